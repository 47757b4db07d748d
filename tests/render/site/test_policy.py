"""What pages say to browsers: only the theme's scripts and ours run, and what is private is not to
be found.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Browser

from secondround.render.site import builder, finishing, site_head, stage
from secondround.render.site.edition_label import Label
from secondround.vocabulary import Edition

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]
Pages = dict[PurePosixPath, str | bytes | Path]
Config = Callable[..., Path]
_OURS = re.compile(r"(\.\./)*assets/(javascripts/bundle\.[0-9a-f]+\.min\.js|second-round\.js)")


class Read(HTMLParser):
    """What a page would run, what it loads, and what its head says."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.policies: list[str] = []
        self.robots: list[str] = []
        self.inline: list[str] = []
        self.sources: list[str] = []
        self.handlers: list[str] = []
        self.links: dict[str, list[str]] = {}
        self._script = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.handlers += [name for name in given if name.startswith("on")]
        self.handlers += [
            value for value in given.values() if value.strip().lower().startswith("javascript:")
        ]
        if tag == "meta" and given.get("http-equiv") == "Content-Security-Policy":
            self.policies.append(given["content"])
        if tag == "meta" and given.get("name") == "robots":
            self.robots.append(given["content"])
        if tag == "link":
            self.links.setdefault(given.get("rel", ""), []).append(given.get("href", ""))
        self._script = tag == "script" and given.get("type", "") != "application/json"
        if self._script and "src" in given:
            self.sources.append(given["src"])
            self._script = False
        elif self._script:
            self.inline.append("")

    def handle_endtag(self, tag: str) -> None:
        self._script = self._script and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._script:
            self.inline[-1] += data


def read(site: Path) -> Iterator[tuple[str, Read]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), Read(path.read_text("utf-8"))


HOSTILE = (
    "<script>ran=1</script><img src=x onerror=ran=1> [a](javascript:ran=1) </title></head>"
    "<script src=//x.example>"
)


@pytest.fixture(scope="module")
def hostile(pages: Pages, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, builder.Report]:
    """A site with a guide that brings scripts, which guides may hold as any Markdown may."""
    more: Pages = {
        PurePosixPath("guides/own.md"): f"# Own\n\n{HOSTILE}\n\n<script>ran=1</script>\n",
        PurePosixPath(
            "guides/twice.md"
        ): "# Twice\n\n<script>ran=1</script>\n\n<SCRIPT type=module>ran=1</SCRIPT>\n",
    }
    site = tmp_path_factory.mktemp("hostile") / "site"
    return site, builder.build(pages | more, config=ROOT / "mkdocs.yml", site=site)


def test_no_page_runs_a_script_that_is_not_ours(hostile: tuple[Path, builder.Report]) -> None:
    """Every page has one policy; what it lets run are files of the site, and the theme's own few
    lines.
    """
    site, _ = hostile
    allowed: set[str] = set()
    for name, page in read(site):
        assert len(page.policies) == 1, name
        rules = dict(rule.split(" ", 1) for rule in page.policies[0].split("; "))
        assert (rules["default-src"], rules["object-src"], rules["base-uri"]) == (
            "'none'",
            "'none'",
            "'none'",
        )
        hashes = re.findall("'sha256-([^']+)'", rules["script-src"])
        assert re.sub(" 'sha256-[^']+'", "", rules["script-src"]) == "'self' file:"
        known = {
            base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(): script
            for script in page.inline
        }
        assert set(hashes) <= known.keys()
        allowed.update(known[one] for one in hashes)
        if not name.startswith("guides/"):
            assert page.handlers == []
            assert set(hashes) == known.keys()
            assert all(map(_OURS.fullmatch, page.sources)), page.sources
    assert not [script for script in allowed if "ran" in script]
    marks = ("__md_", "__tabbed_", "second-round.css")
    assert all(any(mark in script for mark in marks) for script in allowed)


def test_scripts_that_will_not_run_are_told(hostile: tuple[Path, builder.Report]) -> None:
    """A guide's own script is a warning with the page's name, and the site is built all the
    same.
    """
    _, report = hostile
    assert report.done
    blocked = [problem for problem in report.problems if problem.code == "script-blocked"]
    assert [str(problem.file) for problem in blocked] == [
        "packets/guides/own.md",
        "packets/guides/twice.md",
    ]
    assert "2 scripts of its own" in blocked[1].message


