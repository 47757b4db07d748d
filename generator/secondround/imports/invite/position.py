"""The position in the title of an invitation: "Interview / Director of Nursing (Round 2)" names the
round "Interview (Round 2)" and the position "Director of Nursing".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from secondround.imports.invite import words

_BETWEEN: Final = re.compile(r"\s+[-–—|/·•]\s+|\s*[:：]\s+|\s+for(?: the)?\s+|\s+für(?: die)?\s+")
_BRACKET: Final = re.compile(r"\s*\(([^()]*)\)")
_STAGE: Final = re.compile(
    r"(?:1st|2nd|3rd|4th|\d+|first|second|third|fourth|final|next|last|initial|round|r\d|interviews?"
    r"|on-?site|screen(?:ing)?|phone|video|panel|stage|call|of|and|the|your|virtual|in-person|day"
    r"|erstes|zweites|drittes|runde|gespräch|vorstellungsgespräch|interviewtag|entretien|tour"
    r"|premier|deuxième|entrevista|primera|segunda|ronda)",
    re.IGNORECASE,
)
_ROUND: Final = re.compile(r"(?i:.*\b(?:round|runde|tour|ronda|interviews?|gespräch)\b)")
_NUMBERED: Final = re.compile(
    r"(?i:\d|\b(?:round|runde|ronda|first|second|third|final|zweit|erst))"
)
_AFTER: Final = re.compile(
    r"\s+(?:position|role|job|vacancy|opening|\([mwfdx/]+\))$", re.IGNORECASE
)


def apart(title: str) -> tuple[str, str]:
    """The title without the position that it names, and that position; "" where it names none, or
    could as well name whom one meets.
    """
    brackets = [found[0] for found in _BRACKET.finditer(title) if _is_stage(found[1])]
    bare = title
    for bracket in brackets:
        bare = bare.replace(bracket, "")
    pieces = [piece.strip() for piece in _BETWEEN.split(bare) if piece.strip()]
    stages = [piece for piece in pieces if _is_stage(piece)]
    others = [_AFTER.sub("", piece) for piece in pieces if not _is_stage(piece)]
    is_named = any(map(_ROUND.match, (*stages, *brackets)))
    is_whom = ":" in bare and not _NUMBERED.search(title)  # "Interview: Director of Nursing"
    if len(others) != 1 or not stages or not is_named or "," in others[0] or is_whom:
        return title, ""
    is_position = words.is_job(others[0]) and len(others[0].split()) > 1
    return (" – ".join(stages) + "".join(brackets), others[0]) if is_position else (title, "")


def all_apart(titles: Sequence[str]) -> tuple[list[str], str]:
    """Titles without the position that they name, and that position, where it is one for all."""
    found = list(map(apart, titles))
    positions = {wanted for _, wanted in found} - {""}
    if len(positions) != 1:
        return list(titles), ""
    return [title for title, _ in found], positions.pop()


def _is_stage(text: str) -> bool:
    """Whether every word of a text only says which conversation it is."""
    found = re.findall(r"[^\W_][\w-]*", text)
    return bool(found) and all(map(_STAGE.fullmatch, found))
