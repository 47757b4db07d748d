"""A site whose unchanged pages are kept is the site from nothing, to the byte."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from secondround.render.site import builder, in_place, page_frame
from secondround.render.site.edition_label import Label, rights
from secondround.vocabulary import Edition

from .conftest import Pages
from .test_theme_templates import BANNER, tree

_PACKET = """# {0} & Co: Chief

Second interview. [Read](../../guides/a.md){1}

## Day card

### 09:00 Kim {0}

- [ ] Owls

## Sheets

### 09:00 Kim {0}

Words.
"""
_PAPER = PurePosixPath("q/three/packet.pdf")
_HOME = "# Home{}\n\n[//]: # (packets)\n\n{}\n\n[//]: # (/packets)\n"
_SETTINGS = "site_name: {}\nsite_url: https://a.example/\ntheme: {{name: material}}\n{}"
_WORDS = st.sampled_from(["Gull", "Tern", "Ägir"])
_FIELDS = "---\nicon: material/bird\n---\n\n"
_EDITS = st.one_of(
    st.tuples(
        st.sampled_from(["p/one", "p/two", "q/three"]),
        _WORDS,
        st.sampled_from(["", " [Its day](../../p/one/index.md#day-card)", " [No](../../none.md)"]),
    ),
    st.tuples(st.sampled_from(["p/one", "p/two"]), st.just(""), st.just("")),
    st.tuples(
        st.sampled_from(["guide", "body", "home", "site", "template", "more", "paper"]), _WORDS
    ),
    st.tuples(st.just("more"), st.sampled_from(["Skua", "Auk"])),
    st.tuples(st.just("fields"), st.sampled_from(["", _FIELDS])),
    st.tuples(st.just("edition"), st.sampled_from([Edition.PUBLIC, Edition.COACH])),
)
_MORE = {
    "Gull": "",
    "Tern": "use_directory_urls: false\nexclude_docs: '*.pdf'\n",
    "Ägir": "markdown_extensions: [pymdownx.snippets]\n",
    "Skua": "nav: [index.md, {Guides: [{Home again: index.md}, guides/a.md]}]\n",
    "Auk": "nav: [{Guides: [guides/a.md]}, {Start: index.md}]\n",
}


class Workspace:
    """A workspace that is edited, and what is kept of its pages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.spare: Path | None = None  # where the site before the last is kept
        self.state: dict[str, object] = {
            "guide": "Gull",
            "body": "A *word*.",
            "edition": Edition.CANDIDATE,
        }
        self.packets = {"p/one": ("Gull", ""), "q/three": ("Tern", "")}

    def edit(self, what: str, *how: object) -> None:
        if "/" not in what:
            self.state[what] = how[0]
        elif how[0]:
            self.packets[what] = (str(how[0]), str(how[1]))
        else:
            self.packets.pop(what, None)

    def pages(self) -> Pages:
        listed = "\n".join(f"- [{name}]({name}/index.md)" for name in sorted(self.packets))
        found: Pages = {
            PurePosixPath("index.md"): str(self.state.get("fields", ""))
            + _HOME.format(self.state.get("home", ""), listed),
            PurePosixPath("guides/a.md"): f"# {self.state['guide']}\n\n{self.state['body']}\n",
        }
        if "paper" in self.state:
            found[_PAPER] = b"%PDF-1.7"
        for name, words in self.packets.items():
            found[PurePosixPath(name, "index.md")] = _PACKET.format(*words)
        return found

    def build(self, site: str, store: Memory | None) -> builder.Report:
        config, more = self.folder / "mkdocs.yml", _MORE[str(self.state.get("more", "Gull"))]
        config.write_text(_SETTINGS.format(self.state.get("site", "Home"), more), "utf-8")
        if said := self.state.get("template"):
            banner = self.folder / "templates" / "site" / "main.html"
            banner.parent.mkdir(parents=True, exist_ok=True)
            banner.write_text(BANNER.format(said), "utf-8")
        edition = self.state["edition"]
        assert isinstance(edition, Edition)
        spare = self.spare if store else None
        there = in_place.InPlace(self.folder / site, store, rights(edition), spare)
        pages = {**self.pages()}
        if store and _PAPER in pages:  # as it is printed
            shutil.rmtree(self.folder / "next", ignore_errors=True)
            there.begin(self.folder / "next")
            there.put(str(_PAPER), b"%PDF-1.7")
            pages[_PAPER] = there.next / _PAPER
        return builder.build(
            pages,
            config=config,
            site=self.folder / site,
            templates=self.folder / "templates",
            label=Label(edition, 2),
            there=there,
        )


class Memory:
    """Keeps pages in a dict."""

    def __init__(self) -> None:
        self.found = dict[str, bytes]()

    def get(self, name: str) -> bytes | None:
        return self.found.get(name)

    def put(self, name: str, data: bytes) -> None:
        self.found[name] = data


