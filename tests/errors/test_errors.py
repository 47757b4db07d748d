"""One folder for each code: a small workspace, and the exact text that `secondround check` shows
for it.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from secondround.app import between_clients, leak_check, pipeline
from secondround.cli.output import report
from secondround.problems import as_text
from secondround.vocabulary import Edition

HERE = Path(__file__).parent
FOLDERS = sorted(folder.name for folder in HERE.iterdir() if (folder / "expected.txt").exists())


def shown(root: Path) -> str:
    asked = root / "edition"
    if asked.exists():  # what is found in the finished pages alone
        return "\n\n".join(leaks(root, Edition.labelled(asked.read_text("utf-8").strip()))) + "\n"
    made = pipeline.make(root, None, edition=None)
    between, lines = between_clients.problems(root, made)
    found = sorted((*made.problems, *between))
    return "\n\n".join(report.blocks(found, {**made.lines, **lines})) + "\n"


def leaks(root: Path, edition: Edition) -> list[str]:
    made = pipeline.make(root, None, edition=edition)
    files = [
        (PurePosixPath(page.place, "index.md"), str(page.text).encode()) for page in made.pages
    ]
    more = root / "finished"  # files beside the pages, by their place
    files += [
        (PurePosixPath(path.relative_to(more)), path.read_bytes())
        for path in sorted(more.glob("*/*.pdf"))
    ]
    output = leak_check.Output(root, edition, made.contents)
    return [
        as_text(one, ()) for one in leak_check.problems(output, leak_check.search(output), files)
    ]


@pytest.mark.parametrize("code", FOLDERS)
def test_text(code: str, request: pytest.FixtureRequest) -> None:
    """The text that a person sees is exactly the expected one, and it is about the folder's
    code.
    """
    expected = HERE / code / "expected.txt"
    found = shown(HERE / code)
    if request.config.getoption("--update-golden"):
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")
    assert f" {code}: " in found
