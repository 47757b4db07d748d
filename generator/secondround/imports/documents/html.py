"""HTML: the text of a page, block by block.

In: HTML as text. Out: a `Document`; JSON-LD comes as attachments. Nothing is fetched or run.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree
from msgspec import Struct, field

from secondround.imports.documents import beginning
from secondround.imports.documents.model import Attachment, Block, BlockKind, Document, Part

_NOT_TEXT = "script style noscript template svg math iframe object select button title"
_IN_LINES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark q"
    " s samp small span strike strong sub sup time tt u var wbr"
)
_SKIPPED: Final = frozenset(_NOT_TEXT.split())
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INLINE: Final = frozenset(_IN_LINES.split())
_PARTS: Final[dict[str, Part]] = {
    "nav": "navigation",
    "header": "header",
    "footer": "footer",
    "aside": "aside",
}
_WHITE: Final = re.compile(r"[ \t\r\n\f]+")
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read_html(text: str, remarks: tuple[str, ...] = ()) -> Document:
    """The document that a page shows."""
    # A parser's own limits on depth and on the length of a text stay on (`huge_tree`).
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    whole = text.encode("utf-8", "replace") or b"<html/>"
    data = beginning.of_tags(whole)
    if len(data) < len(whole):
        remarks += (beginning.REMARK,)
    root = etree.fromstring(data, parser)
    if root is None:
        return Document(kind="html", blocks=(), remarks=remarks)
    reader = _Reader()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            reader.start(element)
        else:
            reader.end(element)
        if len(reader.blocks) > beginning.MOST_BLOCKS:
            break
    reader.flush()
    generator = root.xpath("string((//meta[@name='generator']/@content)[1])")
    return Document(
        kind="html",
        blocks=tuple(reader.blocks),
        producer=str(generator),
        title=_WHITE.sub(" ", str(root.xpath("string(//title)"))).strip(),
        language=root.get("lang", ""),
        remarks=remarks,
        attachments=_data(root),
    )


def _data(root: etree._Element) -> tuple[Attachment, ...]:
    found = []
    for script in root.iter("script"):
        kind = (script.get("type") or "").partition(";")[0].strip().lower()
        if kind in {"application/ld+json", "application/json"}:
            name = script.get("id") or kind
            found.append(Attachment(name, kind, (script.text or "").encode()))
    return tuple(found)


class _Text(Struct):
    """The text that has come since the last block ended."""

    parts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    bold: int = 0  # characters in bold, and
    light: int = 0  # those that are not


class _Reader:
    """Where in the page the reading is, and the blocks that it has made."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._text = _Text()
        self._skipped: etree._Element | None = None
        self._open: list[str] = []  # the elements around, by name
        self._bold = 0
        self._item_is_open = False
        self._row: list[str] | None = None

    def start(self, element: etree._Element) -> None:
        """An element opens."""
        tag = str(element.tag)
        if self._skipped is not None:
            return
        if tag in _SKIPPED or _is_hidden(element):
            self._skipped = element
            return
        if tag == "br":
            self._text.parts.append("\n")
        elif tag not in _INLINE:
            self._open_block(element, tag)
        else:
            self._part_neighbours(element)
        self._open.append(tag)
        self._bold += tag in {"b", "strong", "th"}
        if tag == "a" and element.get("href"):
            self._text.links.append(element.get("href", "").strip())
        self._add(element.text)

    def end(self, element: etree._Element) -> None:
        """An element closes; what follows it belongs to the one around."""
        tag = str(element.tag)
        if self._skipped is not None:
            if self._skipped is not element:
                return
            self._skipped = None
        else:
            self._bold -= tag in {"b", "strong", "th"}
            if tag not in _INLINE and tag != "br":
                self._close_block(tag)
            self._open.pop()
        self._add(element.tail)

    def flush(self) -> None:
        """End the block that is open, if it has text."""
        text = _clean("".join(self._text.parts), keep="pre" in self._open)
        gathered, self._text = self._text, _Text()
        if not text:
            return
        if self._row is not None:
            self._row.append(text.replace("\n", " "))
            return
        kind, level = self._kind()
        self.blocks.append(
            Block(
                kind,
                text,
                level,
                bold=gathered.bold > 0 and gathered.light == 0,
                part=self._part(),
                links=tuple(gathered.links),
            )
        )

    def _part_neighbours(self, element: etree._Element) -> None:
        """A gap between two elements that only a style sheet keeps apart: a title and its date."""
        before = element.getprevious()
        text = "".join(self._text.parts[-1:])
        if before is None or before.tail or str(before.tag) not in _INLINE or text[-1:].isspace():
            return
        first = "".join(element.itertext())[:1]
        if text and (first.isupper() or first.isdigit()):
            self._text.parts.append("\t")

    def _open_block(self, element: etree._Element, tag: str) -> None:
        self.flush()
        if tag == "li":
            self._item_is_open = True
        elif tag == "tr" and self._row is None and _is_plain_row(element):
            self._row = []

    def _close_block(self, tag: str) -> None:
        self.flush()
        if tag == "tr" and self._row is not None:
            cells, self._row = self._row, None
            if cells:
                self.blocks.append(Block("row", "\t".join(cells), part=self._part()))

    def _kind(self) -> tuple[BlockKind, int]:
        for tag in reversed(self._open):
            if tag in _HEADINGS:
                return "heading", int(tag[1])
        depth = max(0, self._open.count("ul") + self._open.count("ol") - 1)
        if "li" in self._open and self._item_is_open:
            self._item_is_open = False
            return "item", depth
        return "paragraph", depth

    def _part(self) -> Part:
        for tag in self._open:
            if tag in _PARTS:
                return _PARTS[tag]
        return "body"

    def _add(self, text: str | None) -> None:
        if self._skipped is not None or not text:
            return
        self._text.parts.append(text if "pre" in self._open else _WHITE.sub(" ", text))
        length = len(text.strip())
        if self._bold:
            self._text.bold += length
        else:
            self._text.light += length


def _is_hidden(element: etree._Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _is_plain_row(row: etree._Element) -> bool:
    """A row of data: its cells hold no blocks, as those of a table for layout do."""
    for element in row.iter(etree.Element):
        if element is not row and element.tag not in _INLINE | {"td", "th", "br"}:
            return False
    return True


def _clean(text: str, *, keep: bool) -> str:
    if keep:
        return text.strip("\n")
    lines = [re.sub(r" {2,}", " ", line).strip() for line in text.split("\n")]
    return "\n".join(lines).strip("\n")
