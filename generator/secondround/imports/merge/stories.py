"""Stories that a candidate has already, in other words: the bullet of a resume, told in full.

In: the stories that were found, those in the file, and what was imported before. Out: the stories
with the names of those that they are, so that none is in the file twice. Where that is not sure,
both are given one project, which counts them as one, and a person decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports.found import Entry, NewId, ProposedText, Value
from secondround.imports.merge.matching import places
from secondround.imports.merge.model import Memory, Written
from secondround.imports.merge.values import is_entries
from secondround.imports.proposals import story_text
from secondround.text import is_placeholder, likeness

_GAPS: Final = ("employer", "year", "result", "action")
"""Fields that a bare bullet may fill in a story that is told."""


def with_known_stories(
    found: Mapping[str, Value],
    written: Mapping[str, Written],
    memory: Memory,
    referred: Collection[str] = (),
) -> Mapping[str, Value]:
    """`found`, in which a story that the file has already is the one in the file.

    A story that is told takes the place of a bare draft, and a draft only fills gaps of a told
    story, where that says every figure of the draft. The id of a draft goes with it, unless it is
    one of those that other files refer to, or a person gave it.
    """
    stories, there = found.get("stories"), written.get("stories")
    if not isinstance(stories, tuple) or not isinstance(there, list):
        return found
    before: Any = memory.get("stories")
    fields = {key: kept for key, kept, _ in before} if is_entries(before) else {}
    bank = _Bank(there, fields, places(fields, there), referred)
    stated: list[Entry] = []
    for item in stories:
        if isinstance(item, Entry):
            stated += bank.known(item)
    return {**found, "stories": tuple(stated)}


class _Bank(Struct, frozen=True):
    """The stories of a file, and where those that were imported are."""

    there: list[Written]
    memory: Mapping[str, Memory]
    places: Mapping[str, int]
    referred: Collection[str]

    def known(self, story: Entry) -> Iterator[Entry]:
        """A story as the one in the file that it surely is; else the story, with one project for
        both where it may be.
        """
        own = self.places.get(story.key)
        is_draft = _is_draft(story.fields)
        if own is not None and not (is_draft and self._was_told(story.key)):
            yield story  # it has a place of its own, whatever it is like
            return
        index, alike = self._likest(story)
        if index is None or (is_draft and self._was_draft(self._key(index))):
            yield story  # a newer wording of the same bullet is found by its words
            return
        twin = self.there[index]
        key = self._key(index) or story.key
        texts = story_text(story.fields), story_text(twin)
        told, bullet = reversed(texts) if is_draft else texts
        is_one = alike.is_one and likeness.has_all_figures(told, bullet)
        if is_one and is_draft and not _is_draft(twin):
            yield replace(story, key=key, fields=_filling(story.fields, twin))
        elif is_one and _is_draft(twin) and not is_draft:
            yield replace(story, key=key, fields=self._with_id(story.fields, twin, key))
        elif own is None and story.key not in self.memory and not self._is_told_again(story, twin):
            project = str(twin.get("project") or story.fields.get("project") or twin["id"])
            shared = {"project": ProposedText(project)}
            yield Entry(key, {"title": twin["title"], **shared})
            yield replace(story, fields={**story.fields, **shared})
        else:
            yield replace(story, key=key) if self._is_told_again(story, twin) else story

    def _likest(self, story: Entry) -> tuple[int | None, likeness.Shared]:
        """The story in the file that is most like one, where it may be the same."""
        own = self.places.get(story.key)
        told = story_text(story.fields)
        best: tuple[int | None, likeness.Shared] = (None, likeness.shared("", ""))
        for index, item in enumerate(self.there):
            if not isinstance(item, dict) or not {"id", "title"} <= item.keys():
                continue
            alike = likeness.shared(told, story_text(item))
            if index == own:
                return index, likeness.Shared(2, 2, 1.0)
            if alike.may_be_one and alike.share > best[1].share:
                best = (index, alike)
        return best

    def _with_id(
        self, fields: Mapping[str, Value], twin: Mapping[str, Any], key: str
    ) -> Mapping[str, Value]:
        """The fields of a story that takes the place of a draft, with an id of its own if it may
        have one.
        """
        wanted, has = fields.get("id"), twin["id"]
        taken = {item.get("id") for item in self.there if isinstance(item, dict)}
        is_imported = self.memory.get(key, {}).get("id") == has
        if not isinstance(wanted, str) or wanted in taken or has in self.referred:
            return fields
        return {**fields, "id": NewId(wanted)} if is_imported else fields

    def _key(self, index: int) -> str:
        return next((key for key, place in self.places.items() if place == index), "")

    def _was_draft(self, key: str) -> bool:
        """Whether what was imported was a bare draft, whatever a person has made of it since."""
        return key in self.memory and _is_draft(self.memory[key])

    def _was_told(self, key: str) -> bool:
        return key in self.memory and not _is_draft(self.memory[key])

    def _is_told_again(self, story: Entry, twin: Mapping[str, Any]) -> bool:
        return story.fields.get("title") == twin.get("title")


def _is_draft(story: Any) -> bool:
    """Whether a story is the sentence of a resume, and questions."""
    beats = [story.get(beat) for beat in ("situation", "action", "result")]
    asked = [beat for beat in beats if isinstance(beat, str) and is_placeholder(beat)]
    return len(asked) > 1


def _filling(draft: Mapping[str, Value], twin: Mapping[str, Any]) -> dict[str, Value]:
    """What a bare draft adds to a story that is told, under that story's title."""
    fields: dict[str, Value] = {"title": twin["title"]}
    for name in _GAPS:
        value = draft.get(name)
        has = twin.get(name)
        is_gap = has is None or (isinstance(has, str) and is_placeholder(has))
        if value is not None and is_gap and not is_placeholder(str(value)):
            fields[name] = value
    return fields
