"""An interviewer's name and title, corrected at a debrief.

In: a person of the record, and what is typed. Out: the question, and what it changes.
"""

from __future__ import annotations

import re
from typing import Final

from secondround.app import answers
from secondround.records import names
from secondround.records.edit import Plain
from secondround.records.models import Correction, Interviewer
from secondround.text import caseless

_YES: Final = frozenset({"y", "yes", "right", "that is right", "correct", "ok", "true"})
_NO: Final = frozenset({"n", "no", "not right", "wrong", "false"})
_NAME_AND_TITLE: Final = re.compile(r"([^,(]+)(?:,\s*(.*)|\((.*)\)\s*)?")
_SMALL: Final = 3  # letters of words that are in every title
_WAY: Final = "Write name and title, such as `Ana Ruiz, Director`, or nothing if both are right."


def question(person: Interviewer) -> str:
    """What is asked about a person."""
    written = f"{person.name}, {person.title}" if person.title else f"{person.name}, no title"
    return f"Is “{written}” right? If not, write the name and title again: `{person.name}, …`."


def fields(person: Interviewer, typed: str, *, again: bool = False) -> dict[str, Plain]:
    """What an answer corrects, nothing where it agrees; UnclearError where it names nobody, or
    somebody of quite another name, unless that is said again. A title alone has a word of the old
    one.
    """
    said = caseless(typed.strip(" .!"))
    if said in _YES:
        return {}
    written = _NAME_AND_TITLE.fullmatch(typed)
    if said in _NO or ":" in typed or not written:
        raise answers.UnclearError(_WAY, may_wait=said in _NO)
    title = (written[2] or written[3] or "").strip()
    name = written[1].strip()
    was, now = (set(map(names.plain_name, names.name_words(each))) for each in (person.name, name))
    found: dict[str, Plain] = {"name": name, "title": title} if title else {"name": name}
    if not (was & now or again):
        if not _telling(name) & _telling(person.title or ""):
            said = f"“{name}” has no word of “{person.name}”. If it is the name, type it again."
            raise answers.UnclearError(f"{said} {_WAY}", may_wait=True)
        found = {"title": typed.strip()}
    for part in found:
        answers.in_field(Correction, found, part)
    return found


def _telling(title: str) -> set[str]:
    """The words of a title, without the small ones."""
    return set(re.findall(rf"\w{{{_SMALL + 1},}}", caseless(title)))
