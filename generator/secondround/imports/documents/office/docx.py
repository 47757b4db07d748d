"""A Word document as a `Document`: headers, body, tables, text boxes, content controls.

In: the bytes of a DOCX. Out: a `Document`. Macros and embedded objects are never looked at.
"""

from __future__ import annotations

import re
from typing import Any, Final

from secondround.imports.documents import beginning
from secondround.imports.documents.lines import BULLET
from secondround.imports.documents.model import Block, BlockKind, Document, Part
from secondround.imports.documents.office.headings import with_headings
from secondround.imports.documents.office.parts import Parts
from secondround.imports.documents.office.runs import Run, Runs, joined
from secondround.imports.documents.office.styles import Style, Styles, W, paragraph_style, value
from secondround.imports.documents.tables import table_blocks
from secondround.imports.found import UnreadableError

_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DEEPEST: Final = 40
_WRAPPERS: Final = frozenset(
    {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"}
)
_HEADER: Final = re.compile(r"word/(header|footer)\d*\.xml")
_DC: Final = "{http://purl.org/dc/elements/1.1/}"


def read_docx(data: bytes) -> Document:
    """What can be read of a Word document."""
    parts = Parts(data)
    main = "word/document.xml" if "word/document.xml" in parts.names() else "word/document2.xml"
    root = parts.xml(main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise UnreadableError("This Word document has no text in it.")
    styles = Styles(parts.xml("word/styles.xml"))
    headers: list[Block] = []
    footers: list[Block] = []
    for name in parts.names():
        found = _HEADER.fullmatch(name)
        if not found:
            continue
        part: Part = "header" if found[1] == "header" else "footer"
        target = headers if found[1] == "header" else footers
        blocks = _Reader(styles, _links(parts, name), part).children(parts.xml(name))
        seen = set(target)
        target += [block for block in blocks if block not in seen]
    blocks = _Reader(styles, _links(parts, main), "body").children(body)
    core, app = parts.xml("docProps/core.xml"), parts.xml("docProps/app.xml")
    return Document(
        kind="docx",
        blocks=with_headings([*headers, *blocks, *footers]),
        producer=_text(app, "{*}Application"),
        title=_text(core, f"{_DC}title"),
        language=_text(core, f"{_DC}language") or _language(parts),
        remarks=_remarks(parts),
    )


def _links(parts: Parts, name: str) -> dict[str, str]:
    """Where the links of a part lead to, by their id."""
    folder, _, file = name.rpartition("/")
    root = parts.xml(f"{folder}/_rels/{file}.rels")
    links = {}
    if root is not None:
        for relation in root.iter(_RELATION):
            if relation.get("Type", "").endswith("/hyperlink"):
                links[relation.get("Id", "")] = relation.get("Target", "")
    return links


def _text(root: Any, path: str) -> str:
    return "" if root is None else (root.findtext(path) or "").strip()


def _language(parts: Parts) -> str:
    root = parts.xml("word/styles.xml")
    found = None if root is None else root.find(f".//{W}rPrDefault//{W}lang")
    return value(found)


def _remarks(parts: Parts) -> tuple[str, ...]:
    if "word/vbaProject.bin" in parts.names():
        return ("The document holds macros. They were not run.", *parts.remarks)
    return parts.remarks


class _Reader:
    """The blocks of one part."""

    def __init__(self, styles: Styles, links: dict[str, str], part: Part) -> None:
        self._styles = styles
        self._links = links
        self._part = part

    def children(self, element: Any, depth: int = 0) -> list[Block]:
        """The blocks of an element's children, in order."""
        blocks: list[Block] = []
        if element is None or depth > _DEEPEST:
            return blocks
        for child in element:
            if len(blocks) > beginning.MOST_BLOCKS:
                break
            if child.tag == f"{W}p":
                blocks += self._paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                blocks += self._table(child, depth)
            elif child.tag in _WRAPPERS:
                blocks += self.children(child, depth + 1)
        return blocks

    def _table(self, table: Any, depth: int) -> list[Block]:
        blocks: list[Block] = []
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not table:
                continue
            own = [c for c in row.iter(f"{W}tc") if next(c.iterancestors(f"{W}tr")) is row]
            cells = [self.children(cell, depth + 1) for cell in own]
            blocks += table_blocks(cells, self._part)
            if len(blocks) > beginning.MOST_BLOCKS:
                break
        return blocks

    def _paragraph(self, paragraph: Any, depth: int) -> list[Block]:
        properties = paragraph.find(f"{W}pPr")
        named = value(None if properties is None else properties.find(f"{W}pStyle"))
        style = paragraph_style(properties, self._styles.of(named))
        runs = Runs(self._styles, style, self._links)
        runs.take(paragraph)
        blocks: list[Block] = []
        for box in runs.boxes:
            aside = _Reader(self._styles, self._links, "aside")
            blocks += aside.children(box, depth + 1)
        block = self._block(runs.runs, style, tuple(runs.followed))
        return [*blocks, block] if block else blocks

    def _block(self, runs: list[Run], style: Style, links: tuple[str, ...]) -> Block | None:
        text = joined(runs)
        if not text:
            return None
        kind: BlockKind = "paragraph"
        level = 0
        bullet = BULLET.match(text)
        if style.list_level is not None and not style.rank:
            kind, level = "item", style.list_level
        elif bullet:
            kind, text = "item", text[bullet.end() :]
        elif style.rank:
            kind, level = "heading", style.rank
        shown = [run for run in runs if run.text.strip()]
        sizes = [run.size for run in shown if run.size]
        return Block(
            kind,
            text,
            level,
            size=max(sizes, default=None),
            bold=all(run.bold for run in shown),
            part=self._part,
            links=links,
        )
