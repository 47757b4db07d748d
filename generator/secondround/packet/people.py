"""The people: a card for each interviewer of the round, and the names of those met in other rounds.

In: a view. Out: `People`, or None where nobody is named and the edition is not for the person who
could add them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from secondround.packet import matching, words
from secondround.packet.model import Card, People
from secondround.packet.model_parts import Answered, Missing
from secondround.packet.view import ScheduledSession, View
from secondround.records.models import Interviewer, RoleCard
from secondround.text import listed
from secondround.vocabulary import layout

_LIKELY: Final = 3
"""Questions a card is filled up to from its role's usual ones; their own are all shown."""
_PARTS: Final = {"partner": "partner team", "report": "would report to you", "other": ""}
"""Parts in the decision whose own word would not do."""


def people(view: View) -> People | None:
    """Everybody one meets, as the day goes."""
    if not view.record.interviewers and not view.private:
        return None
    met: dict[str, Interviewer] = {}
    for session in view.sessions:
        met |= zip(session.ids, session.people, strict=True)
    used: set[str] = set()
    cards = [_card(view, key, person, used) for key, person in met.items()]
    others = []
    for key, person in view.record.interviewers.items():
        if key not in met:
            others.append(_card(view, key, person, used))
    if not view.sessions:  # nobody knows yet whom they will meet in which round
        cards, others = others, []
    return People(
        cards=tuple(cards),
        others=tuple(others),
        brief=not view.private,
        missing=tuple(_missing(view, met.values())),
    )


def _card(view: View, key: str, person: Interviewer, used: set[str]) -> Card:
    """One person's card; `used` collects what the cards before have said of their roles."""
    sessions = [session for session in view.sessions if key in session.ids]
    role = next((role for role in view.library.roles if role.role == person.role), None)
    full = view.private and bool(sessions)
    return Card(
        name=person.name,
        say=person.say or "",
        title=person.title or "",
        role=_PARTS.get(person.role, person.role),
        when=listed(session.when for session in sessions),
        profile=person.profile or "",
        finds_out=_finds_out(person, role, used) if full else "",
        background=person.background or "",
        in_common=person.in_common or "",
        likely=tuple(_likely(view, person, role, sessions, used)) if full else (),
        notes=person.notes or "",
    )


def _finds_out(person: Interviewer, role: RoleCard | None, used: set[str]) -> str:
    """What they are there to judge: what is known of them, and once for each role what it usually
    asks.
    """
    cares = person.cares_about or (role.judges[:3] if role else ())
    known = words.sentence(listed(cares)) if cares else ""
    usual = role.looks_for if role and role.looks_for and role.looks_for not in used else ""
    used.add(usual or "")
    return f"{known} {usual or ''}".strip()


def _likely(
    view: View,
    person: Interviewer,
    role: RoleCard | None,
    sessions: list[ScheduledSession],
    used: set[str],
) -> Iterator[Answered]:
    """Their own questions, then their role's; none that is on an earlier card, or asks the same."""
    texts = list(person.likely_questions)
    for text in role.likely_questions if role else ():
        asked = any(matching.same(text, own) for own in person.likely_questions)
        if len(texts) < _LIKELY and text not in used and not asked:
            texts.append(text)
    used.update(texts)
    for text in texts:
        yield Answered(text, matching.answered(view, text, sessions), answer="")


def _missing(view: View, met: Iterable[Interviewer]) -> Iterator[Missing]:
    """What is not known yet of those one meets, each kind once with all the names."""
    if not view.private:
        return
    if not view.record.interviewers:
        yield Missing("the people you will meet", "interviewers", layout.RECORD)
    for field in ("title", "background"):
        names = [person.name for person in met if not getattr(person, field)]
        if names:
            what = f"the {field} of {listed(names)}"
            yield Missing(what, f"interviewers: {field}", layout.RECORD)
