"""The people: a card for each interviewer of the round, and the names of those met in other rounds.

In: a view. Out: `People`, or None where nobody is named and the edition is not for the person who
could add them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secondround.packet import matching, words
from secondround.packet.model import Card, People
from secondround.packet.model_parts import Answered, Missing
from secondround.packet.view import Talk, View
from secondround.records.models import Interviewer, RoleCard
from secondround.text import listed
from secondround.vocabulary import layout

_LIKELY: Final = 3
"""Questions a card is filled up to from its role's usual ones; their own are all shown."""
_PARTS: Final = {"partner": "partner team", "report": "would report to you", "other": ""}
"""Parts in the decision whose own word would not do."""


def people(view: View) -> People | None:
    """Everybody one meets, in the order of the day."""
    met = list(dict.fromkeys(key for talk in view.talks for key in talk.ids))
    others = [key for key in view.record.interviewers if key not in met]
    if not view.record.interviewers and not view.private:
        return None
    used: set[str] = set()
    cards = tuple(_card(view, key, used) for key in met)
    return People(
        cards,
        tuple(_card(view, key, used) for key in others),
        brief=not view.private,
        missing=tuple(_missing(view, met)),
    )


def _card(view: View, key: str, used: set[str]) -> Card:
    them = view.record.interviewers[key]
    talks = [talk for talk in view.talks if key in talk.ids]
    role = next((card for card in view.library.roles if card.role == them.role), None)
    return Card(
        name=them.name,
        say=them.say or "",
        title=them.title or "",
        role=_PARTS.get(them.role, them.role),
        when=listed([talk.when for talk in talks]),
        profile=them.profile or "",
        finds_out=_finds_out(them, role, used) if view.private and talks else "",
        background=them.background or "",
        in_common=them.in_common or "",
        likely=tuple(_likely(view, them, role, talks, used)) if view.private and talks else (),
        notes=them.notes or "",
    )


def _finds_out(them: Interviewer, role: RoleCard | None, used: set[str]) -> str:
    """What they are there to judge: what is known of them, and once for each part what that usually
    asks.
    """
    cares = them.cares_about or (role.judges[:3] if role else ())
    known = words.sentence(listed(cares)) if cares else ""
    usual = role.looks_for if role and role.looks_for and role.looks_for not in used else ""
    used.add(usual or "")
    return " ".join(part for part in (known, usual) if part)


def _likely(
    view: View, them: Interviewer, role: RoleCard | None, talks: list[Talk], used: set[str]
) -> Iterator[Answered]:
    """Their own questions, then their role's; none of those that stands on a card before, or asks
    the same.
    """
    own = them.likely_questions
    usual = [text for text in (role.likely_questions if role else ()) if text not in used]
    new = [text for text in usual if not any(matching.same(text, other) for other in own)]
    texts = (*own, *new[: max(0, _LIKELY - len(own))])
    used.update(texts)
    for text in texts:
        yield Answered(text, matching.answered(view, text, talks), answer="")


def _missing(view: View, met: list[str]) -> Iterator[Missing]:
    """What is not known yet of those one meets, each kind once with all the names."""
    if not view.private:
        return
    if not view.record.interviewers:
        yield Missing("the people you will meet", "interviewers", layout.RECORD)
    people = [view.record.interviewers[key] for key in met]
    for field in ("title", "background"):
        names = [person.name for person in people if not getattr(person, field)]
        if names:
            yield Missing(
                f"the {field} of {listed(names)}", f"interviewers: {field}", layout.RECORD
            )
