"""What a packet takes from the libraries: an edit of anything else in them leaves it as it is.

In: an application with its plan, or the libraries as they are now. Out: by what the packet's part
of them is found again, and a digest of that part. It must count everything in that could change a
byte of the packet: where that is not known for sure, a packet has no part and rests on all bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter, itemgetter
from pathlib import Path, PurePosixPath
from typing import Any

from secondround.app.outcome import Use
from secondround.plan import Plan, folded
from secondround.records import Application, Libraries, Library, ResolvedLibrary, competencies
from secondround.records.models import NO_PSEUDONYMS, Model
from secondround.system import cache


def of(application: Application, plan: Plan | None) -> Use | None:
    """What the packet of an application uses; None where it may use anything."""
    if application.comments or application.pseudonyms is not NO_PSEUDONYMS:
        return None
    record, candidate = application.record, application.candidate
    named = (*competencies.in_record(record), *competencies.in_candidate(candidate))
    own: set[str] = set()
    for question in record.questions:
        own |= {folded(question.text), question.id or ""}
    asked: set[str] = set()
    for session in plan.sessions if plan else ():
        for each in session.questions:
            if each.source == "library":
                asked.add(each.id)
    return Use(
        application.candidate_source.file.parent,
        frozenset(map(attrgetter("role"), record.interviewers.values())),
        frozenset(map(itemgetter(1), named)),
        frozenset(own),
        frozenset(asked),
    )


class Parts:
    """The parts of the libraries as they are now, each by its digest."""

    def __init__(self, root: Path) -> None:
        self._libraries = Libraries(root)
        self._shared: dict[PurePosixPath, tuple[ResolvedLibrary | None, str]] = {}
        self._known: dict[Use, str] = {}

    def of(self, use: Use) -> str:
        """What tells a packet's part from any other; "" where anything is wrong with a library."""
        if use not in self._known:
            if use.folder not in self._shared:
                resolved = self._libraries.of(use.folder)
                self._shared[use.folder] = resolved, _for_all(resolved) if resolved else ""
            resolved, shared = self._shared[use.folder]
            self._known[use] = _digest(resolved.library, shared, use) if resolved else ""
        return self._known[use]


def _for_all(resolved: ResolvedLibrary) -> str:
    """What counts for every packet: which names there are."""
    own = [sorted(resolved.own.roles), sorted(resolved.own.subjects)]
    return cache.name("names", resolved.names, sorted(resolved.removed), own)


def _digest(library: Library, shared: str, use: Use) -> str:
    likes = dict(zip(use.roles, map(library.like, use.roles), strict=True))
    cards = [card for card in library.roles if card.role in {*likes, *likes.values()}]
    shown = use.competencies.union(*map(attrgetter("judges"), cards))
    prompts = [prompt for prompt in library.prompts if not shown.isdisjoint(prompt.shows)]
    written = list(map(_written, (*cards, *prompts)))
    return cache.name("part", shared, likes, written, list(_questions(library, use)))


@lru_cache(maxsize=4096)  # the same few are in most packets
def _written(entry: Model) -> str:
    return entry.model_dump_json()


def _questions(library: Library, use: Use) -> Iterator[list[Any]]:
    """What the plan looks at of each question; the words of those that are asked, and of the others
    whether they say what one of the record's own or one before them says.
    """
    seen = set(use.own)
    for entry in library.questions:
        text = folded(entry.text)
        is_new = text not in seen and entry.id not in use.own
        seen.add(text)
        counts = entry.id in use.asked or not is_new
        words = [entry.text, entry.follow_up] if counts else []
        roles = use.roles.intersection(entry.roles)
        asked_of = [bool(entry.roles), *sorted(roles)]
        yield [entry.id, entry.about, asked_of, entry.ask_everyone, is_new, *words]
