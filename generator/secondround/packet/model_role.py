"""The position in the packet: what it asks for and the proof of each, and what one would do."""

from __future__ import annotations

from msgspec import Struct

from secondround.packet.model_parts import Missing


class Proof(Struct, frozen=True):
    """One story that proves a requirement, and who hears it."""

    title: str
    session: str  # its short label, e.g. "09:30"


class Match(Struct, frozen=True):
    """One requirement and what proves it."""

    text: str
    must: bool
    evidence: str  # proof that is no story
    proofs: tuple[Proof, ...]
    none: str  # what to do where nothing proves it; "" where something does


class RoleMatch(Struct, frozen=True):
    """The posting's requirements, must-haves first, and the proof of each."""

    posting: str
    duties: tuple[str, ...]  # in the posting's words
    reports_to: str
    matches: tuple[Match, ...]
    with_proof: bool  # False where the edition sees only the requirements
    summary: str
    missing: tuple[Missing, ...]
