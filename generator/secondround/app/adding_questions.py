"""What `add` asks, for each kind of thing that can be added, in the candidate's words.

In: nothing. Out: the questions in their order. It loads nothing heavy: help needs them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct

Takes = Literal["line", "text", "choice", "competencies", "people", "sessions", "round", "stories"]
"""What an answer is: one line, several, one of a list, or names of a list."""


class Question(Struct, frozen=True):
    """One thing that is asked."""

    field: str  # as it is in the file; or `figure`, `sessions`, `round` and `date`, see `adding`
    ask: str
    takes: Takes = "line"
    needed: bool = False


QUESTIONS: Final[Mapping[str, tuple[Question, ...]]] = {
    "story": (
        Question("title", "What is the story, in one line?", needed=True),
        Question("situation", "What happened: where did things stand?", "text"),
        Question("action", "What did you do? Begin a line with - for a step.", "text"),
        Question("result", "What came of it?", "text"),
        Question("figure", "How many, how much, how long? Or why is there no figure?"),
        Question("shows", "Which competencies does it show, the strongest first?", "competencies"),
        Question("cue", "Which three to eight words bring it back to you?"),
    ),
    "person": (
        Question("name", "Who is it?", needed=True),
        Question("title", "What is their title?"),
        Question("role", "What is their part in the decision?", "choice"),
        Question("cares_about", "What will they look for?", "competencies"),
        Question("background", "What did they do before?", "text"),
        Question("sessions", "In which sessions do you meet them?", "sessions"),
    ),
    "question": (
        Question("text", "What do you want to ask?", needed=True),
        Question("about", "What is it about?", "choice"),
        Question("for", "Whom do you want to ask?", "people"),
    ),
    "session": (
        Question("round", "Which round is it in?", "round", needed=True),
        Question("date", "On which day is that round?"),
        Question("at", "When does the session start?"),
        Question("minutes", "How many minutes does it last?", needed=True),
        Question("format", "What kind of session is it?", "choice"),
        Question("with", "Whom do you meet in it?", "people"),
        Question("name", "What does the invitation call it?"),
    ),
    "news": (
        Question("title", "What is the news, in one line?", needed=True),
        Question("date", "When was it published?"),
        Question("url", "Where can it be read?"),
        Question("so_what", "Why does it matter for your interview?", "text"),
    ),
}
"""By kind: what is asked, in order."""
