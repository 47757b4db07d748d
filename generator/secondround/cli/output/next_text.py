"""What is worth doing now, as text for a terminal or as JSON.

In: steps. Out: a numbered line or two for each, or a list of objects.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from secondround.app import next_steps, selection
from secondround.cli.output import wrap
from secondround.packet import words
from secondround.problems import NOWHERE, printable
from secondround.text import counted

FIRST: Final = 3
"""Steps that a new workspace begins with; any other command ends with one."""
_INDENT: Final = "   "
_ASKED: Final = {
    "requirement-without-evidence": "a story;\n   a certificate, a language or years are a line "
    "under `evidence:`.",
}
"""What a command asks for, where that is not all that helps."""


def as_json(found: next_steps.NextSteps) -> str:
    """A list of objects. Fields are added, never changed."""
    return json.dumps([_object(step) for step in found.steps], indent=2, ensure_ascii=False)


def _object(step: next_steps.Step) -> dict[str, str | int]:
    return {
        "do": step.do,
        "file": "" if step.file == NOWHERE else str(step.file),
        "line": step.line,
        "help": step.help,
        "code": step.code,
        "severity": step.severity.name.lower(),
        "count": step.count,
        "command": step.command,
    }


def as_text(found: next_steps.NextSteps, root: Path) -> str:
    """Every step, numbered; where nothing is left to do, a line about the day."""
    if not found.steps:
        return _nothing_left(found.coming, root)
    lines = [_step(number, step) for number, step in enumerate(found.steps, 1)]
    if found.more:
        more = counted(found.more, "more step")
        lines.append(wrap.fill(f"Then {more}: {selection.order(root, 'check')} lists everything."))
    if len(selection.packets(root)) == 1:
        lines.append(f"Another application? {another(root)}")
    return "\n".join(lines)


def another(root: Path) -> str:
    """The command that makes the packet of a second application."""
    return selection.order(root, "import", "posting.html", "--new", selection.NEW)


def first_steps(found: next_steps.NextSteps, root: Path, most: int = 1) -> str:
    """The first step, or the first few, for the end of another command."""
    if not found.steps:
        return as_text(found, root)
    steps = found.steps[:most]
    lines = [_step(number, step, brief=most > 1) for number, step in enumerate(steps, 1)]
    head = "What to do first"
    if found.more or len(found.steps) > most:
        head += f" ({selection.order(root, 'next')} shows all)"
    return "\n".join([wrap.fill(f"{head}:", whole=True), *lines])


def _step(number: int, step: next_steps.Step, *, brief: bool = False) -> str:
    """A step in lines; `brief` without its place and hint, where a command asks for it."""
    place = "" if step.file == NOWHERE else f"{step.file}:{step.line}"
    where = ": ".join(filter(None, (place, step.help)))
    lines = [wrap.fill(printable(step.do), f"{number}. ", _INDENT, whole=True)]
    if where and not (brief and step.command):
        lines.append(wrap.fill(printable(where), _INDENT, _INDENT, whole=True))
    if step.command:
        lines.append(f"{_INDENT}{step.command} asks for {_ASKED.get(step.code, 'it.')}")
    return "\n".join(lines)


def _nothing_left(coming: next_steps.Coming | None, root: Path) -> str:
    if coming is None:
        return "Nothing is left to do: no interview is ahead."
    when = f" on {words.day(coming.date)}" if coming.date else ""
    ready = wrap.fill(f"Nothing is left to do for {coming.round} ({coming.title}){when}.")
    return f"{ready}\nPrint it: {selection.order(root, 'pdf', coming.packet)}"