@pytest.mark.parametrize("page", ["guides/own.html", "guides/twice.html", "index.html"])
def test_a_browser_keeps_to_the_policy(
    hostile: tuple[Path, builder.Report], page: str, browser: Browser
) -> None:
    """Opened from the disk, a script in a page does not run, and those of theme and site do."""
    site, _ = hostile
    shown = browser.new_page()
    asked: list[str] = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto((site / page).as_uri())
    assert shown.evaluate("typeof ran") == "undefined"
    assert shown.evaluate("typeof __md_get") == "function"
    assert shown.evaluate(
        "document.fonts.check('16px \"Source Serif 4\"') && document.styleSheets.length > 1"
    )
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    shown.close()


@pytest.mark.parametrize("edition", ["coach", "candidate", "carry", "public"])
def test_only_the_public_edition_may_be_found(
    edition: str, pages: Pages, config: Config, tmp_path: Path
) -> None:
    """Private pages ask every engine to leave them out, and name neither their address nor each
    other; public ones may have both.
    """
    settings = config("site_url: https://prep.example/\n")
    assert builder.build(
        pages, config=settings, site=tmp_path / "site", label=Label(Edition.labelled(edition), 1)
    ).done
    public = edition == "public"
    assert (
        (tmp_path / "site" / "sitemap.xml").exists()
        == (tmp_path / "site" / "sitemap.xml.gz").exists()
        == public
    )
    for name, page in read(tmp_path / "site"):
        if name != "404.html":
            assert any("noindex" in one for one in page.robots) == (not public)
            assert ("canonical" in page.links) == public
    texts = [
        path.read_bytes()
        for path in (tmp_path / "site").rglob("*")
        if path.suffix in {".html", ".xml", ".json"}
    ]
    assert any(b"prep.example" in text for text in texts) == public
    marks = {"coach": "Coach’s edition", "candidate": "Candidate’s edition"}
    for name in ("index.html", "guides/success-stories.html", "amara/harbor/index.html"):
        assert marks.get(edition, f"{edition.capitalize()} edition") in (
            tmp_path / "site" / name
        ).read_text("utf-8")


def test_what_the_settings_name_may_be_loaded(pages: Pages, config: Config, tmp_path: Path) -> None:
    """Whoever writes a script or a font of another host into mkdocs.yml wants it; the rest of the
    policy stands.
    """
    config("extra_javascript: [https://x.example/a.js]\n")
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("font: false", "font: {text: Lato}"))
    report = builder.build(pages, config=settings, site=tmp_path / "site")
    assert report.problems == ()
    (policy,) = Read((tmp_path / "site" / "index.html").read_text("utf-8")).policies
    for host in (
        "https://x.example/a.js",
        "https://fonts.googleapis.com",
        "https://fonts.gstatic.com",
    ):
        assert host in policy


def test_a_workspace_with_a_page_of_its_own_has_the_policy_too(
    pages: Pages, config: Config, tmp_path: Path
) -> None:
    """A main.html that leaves out all of ours still has a policy, its own scripts run, and it is
    not to be found.
    """
    own = tmp_path / "templates" / "site"
    own.mkdir(parents=True)
    body = "<body>{{ page.content }}<script>mine({{ base_url }})</script></body>"
    (own / "main.html").write_text(f"<html><head lang=en><title>x</title></head>{body}</html>")
    report = builder.build(
        pages, config=config(), site=tmp_path / "site", templates=tmp_path / "templates"
    )
    assert report.problems == ()
    page = Read((tmp_path / "site" / "index.html").read_text("utf-8"))
    assert len(page.policies) == 1
    assert page.policies[0].count("sha256") == len(page.inline) == 1
    assert "noindex" in page.robots[0]


def test_the_letters_of_a_page_stay_as_they_are(tmp_path: Path) -> None:
    """The encoding stands first; a page without a head, or with letters that are none, loses
    nothing.
    """
    odd = b"<p>caf\xe9 \xc3\xa9</p>"
    (tmp_path / "odd.html").write_bytes(odd)
    (tmp_path / "a.html").write_bytes(
        b'<!-- <b> --><html><HEAD>\n<meta charset="utf-8"><title>x</title></HEAD></html>'
    )
    done = finishing.finish(
        tmp_path, stage.places(tmp_path), site_head.Head([], private=True, elsewhere={}), {}
    )
    assert not any(page.scripts for page in done.values())
    assert (tmp_path / "odd.html").read_bytes().endswith(odd)
    assert (tmp_path / "a.html").read_bytes().index(b"charset") < 60
    assert len(Read((tmp_path / "a.html").read_text()).policies) == 1
