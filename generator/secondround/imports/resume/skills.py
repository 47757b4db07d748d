"""Skills as a list, from the ways in which people lay them out.

In: lines of a section. Out: skills as written, and the labels that were left.
"""

from __future__ import annotations

import re
from typing import Final

from secondround.imports.resume.lines import Line

_LABEL: Final = re.compile(r"^([^:\t,]{2,45})(?:: ?|\t)(?=\S)")
_SEPARATOR: Final = re.compile(r"[;|•·∙▪]|\t|,(?![^(]*\))| [/–—] |\s{3,}")
_LONGEST: Final = 60  # characters of a skill
_MOST_WORDS: Final = 7


def skills_of(lines: list[Line]) -> tuple[list[str], list[str]]:
    """The skills, and the texts between them that are none: labels and sentences."""
    skills: list[str] = []
    others: list[str] = []
    for line in lines:
        text = line.text
        if _is_subheading(line, lines):
            others.append(text)
            continue
        label = _LABEL.match(text)
        is_grid = "\t" in text and not re.search(r"[,;:]", text)
        if label and not is_grid:
            others.append(label[1])
            text = text[label.end() :]
        parts = [part.strip(" .") for part in _SEPARATOR.split(text) if part.strip(" .")]
        if all(map(_is_skill, parts)):
            skills += parts
        else:
            others.append(text)
    return list(dict.fromkeys(skills)), others


def _is_subheading(line: Line, lines: list[Line]) -> bool:
    """Whether a line is set in bold above skills that are not: "Main", "Languages"."""
    is_bold = line.bold and not line.item and "," not in line.text
    return is_bold and not all(other.bold for other in lines)


def _is_skill(text: str) -> bool:
    return len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS
