"""Answers that were kept when a person stopped, offered again.

In: a draft, and the name under which its answers are kept. Out: drafts with the answers of last
time, and what has changed since in words.
"""

from __future__ import annotations

import sys

import click

from secondround.app import unfinished
from secondround.cli import confirming
from secondround.cli.output import wrap
from secondround.cli.output.asked_draft import D, Draft
from secondround.records.edit import Plain
from secondround.text import counted


def resumed(draft: D, name: str) -> list[D]:
    """The draft with the answers of last time, where there are any and the person wants them;
    before it, the drafts that one can go back to.

    A script's lines are for all questions, so it starts anew; what it left is offered at a
    terminal.
    """
    if not sys.stdin.isatty():
        return [draft]
    for kept_as in (name, unfinished.of_input(name)):
        kept = unfinished.kept(draft.root, kept_as)
        if not kept:
            continue
        whole = draft.with_kept(kept)
        # Not those that options have given.
        first = [each for each in whole.answers.items() if each[0] not in draft.answers]
        given = [unfinished.in_words(value) for _, value in first if value]
        changes = tuple(draft.changes(kept))
        if not (given or changes):
            continue
        for said in changes:
            click.echo(wrap.fill(said))
        left = whole.unwritten
        if left and not confirming.agreed("Keep what has no session now?", default=True):
            left = {}
        number = counted(len(given), "answer")
        if given:
            begun = whole.about or given[0]
            click.echo(wrap.fill(f"You began “{begun}”, and {number} of yours can be kept."))
        if given and confirming.agreed("Go on with it?", default=True):
            numbers = range(len(first) + 1)
            return [draft.with_kept({**left, **dict(first[:number])}) for number in numbers]
        unfinished.keep(draft.root, kept_as, left)
        draft = draft.with_kept(left)
    return [draft]


def taken_back(draft: Draft, before: Draft) -> dict[str, Plain]:
    """The answers that the draft before it lacks, but for what was passed over or agreed to."""
    found: dict[str, Plain] = {}
    for field in draft.answers.keys() - before.answers.keys():
        if (answer := draft.answers[field]) not in ("", {}):
            found[field] = answer
    return found


def keep(draft: Draft, name: str) -> None:
    """Keep the answers so far."""
    own = name if sys.stdin.isatty() else unfinished.of_input(name)
    unfinished.keep(draft.root, own, draft.to_keep)


def forget(draft: Draft, name: str) -> None:
    """What was kept of this very thing is written now, but for what cannot be."""
    for kept_as in (name, unfinished.of_input(name)):
        kept = unfinished.kept(draft.root, kept_as)
        if all(draft.to_keep.get(field) == value for field, value in kept.items()):
            unfinished.keep(draft.root, kept_as, draft.unwritten if kept else {})