@pytest.mark.slow
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(_EDITS, min_size=1, max_size=6))
def test_after_any_edits_it_is_the_site_from_nothing(
    edits: list[tuple[str, ...]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Packets, guides, home, settings, templates, editions: pages and problems are the same."""
    work, memory = Workspace(tmp_path_factory.mktemp("kept")), Memory()
    work.spare = work.folder / "spare"
    work.build("kept", memory)
    for what, *how in edits:
        work.edit(what, *how)
        kept, fresh = work.build("kept", memory), work.build("fresh", None)
        assert kept == fresh
        if kept.done:
            assert tree(work.folder / "kept") == tree(work.folder / "fresh")


@pytest.mark.slow
@pytest.mark.parametrize("more", ["Gull", "Tern", "Ägir"], ids=["", "excluded", "all made anew"])
def test_a_pdf_lies_where_it_was_printed(more: str, tmp_path: Path) -> None:
    """What is printed into the next site stays there, whatever the settings say of pages."""
    work, memory = Workspace(tmp_path), Memory()
    work.state |= {"paper": "printed", "more": more}
    assert work.build("kept", memory) == work.build("fresh", None)
    assert tree(work.folder / "kept") == tree(work.folder / "fresh")
    assert (work.folder / "kept" / _PAPER).read_bytes() == b"%PDF-1.7"


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that Markdown reads, one after the other."""
    from mkdocs.structure import pages  # noqa: PLC0415 (patched where it is used)

    read = list[str]()
    render: Callable[..., None] = pages.Page.render

    def noted(page: pages.Page, *rest: object) -> None:
        read.append(page.file.src_uri)
        render(page, *rest)

    monkeypatch.setattr(pages.Page, "render", noted)
    return read


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edit", "also"),
    [
        (("p/one", "Ägir", ""), ["p/one/index.md"]),
        (("p/two", "Ägir", ""), ["index.md", "p/two/index.md"]),
        (("body", "Another word."), []),
        (("guide", "Tern"), ["index.md", "p/one/index.md", "q/three/index.md"]),
    ],
    ids=["a packet", "a new packet", "a guide", "its title"],
)
def test_only_what_changed_is_made(
    edit: tuple[str, ...], also: list[str], tmp_path: Path, rendered: list[str]
) -> None:
    """Markdown reads a packet that was edited, the home page if its list has changed, the guide,
    and no other; but a guide's title is in every page's navigation.
    """
    work, memory = Workspace(tmp_path), Memory()
    assert work.build("kept", memory).done
    rendered.clear()
    what, *how = edit
    work.edit(what, *how)
    assert work.build("kept", memory).done
    assert sorted(rendered) == ["guides/a.md", *also]


@pytest.mark.slow
def test_with_and_without_pdfs_in_turn(tmp_path: Path, rendered: list[str]) -> None:
    """What is known of the pages of `build` is still known after `serve`, which has no PDFs."""
    work, memory = Workspace(tmp_path), Memory()
    for _ in range(2):
        rendered.clear()
        work.state["paper"] = "printed"
        assert work.build("kept", memory).done
        del work.state["paper"]
        assert work.build("kept", memory).done
        memory.found = {
            name: data for name, data in memory.found.items() if not name.startswith("page-")
        }
    assert rendered == ["guides/a.md", "guides/a.md"]


@pytest.mark.slow
@pytest.mark.parametrize("more", ["Gull", "Skua", "Auk"])
@pytest.mark.parametrize("fields", ["", _FIELDS], ids=["", "fields"])
def test_the_navigation_names_the_home_page_that_stays(
    more: str, fields: str, tmp_path: Path
) -> None:
    """On a page that is made, whatever names it there, it is as in the site from nothing."""
    work, memory = Workspace(tmp_path), Memory()
    work.state |= {"more": more, "fields": fields}
    assert work.build("kept", memory).done
    work.edit("body", "Another word.")
    assert work.build("kept", memory) == work.build("fresh", None)
    assert tree(work.folder / "kept") == tree(work.folder / "fresh")


_LINES = st.lists(
    st.sampled_from(
        ["# Gull", "# *Tern*", "# Gull {#a}", "Words", "---", "title: Skua", "=", "", "<b>",
         "# Gull & Tern", "[Gull]: a.md", "# [Gull]", "```", "*[Gull]: bird", "    # Auk"]
    ),
    max_size=4,
).map("\n".join)  # fmt: skip


@settings(max_examples=200)
@given(_LINES, _LINES, _LINES)
def test_a_guide_that_counts_as_the_same_has_the_same_title(
    start: str, end: str, other_end: str
) -> None:
    """Where another text of a guide makes no packet's page anew, MkDocs reads the same title and
    the same fields out of it.
    """
    extensions = ["toc", "abbr", "attr_list", "md_in_html"]
    config = MkDocsConfig()
    config.load_dict({"markdown_extensions": extensions, "plugins": PluginCollection()})
    counts, read = [], []
    for text in (f"{start}\n\n{end}", f"{start}\n\n{other_end}"):
        file = File("guides/a.md", None, "site", True)  # noqa: FBT003 (MkDocs' own)
        file.content_string = text
        page = Page(None, file, config)
        page.read_source(config)
        page.render(config, Files([file]))
        counts.append(page_frame.in_navigation(text.encode()))
        read.append((page.title, page.meta))
    assert counts[0] != counts[1] or read[0] == read[1]


def test_pages_that_stay_are_known_from_one_note(tmp_path: Path) -> None:
    """Of pages that did not change, none is looked up by itself."""
    work, memory = Workspace(tmp_path), Memory()
    assert work.build("kept", memory).done
    for name in [name for name in memory.found if name.startswith("page-")]:
        del memory.found[name]
    assert work.build("kept", memory).done
    assert not [name for name in memory.found if name.startswith("page-")]
