"""Writes the manual's reference and the fields in `skills/` from the program itself.

In: the models, the commands and what they really print of the example, the table of problems with
its pages, MODEL.md. Out: Markdown. With --check nothing is written, and the exit code says whether
a page is out of date.
"""

from __future__ import annotations

import inspect
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any, Final

import click
from click.testing import CliRunner

from secondround.cli.group import COMMANDS, app
from secondround.problems import CODES, page
from secondround.problems.codes import Stage
from secondround.records import field_list

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "manual" / "reference"
SKILL = ROOT / "skills" / "secondround" / "SKILL.md"
MARK = "<!-- From here on, `make docs` writes this page. -->\n"
MADE = "<!-- Made by `make docs` from the program itself. -->\n"
HOME = "/home/you/my-interviews"
DAY = ("--today", "2026-11-22")

FIELDS: Final = """\
What may be left out is marked with its default, or with nothing. *Reach* says how far a field
goes: to the coach, to the candidate, onto the table before the interviewer (`carry`), or to
everybody (`public`). In a terminal, `secondround schema --text session` says the same of one kind
of entry."""
SHOWN: Final = "What stands below a command was printed by it in the example (`init --example`)."
SHAPES: Final = """\
`--format json` prints one JSON document and nothing else on standard output. New keys may come;
those here stay. Of a list, the shape of its entries is shown. The plan has a schema besides,
`schema/plan.schema.json`."""
OUTPUT: Final[dict[str, tuple[str, ...]]] = {
    "init": ("init", "my-interviews"),
    "new": ("new", "fennmoor-works", "--candidate", "amara-okafor"),
    "check": ("check",),
    "next": ("next", "harbor", *DAY),
    "plan": ("plan", "harbor"),
    "markdown": ("markdown",),
    "phone": ("phone", "harbor"),
    "calendar": ("calendar", "harbor"),
    "thanks": ("thanks", "harbor"),
    "overview": ("overview", *DAY),
    "schema": ("schema", "--text", "fact"),
}
"""What is run in the example to show what a command prints."""
JSON: Final[dict[str, tuple[str, ...]]] = {
    "check, build, pdf, phone, calendar, thanks, doctor and guard": ("check", "--workspace", "bad"),
    "next": ("next", *DAY),
    "plan": ("plan", "harbor"),
    "overview": ("overview", *DAY),
}
"""Whose JSON has which shape, and what is run to see it."""
STAGES: Final = {
    Stage.READING: "Reading the files",
    Stage.CHECKING: "Checking what they say",
    Stage.PLANNING: "Planning a round",
    Stage.BUILDING: "Building the site",
    Stage.PRINTING: "Printing",
    Stage.PUBLISHING: "Keeping private things private",
    Stage.MACHINE: "The machine itself",
}
BAD = {
    "mkdocs.yml": "site_name: Interviews\n",
    "packets/candidate.yml": "name: Ana\n",
    "packets/harbor/interview.yml": (
        "company:\n  name: Harbor\nrole:\n  title: Lead\nrounds:\n"
        '  - name: Second interview\n    date: 2026-11-24\n    sessions:\n      - at: "09:30"\n'
        "        minuts: 45\n"
    ),
}
"""A workspace with one mistake."""


def fields() -> str:
    """Every field that a person can write."""
    lines = [
        "# Every field",
        "",
        MADE,
        FIELDS,
    ]
    for title, each in titled():
        lines += ["", f"## {title}", "", each.meaning]
        if each.short:
            lines += ["", f"May also be written as plain text, which is its `{each.short}`."]
        lines += ["", "| field | what it means | what it holds | if left out | reach | example |"]
        lines += ["| --- | --- | --- | --- | --- | --- |"]
        for field in each.fields:
            without = "*needed*" if field.needed else code(field.default)
            lines.append(
                row(
                    f"`{field.name}`",
                    escaped(field.meaning),
                    escaped(field.kind),
                    without,
                    field.reach,
                    code(field.example),
                )
            )
    return "\n".join(lines) + "\n"


