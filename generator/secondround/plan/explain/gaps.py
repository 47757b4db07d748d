"""Gaps: what the bank cannot give this round, each with a question that helps to write it.

In: an application, a round, who leads where, and the questions assigned. Out: `Gap` values. A gap
is a result, not a failure.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from secondround.plan import objectives
from secondround.plan.coverage import Heard, unheard
from secondround.plan.explain import short
from secondround.plan.explain.prompts import prompt
from secondround.plan.inputs import PlanInput, StoryInput
from secondround.plan.model import Gap
from secondround.plan.people import names_of, who
from secondround.plan.questions import AssignedQuestions
from secondround.records import Application
from secondround.text import capital, listed, quoted
from secondround.vocabulary import ANSWER_QUESTIONS, ANSWERS

ASKED_ELSEWHERE = "every question they can answer is asked elsewhere or was asked before"
NOTHING_FITS = "no question in your list or the library is one they can answer"


def find(
    application: Application,
    round: int,
    inputs: PlanInput,
    heard: Heard,
    assigned: AssignedQuestions,
) -> tuple[Gap, ...]:
    """Every gap, sessions in order, then the round as a whole."""
    return (
        *short.find(application, round, inputs, heard),
        *_requirements(application, inputs, heard),
        *_untested(application, round, inputs, heard),
        *_competencies(application, round, inputs, heard),
        *_answers(application, inputs, heard),
        *_questions(application, round, inputs, assigned),
    )


def _requirements(application: Application, inputs: PlanInput, heard: Heard) -> Iterator[Gap]:
    """Must-haves that nobody hears proof of."""
    if not _any_story_could_be_told(inputs, heard):
        return
    shown = objectives.shown(chain.from_iterable(heard))
    for index, line in enumerate(application.record.role.requirements):
        if not line.must or line.evidence or not shown.isdisjoint(line.shows):
            continue
        text = quoted(line.text)
        able = {story.group for story in inputs.stories if objectives.proven(line.shows, [story])}
        if not line.shows:
            message = f"{text} names no competency, so no story can be matched to it."
        elif not able:
            none = listed(line.shows, "or")
            message = f"No story proves {text}, a must-have: none shows {none}."
        elif able <= inputs.spent:
            message = f"You have told all your stories that prove {text}."
        else:
            message = f"No story that proves {text} has a place in this round."
        question = prompt(application, line.shows) if line.shows else ""
        yield Gap("requirement", message, question, path=("role", "requirements", index))


def _untested(
    application: Application, round: int, inputs: PlanInput, heard: Heard
) -> Iterator[Gap]:
    """What a session is said to test and no story told in it shows."""
    for session, stories in zip(inputs.sessions, heard, strict=True):
        written = application.record.rounds[round].sessions[session.index]
        if not session.open or not session.capacity:
            continue
        shown = objectives.shown(stories)
        for position, name in enumerate(written.focus):
            if name not in shown:
                here = f"The session with {who(application, round, session.index)}"
                yield Gap(
                    "competency",
                    f"{here} is said to test {name}, and no story told in it shows it.",
                    prompt(application, [name]),
                    session.index,
                    ("rounds", round, "sessions", session.index, "focus", position),
                    subject=name,
                )


def _competencies(
    application: Application, round: int, inputs: PlanInput, heard: Heard
) -> Iterator[Gap]:
    """What people you have yet to meet care about and hear nothing of."""
    sessions = application.record.rounds[round].sessions
    ahead = [session.index for session in inputs.open_sessions if session.capacity]
    for missed in unheard(application, round, inputs, heard).values():
        for ids, competencies in missed.items():
            later = [index for index in ahead if set(ids) & set(sessions[index].with_)]
            if not later:
                continue
            cares = "care" if len(ids) > 1 else "cares"
            names = capital(names_of(application, ids))
            for name in competencies:
                message = f"{names} {cares} about {name}, and no story they hear shows it."
                yield Gap(
                    "competency",
                    message,
                    prompt(application, [name]),
                    later[0],
                    ("rounds", round, "sessions", later[0]),
                    subject=name,
                    people=tuple(ids),
                )


def _any_story_could_be_told(inputs: PlanInput, heard: Heard) -> bool:
    """Whether the round has room for a story at all: one that is a test alone has none."""
    return bool(inputs.places or any(heard))


def _answers(application: Application, inputs: PlanInput, heard: Heard) -> Iterator[Gap]:
    """Which of can, will and fit no story answers in the round."""
    useful: set[str] = set()
    everything: set[str] = set()
    for session, stories in zip(inputs.sessions, heard, strict=True):
        useful |= objectives.answered(inputs.useful(session, stories))
        everything |= objectives.answered(stories)
    for answer in ANSWERS:
        if answer not in useful and _any_story_could_be_told(inputs, heard):
            nothing = "Only what nobody asks for" if answer in everything else "Nothing told"
            message = f"{nothing} in this round answers {quoted(ANSWER_QUESTIONS[answer])}."
            able: list[StoryInput] = []
            for story in short.free(inputs, heard):
                unfinished = application.story(story.id).is_unfinished
                # Where such stories are told already, one more that nobody asks for is no answer.
                counts = answer not in everything or _is_asked_for(inputs, story)
                if answer in story.answers and counts and not (unfinished or inputs.saving):
                    able.append(story)
            if able:
                best = max(able, key=lambda story: story.strength)
                title = quoted(application.story(best.id).title)
                message = f"{message} {title} would: have it ready."
            yield Gap("answer", message, prompt(application, (), answer), subject=answer)


def _is_asked_for(inputs: PlanInput, story: StoryInput) -> bool:
    """Whether a session with room for a story asks for this one."""
    for session in inputs.open_sessions:
        if session.capacity and story.id not in session.bans and inputs.relevant(session, story):
            return True
    return False


def _questions(
    application: Application, round: int, inputs: PlanInput, assigned: AssignedQuestions
) -> Iterator[Gap]:
    """Sessions with nothing to ask, and questions that are asked of nobody."""
    for session in inputs.open_sessions:
        index = session.index
        written = application.record.rounds[round].sessions[index]
        if not assigned.sessions[index] and written.takes_questions and written.with_:
            why = ASKED_ELSEWHERE if index in assigned.able else NOTHING_FITS
            message = f"There is nothing to ask {who(application, round, index)}: {why}."
            path = ("rounds", round, "sessions", index)
            yield Gap("question", message, session=index, path=path)
    if not inputs.open_sessions:
        return
    for entry, able in assigned.left:
        if not able:
            why = "nobody in this round can answer it"
        elif any(inputs.sessions[index].open for index in able):
            why = "no session has time for it"
        else:
            why = "you have already met everyone who can answer it"
        message = f"{quoted(entry.text)} goes unasked: {why}."
        yield Gap("question", message, path=("questions", entry.index))
