"""Writes the lower part of docs/architecture.md from the modules' own docstrings.

In: the import contract's rooms, and every module below generator/secondround. Out: the page, whose
opening, written by hand, stays. With --check nothing is written, and the exit code says whether the
page is out of date.
"""

from __future__ import annotations

import ast
import inspect
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "generator" / "secondround"
PAGE = ROOT / "docs" / "architecture.md"
MARK = "<!-- From here on, `make architecture` writes this page. -->\n"


def docstring(module: Path) -> str:
    """What a module says about itself; a module without a word fails."""
    found = ast.get_docstring(ast.parse(module.read_text("utf-8")))
    if not found:
        raise SystemExit(f"{module} has no docstring")
    return inspect.cleandoc(found).replace("``", "`")


def opening(text: str) -> str:
    """The first paragraph, on one line."""
    return " ".join(text.split("\n\n", 1)[0].split())


def rooms() -> list[str]:
    """The rooms from the ground up, as the import contract has them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    names = []
    for layer in reversed(layers):
        names += [name.strip() for name in layer.split("|")]
    return names


def room(name: str) -> str:
    """A room: what it is for, and a line for each of its modules."""
    folder = PROGRAM / name
    lines = [f"## `{name}`", "", docstring(folder / "__init__.py"), ""]
    for module in sorted(folder.rglob("*.py")):
        if module.name != "__init__.py":
            place = module.relative_to(folder).as_posix()
            address = module.relative_to(ROOT).as_posix()
            lines.append(f"- [{place}](../{address}): {opening(docstring(module))}")
    return "\n".join(lines) + "\n"


def page(now: str) -> str:
    """The page with its lower part made anew."""
    head, mark, _ = now.partition(MARK)
    if not mark:
        raise SystemExit(f"{PAGE} has lost the line {MARK.strip()}")
    return head + mark + "\n" + "\n".join(room(name) for name in rooms())


def main() -> None:
    """Write the page, or with --check only say whether it is as it should be."""
    now = PAGE.read_text("utf-8")
    made = page(now)
    if made == now:
        return
    if "--check" in sys.argv:
        raise SystemExit("docs/architecture.md is out of date: run `make architecture`")
    PAGE.write_text(made, "utf-8")


if __name__ == "__main__":
    main()
