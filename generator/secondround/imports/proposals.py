"""Which competencies a text speaks of, by words in common: a requirement of a posting, a story.

In: a text and the names that a library and a candidate have. Out: some of those names, as
proposals; never one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from msgspec.structs import replace

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
    excellent proven proficient proficiency confident required preferred use using used uses plus
    have has had you your ideally before sound implement implementing implemented implementation
    introduce introducing introduced introduction roll rolling rolled rollout out run running
    operate operating migrate migrating migration working hands tool tools
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words of a requirement that only say how well one must know something, or that one has had to do
with it.
"""
_PAPERS: Final = frozenset(
    """
    qualification qualifications qualified certificate certificates certification certifications
    certified licence license training trained background
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words of a requirement that only say how one shows that one knows something."""
_SHORT: Final = re.compile(r"\b([A-Z]{3,6})s?\b")
_HEADS: Final = frozenset(
    """
    system software management planning platform process practice regulation standard indicator
    interface agreement language network analysis control assurance resource integration
    intelligence automation architecture engineering model requirement procedure plan protocol
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""What the last letter of an abbreviation stands for: "warehouse management system" is a WMS."""
_FEWEST_OF_SHORT, _MOST_OF_SHORT = 3, 5
"""Words that an abbreviation stands for."""
_EITHER: Final = re.compile(r"[,;/()]|\b(?:or|and|oder|und|ou|et|o|y)\b", re.IGNORECASE)
_FEWEST: Final = 2
"""Words in common by which a name of more words is asked for."""
_GOODS: Final = r"(?:deliver(?:y|ies)|shipments?|orders?)"
_NOT_LATE: Final = re.compile(
    rf"\b(?:late|delayed|overdue|missed|punctual) (?:\w+ )?{_GOODS}"
    rf"|\b{_GOODS} (?:that (?:were|came) )?(?:late|delayed|overdue)"
)
"""What is about on-time delivery, in other words."""
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
    words = _words(text) | set(_abbreviated(text))
    short = _short(text)
    stems = _stems(words, _ENDINGS)
    nouns = _stems(words, _PLURALS)
    found = []
    for name in names:
        asked = _words(name) - _SILENT
        telling = asked - _GENERAL
        is_there = asked and _stems(asked, _ENDINGS) <= stems
        is_named = telling and not telling & _LOOSE and _stems(telling, _PLURALS) <= nouns
        if is_there or is_named or _initials(name) in short:
            found.append(name)
    return Proposed(tuple(dict.fromkeys(found))[:_MOST])


def asked_for(text: str, names: Iterable[str]) -> Proposed:
    """The names that a requirement asks for: those `proposed`, and those that hold all of it, or
    one of its alternatives: "Knowledge of a CMMS" asks for "Maximo CMMS", and "Lean or Six Sigma"
    for "Six Sigma Green Belt".
    """
    names = tuple(names)
    held: list[str] = []
    for part in (text, *_EITHER.split(text)):
        asked = _asked(part)
        held += [name for name in names if asked and asked <= _words(name)]
    return Proposed(tuple(dict.fromkeys((*proposed(text, names), *held)))[:_MOST])


def _asked(part: str) -> set[str]:
    """The words that tell what a requirement asks for, or their abbreviation; none where they are
    too few to tell.
    """
    telling = _words(part) - _SILENT - _GENERAL - _ANY - _PAPERS
    for short, full in _abbreviated(part).items():
        if telling and telling <= full:
            return {short}
    return telling if len(telling) >= _FEWEST or telling == _short(part) else set()


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
    plain = _OTHERWISE.sub(" ", plain_letters(text))
    meant = "on time delivery" if _NOT_LATE.search(plain) else ""
    return set(_WORD.findall(f"{plain} {meant}"))


def _short(text: str) -> set[str]:
    """The abbreviations in a text, in plain letters."""
    return set(map(plain_letters, _SHORT.findall(text)))


def _initials(name: str) -> str:
    """The abbreviation of a name: "wms" of "Warehouse management systems"; "" of a shorter one."""
    words = [word for word in _WORD.findall(plain_letters(name)) if word not in _SILENT]
    return "".join(word[0] for word in words) if len(words) >= _FEWEST_OF_SHORT else ""


def _abbreviated(text: str) -> dict[str, set[str]]:
    """The abbreviations of what a text says in full within its clauses, each with its words."""
    found: dict[str, set[str]] = {}
    for clause in re.split(r"[.,;:()\n]", plain_letters(text)):
        words = [word for word in _WORD.findall(clause) if word not in _SILENT]
        for end, word in enumerate(words, 1):
            if word in _HEADS or word.removesuffix("s") in _HEADS:
                for length in range(_FEWEST_OF_SHORT, min(end, _MOST_OF_SHORT) + 1):
                    full = words[end - length : end]
                    found["".join(each[0] for each in full)] = set(full)
    return found


def _stems(words: Iterable[str], endings: tuple[str, ...]) -> set[str]:
    """What each word shares with its relatives: "leads", "leading" and "leadership" alike."""
    return {_stem(_IRREGULAR.get(word, word), endings) for word in words}


def _stem(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word.removesuffix(ending)
    return word
