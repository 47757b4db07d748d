"""Options and arguments that several commands share, each worded once.

In: nothing. Out: decorators for commands. They must not import what is slow.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from secondround.app import errors, selection
from secondround.cli.file_kinds import KindOfFile
from secondround.system import files
from secondround.vocabulary import Edition, layout

if TYPE_CHECKING:
    from secondround.records import Application

F = TypeVar("F", bound=Callable[..., Any])
PAPERS = ("A4", "Letter")
PASTED = "-"
"""Stands for standard input where a file is named."""
_LARGEST_PASTED = 60_000_000
"""Bytes: more than is taken from any file, so that what is longer is refused in the same words."""


class PacketName(click.ParamType[str]):
    """The name of a packet; a shell completes it from the folders that are there."""

    name = "packet"
    ids = staticmethod(selection.packets)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The ids that begin with what was typed, in whole or in their last part."""
        del param
        root = _root(ctx)
        known = self.ids(root) if root else ()
        return [
            CompletionItem(key)
            for key in known
            if key.startswith(incomplete) or f"/{incomplete}" in key
        ]

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str | None:
        """Which packets there are, or what adds one."""
        del param
        root = _root(ctx)
        if root is None:
            return None
        return selection.none_yet(root) or selection.there(self.ids(root))


class OnlyPacket(click.Argument):
    """A packet's name, which may be left out where there is no other packet."""

    def get_default(self, ctx: click.Context, call: bool = True) -> Any:  # noqa: FBT001, FBT002 (click's)
        """The workspace's only packet."""
        root = _root(ctx)
        known = selection.packets(root) if root else ()
        return known[0] if len(known) == 1 else super().get_default(ctx, call=call)

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """The argument's name as a message quotes it."""
        del ctx
        return "'PACKET'"


def _root(ctx: click.Context | None) -> Path | None:
    """The workspace meant, as far as the line was typed; None where there is none."""
    given = ctx.params.get("workspace") if ctx else None
    try:
        return selection.workspace(given if isinstance(given, Path) else None)
    except errors.Refused:
        return None


class CandidateName(PacketName):
    """The name of a candidate's folder; a shell completes it likewise."""

    name = "candidate"
    ids = staticmethod(selection.candidates)


