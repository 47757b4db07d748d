"""One value in its three forms: as found in a file, as YAML holds it, and as it is remembered."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec.structs import replace

from secondround.imports.found import Entry, Kept, NewId, Proposed, ProposedText, Value
from secondround.imports.merge.model import Memory, Own, Written
from secondround.records.edit import Plain, Remarked, RemarkedText
from secondround.text import is_placeholder

_PROPOSED: Final = "proposed: keep what is true"


def plain(value: Value | Own) -> Plain:
    """A value as it is written in YAML."""
    if isinstance(value, Own):
        return value.value  # type: ignore[no-any-return]
    if isinstance(value, Mapping):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, Proposed):
        return Remarked(value, _PROPOSED)
    if isinstance(value, ProposedText):
        return RemarkedText(value, _PROPOSED)
    if isinstance(value, tuple):
        return [plain(item.fields if isinstance(item, Entry) else item) for item in value]
    return str(value) if isinstance(value, Kept | NewId) else value


def remembered(value: Value | Own) -> Any:
    """A value as the memory keeps it, every scalar as the text that the reader will give."""
    if isinstance(value, Own):
        return value.stated
    if isinstance(value, Mapping):
        known = {name: remembered(item) for name, item in value.items()}
        return {name: item for name, item in known.items() if item is not None}
    if isinstance(value, tuple):
        return [
            [item.key, remembered(item.fields), item.revision]
            if isinstance(item, Entry)
            else remembered(item)
            for item in value
        ]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def maps(value: Any) -> list[Mapping[str, Any]]:
    """The maps of a written list; none of anything else."""
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def is_entries(value: Any) -> bool:
    """Whether a remembered value is a list of entries: of keys, fields and revisions."""
    if not isinstance(value, list) or not all(isinstance(item, list) for item in value):
        return False
    return all(len(item) == 3 and isinstance(item[1], dict) for item in value)  # noqa: PLR2004


def is_remembered(fields: Any) -> bool:
    """Whether a value is a map of remembered fields, all the way down."""
    if not isinstance(fields, dict):
        return False
    waiting: list[Any] = list(fields.values())
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.values()
        elif is_entries(value):
            for key, inner, revision in value:
                if not isinstance(key, str) or not isinstance(revision, int):
                    return False
                waiting.append(inner)
        elif isinstance(value, list):
            waiting += value
        elif not isinstance(value, str):
            return False
    return True


def fits(value: Any, theirs: Value) -> bool:
    """Whether a remembered or written value is of the kind of what a file states."""
    if isinstance(theirs, Mapping):
        return isinstance(value, dict)
    if isinstance(theirs, tuple):
        return isinstance(value, list)
    return isinstance(value, str)


def only_asks(item: Written) -> bool:
    """Whether an entry is only a question that holds a place: `text: "TODO: …"`."""
    words = item.get("text") if isinstance(item, dict) and set(item) <= {"text", "must"} else item
    return is_placeholder(words)


def shown(value: Any) -> str:
    """A value as one text for a person to compare."""
    if isinstance(value, Mapping):
        told = {name: item for name, item in value.items() if not is_placeholder(item)}
        return ", ".join(f"{name}: {shown(item)}" for name, item in told.items())
    if is_entries(value) and value:
        return ", ".join(shown(fields) for _, fields, _ in value)  # no keys: people read this
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(shown, value))
    return str(value)


def called(value: Any) -> str:
    """What an entry is called, where it has a title or the like; any other value as a text."""
    names = ("title", "name", "text", "at") if isinstance(value, Mapping) else ()
    return next((str(value[name]) for name in names if value.get(name)), shown(value))


def moved(found: Mapping[str, Value], memory: Memory) -> dict[str, int]:
    """Keys of entries that were in another entry when they were imported before, each with its
    revision: a session that was moved to another day.
    """
    stated = remembered(found)
    now, newest = dict(_inside(stated)), dict(revisions(stated))
    return {key: newest[key] for key, holder in _inside(memory) if now.get(key, holder) != holder}


def keys_of(found: Mapping[str, Value]) -> set[str]:
    """The keys of all entries."""
    return {key for key, _ in revisions(remembered(found))}


def members_of(value: Any, name: str) -> Iterator[str]:
    """The texts of all lists of that name, however deep they are."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            if key == name and isinstance(item, tuple):
                yield from map(str, item)
            else:
                yield from members_of(item, name)
    elif isinstance(value, tuple):
        for item in value:
            yield from members_of(item.fields if isinstance(item, Entry) else None, name)


def revisions(value: Any) -> Iterator[tuple[str, int]]:
    """The keys of all entries, each with its revision."""
    if isinstance(value, dict):
        for item in value.values():
            yield from revisions(item)
    elif is_entries(value):
        for key, fields, revision in value:
            yield key, revision
            yield from revisions(fields)


def _inside(value: Any, holder: str = "") -> Iterator[tuple[str, str]]:
    """The keys of entries inside other entries, each with the key of the one that it is in."""
    if isinstance(value, dict):
        for item in value.values():
            yield from _inside(item, holder)
    elif is_entries(value):
        for key, fields, _ in value:
            if holder:
                yield key, holder
            yield from _inside(fields, key)


def without(value: Value | Entry, keys: Collection[str]) -> Any:
    """A value without the entries of these keys."""
    if not keys:
        return value
    if isinstance(value, Mapping):
        return {name: without(item, keys) for name, item in value.items()}
    if isinstance(value, tuple):
        kept = [item for item in value if not (isinstance(item, Entry) and item.key in keys)]
        left = [without(item, keys) for item in kept]
        return tuple(item for item in left if not _is_hollow(item))
    return replace(value, fields=without(value.fields, keys)) if isinstance(value, Entry) else value


def _is_hollow(item: Any) -> bool:
    """Whether an entry has lost all its own entries: a round without a session."""
    return isinstance(item, Entry) and () in item.fields.values()


def moved_whole(found: Mapping[str, Value], memory: Memory) -> Memory:
    """What is remembered, with the new key of each entry that moves with all that is in it: a round
    of which every session is on another day now is that round, on another day.
    """
    now = dict(_inside(remembered(found)))
    known: dict[str, set[str]] = {}
    for key, holder in _inside(memory):
        known.setdefault(holder, set()).add(key)
    renamed: dict[str, str] = {}
    for holder, keys in known.items():
        holders = {now.get(key, "") for key in keys}
        new = holders.pop() if len(holders) == 1 else ""
        if new and new not in known and new not in renamed.values():
            renamed[holder] = new
    left: Memory = with_keys(memory, renamed)
    return left


def with_keys(value: Any, renamed: Mapping[str, str]) -> Any:
    """What is remembered, under other keys."""
    if isinstance(value, dict):
        return {name: with_keys(item, renamed) for name, item in value.items()}
    if is_entries(value):
        return [
            [renamed.get(key, key), with_keys(fields, renamed), revision]
            for key, fields, revision in value
        ]
    return value


def with_own(value: Any, carried: Mapping[str, Mapping[str, Own]]) -> Any:
    """A value whose entries of these keys hold what a person wrote into them elsewhere."""
    if isinstance(value, Mapping):
        return {name: with_own(item, carried) for name, item in value.items()}
    if isinstance(value, tuple) and any(isinstance(item, Entry) for item in value):
        return tuple(with_own(item, carried) for item in value)
    if isinstance(value, Entry):
        fields = {**with_own(value.fields, carried), **carried.get(value.key, {})}
        return replace(value, fields=fields)
    return value
