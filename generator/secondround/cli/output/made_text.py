"""What a build made, what it kept, and why: in words for a terminal, or as JSON in a file.

In: a build that is done. Out: text.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Final

from secondround.app import building
from secondround.system import atomic
from secondround.text import capital, counted, listed
from secondround.vocabulary import Edition

_MOST: Final = 5
"""Reasons that are all shown."""


def as_text(built: building.Built) -> str:
    """How much was made and kept in a line, then a line for each reason."""
    if built.unchanged:
        return "Nothing has changed since the last build."
    old, (printed, kept) = built.made.kept, built.pdfs
    made, same = _counted(_made(built), printed), _counted(old, kept)
    said = f"Made {made}." if made else "Only the site was put together again."
    if same:
        said = f"{said} As they were: {same}."
    return "\n".join([said, *_why(built.made.why)])


def _made(built: building.Built) -> int:
    return len(built.made.pages) + len(built.made.left_out) - built.made.kept


def _why(reasons: dict[str, str]) -> list[str]:
    numbers = Counter(reasons.values()).most_common()
    lines = [f"  {capital(why)}: {counted(number, 'packet')}." for why, number in numbers[:_MOST]]
    if rest := sum(number for _, number in numbers[_MOST:]):
        lines.append(f"  Other reasons: {counted(rest, 'packet')}.")
    return lines


def _counted(packets: int, pdfs: int) -> str:
    """Packets and PDFs in words, as far as there are any."""
    parts = [counted(packets, "packet")] if packets else []
    return listed([*parts, counted(pdfs, "PDF")] if pdfs else parts)


def as_json(built: building.Built, edition: Edition) -> str:
    """The same for a program. The public edition names no packet: it goes into others' logs."""
    printed, kept = built.pdfs
    whole = {
        "done": built.done,
        "unchanged": built.unchanged,
        "packets": {
            "made": max(_made(built), 0),
            "kept": built.made.kept,
            "left_out": len(built.made.left_out),
            "why": {} if edition is Edition.PUBLIC else built.made.why,
        },
        "pdfs": {"made": printed, "kept": kept},
    }
    return json.dumps(whole, indent=2, ensure_ascii=False)


def write(file: Path, built: building.Built, edition: Edition) -> None:
    """Write that into a file, for this user alone. Raises OSError."""
    atomic.write(file, f"{as_json(built, edition)}\n".encode())
