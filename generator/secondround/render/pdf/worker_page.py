"""A page of Markdown as the HTML document to print.

In: a page in our dialect. Out: cleaned HTML in one section per heading, boxes labelled, title and
header as data. It must not let a person's text bring markup, styles, scripts, or links to files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from secondround.render import dialect, direction, made
from secondround.render.pdf import worker_paper
from secondround.render.pdf.worker_columns import Columns
from secondround.render.pdf.worker_forms import FORMS

_TEXT: Final = {"p", "em", "strong", "code", "pre", "blockquote", "br", "hr", "a", "img", "del"}
_LISTS: Final = {"ul", "ol", "li", "label", "input"}
_TABLES: Final = {"table", "caption", "thead", "tbody", "tr", "th", "td"}
_PICTURES: Final = {"b", "div", "span"}
_HEADINGS: Final = {"h1", "h2", "h3", "h4", "h5", "h6", "section"}

_ATTRIBUTES: Final = {
    "a": {"href"},
    "h1": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "img": {"src", "alt"},
    "input": {"title", "checked"},
    "li": {"style", "data-sheet"},
    "ol": {"start"},
    "p": {"data-sheet"},
    "section": {"id"},
    "span": {"style"},
    "td": {"colspan", "style"},
    "th": {"scope", "style"},
}
_FILLINGS: Final = {"opening", "stories", "follow-ups", "questions", "free"}
_ON_A_SHEET: Final = {"tell": "tell", "you-told": "tell told", "ask": "ask", "at-the-end": "close"}
"""Parts of a sheet by the ids of their headings; the others are people."""
_PART: Final = 4
"""The level of their headings."""
_PLACES: Final = {"below", "hidden", "ending", "narrow-below", "narrow-hidden", "narrow-ending"}
"""Where the label of a block of the day's strip is, on a page and on a narrow one."""
_CLASSES: Final = {
    "section": {*(f"level-{level}" for level in range(2, 7)), *_ON_A_SHEET.values(), "person"},
    "a": {"page"},
    "input": {"field"},
    "ul": {"contents", "task-list"},
    "ol": {"strip"},
    "li": {"task-list-item", "ahead", "held", "pause", "run-in", *_PLACES},
    "table": {"by-session", "long"},
    "div": {"picture", "first", "second", "room", "people", "story", "even", "text", "beside"},
    "span": {"bar", "together", *_FILLINGS},
    "th": _FILLINGS,
    "td": {"told", "reserve", "n1", "n2", "n3", "over", "instead", "room"},
}
_SHEETS: Final = ("fonts.css", "packet.css", "take-along.css", "pictures.css")
_LAST: Final = "own.css"
CARDS: Final = "cards"
"""The form whose pages have neither links nor fields nor contents."""
_LINKS: Final = ("http://", "https://", "mailto:", "tel:", "#")

_WORD: Final = 24
"""Letters of the longest word that a column of four has room for on A4."""

_BOX: Final = re.compile(
    r'<label class="task-list-control"><input type="checkbox"(?P<checked> checked)?/>'
    r'<span class="task-list-indicator"></span></label> '
    r"(?P<text>.*?)(?=</li>|</p>|\n*<(?:ul|ol|p)>)",
    re.DOTALL,
)
_LOST: Final = re.compile(r'<img (?:src="" )?alt="(?P<alt>[^"]*)"(?: src="")?>')


def style_sheets(templates: Iterable[str], own: Iterable[str] = ()) -> list[Path]:
    """The style sheets of paper, with a form's `own` before the workspace's: of each, the one in
    the first folder of `templates` that has it.
    """
    folders = [Path(folder, "pdf") for folder in templates]
    found = []
    for name in (*_SHEETS, *own, _LAST):
        sheets = [folder / name for folder in folders]
        found.append(next(filter(Path.is_file, sheets)))
    return found


class About(NamedTuple):
    """What a document says of itself."""

    title: str
    header: str
    author: str  # "" where nobody is named
    language: str
    kind: str  # the body's class, for the style sheets


def document(markdown: str, about: About) -> str:
    """The whole HTML document."""
    title, header, author, language, kind = map(escape, about)
    by = f'<meta name="author" content="{author}">' if author else ""
    return (
        f'<!doctype html><html lang="{language}">'
        f'<head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="generator" content="{made.GENERATOR}">{by}</head>'
        f'<body class="{kind}" data-title="{title}" data-header="{header}">'
        f"{body(markdown, paper=about.kind != CARDS, behind=FORMS[about.kind].behind)}"
        "</body></html>"
    )


