"""`schema` and `completion`: what the program can say about itself, for editors and shells.

In: a name. Out: a JSON Schema, or a script. Neither needs a workspace.
"""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from secondround.cli.commands import app, command

SHELLS = ("bash", "zsh", "fish")


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
