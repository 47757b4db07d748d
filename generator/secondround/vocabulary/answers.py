"""The three questions that count in the end: can you do it, will you do it, will you fit in.

In: nothing. Out: their names, in order, and their wordings.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, get_args

Answer = Literal["can", "will", "fit"]
"""Which of the three a story answers, or a question asks."""
ANSWERS: Final[tuple[Answer, ...]] = get_args(Answer)
ANSWER_QUESTIONS: Final[Mapping[str, str]] = {
    "can": "can you do it",
    "will": "will you do it",
    "fit": "will you fit in",
}
"""As an interviewer would ask."""
