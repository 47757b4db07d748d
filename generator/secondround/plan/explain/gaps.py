"""Gaps: what the bank cannot give this round, said in words, with a question that helps to write
it.

In: an application, a round, who leads where, and the questions assigned. Out: `Gap` values. A gap
is a result, not a failure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from secondround.plan import objectives
from secondround.plan.coverage import Heard, in_this_round, unheard
from secondround.plan.inputs import PlanInput, SessionInput, StoryInput
from secondround.plan.model import Gap
from secondround.plan.pins import who
from secondround.plan.questions import AssignedQuestions
from secondround.records import Application
from secondround.text import capital, counted, listed, quoted
from secondround.vocabulary import ANSWER_QUESTIONS, ANSWERS

MOST_NAMED = 3
"""So many competencies are named as worth writing about; more would be no advice."""
DEFAULTS = {
    "can": "What is the hardest thing you have done in this trade, and what came of it?",
    "will": "When did you do more than anybody asked, and why did it matter to you?",
    "fit": "When did you make a group work better together, and how did they show it?",
}


def find(
    application: Application,
    round: int,
    inputs: PlanInput,
    heard: Heard,
    assigned: AssignedQuestions,
) -> tuple[Gap, ...]:
    """Every gap, sessions in order, then the round as a whole."""
    return (
        *_short(application, round, inputs, heard),
        *_requirements(application, inputs, heard),
        *_competencies(application, round, inputs, heard),
        *_answers(application, inputs, heard),
        *_questions(application, round, inputs, assigned),
    )


def prompt(application: Application, competencies: Iterable[str], answer: str = "can") -> str:
    """A question that helps to write a story: the library's for one of the competencies, else our
    own words.
    """
    wanted = list(competencies)
    for name in wanted:
        for one in application.library.prompts:
            if name in one.shows:
                return one.text
    if wanted:
        return f"When did {quoted(wanted[0])} make the difference? How did things stand, what did you do, what came of it?"
    return DEFAULTS[answer]


def _short(application: Application, round: int, inputs: PlanInput, heard: Heard) -> Iterator[Gap]:
    for session, stories in zip(inputs.sessions, heard, strict=True):
        missing, name = session.capacity - len(stories), who(application, round, session.index)
        idle = [story for story in stories if session.open and not inputs.relevant(session, story)]
        wanted = _wanted(session, stories)
        path = ("rounds", round, "sessions", session.index)
        write = (
            f" Write {'one' if missing + len(idle) == 1 else 'some'} showing {listed(wanted, 'or')}."
            if wanted
            else ""
        )
        if session.open and missing > 0:
            rule = _rule(inputs, session)
            short = capital(f"{counted(missing, 'story is', 'stories are')} missing for {name}")
            yield Gap(
                "stories",
                f"{short}: {rule}.{write}",
                prompt(application, wanted),
                session.index,
                path,
                rule=rule,
                without_rule=f"{short}.{write}",
            )
        elif idle:
            unsuited = counted(len(idle), "story", "stories")
            shows = "shows" if len(idle) == 1 else "show"
            message = f"{unsuited} planned for {name} {shows} nothing they ask for.{write}"
            yield Gap("stories", capital(message), prompt(application, wanted), session.index, path)


def _rule(inputs: PlanInput, session: SessionInput) -> str:
    """Why the session's places stay empty: the rules that keep the rest of the bank away from
    it.
    """
    if not inputs.stories:
        return "the story bank is empty"
    waiver = " without a waiver" if any(one.open and one.waived for one in inputs.sessions) else ""
    spent = any(story.group in inputs.spent for story in inputs.stories)
    twice = "twice in a round or again in a later one" if spent else "twice in a round"
    reasons = [f"no story is told {twice}{waiver}"]
    if len({story.group for story in inputs.stories}) < len(inputs.stories):
        reasons.append("stories of one project count as one")
    if session.bans:
        reasons.append("some are to be avoided here")
    if inputs.without:
        reasons.append("some are set aside")
    return listed(reasons)


def _wanted(session: SessionInput, stories: Sequence[StoryInput]) -> list[str]:
    shown = {competency for story in stories for competency in story.shows}
    open_points = [name for name in session.points if name not in shown] or list(session.points)
    return open_points[:MOST_NAMED]


def _requirements(application: Application, inputs: PlanInput, heard: Heard) -> Iterator[Gap]:
    everything = [story for stories in heard for story in stories]
    for number, line in enumerate(application.record.role.requirements):
        if line.evidence or not line.must or objectives.proven(line.shows, everything):
            continue
        path = ("role", "requirements", number)
        if not line.shows:
            message = (
                f"{quoted(line.text)} names no competency, so no story can be found that proves it."
            )
            yield Gap("requirement", message, path=path)
        elif objectives.proven(line.shows, inputs.stories):
            able = [story for story in inputs.stories if objectives.proven(line.shows, [story])]
            if all(story.group in inputs.spent for story in able):
                message = f"Every story that proves {quoted(line.text)} was told before."
            else:
                message = f"No story that proves {quoted(line.text)} has a place in this round."
            yield Gap("requirement", message, prompt(application, line.shows), path=path)
        else:
            message = f"No story proves {quoted(line.text)}, a must-have: none shows {listed(line.shows, 'or')}."
            yield Gap("requirement", message, prompt(application, line.shows), path=path)


def _competencies(
    application: Application, round: int, inputs: PlanInput, heard: Heard
) -> Iterator[Gap]:
    sessions, people = application.record.rounds[round].sessions, application.record.interviewers
    for missed in unheard(application, round, heard).values():
        for ids, competencies in missed.items():
            places = [
                session.index for session in inputs.sessions if session.open and session.capacity
            ]
            ahead = [place for place in places if set(ids) & set(sessions[place].with_)]
            if not ahead:
                continue
            cares, names = (
                "care" if len(ids) > 1 else "cares",
                listed([people[id].name for id in ids]),
            )
            hear = f"no story they hear{in_this_round(application.record, round, ids)} shows it"
            for name in competencies:
                message = f"{capital(names)} {cares} about {name}, and {hear}."
                path = ("rounds", round, "sessions", ahead[0])
                yield Gap("competency", message, prompt(application, [name]), ahead[0], path)


def _answers(application: Application, inputs: PlanInput, heard: Heard) -> Iterator[Gap]:
    told = [
        story
        for session, stories in zip(inputs.sessions, heard, strict=True)
        for story in stories
        if inputs.relevant(session, story)
    ]
    everything = objectives.answered([story for stories in heard for story in stories])
    for answer in ANSWERS:
        if inputs.sessions and answer not in objectives.answered(told):
            nothing = "No story of use to anybody" if answer in everything else "Nothing told"
            message = f"{nothing} in this round answers {quoted(ANSWER_QUESTIONS[answer])}."
            yield Gap("answer", message, prompt(application, (), answer))


def _questions(
    application: Application, round: int, inputs: PlanInput, assigned: AssignedQuestions
) -> Iterator[Gap]:
    for session, asked in zip(inputs.sessions, assigned.sessions, strict=True):
        if session.open and not asked:
            name = who(application, round, session.index)
            if session.index in assigned.able:
                why = "what they can answer is asked elsewhere, or was asked before"
            else:
                why = "none in your list or the library is one they can answer"
            message = f"There is no question to ask {name}: {why}."
            yield Gap(
                "question",
                message,
                session=session.index,
                path=("rounds", round, "sessions", session.index),
            )
    if all(not session.open for session in inputs.sessions):
        return
    for entry, able in assigned.left:
        if not able:
            why = "nobody in this round can answer it"
        elif any(inputs.sessions[place].open for place in able):
            why = "no session has time for it"
        else:
            why = "whoever can answer it has been met"
        yield Gap(
            "question",
            f"{quoted(entry.text)} goes unasked: {why}.",
            path=("questions", entry.index),
        )
