"""A rule about what texts cannot show: tables, which become lines, pictures, and a tangle of marks.

In: an application. Out: problems at the text that it is in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondround.problems import Problem
from secondround.records import Application
from secondround.records.yaml import Source, walk_texts
from secondround.text import MOST_MARKS, is_tangled, markdown_marks

# A row with a bar in it and the rule below it; and what brings a picture, outside code. Nothing is
# read twice, so that no text takes long.
_RULE = r":?-++:?[ \t]*+"
_TABLE = re.compile(
    rf"^[^\n|]*+\|[^\n]*+\n[ \t]*+(?=[^\n]*\|)\|?[ \t]*+{_RULE}(?:\|[ \t]*+{_RULE})*+\|?[ \t]*+$",
    re.MULTILINE,
)
_PICTURE = re.compile(r"(?<!\\)!\[[^\[\]\n]*\]\(")
_MAYBE = re.compile(r"!\[|-[ \t:]*\||\|[ \t:]*-")
_CODE = re.compile(r"`[^`]*`")


def in_bank(application: Application) -> Iterator[Problem]:
    """The candidate's texts."""
    yield from _in(application.candidate_source)


def in_record(application: Application) -> Iterator[Problem]:
    """The record's texts, and the comments on them."""
    yield from _in(application.record_source)
    if application.comments_source:
        yield from _in(application.comments_source)


def _in(source: Source) -> Iterator[Problem]:
    if not (_MAYBE.search(source.all_text) or is_tangled(source.all_text)):
        return  # as in nearly every file
    for path, text in walk_texts(source.value):
        name = next(step for step in reversed(path) if isinstance(step, str))
        if is_tangled(text):
            count = markdown_marks(text)
            message = f"`{name}` has {count} marks of Markdown, and is shown as it is written."
            hint = f"at most {MOST_MARKS} of them are read as emphasis, code and links"
            yield source.problem(path, "shown-as-words", message, hint)
            continue
        if _TABLE.search(text):
            message = f"The table in `{name}` is not drawn: each of its rows becomes a line."
            hint = "write a list with an item for each row, or link to the table where it is"
            yield source.problem(path, "shown-as-words", message, hint)
        if _PICTURE.search(_CODE.sub("", text)):
            message = f"The picture in `{name}` is not shown: its description is printed instead."
            hint = "say in words what it shows, or link to it: `[the way there](https://…)`"
            yield source.problem(path, "shown-as-words", message, hint)
