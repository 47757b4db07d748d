"""The site holds what was given, whole, and nothing else."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from secondround.problems import as_text
from secondround.render.site import builder, edition_label, stage
from secondround.vocabulary import Edition

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]
Pages = dict[PurePosixPath, str | bytes | Path]
Config = Callable[..., Path]


def _files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def test_exactly_the_given_pages_are_there(built: Path) -> None:
    """Every page and file given, and beside them only what the theme brings."""
    names = {name for name in _files(built) if not name.startswith(("assets/", "search/"))}
    assert names == {
        *{
            "index.html",
            "guides/success-stories.html",
            "amara/harbor/index.html",
            "amara/fenn/index.html",
        },
        *{"amara/harbor/day-card.pdf", "404.html", "service-worker.js"},
    }


def test_what_lies_in_the_packets_folder_stays_there(
    pages: Pages, config: Config, tmp_path: Path
) -> None:
    """A note, a record, a half-written page beside the given ones never reaches the site."""
    settings = config()
    for name in ("notes.md", "interview.yml", "amara/harbor/index.md", "draft.md", "x.png"):
        (tmp_path / "packets" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "packets" / name).write_text("canary-4711")
    assert builder.build(pages, config=settings, site=tmp_path / "site").done
    assert not [
        name for name, content in _files(tmp_path / "site").items() if b"canary-4711" in content
    ]


def test_the_same_pages_give_the_same_bytes(
    pages: Pages, built: Path, tmp_path: Path, config: Config
) -> None:
    """Elsewhere, later, in another order: equal files, packed ones too."""
    other = dict(reversed(pages.items()))
    assert builder.build(other, config=config(), site=tmp_path / "site").done
    assert _files(tmp_path / "site") == _files(built)


def test_the_environment_is_left_as_it_was(pages: Pages, config: Config, tmp_path: Path) -> None:
    """SOURCE_DATE_EPOCH is named for MkDocs alone."""
    assert "SOURCE_DATE_EPOCH" not in os.environ
    builder.build(pages, config=config(), site=tmp_path / "site")
    assert "SOURCE_DATE_EPOCH" not in os.environ


@pytest.mark.parametrize("named", ["soon", "-1", f"{2**40}", ""])
def test_what_is_no_moment_counts_as_none(
    pages: Pages, built: Path, tmp_path: Path, config: Config, named: str
) -> None:
    """A value of SOURCE_DATE_EPOCH that nothing can be stamped with changes nothing."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SOURCE_DATE_EPOCH", named)
        assert builder.build(pages, config=config(), site=tmp_path / "site").done
        assert os.environ["SOURCE_DATE_EPOCH"] == named
    assert _files(tmp_path / "site") == _files(built)


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("# T\n\n[gone](nowhere.md)\n", "nowhere.md"),
        ("# T\n\n[gone](#nowhere)\n", "#nowhere"),
        ("# T\n\n[gone](/etc/passwd)\n", "/etc/passwd"),
    ],
)
def test_a_warning_keeps_the_earlier_site(
    page: str, says: str, pages: Pages, config: Config, tmp_path: Path
) -> None:
    """A broken link is a problem in words; the site that was there stays, to the byte."""
    site = tmp_path / "site"
    assert builder.build(pages, config=config(), site=site).done
    before = _files(site)
    report = builder.build(
        {**pages, PurePosixPath("guides/new.md"): page}, config=config(), site=site
    )
    assert not report.done
    (problem,) = report.problems
    assert problem.code == "dead-link"
    assert (str(problem.file), problem.line) == ("packets/guides/new.md", 3)
    assert says in problem.message
    assert _files(site) == before
    assert {path.name for path in tmp_path.iterdir()} == {"site", "packets", "mkdocs.yml"}


