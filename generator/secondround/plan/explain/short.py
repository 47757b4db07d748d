"""Sessions with too few stories: how many are missing, why, what to write, and what to repeat.

In: an application, a round, its input, and the stories of each session. Out: `Gap` values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from secondround.plan import objectives, repeats
from secondround.plan.coverage import Heard, in_this_round, unmet
from secondround.plan.explain.prompts import prompt
from secondround.plan.inputs import PlanInput, SessionInput, StoryInput
from secondround.plan.model import Gap, Repeat
from secondround.plan.people import names_of, who
from secondround.plan.weights import deciders
from secondround.records import Application
from secondround.text import capital, closed, counted, listed, number_word, quoted

MOST_NAMED = 3
"""How many competencies are suggested to write about; a longer list is no advice."""
TWICE = "twice in a round or again in a later one"


def find(application: Application, round: int, inputs: PlanInput, heard: Heard) -> Iterator[Gap]:
    """Sessions with too few stories, full ones with something to repeat, and those too short."""
    again = repeats.find(application, round, inputs, heard)
    yield from _short(application, round, inputs, heard, again)
    yield from _undecided(application, round, inputs, heard, again)
    yield from _no_room(application, round, inputs, heard)


def _short(
    application: Application,
    round: int,
    inputs: PlanInput,
    heard: Heard,
    again: Mapping[int, tuple[Repeat, ...]],
) -> Iterator[Gap]:
    """Sessions with too few stories, or with useless ones."""
    for session, stories in zip(inputs.sessions, heard, strict=True):
        missing = session.capacity - len(stories)
        idle = len(stories) - len(inputs.useful(session, stories))
        if not session.open or (missing <= 0 and not idle):
            continue
        name = who(application, round, session.index)
        rule = ""
        shows = f"{'shows' if idle == 1 else 'show'} nothing that matters to them"
        if missing > 0:
            rule = _rule(inputs, session, heard)
            short = f"{counted(missing, 'story is', 'stories are')} missing for {name}"
            if idle:
                short = f"{short}, and {number_word(idle)} planned there {shows}"
        else:
            short = f"{counted(idle, 'story', 'stories')} planned for {name} {shows}"
        wanted = _wanted(inputs, session, heard)
        those = "one that shows" if missing + idle == 1 else "some that show"
        write = f" Write {those} {listed(wanted, 'or')}." if wanted else ""
        yield Gap(
            "stories",
            capital(f"{short}: {rule}.{write}" if rule else f"{closed(short)}{write}"),
            prompt(application, wanted),
            session.index,
            ("rounds", round, "sessions", session.index),
            rule=rule,
            without_rule=capital(f"{closed(short)}{write}") if rule else "",
            repeats=again.get(session.index, ()),
        )


def _undecided(
    application: Application,
    round: int,
    inputs: PlanInput,
    heard: Heard,
    again: Mapping[int, tuple[Repeat, ...]],
) -> Iterator[Gap]:
    """Full sessions with somebody who decides and hears no proof of a must-have, where a story told
    elsewhere is worth more than one that is planned there.
    """
    deciding, missed = deciders(application), repeats.undecided(inputs, heard)
    for index, (repeat, *_) in again.items():
        if not repeat.instead_of:
            continue
        written = application.record.rounds[round].sessions[index]
        people = list(filter(deciding.__contains__, written.with_))
        decide, hear = ("decides", "hears") if len(people) == 1 else ("decide", "hear")
        texts: list[str] = []
        for line, shows in missed:
            if objectives.proven(shows, inputs.with_ids([repeat.story])):
                texts.append(application.record.role.requirements[line].text)
        yield Gap(
            "requirement",
            f"{names_of(application, people)}, who {decide}, {hear} no proof of "
            f"{listed(map(quoted, texts), 'or')}.",
            session=index,
            path=("rounds", round, "sessions", index),
            subject=texts[0] if texts else "",
            repeats=(repeat,),
        )


def _no_room(
    application: Application, round: int, inputs: PlanInput, heard: Heard
) -> Iterator[Gap]:
    """Hiring managers and those who decide who hear no story, since they have no session that is
    long enough for one. Where the record says `stories: 0`, that is meant.
    """
    stage, people = application.record.rounds[round], application.record.interviewers
    for listener in inputs.listeners:
        id, sessions = listener.person, [inputs.sessions[at] for at in listener.sessions]
        if not id or any(session.capacity or heard[session.index] for session in sessions):
            continue
        short = []
        for session in sessions:
            written = stage.sessions[session.index]
            if session.open and written.takes_stories and written.stories is None:
                short.append(session)
        weighty = id in deciders(application) or people[id].role == "hiring manager"
        if short and weighty and inputs.stories:
            longest = max(short, key=lambda session: stage.sessions[session.index].minutes)
            minutes = stage.sessions[longest.index].minutes
            here = in_this_round(application.record, round)
            yield Gap(
                "stories",
                f"{people[id].name} hears no story{here}: {number_word(minutes)} minutes have no "
                "room for one. Ask for more time, or say in the record that one fits.",
                session=longest.index,
                path=("rounds", round, "sessions", longest.index),
            )


def _rule(inputs: PlanInput, session: SessionInput, heard: Heard) -> str:
    """Why the session's places stay empty: the rules that rule out the rest of the bank."""
    if not inputs.stories:
        return "the story bank is empty"
    groups = {story.group for story in inputs.stories}
    twice = "twice in a round" if groups.isdisjoint(inputs.spent) else TWICE
    waived = any(other.waived for other in inputs.open_sessions)
    reasons = [f"no story is told {twice}{' without a reason from you' if waived else ''}"]
    if len(groups) < len(inputs.stories):
        reasons.append("stories of one project count as one")
    left = free(inputs, heard)
    if any(inputs.is_idle(session, story) for story in heard[session.index]):
        reasons.append("one that shows nothing asked for here is enough")
    elif len(inputs.useful(session, left)) < len(left):
        why = "kept for a later round" if inputs.saving else "not worth the time"
        reasons.append(f"those that show nothing asked for here are {why}")
    if any(story.id in session.kept for story in left):
        reasons.append("some are kept for whom you meet later")
    if session.bans:
        reasons.append("some are ruled out here")
    if inputs.without:
        reasons.append("some are set aside")
    *others, last = reasons
    return f"{', '.join(others)}, and {last}" if others else last


def free(inputs: PlanInput, heard: Heard) -> list[StoryInput]:
    """The stories that nobody has heard, or is to hear."""
    used = inputs.spent.union(story.group for story in chain.from_iterable(heard))
    left = [story for story in inputs.stories if story.id not in inputs.without]
    return [story for story in left if story.group not in used]


def _wanted(inputs: PlanInput, session: SessionInput, heard: Heard) -> list[str]:
    """What a new story for this session should show: what somebody there hears nothing of, here or
    elsewhere, or else anything it asks for.
    """
    unheard_there = unmet(inputs, session, heard)
    missing = [name for name in session.points if name in unheard_there]
    return (missing or list(session.points))[:MOST_NAMED]
