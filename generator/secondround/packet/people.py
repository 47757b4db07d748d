"""The people: a card for each interviewer of the round, and the names of those met in other rounds.

In: a view. Out: `People`, or None where nobody is named and the edition is not for the person who could add them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secondround.packet import matching, words
from secondround.packet.model import Answered, Card, Missing, People
from secondround.packet.view import Talk, View
from secondround.records.library import RoleCard
from secondround.records.record import Interviewer

_LIKELY: Final = 4
"""Questions a card is filled up to from its role's usual ones; their own are all shown."""
_PARTS: Final = {
    "recruiter": "Recruiter: looks at fit, dates and motivation",
    "hiring manager": "Hiring manager: you would report to them, and their word weighs most",
    "senior manager": "Senior manager: looks past the job to where you could go",
    "executive": "Executive: wants direction, brevity and the point",
    "peer": "Peer: you would work side by side, and may be vetoed",
    "partner": "Partner team: wants someone to rely on",
    "report": "Would report to you: wants to know what you are like to work for",
    "customer": "Customer: wants to be understood",
    "other": "",
}


def people(view: View) -> People | None:
    """Everybody one meets, in the order of the day."""
    met = list(dict.fromkeys(id for talk in view.talks for id in talk.ids))
    others = [id for id in view.record.interviewers if id not in met]
    if not view.record.interviewers and not view.private:
        return None
    used: set[str] = set()
    cards = [_card(view, id, used) for id in met]
    missing = () if cards or others else (Missing("the people you will meet", "interviewers", "interview.yml"),)
    others = tuple(_card(view, key, used) for key in others)
    return People(tuple(cards), others, brief=not view.private, missing=missing)


def _card(view: View, id: str, used: set[str]) -> Card:
    them = view.record.interviewers[id]
    talks = [talk for talk in view.talks if id in talk.ids]
    role = next((card for card in view.library.roles if card.role == them.role), None)
    return Card(
        name=them.name,
        say=them.say or "",
        title=them.title or "",
        role=_PARTS[them.role] if view.private else "",
        when=words.listed([talk.when for talk in talks]),
        profile=them.profile or "",
        finds_out=_finds_out(them, role) if view.private and talks else "",
        background=them.background or "",
        in_common=them.in_common or "",
        likely=tuple(_likely(view, them, role, talks, used)) if view.private and talks else (),
        notes=them.notes or "",
        missing=tuple(_missing(them)) if view.private else (),
    )


def _finds_out(them: Interviewer, role: RoleCard | None) -> str:
    """What they are there to judge: what is known of them, and what their part usually asks."""
    cares = them.cares_about or (role.judges[:3] if role else ())
    known = f"{words.listed(cares)}." if cares else ""
    usual = f"{role.looks_for}" if role and role.looks_for else ""
    return " ".join(part for part in (known[:1].upper() + known[1:], usual) if part)


def _likely(
    view: View, them: Interviewer, role: RoleCard | None, talks: list[Talk], used: set[str]
) -> Iterator[Answered]:
    """Their own questions, then their role's, none that stands on a card before."""
    usual = [text for text in (role.likely_questions if role else ()) if text not in used]
    texts = list(dict.fromkeys([*them.likely_questions, *usual[: max(0, _LIKELY - len(them.likely_questions))]]))
    used.update(texts)
    for text in texts:
        yield Answered(text, matching.answered(view, text, talks, place=False), answer="")


def _missing(them: Interviewer) -> Iterator[Missing]:
    if not them.title:
        yield Missing("title", "title", "interview.yml")
    if not them.background:
        yield Missing("background", "background", "interview.yml")
