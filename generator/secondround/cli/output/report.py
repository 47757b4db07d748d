"""Problems on their way to a person, a program or a pull request.

In: problems, and the lines of the files they are in. Out: text, JSON or workflow commands, as
strings.
"""

from __future__ import annotations

import json
import posixpath
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

import click

from secondround.app import errors, selection
from secondround.cli.output import colour
from secondround.problems import (
    NOWHERE,
    Problem,
    Severity,
    as_text,
    is_shown_anyway,
    printable,
)
from secondround.system import typed
from secondround.text import listed
from secondround.vocabulary import layout

Lines = Mapping[PurePosixPath, Sequence[str]]
IN_FULL: Final = 10
"""Problems that are all shown with their lines; of more, only the errors are."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def blocks(found: Iterable[Problem], lines: Lines) -> tuple[str, ...]:
    """Each problem as text, with its line."""
    return tuple(as_text(problem, lines.get(problem.file, ())) for problem in found)


def no_packet(root: Path) -> Problem:
    """A workspace without a packet: nothing is wrong with it, and most often it is not what was
    meant.
    """
    file, code = PurePosixPath(layout.PACKETS), "no-packets"
    return Problem.of_file(
        file, code, selection.NO_PACKET, selection.add_one(root), severity=Severity.WARNING
    )


def show(found: Sequence[Problem], lines: Lines, *, err: bool = False) -> None:
    """Print the problems as text, with a blank line between two; in colour on a terminal."""
    stream = sys.stderr if err else sys.stdout
    texts = blocks(found, lines)
    if texts and stream.isatty():
        colour.show(texts, [problem.severity for problem in found], stream)
    elif texts:
        click.echo("\n\n".join(texts), err=err)


def show_short(found: Sequence[Problem], lines: Lines) -> None:
    """Print errors as text, then a line for each of the others."""
    errors = [problem for problem in found if problem.severity is Severity.ERROR]
    others = [problem for problem in found if problem.severity is not Severity.ERROR]
    show(errors, lines)
    if errors and others:
        click.echo()
    for problem in others:
        place = "" if problem.file == NOWHERE else f"{problem.file}:{problem.line}: "
        click.echo(f"{place}{printable(problem.message)} ({problem.code})")


def what_next(root: Path) -> str:
    """How to go on from a list that is long."""
    order, whole = selection.order(root, "next"), selection.order(root, "check", "--all")
    return f"{order} says what to do first; {whole} shows every line and how to fix it."


def reasons(found: Sequence[Problem]) -> str:
    """How to read why a problem matters, with the code of the first of the worst."""
    worst = min(found, key=lambda problem: tuple(Severity).index(problem.severity))
    way = typed.command("secondround", "check", "--explain", worst.code)
    return f"Why it matters, for any of the codes: {way}"


def summary(found: Sequence[Problem]) -> str:
    """How many of each kind, in a line."""
    numbers = Counter(problem.severity for problem in found)
    parts = []
    for kind in Severity:
        number, word = numbers[kind], kind.name.lower()
        if number:
            parts.append(f"{number} {word}{'s' if number > 1 else ''}")
    return f"Found {listed(parts)}." if parts else "No problems found."


def as_json(found: Iterable[Problem]) -> str:
    """A list of objects: file, line, column, width, severity, code, message, hint. Fields are
    added, never changed.
    """
    return json.dumps([_object(problem) for problem in found], indent=2, ensure_ascii=False)


def put(found: Sequence[Problem], form: str, root: Path) -> None:
    """Print the problems for a program: `json`, or `github` for a workspace in its repository."""
    if form == "json":
        click.echo(as_json(found))
    elif found:
        click.echo(as_github(found, selection.folder_in_repository(root)))


def _object(problem: Problem) -> dict[str, str | int]:
    return {
        "file": "" if problem.file == NOWHERE else str(problem.file),
        "line": problem.line,
        "column": problem.column,
        "width": problem.width,
        "severity": problem.severity.name.lower(),
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def as_github(found: Iterable[Problem], folder: PurePosixPath) -> str:
    """Workflow commands, one a line, that put each problem beside its line in a pull request.

    folder: where the workspace lies in the repository. Values are escaped as the runner undoes it.
    """
    return "\n".join(_workflow_command(problem, folder) for problem in found)


def _workflow_command(problem: Problem, folder: PurePosixPath) -> str:
    properties: dict[str, str | int] = {}
    if problem.file != NOWHERE:
        properties = {
            "file": posixpath.normpath(folder / problem.file),
            "line": problem.line,
            "col": problem.column,
            "endColumn": problem.column + problem.width,
        }
    properties["title"] = problem.code
    fields = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    text = f"{problem.message}\nhint: {problem.hint}" if problem.hint else problem.message
    return f"::{_COMMANDS[problem.severity]} {fields}::{_message(text)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _message(value).replace(":", "%3A").replace(",", "%2C")


def show_faulty(error: errors.Faulty, form: str, root: Path, *, writes: bool) -> None:
    """Print the problems of what cannot be used, or must not be written; `writes` is whether
    anything would have been.
    """
    if form == "text":
        show(error.problems, error.lines, err=True)
        end = " Nothing was written." if writes else ""
        click.echo(f"\n{summary(error.problems)}{end}", err=True)
    else:
        put(error.problems, form, root)


def show_anyway(found: Iterable[Problem], lines: Lines) -> None:
    """Print the problems that every command shows, though it goes on."""
    show([problem for problem in found if is_shown_anyway(problem)], lines, err=True)
