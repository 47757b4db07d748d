"""What a posting says of its place, its contract and its closing day, for which no field is there.

In: labels and their texts, and the company. Out: pay, which has a field; and lines for the notes,
each marked as the posting's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from secondround.imports import pay
from secondround.imports.found import Kept, Value
from secondround.imports.posting import opening
from secondround.text import one_line

HEAD: Final = "from the first lines"
"""The label of what lines above all headings say."""
_FIRST: Final = (HEAD, "beside the title")
_LABELLED: Final = (
    "place of work",
    "department",
    "employment",
    "hours",
    "grade",
    "open until",
    "interviews",
    "contact",
)
_MARK: Final = "From the posting"


def pay_in(said: Iterable[tuple[str, str]], company: str) -> list[str]:
    """The amounts in the first lines."""
    found: list[str] = []
    for label, text in said:
        if label in _FIRST:
            parts = opening.head_parts(text, company)
            found += [part for part in parts if pay.is_amount(part) or pay.is_pay(part)]
    return found


def noted(said: Iterable[tuple[str, str]], company: str) -> dict[str, Value]:
    """The record's notes on what has no field; lines that say the same are one."""
    labelled: dict[str, dict[str, None]] = {}
    first: dict[str, None] = {}
    for label, text in said:
        if label in _LABELLED:
            labelled.setdefault(label, {})[one_line(text)] = None
        elif label in _FIRST:
            for part in opening.head_parts(text, company) or [one_line(text)]:
                if part != company and not (pay.is_amount(part) or pay.is_pay(part)):
                    first[part] = None
    lines = [f"- {_MARK}: {' · '.join(first)}"] if first else []
    lines += [f"- {_MARK}, {label}: {'; '.join(texts)}" for label, texts in labelled.items()]
    return {"notes": Kept("\n".join(lines))} if lines else {}
