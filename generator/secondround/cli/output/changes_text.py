"""What has changed, as text for a terminal or as JSON.

In: a comparison. Out: lines, or a list of objects.
"""

from __future__ import annotations

import json
from typing import Final

from msgspec import to_builtins

from secondround.app import comparison
from secondround.cli.output import wrap
from secondround.text import short_day

_STATES: Final = {
    "new": "The packet is new.",
    "gone": "The packet is gone.",
    "unreadable": "The earlier version of its files cannot be read.",
}
_FAULTY: Final = "Its files cannot be read. `secondround check` says why."


def as_text(compared: comparison.Comparison) -> str:
    """A block for each packet that is different, client by client."""
    since = compared.since
    day = short_day(since.date)
    if not compared.changes:
        when = f"{day} ({since.id[:7]})" if since.id else f"{day}, when nothing had been committed"
        return f"Nothing has changed since {when}."
    head = f"Since {day} ({since.id[:7]}):"
    if not since.id:
        head = f"Nothing had been committed before {day}, so everything is new since then:"
    by_client: dict[str, list[comparison.PacketChange]] = {}
    for change in compared.changes:
        by_client.setdefault(change.candidate, []).append(change)
    blocks = [head]
    for client, changes in sorted(by_client.items()):
        if len(by_client) > 1:
            blocks.append(client)
        blocks += map(_block, changes)
    return "\n\n".join(blocks)


def _block(change: comparison.PacketChange) -> str:
    head = f"{change.title} ({change.packet})" if change.title else change.packet
    if change.state != "changed":
        return f"{head}\n  {_FAULTY if change.is_faulty else _STATES[change.state]}"
    blocks = [head]
    for section in change.sections:
        lines = [wrap.fill(line, "    ", "      ") for line in section.lines]
        blocks.append("\n".join([f"  {section.title}", *lines]))
    return "\n\n".join(blocks)


def as_json(compared: comparison.Comparison) -> str:
    """A list of objects. Fields are added, never changed."""
    since = {"since": compared.since.id, "since_date": compared.since.date.isoformat()}
    found = [to_builtins(change) | since for change in compared.changes]
    return json.dumps(found, indent=2, ensure_ascii=False)
