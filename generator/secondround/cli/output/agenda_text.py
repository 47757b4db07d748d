"""All clients, as text for a terminal or as JSON.

In: agendas. Out: a few lines for each client, or a list of objects.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import to_builtins

from secondround import overview
from secondround.app import agenda, selection
from secondround.cli.output import wrap
from secondround.overview import Agenda

_LABEL: Final = 14  # columns up to the text


def as_json(clients: agenda.Clients) -> str:
    """A list of objects. Fields are added, never changed."""
    found = to_builtins(clients.agendas)
    return json.dumps(found, indent=2, ensure_ascii=False)


def as_text(clients: agenda.Clients, root: Path) -> str:
    """A block for each client; packets that cannot be read come first."""
    known = (_client(client, root) for client in clients.agendas)
    blocks = [*_unread(clients, root), *known]
    return "\n\n".join(blocks) or selection.none_yet(root)


def _unread(clients: agenda.Clients, root: Path) -> Iterator[str]:
    for packet in clients.unread:
        text = f"cannot be read: run {selection.order(root, 'check', packet)}"
        yield f"{packet}\n{wrap.labelled('', text, _LABEL)}"


def _client(client: Agenda, root: Path) -> str:
    shown = [wrap.fill(overview.named(client))]
    for line in overview.lines(client):
        asks = f" {selection.order(root, 'debrief', line.past)} asks." if line.past else ""
        shown.append(wrap.labelled(line.label, f"{line.text}{asks}", _LABEL))
    return "\n".join(shown)
