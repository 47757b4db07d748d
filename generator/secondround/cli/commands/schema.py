"""`schema` and `completion`: what the program can say about itself, for editors and shells.

In: a name. Out: a JSON Schema, or a script. Neither needs a workspace.
"""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import get_completion_class

from secondround.app import selection
from secondround.cli import options
from secondround.cli.group import app, command
from secondround.cli.output import upkeep
from secondround.system import resources, typed
from secondround.text import capital, did_you_mean, nearest

SHELLS = ("bash", "zsh", "fish")
ENDING = ".schema.json"


@command(
    "secondround schema record",
    "secondround schema",
    "secondround schema --check",
    "secondround schema --output ~/schemas",
)
@click.argument("name", required=False)
@click.option(
    "--check",
    is_flag=True,
    help="Write nothing; name the files that are out of date, with exit code 1.",
)
@options.force("Also overwrite files that the program did not make.")
@options.output("Where all of them are written; else schema in the workspace.")
@options.workspace
def schema(
    name: str | None, output: Path | None, workspace: Path | None, *, check: bool, force: bool
) -> None:
    """Print the JSON Schema NAME: record, candidate, library, comments, pseudonyms or plan. Without
    one, write all.

    An editor that knows YAML completes and checks with them. `init` puts them into a workspace;
    after an upgrade of the program, `secondround schema` renews them there.
    """
    texts = _texts()
    if name is not None:
        click.echo(_named(name, texts), nl=False)
        return
    if output:
        folder, again = output, typed.command("secondround", "schema", "--output", output)
    else:
        root = selection.workspace(workspace)
        folder, again = root / "schema", selection.order(root, "schema")
    wanted = {f"{one}{ENDING}": text for one, text in texts.items()}
    inside = folder if output else folder.parent
    upkeep.put(
        wanted, folder, check=check, again=again, inside=inside, over=wanted if force else ()
    )


def _texts() -> dict[str, str]:
    """All schemas by name: those of what people write from the models, that of the plan from its
    file.
    """
    from secondround.records import schema as models  # noqa: PLC0415 the models are heavy, and help needs none

    plan = resources.folder("schema") / f"plan{ENDING}"
    return models.texts() | {"plan": plan.read_text("utf-8")}


def _named(name: str, texts: dict[str, str]) -> str:
    if name in texts:
        return texts[name]
    hint = capital(did_you_mean(nearest(name, texts))) or selection.there(sorted(texts))
    raise click.UsageError(f"There is no schema `{name}`. {hint}")


@command(
    "secondround completion bash >> ~/.bashrc",
    "secondround completion fish > ~/.config/fish/completions/secondround.fish",
)
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the script that completes commands, options and the names of packets in your shell."""
    script = get_completion_class(shell)
    if script is None:
        raise click.UsageError(f"Completion does not work in {shell}.")
    click.echo(script(app, {}, "secondround", "_SECONDROUND_COMPLETE").source())
