"""Words and names as such: letters, slugs and sentences.

In: text. Out: text. It must not know what a record or a packet is: every other stage may use it.
"""

from secondround.text.figures import has_figure
from secondround.text.letters import (
    CONTROL,
    UNSEEN,
    capital,
    caseless,
    composed,
    latin,
    one_line,
    plain,
    plain_as_written,
    plain_letter,
    slug,
)
from secondround.text.ordinary import is_ordinary
from secondround.text.prose import MOST, marks, opens, tangled
from secondround.text.sentences import ends

__all__ = [
    "CONTROL",
    "MOST",
    "UNSEEN",
    "capital",
    "caseless",
    "composed",
    "ends",
    "has_figure",
    "is_ordinary",
    "latin",
    "letters",
    "marks",
    "one_line",
    "opens",
    "plain",
    "plain_as_written",
    "plain_letter",
    "prose",
    "sentences",
    "slug",
    "tangled",
]
