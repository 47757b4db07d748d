"""Questions to a person, one at a time, and what a coach would say to each answer.

In: a draft. Out: a draft with answers, kept after each one. Without a terminal, each line of the
input is an answer.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from typing import Any, Protocol, Self, TypeVar

import click

from secondround.app import (
    adding,
    adding_questions,
    answers,
    errors,
    importing,
    next_steps,
    unfinished,
)
from secondround.cli import options
from secondround.cli.output import import_text, next_text, wrap
from secondround.text import counted

_EDITOR = ":e"
_HOW = (
    "An empty line passes a question over, or ends an answer of several lines; "
    f"{_EDITOR} opens your editor. Ctrl-C stops, and nothing is lost."
)
_INDENT = "  "
_MANY = 12  # choices that are shown below each other


class Draft(Protocol):
    """Something that is asked for one thing at a time."""

    @property
    def root(self) -> Path:
        """The workspace."""

    @property
    def order(self) -> str:
        """What is typed to go on with it."""

    @property
    def answers(self) -> Mapping[str, Any]:
        """The answers so far, by the questions' fields."""

    @property
    def open(self) -> tuple[adding_questions.Question, ...]:
        """The questions without an answer."""

    @property
    def missing(self) -> tuple[adding_questions.Question, ...]:
        """The questions that need an answer, and have none."""

    def choices(self, question: adding_questions.Question, /) -> tuple[str, ...]:
        """What can be answered, in the order of the numbers."""

    def passed(self, question: adding_questions.Question, /) -> Self:
        """The draft without an answer to this question."""

    def answered(
        self, question: adding_questions.Question, typed: str, /, *, again: bool = False
    ) -> Self:
        """The draft with this answer; UnclearError where it cannot be taken."""

    def with_kept(self, kept: Mapping[str, Any], /) -> Self:
        """The draft with answers of an earlier time."""

    def remarks(self, question: adding_questions.Question, /) -> Iterator[str]:
        """What a coach would say to the last answer."""


D = TypeVar("D", bound=Draft)


