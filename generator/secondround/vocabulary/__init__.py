"""What things are called, each once: files and folders, editions, the three questions.

In: nothing. Out: names and constants. It loads nothing heavy: help and completion need it, and
answer at once.
"""

from secondround.vocabulary.answers import ANSWER_QUESTIONS, ANSWERS, Answer
from secondround.vocabulary.calendar_files import EVENT_RECORD
from secondround.vocabulary.editions import Edition
from secondround.vocabulary.paper import SESSIONS_A_SIDE
from secondround.vocabulary.sheet_parts import SHEET_PARTS

__all__ = [
    "ANSWERS",
    "ANSWER_QUESTIONS",
    "EVENT_RECORD",
    "SESSIONS_A_SIDE",
    "SHEET_PARTS",
    "Answer",
    "Edition",
    "layout",
]
