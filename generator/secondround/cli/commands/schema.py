"""`schema` and `completion`: what the program can say about itself, for editors and shells.

In: a name. Out: a JSON Schema, or a script. Neither needs a workspace.
"""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import get_completion_class

from secondround.app import selection, upkeep
from secondround.cli import options
from secondround.cli.group import app, command
from secondround.cli.output import upkeep_text
from secondround.system import resources, typed
from secondround.text import capital, did_you_mean, nearest

SHELLS = ("bash", "zsh", "fish")
ENDING = ".schema.json"


@command(
    "secondround schema record",
    "secondround schema --text story",
    "secondround schema",
    "secondround schema --check",
    "secondround schema --output ~/schemas",
)
@click.argument("name", required=False)
@click.option(
    "--text",
    "in_words",
    is_flag=True,
    help="Print the fields in words, for reading: of all files, or of NAME, such as story, session "
    "or interviewer.",
)
@click.option(
    "--check",
    is_flag=True,
    help="Only list the files that are out of date; exit code 1 if any is.",
)
@options.force("Overwrite files even if the program did not make them.")
@options.output("Write all of them into DIR. Default: schema in the workspace.")
@options.workspace
def schema(  # noqa: PLR0913 - each is an option of its own
    name: str | None,
    output: Path | None,
    workspace: Path | None,
    *,
    in_words: bool,
    check: bool,
    force: bool,
) -> None:
    """Write the JSON Schemas that an editor uses to complete and check YAML.

    `init` puts them into a workspace; `secondround schema` renews them after an upgrade. With NAME
    (record, candidate, library, comments, pseudonyms or plan), that schema is printed instead.
    """
    if in_words:
        click.echo(_in_words(name))
        return
    texts = _texts()
    if name is not None:
        click.echo(_named(name, texts), nl=False)
        return
    if output:
        folder, again = output, typed.command("secondround", "schema", "--output", output)
    else:
        root = selection.workspace(workspace)
        folder, again = root / "schema", selection.order(root, "schema")
    wanted = {f"{schema}{ENDING}": text for schema, text in texts.items()}
    inside = folder if output else folder.parent
    files = upkeep.Upkeep(folder, wanted, folder, inside, wanted if force else ())
    difference = upkeep.difference(files)
    if not check:
        upkeep.write(files, difference.stale)
    upkeep_text.show(files, difference, check=check, again=again)


def _in_words(name: str | None) -> str:
    """The fields of one model, or of all."""
    from secondround.cli.output import fields_text  # noqa: PLC0415 (as above)
    from secondround.records import field_list  # noqa: PLC0415 (as above)

    lists = field_list.field_lists()
    if name is None:
        return fields_text.render(lists)
    wanted = name.lower().replace("-", " ")
    found = [each for each in lists if wanted in {each.name, each.also}]
    if not found:
        names = [each.name for each in lists]
        hint = capital(did_you_mean(nearest(wanted, names))) or selection.there(names)
        raise click.UsageError(f"No file has a `{name}`. {hint}")
    return fields_text.render(found)


def _texts() -> dict[str, str]:
    """All schemas by name: those of what people write from the models, that of the plan from its
    file.
    """
    from secondround.records import schema as models  # noqa: PLC0415 (heavy, and help needs none)

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
    """Print the completion script for your shell.

    It completes commands, options, and the names of packets, candidates and stories.
    """
    script = get_completion_class(shell)
    if script is None:
        raise click.UsageError(f"Completion does not work in {shell}.")
    click.echo(script(app, {}, "secondround", "_SECONDROUND_COMPLETE").source())
