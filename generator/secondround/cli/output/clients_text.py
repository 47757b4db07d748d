"""The clients of a workspace, as text for a terminal or as JSON.

In: clients. Out: lines, or a list of objects.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from msgspec import to_builtins

from secondround.app import client_folders, exporting, selection
from secondround.system import typed
from secondround.text import counted, listed


def as_json(clients: Sequence[client_folders.Client], root: Path) -> str:
    """A list of objects. Fields are added, never changed."""
    del root
    return json.dumps(to_builtins(clients), indent=2, ensure_ascii=False)


def as_text(clients: Sequence[client_folders.Client], root: Path) -> str:
    """A line for each."""
    if not clients:
        return f"There is no client yet. {selection.order(root, 'client', 'add')} adds one."
    width = max(len(client.id) for client in clients)
    lines = []
    for client in clients:
        archived = ", archived" if client.archived else ""
        lines.append(f"{client.id:<{width}}  {counted(client.packets, 'packet')}{archived}")
    return "\n".join(lines)


def added(place: PurePosixPath | None, root: Path, id_: str) -> str:
    """What was made for a new client, and what comes next."""
    made = f"Made {place}. " if place else ""
    if any(packet.startswith(f"{id_}/") for packet in selection.packets(root)):
        return f"{made}{selection.order(root, 'next', id_)} says what comes next."
    return f"{made}{selection.order_for_new(root, 'company', id_)} adds an application."


def archived(names: Sequence[str], root: Path) -> str:
    """Who is in the archive, for the end of a list of clients."""
    back = selection.order(root, "client", "restore", names[0])
    is_one = len(names) == 1
    return f"In the archive: {listed(names)}. {back} brings {'it' if is_one else 'that one'} back."


def exported(done: exporting.Exported, root: Path) -> str:
    """Where a client's workspace is, and how its changes come back."""
    back = selection.order(root, "client", "merge", done.folder)
    lines = [f"Made a workspace of {done.client} in {done.folder}. {back} brings changes back."]
    lines += [f"Left out {link}: it is a link." for link in done.links]
    return "\n".join(lines)


def returning(wanted: exporting.Return, folder: Path) -> str:
    """What would be written, what clashes, and what stays there."""
    lines = []
    for place, data in wanted.taken.items():
        what = "new" if wanted.before[place] is None else "gone" if data is None else "changed"
        lines.append(f"{what}: {place}")
    for place in wanted.clashing:
        order = typed.command("git", "diff", "--no-index", place, folder / place)
        lines.append(f"changed in both: {place}. See {order}, and make them the same.")
    lines += [f"not taken: {place}, which all clients share." for place in wanted.shared]
    if wanted.clashing:
        lines.append("Nothing was written.")
    return "\n".join(lines) or f"Nothing has changed in {folder}."
