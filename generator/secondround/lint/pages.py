"""The pages of reasons: one Markdown file for each code of each stage, in `reasons/`.

In: a code. Out: why it is a problem, with its source, and what to do about it.
"""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent / "reasons"


def codes() -> tuple[str, ...]:
    """Every code that has a page, sorted."""
    return tuple(sorted(page.stem for page in _FOLDER.glob("*.md")))


def reason(code: str) -> str:
    """The page of `code` as Markdown; KeyError for a code that no stage reports."""
    if code not in codes():
        raise KeyError(code)
    return (_FOLDER / f"{code}.md").read_text("utf-8")
