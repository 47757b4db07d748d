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
from itertools import filterfalse
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

import click
from msgspec.structs import replace

from secondround.app import errors, selection
from secondround.cli.output import colour
from secondround.problems import (
    NOWHERE,
    Problem,
    Severity,
    as_text,
    is_of_print,
    is_shown_anyway,
    printable,
    stops_or_is_shown,
)
from secondround.system import typed
from secondround.text import listed, listed_names
from secondround.vocabulary import layout

if TYPE_CHECKING:
    from secondround.app import outcome

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


def of_output(made: outcome.Made, found: Iterable[Problem]) -> tuple[Problem, ...]:
    """What is wrong with an output, and what kept it or a packet from being made; `check` has
    more.
    """
    if made.left_out and not made.pages:
        return tuple(sorted((*made.problems, *found)))
    return tuple(sorted((*filter(stops_or_is_shown, made.problems), *found)))


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


def stop_without(made: outcome.Made) -> None:
    """Print what is wrong. End the command where no packet could be made, and go on where one
    could.
    """
    if not made.faulty:
        show_anyway(made.problems, made.lines)
        return
    nothing = bool(made.left_out) and not made.pages
    show(
        [problem for problem in made.problems if nothing or stops_or_is_shown(problem)],
        made.lines,
        err=True,
    )
    if nothing:
        counted = f"{summary(made.problems)} " if made.problems else ""
        click.echo(f"\n{counted}{withheld(made)}Nothing was written.", err=True)
        click.get_current_context().exit(1)


def end_without(made: outcome.Made) -> None:
    """Say at the end what was left out; then the exit code is 1."""
    if made.faulty:
        click.echo(left_out(made), err=True)
        click.get_current_context().exit(1)


def examples(root: Path, made: outcome.Made) -> None:
    """Say in a line which files still hold the scaffold's own words, which are printed like all
    others.
    """
    places = [problem.file for problem in made.problems if problem.code == "still-example"]
    if not places:
        return
    files = tuple(dict.fromkeys(map(str, places)))
    named = listed_names(files) if len(files) <= selection.FEW else f"{len(files)} files"
    hold = "holds" if len(files) == 1 else "hold"
    click.echo(
        f"{named} still {hold} example text: {selection.order(root, 'check')} lists it.", err=True
    )


def end_with(  # noqa: PLR0913 - each is said of its own
    files: Sequence[Path | str],
    made: outcome.Made,
    form: str,
    root: Path,
    *,
    found: Sequence[Problem] = (),
    complete: bool = True,
    printed: bool = False,
) -> None:
    """What a command says of the files that it wrote, each with its path, and of the problems found
    in them; the exit code is 1 where there are none, or not all.

    printed: whether the day card or the sheets are among them, else nothing is said of these.
    """
    if not printed:
        made = replace(made, problems=tuple(filterfalse(is_of_print, made.problems)))
    if form == "text":
        stop_without(made)
        examples(root, made)
    for file in files:
        click.echo(file, err=form != "text")
    if form == "text":
        show(found, made.lines, err=True)
    else:
        put(of_output(made, found), form, root)
    if not (files and complete):
        click.get_current_context().exit(1)


def left_out(made: outcome.Made) -> str:
    """Which packets were left out, in a sentence or two."""
    errors = [problem for problem in made.problems if problem.severity is Severity.ERROR]
    counted = f"{summary(errors)} " if errors else ""
    if not made.left_out:
        return f"{counted}No packet needs those files, so every packet was made."
    if made.withheld:
        return f"{counted}{withheld(made)}".rstrip()
    was = "was" if len(made.left_out) == 1 else "were"
    return f"{counted}{listed_names(made.left_out)} {was} left out. Everything else was made."


def described(made: outcome.Made) -> str:
    """What kept some packets from being made, as text. Where all were made it is "", and warnings
    that every command shows are printed.
    """
    if not made.faulty:
        show_anyway(made.problems, made.lines)
        return ""
    texts = blocks(filter(stops_or_is_shown, made.problems), made.lines)
    return "\n\n".join(filter(None, (*texts, left_out(made))))


def withheld(made: outcome.Made) -> str:
    """That public packets were left out because of files that must not be named; "" where none
    was.
    """
    if not made.withheld:
        return ""
    packets = (
        "A public packet was"
        if len(made.left_out) == 1
        else f"{len(made.left_out)} public packets were"
    )
    return (
        f"{packets} left out because of errors in private files. "
        "Run `secondround check` to see them. "
    )


def show_anyway(found: Iterable[Problem], lines: Lines) -> None:
    """Print the problems that every command shows, though it goes on."""
    show([problem for problem in found if is_shown_anyway(problem)], lines, err=True)
