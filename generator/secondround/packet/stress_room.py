"""How much of its page, or half page, a sheet takes, and the follow-up questions that the rest has
room for.

In: a sheet as it fits, and the follow-up questions of its stories. Out: the same sheet with some of
them, and then with some of what to ask after its questions. It estimates in lines of 12 pt, since
nobody knows here how wide a letter is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from secondround.packet import stress
from secondround.packet.model_parts import FollowUp
from secondround.packet.model_take_along import Sheet, SheetPerson, SheetQuestion

PAGE, HALF, ALONE = 49.5, 23.0, 36.0
"""Lines on a page, on half of one, and on a page whose type and room to write are larger, of the
shorter of the two sizes of paper (Letter).
"""
TITLE = 2.5
"""Lines of the packet's name above the first of the sheets by themselves."""
_SMALL = 0.83
"""The height of a line of 10 pt."""
_SPARE = 1
"""Lines by which what stands beside a person may turn out longer than it seems."""
_ACROSS, _BESIDE, _INDENT = 88, 52, 5
"""Letters in a line across the page, and in one beside a person; what is below a story has fewer.
"""
_PERSON, _THIRD, _PAIR, _WHOLE = 41, 32, 50, 112
"""Letters in a line of a person beside the stories, beside two others, beside another, and across
the page.
"""
_HEADING = 52
"""Letters in a line of a sheet's heading."""
_THREE = 3
"""People who stand beside each other."""


class _Room(Struct):
    """Lines that nothing stands in yet."""

    beside: float  # the person, where there is one on half a page: only for the stories
    below: float

    def take(self, lines: float, *, beside: bool = True) -> bool:
        """Whether so many lines had room; then they are taken."""
        if lines > self.below + beside * self.beside:
            return False
        there = min(lines, self.beside) if beside else 0.0
        self.beside -= there
        self.below -= lines - there
        return True


def with_follow_ups(made: Sheet, asked: Iterable[tuple[FollowUp, ...]], lines: float) -> Sheet:
    """The sheet with the follow-up questions that there is room for. asked: those of each story;
    lines: of its page, or of half of one.

    The first of each story come before what to ask after one's own questions, and this before the
    second of any story; those of earlier stories before those of later ones.
    """
    ranked: list[tuple[int, int, FollowUp]] = []
    for story, follow_ups in enumerate(asked):
        ranked += ((rank, story, follow_up) for rank, follow_up in enumerate(follow_ups))
    ranked.sort(key=lambda one: one[:2])
    room = _free(made, lines)
    width = (_BESIDE if _is_beside(made, lines) else _ACROSS) - _INDENT
    kept: list[list[FollowUp]] = [[] for _ in made.stories]
    questions: tuple[SheetQuestion, ...] = ()
    for rank, story, follow_up in ranked:
        if rank and not questions:
            questions = _followed(made.questions, room)
        if room.take(0.97 * stress.lines(f"{follow_up.text} {follow_up.answer}", width)):
            kept[story].append(follow_up)
    stories = [
        replace(story, follow_ups=tuple(follow_ups))
        for story, follow_ups in zip(made.stories, kept, strict=True)
    ]
    questions = questions or _followed(made.questions, room)
    return replace(made, stories=tuple(stories), questions=questions)


def lack(made: Sheet, lines: float) -> float:
    """Lines by which a sheet is longer than its page; 0 where it fits."""
    return max(0.0, -_free(made, lines).below)


def taken_of_half(made: Sheet) -> float:
    """Lines that a sheet of half a page takes."""
    return min(HALF, HALF - _free(made, HALF).below)


def _is_beside(made: Sheet, lines: float) -> bool:
    """Whether the person stands beside what to tell, and not above it."""
    return lines != ALONE and len(made.people) == 1 and len(made.stories) < stress.CUES


def _free(made: Sheet, lines: float) -> _Room:
    """The room beside the person, and below all."""
    page = lines > HALF
    ends = 2.6 + _asked(_bare(made.questions)) + bool(made.time)
    ends += stress.lines(made.closing, _ACROSS) + stress.lines(made.tests, _ACROSS)
    where = f"{made.until} {made.format} {made.place} {made.dial_in} {made.name}"
    ends += 1.5 * max(0, stress.lines(made.heading, _HEADING) - 1)
    ends += max(0, stress.lines(where, _ACROSS) - 1)
    if _is_beside(made, lines):
        told, person = _told(made, _BESIDE), _person(made.people[0], _PERSON)
        return _Room(max(0.0, person - told - _SPARE), lines - ends - max(told, person))
    return _Room(0, lines - ends - _people(made.people, page=page) - _told(made, _ACROSS))


def _people(people: Sequence[SheetPerson], *, page: bool) -> float:
    """Lines of the people: one across a page, three beside each other, two in a row otherwise."""
    if len(people) == _THREE:
        return max(_person(person, _THIRD) for person in people)
    rows = [_person(person, _PAIR if len(people) > 1 or not page else _WHOLE) for person in people]
    return sum(map(max, rows[::2], (*rows[1::2], 0.0))) if len(rows) > 1 else sum(rows)


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
        said = f"{story.result} {story.background} {story.done}"
        texts = (said, story.waiver, " ".join(("Why here:", *story.why)) if story.why else "")
        lines += sum(stress.lines(text, width - _INDENT) for text in texts)
    return lines


def _person(person: SheetPerson, width: int) -> float:
    """Lines of a person, in the smaller type that they are set in."""
    lines = 1.3 + stress.lines(f"{person.say} {person.title} {person.role}", width)
    texts = (person.judges, person.in_common, person.notes)
    lines += sum(stress.lines(f"For your eyes: {text}", width) + 0.2 for text in texts if text)
    for met in person.before:
        told = f"Met before on {met.when}. You told: {'; '.join(met.told)}"
        lines += stress.lines(told, width) + 0.2
        lines += sum(stress.lines(f"{one.text} {one.answer}", width - 3) for one in met.asked)
        doubts = " ".join(f"{one.text} {one.answer}" for one in met.doubts)
        stated = " ".join(f"{one.text} {one.answer}" for one in met.stated)
        lines += stress.lines(f"You said: {stated}", width) + 0.2 if stated else 0
        for part in (f"Doubts you heard: {doubts}" if doubts else "", "; ".join(met.promised)):
            lines += stress.lines(f"You promised: {part}", width) + 0.2 if part else 0
    asked = [stress.lines(f"{one.text} {one.with_}", width - 3) + 0.1 for one in person.likely]
    if width == _WHOLE:  # two beside each other
        asked = list(map(max, asked[::2], (*asked[1::2], 0.0)))
    lines += sum(asked)
    return _SMALL * (lines + bool(person.likely))


def _bare(questions: Iterable[SheetQuestion]) -> list[SheetQuestion]:
    return [replace(question, follow_up="") for question in questions]


def _followed(questions: Sequence[SheetQuestion], room: _Room) -> tuple[SheetQuestion, ...]:
    """The questions, with what to ask after them as long as there is room below all."""
    kept = _bare(questions)
    for at, question in enumerate(questions):
        more = [*kept[:at], question, *kept[at + 1 :]]
        if room.take(_asked(more) - _asked(kept), beside=False):
            kept = more
    return tuple(kept)


def _asked(questions: Iterable[SheetQuestion]) -> float:
    """Lines of the questions, two beside each other, with room to write below each."""
    each: list[float] = []
    for question in questions:
        then = f"Then: {question.follow_up}" if question.follow_up else ""
        each.append(stress.lines(question.text, 36) + 1.0 + stress.lines(then, 36))
    return sum(map(max, each[::2], (*each[1::2], 0.0)))
