"""The position in the title of an invitation: "Interview / Director of Nursing (Round 2)" names the
round "Interview (Round 2)" and the position "Director of Nursing".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from secondround.imports.invite import words
from secondround.text import one_line

_BETWEEN: Final = re.compile(r"\s+[-–—|/·•]\s+|\s*[:：]\s+|\s+for(?: the)?\s+|\s+für(?: die)?\s+")
_BRACKET: Final = re.compile(r"\s*\(([^()]*)\)")
_REFERENCE: Final = re.compile(
    r"(?i:ref|reference|job|req|id|kennziffer|referenz|nr|réf|oferta)\b.*\d"
)
_STAGE: Final = re.compile(
    r"(?:1st|2nd|3rd|\d+|first|second|third|fourth|final|next|last|initial|round|r\d|interviews?"
    r"|on-?site|screen(?:ing)?|phone|video|panel|stage|call|of|and|the|your|virtual|in-person|day"
    r"|einladung|zu[mr]?|erste[ns]|zweite[ns]|dritte[ns]|persönliche[ns]|runde|gespräch"
    r"|vorstellungsgespräch|interviewtag|entretien|tour"
    r"|premier|deuxième|second|dernier|entrevista|primera|segunda|última|ronda)",
    re.IGNORECASE,
)
_ROUND: Final = re.compile(
    r"(?i:.*\b(?:round|runde|tour|ronda|interviews?|gespräch|entretien|entrevista)\b)"
)
_NUMBERED: Final = re.compile(
    r"(?i:\d|\b(?:round|runde|ronda|first|second|third|final|zweit|erst))"
)
_PIECE: Final = r"(?:[A-Z(][\w&’'()-]*|of|and|for|the)"
_ROLE: Final = re.compile(
    rf"\bfor (?:the|our) ([A-Z][\w&’'-]*(?:,? {_PIECE}){{1,8}})"
    r" (?:role|position|post|vacancy|opening)\b"
)
_AFTER: Final = re.compile(
    r"\s+(?:position|role|job|vacancy|opening|\([mwfdx/]+\))$", re.IGNORECASE
)


def apart(title: str) -> tuple[str, str]:
    """The title without the position that it names, and that position; "" where it names none, or
    could as well name whom one meets.
    """
    bare, brackets = title, ""
    for found in _BRACKET.finditer(title):
        bare = bare.replace(found[0], "") if _REFERENCE.match(found[1]) else bare
        if _is_stage(found[1]):
            bare = bare.replace(found[0], "")
            brackets += found[0]
    stages: list[str] = []
    others: list[str] = []
    for piece in filter(None, map(str.strip, _BETWEEN.split(bare))):
        if _is_stage(piece):
            stages.append(piece)
        else:
            others.append(_AFTER.sub("", piece))
    is_named = any(map(_ROUND.match, (*stages, brackets)))
    is_whom = ":" in bare and not _NUMBERED.search(title)  # "Interview: Director of Nursing"
    if len(others) != 1 or not stages or not is_named or "," in others[0] or is_whom:
        return title, ""
    is_position = words.is_job(others[0]) and len(others[0].split()) > 1
    return (" – ".join(stages) + brackets, others[0]) if is_position else (title, "")


def all_apart(titles: Sequence[str]) -> tuple[list[str], str]:
    """Titles without the position that they name, and that position, where it is one for all."""
    plain: list[str] = []
    positions: set[str] = set()
    for title in titles:
        left, wanted = apart(title)
        plain.append(left)
        positions.add(wanted)
    positions.discard("")
    return (plain, positions.pop()) if len(positions) == 1 else (list(titles), "")


def said_in(texts: Iterable[str]) -> str:
    """The only position that texts name as such: "for the Ward Manager role"; else ""."""
    found: set[str] = set()
    for text in texts:
        found.update(filter(words.is_job, _ROLE.findall(one_line(text))))
    return found.pop() if len(found) == 1 else ""


def _is_stage(text: str) -> bool:
    """Whether every word of a text only says which conversation it is."""
    found = re.findall(r"[^\W_][\w-]*", text)
    return bool(found) and all(map(_STAGE.fullmatch, found))
