"""Story cards: four to a side, the cue on the front and the story on the back, where turning the
sheet over its long edge puts it.

In: a document with a section for each story: its cue, then its story in one version or several,
the longest first. Out: the same as sides of cards, each story in the longest version that fits. It
must not set anything smaller.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from typing import Any, Final, NamedTuple

from secondround.render.pdf import worker_faults, worker_finish
from secondround.render.pdf.worker_faults import Fault
from secondround.render.pdf.worker_forms import CARD

_SIDE: Final = 4
"""Cards on a side, in two rows of two."""
_GAP, _MARK = 1, 4
"""Millimetres from a card's corner to where its cut mark begins, and ends."""
_BODY: Final = re.compile(r"(?P<before>.*?<body[^>]*>)(?P<body>.*)</body></html>", re.DOTALL)
_STORY: Final = re.compile(
    r'\s*<section class="level-2"[^>]*>(?P<parts>.*)</section>\s*', re.DOTALL
)
_CUE: Final = re.compile(r"<h2>(?P<cue>.*?)</h2>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")
_HAVE: Final = (
    "as much of the half-minute version as there is room for",
    "the half-minute version",
)
"""What the backs have that have too little, the least first. The version before these, with the
result and the half-minute version, is what a card is meant to hold: a story of a minute and a half
is longer than any card.
"""


class Story(NamedTuple):
    """What is on the two sides of a card."""

    front: str
    backs: Sequence[str]  # the same story, ever shorter

    @property
    def cue(self) -> str:
        """The words of its cue."""
        found = _CUE.search(self.front)
        return unescape(_TAG.sub("", found["cue"])) if found else ""


def fitted(document: str, laid_out: Callable[[str], Any], faults: list[Fault]) -> Any:
    """The laid-out cards. A story that is longer than its card is shortened, and a fault names
    it.
    """
    found = stories(document)
    chosen = [0] * len(found)
    while True:
        pages = laid_out(arranged(document, found, chosen))
        full = _too_full(pages)
        shortened = {index for index in full if chosen[index] + 1 < len(found[index].backs)}
        if not shortened:
            break
        for index in shortened:
            chosen[index] += 1
    shorter: dict[int, list[str]] = {}
    for index, story in enumerate(found):
        have = 0 if index in full else len(story.backs) - chosen[index]
        if have == 0 or (chosen[index] and have < len(_HAVE)):
            shorter.setdefault(have, []).append(story.cue)
    faults += (
        worker_faults.cards_too_small(shorter[have], _HAVE[have])
        for have in sorted(shorter, reverse=True)
    )
    return pages


def stories(document: str) -> list[Story]:
    """The stories of a document, as its sections have them."""
    found = []
    _, *sections = re.split(r'(?=<section class="level-2")', _parts(document)["body"])
    for section in sections:
        story = _STORY.fullmatch(section)
        if story:
            front, *backs = re.split(r'(?=<section class="level-3")', story["parts"])
            found.append(Story(front, backs))
    return found


def arranged(document: str, found: Sequence[Story], chosen: Sequence[int]) -> str:
    """The document as sides: four fronts, then their backs. chosen: which version of each."""
    parts = _parts(document)
    title = parts["body"].partition('<section class="level-2"')[0]
    sides = []
    for first in range(0, len(found), _SIDE):
        on_it = range(first, min(first + _SIDE, len(found)))
        front = title if first == 0 else ""
        back = ""
        for index in on_it:
            front += _card("front", index, found[index].front, len(found))
            back += _card("back", index, found[index].backs[chosen[index]], len(found))
        sides.append(f'<div class="side">{front}{"".join(_marks())}</div>')
        sides.append(f'<div class="side">{back}</div>')
    return f"{parts['before']}{''.join(sides)}</body></html>"


def _parts(document: str) -> re.Match[str]:
    found = _BODY.fullmatch(document)
    if not found:
        raise ValueError(document[:200])
    return found


def _card(side: str, index: int, text: str, number: int) -> str:
    """A card in its place: on the back the left one is on the right."""
    row, column = divmod(index % _SIDE, 2)
    left = CARD[0] * (column if side == "front" else 1 - column)
    return (
        f'<div class="card {side}" data-story="{index}" style="left:{left:g}mm;'
        f'top:{row * CARD[1]:g}mm;width:{CARD[0]}mm;height:{CARD[1]:g}mm">'
        f'<div class="text">{text}</div><p class="number">{index + 1} of {number}</p></div>'
    )


def _marks() -> Iterator[str]:
    """Lines outside the cards, where their edges would go on."""
    width, height = 2 * CARD[0], 2 * CARD[1]
    for step in range(3):
        for top in (-_MARK, height + _GAP):
            yield _mark("upright", step * CARD[0], top)
        for left in (-_MARK, width + _GAP):
            yield _mark("level", left, step * CARD[1])


def _mark(way: str, left: float, top: float) -> str:
    return f'<div class="mark {way}" style="left:{left:g}mm;top:{top:g}mm"></div>'


def _too_full(pages: Any) -> set[int]:
    """The stories with more on a side of their card than it holds."""
    full = set()
    for page in pages.pages:
        for box in worker_finish.boxes(page._page_box):  # noqa: SLF001 (no public name)
            if box.element_tag == "div" and box.element.get("data-story"):
                (text,) = (each for each in worker_finish.boxes(box) if _is_text(each))
                if text.margin_height() > box.height:
                    full.add(int(box.element.get("data-story")))
    return full


def _is_text(box: Any) -> bool:
    return bool(box.element_tag == "div" and box.element.get("class") == "text")
