"""The role match: each requirement of the posting beside its proof, must-haves first.

In: a view. Out: a `RoleMatch`; a requirement without proof says so. None where no requirement is
noted and the edition is not for the person who could add one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secondround.packet.matching import NOWHERE, TOLD, whereabouts
from secondround.packet.model_parts import Missing
from secondround.packet.model_role import Match, Proof, RoleMatch
from secondround.packet.view import View
from secondround.plan import in_this_round, proving, told_to
from secondround.records.models import Requirement
from secondround.text import capital, closed, counted, listed, number_word, quoted
from secondround.vocabulary import layout

_HEARD: Final = f"{TOLD}to "
_MOST: Final = 2
"""Stories that would prove a requirement: more are no help in a table."""


def role_match(view: View) -> RoleMatch | None:
    """Requirements and proof."""
    role = view.record.role
    if not role.requirements and not view.private:
        return None
    matches = [_match(view, index, line) for index, line in enumerate(role.requirements)]
    matches.sort(key=lambda match: not match.must)
    missing = Missing("the posting's requirements", "role: requirements", layout.RECORD)
    return RoleMatch(
        posting=role.posting or "",
        duties=role.duties,
        reports_to=role.reports_to or "",
        matches=tuple(matches),
        with_proof=view.private,
        summary=_summary(matches) if view.private else "",
        missing=() if role.requirements else (missing,),
    )


def _match(view: View, index: int, requirement: Requirement) -> Match:
    proofs = tuple(_proofs(view, index)) if view.private else ()
    evidence = requirement.evidence or ""
    if view.private and not (proofs or evidence):
        proofs = tuple(_before(view, requirement))[:_MOST]
    needless = proofs or evidence or not view.private
    return Match(
        text=requirement.text,
        must=requirement.must,
        # A fact in its words mostly has no capital, and here it may begin the line.
        evidence=evidence if proofs else capital(evidence),
        proofs=proofs,
        none="" if needless else _none(view, requirement),
    )


def _proofs(view: View, index: int) -> Iterator[Proof]:
    """The stories in the plan that prove a requirement, in the order of the day."""
    if view.plan:
        by_session = view.plan.coverage.requirements[index]
        for session in view.sessions:
            for story in by_session[session.index]:
                yield Proof(view.cue(story), session.labels.short)


def _before(view: View, requirement: Requirement) -> Iterator[Proof]:
    """The stories that proved a requirement in an earlier round, with who heard each."""
    able = proving(view.candidate.stories, requirement)
    for story in view.candidate.stories:
        to = told_to(view.record, view.index, {story.id}) if story.id in able else ""
        if to:
            yield Proof(view.cue(story.id), f"{_HEARD}{to}")


def _none(view: View, requirement: Requirement) -> str:
    """What to do about a requirement that no story in the plan proves."""
    if not requirement.shows:
        return "No proof yet. Say which competencies would prove it."
    wanted = proving(view.candidate.stories, requirement)
    able = []
    for id_, where in whereabouts(view).items():
        if id_ in wanted:
            is_known = where != NOWHERE
            able.append(f"{quoted(view.cue(id_))}{f' ({where})' if is_known else ''}")
    if not able:
        return "No proof yet: none of your stories shows it."
    here = in_this_round(view.record, view.index)
    named = closed(listed(able[:_MOST], "or"))
    return f"No one{here} hears proof of this. In your story bank: {named}"


def _summary(matches: list[Match]) -> str:
    musts = [match for match in matches if match.must]
    proven = sum(not match.none for match in musts)
    if not musts:
        return ""
    if not proven:
        return "You have no proof yet for any must-have."
    before = _not_heard(sum(map(_is_before, musts)), proven)
    if proven < len(musts):
        number = counted(len(musts), "must-have")
        return f"You have proof for {number_word(proven)} of {number}.{before}"
    special = {1: "the must-have", 2: "both must-haves"}
    whole = special.get(proven, f"all {number_word(proven)} must-haves")
    return f"You have proof for {whole}.{before}"


def _is_before(match: Match) -> bool:
    """Whether nothing but what an earlier round heard proves a requirement."""
    told = [proof for proof in match.proofs if proof.session.startswith(_HEARD)]
    return bool(told) and len(told) == len(match.proofs) and not match.evidence


def _not_heard(number: int, proven: int) -> str:
    """How many of those proven are not heard in this round; "" where all are."""
    if not number:
        return ""
    if number == proven:
        which = "It was" if number == 1 else "All were"
        return f" {which} proven before: this round hears no proof."
    verbs = ("was", "is") if number == 1 else ("were", "are")
    named = capital(number_word(number))
    return f" {named} of them {verbs[0]} proven before, and {verbs[1]} not heard in this round."
