"""What went wrong with a page that was printed: a code, a sentence and the way out of each fault.

In: what the child noticed itself, and what WeasyPrint logs. Out: faults, each once. WeasyPrint has
no codes, so its sentences are matched here, and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from secondround.render.pictures import raster
from secondround.text import listed

_NAMED: Final = 8
"""Letters that a message names."""
_NO_GLYPH: Final = re.compile(r'\.notdef glyph .*: "(.*)" \(U\+')
_NO_PICTURE: Final = re.compile(r"Failed to load image at '(.*?)': (.*)", re.DOTALL)
_BESIDE: Final = "put the file beside the record"


class Fault(NamedTuple):
    """One thing wrong with a PDF, or the reason why there is none."""

    code: str
    message: str
    hint: str = ""


def card_too_long(millimetres: float) -> Fault:
    """The day card needs more than its one page."""
    return Fault(
        "day-card-too-long",
        f"The day card is {max(millimetres, 1):.0f} mm too long for its one page.",
        "shorten cues or questions, or give the sessions fewer stories",
    )


def cards_too_small(cues: Sequence[str], have: str) -> Fault:
    """The story is longer than the back of its card, even without its middle."""
    named = listed([f"“{cue}”" for cue in cues])
    cards, they = ("cards", "they have") if len(cues) > 1 else ("card", "it has")
    return Fault(
        "left-off-the-page",
        f"The story has no room on the {cards} {named}: {they} {have}.",
        "shorten the story; all of it is in the packet",
    )


def picture_without_file(description: str) -> Fault:
    """A picture whose address is that of no file."""
    message = f"The picture “{description}” is not printed: its address is not that of a file."
    return Fault("picture-left-out", message, "put the picture beside the record, and name it")


def part_elsewhere(drawing: str, part: str) -> Fault:
    """A drawing that repeats a part which it does not hold."""
    message = f"`{drawing}` uses `{part}`, which is not in it and is not drawn."
    return Fault("picture-left-out", message, "copy that part into the drawing")


def large_picture(name: str, size: str) -> Fault:
    """A picture that makes the PDF slow to send and to open."""
    message = f"The picture `{name}` has {size}, which makes the PDF slow to send and to open."
    return Fault("large-picture", message, raster.SAVE_SMALLER)


def not_printed(message: str, hint: str = "") -> Fault:
    """The reason why there is no PDF."""
    return Fault("not-printed", message, hint)


def of_weasyprint(logged: Iterable[str], here: str) -> Iterator[Fault]:
    """What WeasyPrint logs, each sentence once; of all the letters that no font has, one fault.

    here: the address of the packet's folder, which is left out.
    """
    lacking: dict[str, None] = {}
    for said in dict.fromkeys(logged):
        text = said.replace(here, "")
        if glyph := _NO_GLYPH.search(said):
            lacking[glyph[1]] = None
        elif picture := _NO_PICTURE.search(text):
            message = f"The picture `{picture[1]}` is not printed: {picture[2].rstrip('.')}."
            hint = raster.SAVE_SMALLER if "the most" in picture[2] else _BESIDE
            yield Fault("picture-left-out", message, hint)
        else:
            yield Fault("print-warning", text)
    if lacking:
        named = [f"{letter} (U+{ord(letter[0]):04X})" for letter in lacking][:_NAMED]
        if more := len(lacking) - len(named):
            named.append(f"{more} more")
        letters = listed(named, "or")
        message = f"No font on this machine has {letters}, so boxes are printed instead."
        packages = "`fonts-noto-core`, `fonts-noto-cjk` and `fonts-noto-color-emoji`"
        hint = f"install a font that does, such as Noto (on Debian or Ubuntu, {packages})"
        yield Fault("missing-character", message, hint)
