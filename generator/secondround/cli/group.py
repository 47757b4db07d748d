"""The table of commands, and the group that loads a command's module only when it is wanted.

In: the table. Out: `app`, which knows every command's name and summary without importing one.
"""

from __future__ import annotations

import importlib
import keyword
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from secondround import __version__
from secondround.app import errors, selection
from secondround.system import faults, streams

NOBODY_READS = 141  # what a shell reports when the reader of a pipe has gone


class Entry(Struct, frozen=True):
    """Where a command lives, and its line in the help."""

    module: str  # below secondround.cli.commands
    summary: str


COMMANDS = {
    "init": Entry("init", "Make a new workspace."),
    "new": Entry("init", "Add a packet to fill in."),
    "import": Entry("import_", "Take over a resume, a posting, an invitation or a story bank."),
    "add": Entry("add", "Add a story, a person, a question, a session or news."),
    "check": Entry("check", "Find what is wrong or missing in the records."),
    "next": Entry("next", "Show what is worth doing now, the most useful first."),
    "plan": Entry("plan", "Show who hears which story, and why."),
    "markdown": Entry("markdown", "Write the packets as Markdown beside their records."),
    "pdf": Entry("pdf", "Print a packet and its day card as PDF."),
    "phone": Entry("phone", "Write the day of a packet for your phone."),
    "calendar": Entry("calendar", "Write a round for your calendar, and its people as contacts."),
    "thanks": Entry("thanks", "Write the thank-you notes as drafts for your mail program."),
    "debrief": Entry("debrief", "Write down how a round went, for the next packet."),
    "practice": Entry("practice", "Rehearse a round aloud, card by card."),
    "build": Entry("build", "Build the site and all PDFs."),
    "serve": Entry("serve", "Show the site in a browser while you write."),
    "guard": Entry("guard", "Check before a push that nothing private gets out."),
    "recipe": Entry("guard", "Add a workflow that publishes the public edition."),
    "lock": Entry("lock", "Protect a site or a PDF with a passphrase."),
    "unlock": Entry("lock", "Open what was locked."),
    "changes": Entry("changes", "Describe what has changed since a revision."),
    "client": Entry("client", "Add a client, put one aside, or let one go."),
    "overview": Entry("overview", "Show all clients: interviews, gaps, thank-you notes."),
    "schema": Entry("schema", "Write the JSON Schemas for your editor."),
    "upgrade": Entry("upgrade", "Rewrite files of an earlier version."),
    "clean": Entry("clean", "Remove what is kept to make builds quicker."),
    "doctor": Entry("doctor", "Find out what is missing on this machine."),
    "manual": Entry("manual", "Write the manual as pages for your browser."),
    "completion": Entry("schema", "Print the completion script for your shell."),
}


class Command(click.Command):
    """A command whose help ends with examples that can be typed as they are.

    writes: whether it writes files, so that it says where it has not. for_all: what does the same
    for all packets, as a sentence.
    """

    def __init__(
        self,
        *args: Any,
        examples: tuple[str, ...],
        writes: bool = True,
        for_all: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples
        self.writes = writes
        self.for_all = for_all

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what was typed; of several packets where one is meant, say so."""
        is_of_one = any(param.name == "packet" for param in self.params)
        ctx.allow_extra_args = is_of_one or ctx.allow_extra_args
        extra = super().parse_args(ctx, args)
        if extra and is_of_one and not ctx.resilient_parsing:
            raise click.UsageError(f"One packet at a time. {self.for_all}".rstrip(), ctx)
        return extra

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what ends it is printed, and becomes the exit code."""
        try:
            return super().invoke(ctx)
        except errors.Refused as error:
            raise click.UsageError(str(error), ctx) from error
        except errors.Faulty as error:
            from secondround.cli.output import report  # noqa: PLC0415  # slow, and seldom wanted

            here = Path.cwd()
            root = ctx.params.get("workspace") or selection.nearest(here) or here
            form = ctx.params.get("form", "text")
            report.show_faulty(error, form, root.resolve(), writes=self.writes)
            ctx.exit(1)
        except errors.Ended as error:
            raise click.ClickException(str(error)) from error

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, one a line."""
        del ctx
        with formatter.section("Examples"):
            for example in self.examples:
                formatter.write(f"{'':>{formatter.current_indent}}{example}\n")


def command(
    *examples: str, name: str | None = None, writes: bool = True, for_all: str = ""
) -> Callable[[Callable[..., Any]], Command]:
    """A decorator: the function becomes a command of its own name, with these examples in its
    help.
    """
    return click.command(name=name, cls=Command, examples=examples, writes=writes, for_all=for_all)


class Kinds(click.Group):
    """A command of several kinds; a misspelt one is answered with the nearest."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The kind typed."""
        is_unknown = args[0] not in self.commands and not args[0].startswith("-")
        if is_unknown and not ctx.resilient_parsing:
            raise click.NoSuchCommand(args[0], possibilities=self.commands, ctx=ctx)
        return super().resolve_command(ctx, args)


class LazyGroup(click.Group):
    """The commands of the table, each imported when it is run or asked for help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        del ctx
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        module = importlib.import_module(f"secondround.cli.commands.{entry.module}")
        name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        found: click.Command = getattr(module, name)
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader who has seen enough (`| head`) is no failure to talk about."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            streams.let_go()
            ctx.exit(NOBODY_READS)
        except OSError as error:
            if error.errno is None:
                raise
            raise click.ClickException(faults.sentence(error)) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of names and summaries."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command typed; a misspelt one is answered with the nearest."""
        if args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            raise click.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(
    __version__, message="secondround %(version)s", help="Print the version and exit."
)
def app() -> None:
    """Turn interview records into prep packets: a story plan, a site and PDFs.

    All commands work on a workspace: a folder with `mkdocs.yml` and `packets/`. Make one with
    `secondround init`.
    """
