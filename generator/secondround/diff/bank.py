"""What has changed in the candidate's file: stories, facts and profile.

In: two states of a packet. Out: sentences.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround.diff.model import State
from secondround.diff.pairs import altered, from_to, reworded
from secondround.plan import spoken
from secondround.text import duration, listed, quoted


def stories(old: State, new: State) -> Iterator[str]:
    """Stories that are new, gone or told otherwise."""
    before, after = (
        {story.id: story for story in state.application.candidate.stories} for state in (old, new)
    )
    for id_, story in after.items():
        if id_ not in before:
            yield f"{quoted(story.title)} is new."
            continue
        was = before[id_]
        if was.title != story.title:
            yield f"{quoted(was.title)} is now called {quoted(story.title)}."
        if fields := altered(was, story, "title"):
            yield f"{quoted(story.title)}: {listed(fields)} changed{_length(old, new, id_)}."
    yield from (
        f"{quoted(story.title)} is gone." for id_, story in before.items() if id_ not in after
    )
    if list(before) != list(after) and set(before) == set(after):
        yield "The stories are in another order."


def _length(old: State, new: State, story: str) -> str:
    """The spoken length, where it is another."""
    candidates = (old.application, new.application)
    was, now = (spoken.story(one.story(story), one.candidate) for one in candidates)
    return f"; it takes {duration(now)} to say; it was {duration(was)}" if was != now else ""


def facts(old: State, new: State) -> Iterator[str]:
    """What is always said the same way, and is now said otherwise."""
    before, after = (
        {fact.id: fact.say for fact in state.application.candidate.facts} for state in (old, new)
    )
    for id_ in dict.fromkeys((*after, *before)):
        was, now = before.get(id_), after.get(id_)
        if was is None and now is not None:
            yield f"{quoted(now)} is always said the same way from now on."
        elif now is None and was is not None:
            yield f"{quoted(was)} is no longer a fact."
        elif was != now:
            yield f"{quoted(was or '')} is now {quoted(now or '')}."


def profile(old: State, new: State) -> Iterator[str]:
    """The candidate's own lines."""
    was, now = old.application.candidate, new.application.candidate
    if was.name != now.name:
        yield from_to("The name", was.name, now.name)
    yield from reworded("The profile", altered(was, now, "name", "stories", "facts", "schema_link"))
