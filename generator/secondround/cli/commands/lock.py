"""`lock` and `unlock`: a site or a PDF under a passphrase, and out of it again.

In: what was made, and a passphrase from a prompt, a file or the environment, or a new one. Out:
locked files, each whole or not at all. A passphrase is never taken from an argument, which others
on the machine can read.
"""

# ruff: noqa: PLC0415 (what is heavy is imported when the command runs: its help and completion answer at once)

from __future__ import annotations

import getpass
import os
import sys
import warnings
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import command
from secondround.cli.output import upkeep
from secondround.system import files, resources, workfolder

VARIABLE = "SECONDROUND_PASSPHRASE"
LARGEST = 500_000_000  # bytes of a file to lock or to open
FORMS = ("page", "archive")
T = TypeVar("T")


def _passphrase_options(function: Callable[..., Any]) -> Callable[..., Any]:
    asked = click.option(
        "--ask", is_flag=True, help=f"Ask for the passphrase; else it is taken from ${VARIABLE}."
    )
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
        click.echo((resources.folder("docs") / "THREATS.md").read_text("utf-8").rstrip())
        ctx.exit()


@command(
    "secondround lock site",
    "secondround lock print/amara-okafor/harbor/packet.pdf --ask",
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
@click.option(
    "--all-clients",
    is_flag=True,
    help="Lock a site of several candidates, who would read each other's.",
)
@click.option(
    "--coach-edition",
    is_flag=True,
    help="Lock the coach's edition, which no candidate should read.",
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
    all_clients: bool,
    coach_edition: bool,
) -> None:
    """Put sites and PDFs under a passphrase, to hand them over. Each PATH is a built site's folder
    or a PDF.

    Without --ask, --passphrase-file and $SECONDROUND_PASSPHRASE a new passphrase is made, and shown
    once. What was locked stays where it is, readable. A packet's PDF is put into a folder named
    like the packet's, and nothing that was locked before is written over.

    The coach's edition, and a site of several candidates, are locked only where you say so.
    """
    from secondround.privacy.encryption import locked

    root = None if output else selection.workspace(workspace)
    folder = output or (root or Path()) / "locked"
    _outside(folder, paths)
    places = _places(paths, [folder / _name(path, form) for path in paths], "lock")
    try:
        _meant(paths, all_clients=all_clients, coach_edition=coach_edition)
        given = _given(ask=ask, file=passphrase_file, check=locked.checked, again=True)
        secret = locked.passphrase() if given is None else locked.checked(given)
        made = {place: _locked(path, form, secret) for path, place in places.items()}
    except locked.Refused as refused:
        raise click.ClickException(f"{refused} Nothing was written.") from None
    if given is None:  # before there is a file that needs it: what is locked can always be opened
        click.echo(f"Passphrase: {secret}")
        click.echo("It is shown this once. Send it by another way than the files.", err=True)
    _put(made, workfolder.base(root, folder) if root else folder)


def _meant(paths: Iterable[Path], *, all_clients: bool, coach_edition: bool) -> None:
    """Ask about each path that is not for one candidate; without a terminal, an option has to say
    so.
    """
    from secondround.render.site import handing

    for path in paths:
        about = _told(path, partial(handing.about, path))
        if about.coach and not coach_edition:
            _ask(
                f"{path} is the coach’s edition, with what the candidate should not read.",
                "--coach-edition",
            )
        if about.candidates != 1 and not all_clients:
            several = (
                f"holds packets of {about.candidates} candidates: whoever opens it reads them all."
            )
            unknown = "does not say whose packets it holds, as sites of earlier versions do not."
            _ask(f"{path} {several if about.candidates else unknown}", "--all-clients")


def _ask(warning: str, option: str) -> None:
    if not _on_a_terminal():
        raise click.UsageError(f"{warning} Add {option} if that is what you want.")
    click.echo(warning, err=True)
    click.confirm("Lock it all the same?", abort=True, err=True)


def _on_a_terminal() -> bool:
    return sys.stdin.isatty()


def _put(made: Mapping[Path, bytes], base: Path) -> None:
    with workfolder.opened(base) as work:
        for place, data in made.items():
            files.write(place, data, work=work)
            click.echo(upkeep.shown(place))


def _outside(folder: Path, paths: Iterable[Path]) -> None:
    """A usage error where the locked files would lie in a site that is locked."""
    for path in paths:
        if path.is_dir() and folder.resolve().is_relative_to(path.resolve()):
            raise click.UsageError(
                f"{folder} lies in {path}, which is to be locked. Choose a folder outside it."
            )


def _places(paths: Iterable[Path], wanted: Iterable[Path], verb: str) -> dict[Path, Path]:
    """Where what becomes of each path goes; a usage error where two would be one, or something is
    there already.
    """
    places = dict(zip(paths, wanted, strict=True))
    for place in places.values():
        if list(places.values()).count(place) > 1:
            shown = upkeep.shown(place)
            raise click.UsageError(
                f"Two of them would be {shown}. {verb.capitalize()} one by one, with --output DIR."
            )
        if place.exists():
            shown = upkeep.shown(place)
            raise click.UsageError(
                f"{shown} exists already, and {verb} never overwrites a file. Remove it, or choose --output DIR."
            )
    return places


def _name(path: Path, form: str) -> Path:
    """What the locked file of a path is called; a PDF of a workspace has its packet's folder before
    it.
    """
    if path.is_dir():
        name = path.resolve().name
        return Path(f"{name}-locked.html" if form == "page" else f"{name}.zip.age")
    whole = path.resolve()
    root = next(
        (folder for folder in whole.parents if selection.is_workspace(folder)), whole.parent
    )
    return Path(*whole.relative_to(root).parts[1:-1], f"{path.stem}-locked.pdf")


def _locked(path: Path, form: str, secret: str) -> bytes:
    """The bytes of what becomes of a path."""
    from secondround.privacy.encryption import locked, locked_page

    if not path.is_dir():
        return _told(path, partial(locked.pdf, files.read(path, largest=LARGEST), secret))
    site = locked.files(path)
    if locked_page.HOME not in site:
        raise locked.Refused(
            f"{path} holds no index.html, so it is not a site. To lock PDFs, name each file."
        )
    return locked_page.page(site, secret) if form == "page" else locked.archive(site, secret)


def _told(path: Path, work: Callable[[], T]) -> T:
    """What the work gives; a refusal names the path."""
    from secondround.privacy.encryption import Refused

    try:
        return work()
    except Refused as refused:
        raise Refused(f"{path}: {refused}") from None


def _given(*, ask: bool, file: Path | None, check: Callable[[str], str], again: bool) -> str | None:
    """The passphrase of a person, None where there is none; what is typed is checked before it is
    asked for again.
    """
    if ask and file:
        raise click.UsageError("Either --ask or --passphrase-file, not both.")
    if ask:
        return _asked(check, again=again)
    if file:
        return _text(file)
    return os.environ.get(VARIABLE)


def _asked(check: Callable[[str], str], *, again: bool) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter(
            "error", getpass.GetPassWarning
        )  # it would be read, and shown, from somewhere else
        try:
            said: str = click.prompt(
                "Passphrase",
                hide_input=True,
                confirmation_prompt=again,
                default="",
                show_default=False,
                value_proc=check,
            )
        except getpass.GetPassWarning:
            raise click.UsageError(
                f"There is no terminal to ask on: use --passphrase-file FILE or ${VARIABLE}."
            ) from None
    return said


def _text(file: Path) -> str:
    try:
        return files.given(file)
    except files.FileRefusedError as error:
        raise click.UsageError(f"{file}: {error.strerror}; {error.hint}.") from None


@command(
    "secondround unlock locked/harbor/packet-locked.pdf --ask",
    "secondround unlock locked/site.zip.age --output opened",
)
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    metavar="FILE...",
)
@_passphrase_options
@options.output("Where the opened files go; else the current folder.")
def unlock(
    *, paths: tuple[Path, ...], ask: bool, passphrase_file: Path | None, output: Path | None
) -> None:
    """Open locked PDFs and archives. A locked page opens in a browser.

    The passphrase is asked for, unless a file or $SECONDROUND_PASSPHRASE has it.
    """
    from secondround.privacy.encryption import locked

    folder = output or Path()
    try:
        for path in paths:
            _told(path, partial(_openable, path))
        places = _places(paths, [folder / _opened_name(path) for path in paths], "unlock")
        given = _given(ask=ask, file=passphrase_file, check=locked.said, again=False)
        secret = locked.said(_asked(locked.said, again=False) if given is None else given)
        opened = {
            place: _told(path, partial(_opened, path, secret)) for path, place in places.items()
        }
    except locked.Refused as refused:
        raise click.ClickException(f"{refused} Nothing was written.") from None
    _put(opened, folder)


def _openable(path: Path) -> None:
    """Refused where no passphrase would open the file here, before one is asked for."""
    from secondround.privacy.encryption import locked

    if path.suffix == ".html":
        raise locked.Refused("A locked page is opened in a browser, which asks for the passphrase.")
    if path.suffix != ".age":
        locked.shut_pdf(files.read(path, largest=LARGEST))


def _opened_name(path: Path) -> str:
    return path.stem if path.suffix == ".age" else f"{path.stem.removesuffix('-locked')}.pdf"


def _opened(path: Path, secret: str) -> bytes:
    from secondround.privacy.encryption import locked

    work = locked.unlocked_archive if path.suffix == ".age" else locked.unlocked_pdf
    return work(files.read(path, largest=LARGEST), secret)
