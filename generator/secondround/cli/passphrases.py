"""Where a passphrase comes from: a prompt, a file or the environment.

In: what was typed. Out: the passphrase, or None where nobody gave one. It is never taken from an
argument, which others on the machine can read.
"""

from __future__ import annotations

import getpass
import os
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from secondround.system import files

VARIABLE = "SECONDROUND_PASSPHRASE"


def options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options `--ask` and `--passphrase-file`."""
    ask = click.option(
        "--ask", is_flag=True, help=f"Ask for the passphrase instead of using ${VARIABLE}."
    )
    file = click.option(
        "--passphrase-file",
        type=click.Path(dir_okay=False, exists=True, path_type=Path),
        metavar="FILE",
        help="Read the passphrase from FILE.",
    )
    return ask(file(function))


def given(*, ask: bool, file: Path | None, check: Callable[[str], str], twice: bool) -> str | None:
    """The passphrase that a person gives; None where there is none.

    check: returns what was typed, or raises; it runs before the passphrase is asked for `twice`.
    """
    if ask and file:
        raise click.UsageError("Use either --ask or --passphrase-file, not both.")
    if ask:
        return asked(check, twice=twice)
    if file:
        return check(_text(file))
    from_environment = os.environ.get(VARIABLE)
    return None if from_environment is None else check(from_environment)


def asked(check: Callable[[str], str], *, twice: bool) -> str:
    """What is typed at the prompt; a usage error where there is no terminal."""
    with warnings.catch_warnings():
        # Without a terminal getpass would read, and show, the passphrase from somewhere else.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            typed: str = click.prompt(
                "Passphrase",
                hide_input=True,
                confirmation_prompt=twice,
                default="",
                show_default=False,
                value_proc=check,
            )
        except getpass.GetPassWarning:
            raise click.UsageError(
                f"There is no terminal to ask on. Use --passphrase-file FILE or ${VARIABLE}."
            ) from None
    return typed


def _text(file: Path) -> str:
    try:
        return files.given(file)
    except files.FileRefusedError as error:
        raise click.UsageError(f"{file}: {error.strerror}; {error.hint}.") from None