def body(markdown: str, *, paper: bool = True, behind: bool = False) -> str:
    """The cleaned HTML of the page itself. paper: with links to pages, contents and fields. behind:
    for small pages, with the contents behind the day card, and who hears what behind the stories,
    where it leaves no page half empty.
    """
    sections = _Sections(behind=behind)
    reader = Markdown(
        extensions=[*dialect.EXTENSIONS, sections], extension_configs=dialect.SETTINGS
    )
    html = _BOX.sub(_labelled, reader.convert(markdown))
    return direction.given(_cleaned(worker_paper.prepared(html, small=behind) if paper else html))


def unshown(html: str) -> list[str]:
    """The descriptions of pictures on a cleaned page that have lost their address, since it could
    not be a file's.
    """
    return [unescape(found["alt"]) for found in _LOST.finditer(html)]


def _labelled(box: re.Match[str]) -> str:
    words = worker_paper.words(box["text"])
    checked = ' checked="checked"' if box["checked"] else ""
    return f'<label><input type="checkbox" title="{words}"{checked}> {box["text"]}</label>'


def _cleaned(html: str) -> str:
    return nh3.clean(
        html,
        tags=_TEXT | _LISTS | _TABLES | _HEADINGS | _PICTURES,
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        tag_attribute_values={"input": {"type": {"checkbox"}}},
        allowed_classes=_CLASSES,
        filter_style_properties={"text-align", "left", "top", "width", "height"},
        link_rel=None,
        url_schemes={
            "http",
            "https",
            "mailto",
            "tel",
            "file",
            "data",
            "ftp",
        },  # the fetcher says no to these
    )


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """None for a link to a file: printed, it would be a path of this machine. None for a cell that
    would reach over more columns than a page has, which WeasyPrint would count one by one.
    """
    if attribute == "colspan" and not re.fullmatch("[1-9]", value):
        return None
    if (tag, attribute) == ("a", "href") and not value.lower().startswith(_LINKS):
        return None
    return value


class _Nesting(Treeprocessor):
    """Headings open sections: `<section id="people" class="level-2">` holds all up to the next
    heading of its level.
    """

    def run(self, root: ET.Element) -> None:
        blocks = list(root)
        root[:] = []
        open_: list[tuple[int, ET.Element]] = [(1, root)]
        for block in blocks:
            level = _level(block)
            if level > 1:
                while open_[-1][0] >= level:
                    open_.pop()
                id = block.attrib.pop("id", "")
                look = f"level-{level}"
                if level == _PART and open_[1:2] and open_[1][1].get("id") == "sheets":
                    look += f" {_part(id)}"
                section = ET.SubElement(open_[-1][1], "section", {"class": look, "id": id})
                open_.append((level, section))
            open_[-1][1].append(block)


def _part(id: str) -> str:
    """What a part of a sheet is, by its heading's id, which may have a number behind it."""
    name = id.partition("_")[0].removesuffix("-in-this-order")
    return _ON_A_SHEET.get(name, "person")


class _Behind(Treeprocessor):
    """Who hears what, which may have pages of its own, comes behind the story bank: each of its
    stories has a page, and the sections before it share theirs.
    """

    def run(self, root: ET.Element) -> None:
        coverage = root.find("section[@id='coverage']")
        bank = root.find("section[@id='story-bank']")
        if coverage is not None and bank is not None:
            root.remove(coverage)
            root.insert(list(root).index(bank) + 1, coverage)


class _Tables(Treeprocessor):
    """A table with a word that may be wider than its column is of the class `long`: it keeps to the
    page's width.
    """

    def run(self, root: ET.Element) -> None:
        for table in root.iter("table"):
            if any(len(word) > _WORD for word in " ".join(table.itertext()).split()):
                table.set("class", "long")


class _Sections(Extension):
    def __init__(self, *, behind: bool) -> None:
        super().__init__()
        self._behind = behind

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """After `toc` (priority 5) has given the headings their ids."""
        md.treeprocessors.register(_Nesting(md), "sections", 1)
        if self._behind:
            md.treeprocessors.register(_Behind(md), "behind", 0.7)
        md.treeprocessors.register(Columns(md), "columns", 0.5)
        md.treeprocessors.register(_Tables(md), "tables", 0)


def _level(block: ET.Element) -> int:
    return (
        int(block.tag[1]) if isinstance(block.tag, str) and re.fullmatch("h[2-6]", block.tag) else 0
    )
