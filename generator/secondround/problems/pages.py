"""The pages of reasons: one Markdown file for each code, in `reasons/`.

In: a code. Out: why it is a problem, with its source, and what to do about it.
"""

from __future__ import annotations

from pathlib import Path

from secondround.problems.codes import CODES

_FOLDER = Path(__file__).resolve().parent / "reasons"


def page(code: str) -> str:
    """The page of `code` as Markdown; KeyError for a code that is not in the table."""
    return (_FOLDER / f"{CODES[code].id}.md").read_text("utf-8")
