"""How well the questions were foreseen, as text for a terminal or as JSON.

In: a scorecard. Out: a few lines, or an object.
"""

from __future__ import annotations

import json
from typing import Any, Final

from msgspec import to_builtins

from secondround.cli.output import wrap
from secondround.overview import Score, Scorecard
from secondround.text import counted, quoted

_MOST: Final = 10
"""Questions that are named; with --format json, all are."""
_FROM_NOW_ON: Final = (
    "The next round of the same packet expects them, with what you write under `answer:` there."
)
_NONE: Final = "Nothing says yet what was asked. `secondround debrief` writes it down."


def as_json(card: Scorecard) -> str:
    """An object. Fields are added, never changed."""
    found = {
        "sessions": card.sessions,
        "total": _score(card.total),
        "roles": list(map(_score, card.roles)),
        "unforeseen": to_builtins(card.unforeseen),
    }
    return json.dumps(found, indent=2, ensure_ascii=False)


def _score(score: Score) -> dict[str, Any]:
    return {**to_builtins(score), "recall": score.recall, "precision": score.precision}


def as_text(card: Scorecard) -> str:
    """How much was foreseen, in all and by part, and what was not."""
    if not card.sessions:
        return _NONE
    total = card.total
    lines = [
        f"Questions are written down for {counted(card.sessions, 'session')}.",
        f"Expected: {_share(total.foreseen, total.asked, 'were asked')}.",
        f"Asked: {_share(total.came, total.predicted, 'were expected')}.",
        "",
        f"  {'':<16}{'expected':>12}{'asked':>12}",
    ]
    for score in card.roles:
        expected, came = _of(score.foreseen, score.asked), _of(score.came, score.predicted)
        lines.append(f"  {score.role:<16}{expected:>12}{came:>12}")
    if card.unforeseen:
        lines += ["", "Not expected:"]
    for each in card.unforeseen[:_MOST]:
        lines.append(wrap.fill(f"{quoted(each.text)} ({each.role}, {each.packet})", "  ", "    "))
    if more := len(card.unforeseen) - _MOST:
        lines += [f"  and {more} more"] * (more > 0)
    if card.unforeseen:
        lines += ["", wrap.fill(_FROM_NOW_ON)]
    return "\n".join(lines)


def _share(part: int, whole: int, which: str) -> str:
    if not whole:
        return "none"
    return f"{part} of the {whole} questions that {which} ({round(100 * part / whole)} %)"


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole}"
