"""The levels of a finished plan, each with its meaning in words.

In: the input of a round, its leads and backups in numbers. Out: `Level` values, most important
first.
"""

from __future__ import annotations

from secondround.plan import backups, capacity
from secondround.plan.inputs import PlanInput
from secondround.plan.leads import Assignment
from secondround.plan.model import ObjectiveResult
from secondround.text import counted
from secondround.vocabulary import ANSWER_QUESTIONS, ANSWERS


def results(inputs: PlanInput, led: Assignment, held: Assignment) -> tuple[ObjectiveResult, ...]:
    """Every level of leads, then of backups."""
    words = _words(inputs, led.values | held.values)
    return tuple(
        ObjectiveResult(name, part.values[name], part.bounds[name], part.proven(name), words[name])
        for part in (led, held)
        for name in part.values
    )


def _of(part: int, whole: int, one: str, many: str) -> str:
    """A share in words: `1 of 1 session hears`, `2 of 3 sessions hear`."""
    return f"{part} of {whole} {one if whole == 1 else many}"


def _tied(settled: int, what: str) -> str:
    return f"no other {what} is as good" if settled else f"another {what} may be just as good"


def _words(inputs: PlanInput, values: dict[str, int]) -> dict[str, str]:
    sessions = [session for session in inputs.sessions if session.open]
    places = sum(session.capacity for session in sessions)
    long = sum(session.long for session in sessions)
    heard, served = (
        sum(session.capacity > 0 for session in sessions),
        sum(backups.capacity(session) > 0 for session in sessions),
    )
    told = counted(values["fresh"], "story is", "stories are")
    reserves = sum(backups.capacity(session) for session in sessions)
    return {
        "sessions": f"{_of(values['sessions'], heard, 'session hears', 'sessions hear')} a story asked for there",
        "places": f"{_of(values['places'], places, 'place for a story holds', 'places for stories hold')} "
        "one that is asked for",
        "requirements": _of(
            values["requirements"],
            len(inputs.musts),
            "must-have that a story can prove is proven",
            "must-haves that a story can prove are proven",
        ),
        "interest": f"{values['interest']} for interests met: what somebody cares about counts 9, what their role "
        "judges 4, what the posting asks for 1; a second story on the same counts 3, 1 or nothing",
        "answers": f"{values['answers']} of {len(ANSWERS)}: {', '.join(ANSWER_QUESTIONS.values())}",
        "balance": f"{values['balance']} of {long * 3} answers given in the {counted(long, 'session')} with room for "
        f"{capacity.LONG} stories or more",
        "strength": f"{values['strength']} for the stories told, each by your own rating from 1 to 3",
        "emphasis": f"{counted(values['emphasis'], 'story goes', 'stories go')} to someone who judges the story's "
        "strongest competency",
        "fresh": f"{told} told without a waiver",
        "kept": f"{counted(values['kept'], 'story stays', 'stories stay')} where the earlier plan had "
        f"{'it' if values['kept'] == 1 else 'them'}"
        if values["kept"]
        else "no story is held back by an earlier plan",
        "order": f"{values['order']} for your own order of stories: the earlier in your bank, the more a story counts",
        "ties": _tied(values["ties"], "plan"),
        "reserves": f"{_of(values['reserves'], served, 'session has', 'sessions have')} a backup",
        "backups": f"{_of(values['backups'], reserves, 'place for a backup is', 'places for backups are')} filled",
        "backup interest": f"{values['backup interest']} for interests that backups meet, counted as above",
        "backup strength": f"{values['backup strength']} for the backups, each by your own rating",
        "backup kept": f"{counted(values['backup kept'], 'backup stays', 'backups stay')} with the session"
        if values["backup kept"]
        else "no backup is held back by an earlier plan",
        "backup order": f"{values['backup order']} for the order of the backups in your story bank",
        "backup ties": _tied(values["backup ties"], "choice of backups"),
    }
