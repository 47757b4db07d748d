"""The committed pages, built by each of the engines that read `mkdocs.yml`.

The engines come from the package index. Where it cannot be reached, they are skipped, and the
reason is shown.
"""

from __future__ import annotations

import html
import subprocess
import sys
import venv
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest
from jinja2 import Environment, nodes

from secondround.system import resources

ROOT: Final = Path(__file__).parents[2]
SITE: Final = ROOT / "templates" / "site"
TEMPLATES: Final = sorted(path.name for path in SITE.iterdir() if path.suffix in {".html", ".xml"})
WITHOUT_PYTHON: Final = {
    "capitalize": 0,
    "e": 0,
    "first": 0,
    "list": 0,
    "map": 1,
    "replace": 2,
    "url": 0,
    "urlencode": 0,
}
"""Filters that every engine has, with the most arguments that each of them takes."""
NEWEST: Final = ("mkdocs-material", "mkdocs-materialx", "properdocs", "zensical")
ENGINES: Final = {
    "ProperDocs": ("properdocs", "material"),
    "MaterialX": ("mkdocs", "materialx"),
    "Zensical": ("zensical", "material"),
}
"""By name: the module that builds, and the theme."""


def imported(tree: nodes.Template) -> set[str]:
    """What a template calls a file of macros; `lang` is the theme's."""
    return {"lang", *(found.target for found in tree.find_all(nodes.Import))}


def of_python(text: str) -> list[str]:
    """What a template asks for that an engine without Python has not: a method, or a filter that
    is not in the list above.
    """
    tree = Environment(autoescape=False).parse(text)  # noqa: S701 (nothing is rendered)
    found = []
    for call in tree.find_all(nodes.Call):
        asked = call.node
        if isinstance(asked, nodes.Getattr) and (
            not isinstance(asked.node, nodes.Name) or asked.node.name not in imported(tree)
        ):
            found.append(f"{call.lineno}: .{asked.attr}()")
    return found + [
        f"{asked.lineno}: {asked.name}"
        for asked in tree.find_all(nodes.Filter)
        if len(asked.args) > WITHOUT_PYTHON.get(asked.name, -1)
    ]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_asks_for_nothing_that_only_python_has(name: str) -> None:
    """It calls no method of a text, a list or a page, and no filter in a way that one engine does
    not know.
    """
    assert of_python((SITE / name).read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ title.split() }}", "1: .split()"),
        ("{{ (papers or {}).get('a') }}", "1: .get()"),
        ("{{ title | replace('a', 'b', 1) }}", "1: replace"),
        ("{% for a in b | dictsort %}{% endfor %}", "1: dictsort"),
    ],
)
def test_what_only_python_has_is_found(text: str, found: str) -> None:
    """The test above sees it."""
    assert of_python(text) == [found]


class _Article(HTMLParser):
    """The tags and words of a page's article, without the theme's own mark for a skip link."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._within = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article":
            self._within = True
        elif self._within and ("id", "__skip") not in attrs:
            self.found.append(f"<{tag} {sorted(attrs)}>")

    def handle_endtag(self, tag: str) -> None:
        self._within = self._within and tag != "article"

    def handle_data(self, data: str) -> None:
        if self._within and (words := " ".join(data.split())):
            self.found.append(words)


def articles(site: Path) -> dict[str, list[str]]:
    """By its place, what each page of a site says."""
    said = {}
    for path in sorted(site.rglob("*.html")):
        article = _Article()
        article.feed(path.read_text("utf-8"))
        said[path.relative_to(site).as_posix()] = article.found
    return said


def build(python: Path | str, module: str, theme: str, folder: Path) -> Path:
    """The site that an engine makes of the example, which has nothing changed but the theme."""
    for place, content in resources.example().items():
        path = folder / "packets" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("custom_dir: templates/site", f"custom_dir: '{SITE}'")
    settings = settings.replace("name: material\n", f"name: {theme}\n")
    (folder / "mkdocs.yml").write_text(f"{settings}\nsite_url: https://example.org/\n", "utf-8")
    order = [str(python), "-m", module, "build", "--config-file", "mkdocs.yml"]
    done = subprocess.run(order, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What MkDocs and Material make of the example, in the versions that the program runs on."""
    return build(sys.executable, "mkdocs", "material", tmp_path_factory.mktemp("reference"))


@pytest.fixture(scope="module")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with the newest version of every engine."""
    folder = tmp_path_factory.mktemp("engines")
    venv.create(folder)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    order = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    order += ["--retries", "0", "--timeout", "10"]
    order.append("--no-compile")  # Python compiles what is imported
    done = subprocess.run([*order, *NEWEST], capture_output=True, text=True, check=False)
    if done.returncode:
        why = done.stderr.strip().splitlines()[-1:]
        pytest.skip(f"OTHER ENGINES NOT TRIED: the package index cannot be reached: {why}")
    return python


@pytest.mark.slow
@pytest.mark.newest
@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_each_engine_gives_the_same_pages(
    engine: str, reference: Path, newest: Path, tmp_path: Path
) -> None:
    """The same pages, each with the same article, title and way through the site; and no file of
    the packets folder that is not a page.
    """
    site = build(newest, *ENGINES[engine], tmp_path)
    expected = articles(reference)
    assert len(expected["amara-okafor/harbor/index.html"]) > 1000
    assert articles(site) == expected
    assert list(site.rglob("*.yml")) == []
    for place in expected:
        page, same = ((made / place).read_text("utf-8") for made in (site, reference))
        assert titled(page) == titled(same)
        assert ("second-round.css" in page) == ("second-round.css" in same)
        assert page.count('href="#day-card"') == same.count('href="#day-card"')
    assert addresses(site) == addresses(reference)


def titled(page: str) -> str:
    """A page's title."""
    return page.partition("<title>")[2].partition("</title>")[0]


def addresses(site: Path) -> list[str]:
    """What the sitemap lists."""
    lines = html.unescape((site / "sitemap.xml").read_text("utf-8")).splitlines()
    return sorted(line.strip() for line in lines if "<loc>" in line)
