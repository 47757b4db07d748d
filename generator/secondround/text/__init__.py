"""Words and names as such: letters, lists, near names and sentences.

In: text. Out: text. It must not know what a record or a packet is: every other stage may use it.
"""

from secondround.text.dictionary import is_english_word
from secondround.text.english import (
    capital,
    counted,
    listed,
    listed_names,
    number_word,
    quoted,
)
from secondround.text.figures import has_figure
from secondround.text.letters import (
    CONTROL,
    UNSEEN,
    caseless,
    composed,
    latin,
    one_line,
    plain,
    plain_as_written,
    plain_letter,
    slug,
)
from secondround.text.nearest import did_you_mean, hint, nearest
from secondround.text.prose import MOST, marks, opens, tangled
from secondround.text.sentences import ends

__all__ = [
    "CONTROL",
    "MOST",
    "UNSEEN",
    "capital",
    "caseless",
    "composed",
    "counted",
    "did_you_mean",
    "ends",
    "has_figure",
    "hint",
    "is_english_word",
    "latin",
    "letters",
    "listed",
    "listed_names",
    "marks",
    "nearest",
    "number_word",
    "one_line",
    "opens",
    "plain",
    "plain_as_written",
    "plain_letter",
    "prose",
    "quoted",
    "sentences",
    "slug",
    "tangled",
]