def commands(said: Callable[..., str]) -> str:
    """Every command: what it does, its options, examples, and what it prints."""
    lines = [
        "# Every command",
        "",
        MADE,
        SHOWN,
    ]
    with click.Context(app) as context:
        for name in COMMANDS:
            command = app.get_command(context, name)
            if command is None:
                raise LookupError(name)
            lines += ["", *of_command(name, command, context)]
            if name in OUTPUT:
                shown = said(*OUTPUT[name])
                order = " ".join(("secondround", *OUTPUT[name]))
                lines += ["", "```text", f"$ {order}", *shown.splitlines(), "```"]
    return "\n".join(lines) + "\n"


def of_command(name: str, command: click.Command, above: click.Context) -> Iterator[str]:
    """One command, or a group with its commands."""
    yield f"## {name}"
    yield ""
    yield prose(command.help or "")
    context = click.Context(command, info_name=name, parent=above)
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            if found:
                yield ""
                yield from of_command(f"{name} {inner}", found, context)
    yield from options(command, context)
    if examples := getattr(command, "examples", ()):
        yield from ("", "```sh", *examples, "```")


def options(command: click.Command, context: click.Context) -> Iterator[str]:
    """The table of what can be typed after a command's name."""
    shown = []
    for given in command.get_params(context):
        if isinstance(given, click.Option) and given.hidden:
            continue
        if (record := described(given, context)) is not None:
            shown.append(record)
    if shown:
        yield from ("", "| what to type | what it means |", "| --- | --- |", *shown)


def described(given: click.Parameter, context: click.Context) -> str | None:
    """One option or argument as a row of the table."""
    if isinstance(given, click.Argument):
        needed = "needed" if given.required else "may be left out"
        return row(f"`{given.make_metavar(context)}`", needed)
    found = None if given.name == "help" else given.get_help_record(context)
    return row(f"`{found[0]}`", escaped(found[1])) if found else None


def problems(stage: Stage) -> str:
    """All problems of one stage, with their pages."""
    lines = [f"# {STAGES[stage]}", "", MADE]
    for each in CODES.values():
        if each.stage is stage:
            title, _, rest = page(each.id).partition("\n")
            lines += ["", f"## {each.id}", "", f"**{title.removeprefix('# ')}**"]
            lines.append(lowered(rest, 2).rstrip("\n"))
    return "\n".join(lines) + "\n"


def plan() -> str:
    """MODEL.md, with its links leading to where the files are."""
    text = (ROOT / "generator" / "secondround" / "plan" / "MODEL.md").read_text("utf-8")
    first, _, rest = text.partition("\n")
    return f"{first}\n\n{MADE}{rest}"


def shapes(said: Callable[..., str]) -> str:
    """What `--format json` gives, key by key."""
    lines = [
        "# JSON shapes",
        "",
        MADE,
        SHAPES,
    ]
    for names, order in JSON.items():
        found = json.loads(said(*order, "--format", "json"))
        lines += ["", f"## {names}", "", "```yaml", *outline(found), "```"]
    return "\n".join(lines) + "\n"


def outline(value: Any, indent: str = "") -> Iterator[str]:
    """The keys of a JSON value, each with the kind of what it holds."""
    if isinstance(value, list):
        yield f"{indent}# a list of:"
        yield from outline(merged(value), indent)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, dict | list) and inner:
                yield f"{indent}{key}:"
                yield from outline(inner, indent + "  ")
            else:
                yield f"{indent}{key}: {kind(inner)}"
    else:
        yield f"{indent}{kind(value)}"


def merged(values: list[Any]) -> Any:
    """One entry with the keys of all of a list."""
    if not all(isinstance(value, dict) for value in values):
        return values[0] if values else None
    whole: dict[str, Any] = {}
    for value in values:
        for key, inner in value.items():
            if not whole.get(key):
                whole[key] = inner
    return whole


def kind(value: Any) -> str:
    """What a single JSON value is, in words."""
    if value is None:
        return "text or null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "number"
    return "list" if isinstance(value, list) else "map" if isinstance(value, dict) else "text"


