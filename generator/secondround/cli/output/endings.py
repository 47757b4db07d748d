"""What a command says in the end of the packets it made: what was left out and why, the files, the
exit code.

In: what was made, and what is wrong with it. Out: lines in a terminal, problems for a program.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import filterfalse
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from secondround.app import selection
from secondround.cli.output import report
from secondround.problems import Problem, Severity, is_of_print, stops_or_is_shown
from secondround.text import listed_names

if TYPE_CHECKING:
    from secondround.app import outcome


def stop_without(made: outcome.Made) -> None:
    """Print what is wrong. End the command where no packet could be made, and go on where one
    could.
    """
    if not made.faulty:
        report.show_anyway(made.problems, made.lines)
        return
    nothing = bool(made.left_out) and not made.pages
    report.show(
        [problem for problem in made.problems if nothing or stops_or_is_shown(problem)],
        made.lines,
        err=True,
    )
    if nothing:
        counted = f"{report.summary(made.problems)} " if made.problems else ""
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
        report.show(found, made.lines, err=True)
    else:
        report.put(of_output(made, found), form, root)
    if not (files and complete):
        click.get_current_context().exit(1)


def of_output(made: outcome.Made, found: Iterable[Problem]) -> tuple[Problem, ...]:
    """What is wrong with an output, and what kept it or a packet from being made; `check` has
    more.
    """
    if made.left_out and not made.pages:
        return tuple(sorted((*made.problems, *found)))
    return tuple(sorted((*filter(stops_or_is_shown, made.problems), *found)))


def left_out(made: outcome.Made) -> str:
    """Which packets were left out, in a sentence or two."""
    errors = [problem for problem in made.problems if problem.severity is Severity.ERROR]
    counted = f"{report.summary(errors)} " if errors else ""
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
        report.show_anyway(made.problems, made.lines)
        return ""
    texts = report.blocks(filter(stops_or_is_shown, made.problems), made.lines)
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
