"""`lock` and `unlock`: a site or a PDF under a passphrase, and out of it again.

In: what was made, and a passphrase from a prompt, a file or the environment, or a new one. Out: locked files, each
whole or not at all. A passphrase is never taken from an argument, which others on the machine can read.
"""

# ruff: noqa: PLC0415 (what is heavy is imported when the command runs: its help and completion answer at once)

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click

from secondround import shipped
from secondround.cli import lookup, options, upkeep
from secondround.cli.commands import command

VARIABLE = "SECONDROUND_PASSPHRASE"
FORMS = ("page", "archive")


def _passphrase_options(function: Callable[..., Any]) -> Callable[..., Any]:
    asked = click.option("--ask", is_flag=True, help=f"Ask for the passphrase; else it is taken from ${VARIABLE}.")
    file = click.option(
        "--passphrase-file",
        type=click.Path(dir_okay=False, exists=True, path_type=Path),
        metavar="FILE",
        help="Take the passphrase from a file.",
    )
    return asked(file(function))


def _threats(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 (click's signature)
    """Print what is kept from whom, and stop."""
    del param
    if wanted and not ctx.resilient_parsing:
        click.echo((shipped.folder("docs") / "THREATS.md").read_text("utf-8").rstrip())
        ctx.exit()


@command(
    "secondround lock site",
    "secondround lock print/amara-okafor/harbor/packet.pdf --ask",
    "secondround lock site --as archive --passphrase-file ~/harbor.txt --output ~/for-amara",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="PATH...")
@click.option(
    "--as",
    "form",
    type=click.Choice(FORMS),
    default="page",
    show_default=True,
    help="What becomes of a site: one page that opens in any browser; or a zip for age.",
)
@_passphrase_options
@click.option(
    "--threats",
    is_flag=True,
    expose_value=False,
    callback=_threats,
    is_eager=True,
    help="Say what is kept from whom, what a lock keeps out, and what it does not.",
)
@options.output("Where the locked files go; else locked in the workspace.")
@options.workspace
def lock(  # noqa: PLR0913 a command's options are its arguments
    *,
    paths: tuple[Path, ...],
    form: str,
    ask: bool,
    passphrase_file: Path | None,
    output: Path | None,
    workspace: Path | None,
) -> None:
    """Put sites and PDFs under a passphrase, to hand them over. Each PATH is a built site's folder or a PDF.

    Without --ask, --passphrase-file and $SECONDROUND_PASSPHRASE a new passphrase is made, and shown once. What was
    locked stays where it is, readable.
    """
    from secondround.render import locked
    from secondround.render import output as files

    folder = output or lookup.workspace(workspace) / "locked"
    made: dict[Path, bytes] = {}
    try:
        given = _given(ask=ask, file=passphrase_file, again=True)
        secret = locked.passphrase() if given is None else locked.checked(given)
        for path in paths:
            name, data = _locked(path, form, secret)
            if folder / name in made:
                raise click.UsageError(f"Two of them would be {name}. Lock them one after the other, with --output.")
            made[folder / name] = data
    except locked.Refused as refused:
        raise click.ClickException(f"{refused} Nothing was written.") from None
    for place, data in made.items():
        files.write(place, data)
        click.echo(upkeep.shown(place))
    if given is None:
        click.echo(f"Passphrase: {secret}")
        click.echo("It is shown this once. Send it by another way than the files.", err=True)


def _locked(path: Path, form: str, secret: str) -> tuple[str, bytes]:
    """The name and the bytes of what becomes of a path."""
    from secondround.render import locked, locked_page

    if not path.is_dir():
        return f"{path.stem}-locked.pdf", _told(path, partial(locked.pdf, path.read_bytes(), secret))
    name = path.resolve().name
    site = locked.files(path)
    if locked_page.HOME not in site:
        raise locked.Refused(f"{path} holds no index.html, so it is no site. PDFs are named one by one.")
    if form == "page":
        return f"{name}-locked.html", locked_page.page(site, secret)
    return f"{name}.zip.age", locked.archive(site, secret)


def _told(path: Path, work: Callable[[], bytes]) -> bytes:
    """What the work gives; a refusal names the path."""
    from secondround.render.locked import Refused

    try:
        return work()
    except Refused as refused:
        raise Refused(f"{path}: {refused}") from None


def _given(*, ask: bool, file: Path | None, again: bool) -> str | None:
    """The passphrase of a person, None where there is none."""
    if ask and file:
        raise click.UsageError("Either --ask or --passphrase-file, not both.")
    if ask:
        said: str = click.prompt(
            "Passphrase", hide_input=True, confirmation_prompt=again, default="", show_default=False
        )
        return said
    if file:
        return _text(file)
    return os.environ.get(VARIABLE)


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except ValueError:
        raise click.UsageError(f"{file} holds no text.") from None


@command("secondround unlock locked/packet-locked.pdf --ask", "secondround unlock locked/site.zip.age --output opened")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(dir_okay=False, exists=True, path_type=Path), metavar="FILE..."
)
@_passphrase_options
@options.output("Where the opened files go; else the current folder.")
def unlock(*, paths: tuple[Path, ...], ask: bool, passphrase_file: Path | None, output: Path | None) -> None:
    """Open locked PDFs and archives. A locked page opens in a browser.

    The passphrase is asked for, unless a file or $SECONDROUND_PASSPHRASE has it.
    """
    from secondround.render import locked
    from secondround.render import output as files

    folder = output or Path()
    try:
        given = _given(ask=ask, file=passphrase_file, again=False)
        secret = given if given is not None else _given(ask=True, file=None, again=False) or ""
        opened = dict(_opened(paths, secret.removesuffix("\n").removesuffix("\r")))
    except locked.Refused as refused:
        raise click.ClickException(f"{refused} Nothing was written.") from None
    if there := [name for name in opened if (folder / name).exists()]:
        raise click.UsageError(f"{folder / there[0]} exists already, and unlock writes over nothing: --output DIR.")
    for name, data in opened.items():
        files.write(folder / name, data)
        click.echo(upkeep.shown(folder / name))


def _opened(paths: tuple[Path, ...], secret: str) -> Iterator[tuple[str, bytes]]:
    from secondround.render import locked

    for path in paths:
        packed = path.suffix == ".age"
        work = locked.unlocked_archive if packed else locked.unlocked_pdf
        name = path.stem if packed else f"{path.stem.removesuffix('-locked')}.pdf"
        yield name, _told(path, partial(work, path.read_bytes(), secret))
