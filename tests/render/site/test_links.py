"""What a page links to is on the site, or it is a problem."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner, Result

from secondround.cli.group import app
from secondround.records import linked
from secondround.render.site import builder, site_links
from secondround.system import folder

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]
Pages = dict[PurePosixPath, str | bytes | Path]
Config = Callable[..., Path]
_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def _put(folder: Path, place: str, text: str) -> None:
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with one packet, as `init` makes it."""
    folder = tmp_path / "workspace"
    assert CliRunner().invoke(app, ["init", str(folder)]).exit_code == 0
    return folder


def _build(root: Path) -> Result:
    return CliRunner().invoke(
        app, ["build", "--no-pdf", "--workspace", str(root)], env={"SECONDROUND_TRUST": "1"}
    )


def _settings(root: Path, *, more: str = "", theme: str = "") -> None:
    text = (root / "mkdocs.yml").read_text("utf-8").replace("theme:\n", f"theme:\n{theme}", 1)
    (root / "mkdocs.yml").write_text(text + more, "utf-8")


def test_what_the_settings_name_is_on_the_site(root: Path) -> None:
    """A style sheet, a script, a logo and an icon from the packets folder, and from the theme's
    own.
    """
    _settings(
        root,
        more="extra_css: [own.css, assets/more.css, theirs.css]\nextra_javascript: [own.js]\n",
        theme="  logo: logo.svg\n  favicon: assets/tab.svg\n",
    )
    named = ("own.css", "assets/more.css", "own.js", "logo.svg", "assets/tab.svg")
    for name in named:
        _put(root / "packets", name, _PICTURE if name.endswith(".svg") else "/**/")
    _put(root, "templates/site/theirs.css", "/**/")
    done = _build(root)
    assert done.exit_code == 0, done.output
    for name in (*named, "theirs.css"):
        assert (root / "site" / name).is_file(), name


@pytest.mark.parametrize(
    ("more", "theme", "said"),
    [
        ("extra_css: [own.css]\n", "", "`extra_css` names own.css"),
        ("", "  logo: logo.svg\n", "`theme: logo` names logo.svg"),
        ("extra_css: [../secret.css]\n", "", "`extra_css` names ../secret.css"),
    ],
)
def test_what_the_settings_name_and_is_not_there_is_told(
    more: str, theme: str, said: str, root: Path
) -> None:
    """A file that is nowhere, or outside the packets folder, keeps the site from being put in
    place.
    """
    _put(root, "secret.css", "canary-4711")
    _settings(root, more=more, theme=theme)
    done = _build(root)
    assert done.exit_code == 1
    assert f"error missing-site-file: {said}" in done.output
    assert not (root / "site").exists()


def test_what_pages_link_to_is_on_the_site(root: Path) -> None:
    """From `assets`, from beside a guide, however the link is written and its accents are put
    together.
    """
    accents = unicodedata.normalize("NFD", "Übersicht.pdf")
    for name in (
        "assets/map.svg",
        "assets/a b.pdf",
        "guides/plan.pdf",
        f"guides/{accents}",
        "assets/unused.pdf",
    ):
        _put(root / "packets", name, _PICTURE)
    home = root / "packets" / "index.md"
    links = (
        '[a](<assets/a%20b.pdf>) <img src="assets/map.svg" alt="map"> [p][p]\n\n[p]: '
        'guides/plan.pdf "Plan"\n'
    )
    home.write_text(home.read_text("utf-8") + "\n" + links, "utf-8")
    _put(root / "packets", "guides/own.md", "# Own\n\n[o](Übersicht.pdf#page=2) [h](../index.md)\n")
    done = _build(root)
    assert done.exit_code == 0, done.output
    for name in ("assets/map.svg", "assets/a b.pdf", "guides/plan.pdf", "guides/Übersicht.pdf"):
        assert (root / "site" / name).is_file(), name
    assert not (root / "site" / "assets" / "unused.pdf").exists()


@pytest.mark.parametrize(
    "link",
    [
        "[x](assets/gone.pdf)",
        "<a href='example-company/notes.pdf'>x</a>",
        "[x](example-company/interview.yml)",
        "[x](example-company/notes.pdf)",
    ],
)
def test_what_is_linked_and_not_published_is_told(link: str, root: Path) -> None:
    """A file that is gone, and one of a packet that another page links to, stop the build with the
    link's name.
    """
    _put(root / "packets", "example-company/notes.pdf", "canary-4711")
    home = root / "packets" / "index.md"
    home.write_text(home.read_text("utf-8") + f"\n{link}\n", "utf-8")
    done = _build(root)
    assert done.exit_code == 1
    assert "packets/index.md:" in done.output
    assert "error dead-link: This page links to " in done.output
    assert not (root / "site").exists()


