"""A story bank read: bytes in, `Found` out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath
from typing import Final

from msgspec import Struct, field

from secondround.imports.documents import decoded
from secondround.imports.found import Entry, Found, Missing, Unplaced, UnreadableError, Value
from secondround.imports.stories import markdown, structured
from secondround.imports.stories.assembly import assembled, place, unplaced
from secondround.imports.stories.fields import ID, LINE, text
from secondround.imports.stories.model import Draft, Passage
from secondround.text import CONTROL, caseless, free_slug, one_line, slug

_LARGEST: Final = 2_000_000
"""Bytes of a story bank; a hundred long stories have 300,000."""
_ASKED: Final = (
    ("situation", "Where did things stand when “{}” began?"),
    ("action", "What did you do in “{}”?"),
    ("result", "What came of “{}”?"),
)
_TELLS: Final = re.compile(r"\b(?:I|my|ich|mich|je|j['’]|yo|mi|io)\b|我|저는|제가")
"""Words with which people tell what they did themselves."""
_NUMBER: Final = re.compile(
    r"^(?:(?:story|geschichte|histoire|historia|故事|이야기|beispiel|example)\s*#?\d*|#?\d{1,2})"
    r"\s*[:：.)–—-]+\s*(?=\S)",
    re.IGNORECASE,
)
"""What may come before a title: `Story 3: `, `2. `."""


class _Bank(Struct):
    """What has been found so far."""

    stories: list[Entry] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    titles: Counter[str] = field(default_factory=Counter)  # how often each has come
    slugs: Counter[str] = field(default_factory=Counter)


def read(data: bytes, name: str) -> Found:
    """What a story bank says.

    Raises `UnreadableError` where it holds no story.
    """
    name = PurePath(name).name
    if len(data) > _LARGEST:
        raise UnreadableError(f"{name} is larger than 2 MB, which no story bank is.")
    whole, remarks = decoded(data)
    found, form, more = _drafts(CONTROL.sub("", whole), name)
    bank = _gathered(_with_prose(found))
    if not bank.stories:
        raise UnreadableError(
            f"{name} holds no story. A story has parts such as “Situation:”, “Action:” and "
            "“Result:”, each on a line of its own."
        )
    return Found(
        kind="stories",
        format=f"a story bank in {form}",
        candidate={"stories": tuple(bank.stories)},
        record={},
        missing=tuple(bank.missing),
        unplaced=tuple(bank.unplaced),
        remarks=(*remarks, *more),
    )


def count(whole: str, name: str) -> int:
    """How many stories are in a text: those with two parts or more."""
    try:
        found, _, _ = _drafts(whole, name)
    except UnreadableError:
        return 0
    return sum(draft.has("action") and len(draft.passages) > 1 for draft in found)


def _drafts(whole: str, name: str) -> tuple[list[Draft], str, tuple[str, ...]]:
    """The drafts of a file, its format, and remarks."""
    if structured.is_structured(whole, name):
        form = "JSON" if whole.lstrip()[:1] in {"{", "["} else "YAML"
        found, remarks = structured.drafts(whole, name)
        return found, form, remarks
    found, remarks = markdown.drafts_of(whole, name)
    return found, "Markdown", remarks


def _gathered(found: Iterable[Draft]) -> _Bank:
    bank = _Bank()
    for draft in found:
        if draft.is_story:
            _take(draft, bank)
        else:
            _leave(draft, bank)
    return bank


def _with_prose(found: list[Draft]) -> list[Draft]:
    """The drafts, where a story that is told without labels, below a heading like those of other
    stories and by the person who lived it, has its text as the situation until it is split.
    """
    levels = {draft.level for draft in found if draft.is_story and draft.title}
    for draft in found:
        told = "\n".join(line for _, line in draft.before)
        is_prose = draft.title and not draft.passages and _TELLS.search(told)
        if draft.level in levels and is_prose:
            first = draft.before[0][0]
            draft.passages.append(Passage("", "situation", first, told.split("\n")))
            draft.before.clear()
    return found


def _take(draft: Draft, bank: _Bank) -> None:
    made = assembled(draft)
    number = len(bank.stories)
    title = _NUMBER.sub("", one_line(draft.title)).strip(" *_`")
    if len(title) > LINE:
        bank.unplaced.append(Unplaced(title, place(draft.line, "title")))
        title = ""
    fields: dict[str, Value] = {"id": _id(title, number, bank)}
    if title:
        fields["title"] = title
    else:
        where = f" in line {draft.line}" if draft.line else ""
        question = f"What is the title of story {number + 1}{where}?"
        bank.missing.append(Missing(("stories", number, "title"), question))
    fields.update(made.fields)
    for part, question in _ASKED:
        if part not in fields:
            asked = question.format(title or f"story {number + 1}")
            bank.missing.append(Missing(("stories", number, part), asked))
    bank.unplaced += made.unplaced
    bank.stories.append(Entry(_key(title, fields, bank), fields))


def _key(title: str, fields: dict[str, Value], bank: _Bank) -> str:
    """The title, which people keep when they work on a story; else how it begins."""
    key = caseless(title) or caseless(one_line(str(fields.get("situation", fields["id"])))[:80])
    bank.titles[key] += 1
    return f"{key}\n{bank.titles[key]}" if bank.titles[key] > 1 else key  # no title has two lines


def _id(title: str, number: int, bank: _Bank) -> str:
    """An id for records to refer to: from the title, or a number where that has no Latin letter."""
    base = slug(title)[: ID - 8].strip("-") or f"story-{number + 1}"
    bank.slugs[base] += 1
    again = bank.slugs[base]
    id_ = free_slug(f"{base}-{again}" if again > 1 else base, bank.ids, ID)
    bank.ids.add(id_)
    return id_


def _leave(draft: Draft, bank: _Bank) -> None:
    """A heading above stories, or notes between them."""
    is_of_bank = not bank.stories and draft.level == 1 and not draft.before
    if draft.title and not is_of_bank:
        bank.unplaced.append(Unplaced(draft.title, place(draft.line)))
    for line, written in draft.before:
        bank.unplaced.append(Unplaced(written, place(line)))
    for passage in draft.passages:
        if passage.part is None or text(passage.lines):
            bank.unplaced.append(unplaced(passage))
