"""What one line or sentence of a posting says: a must, a wish, or nothing that is asked.

In: its words. Out: an answer by its wording alone, so that lines without a heading are told apart.
"""

from __future__ import annotations

import re
from typing import Final

from secondround.imports.posting import vocabulary

_WISH: Final = vocabulary.pattern(vocabulary.WISH)
_NEED: Final = vocabulary.pattern(vocabulary.NEED)
_LOOKS_REQUIRED: Final = vocabulary.pattern(vocabulary.LOOKS_REQUIRED)
_NOT_ASKED: Final = vocabulary.pattern(vocabulary.NOT_ASKED)
_PERKS: Final = vocabulary.pattern(vocabulary.PERKS)
_READER: Final = vocabulary.pattern(vocabulary.READER)
_READER_HAS: Final = vocabulary.pattern(vocabulary.READER_HAS)
_WRITER: Final = vocabulary.pattern(vocabulary.WRITER)
_WRITER_ASKS: Final = vocabulary.pattern(vocabulary.WRITER_ASKS)
_FUTURE: Final = vocabulary.pattern(vocabulary.FUTURE)
_FEWEST: Final = 4
"""Words of a sentence about a company."""
_BEFORE_NAME: Final = r"(?:(?:at|bei|the|der|die|das|chez|la|le|el) )?"
_CODED_WISH: Final = re.compile(r"\s*D\d{1,2}[.):]?\s+[A-Z]")
"""A criterion's number where the essential ones begin with E: "D2. Fellowship"."""
_NOTHING_NEEDED: Final = ("no ", "kein", "aucun", "ningun", "sin ")
_ASIDE: Final = re.compile(
    r"(?:, | [–—-] |\()(?:ideally|preferably|idealerweise|vorzugsweise|idealement|de preference"
    r"|preferiblemente|idealmente)\b[^,;)]*|\(\w[^()]* preferred\)"
)
"""A wish within a must: "Five years of planning, ideally by rail"."""
_NOT_NEEDED: Final = re.compile(
    r"(?:(?:is|are) )?not (?:strictly )?(?:required|necessary|needed)\b"
    r"|^no .* (?:required|necessary|needed)$|^kein.* (?:erforderlich|notig)$"
    r"|nicht (?:zwingend )?(?:erforderlich|notwendig|notig)\b"
)
"""What a line says that asks for nothing: "No degree required"."""
_EARLY: Final = 3
"""Words before what is asked, where a sentence has no verb of its own: "Very good command of"."""
_VERBS: Final = frozenset(
    """
    is are was were has have had will can provides offers brings ist sind war hat haben wird
    werden bietet bieten est sont a ont es son tiene tienen ha han
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)


def is_must(line: str, *, section_says: bool) -> bool:
    """Whether a line is a must: by its own words, else by its section."""
    words = vocabulary.bare(line)
    if _WISH.search(_ASIDE.sub("", words)) or _CODED_WISH.match(line):
        return False
    return section_says or bool(_NEED.search(words))


def clauses(line: str) -> list[str]:
    """The parts of a line between semicolons, where one is a must and another a wish: "Fluent
    English; Polish is a plus".
    """
    parts = [part.strip() for part in line.split(";") if part.strip()]
    kinds = {is_must(part, section_says=True) for part in parts}
    return parts if len(kinds) > 1 else [line]


def looks_required(line: str) -> bool:
    """Whether a line of a list sounds like a requirement wherever it is."""
    words = vocabulary.bare(line)
    return any(pattern.search(words) for pattern in (_LOOKS_REQUIRED, _WISH, _NEED))


def asks_nothing(line: str, *, in_requirements: bool) -> bool:
    """Whether a line is what every posting says: equal opportunities, how to apply, pay, perks.

    in_requirements: whether it is below a heading of requirements, where perks are what is asked.
    """
    words = vocabulary.bare(line)
    if _NOT_NEEDED.search(words) and not _WISH.search(_NOT_NEEDED.sub("", words)):
        return True
    if _NOT_ASKED.search(words):
        return not _LOOKS_REQUIRED.match(words)
    return not in_requirements and bool(_PERKS.search(words)) and not looks_required(line)


def is_about_writer(sentence: str, company: str) -> bool:
    """Whether a sentence of prose is about the company that writes it: "We make", "At Acme, we"."""
    words = vocabulary.bare(sentence)
    if _WRITER.match(words):
        return not _WRITER_ASKS.match(words)
    name = vocabulary.bare(company).split()
    if len(words.split()) < _FEWEST:
        return False  # a line such as "Nordlicht GmbH, Kiel"
    return bool(name) and bool(re.match(rf"{_BEFORE_NAME}{re.escape(name[0])}\b", words))


def is_of_posting(sentence: str) -> bool:
    """Whether only a posting has such a sentence: it speaks to a reader who is to apply."""
    words = vocabulary.bare(sentence)
    if _NOT_ASKED.search(words) or _WRITER_ASKS.match(words):
        return True
    return bool(_READER.match(words) or _WISH.search(words) or _NEED.search(words)) and asks(
        sentence
    )


def asks(sentence: str) -> bool:
    """Whether a sentence of prose asks something of its reader.

    A company says of itself, too, that it "must" and has "years of experience"; and what a reader
    will do is the work, not what is asked.
    """
    words = vocabulary.bare(sentence)
    if words.startswith(_NOTHING_NEEDED) or _FUTURE.search(words):
        return False
    if _WRITER.match(words):
        return bool(_WRITER_ASKS.match(words)) and looks_required(sentence)
    if _WISH.search(words) or _NEED.search(words):
        return True
    found = _LOOKS_REQUIRED.search(words)
    if _READER_HAS.match(words) or (found and _READER.match(words)):
        return True
    if not found:
        return False
    before = words[: found.start()].split()
    return len(before) <= _EARLY and not _VERBS & set(before)
