"""Pieces of lines: letters that stand together, without a wide gap between them.

In: letters in the order of the file. Out: `Piece` values, which a column never cuts through.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from itertools import pairwise
from statistics import median
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports.documents.lines import BULLET, is_bullet
from secondround.imports.documents.pdf.letters import Letter

_SAME_LINE: Final = 0.2  # of the size: how far two baselines of one piece may differ
_WIDE_GAP: Final = 1.0  # of the size: what ends a piece
_NARROW_GAP: Final = 0.5  # of the size: a gap that is wider than most spaces
_FEWEST_STOPS: Final = 3  # lines in which a column starts
_SPACE: Final = 0.17  # of the size: what parts two words where the file has no space character
_SPACED_OUT: Final = 0.09  # of the size: letters that all stand this far apart are spaced out
_BULLET_GAP: Final = 3.5  # of the size: how far an item's text may be from its bullet
_FURTHEST_BELOW: Final = 2.2  # of the size: from the line of a bullet alone to its text


class Piece(Struct, frozen=True):
    """Words on one baseline, in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    tags: frozenset[int]
    first_word: float  # its width
    bullet_to: float | None = None  # where an item's text starts, if the piece opens an item


def pieces_of(letters: list[Letter]) -> list[Piece]:
    """The pieces of a page. A bullet is part of the piece that it opens."""
    pieces: list[Piece] = []
    run: list[Letter] = []
    stops = _stops(letters)
    for letter in letters:
        if run and not _goes_on(run[-1], letter, stops):
            pieces += _pieces(run)
            run = []
        run.append(letter)
    pieces += _pieces(run)
    return _with_bullets(pieces)


def _stops(letters: list[Letter]) -> frozenset[int]:
    """Where words start again and again after a gap that is wider than a space: a column whose
    dates come close to what they date.
    """
    starts: Counter[int] = Counter()
    for before, letter in pairwise(letters):
        gap = letter.left - before.right
        if _NARROW_GAP * letter.size < gap < _WIDE_GAP * letter.size and letter.text != " ":
            starts[round(letter.left)] += 1
    return frozenset(start for start, count in starts.items() if count >= _FEWEST_STOPS)


def _goes_on(before: Letter, letter: Letter, stops: frozenset[int]) -> bool:
    size = max(before.size, letter.size)
    gap = letter.left - before.right
    if gap > _NARROW_GAP * size and round(letter.left) in stops:
        return False
    same_line = abs(before.base - letter.base) <= _SAME_LINE * size
    return same_line and -0.6 * size < gap < _WIDE_GAP * size and not _is_other(before, letter)


def _is_other(before: Letter, letter: Letter) -> bool:
    """Whether two letters touch and are two texts: a title in bold, and its date right behind."""
    apart = before.tag != letter.tag and before.bold != letter.bold and before.text.isalnum()
    return apart and (letter.text.isdigit() or letter.text.isupper())


def _pieces(run: list[Letter]) -> list[Piece]:
    """The pieces of a run: it is cut where three spaces and more stand in a row."""
    pieces: list[Piece] = []
    part: list[Letter] = []
    spaces = 0
    for letter in run:
        spaces = spaces + 1 if letter.text == " " else 0
        if spaces:
            part.append(letter)
            continue
        if len(part) >= 3 and _trailing_spaces(part) >= 3:  # noqa: PLR2004
            pieces += _piece(part)
            part = []
        part.append(letter)
    return pieces + _piece(part)


def _trailing_spaces(part: list[Letter]) -> int:
    count = 0
    while count < len(part) and part[-1 - count].text == " ":
        count += 1
    return count


def _piece(part: list[Letter]) -> list[Piece]:
    shown = [letter for letter in part if letter.text.strip()]
    if not shown:
        return []
    text, first_word = _text(part)
    bold = sum(letter.bold for letter in shown)
    sizes = [letter.size for letter in shown]
    return [
        Piece(
            text=text,
            left=shown[0].left,
            right=max(letter.right for letter in shown),
            base=median(letter.base for letter in shown),
            size=median(sizes),
            bold=bold * 2 > len(shown),
            tags=frozenset(letter.tag for letter in shown),
            first_word=first_word,
        )
    ]


