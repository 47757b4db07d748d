"""Facts in texts: `[[team-size]]` stands for the words that the candidate always says the same way.

In: a text and the candidate. Out: the text with the words in it. Unknown ids are reported on
reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from secondround.records.models import Candidate
from secondround.text import capital, one_line, sentences

_ID = r"\[\[[ \t]*(?P<id>\w[\w \t-]{0,79}?)[ \t]*\]\]"
FACT_REFERENCE = re.compile(_ID)
"""A reference to a fact; its first group is the id."""
_ANY = re.compile(rf"(?<![\w`])`[^`\n]+`|\\\[\[|{_ID}")
"""A reference, or brackets that are none: in code, or after a backslash."""


def with_facts(text: str, candidate: Candidate) -> str:
    """The text with every `[[id]]` replaced by the fact's words; an unknown one stays as it is."""
    words = {fact.id: fact.say for fact in candidate.facts}
    return replace_references(text, words.get)


def replace_references(text: str, words: Callable[[str], str | None]) -> str:
    r"""The text with `words(id)` for every `[[id]]` that has any, and plain brackets for `\[[`."""
    return _ANY.sub(lambda found: _instead(found, words), text) if "[[" in text else text


def referenced_ids(text: str) -> Iterator[str]:
    """The ids that a text refers to, in their order."""
    return (found["id"] for found in _ANY.finditer(text) if found["id"])


def _instead(found: re.Match[str], words: Callable[[str], str | None]) -> str:
    wording = words(found["id"]) if found["id"] else None
    if wording is None:
        return found[0].removeprefix("\\")
    return capital(wording) if _begins(found) else wording


def _begins(found: re.Match[str]) -> bool:
    """Whether a sentence begins with the reference."""
    before = one_line(found.string[: found.start()]).strip()
    if not before:
        return found.string.rstrip().endswith((".", "!", "?"))
    return len(before) in sentences.sentence_ends(f"{before} Then")[:-1]
