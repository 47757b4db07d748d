"""The day card as it can be read standing up: what it does without where it is too long.

In: a day card as it was made. Out: one that fits, and in words what it leaves out.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Final

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
"""Lines on what to do if something goes wrong."""
_LINES: Final = 52
"""Lines of 12 pt on a side of A4. Letter has two fewer, and is set a little closer."""
_AT_THE_FOOT: Final = 4
"""Lines that a side may end with, since the next session has no room there."""


def fitted(made: DayCard) -> tuple[DayCard, tuple[str, ...]]:
    """The card as it fits, and what it had to leave out: in the order of `_CARD_STEPS`, until the
    rest fits.
    """
    left: list[str] = []
    if any(len(row.cues) > stress.CUES for row in made.rows):
        left.append(f"all cues after the first {stress.CUES} of a session")
    if any(len(row.promised) > _PROMISES for row in made.rows):
        left.append(f"all promises after the first {_PROMISES} of a session")
    made = replace(
        made,
        contact=stress.line(made.contact, 20, 120),
        place=stress.line(made.place, 20, 120),
        arrive=stress.whole_sentences(made.arrive, stress.BLOCK, 300),
        bring=tuple(stress.line(thing, 20, 120) for thing in made.bring),
        rows=tuple(map(_card_row, made.rows)),
        compared=tuple(
            stress.line(text, 20, _QUESTION_LETTERS) for text in made.compared[: stress.QUESTIONS]
        ),
        if_then=tuple(stress.line(text, 20, _QUESTION_LETTERS) for text in made.if_then[:_IF_THEN]),
        messages=tuple(stress.line(text, MESSAGE_WORDS, 200) for text in made.messages),
    )
    whole = made.rows
    made = replace(made, rows=tuple(_if_crowded(row, _fewer_questions) for row in made.rows))
    for name, step in _ROW_STEPS:
        shorter = replace(made, rows=tuple(_if_crowded(row, step) for row in made.rows))
        made, left = shorter, left + [name] * bool(name and shorter != made)
    made = replace(made, rows=tuple(map(_asking_again, made.rows, whole)))
    for name, card_step in _CARD_STEPS:
        if not _fits(made):
            shorter = card_step(made)
            made, left = shorter, left + [name] * bool(name and shorter != made)
    return made, tuple(_somewhere(name, made) for name in dict.fromkeys(left))


def _somewhere(name: str, made: DayCard) -> str:
    """What is left out, by its name; where other sessions kept theirs, as that of some alone."""
    step = _BY_NAME.get(name)
    kept = step and any(step(row) != row for row in made.rows)
    return f"{name} of some sessions" if kept else name


def _if_crowded(row: DayCardRow, step: Callable[[DayCardRow], DayCardRow]) -> DayCardRow:
    return step(row) if words_of_row(row) > stress.BLOCK else row


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


_ROW_STEPS: Final[tuple[tuple[str, Callable[[DayCardRow], DayCardRow]], ...]] = (
    ("the ends of long cues", _cues_in_brief),
    ("doubts", _undoubted),
    ("the middle of long places", _place_in_brief),
    ("titles and how to say the names in large groups", _names_alone),
    ("the names of large groups", _fewer),
    ("how to say the names", _unsaid),
    ("questions", lambda row: replace(row, questions=())),
    ("titles", _untitled),
    ("", lambda row: replace(row, more="")),  # that cues are left out is said already
    ("formats", lambda row: replace(row, format="")),
    ("third cues", lambda row: replace(row, cues=row.cues[:2])),
    ("second cues", lambda row: replace(row, cues=row.cues[:1])),
    ("promises in full", _promised_briefly),
    ("second promises", lambda row: replace(row, promised=row.promised[:1])),
    ("places in full", lambda row: replace(row, place=stress.line(row.place, _NAMED, 40))),
)
"""What a session on the card does without, in this order: first where it has more words than a
block, then one after another, as long as the card is too long. None does without the time, the
place, the first person, the first cue and the first promise; all else is on the sheets. Before
that, a second question is there only where there is room for it.
"""
_CARD_STEPS: Final[tuple[tuple[str, Callable[[DayCard], DayCard]], ...]] = (
    ("", lambda made: replace(made, bring=())),  # it is in the logistics: nobody is told
    ("the ends of long cues", _in_turn(_cues_in_brief)),
    ("what to do if something goes wrong", lambda made: replace(made, if_then=())),
    ("doubts", _in_turn(_undoubted)),
    ("second questions", _in_turn(_fewer_questions)),
    ("what to ask everyone", lambda made: replace(made, compared=())),
    ("messages in full", lambda made: replace(made, messages=stress.brief(made.messages))),
    ("how to arrive", lambda made: replace(made, arrive="")),
    ("messages", lambda made: replace(made, messages=())),
    *((name, _in_turn(step)) for name, step in _ROW_STEPS),
)
"""What the card does without, in this order, where all of it is too long."""

_BY_NAME: Final = {**dict(_ROW_STEPS), "second questions": _fewer_questions}
"""What takes what out of a session, by its name in a warning."""


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
