"""The day card as it can be read standing up: what it does without where it is too long.

In: a day card as it was made. Out: one that fits.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from secondround.packet import stress
from secondround.packet.model_parts import Person
from secondround.packet.model_take_along import DayCard, DayCardRow
from secondround.records.models import MESSAGE_WORDS
from secondround.text import counted
from secondround.vocabulary import SESSIONS_A_SIDE

_CUE_LETTERS: Final = 60
_TITLE, _TITLE_LETTERS = 16, 110
"""Words of a title in place of a cue, where there is room."""
_QUESTION_LETTERS: Final = 110
_PROMISES, _PROMISE, _PROMISE_LETTERS = 2, 10, 80
_NAMED: Final = 4
"""Words that a promise or a place is known by."""
_DOUBT, _DOUBT_LETTERS = 12, 80
_IF_THEN: Final = 2
"""Lines on what to do if something goes wrong; more where all else fits."""
_LINES: Final = 52
"""Lines of 12 pt on a side of A4. Letter has two fewer, and is set a little closer."""
_AT_THE_FOOT: Final = 4
"""Lines that a side may end with, since the next session has no room there."""


def fitted(made: DayCard) -> DayCard:
    """The card as it fits, without what comes first in `_CARD_STEPS` until the rest does."""
    whole = tuple(map(_card_row, made.rows))
    rows = (_asking_again(_within_block(row), row) for row in whole)
    card = replace(
        made,
        contact=stress.line(made.contact, 20, 120),
        place=stress.line(made.place, 20, 120),
        arrive=stress.whole_sentences(made.arrive, stress.BLOCK, 300),
        bring=tuple(stress.line(thing, 20, 120) for thing in made.bring),
        rows=tuple(rows),
        compared=tuple(
            stress.line(text, 20, _QUESTION_LETTERS) for text in made.compared[: stress.QUESTIONS]
        ),
        if_then=tuple(stress.line(text, 20, _QUESTION_LETTERS) for text in made.if_then),
        messages=tuple(stress.line(text, MESSAGE_WORDS, 200) for text in made.messages),
    )
    while len(card.if_then) > _IF_THEN and not _fits(card):
        card = replace(card, if_then=card.if_then[:-1])
    for step in _CARD_STEPS:
        if _fits(card):
            break
        card = step(card)
    return card


def _within_block(row: DayCardRow) -> DayCardRow:
    """A session in as many words as a block has."""
    for step in (_fewer_questions, *_ROW_STEPS):
        if words_of_row(row) <= stress.BLOCK:
            break
        row = step(row)
    return row


def _asking_again(row: DayCardRow, whole: DayCardRow) -> DayCardRow:
    """With its second question again where what else was left out makes room for it."""
    asking = replace(row, questions=whole.questions)
    return asking if row.questions and words_of_row(asking) <= stress.BLOCK else row


def _card_row(row: DayCardRow) -> DayCardRow:
    return replace(
        row,
        place=stress.line(row.place, 20, 120),
        cues=tuple(stress.line(cue, _TITLE, _TITLE_LETTERS) for cue in row.cues[: stress.CUES]),
        promised=tuple(
            stress.line(text, _PROMISE, _PROMISE_LETTERS) for text in row.promised[:_PROMISES]
        ),
        doubt=stress.line(row.doubt, _DOUBT, _DOUBT_LETTERS),
        questions=tuple(
            stress.line(text, 20, _QUESTION_LETTERS) for text in row.questions[: stress.QUESTIONS]
        ),
    )


def _in_turn(step: Callable[[DayCardRow], DayCardRow]) -> Callable[[DayCard], DayCard]:
    """That step for one session after another until the card fits: first where it makes the most
    room, and of two alike the later.
    """

    def taken(made: DayCard) -> DayCard:
        room = []
        for at, row in enumerate(made.rows):
            shorter = step(row)
            words = words_of_row(row) - words_of_row(shorter)
            room.append((_row_lines(row) - _row_lines(shorter), words, at))
        for *_, at in sorted(room, reverse=True):
            if _fits(made):
                break
            rows = (*made.rows[:at], step(made.rows[at]), *made.rows[at + 1 :])
            made = replace(made, rows=rows)
        return made

    return taken


def _unsaid(row: DayCardRow) -> DayCardRow:
    return replace(row, people=tuple(replace(person, say="") for person in row.people))


def _untitled(row: DayCardRow) -> DayCardRow:
    return replace(row, people=tuple(replace(person, title="") for person in row.people))


def _fewer_questions(row: DayCardRow) -> DayCardRow:
    return replace(row, questions=row.questions[:1])


def _undoubted(row: DayCardRow) -> DayCardRow:
    return replace(row, doubt="")


def _promised_briefly(row: DayCardRow) -> DayCardRow:
    return replace(row, promised=tuple(stress.line(text, _NAMED, 40) for text in row.promised))


def _names_alone(row: DayCardRow) -> DayCardRow:
    return _untitled(_unsaid(row)) if len(row.people) > stress.FEW else row


def _fewer(row: DayCardRow) -> DayCardRow:
    if len(row.people) <= stress.FEW:
        return row
    first, *others = row.people
    group = f"{first.name} and {counted(len(others), 'other')}"
    named = row.named or group in row.heading
    return replace(row, people=(Person(group, "", ""),), named=named)


def _cues_in_brief(row: DayCardRow) -> DayCardRow:
    cues = [stress.clauses(cue, stress.CUE, _CUE_LETTERS) for cue in row.cues]
    return replace(row, cues=tuple(cues))


def _place_in_brief(row: DayCardRow) -> DayCardRow:
    """A long place by its first part and its last: one is the house, and one is the room."""
    first, *between, last = row.place.split(",") if "," in row.place else (row.place, "")
    return replace(row, place=f"{first} … {last.strip()}") if between else row


def _place_by_its_first_words(row: DayCardRow) -> DayCardRow:
    return replace(row, place=stress.line(row.place, _NAMED, 40))


_SHORTER: Final[tuple[Callable[[DayCardRow], DayCardRow], ...]] = (
    _cues_in_brief,
    _undoubted,
    _place_in_brief,
    _names_alone,
    _fewer,
    _unsaid,
)
_LESS: Final[tuple[Callable[[DayCardRow], DayCardRow], ...]] = (
    lambda row: replace(row, questions=()),
    _untitled,
    lambda row: replace(row, more=""),
    lambda row: replace(row, format=""),
    lambda row: replace(row, cues=row.cues[:2]),
    lambda row: replace(row, cues=row.cues[:1]),
    _promised_briefly,
    lambda row: replace(row, promised=row.promised[:1]),
    _place_by_its_first_words,
)
_ROW_STEPS: Final = (*_SHORTER, *_LESS)
"""What a session on the card does without, in this order: first where it has more words than a
block, then one after another, as long as the card is too long. None does without the time, the
place, the first person, the first cue and the first promise; all else is on the sheets. Before
that, a second question is there only where there is room for it.
"""
_CARD_STEPS: Final[tuple[Callable[[DayCard], DayCard], ...]] = (
    lambda made: replace(made, bring=()),  # it is in the logistics
    _in_turn(_cues_in_brief),
    lambda made: replace(made, messages=stress.brief(made.messages)),
    _in_turn(_undoubted),
    _in_turn(_fewer_questions),
    lambda made: replace(made, compared=()),
    *map(_in_turn, _SHORTER),
    lambda made: replace(made, messages=()),
    lambda made: replace(made, if_then=()),
    lambda made: replace(made, arrive=""),
    *map(_in_turn, _LESS),
)
"""What the card does without, in this order, where all of it is too long: before what stands
nowhere else in the hand goes what the sheets have too.
"""


def _fits(made: DayCard) -> bool:
    sides = math.ceil(len(made.rows) / SESSIONS_A_SIDE)
    room = _LINES * sides - _AT_THE_FOOT * (sides - 1)
    return words_of_card(made) <= stress.CARD * sides and _card_lines(made) <= room


def words_of_row(row: DayCardRow) -> int:
    """Words of one session on the card; its hours are figures."""
    texts = (row.heading, row.place, row.format, _people(row), row.more, row.doubt)
    said = (*texts, *row.cues, *row.promised, *row.questions)
    return sum(len(text.split()) for text in said)


def _people(row: DayCardRow) -> str:
    """What the card says of the people of a session beside its heading."""
    said = []
    for person in row.people:
        name = "" if row.named else person.name
        said.append(f"{name} {person.say} {person.title}")
    return "; ".join(said)


def words_of_card(made: DayCard) -> int:
    """Words of the whole card."""
    foot = (made.end, *made.compared, *made.messages, *made.if_then)
    texts = (made.place, made.contact, made.day, made.arrive, *made.bring, *foot)
    return sum(len(text.split()) for text in texts) + sum(map(words_of_row, made.rows))


def _card_lines(made: DayCard) -> float:
    """Lines of 12 pt that the card takes; what is larger counts for more."""
    where = f"{made.place} {_call(made)} If late: {made.contact}"
    head = 3.4 + 1.1 * stress.lines(where, 72)
    head += 1.2 * stress.lines(made.arrive, 88) + 2.4 * bool(made.strip)
    head += 1.2 * stress.lines(f"Bring: {' · '.join(made.bring)}", 88) * bool(made.bring)
    blocks = (made.compared, made.if_then, (" ".join(made.messages),) if made.messages else ())
    foot = 1.8 + 3 * bool(made.missing) + 0.7 * sum(map(bool, blocks))
    for block in blocks:
        foot += sum(1.2 * stress.lines(text, 88) for text in block)
    return head + foot + sum(map(_row_lines, made.rows))


def _call(where: DayCard | DayCardRow) -> str:
    """How to join by video and telephone."""
    video = where.video if isinstance(where, DayCard) else where.video and "video call"
    passcode = where.passcode and f"passcode: {where.passcode}"
    dial_in = where.dial_in and f"dial in: {where.dial_in}"
    return f"{video} {passcode} {dial_in}"


def _row_lines(row: DayCardRow) -> float:
    heading = row.heading + " " + "m" * (len(row.heading) // 3)  # it is set in larger type
    facts = f"{row.until} {row.place} {_call(row)} {row.format} {_people(row)} {row.more} page 10"
    beside = [f"Ask: {text}" for text in row.questions]
    beside += [f"You promised: {'; '.join(row.promised)}"] * bool(row.promised)
    beside += [f"A doubt you heard: {row.doubt}"] * bool(row.doubt)
    cues = sum(1.17 * stress.lines(cue, 39 if beside else 70) + 0.1 for cue in row.cues)
    width = 40 if row.cues else 84
    said = sum(0.95 * stress.lines(text, width) + 0.1 for text in beside)
    return 0.8 + stress.lines(f"{heading} {facts}", 92) + max(cues, said)
