"""Questions to a person, one at a time, and what a coach would say to each answer.

In: a draft. Out: a draft with answers, kept after each one. Without a terminal, each line of the
input is an answer, and an empty line ends one that may have several.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path

import click

from secondround.app import (
    adding_questions,
    answers,
    errors,
    importing,
    next_steps,
    unfinished,
)
from secondround.cli import confirming
from secondround.cli.output import given_answers, import_text, next_text, resuming, wrap
from secondround.cli.output.asked_draft import D, Draft
from secondround.packet import words
from secondround.records.edit import Plain
from secondround.text import listed

_EDITOR = ":e"
_BACK = "<"
_CLEAR = "-"
_HOW = (
    "An empty line skips a question, or ends an answer of several lines; "
    f"{_BACK} goes back a question, {_EDITOR} opens your editor. Ctrl-C stops, and nothing is lost."
)
_INDENT = "  "
_AGAIN = " Answer the same once more to keep it as a new one."
_MANY = 12  # choices that are shown below each other, or names of competencies


class _BackError(Exception):
    """The person wants the question before this one again."""


class _StoppedError(Exception):
    """Ctrl-C, or the end of the input, in an answer; with the lines that were typed of it."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


def asked(draft: D, name: str, today: dt.date, *, ends_early: bool, new: bool = False) -> D:
    """The draft with every question answered or passed over.

    name: under which the answers are kept. today: the day from which days are said. ends_early:
    whether the end of the input passes over what is left, once all that is needed is answered.
    new: whether a name that is not known is a new one.
    """
    *before, draft = resuming.resumed(draft, name)
    earlier: dict[str, Plain] = {}  # what was answered to questions that one went back behind
    if sys.stdin.isatty():
        click.echo(wrap.fill(_HOW))
    while draft.open:
        question = draft.open[0]
        try:
            known = earlier.get(question.field)
            before, draft = [*before, draft], _answer(draft, question, today, known, new=new)
        except _BackError:
            if not before:
                click.echo(f"{_INDENT}This is the first question.")
                continue
            earlier |= resuming.taken_back(draft, before[-1])
            draft = before.pop()
            continue
        except _StoppedError as stopped:
            with suppress(answers.UnclearError):
                draft = draft.answered(question, stopped.typed) if stopped.typed else draft
            resuming.keep(_with_kept(draft, earlier), name)
            if ends_early and not draft.missing and not sys.stdin.isatty():
                return draft
            if sys.stdin.isatty():
                _say_kept(draft)
                raise click.Abort from stopped
            raise errors.Ended(_ran_out(draft, question.ask)) from stopped
        earlier.pop(question.field, None)
        resuming.keep(_with_kept(draft, earlier), name)
        for remark in draft.remarks(question):
            click.echo(wrap.fill(remark, _INDENT, _INDENT))
    return draft


def _with_kept(draft: D, answered: Mapping[str, Plain]) -> D:
    """The draft with those answers as well; its own stay."""
    return draft.with_kept({**draft.unwritten, **answered})


def _ran_out(draft: Draft, ask: str) -> str:
    """That the input ended before all was answered, and what is kept of it."""
    said = (
        f"The input ended at “{ask}” Nothing was written. An empty line skips a question, "
        "and ends an answer of several lines."
    )
    given = [field for field, value in draft.answers.items() if value]
    if not given:
        return said
    return (
        f"{said} Kept: {listed(given)}. `secondround {draft.order}` at a terminal goes on with it."
    )