NAMED = "site_name: x\ntheme:\n  name: material\n"
BROKEN = {
    "": ("mkdocs.yml:1:1: error empty-file: The file is empty."),
    "# later\n": "mkdocs.yml:1:1: error empty-file: The file has no settings.",
    "- a\n- b\n": "mkdocs.yml:1:1: error empty-file: The file has no settings.",
    "site_name: x\n": "mkdocs.yml:1:1: error missing-setting: There is no `theme`.",
    "site_name: x\ntheme:\n": "mkdocs.yml:1:1: error missing-setting: There is no `theme`.",
    "theme: material\n": "mkdocs.yml:1:1: error missing-setting: There is no `site_name`.",
    "site_name: x\ntheme:\n  name: nothing\n": (
        "mkdocs.yml:3:1: error not-installed: The theme `nothing` is not installed."
    ),
    "site_name: x\ntheme: mkdocs\n": (
        "mkdocs.yml:2:1: error unfit-theme: This theme has no room for a packet."
    ),
    "site_name: x\ntheme:\n  name: null\n  custom_dir: packets\n": (
        "mkdocs.yml:2:1: error unfit-theme: This theme has no room for a packet."
    ),
    NAMED + "plugins:\n  - search\n  - nothing\n": (
        "mkdocs.yml:6:1: error not-installed: The plugin `nothing` is not installed."
    ),
    NAMED + "markdown_extensions: [nothing]\n": (
        "mkdocs.yml:4:1: error not-installed: The extension `nothing` is not installed."
    ),
    NAMED + "navv: []\n": (
        "mkdocs.yml:4:1: error unknown-setting: `navv` is not a setting of MkDocs."
    ),
    NAMED + "nav: 5\n": "mkdocs.yml:4:1: error bad-setting: `nav`: Expected nav to be a list",
    NAMED + "nav: [\n": "mkdocs.yml:5:1: error yaml-syntax: It cannot be read from here on: ",
    NAMED + "extra: 2026-13-45\n": (
        "mkdocs.yml:1:1: error bad-setting: It cannot be read: month must be in 1..12."
    ),
    "INHERIT: base.yml\n": (
        "mkdocs.yml:1:1: error bad-setting: It cannot be read: Inherited config file 'base.yml' "
        "does not exist"
    ),
}


@pytest.mark.parametrize(("text", "says"), BROKEN.items())
def test_a_broken_configuration_is_a_problem_at_its_place(
    text: str, says: str, pages: Pages, tmp_path: Path
) -> None:
    """The file, the line where there is one, and a way out; nothing of MkDocs' insides, and the
    earlier site stays.
    """
    settings, site = tmp_path / "mkdocs.yml", tmp_path / "site"
    (tmp_path / "packets").mkdir()
    site.mkdir()
    settings.write_text(text)
    report = builder.build(pages, config=settings, site=site)
    (problem,) = report.problems
    assert as_text(problem, ()).startswith(says)
    assert problem.hint
    assert list(site.iterdir()) == []


def test_a_template_that_fails_is_a_problem(pages: Pages, config: Config, tmp_path: Path) -> None:
    """A mistake in the workspace's own theme file is told as such."""
    theme = tmp_path / "templates" / "site"
    theme.mkdir(parents=True)
    (theme / "main.html").write_text(
        "{% extends 'second-round.html' %}{% block content %}{% broken %}{% endblock %}"
    )
    report = builder.build(
        pages, config=config(), site=tmp_path / "site", templates=tmp_path / "templates"
    )
    (problem,) = report.problems
    assert problem.code == "template-error"
    assert (str(problem.file), problem.line) == ("templates/site/main.html", 1)


def test_a_page_that_a_plugin_adds_is_a_problem(
    pages: Pages, config: Config, tmp_path: Path
) -> None:
    """What the builder made is compared with what it was given: one page more, and nothing is put
    in place.
    """
    (tmp_path / "hook.py").write_text(
        "from pathlib import Path\n"
        "def on_post_build(config):\n"
        "    Path(config.site_dir, 'stray.html').write_text('x')\n"
        "    Path(config.site_dir, 'guides/success-stories.html').unlink()\n"
    )
    report = builder.build(pages, config=config("hooks: [hook.py]\n"), site=tmp_path / "site")
    assert [(problem.code, problem.message) for problem in report.problems] == [
        ("site-differs", "The site has `stray.html`, which was not given."),
        ("site-differs", "The site lacks `guides/success-stories.html`, which was given."),
    ]
    assert not (tmp_path / "site").exists()


