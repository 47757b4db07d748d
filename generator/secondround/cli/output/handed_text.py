"""What each client gets, as it is made: a line each, or JSON at the end.

In: hand-overs, one by one. Out: printed lines, and whether all were made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import click

from secondround.app import handing_over, places
from secondround.cli.output import endings, report
from secondround.problems import Problem


def put(done: Iterable[handing_over.HandOver], form: str) -> bool:
    """Print each when it is there; whether every client has a file without a fault."""
    found: list[dict[str, Any]] = []
    is_whole = True
    for each in done:
        is_whole &= not each.fault and (each.built is None or each.built.complete)
        problems, lines = _wrong(each)
        if form == "json":
            found.append(
                {
                    "client": each.client,
                    "file": str(places.shown(each.file)) if each.passphrase else "",
                    "passphrase": each.passphrase,
                    "fault": each.fault,
                    "problems": json.loads(report.as_json(problems)),
                }
            )
            continue
        report.show(problems, lines, err=True)
        if each.passphrase:
            click.echo(f"{each.client}: {places.shown(each.file)}, passphrase {each.passphrase}")
        else:
            click.echo(f"{each.client}: not made, since {each.fault}", err=True)
    if form == "json":
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
    return is_whole


def _wrong(each: handing_over.HandOver) -> tuple[tuple[Problem, ...], report.Lines]:
    if each.left:
        return each.left.problems, each.left.lines
    if each.built:
        return endings.of_output(each.built.made, each.built.found), each.built.made.lines
    return (), {}