class Day(click.ParamType[dt.date]):
    """A day as it is typed."""

    name = "day"

    def convert(
        self, value: str | dt.date, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """The day; a usage error says how one is written."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            self.fail(f"`{value}` is not a date. Write it like 2026-11-24.", param, ctx)


kind_of_files = click.option(
    "--as",
    "stated",
    type=KindOfFile(),
    multiple=True,
    metavar="KIND[:FILE]",
    callback=lambda _ctx, _option, stated: dict(stated),
    help="What the files are, or one of them, where that is not recognised: resume, posting, "
    "invite or stories.",
)
"""For commands that import files."""


time_zone = click.option(
    "--time-zone",
    "zone",
    metavar="ZONE",
    help="Where you will be, such as Europe/Berlin: times that an invitation gives in UTC are "
    "changed to it.",
)
"""For commands that import files."""


def is_given(path: Path) -> bool:
    """Whether a path is a file, or what a shell hands over as one."""
    return path.is_file() or str(path) == PASTED or files.is_stream(path)


def files_and_pasted(paths: Sequence[Path]) -> tuple[list[Path], bytes | None]:
    """The files and folders that were named, and the text from standard input where `-` asks for
    it.
    """
    named = [path for path in paths if str(path) != PASTED]
    for path in named:
        if path.is_dir():
            click.echo(f"Reading the files in {path}.")
    if len(named) == len(paths):
        return named, None
    if sys.stdin.isatty():
        click.echo("Paste the text, then press Ctrl-D on a line of its own.", err=True)
    return named, sys.stdin.buffer.read(_LARGEST_PASTED)


def this_day() -> dt.date:
    """The reader's own day: here and in `this_moment` alone the clock is read."""
    return dt.date.today()  # noqa: DTZ011


def this_moment() -> dt.time:
    """The reader's own time of day."""
    return dt.datetime.now().time()  # noqa: DTZ005


def _folder() -> click.Path:
    return click.Path(file_okay=False, path_type=Path)


# Eager, so that the completion of a packet's name knows in which workspace to look.
workspace = click.option(
    "--workspace",
    type=_folder(),
    is_eager=True,
    metavar="DIR",
    help="Use this workspace. Default: the nearest, from here upwards.",
)
packet = click.argument("packet", cls=OnlyPacket, type=PacketName(), metavar="[PACKET]")
packet_if_any = click.argument(
    "packet", cls=OnlyPacket, type=PacketName(), metavar="[PACKET]", required=False
)
packets = click.argument("packets", nargs=-1, type=PacketName(), metavar="[PACKET]...")
candidate = click.option(
    "--candidate",
    type=CandidateName(),
    metavar="ID",
    help=f"Only this candidate's packets. ID is a folder below packets with a {layout.CANDIDATE}.",
)
edition = click.option(
    "--edition",
    type=click.Choice([edition.label for edition in Edition]),
    default=Edition.CANDIDATE.label,
    show_default=True,
    callback=lambda _ctx, _option, label: Edition.labelled(label),
    help="Make this edition. Each holds all that the next one holds, and more.",
)
paper = click.option(
    "--paper",
    type=click.Choice(PAPERS, case_sensitive=False),
    metavar=f"[{'|'.join(PAPERS)}]",
    help="Print on this paper size. Default: what `paper` under `extra` in "
    f"{layout.SETTINGS} says, or A4.",
)

today = click.option(
    "--today", type=Day(), metavar="DATE", help="Count from this day. Default: today."
)

yes = click.option("--yes", is_flag=True, help="Write at once, without asking.")

stage = click.option(
    "--round",
    "which",
    metavar="N|NAME",
    help="Use this round, by number or name. Default: the next one to prepare.",
)

form = click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="text for people, json for programs.",
)

problem_form = click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "github")),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for annotations in a pull request.",
)


def force(text: str) -> Callable[[F], F]:
    """The option `--force`, described as `text`."""
    return click.option("--force", is_flag=True, help=text)


def output(text: str) -> Callable[[F], F]:
    """The option `--output DIR`, described as `text`."""
    return click.option("--output", type=_folder(), metavar="DIR", help=text)


def _packet_being_typed(ctx: click.Context) -> Application | None:
    """The packet on a line that is being typed; None where it cannot be read."""
    from secondround.app import planning  # noqa: PLC0415 (heavy, and only completion needs it)

    # An option without its value ends the parsing, so the packet may still be among the words.
    packet = next(iter(ctx.args), "") or ctx.params.get("packet") or ""
    try:
        return planning.readable(selection.workspace(ctx.params.get("workspace")), packet)
    except errors.Refused:
        return None


def suggested_stories(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The ids of the bank's stories, for a shell."""
    from secondround.app import on_the_day  # noqa: PLC0415 (heavy, and only completion needs it)

    del param
    application = _packet_being_typed(ctx)
    return on_the_day.suggested_stories(application, incomplete) if application else []


def _suggested_pairs(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Stories with interviewers, for a shell: first the story, then whom it was told."""
    from secondround.app import on_the_day  # noqa: PLC0415 (heavy, and only completion needs it)

    del param
    application = _packet_being_typed(ctx)
    return on_the_day.suggested_pairs(application, incomplete) if application else []


told = click.option(
    "--told",
    metavar="STORY=INTERVIEWER[@TIME]",
    multiple=True,
    shell_complete=_suggested_pairs,
    help="Plan the rest of the day after this story was told. Ids will do, and so will words of "
    "the story's title and a first name. Add the time, or the session's name, for an interviewer "
    "you meet twice.",
)
