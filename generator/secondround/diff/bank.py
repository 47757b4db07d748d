"""What has changed in the candidate's file: stories, facts and profile.

In: two states of a packet. Out: sentences.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround.diff.model import State
from secondround.diff.pairs import altered, from_to, reworded
from secondround.plan import spoken
from secondround.records import Story
from secondround.text import duration, listed, quoted


def stories(old: State, new: State) -> Iterator[str]:
    """Stories that are added, removed or changed."""
    before, after = _by_id(old), _by_id(new)
    for id_, story in after.items():
        if id_ in before:
            yield from _story(old, before[id_], new, story)
        else:
            yield f"{quoted(story.title)} has been added."
    for id_, story in before.items():
        if id_ not in after:
            yield f"{quoted(story.title)} has been removed."
    if list(before) != list(after) and set(before) == set(after):
        yield "The stories have been reordered."


def _by_id(state: State) -> dict[str, Story]:
    return {story.id: story for story in state.application.candidate.stories}


def _story(old: State, was: Story, new: State, now: Story) -> Iterator[str]:
    if was.title != now.title:
        yield f"{quoted(was.title)} is now called {quoted(now.title)}."
    fields = altered(was, now, "title")
    if not fields:
        return
    earlier = spoken.story(was, old.application.candidate)
    seconds = spoken.story(now, new.application.candidate)
    length = ""
    if seconds != earlier and not (was.is_draft or now.is_draft):
        length = f"; it now takes {duration(seconds)} to tell instead of {duration(earlier)}"
    yield f"{quoted(now.title)}: {listed(fields)} changed{length}."


def facts(old: State, new: State) -> Iterator[str]:
    """What is always said the same way, and is now said another way."""
    before = {fact.id: fact.say for fact in old.application.candidate.facts}
    after = {fact.id: fact.say for fact in new.application.candidate.facts}
    for id_ in after | before:
        if id_ not in before:
            yield f"{quoted(after[id_])} is a new fact."
        elif id_ not in after:
            yield f"{quoted(before[id_])} is no longer a fact."
        elif before[id_] != after[id_]:
            yield f"{quoted(before[id_])} is now {quoted(after[id_])}."


def profile(old: State, new: State) -> Iterator[str]:
    """The candidate's own lines."""
    was, now = old.application.candidate, new.application.candidate
    if was.name != now.name:
        yield from_to("The candidate’s name", was.name, now.name)
    yield from reworded("The profile", altered(was, now, "name", "stories", "facts", "schema_link"))
