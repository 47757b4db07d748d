"""The objectives of a finished plan, each with what it reached in words.

In: the input of a round, its leads and backups in numbers. Out: `ObjectiveResult` values, most
important first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secondround.plan import backups, capacity, objectives
from secondround.plan.inputs import STRONGEST, PlanInput
from secondround.plan.leads import Assignment
from secondround.plan.model import ObjectiveResult
from secondround.records import Story
from secondround.text import counted, number_word
from secondround.vocabulary import ANSWER_QUESTIONS, ANSWERS

SCALE: Final = (
    ("12", "what a session is said to test; a second story on it adds 6"),
    ("9", "what anybody else cares about; a second story on it adds 3"),
    ("9", "the same, if a session with them is said to test it"),
    ("9", "what somebody may well ask"),
    ("4", "what their role judges; a second story on it adds 1"),
    ("2", "what their role judges, if it is known what they care about"),
    ("1", "what the posting asks for"),
    ("7", "what who decides cares about or tests; a second story on it adds 3"),
    ("6", "more for that, if a story on it is not weak"),
    ("3", "more again, if it is strong"),
    ("3", "more for the first such story on anything that they care about"),
    ("4", "a must-have that who decides hears proof of"),
    ("3", "more for that proof, if the story is not weak"),
    ("9", "more for a must-have that is proven, unless a later round may still prove it"),
    ("6, 3, 1", "a story that is asked for: the first in a session, the next, and any more"),
    ("4, 2, 1", "the same, where only their role would ask for it"),
    ("3, 2, 1", "the same, where only the posting asks for it"),
    ("times 6", "these three, with somebody who decides or a hiring manager"),
    ("times 4", "with a senior manager or an executive"),
    ("times 2", "with anybody else; at a meal, half of it"),
)
"""What points are counted for, and how many: `listeners` in words."""
ONCE: Final = (
    "A person met twice counts once, with all that they hear. With somebody who heard stories in "
    "an earlier round or session, the first counts as the next."
)

UNRATED: Final[int] = Story.model_fields["strength"].default


def results(
    inputs: PlanInput, chosen_leads: Assignment, chosen_backups: Assignment
) -> tuple[ObjectiveResult, ...]:
    """Every objective of leads, then of backups."""
    texts = _lead_texts(inputs, chosen_leads) | _backup_texts(inputs, chosen_backups.values)
    found: list[ObjectiveResult] = []
    for part in (chosen_leads, chosen_backups):
        for name, value in part.values.items():
            bound, proven = part.bounds[name], part.proven(name)
            found.append(ObjectiveResult(name, value, bound, proven, texts[name]))
    return tuple(found)


def _of(part: int, whole: int, one: str, many: str) -> str:
    """A share in words: `1 of 1 session hears`, `2 of 3 sessions hear`."""
    return f"{part} of {whole} {one if whole == 1 else many}"


def _tied(settled: int, what: str) -> str:
    return f"no other {what} is as good" if settled else f"another {what} may be just as good"


def _only_posting(inputs: PlanInput, leads: objectives.Leads) -> str:
    """How many stories go where nobody asks for them beyond the posting."""
    number = 0
    for index, stories in leads.items():
        session = inputs.sessions[index]
        for story in inputs.stories_at(stories):
            number += objectives.for_the_posting(session, story)
    goes = "story goes" if number == 1 else "stories go"
    where = "where only the posting asks for it"
    return f"; {number_word(number)} {goes} {where}" if number else ""


def _lead_texts(inputs: PlanInput, leads: Assignment) -> dict[str, str]:
    values = leads.values
    met: set[int] = set()
    for listener in inputs.listeners:
        met.update(listener.sessions if listener.person else ())
    sessions = [
        session for session in inputs.open_sessions if session.capacity or session.index in met
    ]
    heard = _of(
        values["sessions"],
        len(sessions),
        "session hears a story it asks for",
        "sessions hear a story they ask for",
    )
    musts = len(inputs.musts)
    long = sum(session.long for session in sessions)
    longs = f"{counted(long, 'session')} with room for {capacity.LONG} stories or more"
    questions = ", ".join(ANSWER_QUESTIONS.values())
    emphasis = counted(values["emphasis"], "story goes", "stories go")
    fresh = counted(values["fresh"], "story is", "stories are")
    return {
        "interest": f"{_points(values['interest'])} for what people hear",
        "sessions": f"{heard}{_only_posting(inputs, leads.stories)}",
        "twice": f"{values['twice']} of {2 * musts} proofs of must-haves are heard, two "
        "of each in different sessions",
        "answers": f"{values['answers']} of {len(ANSWERS)} answered: {questions}",
        "balance": f"{values['balance']} of {long * len(ANSWERS)} answers given in the {longs}",
        "openers": f"{_points(values['openers'])} for the strongest story on what matters most in "
        f"each session, from 1 to {STRONGEST}, times 6, 4 or 2 by who is in it",
        "otherwise": f"{_points(values['otherwise'])} for stories told where nothing asked for is "
        "left, by their strength, times 6, 4 or 2 by who is there",
        "strength": f"{_points(values['strength'])} for the stories' strength, from 1 to "
        f"{STRONGEST} each, and {UNRATED} where you gave none",
        "emphasis": f"{emphasis} to someone who judges the story's strongest competency",
        "fresh": f"{fresh} told without a repeat that you allowed (`repeat_ok`)",
        "kept": _kept(values["kept"]),
        "order": f"{_points(values['order'])} for your own order: the earlier a story comes in "
        "your bank, the more it counts",
        "ties": _tied(values["ties"], "plan"),
    }


def _points(number: int) -> str:
    return "1 point" if number == 1 else f"{number} points"


def _kept(kept: int) -> str:
    if not kept:
        return "no story is kept from an earlier plan"
    stay = counted(kept, "story stays", "stories stay")
    return f"{stay} where the earlier plan had {'it' if kept == 1 else 'them'}"


def _backup_texts(inputs: PlanInput, values: Mapping[str, int]) -> dict[str, str]:
    places = list(map(backups.capacity, inputs.sessions))
    filled = _of(values["backups"], sum(places), "place for a backup is", "places for backups are")
    questions = counted(values["backup questions"], "likely question is", "likely questions are")
    kept = counted(values["backup kept"], "backup stays", "backups stay")
    return {
        "backup questions": f"{questions} answered by a backup alone",
        "reserves": f"{_points(values['reserves'])} for sessions with a backup, each by who is "
        "in it",
        "backups": f"{filled} filled",
        "backup interest": f"{_points(values['backup interest'])} for interests that backups meet",
        "backup strength": f"{_points(values['backup strength'])} for the backups, by your own "
        "ratings",
        "backup kept": f"{kept} where they were"
        if values["backup kept"]
        else "no backup is kept from an earlier plan",
        "backup order": f"{_points(values['backup order'])} for the order of the backups in your "
        "story bank",
        "backup ties": _tied(values["backup ties"], "choice of backups"),
    }
