"""What a debrief asks: which sessions, and then all about each of them.

In: nothing. Out: the questions in their order, and the kind of entry that a line of an answer is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secondround.app import debrief_kept
from secondround.app.adding_questions import Question, Takes
from secondround.records.models import Asked, Doubt, Promise, Quote, ShortForm, Statement

WHICH: Final = Question(
    debrief_kept.SESSIONS,
    "Which sessions do you want to write down? An empty line means all.",
    "sessions",
)
NEW_STORY: Final = (
    "Leave out one that is not in your bank yet: `secondround add story` asks for it, and then its "
    "id goes under the session's `told:`."
)
OFF: Final = "off"
"""Answers what was told in a session that did not take place; nothing more is asked of it."""
ENTRIES: Final[Mapping[str, type[ShortForm]]] = {
    "asked": Asked,
    "concerns": Doubt,
    "promised": Promise,
    "stated": Statement,
    "quotes": Quote,
}
ASKS: Final[Mapping[str, tuple[str, Takes]]] = {
    "told": (
        "which stories did you tell? `none` if you told none, `off` if it did not take place.",
        "stories",
    ),
    "debrief": ("how did they land, and how did it go? As many lines as you like.", "text"),
    "asked": ("what were you asked? One question per line{who}.", "text"),
    "concerns": ("which doubts did you hear? One per line{who}.", "text"),
    "promised": (
        "what did you promise? One per line, with its day or date: `the roster by Monday`{to}.",
        "text",
    ),
    "stated": (
        "what did you say about figures, pay, notice or reasons? One per line: `notice: 1 March.`",
        "text",
    ),
    "quotes": ("what did they say that is good for the thank-you note? One per line{who}.", "text"),
}