def _answer(
    draft: D,
    question: adding_questions.Question,
    today: dt.date,
    known: Plain | None,
    *,
    new: bool,
) -> D:
    """The draft with one more answer. At a terminal, what is unclear is asked again.

    known: what was answered before the person went back; an empty line keeps it.
    """
    _ask(draft, question)
    kept = _shown(draft, question, known)
    refused = ""
    while True:
        typed = given_answers.as_day(question, entered := _typed(question), today)
        if typed == _BACK:
            raise _BackError
        if kept and not typed:
            return kept
        if not typed or (kept and typed == _CLEAR):
            passed = draft.passed(question)
            if not question.needed or passed.answers[question.field]:
                return passed
            click.echo(f"{_INDENT}This one is needed.")
            continue
        try:
            answered = draft.answered(question, typed, again=new or typed == refused)
        except answers.UnclearError as error:
            if not sys.stdin.isatty() and error.may_wait:
                click.echo(wrap.fill(f"{error} Correct it in the record.", _INDENT, _INDENT))
                return draft.passed(question)
            if not sys.stdin.isatty():
                _say_kept(draft)
                way = given_answers.BY_OPTION if error.may_be_new else ""
                raise errors.Refused(f"{question.ask} {error}{way}") from error
            refused = typed
            way = _AGAIN if error.may_be_new else ""
            click.echo(wrap.fill(f"{error}{way}", _INDENT, _INDENT))
            continue
        value = answered.answers[question.field]
        if question.field in {"date", "at"} and value != entered:
            click.echo(f"{_INDENT}That is {words.written_day(str(value))}.")
        return answered


def _ask(draft: Draft, question: adding_questions.Question) -> None:
    click.echo(f"\n{wrap.fill(question.ask)}")
    choices = draft.choices(question)
    most = _MANY if question.takes == "competencies" else len(choices)
    _show_choices(choices[:most])
    if left := len(choices) - most:
        click.echo(f"     … or type any other name: {left} more are known.")


def _shown(draft: D, question: adding_questions.Question, known: Plain | None) -> D | None:
    """The draft with what was answered before, which is shown."""
    if known is None:
        return None
    said = f"Your answer: {unfinished.in_words(known) or 'none'}"
    way = f"(an empty line keeps it, {_CLEAR} drops it)"
    click.echo(wrap.fill(f"{said} {way}", _INDENT, _INDENT))
    return _with_kept(draft, {question.field: known})


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
    """What is typed: one line, or for a text all lines up to an empty one; `<` alone at once."""
    lines: list[str] = []
    while True:
        try:
            line = _line()
        except click.Abort as stopped:
            raise _StoppedError("\n".join(lines)) from stopped
        if line == _EDITOR and question.takes not in {"line", "text"}:
            click.echo(f"{_INDENT}The editor is for answers in words. Choose from the list here.")
            continue
        if line == _EDITOR:
            written = click.edit("\n".join(lines), extension=".txt") or ""
            return written.strip()
        if line == _BACK:
            return line
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


def finish(  # noqa: PLR0913 what is asked about
    draft: Draft,
    packet: str,
    name: str,
    wanted: importing.Preview,
    *,
    yes: bool,
    today: dt.date,
) -> None:
    """Show the change; write it once the person agrees, and say what is worth doing next."""
    click.echo(f"\n{import_text.changes(wanted, full=True)}")
    for hint in wanted.hints:
        click.echo(f"\n{wrap.fill(hint)}")
    if not yes and not _agreed(draft, name):
        return
    importing.write(draft.root, wanted)
    resuming.forget(draft, name)
    say_written(draft.root, packet, today)


def say_written(root: Path, packet: str, today: dt.date) -> None:
    """Say that it is done, and what is worth doing next on that day."""
    steps = next_steps.find(root, {packet}, today)
    click.echo(f"\nWritten. {next_text.first_steps(steps, root)}")


def _agreed(draft: Draft, name: str) -> bool:
    resuming.keep(draft, name)
    click.echo()
    try:
        if sys.stdin.isatty():
            agreed = confirming.agreed("Write this?", default=True)
        else:
            click.echo("Write this? [y/n]")
            agreed = _line().lower() in {"y", "yes"}
        if agreed:
            return True
    except click.Abort as stopped:
        if not sys.stdin.isatty():
            raise errors.Ended(_ran_out(draft, "Write this?")) from stopped
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
        if confirming.agreed(question):
            return True
    except click.Abort:
        click.echo("\nNothing was written.")
        raise
    click.echo("Nothing was written.")
    return False
