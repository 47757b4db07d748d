"""How much of its page, or half page, a sheet takes, and the follow-up questions that the rest has
room for.

In: a sheet as it fits, and the follow-up questions of its stories. Out: the same sheet with some of
them. It estimates in lines of 12 pt, since nobody knows here how wide a letter is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from secondround.packet import stress
from secondround.packet.model_parts import FollowUp
from secondround.packet.model_take_along import Sheet, SheetPerson

_PAGE, _HALF = 49.5, 23.0
"""Lines on a page, and on half of one, of the shorter of the two sizes of paper (Letter)."""
_SMALL = 0.83
"""The height of a line of 10 pt."""
_SPARE = 1
"""Lines by which what stands beside a person may turn out longer than it seems."""
_ACROSS, _BESIDE, _INDENT = 88, 54, 5
"""Letters in a line across the page, and in one beside a person; what is below a story has fewer.
"""
_PERSON, _PAIR, _WHOLE = 38, 50, 112
"""Letters in a line of a person beside the stories, beside another person, and across the page."""


def with_follow_ups(made: Sheet, asked: Iterable[tuple[FollowUp, ...]], *, page: bool) -> Sheet:
    """The sheet with the follow-up questions that there is room for. asked: those of each story;
    page: whether it has a page, and not half of one.

    The first of each story come before the second of any, and those of earlier stories before
    those of later ones.
    """
    ranked: list[tuple[int, int, FollowUp]] = []
    for story, questions in enumerate(asked):
        ranked += ((rank, story, question) for rank, question in enumerate(questions))
    free = _free(made, page=page)
    width = (_ACROSS if page or len(made.people) != 1 else _BESIDE) - _INDENT
    kept: list[list[FollowUp]] = [[] for _ in made.stories]
    for _, story, question in sorted(ranked, key=lambda one: one[:2]):
        lines = 0.97 * stress.lines(f"{question.text} {question.answer}", width)
        if lines <= free:
            kept[story].append(question)
            free -= lines
    stories = [
        replace(story, follow_ups=tuple(questions))
        for story, questions in zip(made.stories, kept, strict=True)
    ]
    return replace(made, stories=tuple(stories))


def _free(made: Sheet, *, page: bool) -> float:
    """Lines that nothing stands in, beside the person or below all."""
    ends = 2.6 + _asked(made) + stress.lines(made.closing, _ACROSS) + bool(made.time)
    if len(made.people) == 1 and not page:
        told, person = _told(made, _BESIDE), _person(made.people[0], _PERSON)
        beside = max(0.0, person - told - _SPARE)
        return beside + max(0.0, _HALF - ends - max(told, person))
    people = [_person(person, _WHOLE if page else _PAIR) for person in made.people]
    if len(people) > 1:
        people = list(map(max, people[::2], (*people[1::2], 0.0)))
    return (_PAGE if page else _HALF) - ends - sum(people) - _told(made, _ACROSS)


def _told(made: Sheet, width: int) -> float:
    """Lines of what to tell."""
    lines = float(stress.lines(f"Tell Open: {made.opening}", width)) if made.opening else 1.0
    lines += stress.lines(made.nothing, width)
    if made.reserves:
        kept = "; ".join(story.cue for story in made.reserves)
        lines += stress.lines(f"In reserve: {kept}", width)
    lines += stress.lines(" ".join(("Messages:", *made.messages)), width) if made.messages else 0
    for story in made.stories:
        head = f"{story.cue} {'m' * (len(story.cue) // 3)} page 10 {story.shows} {story.facts}"
        lines += 0.7 + 0.9 * stress.lines(head, width + 6)
        texts = (f"{story.result} {story.rest}", story.waiver)
        lines += sum(stress.lines(text, width - _INDENT) for text in texts)
    return lines


def _person(person: SheetPerson, width: int) -> float:
    """Lines of a person, in the smaller type that they are set in."""
    lines = 1.3 + stress.lines(f"{person.say} {person.title} {person.role}", width)
    texts = (person.judges, person.in_common, person.notes)
    lines += sum(stress.lines(f"For your eyes: {text}", width) + 0.2 for text in texts if text)
    asked = [stress.lines(f"{one.text} {one.with_}", width - 3) + 0.1 for one in person.likely]
    if width == _WHOLE:  # two beside each other
        asked = list(map(max, asked[::2], (*asked[1::2], 0.0)))
    lines += sum(asked)
    return _SMALL * (lines + bool(person.likely))


def _asked(made: Sheet) -> float:
    """Lines of the questions, two beside each other, with room to write below each."""
    each = [stress.lines(question.text, 36) + 1.0 for question in made.questions]
    return sum(map(max, each[::2], (*each[1::2], 0.0)))
