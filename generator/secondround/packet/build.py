"""The packet of one application for one edition: the sections put together.

In: an application, its plan, an edition. Out: a `Packet`. Nothing is read or written.
"""

from __future__ import annotations

import hashlib

from msgspec.structs import replace

from secondround.packet import debriefs, stress_sheet, words
from secondround.packet.after import after_the_interview
from secondround.packet.comments import comments
from secondround.packet.company import company
from secondround.packet.coverage import coverage
from secondround.packet.expected import expected_questions
from secondround.packet.gaps import gaps
from secondround.packet.index import if_they_ask
from secondround.packet.left_out import take_along
from secondround.packet.logistics import logistics
from secondround.packet.model import Packet
from secondround.packet.model_meta import PacketMeta
from secondround.packet.model_take_along import Sheets
from secondround.packet.notes import notes
from secondround.packet.people import people
from secondround.packet.pitch import pitch
from secondround.packet.questions import questions_to_ask
from secondround.packet.role_match import role_match
from secondround.packet.sheets import sheets
from secondround.packet.story_bank import story_bank
from secondround.packet.view import View, view
from secondround.plan import Plan
from secondround.records import Application, schedule
from secondround.vocabulary import Edition


def build(application: Application, plan: Plan | None, edition: Edition) -> Packet:
    """The packet as `edition` may see it; `plan` is None where the record has no round."""
    seen = view(application, plan, edition)
    card, all_sheets, left_out = take_along(application, seen)
    made = Packet(
        meta=replace(_meta(seen), left_out=left_out),
        day_card=card,
        sheets=all_sheets,
        if_they_ask=if_they_ask(seen),
        pitch=pitch(seen),
        company=company(seen),
        people=people(seen),
        role_match=role_match(seen),
        coverage=coverage(seen),
        story_bank=story_bank(seen),
        expected_questions=expected_questions(seen),
        questions_to_ask=questions_to_ask(seen),
        gaps=gaps(seen),
        logistics=logistics(seen),
        notes=notes(seen),
        after_the_interview=after_the_interview(seen),
        comments=comments(seen),
    )
    return replace(made, meta=replace(made.meta, revision=_revision(made)))


def sheets_alone(application: Application, plan: Plan | None, edition: Edition) -> Sheets | None:
    """The sheets where each has a page to itself, and nothing else is printed."""
    made = sheets(view(application, plan, edition))
    if made is None:
        return None
    fitted = (stress_sheet.fitted(each, alone=True) for each in made.sessions)
    return Sheets(tuple(fitted), missing=())


def _revision(made: Packet) -> str:
    """Six letters and digits that change with anything the packet says, and with nothing else."""
    said = replace(made, meta=replace(made.meta, left_out=None, round_file=""))
    return hashlib.sha256(repr(said).encode()).hexdigest()[:6]


def _meta(seen: View) -> PacketMeta:
    stage = seen.round
    date = stage.date if stage else None
    ahead = [session for session in seen.sessions if session.index in seen.left] or seen.sessions
    starts = [session.session.at for session in ahead if session.session.at]
    names: dict[str, None] = {}  # in order, each once
    for session in ahead:
        for person in session.people:
            names[person.name] = None
    return PacketMeta(
        id=seen.id,
        title=seen.record.title,
        company=seen.record.company.name,
        candidate=seen.candidate.name,
        round=stage.name if stage else "",
        round_file=schedule.file_name((*seen.earlier_rounds, stage)) if stage else "",
        date=date,
        date_text=words.day(date) if date else "",
        next_session=words.time(starts[0]) if starts else "",
        people=tuple(names),
        held=bool(seen.sessions and not seen.left),
        edition=seen.edition,
        thanks=_thanks(seen),
        promised=debriefs.open_promises(seen),
        also_ahead=_also_ahead(seen),
    )


def _also_ahead(seen: View) -> tuple[str, ...]:
    """The names of the rounds that have a plan of their own, beside this one."""
    rounds = seen.record.rounds
    if seen.round is None:
        return ()
    own = len(seen.earlier_rounds)
    return tuple(rounds[index].name for index in schedule.also_ahead(rounds, own))


def _thanks(seen: View) -> str:
    """How many notes are sent of the rounds that were held and have some left; "" once all are,
    and where the edition does not know.
    """
    rounds = (*seen.earlier_rounds, seen.round) if seen.round else ()
    met = waiting = 0
    for number, stage in enumerate(rounds):
        left = len(schedule.unthanked(stage, rounds[number + 1 :]))
        if left and schedule.has_begun(stage):
            met, waiting = met + len(schedule.met(stage)), waiting + left
    notes = "thank-you note" if met == 1 else "thank-you notes"
    return f"{met - waiting} of {met} {notes} sent" if waiting else ""
