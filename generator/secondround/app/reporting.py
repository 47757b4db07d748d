"""Whom the position reports to, as the posting says it, beside the people whom one meets.

In: the fields of a record. Out: what a person should decide; nothing is set for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from secondround.system import typed
from secondround.text import is_placeholder, listed, plain_letters


def hints(written: Mapping[str, Any]) -> Iterator[str]:
    """Who of the people has that title, or that nobody has."""
    role = written.get("role")
    title = role.get("reports_to") if isinstance(role, Mapping) else None
    if not isinstance(title, str) or is_placeholder(title):
        return
    people = written.get("interviewers")
    known = people if isinstance(people, Mapping) else {}
    meant = [(id_, person) for id_, person in known.items() if _has_title(person, title)]
    if not meant:
        way = typed.command("secondround", "add", "person", "--title", title)
        yield f"You would report to: {title}. Nobody in the record has that title yet: {way}."
    elif not any("decides" in person for _, person in meant):
        names = [str(person.get("name", id_)) for id_, person in meant]
        ids = listed([f"`{id_}`" for id_, _ in meant], "or")
        yield (
            f"You would report to: {title}, and that is the title of {listed(names, 'or')}. "
            f"If they decide on the offer, write `decides: true` under {ids}."
        )


def _has_title(person: Any, title: str) -> bool:
    """Whether somebody has a title, in full or by its first letters, or is named behind it."""
    if isinstance(person, Mapping) and title.endswith(f", {person.get('name')}"):
        return True  # "Head of Supply Chain, Ruth Feld"
    own = person.get("title") if isinstance(person, Mapping) else None
    if not isinstance(own, str) or is_placeholder(own):
        return False
    asked, has = plain_letters(title).split(), plain_letters(own).replace(",", " ").split()
    return " ".join(asked) in " ".join(has) or _initials(asked) == has or asked == [*_initials(has)]


def _initials(words: list[str]) -> list[str]:
    return ["".join(word[0] for word in words)] if len(words) > 1 else []
