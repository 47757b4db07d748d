"""The glyphs of a line, taken from where they were measured.

In: nothing. Out: the same text on the page, sooner. WeasyPrint lets go of the line that Pango made
when it has measured it, has it made anew to draw it, and asks for each glyph's parts one by one.
Here the line is kept, and its glyphs are read in one piece: what stands for one in the PDF is
looked up. What is seldom, such as a first glyph of its kind, an accent set apart or an ellipsis, is
drawn as before.
"""

from __future__ import annotations

import struct
from typing import Any, Final, NamedTuple

from weasyprint.draw import text as drawing
from weasyprint.text.ffi import FROM_UNITS, ffi

from secondround.render.pdf import worker_missing, worker_names

_draw: Final = drawing.draw_first_line
_GLYPH: Final = struct.Struct("=Iiii4x")
"""A glyph as Pango keeps it: its number, its width, how far it is moved to the right and down."""
_SEPARATORS: Final = frozenset("\n\r\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}")


class _Font(NamedTuple):
    """A font in one size."""

    font: Any
    size: float
    pieces: dict[tuple[int, ...], str]  # what stands in the PDF for a glyph of a width
    line: Any  # one that is set in it, so that Pango leaves it where it is


_fonts: dict[int, tuple[Any, dict[int, _Font]]] = {}
"""The fonts of each document, by where Pango has them."""


def keep() -> None:
    """Have WeasyPrint draw its lines here."""
    worker_names.replace(_draw, _drawn)
    worker_missing.keep()


def forget() -> None:
    """Forget the fonts of what has been printed."""
    _fonts.clear()


def _drawn(stream: Any, box: Any, overflow: str, ellipsis: Any, matrix: Any) -> list[Any]:
    if overflow == "ellipsis" or ellipsis != "none":
        layout = box.pango_layout
        layout.setup(box.style)  # a line of its own, since it may be cut
        layout.set_text(layout.text, justify=True)
    elif box.text.strip() and not _SEPARATORS.intersection(box.pango_layout.text):
        runs = _runs(stream, box.pango_layout)
        if runs:
            stream.set_text_matrix(*matrix.values)
            _show(stream, runs)
            return []
    emojis: list[Any] = _draw(stream, box, overflow, ellipsis, matrix)
    return emojis


def _runs(stream: Any, layout: Any) -> list[tuple[_Font, str]] | None:
    """The glyphs of a line by their fonts, or None where one of them is not known yet."""
    line, more = layout.get_first_line()
    if more:
        return None
    _, fonts = _fonts.setdefault(id(stream._fonts), (stream._fonts, {}))  # noqa: SLF001
    runs = []
    run = line.runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        place = int(ffi.cast("intptr_t", item.analysis.font))
        font = fonts.get(place)
        if font is None:
            own, size = stream.add_font(item.analysis.font)
            font = fonts[place] = _Font(own, size, {}, layout.layout)
        known = font.pieces
        try:
            text = "".join(map(known.__getitem__, _glyphs(glyphs)))
        except KeyError:
            if not all(glyph in known or _learn(font, glyph) for glyph in _glyphs(glyphs)):
                return None
            text = "".join(map(known.__getitem__, _glyphs(glyphs)))
        runs.append((font, text))
        run = run.next
    return runs


def _glyphs(string: Any) -> Any:
    return _GLYPH.iter_unpack(ffi.buffer(string.glyphs, string.num_glyphs * _GLYPH.size))


def _learn(font: _Font, glyph: tuple[int, ...]) -> bool:
    """Note what stands for a glyph, if it is a plain one that was drawn before."""
    number, width, right, down = glyph
    own = font.font
    plain = not (right or down or own.bitmap or own.svg or own.png or own.colr)
    if not plain or number not in own.to_unicode or number not in own.widths:
        return False
    kerning = own.widths[number] - width * 1000 * FROM_UNITS / font.size
    font.pieces[glyph] = f"{number:04x}" + (f">{int(kerning)}<" if kerning else "")
    return True


def _show(stream: Any, runs: list[tuple[_Font, str]]) -> None:
    before, text = None, ""
    for font, glyphs in runs:
        if font is not before:
            if text:
                stream.show_text(text)
            stream.set_font_size(font.font.hash, font.size)
            before, text = font, ""
        text += f"<{glyphs}"
        text = text[:-1] if text[-1] == "<" else f"{text}>"
    stream.show_text(text)
