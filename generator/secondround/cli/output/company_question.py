"""Files of another company than the packet's: which packet they go to.

In: a packet, and what was read. Out: the packet, as a person chooses on a terminal; without one,
both commands to choose from.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import click

from secondround.app import errors, other_company, selection, starting
from secondround.imports import reading
from secondround.text import slug


def packet(root: Path, packet: str, imported: Sequence[reading.Read], files: Sequence[Path]) -> str:
    """The packet that the files go to; Refused where it has to be said and nobody can."""
    company = other_company.named(root, packet, imported)
    if not company:
        return packet
    name = PurePosixPath(packet).with_name(slug(company) or starting.UNNAMED).as_posix()
    if not sys.stdin.isatty():
        new = selection.order(root, "import", *files, "--new", name)
        into = selection.order(root, "import", *files, "--into", packet)
        raise errors.Refused(
            f"This is another company, {company}, and the packet is `{packet}`. Nothing was "
            f"written. Choose:\n  a new packet: {new}\n  into `{packet}`: {into}"
        )
    question = (
        f"\nThis is another company, {company}: a new packet `{name}` (Return), or put it into "
        f"`{packet}`?"
    )
    chosen = click.prompt(question, type=click.Choice([name, packet]), default=name)
    return starting.unused(root, name) if chosen == name else packet
