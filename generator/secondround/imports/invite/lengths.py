"""How long a session lasts, where its line says so: "(30 Min.)", "for 45 minutes", "½ h".

In: a line. Out: minutes, and the line without them; nothing where it speaks of several lengths.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_MINUTES: Final = r"(?P<minutes>\d{1,3})\s?-?\s?(?:m(?:in(?:ute[sn]?|utos?)?)?\b\.?|['′’](?!\w))"
_HOURS: Final = (
    r"(?P<hours>\d|½|1½|\d[.,]\d|\d½|an?|half an?|eine?|halbe|eine halbe|une|media|una)\s?-?\s?"
    r"(?:h(?:ou)?rs?|h|std|stunden?|heures?|horas?)(?![^\W\d])\.?(?:\s?(?P<more>\d\d)\b)?"
    r"(?P<half> and a half\b)?(?: long)?"
)
_LENGTH: Final = rf"(?:{_MINUTES}|{_HOURS})"
_STATED: Final = (
    re.compile(rf"\s*[(\[]\s*(?:ca\.?|approx\.?|about)?\s*{_LENGTH}\s*[)\]]", re.IGNORECASE),
    re.compile(
        rf"\s*(?:,|[-–—|:]|\bfor|\bdur[ée]e\s?:?|\bdauer\s?:?|\bduraci[óo]n\s?:?"
        rf"|\bdurante|\bpendant)\s*(?:ca\.?|approx\.?|about)?\s*{_LENGTH}"
        r"(?=\s*(?:[,.;)|]|[-–—]\s|$|\b(?:with|mit|avec|con)\b))",
        re.IGNORECASE,
    ),
    re.compile(rf"\s+{_LENGTH}\s*$", re.IGNORECASE),
)
"""In brackets, behind a mark or "for", or at the end of a line."""
_ANY: Final = re.compile(rf"(?<![\w.,:]){_LENGTH}", re.IGNORECASE)
_PART: Final = re.compile(
    r"\b(?:early|earlier|before|prior|advance|ahead|late|away|notice|vorher|früher|walk|drive|train"
    r"|presentation|present|präsentation|présentation|presentación|slides?|test|task|exercise"
    r"|lesson|tour|break|lunch|pause|case study)\b",
    re.IGNORECASE,
)
"""What is no whole meeting: "a presentation (15 min)", "10 minutes early"."""
_CLAUSE: Final = re.compile(r"[.;:!?]\s|\n")
_SHORTEST: Final = 10
"""Minutes of a meeting."""
_BEFORE_PART, _BEHIND_PART = 30, 24
"""Letters before and behind a length in which its part of the meeting is named."""
_WORDS: Final[Mapping[str, float]] = {
    "½": 0.5, "half a": 0.5, "half an": 0.5, "halbe": 0.5, "eine halbe": 0.5, "media": 0.5,
    "a": 1, "an": 1, "ein": 1, "eine": 1, "une": 1, "una": 1,
}  # fmt: skip


def split(line: str) -> tuple[str, int | None]:
    """A line without the length that it states, and that length in minutes; the line as it is where
    it states none, or several.
    """
    if len(_ANY.findall(line)) != 1:
        return line, None
    for pattern in _STATED:
        match = pattern.search(line)
        if match:
            rest = f"{line[: match.start()]} {line[match.end() :]}"
            return re.sub(r"\s+([,.;)])", r"\1", " ".join(rest.split())).strip(" ,;"), _of(match)
    return line, None


def of_meeting(text: str) -> set[int]:
    """Every length in minutes that a text gives, but those of a part of the meeting."""
    found = set()
    for match in _ANY.finditer(text):
        before, behind = text[: match.start()], text[match.end() :][:_BEHIND_PART]
        around = _CLAUSE.split(before[-_BEFORE_PART:])[-1], _CLAUSE.split(behind)[0]
        if not any(map(_PART.search, around)) and (minutes := _of(match)) >= _SHORTEST:
            found.add(minutes)
    return found


def _of(match: re.Match[str]) -> int:
    if match["minutes"]:
        return int(match["minutes"])
    written = match["hours"].casefold().replace(",", ".")
    if written.endswith("½") and written != "½":
        hours = int(written[:-1]) + 0.5
    else:
        hours = _WORDS[written] if written in _WORDS else float(written)
    return round(hours * 60) + int(match["more"] or 0) + (30 if match["half"] else 0)
