"""What somebody wrote for the day, and finds on no page in their hand.

In: an application and its view. Out: the day card and the sheets as they fit, and a warning that
says what they have no room for and what to shorten. What a session's sheet has although the card
has not is no loss.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.packet import stress, stress_card, stress_sheet
from secondround.packet.day_card import day_card
from secondround.packet.model_take_along import DayCard, DayCardRow, Sheets
from secondround.packet.sheets import sheets
from secondround.packet.view import View, view
from secondround.plan import Plan
from secondround.problems import Problem
from secondround.records import Application
from secondround.records.yaml import FieldPath
from secondround.text import listed
from secondround.vocabulary import Edition, layout

_NAMED: Final = 3
"""Sessions, or people, that are named."""
_NAME_WORDS, _NAME_LETTERS = 7, 70
_SHORTEN: Final = {
    "if_then": f"`if_then` in {layout.CANDIDATE}",
    "arrive": "`arrive` under `logistics`",
    "contact": "`contact` under `logistics`",
    "notes": "`notes` under `interviewers`",
    "in_common": "`in_common` under `interviewers`",
    "place": "`place` under `rounds`",
}
_DO_ELSE: Final = {
    "stories": "give sessions fewer `stories`",
    "promised": "mark as `kept` what you have done of what you `promised`",
    "likely_questions": "keep only the `likely_questions` that matter",
}


class _Lost(Struct, frozen=True):
    """One thing that has no room."""

    what: str  # in words, up to whose it is: "some cues of"
    path: FieldPath  # where the record has it; of the candidate's file its name alone
    whose: str = ""  # the session's heading, or the person's name

    @property
    def field(self) -> str:
        return str(self.path[-1])


def take_along(
    application: Application, seen: View
) -> tuple[DayCard | None, Sheets | None, Problem | None]:
    """Card and sheets as they can be read under stress, and a warning of what they leave out, where
    it is for the person who could shorten it.
    """
    made, card, of_day = day_card(seen), None, sheets(seen)
    on_card: Iterable[_Lost] = ()
    if made:
        card = stress_card.fitted(made)
        on_card = _of_card(seen, made, card)
    if of_day:
        of_day = replace(of_day, sessions=tuple(stress_sheet.all_fitted(of_day.sessions)))
    if seen.edition > Edition.CANDIDATE or not seen.left:
        return card, of_day, None
    return card, of_day, _warning(application, seen, [*on_card], [*_of_sheets(seen, of_day)])


def left_out(application: Application, plan: Plan | None) -> Problem | None:
    """What card and sheets of the candidate's edition leave out."""
    return take_along(application, view(application, plan, Edition.CANDIDATE))[2]


def _of_card(seen: View, made: DayCard, card: DayCard) -> Iterator[_Lost]:
    stage: FieldPath = ("rounds", seen.index or 0)
    if card.contact != made.contact:
        yield _Lost("all of whom to call if you are late", ("logistics", "contact"))
    if card.place != made.place:
        yield _Lost("all of the place", (*stage, "place"))
    if card.if_then != made.if_then:
        some = "all of " if card.if_then else ""
        yield _Lost(f"{some}what to do if something goes wrong", ("if_then",))
    if card.arrive.split() != made.arrive.split():
        some = "all of " if card.arrive else ""
        yield _Lost(f"{some}how to arrive", ("logistics", "arrive"))
    for session, was, row in zip(seen.sessions, made.rows, card.rows, strict=True):
        for what, field in () if row.done else _of_row(was, row):
            path = (*stage, "sessions", session.index, field)
            yield _Lost(what, path, stress.line(row.heading, _NAME_WORDS, _NAME_LETTERS))


def _of_row(was: DayCardRow, row: DayCardRow) -> Iterator[tuple[str, str]]:
    """What the card lacks of a session, and the field that holds it."""
    if len(row.cues) < len(was.cues[: stress.CUES]):
        yield "some cues of", "stories"
    elif was.more and not row.more and row.cues:
        yield "that there are more stories for", "stories"
    if len(row.promised) < len(was.promised):
        yield "some promises for", "promised"
    if row.place.endswith("…") and not was.place.endswith("…"):
        yield "all of the place of", "place"


def _of_sheets(seen: View, made: Sheets | None) -> Iterator[_Lost]:
    """What the sheets lack of what was written of people: it is nowhere else in the packet."""
    talks = [session for session in seen.sessions if not session.session.is_break]
    for session, sheet in zip(talks, made.sessions if made else (), strict=bool(made)):
        for key, person in zip(session.ids, sheet.people, strict=True):
            known, path = seen.record.interviewers[key], ("interviewers", key)
            if person.seen_at or sheet.held:
                continue
            name = stress.line(person.name, _NAME_WORDS, _NAME_LETTERS)
            if person.notes != (known.notes or ""):
                yield _Lost("the end of your notes on", (*path, "notes"), name)
            if person.in_common != (known.in_common or ""):
                end = "the end of " if person.in_common else ""
                what = f"{end}what you have in common with"
                yield _Lost(what, (*path, "in_common"), name)
            if len(person.likely) < len(known.likely_questions):
                what = "some likely questions of" if person.likely else "likely questions of"
                yield _Lost(what, (*path, "likely_questions"), name)


def _warning(
    application: Application, seen: View, on_card: list[_Lost], on_sheets: list[_Lost]
) -> Problem | None:
    lost = [*on_card, *on_sheets]
    if not lost:
        return None
    said = []
    if on_card:
        said.append(f"The day card has no room for {_named(on_card)}")
    if on_sheets:
        begin = "the sheets have none for" if on_card else "The sheets have no room for"
        said.append(f"{begin} {_named(on_sheets)}")
    paths = [each.path for each in lost if each.field != "if_then"]
    return application.record_source.problem(
        paths[0] if paths else ("rounds", seen.index or 0),
        "left-off-the-page",
        f"{'; '.join(said)}.",
        _way(list(dict.fromkeys(map(attrgetter("field"), lost))), crowded=bool(on_card)),
    )


def _named(lost: list[_Lost]) -> str:
    """All of it in words: what is lost of several once, with the names of the first."""
    names: dict[str, list[str]] = {}
    for each in lost:
        names.setdefault(each.what, []).append(each.whose)
    parts = (f"{what} {listed(whose, most=_NAMED)}".rstrip() for what, whose in names.items())
    return listed(parts)


def _way(fields: list[str], *, crowded: bool) -> str:
    """What to shorten, and what to do where that would not help."""
    ways = []
    if shorter := [_SHORTEN[field] for field in fields if field in _SHORTEN]:
        ways.append(f"shorten {listed(shorter, 'or')}")
    if crowded and "stories" not in fields:
        fields = [*fields, "stories"]
    ways += [_DO_ELSE[field] for field in fields if field in _DO_ELSE]
    return ", or ".join(ways)
