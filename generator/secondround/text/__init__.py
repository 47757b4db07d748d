"""Words and names as such: letters, lists, near names and sentences.

In: text. Out: text. It must not know what a record or a packet is: every other stage may use it.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.text.dictionary import is_english_word
    from secondround.text.english import (
        MONTHS,
        WEEKDAYS,
        as_sentence,
        capital,
        closed,
        counted,
        duration,
        listed,
        listed_names,
        number_word,
        quoted,
        short_day,
        with_article,
    )
    from secondround.text.figures import has_figure
    from secondround.text.letters import (
        CONTROL,
        LONGEST_SLUG,
        SLUG,
        UNSEEN,
        caseless,
        composed,
        free_slug,
        latin_lookalikes,
        one_line,
        plain_letter,
        plain_letters,
        plain_letters_as_written,
        shortened,
        slug,
    )
    from secondround.text.mail_address import mail_address
    from secondround.text.nearest import did_you_mean, name_hint, nearest
    from secondround.text.placeholders import asked_by, is_placeholder, may_hold_placeholders
    from secondround.text.prose import MOST_MARKS, is_tangled, markdown_marks, opens_block
    from secondround.text.sentences import (
        END_MARKS,
        WIDE_END_MARKS,
        WIDE_GAP,
        WIDE_GAP_IN_HTML,
        sentence_ends,
        unclosed,
    )

__all__ = [
    "CONTROL",
    "END_MARKS",
    "LONGEST_SLUG",
    "MONTHS",
    "MOST_MARKS",
    "SLUG",
    "UNSEEN",
    "WEEKDAYS",
    "WIDE_END_MARKS",
    "WIDE_GAP",
    "WIDE_GAP_IN_HTML",
    "amounts",
    "as_sentence",
    "asked_by",
    "calls",
    "capital",
    "caseless",
    "closed",
    "composed",
    "counted",
    "did_you_mean",
    "duration",
    "free_slug",
    "has_figure",
    "is_english_word",
    "is_placeholder",
    "is_tangled",
    "latin_lookalikes",
    "letters",
    "likeness",
    "listed",
    "listed_names",
    "mail_address",
    "markdown_marks",
    "may_hold_placeholders",
    "name_hint",
    "nearest",
    "number_word",
    "numbers",
    "one_line",
    "opens_block",
    "plain_letter",
    "plain_letters",
    "plain_letters_as_written",
    "prose",
    "questions",
    "quoted",
    "sentence_ends",
    "sentences",
    "short_day",
    "shortened",
    "slug",
    "small_words",
    "telephone",
    "unclosed",
    "with_article",
]
