"""Facts in texts: `[[team-size]]` stands for the words that the candidate always says the same way.

In: a text and the candidate. Out: the text with the words in it. That every id is known is seen to in reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondround.records.candidate import Candidate

REFERENCE = re.compile(r"\[\[[ \t]*([^\[\]\n]{1,80}?)[ \t]*\]\]")
"""A reference to a fact; its first group is the id."""


def fill(text: str, candidate: Candidate) -> str:
    """The text with every `[[id]]` replaced by the fact's words; an unknown one stays as it is."""
    if "[[" not in text:
        return text
    words = {fact.id: fact.say for fact in candidate.facts}
    return REFERENCE.sub(lambda found: words.get(found[1], found[0]), text)


def named(text: str) -> Iterator[str]:
    """The ids that a text refers to, in their order."""
    return (found[1] for found in REFERENCE.finditer(text))
