"""What files say, shown as changes and written once a person agrees.

In: what was read. Out: lines, a question, and the files. Nothing is written without a yes.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click
from msgspec.structs import replace

from secondround.app import (
    import_sources,
    imported_facts,
    importing,
    next_steps,
    other_company,
    selection,
    starting,
)
from secondround.cli import options
from secondround.cli.output import asking, import_text, next_text, started_text, zone_question
from secondround.imports import reading
from secondround.vocabulary import layout


def of_new_client(  # noqa: PLR0913 (each says something of its own)
    root: Path,
    id_: str,
    files: tuple[Path, ...],
    stated: Mapping[str, str],
    zone: str | None,
    *,
    yes: bool,
) -> bool:
    """Fill a new client's folder with what the files say; whether that was done."""
    named, pasted = options.files_and_pasted(files)
    known, competencies = import_sources.known(root, f"{id_}/{selection.NEW}", options.this_day())
    imported = import_sources.read(named, known, competencies, pasted=pasted, stated=stated)
    imported = zone_question.answered(imported, known, root, None, zone)
    click.echo(import_text.read(imported, full=False))
    kept, others, company = other_company.apart(imported.read)
    packet = f"{id_}/{starting.packet_name(kept)}"
    kept_alone = replace(imported, read=tuple(kept))
    is_written = show_and_write(root, packet, kept_alone, yes=yes, full=False)
    if others:
        click.echo(started_text.left_for(company, others, files))
    return is_written


def show_and_write(
    root: Path, packet: str, imported: reading.Imported, *, yes: bool, full: bool
) -> bool:
    """Show what would change, and write it once the person agrees; whether that was done."""
    wanted = importing.preview(root, packet, imported.read)
    shown = import_text.changes(wanted, full=full)
    for text in (shown, import_text.left_open(wanted, imported.read, full=full)):
        if text:
            click.echo(f"\n{text}")
    is_heard = yes or sys.stdin.isatty()
    if not (wanted.changes or (wanted.remembered and (is_heard or wanted.clashes))):
        click.echo("\nThere is nothing new in it.")
        return False
    facts: list[imported_facts.Fact] = []
    for change in wanted.changes:
        if change.file.name == layout.RECORD:
            facts += imported_facts.find(change)
    if shown := import_text.to_confirm(facts, full=full):
        click.echo(f"\n{shown}")
    if not (yes or asking.consents(import_text.agreement(wanted))):
        return False
    importing.write(root, wanted)
    steps = next_steps.find(root, {packet}, options.this_day())
    done = "Written." if wanted.changes else "Remembered. The records stay as they are."
    click.echo(f"\n{done} {next_text.first_steps(steps, root)}")
    return True
