"""What a file says, brought into what a person has written: additions, changes, conflicts.

In: the fields that were found, those in a YAML file now, and those that were imported before. Out:
edits, conflicts, and what to remember for the next time. A value that a person has changed since it
was imported is never edited: where the new file says something else, both texts are shown.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from secondround.imports.found import Entry, Kept, NewId, Proposed, ProposedText, Value
from secondround.imports.merge.announced import moves, with_meant
from secondround.imports.merge.calling_off import MARK, CallingOff, IsNoted, taken_back, with_off
from secondround.imports.merge.clocks import Clocks
from secondround.imports.merge.directions import at_their_round, without_others_words
from secondround.imports.merge.ids import as_read
from secondround.imports.merge.matching import places, same, with_free_id
from secondround.imports.merge.model import Conflict, Memory, Merged, Own, Written
from secondround.imports.merge.newer import (
    Events,
    by_key,
    current,
    older,
    parts_of,
    replaced,
    without_sessions,
)
from secondround.imports.merge.notes import merged_lines, outdated_lines, with_said
from secondround.imports.merge.partial import of_whole
from secondround.imports.merge.people import added_back, with_known_people, without_new_organisers
from secondround.imports.merge.repeated import stated_again
from secondround.imports.merge.rewording import with_beat, with_reworded
from secondround.imports.merge.stories import with_known_stories
from secondround.imports.merge.values import (
    called,
    fits,
    is_entries,
    moved,
    moved_whole,
    only_asks,
    plain,
    remembered,
    revisions,
    shown,
    with_keys,
    with_own,
)
from secondround.records.edit import Edit
from secondround.records.yaml import FieldPath
from secondround.text import is_placeholder

_SETS = {"competencies", "shows", "cares_about", "with", "for", "bring", "good_for"}
"""Lists whose order says nothing, so that entries are added one by one."""
_WHOLE = "with"
"""The one of them that an invitation states as a whole: who is not in it any more goes."""
_NONE: Mapping[str, Any] = {}


def merge(  # noqa: PLR0913 - each is named where it is given
    found: Mapping[str, Value],
    written: Mapping[str, Written] | None,
    memory: Memory,
    cancelled: Collection[str] = (),
    is_noted: IsNoted = lambda _: False,
    *,
    events: Events = _NONE,
    referred: Collection[str] = (),
    said_moved: Collection[str] = (),
    announced: Mapping[str, str] = _NONE,
    organisers: Mapping[str, tuple[str, ...]] | None = None,
) -> Merged:
    """The edits that bring `found` into a file that holds `written`.

    `memory` is what earlier imports said, as the last `Merged.memory` has it. `events` are those of
    which `found` holds every session. `is_noted` says whether a comment of the person's would go
    with what is at a path. `referred` are ids of stories that other files refer to. `said_moved`,
    `announced` and `organisers` are as in `Found`.
    """
    there, memory = as_read(written or {}), as_read(memory)
    found = with_known_stories(current(found, memory, events), there, memory, referred)
    renamed, gone = replaced(found, memory, events)
    memory = with_keys(memory, renamed)
    again, found = stated_again(found, there, memory, announced, said_moved)
    off = {key: revision for key, revision in revisions(memory) if key in again}
    memory = with_off(with_keys(memory, again), off)
    moving = moves(found, there, memory, announced)
    for key, talk in moving.meant.items():
        off |= {key: events.get(key, 0), talk.key: talk.revision}
    found = with_meant(without_sessions(found, moving.open.keys()), moving.meant)
    found = without_new_organisers(found, there, memory, organisers or {})
    clocks = Clocks.of(there, memory)
    found = clocks.keyed(found)
    memory = moved_whole(found, memory)
    found = at_their_round(clocks.placed(found, memory), there, memory)
    memory = clocks.remembered(memory)
    elsewhere = moved(found, memory)
    off_now = set(cancelled) - older(events, memory, cancelled)
    called_off = {*off_now, *gone, *parts_of(off_now, memory)}
    found = with_known_people(found, there)
    now = by_key(remembered(found))
    calling_off = CallingOff(frozenset(called_off), elsewhere, is_noted, now)
    before = without_others_words(calling_off.remembered(there, memory), found, there, events)
    stated = with_own(found, calling_off.carried)
    merging = _Merging(calling_off.removals, outdated_lines(found, memory, events))
    merging.conflicts += calling_off.conflicts
    memory = merging.fields((), stated, there, before)
    off |= {key: events.get(key, 0) for key in off_now}
    memory = with_off(clocks.as_stated(memory), off, calling_off.gone)
    removals = sorted(calling_off.removals, key=_place, reverse=True)
    edits = *calling_off.marks, *merging.edits, *removals
    edits = *edits, *added_back(edits, found, there)
    return Merged(edits, tuple(merging.conflicts), with_said(found, memory, events))


class _Merging(Struct):
    """The edits and conflicts of one file, as they are found."""

    removals: Sequence[Edit]  # what is called off
    outdated: frozenset[str] = frozenset()  # lines of notes that nobody says any more
    edits: list[Edit] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    def fields(
        self, path: FieldPath, theirs: Mapping[str, Value], ours: Written, base: Memory
    ) -> Memory:
        """Merge a map; what to remember of it."""
        ours = ours if isinstance(ours, dict) else {}
        news = dict(base)
        for name, value in theirs.items():
            if value in ((), ""):
                continue  # the file says nothing here, which takes nothing back
            if isinstance(value, Own) and name not in ours:
                self.edits.append(Edit((*path, name), plain(value)))
            if isinstance(value, Own):
                continue
            merged = self.value((*path, name), value, ours.get(name), base.get(name))
            if merged is not None:
                news[name] = merged
        return news

    def value(self, path: FieldPath, theirs: Value, ours: Written, base: Any) -> Any:
        """Merge one field; what to remember of it, None for nothing."""
        is_set = isinstance(theirs, tuple) and path[-1] in _SETS
        if base is not None and not fits(base, theirs):
            base = None  # another version of the program read the field as something else
        if ours is not None and not fits(ours, theirs) and not (is_set and isinstance(ours, str)):
            if isinstance(ours, str) and is_placeholder(ours):
                self.edits.append(Edit(path, plain(theirs)))  # steps take the place of a question
                base = remembered(theirs)
            else:
                self.conflicts.append(Conflict(path, shown(ours), shown(remembered(theirs))))
            return base
        if isinstance(theirs, Mapping):
            return self.map(path, theirs, ours, base)
        if isinstance(theirs, tuple) and any(isinstance(item, Entry) for item in theirs):
            return self.entries(path, theirs, ours or [], base if is_entries(base) else [])
        if is_set:
            assert isinstance(theirs, tuple)  # noqa: S101 - a set is one
            return self.members(path, theirs, ours, base or [])
        if isinstance(theirs, Kept):
            return self.lines(path, theirs, ours or "", base or "")
        return self.leaf(path, theirs, ours, base)

    def lines(self, path: FieldPath, theirs: str, ours: str, base: str) -> str:
        """Merge a text of which each line counts by itself."""
        text, known = merged_lines(theirs, ours, base, self.outdated)
        if text != ours:
            self.edits.append(Edit(path, text))
        return known

    def map(self, path: FieldPath, theirs: Mapping[str, Value], ours: Written, base: Any) -> Any:
        """Merge a map inside another one."""
        if ours is None and base is not None:
            return self.taken_out(path, theirs, base)
        if ours is None:
            self.edits.append(Edit(path, plain(theirs)))
            return remembered(theirs)
        return self.fields(path, theirs, ours, base or {})

    def leaf(self, path: FieldPath, theirs: Value, ours: Written, base: Any) -> Any:
        """Merge a text, a figure, or a list in order."""
        new = remembered(theirs)
        if isinstance(theirs, ProposedText) and ours is not None and not is_placeholder(ours):
            return base  # what a person, or another file, states is not proposed anew
        is_question = is_placeholder(new) and not (is_placeholder(base) and ours == base != new)
        if base is not None and is_question:
            return base  # a question takes back nothing that an earlier file said
        if ours is None and base is not None:
            return self.taken_out(path, theirs, base)
        if ours is None or (is_placeholder(ours) and not is_question):
            self.edits.append(Edit(path, plain(theirs)))
        elif new not in (ours, base) and not is_placeholder(new):
            if ours == base:
                self.edits.append(Edit(path, plain(theirs)))
            else:
                self.conflicts.append(Conflict(path, shown(ours), shown(new)))
        return new

    def taken_out(self, path: FieldPath, theirs: Value, base: Any) -> Any:
        """A field that a person has taken out stays out; it is shown where the file has news."""
        new = remembered(theirs)
        if new != base:
            self.conflicts.append(Conflict(path, "", called(new)))
        return new

    def members(
        self, path: FieldPath, theirs: tuple[Any, ...], ours: Written, base: list[str]
    ) -> list[str]:
        """Merge a list in which each text counts by itself."""
        there = [ours] if isinstance(ours, str) else list(ours or [])
        if there and isinstance(theirs, Proposed):
            return base  # what a person has chosen is not added to
        new = [str(item) for item in theirs]
        known = {str(item).casefold() for item in (*there, *base)}
        added = [item for item in new if item.casefold() not in known]
        gone = [item for item in base if item not in new and item in there]
        if gone and path[-1] == _WHOLE:
            self.edits.append(Edit(path, [*(item for item in there if item not in gone), *added]))
            return new
        if added and isinstance(ours, str):
            self.edits.append(Edit(path, [*there, *added]))
        elif added and not there:
            self.edits.append(Edit(path, plain(type(theirs)(added))))
        else:
            for index, item in enumerate(added, len(there)):
                self.edits.append(Edit((*path, index), item))
        return [*base, *(item for item in new if item not in base)]

    def entries(
        self, path: FieldPath, theirs: tuple[Any, ...], ours: list[Written], base: list[list[Any]]
    ) -> list[list[Any]]:
        """Merge a list of entries that are known by their keys."""
        base = with_reworded(base, theirs)
        before = {key: fields for key, fields, _ in base}
        revisions = {key: revision for key, _, revision in base}
        found = places(before, ours)
        free = set(range(len(ours))) - set(found.values())
        free -= {int(edit.path[-1]) for edit in self.removals if edit.path[:-1] == path}
        free -= {at for at, item in enumerate(ours) if isinstance(item, dict) and MARK in item}
        following = len(ours)
        stated = {item.key for item in theirs}
        still = {index for key, index in found.items() if key in stated}
        blank = [index for index, item in enumerate(ours) if only_asks(item) and index not in still]
        for item in theirs:
            if ours and item.key not in before and only_asks(plain(item.fields)):
                continue  # a question takes no place where there are answers
            known = before.get(item.key)
            is_newer = item.revision > revisions.get(item.key, item.revision)
            item = of_whole(item, known or {})  # noqa: PLW2901 - the rest is about nothing else
            revisions[item.key] = item.revision
            index = found.get(item.key)
            if index is None and known is None:
                index = same(item.fields, ours, free)
            if index is not None:
                free.discard(index)
                there = (*path, index)
                back = taken_back(there, ours[index], known or {}, is_newer=is_newer)
                self.edits += back[0]
                self.conflicts += back[1]
                before[item.key] = self.entry(there, item, ours[index], back[2])
            elif known is not None:
                before[item.key] = self.taken_out(path, item.fields, known)
            else:
                fields = with_free_id(item.fields, ours)
                place = blank.pop(0) if blank else following
                self.edits.append(Edit((*path, place), plain(fields)))
                before[item.key] = remembered(fields)
                following += place == following
        return [[key, fields, revisions[key]] for key, fields in before.items()]

    def entry(self, path: FieldPath, theirs: Entry, ours: Written, base: Memory) -> Memory:
        """Merge one entry, which a person may have typed as a text alone."""
        if isinstance(ours, dict):
            stated, left = with_beat(theirs.fields, ours, base)
            if "id" in ours and not isinstance(stated.get("id"), NewId):
                stated.pop("id", None)  # records refer to an id, so it stays
            if left:
                asked = stated.pop(left)
                self.edits.append(Edit((*path, left), plain(asked)))
                base = {**base, left: remembered(asked)}
            return self.fields(path, stated, ours, base)
        inner = _Merging(())
        short = {"text": str(ours)}
        news = inner.fields(path, theirs.fields, short, base)
        self.conflicts += inner.conflicts
        if inner.edits:
            added = {
                str(edit.path[-1]): edit.value for edit in inner.edits if edit.value is not None
            }
            self.edits.append(Edit(path, {**short, **added}))
        return news


def _place(edit: Edit) -> list[str]:
    """What edits are sorted by, so that entries are in the order of their list."""
    return [f"{step:>6}" for step in edit.path]
