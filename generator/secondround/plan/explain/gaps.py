"""Gaps: what the bank cannot give this round, each with a question that helps to write it.

In: a round, what its sessions hear and have in reserve, and the questions assigned. Out: `Gap`
values. A gap is a result, not a failure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain

from msgspec.structs import replace

from secondround.plan import objectives
from secondround.plan.coverage import Heard, unheard
from secondround.plan.explain import short
from secondround.plan.explain.elsewhere import Elsewhere
from secondround.plan.explain.prompts import prompt
from secondround.plan.inputs import PlanInput, StoryInput
from secondround.plan.model import Gap
from secondround.plan.people import names_of, who
from secondround.plan.questions import AssignedQuestions
from secondround.records import Application
from secondround.text import capital, counted, listed, quoted
from secondround.vocabulary import ANSWER_QUESTIONS, ANSWERS

ASKED_ELSEWHERE = "every question they can answer is asked elsewhere or was asked before"
NOTHING_FITS = "no question in your list or the library is one they can answer"


def find(where: Elsewhere, assigned: AssignedQuestions) -> tuple[Gap, ...]:
    """Every gap, sessions in order, then the round as a whole."""
    application, round, inputs = where.application, where.round, where.inputs
    return (
        *short.find(application, round, inputs, where.heard),
        *_requirements(where),
        *_untested(where),
        *_competencies(where),
        *_answers(where),
        *_questions(application, round, inputs, assigned),
    )


def _requirements(where: Elsewhere) -> Iterator[Gap]:
    """Must-haves that nobody hears proof of."""
    application, inputs = where.application, where.inputs
    if not _any_story_could_be_told(inputs, where.heard):
        return
    shown = objectives.shown(chain.from_iterable(where.heard))
    for index, line in enumerate(application.record.role.requirements):
        if not line.must or line.evidence or not shown.isdisjoint(line.shows):
            continue
        text = quoted(line.text)
        able = {story.group for story in inputs.stories if objectives.proven(line.shows, [story])}
        question = prompt(application, line.shows) if line.shows else ""
        if not line.shows:
            message = f"{text} names no competency, so no story can be matched to it."
        elif not able:
            none = listed(line.shows, "or")
            message = f"No story proves {text}, a must-have: none shows {none}."
        elif able <= inputs.spent:
            message = f"You have told all your stories that prove {text}{where.hearers(able)}."
        elif inputs.saving:
            continue  # a later round may still hear proof
        elif held := where.in_reserve(line.shows, list(where.backups)):
            people = who(application, where.round, held[0])
            title, question = where.title(held[1]), ""
            message = f"{text} is proven only in reserve: by {title}, for {people}."
        else:
            message = f"No story that proves {text} has a place in this round."
        yield Gap("requirement", message, question, path=("role", "requirements", index))


def _untested(where: Elsewhere) -> Iterator[Gap]:
    """What a session is said to test and no story told in it shows."""
    application, round = where.application, where.round
    for session, stories in zip(where.inputs.sessions, where.heard, strict=True):
        written = application.record.rounds[round].sessions[session.index]
        if not session.open or not session.capacity:
            continue
        shown = objectives.shown(stories)
        for position, name in enumerate(written.focus):
            if name not in shown:
                here = f"The session with {who(application, round, session.index)}"
                message = f"{here} is said to test {name}, and no story told in it shows it"
                yield _unshown(
                    where,
                    message,
                    name,
                    [session.index],
                    ("rounds", round, "sessions", session.index, "focus", position),
                )


def _competencies(where: Elsewhere) -> Iterator[Gap]:
    """What people you have yet to meet care about and hear nothing of."""
    application, round, inputs = where.application, where.round, where.inputs
    sessions = application.record.rounds[round].sessions
    ahead = [session.index for session in inputs.open_sessions if session.capacity]
    for missed in unheard(application, round, inputs, where.heard).values():
        for ids, competencies in missed.items():
            later = [index for index in ahead if set(ids) & set(sessions[index].with_)]
            if not later:
                continue
            cares = "care" if len(ids) > 1 else "cares"
            names = capital(names_of(application, ids))
            for name in competencies:
                message = f"{names} {cares} about {name}, and no story they hear shows it"
                path = ("rounds", round, "sessions", later[0])
                yield replace(_unshown(where, message, name, later, path), people=tuple(ids))


def _unshown(
    where: Elsewhere, message: str, name: str, sessions: list[int], path: tuple[str | int, ...]
) -> Gap:
    """A competency that is not shown in these sessions; with the story that shows it, where it is
    in reserve there, or goes to people who do not ask for it.
    """
    question, move = prompt(where.application, [name]), None
    held = where.in_reserve([name], sessions)
    if held:
        message, question = f"{message} but {where.title(held[1])}, held in reserve", ""
    else:
        move = where.movable(name, sessions)
    return Gap(
        "competency",
        f"{message}.",
        question,
        sessions[0],
        path,
        subject=name,
        move=move,
        is_held=held is not None,
    )


def _any_story_could_be_told(inputs: PlanInput, heard: Heard) -> bool:
    """Whether the round has room for a story at all: one that is a test alone has none."""
    return bool(inputs.places or any(heard))


def _answers(where: Elsewhere) -> Iterator[Gap]:
    """Which of can, will and fit no story answers in the round; with the last, how many stories do
    not say what they answer.
    """
    application, inputs, heard = where.application, where.inputs, where.heard
    if not _any_story_could_be_told(inputs, heard):
        return
    held: set[int] = set().union(*where.backups.values())
    ready = inputs.stories_at(sorted(held)) if inputs.saving else short.free(inputs, heard)
    useful: set[str] = set()
    everything: set[str] = set()
    within_reach = {story.id for story in short.free(inputs, heard)}
    for session, stories in zip(inputs.sessions, heard, strict=True):
        useful |= objectives.answered(inputs.useful(session, stories))
        everything |= objectives.answered(stories)
        within_reach.update(story.id for story in stories)
    missing = [answer for answer in ANSWERS if answer not in useful]
    for answer in missing:
        question = quoted(ANSWER_QUESTIONS[answer])
        message = f"Nothing told in this round answers {question}."
        if answer in everything:
            message = f"In this round, only stories that nobody asks for answer {question}."
        able: list[StoryInput] = []
        for story in ready:
            # Where such stories are told already, one more that nobody asks for is no answer.
            counts = answer not in everything or _is_asked_for(inputs, story)
            unfinished = application.story(story.id).is_unfinished
            if answer in story.answers and counts and not unfinished:
                able.append(story)
        if able:
            best = max(able, key=lambda story: story.strength)
            message = f"{message} {where.title(best)} would: have it ready."
        if answer == missing[-1]:
            message += _unsaid(application, within_reach)
        yield Gap("answer", message, prompt(application, (), answer), subject=answer)


def _unsaid(application: Application, stories: Collection[str]) -> str:
    """How many of these stories do not say what they answer; "" for none."""
    number = 0
    for story in application.candidate.stories:
        number += story.id in stories and "answers" not in story.model_fields_set
    if not number:
        return ""
    can = quoted(ANSWER_QUESTIONS["can"])
    so = "so it counts" if number == 1 else "so they count"
    have = capital(counted(number, "story has", "stories have"))
    return f" {have} no “answers” yet, {so} for {can} only."


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
        is_crowded_out = False
        if not able:
            why = "nobody in this round can answer it"
        elif any(inputs.sessions[index].open for index in able):
            why = "wherever it could be asked, other questions take up the time"
            is_crowded_out = bool(entry.people)
        else:
            why = "you have already met everyone who can answer it"
        message = f"{quoted(entry.text)} goes unasked: {why}."
        place = ("questions", entry.index)
        yield Gap("question", message, path=place, is_crowded_out=is_crowded_out)