def _text(part: list[Letter]) -> tuple[str, float]:
    """The text with its spaces, and the width of its first word."""
    threshold = _space_threshold(part)
    words: list[str] = []
    first_word = 0.0
    start = part[0].left
    before: Letter | None = None
    for letter in part:
        space = letter.text == " "
        if before is not None and not space and before.text != " ":
            limit = threshold / 2 if before.text == "f" else threshold  # a slanted f leans over
            space = letter.left - before.right > limit
            if space:
                words.append(" ")
        if space and not first_word and before is not None:
            first_word = before.right - start
        words.append(letter.text)
        before = letter
    text = " ".join("".join(words).split())
    return text, first_word or part[-1].right - start


def _space_threshold(part: list[Letter]) -> float:
    size = part[0].size
    gaps = []
    for before, letter in pairwise(part):
        if before.text != " " and letter.text != " ":
            gaps.append(letter.left - before.right)
    usual = median(gaps) if len(gaps) > 1 else 0.0
    if usual > _SPACED_OUT * size:
        return usual + 0.2 * size
    return _SPACE * size


def _with_bullets(pieces: list[Piece]) -> list[Piece]:
    """Each bullet on its own joined to the piece that it opens: on its right, else close by."""
    marks = [piece for piece in pieces if is_bullet(piece.text)]
    if not marks:
        return list(map(_opened, pieces))
    texts = [piece for piece in pieces if not is_bullet(piece.text)]
    bullets: dict[int, Piece] = {}
    lonely: list[Piece] = []
    for mark in marks:
        at = _right_of(mark, texts)
        if at is None:
            lonely.append(mark)
        else:
            bullets.setdefault(at, mark)
    for mark in lonely:
        at = _near(mark, texts, bullets)
        if at is None:
            texts.append(mark)
        else:
            bullets[at] = mark
    joined = []
    for index, text in enumerate(texts):
        bullet = bullets.get(index)
        opened = replace(text, left=bullet.left, bullet_to=text.left) if bullet else _opened(text)
        joined.append(opened)
    return joined


def _opened(piece: Piece) -> Piece:
    """A piece that starts with a bullet, without it."""
    bullet = BULLET.match(piece.text)
    if not bullet:
        return piece
    return Piece(
        piece.text[bullet.end() :],
        piece.left,
        piece.right,
        piece.base,
        piece.size,
        piece.bold,
        piece.tags,
        piece.first_word,
        bullet_to=piece.left + bullet.end() * piece.size / 2,
    )


def _right_of(bullet: Piece, pieces: list[Piece]) -> int | None:
    best, nearest = None, _BULLET_GAP * bullet.size
    for index, piece in enumerate(pieces):
        gap = piece.left - bullet.right
        level = abs(piece.base - bullet.base) <= 0.35 * max(piece.size, bullet.size)
        if level and -1 <= gap < nearest:
            best, nearest = index, gap
    return best


def _near(bullet: Piece, pieces: list[Piece], taken: Container[int]) -> int | None:
    """The piece beside a bullet that is set a little higher or lower, as where it is larger or in
    the middle of two lines; else the one right below it.
    """
    beside: list[tuple[int, float, int]] = []
    below: list[tuple[float, int]] = []
    for index, piece in enumerate(pieces):
        drop = bullet.base - piece.base
        if index in taken or piece.left - bullet.left > (_BULLET_GAP + 1) * bullet.size:
            continue
        off = abs(bullet.base + 0.35 * bullet.size - piece.base - 0.25 * piece.size)
        if piece.left >= bullet.right - 1 and off < 0.85 * piece.size:
            beside.append((round(off / 2), -piece.base, index))
        elif piece.left >= bullet.left - 1 and 0 < drop < _FURTHEST_BELOW * piece.size:
            below.append((drop, index))
    if beside:
        return min(beside)[-1]
    return min(below)[-1] if below else None