def test_whatever_else_mkdocs_warns_of_is_a_problem(
    pages: Pages, config: Config, tmp_path: Path
) -> None:
    """A warning about anything but a link keeps the earlier site, in MkDocs' words."""
    (tmp_path / "hook.py").write_text(
        "import logging\n"
        "def on_post_build(config):\n"
        "    logging.getLogger('mkdocs.plugins.own').warning('It is odd.')\n"
    )
    report = builder.build(pages, config=config("hooks: [hook.py]\n"), site=tmp_path / "site")
    assert [(problem.code, problem.message) for problem in report.problems] == [
        ("site-not-built", "It is odd.")
    ]


@pytest.mark.parametrize("place", ["../out.md", "/etc/out.md", "a/../../out.md"])
def test_a_place_outside_is_refused(place: str, config: Config, tmp_path: Path) -> None:
    """A page's place lies below the sources."""
    with pytest.raises(ValueError, match="not a place below"):
        builder.build({PurePosixPath(place): "# T\n"}, config=config(), site=tmp_path / "site")


def test_navigation_holds_what_this_edition_has(pages: Pages, built: Path) -> None:
    """Guides that were not given are not in the navigation, packets never are."""
    home = (built / "index.html").read_text()
    navigation = re.findall(r'href="([^"]+)" class="md-nav__link', home)
    assert "guides/success-stories.html" in navigation
    assert not [link for link in navigation if "second-interview" in link or "amara" in link]
    assert len(pages) == 5


def test_a_workspace_without_navigation_gets_a_plain_one(pages: Pages, tmp_path: Path) -> None:
    """Home and the guides; a scaffold of five lines is enough."""
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: Mine\ntheme:\n  name: material\n  font: false\n")
    (tmp_path / "docs").mkdir()
    assert builder.build(pages, config=settings, site=tmp_path / "site").problems == ()
    home = (tmp_path / "site" / "index.html").read_text()
    assert re.search(r'href="guides/success-stories/"', home)
    assert "assets/second-round.css" in home


def test_the_workspaces_theme_wins(pages: Pages, config: Config, tmp_path: Path) -> None:
    """A file of the same name in the workspace's templates/site replaces the shipped one; others
    stay.
    """
    style = tmp_path / "templates" / "site" / "assets" / "second-round.css"
    style.parent.mkdir(parents=True)
    style.write_text("/* mine */")
    assert builder.build(
        pages, config=config(), site=tmp_path / "site", templates=tmp_path / "templates"
    ).done
    assert (tmp_path / "site" / "assets" / "second-round.css").read_text() == "/* mine */"
    assert (tmp_path / "site" / "assets" / "second-round.js").exists()


def test_papers_are_offered_on_their_page(built: Path) -> None:
    """A PDF beside a packet's page is linked from it, and from no other."""
    assert (
        '<a href="day-card.pdf">Day card (PDF)</a>'
        in (built / "amara/harbor/index.html").read_text()
    )
    assert ".pdf" not in (built / "amara/fenn/index.html").read_text()


def test_papers_are_called_by_what_they_are() -> None:
    """A site is of one edition, so a link to its paper need not name it; whatever edition that
    is.
    """
    for edition in Edition:
        end = "" if edition is Edition.CANDIDATE else f"-{edition.label}"
        place = PurePosixPath("amara/harbor")
        offered = stage.papers({place / f"{kind}{end}.pdf": b"" for kind in ("packet", "day-card")})
        names = {paper["file"]: paper["name"] for paper in offered["amara/harbor/index.md"]}
        assert names == {
            f"packet{end}.pdf": "Packet (PDF)",
            f"day-card{end}.pdf": "Day card (PDF)",
        }


def test_boxes_have_their_words_in_their_label(built: Path) -> None:
    """Each box stands in one label with what it is for, and no label reaches over a list."""
    page = (built / "amara/harbor/index.html").read_text()
    labels = re.findall(r'<label class="task-list-control">(.*?)</label>', page, re.DOTALL)
    assert len(labels) == 7
    assert all(re.sub(r"<[^>]*>", "", label).strip() for label in labels)
    assert not [label for label in labels if "<li" in label]


def test_nothing_points_to_another_machine(built: Path) -> None:
    """No page, style or script of ours names an address that a browser would load."""
    for name in ("index.html", "amara/harbor/index.html"):
        loaded = re.findall(
            r'<(?:script|img|iframe|source)[^>]+src="([^"]+)"', (built / name).read_text()
        )
        loaded += re.findall(r'<link[^>]+href="([^"]+)"', (built / name).read_text())
        assert loaded
        assert not [address for address in loaded if "//" in address]
    style = (built / "assets/second-round.css").read_text()
    assert not re.search(r"url\((?!fonts/)", style)


