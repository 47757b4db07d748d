"""Lines of text, measured once.

In: nothing. Out: the same lines, sooner, and two faults of their breaking mended. WeasyPrint lays a
text out again for every height that columns are tried at, for every size of a cell, and for every
pass over the pages; and each time it has the line shaped and broken anew, although a line depends
on nothing but its words, its style and the width there is for it.
"""

from __future__ import annotations

from math import inf
from typing import Any, Final

from weasyprint.layout import inline, preferred
from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, gobject, pango

from secondround.render.pdf import worker_declared, worker_names

_STYLE: Final = (
    "direction",
    "font_kerning",
    "font_size",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "hyphens",
    "letter_spacing",
    "overflow_wrap",
    "tab_size",
    "text_decoration_line",
    "white_space",
    "word_break",
    "word_spacing",
)
"""What the breaking of a line asks of a style, besides its font."""

_ROUNDING: Final = 0.01
"""Pixels by which where a line begins may be off."""

_whole: dict[Any, Any] = {}
"""Texts that were once whole on a line."""
_broken: dict[Any, Any] = {}
"""Lines of texts that were longer."""
_models: dict[Any, dict[str, Any]] = {}
"""Lines without words, of each style."""

_OF_ONE_LINE: Final = {"justification_spacing", "max_width", "text"}

_Layout: Final = line_break.Layout


class _Line(line_break.Layout):  # type: ignore[misc]  # WeasyPrint is untyped
    """A line as Pango shapes it, which is still there to be drawn."""

    def setup(self, style: Any) -> None:
        """Begin a line without words: a copy of the first one of that style."""
        key = _key(style)
        if key not in _models:
            super().setup(style)
            _models[key] = {
                name: value for name, value in vars(self).items() if name not in _OF_ONE_LINE
            }
        self.__dict__.update(_models[key], style=style)
        copy = pango.pango_layout_copy(_models[key]["layout"])
        self.layout = ffi.gc(copy, gobject.g_object_unref)

    def deactivate(self) -> None:
        """Keep it."""

    def reactivate(self, style: Any) -> None:
        """Set it up anew only if its blanks have grown since it was measured."""
        if self.justification_spacing:
            super().reactivate(style)


class _Begun(list[Any]):
    """What is on a line already, of which WeasyPrint asks only how much it is."""

    def __len__(self) -> int:
        return 1


_BEGUN: Final = _Begun()
_LEVEL: Final = inline.split_inline_level
_AROUND, _LINE = 3, 8
"""Where behind its third argument it is given the block around a line, and what is on it."""


def keep() -> None:
    """Have WeasyPrint ask here for its lines."""
    if not hasattr(pango, "pango_layout_copy"):
        ffi.cdef(worker_declared.LAYOUT_COPY)
    worker_names.replace(_Layout, _Line)
    inline.split_first_line = preferred.split_first_line = _line
    inline.split_inline_level = _level


def forget() -> None:
    """Forget the lines of what has been printed."""
    _whole.clear()
    _broken.clear()
    _models.clear()


def _line(
    text: str, style: Any, context: Any, width: float | None, spacing: float, **how: bool
) -> Any:
    words = text, spacing, _key(style)
    room = inf if width is None else width
    line = _whole.get(words)
    if line is None or line[3] > room:
        there = words, width, *how.items()
        line = _broken.get(there)
        if line is None:
            line = split(text, style, context, width, spacing, **how)
            if line[2] is None and line[3] <= room:
                _whole[words] = line
            else:
                _broken[there] = line
    layout = object.__new__(type(line[0]))  # drawing may set it up again
    layout.__dict__.update(line[0].__dict__)
    layout.max_width = width
    return layout, *line[1:]


def split(
    text: str, style: Any, context: Any, width: float | None, spacing: float, **how: bool
) -> Any:
    """The first line of a text as WeasyPrint breaks it, but for a text that lacks room for the
    blank at its end alone: it stays whole, and is not broken behind its first word.
    """
    line = line_break.split_first_line(text, style, context, width, spacing, **how)
    if width is not None and text.endswith(" ") and line[2] == text.find(" ") + 1:
        bare = line_break.split_first_line(text.rstrip(" "), style, context, width, spacing, **how)
        if bare[2] is None and bare[3] <= width:
            return line_break.split_first_line(text, style, context, inf, spacing, **how)
    return line


def _level(context: Any, box: Any, x: float, *rest: Any) -> Any:
    """A part of a line as WeasyPrint sets it, but for words in a box in a box (strong ones in a
    paragraph that runs in), which it takes for the line's first wherever they begin: it would break
    inside a word that has room on the next line.
    """
    around, line = rest[_AROUND], rest[_LINE]
    if not line and x - around.content_box_x() > _ROUNDING:
        rest = (*rest[:_LINE], _BEGUN, *rest[_LINE + 1 :])
    return _LEVEL(context, box, x, *rest)


def _key(style: Any) -> Any:
    """What a line depends on in `style`, which notes it: a style in use is never changed."""
    key = style.__dict__.get("line_key")
    if key is None:
        values = tuple(style[name] for name in _STYLE)
        font = line_break._font_style_cache_key(style)  # noqa: SLF001 (no public name)
        key = style.line_key = (style.font_config, font, str(values))
    return key
