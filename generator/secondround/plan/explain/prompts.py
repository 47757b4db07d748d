"""Questions that help to write a story that is missing.

In: what the story should show, or answer. Out: one question: the library's, or else one of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from secondround.plan.model import Gap
from secondround.records import Application

DEFAULTS = {
    "can": "What is the hardest thing you have done in this line of work, and what came of it?",
    "will": "When did you go beyond what was asked, and why did it matter to you?",
    "fit": "When did you help a group work better together, and how could you tell?",
}
DEFAULT = (
    "Think of a time that shows {competency}: what was the situation, what did you do, and what "
    "came of it?"
)


def prompt(application: Application, competencies: Iterable[str], answer: str = "can") -> str:
    """A question that helps to write a story: of the library's for the first competency that has
    any, the one that is most about it; or else one of ours.
    """
    wanted = list(competencies)
    for name in wanted:
        able = [entry for entry in application.library.prompts if name in entry.shows]
        if able:
            return min(able, key=lambda entry: entry.shows.index(name)).text
    if wanted:
        return DEFAULT.format(competency=wanted[0])
    return DEFAULTS[answer]


def prompts_once(gaps: Iterable[Gap]) -> Iterator[Gap]:
    """The gaps, each question only with the first that it helps with."""
    asked: set[str] = set()
    for gap in gaps:
        yield replace(gap, prompt="") if gap.prompt in asked else gap
        asked.add(gap.prompt)
