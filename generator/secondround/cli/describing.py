"""`schema` and `completion`: what the program can say about itself, for editors and shells.

In: a name. Out: a JSON Schema, or a script. Neither needs a workspace.
"""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from secondround import shipped
from secondround.cli import options
from secondround.cli.commands import app, command

SHELLS = ("bash", "zsh", "fish")
ENDING = ".schema.json"


@command(
    "secondround schema record", "secondround schema --output schema", "secondround schema --check --output schema"
)
@click.argument("name", required=False)
@click.option(
    "--check", is_flag=True, help="Write nothing; name the files in DIR that are out of date, with exit code 1."
)
@options.output("Write the schemas into DIR instead of printing one.")
def schema(name: str | None, output: Path | None, *, check: bool) -> None:
    """Print the JSON Schema NAME: record, candidate, library or plan. Or write them all to a folder.

    An editor that knows YAML completes and checks with them; `init` puts them into a workspace.
    """
    if name is not None and output is None and not check:
        click.echo(_named(name), nl=False)
        return
    raise click.UsageError("Name a schema to print, or say where to write them all: --output DIR.")


def _named(name: str) -> str:
    found = {path.name.removesuffix(ENDING): path for path in shipped.folder("schema").glob(f"*{ENDING}")}
    if name not in found:
        near = get_close_matches(name, found, n=1)
        hint = f"Did you mean `{near[0]}`?" if near else f"There is {', '.join(sorted(found))}."
        raise click.UsageError(f"There is no schema `{name}`. {hint}")
    return found[name].read_text("utf-8")


@command(
    "secondround completion bash >> ~/.bashrc",
    "secondround completion fish > ~/.config/fish/completions/secondround.fish",
)
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the script that completes commands, options and the names of packets in your shell."""
    script = get_completion_class(shell)
    if script is None:
        raise click.UsageError(f"{shell} cannot be completed.")
    click.echo(script(app, {}, "secondround", "_SECONDROUND_COMPLETE").source())