class _StoppedError(Exception):
    """Ctrl-C, or the end of the input, in an answer; with the lines that were typed of it."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


def with_options(draft: adding.Draft, typed: Mapping[str, str]) -> adding.Draft:
    """The draft with the answers of options; Refused where one cannot be taken."""
    for question in draft.questions:
        if question.field in typed:
            draft = _taken(draft, question, typed[question.field])
    late = [asked for asked in draft.questions if asked.field in typed.keys() - draft.answers]
    for question in late:
        draft = _taken(draft, question, typed[question.field])
    if unused := typed.keys() - draft.answers:
        raise errors.Refused(f"--{min(unused)} does not apply here.")
    return draft


def _taken(draft: adding.Draft, question: adding_questions.Question, typed: str) -> adding.Draft:
    try:
        return draft.answered(question, typed)
    except answers.UnclearError as error:
        raise errors.Refused(f"--{question.field.replace('_', '-')}: {error}") from error


def asked(draft: D, name: str, *, ends_early: bool) -> D:
    """The draft with every question answered or passed over.

    name: under which the answers are kept. ends_early: whether the end of the input passes over
    what is left, once all that is needed is answered.
    """
    draft = _resumed(draft, name)
    if sys.stdin.isatty():
        click.echo(wrap.fill(_HOW))
    while draft.open:
        question = draft.open[0]
        try:
            draft = _answer(draft, question)
        except _StoppedError as stopped:
            if stopped.typed:
                with suppress(answers.UnclearError):
                    draft = draft.answered(question, stopped.typed)
                _keep(draft, name)
            if ends_early and not draft.missing and not sys.stdin.isatty():
                return draft
            _say_kept(draft)
            raise click.Abort from stopped
        _keep(draft, name)
        for remark in draft.remarks(question):
            click.echo(wrap.fill(remark, _INDENT, _INDENT))
    return draft


def _resumed(draft: D, name: str) -> D:
    """The draft with the answers of last time, where there are any and the person wants them.

    A script's lines are for all questions, so it starts anew; what it left is offered at a
    terminal.
    """
    if not sys.stdin.isatty():
        return draft
    for kept_as in (name, _of_input(name)):
        kept = unfinished.kept(draft.root, kept_as)
        given = [str(value) for value in kept.values() if value]
        if not given:
            continue
        number = counted(len(given), "answer")
        click.echo(wrap.fill(f"You began “{given[0]}”, and {number} of yours can be kept."))
        if click.confirm("Go on with it?", default=True):
            return draft.with_kept(kept)
        unfinished.keep(draft.root, kept_as, {})
    return draft


def _of_input(name: str) -> str:
    return f"{name} (from input)"


def _keep(draft: Draft, name: str) -> None:
    own = name if sys.stdin.isatty() else _of_input(name)
    unfinished.keep(draft.root, own, draft.answers)


def _forget(draft: Draft, name: str) -> None:
    """What was kept of this very thing is written now."""
    for kept_as in (name, _of_input(name)):
        kept = unfinished.kept(draft.root, kept_as)
        if all(draft.answers.get(field) == value for field, value in kept.items()):
            unfinished.keep(draft.root, kept_as, {})


def _answer(draft: D, question: adding_questions.Question) -> D:
    """The draft with one more answer. At a terminal, what is unclear is asked again."""
    click.echo(f"\n{wrap.fill(question.ask)}")
    _show_choices(draft.choices(question))
    refused = ""
    while True:
        typed = _typed(question)
        if not typed:
            passed = draft.passed(question)
            if not question.needed or passed.answers[question.field]:
                return passed
            click.echo(f"{_INDENT}This one is needed.")
            continue
        try:
            return draft.answered(question, typed, again=typed == refused)
        except answers.UnclearError as error:
            if not sys.stdin.isatty():
                _say_kept(draft)
                raise errors.Refused(f"{question.ask} {error}") from error
            refused = typed
            click.echo(wrap.fill(str(error), _INDENT, _INDENT))


def _show_choices(choices: Sequence[str]) -> None:
    """The choices with their numbers, in two columns where there are many."""
    lines = [f"{number:>4} {choice}" for number, choice in enumerate(choices, 1)]
    widest = max(map(len, lines), default=0) + 2
    if len(lines) <= _MANY or 2 * widest > wrap.width():
        click.echo("\n".join(lines), nl=bool(lines))
        return
    half = -(-len(lines) // 2)
    for left, right in zip_longest(lines[:half], lines[half:], fillvalue=""):
        click.echo(f"{left:<{widest}}{right}".rstrip())


def _line() -> str:
    """One line; click.Abort where the input has ended."""
    if sys.stdin.isatty():
        return str(click.prompt(">", default="", show_default=False, prompt_suffix=" ")).strip()
    line = sys.stdin.readline()
    if not line:
        raise click.Abort
    return line.strip()


def _typed(question: adding_questions.Question) -> str:
    """What is typed: one line, or for a text all lines up to an empty one."""
    lines: list[str] = []
    while True:
        try:
            line = _line()
        except click.Abort as stopped:
            raise _StoppedError("\n".join(lines)) from stopped
        if line == _EDITOR and question.takes in {"line", "text"}:
            written = click.edit("\n".join(lines), extension=".txt") or ""
            return written.strip()
        lines.append(line)
        if not line or question.takes != "text":
            return "\n".join(lines).strip()


def _say_kept(draft: Draft) -> None:
    if any(draft.answers.values()):
        again = wrap.fill(
            f"Stopped. What you have answered is kept: `secondround {draft.order}` offers it "
            "next time."
        )
        click.echo(f"\n{again}", err=True)


def finish(draft: Draft, packet: str, name: str, wanted: importing.Preview, *, yes: bool) -> None:
    """Show the change; write it once the person agrees, and say what is worth doing next."""
    click.echo(f"\n{import_text.changes(wanted, full=True)}")
    if not yes and not _agreed(draft, name):
        return
    importing.write(draft.root, wanted)
    _forget(draft, name)
    say_written(draft.root, packet)


def say_written(root: Path, packet: str) -> None:
    """Say that it is done, and what is worth doing next."""
    steps = next_steps.find(root, {packet}, options.this_day())
    click.echo(f"\nWritten. {next_text.first_steps(steps, root)}")


def _agreed(draft: Draft, name: str) -> bool:
    _keep(draft, name)
    click.echo()
    try:
        if sys.stdin.isatty():
            agreed = click.confirm("Write this?", default=True)
        else:
            click.echo("Write this? [y/n]")
            agreed = _line().lower() in {"y", "yes"}
        if agreed:
            return True
    except click.Abort:
        _say_kept(draft)
        raise
    click.echo("Nothing was written. Your answers are kept for next time.")
    return False


def consents(question: str) -> bool:
    """Whether the person agrees; in a pipe, nobody can."""
    if not sys.stdin.isatty():
        click.echo("\nNothing was written. Add --yes to write it.")
        return False
    click.echo()
    try:
        if click.confirm(question):
            return True
    except click.Abort:
        click.echo("\nNothing was written.")
        raise
    click.echo("Nothing was written.")
    return False