def prose(text: str) -> str:
    """A command's help as paragraphs, with the lines that it keeps apart as code."""
    return "\n\n".join(map(_paragraph, inspect.cleandoc(text).split("\n\n")))


def _paragraph(text: str) -> str:
    kept = text.removeprefix("\b\n")
    return " ".join(text.split()) if kept == text else f"```yaml\n{kept}\n```"


def lowered(text: str, by: int) -> str:
    """Markdown with its headings that many levels lower, outside of code."""
    lines, in_code = [], False
    for line in text.split("\n"):
        in_code ^= line.startswith("```")
        lines.append("#" * by + line if line.startswith("#") and not in_code else line)
    return "\n".join(lines)


def row(*cells: str) -> str:
    """A row of a table."""
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """Text that stays in its cell, and shows no tag as one."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def code(text: str) -> str:
    """Text as code in a cell; nothing for none."""
    return f"`{text}`".replace("|", "\\|") if text else ""


def in_example(folder: Path) -> Callable[..., str]:
    """Runs a command in the example, and gives what it printed."""
    runner = CliRunner()

    def said(*words: str) -> str:
        with chdir(folder if words[0] == "init" else folder / "example"):
            done = runner.invoke(app, list(words), prog_name="secondround")
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        text = done.output.replace(str(folder.resolve() / "my-interviews"), HOME)
        return re.sub(r" +$", "", text, flags=re.MULTILINE).strip("\n")

    made = runner.invoke(app, ["init", str(folder / "example"), "--example"])
    if made.exit_code:
        raise RuntimeError(made.output)
    for place, text in BAD.items():
        path = folder / "example" / "bad" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return said


def skill() -> str:
    """The page for assistants, whose opening is written by hand: each field in a line."""
    head, mark, _ = SKILL.read_text("utf-8").partition(MARK)
    if not mark:
        raise SystemExit(f"{SKILL} has lost the line {MARK.strip()}")
    lines = [head + mark, "## Every field", ""]
    lines.append("`*` marks what is needed. `secondround schema record` prints the whole schema.")
    for title, each in titled():
        short = f" Plain text stands for its `{each.short}`." if each.short else ""
        lines += ["", f"### {title}", "", f"{each.meaning}{short}", ""]
        for field in each.fields:
            needed = "*" if field.needed else ""
            lines.append(f"- `{field.name}`{needed} ({field.kind}): {field.meaning}")
    return "\n".join(lines) + "\n"


def titled() -> Iterator[tuple[str, field_list.FieldList]]:
    """All models with their titles, no title twice."""
    titles: list[str] = []
    for each in field_list.field_lists():
        again = " of the library" if each.name in titles else ""
        titles.append(each.name)
        yield f"{each.name.capitalize()}{again}", each


def pages() -> dict[Path, str]:
    """Every page that is made, by its place."""
    os.environ["COLUMNS"] = "100"
    with tempfile.TemporaryDirectory() as folder:
        said = in_example(Path(folder))
        made = {
            FOLDER / "fields.md": fields(),
            FOLDER / "json.md": shapes(said),
            FOLDER / "commands.md": commands(said),
            FOLDER / "plan-model.md": plan(),
            SKILL: skill(),
        }
    for stage in STAGES:
        made[FOLDER / f"problems-{stage.value}.md"] = problems(stage)
    return made


def stale(made: dict[Path, str]) -> Iterable[Path]:
    """The pages that are not as they should be."""
    for path, text in made.items():
        if not path.is_file() or path.read_text("utf-8") != text:
            yield path


def main() -> None:
    """Write the pages, or with --check only say which are out of date."""
    made = pages()
    old = list(stale(made))
    if "--check" in sys.argv and old:
        names = ", ".join(str(path.relative_to(ROOT)) for path in old)
        raise SystemExit(f"{names}: out of date. Run `make docs`")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in old:
        path.write_text(made[path], "utf-8")


if __name__ == "__main__":
    main()
