"""What the styles of a Word document say of paragraphs and letters.

In: `styles.xml`. Out: for a style, its name, rank as a heading, list level, weight and size.
"""

from __future__ import annotations

import re
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING: Final = re.compile(
    r"(?:heading|überschrift|titre|título|titolo) ?([1-6])$", re.IGNORECASE
)
_DEEPEST: Final = 12
_BODY: Final = 9  # an outline level that is no heading


class Style(Struct, frozen=True):
    """How a paragraph is set; None where nothing says so."""

    rank: int = 0  # as a heading, 1 to 6; 0 for none
    list_level: int | None = None
    bold: bool | None = None
    size: float | None = None  # points
    hidden: bool = False


class Styles:
    """The styles of a document, each with what it takes from those it is based on."""

    def __init__(self, root: Any) -> None:
        self._elements: dict[str, Any] = {}
        self._known: dict[str, Style] = {}
        self.default = Style()
        if root is None:
            return
        for element in root.iter(f"{W}style"):
            self._elements[element.get(f"{W}styleId", "")] = element
            is_default = element.get(f"{W}default") in {"1", "true"}
            if is_default and element.get(f"{W}type") == "paragraph":
                self._elements.setdefault("", element)
        letters = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.default = letters_style(letters, Style())

    def of(self, name: str, depth: int = 0) -> Style:
        """A style by its id."""
        if name in self._known:
            return self._known[name]
        element = self._elements.get(name)
        if element is None or depth > _DEEPEST:
            return self.default
        base = element.find(f"{W}basedOn")
        style = self.of(value(base), depth + 1) if base is not None else self.default
        style = paragraph_style(element.find(f"{W}pPr"), style)
        style = letters_style(element.find(f"{W}rPr"), style)
        style = replace(style, rank=_rank(element) or style.rank)
        self._known[name] = style
        return style

    def letters(self, properties: Any, style: Style) -> Style:
        """`style`, with what a run's `w:rPr` and the character style that it names say besides."""
        if properties is None:
            return style
        named = self._elements.get(value(properties.find(f"{W}rStyle")) or "no style")
        if named is not None:
            style = letters_style(named.find(f"{W}rPr"), style)
        return letters_style(properties, style)


def value(element: Any) -> str:
    """The `w:val` of an element; "" where there is none."""
    return "" if element is None else str(element.get(f"{W}val", ""))


def paragraph_style(properties: Any, style: Style) -> Style:
    """`style`, with what `w:pPr` says besides."""
    if properties is None:
        return style
    outline = value(properties.find(f"{W}outlineLvl"))
    if outline.isdigit():
        style = replace(style, rank=min(int(outline) + 1, 6) if int(outline) < _BODY else 0)
    numbering = properties.find(f"{W}numPr")
    if numbering is not None:
        level = value(numbering.find(f"{W}ilvl"))
        off = value(numbering.find(f"{W}numId")) == "0"
        style = replace(style, list_level=None if off else int(level) if level.isdigit() else 0)
    return style


def letters_style(properties: Any, style: Style) -> Style:
    """`style`, with what `w:rPr` says besides."""
    if properties is None:
        return style
    bold = properties.find(f"{W}b")
    if bold is not None:
        style = replace(style, bold=value(bold) not in {"0", "false", "off"})
    half_points = value(properties.find(f"{W}sz"))
    if half_points.isdigit():
        style = replace(style, size=int(half_points) / 2)
    hidden = properties.find(f"{W}vanish")
    if hidden is not None:
        style = replace(style, hidden=value(hidden) not in {"0", "false", "off"})
    return style


def _rank(element: Any) -> int:
    name = value(element.find(f"{W}name"))
    found = _HEADING.match(name)
    if found:
        return int(found[1])
    return 1 if name.lower() == "title" else 0
