"""An OpenDocument text as a `Document`: headings, lists, tables, text boxes.

In: the bytes of an ODT. Out: a `Document`.
"""

from __future__ import annotations

from typing import Any, Final

from secondround.imports.documents import beginning
from secondround.imports.documents.lines import BULLET
from secondround.imports.documents.model import Block, BlockKind, Document, Part
from secondround.imports.documents.office.headings import with_headings
from secondround.imports.documents.office.parts import Parts
from secondround.imports.documents.office.runs import Run, joined
from secondround.imports.documents.tables import table_blocks
from secondround.imports.found import UnreadableError

_NAMESPACE: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE = _NAMESPACE % "text", _NAMESPACE % "table"
_OFFICE, _STYLE = _NAMESPACE % "office", _NAMESPACE % "style"
_FO: Final = _NAMESPACE % "xsl-fo-compatible"
_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_SKIPPED: Final = frozenset(
    {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note", f"{_OFFICE}forms"}
)
_SIGNS: Final = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_DEEPEST: Final = 40
_MOST_SPACES: Final = 200


def read_odt(data: bytes) -> Document:
    """What can be read of an OpenDocument text."""
    parts = Parts(data)
    content, styles = parts.xml("content.xml"), parts.xml("styles.xml")
    body = None if content is None else content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise UnreadableError("This OpenDocument file has no text in it, or has a password.")
    fonts = _Fonts(styles, content)
    header: list[Block] = []
    footer: list[Block] = []
    for page in [] if styles is None else styles.iter(f"{_STYLE}header", f"{_STYLE}footer"):
        part: Part = "header" if page.tag == f"{_STYLE}header" else "footer"
        (header if part == "header" else footer).extend(_Reader(fonts, part).children(page))
    meta = parts.xml("meta.xml")
    return Document(
        kind="odt",
        blocks=with_headings([*header, *_Reader(fonts, "body").children(body), *footer]),
        producer=_found(meta, "{*}generator"),
        title=_found(meta, "{*}title"),
        language=_found(meta, "{*}language"),
        remarks=parts.remarks,
    )


def _found(root: Any, name: str) -> str:
    return "" if root is None else (root.findtext(f".//{name}") or "").strip()


class _Fonts:
    """Weight and size by the name of a style."""

    def __init__(self, *roots: Any) -> None:
        self._styles: dict[str, Any] = {}
        for root in roots:
            for style in [] if root is None else root.iter(f"{_STYLE}style"):
                self._styles[style.get(f"{_STYLE}name", "")] = style

    def of(self, name: str | None, *, bold: bool | None = None) -> tuple[bool | None, float | None]:
        """Whether a style is bold (else as around it), and its size in points, if it says so."""
        size: float | None = None
        decided: bool | None = None
        for _ in range(_DEEPEST):
            style = self._styles.get(name or "")
            if style is None:
                break
            letters = style.find(f"{_STYLE}text-properties")
            if letters is not None:
                weight = letters.get(f"{_FO}font-weight")
                if decided is None and weight:
                    decided = weight not in {"normal", "400"}
                size = size or _points(letters.get(f"{_FO}font-size", ""))
            name = style.get(f"{_STYLE}parent-style-name")
        return bold if decided is None else decided, size


def _points(length: str) -> float | None:
    try:
        return float(length.removesuffix("pt")) if length.endswith("pt") else None
    except ValueError:
        return None


class _Reader:
    """The blocks of one part of the document."""

    def __init__(self, fonts: _Fonts, part: Part) -> None:
        self._fonts = fonts
        self._part = part

    def children(self, element: Any, lists: int = 0, depth: int = 0) -> list[Block]:
        """The blocks of an element's children, in order. `lists` is how many lists are around."""
        blocks: list[Block] = []
        if depth > _DEEPEST:
            return blocks
        for child in element:
            if len(blocks) > beginning.MOST_BLOCKS:
                break
            if child.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
                is_first = lists > 0 and not any(block.kind == "item" for block in blocks)
                blocks += self._paragraph(child, lists if is_first else 0, depth)
            elif child.tag == f"{_TEXT}list":
                for item in child:
                    blocks += self.children(item, lists + 1, depth + 1)
            elif child.tag == f"{_TABLE}table":
                blocks += self._table(child, depth)
            elif child.tag not in _SKIPPED and isinstance(child.tag, str):
                blocks += self.children(child, lists, depth + 1)
        return blocks

    def _table(self, table: Any, depth: int) -> list[Block]:
        blocks: list[Block] = []
        for row in table.iter(f"{_TABLE}table-row"):
            cells = [self.children(cell, 0, depth + 1) for cell in row]
            blocks += table_blocks(cells, self._part)
            if len(blocks) > beginning.MOST_BLOCKS:
                break
        return blocks

    def _paragraph(self, paragraph: Any, lists: int, depth: int) -> list[Block]:
        bold, size = self._fonts.of(paragraph.get(f"{_TEXT}style-name"))
        text = _Text(self._fonts, size)
        text.take(paragraph, bold=bool(bold))
        blocks: list[Block] = []
        for box in text.boxes:
            blocks += _Reader(self._fonts, "aside").children(box, 0, depth + 1)
        shown = joined(text.runs)
        if not shown:
            return blocks
        kind: BlockKind = "paragraph"
        level = 0
        bullet = BULLET.match(shown)
        if paragraph.tag == f"{_TEXT}h":
            kind, level = "heading", _rank(paragraph)
        elif lists:
            kind, level = "item", lists - 1
        elif bullet:
            kind, shown = "item", shown[bullet.end() :]
        visible = [run for run in text.runs if run.text.strip()]
        sizes = [run.size for run in visible if run.size]
        block = Block(
            kind,
            shown,
            level,
            size=max(sizes, default=None),
            bold=all(run.bold for run in visible),
            part=self._part,
            links=tuple(text.links),
        )
        return [*blocks, block]


def _rank(heading: Any) -> int:
    level = heading.get(f"{_TEXT}outline-level", "1")
    return min(int(level), 6) if level.isdigit() else 1


class _Text:
    """The text of a paragraph, and the boxes and links in it."""

    def __init__(self, fonts: _Fonts, size: float | None) -> None:
        self.runs: list[Run] = []
        self.boxes: list[Any] = []
        self.links: list[str] = []
        self._fonts = fonts
        self._size = size

    def take(self, element: Any, *, bold: bool, depth: int = 0) -> None:
        """Read what is inside an element."""
        self._add(element.text, bold=bold)
        for child in element:
            if not isinstance(child.tag, str) or child.tag in _SKIPPED or depth > _DEEPEST:
                pass
            elif child.tag in _SIGNS:
                self._add(_SIGNS[child.tag], bold=bold)
            elif child.tag == f"{_TEXT}s":
                count = child.get(f"{_TEXT}c", "1")
                spaces = min(int(count), _MOST_SPACES) if count.isdigit() else 1
                self._add(" " * spaces, bold=bold)
            elif child.find(f"{_TEXT}p") is not None:  # a text box, or a shape with text
                self.boxes.append(child)
            else:
                if child.tag == f"{_TEXT}a" and child.get(_HREF):
                    self.links.append(child.get(_HREF))
                inner, _ = self._fonts.of(child.get(f"{_TEXT}style-name"), bold=bold)
                self.take(child, bold=bool(inner), depth=depth + 1)
            self._add(child.tail, bold=bold)

    def _add(self, text: str | None, *, bold: bool) -> None:
        if text:
            flat = text if text in {"\t", "\n"} else text.replace("\n", " ").replace("\t", " ")
            self.runs.append(Run(flat, bold, self._size))
