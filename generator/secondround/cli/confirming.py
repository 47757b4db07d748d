"""A question that is answered with yes or no, asked again where an answer is neither.

In: a question. Out: whether the person agrees; click.Abort where they stop.
"""

from __future__ import annotations

from typing import Final

import click

from secondround.text import caseless

_ANSWERS: Final = {"y": True, "yes": True, "n": False, "no": False}


def agreed(question: str, *, default: bool = False, err: bool = False) -> bool:
    """Whether the person agrees; an empty line is the default."""
    shown = f"{question} [{'Y/n' if default else 'y/N'}]"
    while True:
        typed = click.prompt(shown, default="", show_default=False, err=err)
        said = caseless(typed.strip(" .!"))
        if not said or said in _ANSWERS:
            return _ANSWERS.get(said, default)
        click.echo("Please answer y or n.", err=err)
