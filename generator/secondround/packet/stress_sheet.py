"""A sheet as it fits its page or its half of one: what it does without where there is more.

In: a sheet as it was made. Out: one that fits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from typing import Final

from msgspec.structs import replace

from secondround.packet import stress, stress_room
from secondround.packet.model_parts import FollowUp, MetBefore
from secondround.packet.model_take_along import Sheet, SheetPerson, SheetQuestion, SheetStory
from secondround.text import closed

_QUESTION, _ANSWER = 20, 18
"""Words of a question they may ask, and of the answer to one."""
_NOTES: Final = 15
"""Words of the notes on each of more than three people."""
_IN_COMMON: Final = 25
"""Words of what one has in common with somebody."""
_ASKED: Final = 2
"""Follow-up questions of a story on a page."""
_LOOKING: Final = 30
"""Words of what somebody looks for, on half a page; of two people, half as many."""
_FEWEST: Final = 10
"""Words under which nothing more is begun."""


def all_fitted(made: Sequence[Sheet]) -> list[Sheet]:
    """The sheets of a day as they fit.

    Short ones share a page as long as there is room. One that shares it with no other fills it;
    the last shares its own with what they may ask.
    """
    each = list(map(fitted, made))
    pages: list[list[int]] = []
    room = 0.0
    for at, sheet in enumerate(each):
        takes = stress_room.PAGE if _is_long(sheet) else stress_room.taken_of_half(sheet)
        if takes > room or at == len(each) - 1:
            pages.append([])
            room = stress_room.PAGE
        pages[-1].append(at)
        room -= takes
    for first, *others in pages[:-1]:
        if not (others or _is_long(made[first])):
            each[first] = fitted(made[first], page=True)
    return each


def _is_long(made: Sheet) -> bool:
    return len(made.stories) >= stress.CUES and not made.held


def fitted(made: Sheet, *, page: bool = False, alone: bool = False) -> Sheet:
    """The sheet as it fits.

    A session of three stories or more has a page; a shorter one has half a page, on which a story
    is one block. The first three stories have as many follow-up questions as there is room for.
    page: a shorter one has a page, too. alone: it has one in larger type.
    """
    if made.brief or made.held:
        return made
    long = page or _is_long(made)
    page = long or alone
    stories = [_whole(story) if page else _block(story) for story in made.stories]
    words = stress.BLOCK if page else _LOOKING // max(1, min(len(made.people), 2))
    notes = stress.BLOCK if long or len(made.people) <= stress.FEW else _NOTES
    people = [_person(person, len(made.people), words, notes) for person in made.people]
    shorter = replace(
        made,
        people=tuple(people),
        opening=_opening(made.opening),
        stories=tuple(stories),
        reserves=tuple(map(_bare, made.reserves[: stress.CUES])),
        questions=_questions(made.questions, page=page),
        closing=stress.line(made.closing, stress.BLOCK, 300),
        time=made.time if page else "",
        messages=stress.brief(made.messages),
    )
    room = stress_room.HALF
    if long:
        room = stress_room.PAGE - stress_room.TITLE * alone
        shorter = _on_one_page(shorter, room)
    elif alone:
        room = stress_room.ALONE
    asked = (_asked(story) if at < stress.CUES else () for at, story in enumerate(made.stories))
    return stress_room.with_follow_ups(shorter, asked, room)


def _on_one_page(made: Sheet, lines: float) -> Sheet:
    """The sheet without what it has no room for, in this order: how its minutes are filled; where
    and when each story was, and how long it takes; the end of long notes on more than three people;
    of stories after the third, the last one first, all but the cue; likely questions but the first
    of each person; and of the last story first, then of those before it, what led to it and what
    was done.
    """
    steps: list[Callable[[Sheet], Sheet]] = [_without_time, _without_facts, _with_short_notes]
    backwards = list(reversed(range(len(made.stories))))
    steps += (partial(_with_cue_alone, at) for at in backwards if at >= stress.CUES)
    steps.append(_asked_once)
    steps += (partial(_with_result_alone, at) for at in backwards)
    for step in steps:
        if not stress_room.lack(made, lines):
            break
        made = step(made)
    return made


def _without_time(made: Sheet) -> Sheet:
    return replace(made, time="")


def _without_facts(made: Sheet) -> Sheet:
    return replace(made, stories=tuple(replace(story, facts="") for story in made.stories))


def _asked_once(made: Sheet) -> Sheet:
    people = (replace(person, likely=person.likely[:1]) for person in made.people)
    return replace(made, people=tuple(people))


def _with_short_notes(made: Sheet) -> Sheet:
    if len(made.people) <= stress.FEW:
        return made
    people = (replace(person, notes=stress.start(person.notes, _NOTES)) for person in made.people)
    return replace(made, people=tuple(people))


def _with_cue_alone(at: int, made: Sheet) -> Sheet:
    return _with_story(made, at, _bare(made.stories[at]))


def _with_result_alone(at: int, made: Sheet) -> Sheet:
    story = made.stories[at]
    return _with_story(made, at, replace(story, background="", done="")) if story.result else made


def _with_story(made: Sheet, at: int, story: SheetStory) -> Sheet:
    return replace(made, stories=(*made.stories[:at], story, *made.stories[at + 1 :]))


def _opening(text: str) -> str:
    """The beginning of an opening; all of it is in the reading part."""
    if len(text.split()) <= stress.BLOCK:
        return text
    kept = stress.whole_sentences(text, stress.BLOCK - 1)
    return kept if kept.endswith("…") else f"{kept}\u00a0…"  # never alone on a line


def _whole(story: SheetStory) -> SheetStory:
    """A story with its half-minute version in two blocks."""
    done = stress.whole_sentences(story.done, stress.BLOCK)
    return replace(
        story,
        result=closed(stress.whole_sentences(story.result, stress.BLOCK)),
        background=closed(_as_far_as(story.background, stress.BLOCK - len(done.split()))),
        done=closed(done),
        follow_ups=(),
    )


def _asked(story: SheetStory) -> tuple[FollowUp, ...]:
    """The first follow-up questions of a story, with the start of each answer."""
    asked = []
    for question in story.follow_ups[:_ASKED]:
        text = stress.line(question.text, _QUESTION)
        answer = stress.full_sentences(question.answer, _ANSWER)
        answer = answer or stress.whole_sentences(question.answer, stress.BLOCK - _QUESTION)
        asked.append(FollowUp(text, answer))
    return tuple(asked)


def _block(story: SheetStory) -> SheetStory:
    """A story in one block: its result, what led to it and what was done. As far as there are words
    left, what was done comes before the background.
    """
    result = stress.whole_sentences(story.result, stress.BLOCK - stress.CUE)
    room = stress.BLOCK - len(f"{story.cue} {story.shows} {result}".split())
    done = _as_far_as(story.done, room)
    background = _as_far_as(story.background, room - len(done.split()))
    said = " ".join(filter(None, map(closed, (result, background, done))))
    said = said or stress.whole_sentences(story.done or story.background, room)
    return replace(story, result=said, background="", done="", facts="", follow_ups=())


def _as_far_as(text: str, words: int) -> str:
    return stress.full_sentences(text, words) if words >= _FEWEST else ""


def _bare(story: SheetStory) -> SheetStory:
    """A story by its cue alone."""
    return replace(story, result="", background="", done="", shows="", facts="", follow_ups=())


def _person(person: SheetPerson, people: int, words: int, notes: int) -> SheetPerson:
    kept = stress.start(person.notes, notes)
    if people > stress.FEW:
        return replace(person, judges="", in_common="", before=(), likely=(), notes=kept)
    asked_first = person.likely[: 3 if people > 1 else 5]
    likely = [replace(asked, text=stress.line(asked.text, _QUESTION)) for asked in asked_first]
    return replace(
        person,
        judges=stress.whole_sentences(person.judges, words),
        before=met_before(person.before, people),
        in_common=stress.start(person.in_common, _IN_COMMON),
        likely=tuple(likely),
        notes=kept,
    )


def met_before(before: Sequence[MetBefore], people: int) -> tuple[MetBefore, ...]:
    """What a sheet with so many people has room for of somebody's earlier meetings: of the last
    one, with what is still promised since one before. The reading part has all that was told,
    asked, promised and doubted.
    """
    if people > stress.FEW or not before:
        return ()
    promised = chain.from_iterable(met.promised for met in before)
    return (_met(replace(before[0], promised=tuple(promised))),)


def _met(before: MetBefore) -> MetBefore:
    """The stories told, and the first promises, questions and doubts, with the start of each
    answer.
    """
    asked, doubts, stated = map(_begun, (before.asked, before.doubts, before.stated))
    promised = tuple(stress.line(each, _QUESTION) for each in before.promised[:_ASKED])
    told = before.told[: stress.CUES]
    return replace(before, told=told, asked=asked, promised=promised, doubts=doubts, stated=stated)


def _begun(said: tuple[FollowUp, ...]) -> tuple[FollowUp, ...]:
    return tuple(
        FollowUp(stress.line(one.text, _QUESTION), stress.whole_sentences(one.answer, _ANSWER))
        for one in said[:_ASKED]
    )


def _questions(questions: tuple[SheetQuestion, ...], *, page: bool) -> tuple[SheetQuestion, ...]:
    """All of them on a page; on half of one, two of its own before those that everybody is asked,
    which stand on the day card.
    """
    if page or len(questions) <= stress.QUESTIONS:
        return questions
    own = [question for question in questions if not question.compare]
    return tuple(own) if len(own) >= stress.QUESTIONS else questions[: stress.QUESTIONS]
