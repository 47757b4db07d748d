"""`lock` and `unlock`: a site or a PDF under a passphrase, and out of it again.

In: what was made, and a passphrase, given or new. Out: locked files, each whole or not at all.
"""

# ruff: noqa: PLC0415 (help answers at once: what is heavy is imported when the command runs)

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from secondround.app import places, selection
from secondround.cli import confirming, options, passphrases
from secondround.cli.group import command
from secondround.system import resources, workfolder
from secondround.vocabulary import layout

if TYPE_CHECKING:
    from secondround.app import locking

FORMS = ("page", "archive")


def _threats(
    ctx: click.Context,
    param: click.Parameter,
    wanted: bool,  # noqa: FBT001 (click's signature)
) -> None:
    """Print what a lock protects against, and stop."""
    del param
    if wanted and not ctx.resilient_parsing:
        click.echo((resources.folder("docs") / "THREATS.md").read_text("utf-8").rstrip())
        ctx.exit()


@command(
    "secondround lock site",
    "secondround lock print/amara-okafor/harbor/tern-harbor-logistics-packet.pdf --ask",
    "secondround lock print/amara-okafor/harbor/tern-harbor-logistics-day.html",
    "secondround lock site --as archive --passphrase-file ~/harbor.txt --output ~/for-amara",
)
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH...",
)
@click.option(
    "--as",
    "form",
    type=click.Choice(FORMS),
    default="page",
    show_default=True,
    help="Turn a site into a page for any browser, or an archive (zip) for the program age.",
)
@passphrases.options
@click.option(
    "--threats",
    is_flag=True,
    expose_value=False,
    callback=_threats,
    is_eager=True,
    help="Explain what a lock protects against and what it does not, and exit.",
)
@click.option(
    "--all-clients",
    is_flag=True,
    help="Lock a site even if it holds packets of several candidates.",
)
@click.option(
    "--coach-edition",
    is_flag=True,
    help="Lock the coach's edition, which no candidate should read.",
)
@options.output("Write the locked files to DIR. Default: locked in the workspace.")
@options.workspace
def lock(  # noqa: PLR0913 a command's options are its arguments
    *,
    paths: tuple[Path, ...],
    form: locking.Form,
    ask: bool,
    passphrase_file: Path | None,
    output: Path | None,
    workspace: Path | None,
    all_clients: bool,
    coach_edition: bool,
) -> None:
    """Protect a site, PDFs or the day on the phone with a passphrase, to hand them over.

    Each PATH is the folder of a built site, a PDF, or a file that `phone` wrote. The original stays
    where it is, readable, and no file is overwritten.

    If you give no passphrase, a new one is made and shown once.
    """
    from secondround.app import locking

    root = None if output else selection.workspace(workspace)
    folder = output or (root or Path()) / layout.LOCKED
    targets = locking.lock_targets(paths, folder, form)
    allowed = {"all-clients": all_clients, "coach-edition": coach_edition}
    for caution in locking.cautions(paths):
        if not allowed[caution.about]:
            _confirm(caution)
    given = passphrases.given(
        ask=ask, file=passphrase_file, check=locking.strong_passphrase, twice=True
    )
    passphrase = locking.new_passphrase() if given is None else given
    made = locking.lock(targets, form, passphrase)
    if given is None:  # before there is a file that needs it: what is locked can always be opened
        click.echo(f"Passphrase: {passphrase}")
        click.echo("It is shown only once. Send it separately from the files.", err=True)
    _show(locking.write(made, workfolder.base(root, folder) if root else folder))


def _confirm(caution: locking.Caution) -> None:
    """Ask whether to lock all the same; without a terminal, an option has to say so."""
    if not _on_a_terminal():
        raise click.UsageError(f"{caution.text} Add --{caution.about} if that is what you want.")
    click.echo(caution.text, err=True)
    if not confirming.agreed("Lock it anyway?", err=True):
        raise click.Abort


def _on_a_terminal() -> bool:
    return sys.stdin.isatty()


def _show(written: Iterable[Path]) -> None:
    for place in written:
        click.echo(places.shown(place))


@command(
    "secondround unlock locked/amara-okafor/harbor/tern-harbor-logistics-packet-locked.pdf --ask",
    "secondround unlock locked/site.zip.age --output opened",
)
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    metavar="FILE...",
)
@passphrases.options
@options.output("Write the opened files to DIR. Default: the current folder.")
def unlock(
    *, paths: tuple[Path, ...], ask: bool, passphrase_file: Path | None, output: Path | None
) -> None:
    """Open locked PDFs and archives.

    You are asked for the passphrase unless a file or $SECONDROUND_PASSPHRASE holds it. A locked
    page needs no command: it opens in a browser.
    """
    from secondround.app import locking

    folder = output or Path()
    targets = locking.unlock_targets(paths, folder)
    check = locking.clean_passphrase
    given = passphrases.given(ask=ask, file=passphrase_file, check=check, twice=False)
    passphrase = passphrases.asked(check, twice=False) if given is None else given
    _show(locking.write(locking.unlock(targets, passphrase), folder))