@pytest.mark.parametrize("address", ["", "https://amara.github.io/interviews/"])
def test_the_page_for_wrong_addresses_is_whole_in_itself(
    address: str, pages: Pages, config: Config, tmp_path: Path
) -> None:
    """A host shows it at any depth, also for a site below its top: it needs no other file to be
    read, and leads to the first page.
    """
    settings = config(f"site_url: {address}\n" if address else "")
    label = edition_label.Label(Edition.PUBLIC, 1)
    assert builder.build(pages, config=settings, site=tmp_path / "site", label=label).done
    page = (tmp_path / "site" / "404.html").read_text()
    assert "Page not found" in page
    assert re.findall(r'(?:src|href)="([^"]*)"', page) == [address or "/"]
    assert "url(" not in page
    assert "sans-serif" in page


@pytest.mark.parametrize(
    ("theme", "asked"),
    [
        ("material", False),
        ("{name: material}", False),
        ("{name: material, font: {text: Lato}}", True),
    ],
)
def test_fonts_are_asked_for_only_where_they_are_named(
    theme: str, pages: Pages, tmp_path: Path, *, asked: bool
) -> None:
    """A theme's own default must not have each reader's browser tell another machine what it
    opens.
    """
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"site_name: Interviews\nuse_directory_urls: false\ntheme: {theme}\n")
    assert builder.build(pages, config=config, site=tmp_path / "site").done
    assert ("fonts.googleapis.com" in (tmp_path / "site" / "index.html").read_text()) == asked


def test_a_build_killed_at_any_moment_leaves_the_last_site_and_the_next_completes(
    pages: Pages, config: Config, tmp_path: Path
) -> None:
    """SIGKILL after ever longer waits: the old site or the new one, whole; afterwards nothing is
    left over.
    """
    site, settings = tmp_path / "site", config()
    assert builder.build(pages, config=settings, site=site).done
    old = _files(site)
    source = {PurePosixPath("index.md"): "# Only this\n"}
    program = (
        "import sys; from pathlib import Path, PurePosixPath; from secondround.render.site "
        "import builder as website;"
        "website.build({PurePosixPath('index.md'): '# Only this\\n'}, "
        "config=Path(sys.argv[1]), site=Path(sys.argv[2]))"
    )
    assert builder.build(source, config=settings, site=tmp_path / "new").done
    new = _files(tmp_path / "new")
    for wait in (0.1, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        with subprocess.Popen([sys.executable, "-c", program, str(settings), str(site)]) as build:
            time.sleep(wait)
            build.send_signal(signal.SIGKILL)
        assert _files(site) in (old, new)
    assert builder.build(pages, config=settings, site=site).done
    assert _files(site) == old
    assert not (tmp_path / ".secondround").exists()


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
@pytest.mark.parametrize(
    ("call", "count"), [("renameat2", 1), ("unlink", 1), ("unlink", 40), ("flock", 1)]
)
def test_a_build_killed_in_the_exchange(
    call: str, count: int, pages: Pages, config: Config, tmp_path: Path
) -> None:
    """SIGKILL at the calls that put the new site in place and clear the old one away."""
    site, settings = tmp_path / "site", config()
    assert builder.build(pages, config=settings, site=site).done
    old = _files(site)
    program = (
        "import sys; from pathlib import Path, PurePosixPath; from secondround.render.site "
        "import builder as website;"
        "website.build({PurePosixPath('index.md'): '# Only this\\n'}, "
        "config=Path(sys.argv[1]), site=Path(sys.argv[2]))"
    )
    inject = f"inject={call}:signal=SIGKILL:when={count}"
    command = [
        "strace",
        "-f",
        "-o",
        "/dev/null",
        "-e",
        f"trace={call}",
        "-e",
        inject,
        sys.executable,
        "-c",
        program,
    ]
    assert subprocess.run([*command, str(settings), str(site)], check=False).returncode != 0
    found = _files(site)
    assert found == old or set(found) < set(old)
    assert "index.html" in found
    assert builder.build(pages, config=settings, site=site).done
    assert _files(site) == old
    assert not (tmp_path / ".secondround").exists()
