"""The agenda on paper: what is to do for all clients, on one page to take to the week's meetings.

In: a workspace and a day. Out: a PDF, written, and everything wrong with it.
"""

# ruff: noqa: PLC0415 (the child that prints is to start before anything else is imported)

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from secondround.app import handed_out, papers
from secondround.problems import Problem
from secondround.render.pdf import Job, Press
from secondround.system import atomic, workfolder
from secondround.text import capital
from secondround.vocabulary import layout

if TYPE_CHECKING:
    from secondround.app.agenda import Clients

NAME: Final = "agenda.pdf"


class PrintedAgenda(Struct, frozen=True):
    """What was printed."""

    clients: Clients
    file: Path | None  # None where it could not be made
    pages: int
    problems: tuple[Problem, ...]


def write(root: Path, candidate: str | None, today: dt.date, *, along: Any = None) -> PrintedAgenda:
    """Print the agenda of all clients, or of one, into `print` in the workspace."""
    with (
        workfolder.opened(workfolder.base(root, None)) as work,
        Press(templates=root / layout.TEMPLATES, work=work) as press,
    ):
        from secondround import overview
        from secondround.app import agenda, parallel
        from secondround.packet import words
        from secondround.render.markdown import Templates, writer

        target = root / layout.PRINTED / NAME
        handed_out.refuse_to_overwrite([target])
        clients = agenda.clients(root, candidate, today, along=along or parallel.silently)
        shown = []
        for client in clients.agendas:
            lines = [(capital(line.label), line.text, line.todo) for line in overview.lines(client)]
            shown.append(writer.ClientLines(overview.named(client), tuple(lines)))
        title = f"Agenda, {words.day(today)}"
        text = writer.agenda(title, shown, Templates(root))
        job = Job(text, title, "", root / layout.PACKETS, paper=papers.usual_size(root))
        done = press.print(job).result()
        if done.made:
            atomic.write(target, done.pdf, work=work, inside=root)
    return PrintedAgenda(clients, target if done.made else None, done.pages, done.problems)