def test_a_packets_page_brings_what_lies_beside_it(tmp_path: Path) -> None:
    """Its own folder's files, and neither records nor another's."""
    for name in (
        "acme/map.png",
        "acme/interview.yml",
        "acme/notes.md",
        "other/map.png",
        "acme/.x/a.png",
    ):
        _put(tmp_path / "packets", name, "x")
    text = (
        "![m](map.png) [r](interview.yml) [n](notes.md) ![o](../other/map.png) ![h](.x/a.png) "
        "[e](https://x.y/map.png)"
    )
    assert linked.found(tmp_path, {PurePosixPath("acme/index.md"): text}) == {
        PurePosixPath("acme/map.png"): b"x"
    }
    assert linked.found(tmp_path, {PurePosixPath("guides/a.md"): "![m](../acme/map.png)"}) == {}


def _missing(site: Path) -> tuple[tuple[str, str], ...]:
    there = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    pages = {
        place: site_links.targets(place, path.read_text("utf-8"))
        for place, path in there.items()
        if path.suffix == ".html"
    }
    return site_links.missing(pages, there)


def test_every_link_of_a_built_site_leads_somewhere(built: Path) -> None:
    """Nothing is missing on a whole site; take a file away, and the pages that link to it say
    so.
    """
    assert _missing(built) == ()


def test_a_file_taken_away_is_missed(built: Path, tmp_path: Path) -> None:
    """The first page that links to it is named."""
    site = shutil.copytree(built, tmp_path / "site")
    (site / "amara" / "harbor" / "day-card.pdf").unlink()
    assert _missing(site) == (("amara/harbor/index.html", "day-card.pdf"),)


def test_a_page_in_the_place_of_ours_is_told_how_to_extend_it(
    pages: Pages, config: Config, tmp_path: Path
) -> None:
    """One that extends the theme's would lose our style and the PDFs; one that extends ours has
    both.
    """
    settings = config()
    settings.write_text(
        settings.read_text().replace("theme:\n", "theme:\n  custom_dir: overrides\n", 1)
    )
    own = tmp_path / "overrides" / "main.html"
    _put(tmp_path, "overrides/main.html", '\n{% extends "base.html" %}\n')
    report = builder.build(pages, config=settings, site=tmp_path / "site")
    (problem,) = report.problems
    assert (problem.code, str(problem.file)) == ("unfit-theme", "overrides/main.html")
    assert problem.line == 2
    own.write_text(
        '{% extends "second-round.html" %}{% block extrahead %}<meta name="own" content="x">'
        "{% endblock %}"
    )
    report = builder.build(pages, config=settings, site=tmp_path / "site")
    assert report.done, report.problems
    page = (tmp_path / "site" / "amara" / "harbor" / "index.html").read_text()
    assert '<meta name="own"' in page
    assert "second-round.css" in page
    assert 'href="day-card.pdf"' in page


@pytest.mark.parametrize(
    "text",
    [
        '{% extends "main.html" %}',
        "{%+ extends 'base.html' %}",
        '{% set base = "base.html" %}{% extends base %}',
        '{% extends "second-round.html" %}{% block styles %}<style></style>{% endblock %}',
    ],
)
def test_no_page_of_the_theme_is_without_our_style(
    text: str, pages: Pages, config: Config, tmp_path: Path
) -> None:
    """However a brand's own page loses the style, it is named, with what to extend and what to
    call, and no site is put in place.
    """
    _put(tmp_path, "templates/site/main.html", text)
    report = builder.build(
        pages, config=config(), site=tmp_path / "site", templates=tmp_path / "templates"
    )
    (problem,) = report.problems
    assert (problem.code, str(problem.file)) == ("unfit-theme", "templates/site/main.html")
    assert '{% extends "second-round.html" %}' in problem.hint
    assert "`{{ super() }}`" in problem.hint
    assert not (tmp_path / "site").exists()


def test_a_copy_of_our_own_page_is_ours(pages: Pages, config: Config, tmp_path: Path) -> None:
    """As a copy of the repository has it, built by a program that is installed elsewhere."""
    _put(tmp_path, "templates/site/main.html", (folder("templates") / "site/main.html").read_text())
    report = builder.build(
        pages, config=config(), site=tmp_path / "site", templates=tmp_path / "templates"
    )
    assert report.done, report.problems
