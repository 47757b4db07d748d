"""The role match: each requirement of the posting beside its proof, must-haves first.

In: a view. Out: a `RoleMatch`; a requirement without proof says so. None where no requirement is
noted and the edition is not for the person who could add one.
"""

from __future__ import annotations

from secondround.packet.model import Match, Proof, RoleMatch
from secondround.packet.model_parts import Missing
from secondround.packet.view import View
from secondround.plan import in_this_round
from secondround.records.models import Requirement
from secondround.text import capital, counted, listed, number_word
from secondround.vocabulary import layout


def role_match(view: View) -> RoleMatch | None:
    """Requirements and proof."""
    role = view.record.role
    if not role.requirements and not view.private:
        return None
    ordered = sorted(enumerate(role.requirements), key=lambda pair: not pair[1].must)
    matches = tuple(_match(view, i, requirement) for i, requirement in ordered)
    missing = Missing("the posting's requirements", "role: requirements", layout.RECORD)
    return RoleMatch(
        posting=role.posting or "",
        matches=matches,
        with_proof=view.private,
        summary=_summary(matches) if view.private else "",
        missing=() if role.requirements else (missing,),
    )


def _match(view: View, index: int, requirement: Requirement) -> Match:
    proofs = _proofs(view, index) if view.private else ()
    proven = proofs or requirement.evidence or not view.private
    return Match(
        text=requirement.text,
        must=requirement.must,
        evidence=_opening(requirement.evidence or "", proofs),
        proofs=proofs,
        none="" if proven else _none(view, requirement),
    )


def _proofs(view: View, index: int) -> tuple[Proof, ...]:
    """The stories told that prove a requirement, in the order of the day."""
    if not view.plan:
        return ()
    by_session = view.plan.coverage.requirements[index]
    heard = [(story, talk) for talk in view.talks for story in by_session[talk.index]]
    return tuple(Proof(view.cue(story), talk.called.label) for story, talk in heard)


def _opening(evidence: str, proofs: tuple[Proof, ...]) -> str:
    """With a capital where it begins the line: a fact in its words mostly stands in the middle of
    one.
    """
    return evidence if proofs else capital(evidence)


def _none(view: View, requirement: Requirement) -> str:
    """What to do about a requirement that nothing told proves."""
    if not requirement.shows:
        return "No proof yet. Say which competencies would show it."
    wanted = set(requirement.shows)
    able = [
        story.cue or story.title
        for story in view.candidate.stories
        if wanted.intersection(story.shows)
    ]
    if able:
        here = in_this_round(view.record, view.index)
        return f"Nobody{here} hears proof of this. In the bank: {listed(able[:2], 'or')}."
    return "No proof yet: no story shows it."


def _summary(matches: tuple[Match, ...]) -> str:
    musts = [match for match in matches if match.must]
    if not musts:
        return ""
    proven = sum(not match.none for match in musts)
    if proven == len(musts):
        every = {1: "the must-have", 2: "both must-haves"}.get(
            proven, f"all {number_word(proven)} must-haves"
        )
        return f"You have proof for {every}."
    if not proven:
        return "You have no proof yet for any must-have."
    return f"You have proof for {number_word(proven)} of {counted(len(musts), 'must-have')}."
