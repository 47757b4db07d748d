"""Rules about the messages: few, short, and proven.

In: an application. Out: problems in its record.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround.plan import spoken
from secondround.problems import Problem
from secondround.records import Application, facts
from secondround.records.models import MESSAGE_WORDS, MOST_MESSAGES
from secondround.text import counted


def number(application: Application) -> Iterator[Problem]:
    """Three messages are remembered; of more, none is."""
    written = application.record.messages
    if len(written) > MOST_MESSAGES:
        yield application.record_source.problem(
            ("messages", MOST_MESSAGES),
            "too-many-messages",
            f"There are {len(written)} messages; {MOST_MESSAGES} are remembered.",
            f"keep the {MOST_MESSAGES} that decide; the packet leaves out the others",
        )


def length(application: Application) -> Iterator[Problem]:
    """A message is said in one breath."""
    for index, message in enumerate(application.record.messages):
        words = spoken.words(facts.with_facts(message.text, application.candidate))
        if words > MESSAGE_WORDS:
            yield application.record_source.problem(
                ("messages", index, "text"),
                "long-message",
                f"This message has {words} words; {MESSAGE_WORDS} are said in one breath.",
                f"cut {counted(words - MESSAGE_WORDS, 'word')}",
            )


def proof(application: Application) -> Iterator[Problem]:
    """A message that no story proves is a claim."""
    shown: set[str] = set()
    for story in application.candidate.stories:
        shown.update(story.shows)
    for index, message in enumerate(application.record.messages):
        if not shown.intersection(message.shows):
            hint = "name under `shows:` the competencies that prove it"
            if message.shows:
                hint = "write a story that shows one of its competencies, or change the message"
            yield application.record_source.problem(
                ("messages", index, "text"),
                "message-without-story",
                "No story proves this message.",
                hint,
            )
