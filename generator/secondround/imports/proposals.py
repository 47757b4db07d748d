"""Which competencies a text speaks of, by words in common: a requirement of a posting, a story.

In: a text and the names that a library and a candidate have. Out: some of those names, as
proposals; never one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from secondround.imports.found import Entry, Found, Proposed
from secondround.text import is_placeholder, plain_letters

_MOST: Final = 3
"""Competencies proposed for one text."""
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_SILENT: Final = frozenset(
    """
    and or the of in to for with a an und oder der die das mit fur von et ou de des du la le les
    en y o del el los las skills skill ability abilities
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
_GENERAL: Final = frozenset(
    """
    management manage manager leadership lead leader thinking focus work working orientation
    development
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words of a longer name that stand in many a text which means something else."""
_ANY: Final = frozenset(
    """
    knowledge experience experienced familiarity familiar understanding basic good strong solid
    excellent proven proficient proficiency confident required preferred use using plus have you
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words of a requirement that only say how well one must know something."""
_SHORT: Final = re.compile(r"\b[A-Z]{3,6}\b")
_LOOSE: Final = frozenset(
    """
    critical analytical strategic creative innovative operational technical commercial general
    change customer client user people project product program time data task risk quality service
    business personal social self
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words that say nothing of a longer name by themselves: critical care is no critical thinking."""
_ENDINGS: Final = tuple(
    """
    ership ations ating ation ated ates ements ement ments ment ings ing ers er ate ed ies es s y e
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
_PLURALS: Final = ("ies", "es", "s", "y", "e")
_STEM: Final = 3
"""Letters that are left of a word at least."""
_IRREGULAR: Final = {
    "led": "lead",
    "taught": "teach",
    "sold": "sell",
    "wrote": "write",
    "written": "write",
    "built": "build",
    "bought": "buy",
    "won": "win",
    "resolution": "resolve",
    "resolutions": "resolve",
}
_PEOPLE: Final = (
    r"(?:teams?|people|staff|groups?|crews?|squads?|colleagues|employees|reports|volunteers|shifts?"
    r"|departments?|divisions?|units?|operations|engineers|developers|nurses|planners|analysts"
    r"|managers|drivers|teachers|designers|others)"
)
_OTHERWISE: Final = re.compile(
    rf"\b(?:led|leads?|leading)\b(?!(?:[^\w.;:]+[\w&'’-]+){{0,8}}[^\w.;:]+{_PEOPLE}\b)"
    r"|\b(?:safety (?:stocks?|margins?|nets?|factors?)|hiring (?:managers?|freezes?)"
    r"|(?:data|referential|signal) integrity|coaching staff|negotiation tables?"
    r"|communications? (?:protocols?|equipment|systems?|towers?|bus)"
    r"|technology (?:compan(?:y|ies)|sectors?|firms?|stocks?))\b"
)
"""Words that mean something else there: leading is of people, "safety stock" is in a warehouse."""
_TOLD: Final = ("title", "situation", "task", "action", "result", "learned")
"""Fields of a story in which it is told."""


def proposed(text: str, names: Iterable[str]) -> Proposed:
    """The names all of whose telling words are in the text, in the order given.

    Where a general word of a name is not there, what is left must be there as it is: "change
    leadership" is about a change, and not about changing something.
    """
    words = _words(text)
    stems = _stems(words, _ENDINGS)
    nouns = _stems(words, _PLURALS)
    found = []
    for name in names:
        asked = _words(name) - _SILENT
        telling = asked - _GENERAL
        is_there = asked and _stems(asked, _ENDINGS) <= stems
        is_named = telling and not telling & _LOOSE and _stems(telling, _PLURALS) <= nouns
        if is_there or is_named:
            found.append(name)
    return Proposed(tuple(dict.fromkeys(found))[:_MOST])


def asked_for(text: str, names: Iterable[str]) -> Proposed:
    """The names that a requirement asks for: those `proposed`, and, where it asks for abbreviations
    alone, those that hold them: "Knowledge of a CMMS" asks for "Maximo CMMS".
    """
    names = tuple(names)
    short = {plain_letters(word) for word in _SHORT.findall(text)}
    is_all = bool(short) and _words(text) - _SILENT - _GENERAL - _ANY == short
    held = [name for name in names if is_all and short <= _words(name)]
    return Proposed(tuple(dict.fromkeys((*proposed(text, names), *held)))[:_MOST])


def with_proposals(found: Found, names: Iterable[str]) -> Found:
    """What a file says, with competencies proposed for each story that names none."""
    stories = found.candidate.get("stories")
    if not isinstance(stories, tuple):
        return found
    names = tuple(names)
    entries = [_with_shown(item, names) for item in stories if isinstance(item, Entry)]
    return replace(found, candidate={**found.candidate, "stories": tuple(entries)})


def _with_shown(story: Entry, names: tuple[str, ...]) -> Entry:
    if "shows" in story.fields:
        return story
    shows = proposed(story_text(story.fields), names)
    return replace(story, fields={**story.fields, "shows": shows}) if shows else story


def story_text(fields: Mapping[str, Any]) -> str:
    """The words of a story, without what is still to be written."""
    texts: list[str] = []
    for name in _TOLD:
        value = fields.get(name, "")
        steps = value if isinstance(value, tuple | list) else (value,)
        texts += (text for text in steps if isinstance(text, str) and not is_placeholder(text))
    return "\n".join(texts)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(_OTHERWISE.sub(" ", plain_letters(text))))


def _stems(words: Iterable[str], endings: tuple[str, ...]) -> set[str]:
    """What each word shares with its relatives: "leads", "leading" and "leadership" alike."""
    return {_stem(_IRREGULAR.get(word, word), endings) for word in words}


def _stem(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word.removesuffix(ending)
    return word
