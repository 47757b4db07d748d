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
    "Which sessions do you write down? An empty line means all.",
    "sessions",
)
ENTRIES: Final[Mapping[str, type[ShortForm]]] = {
    "asked": Asked,
    "concerns": Doubt,
    "promised": Promise,
    "stated": Statement,
    "quotes": Quote,
}
ASKS: Final[Mapping[str, tuple[str, Takes]]] = {
    "told": ("which stories did you tell? `none` if you told none.", "stories"),
    "debrief": ("how did they land, and how did it go? As many lines as you like.", "text"),
    "asked": ("what were you asked? A question a line{who}.", "text"),
    "concerns": ("which doubts did you hear? One a line{who}.", "text"),
    "promised": (
        "what did you promise? One a line, with its day or date: `the roster by Monday`{to}.",
        "text",
    ),
    "stated": (
        "which figures did you give, or pay, notice and reasons? One a line: `notice: 1 March.`",
        "text",
    ),
    "quotes": ("what did they say that is good for the thank-you note? One a line{who}.", "text"),
}
