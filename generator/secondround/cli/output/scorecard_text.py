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
        f"{counted(card.sessions, 'session').capitalize()} written down.",
        f"Expected, of what was asked: {_share(total.foreseen, total.asked)}.",
        f"Asked, of what was expected: {_share(total.came, total.predicted)}.",
        "",
        f"  {'':<16}{'asked':>7}{'expected':>10}{'predicted':>11}{'came':>6}",
    ]
    for score in card.roles:
        numbers = f"{score.asked:>7}{score.foreseen:>10}{score.predicted:>11}{score.came:>6}"
        lines.append(f"  {score.role:<16}{numbers}")
    if card.unforeseen:
        lines += ["", "Not expected:"]
    for each in card.unforeseen[:_MOST]:
        lines.append(wrap.fill(f"{quoted(each.text)} ({each.role}, {each.packet})", "  ", "    "))
    if more := len(card.unforeseen) - _MOST:
        lines += [f"  and {more} more"] * (more > 0)
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    if not whole:
        return "none"
    return f"{part} of {whole} ({round(100 * part / whole)} %)"
