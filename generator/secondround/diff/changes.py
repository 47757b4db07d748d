"""What has changed in a packet between two times, in words: for the coach's next meeting.

In: the packet's two states. Out: sections of sentences, in the order in which they matter for the
interview.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from secondround.diff import asked, bank, people, posting, research, story_plan
from secondround.diff.model import Section, State

Part = Callable[[State, State], Iterator[str]]
PARTS: Final[tuple[tuple[str, Part], ...]] = (
    ("Rounds and sessions", people.rounds),
    ("People", people.people),
    ("Story plan", story_plan.moves),
    ("Who is asked what", asked.moves),
    ("Gaps", story_plan.gaps),
    ("Requirements", posting.requirements),
    ("Role", posting.role),
    ("Stories", bank.stories),
    ("Facts", bank.facts),
    ("Profile", bank.profile),
    ("Company", research.company),
    ("Questions", research.questions),
    ("Comments", research.comments),
    ("Public names", people.names),
    ("Other", research.rest),
)


def changes(old: State, new: State) -> tuple[Section, ...]:
    """All that is different; empty where nothing is."""
    sections = (Section(title, tuple(dict.fromkeys(part(old, new)))) for title, part in PARTS)
    return tuple(section for section in sections if section.lines)
