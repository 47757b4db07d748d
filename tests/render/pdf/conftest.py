"""One press for all the tests here, so that WeasyPrint is imported once."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.printing import no_child_stays, press  # noqa: F401 (fixtures)

from secondround.render.pdf.printer import Job, Press, Printed

Print = Callable[..., Printed]
InTwoChildren = Callable[..., list[list[bytes]]]

TITLE = "Harbor Logistics: Head of Operations"
HEADER = "Second interview, 24 November 2026"
EXAMPLE = Path(__file__).parents[3] / "packets" / "amara-okafor" / "harbor"


@pytest.fixture(scope="session")
def sample() -> str:
    """A packet as the templates write it, with names in many alphabets."""
    return (Path(__file__).parent / "sample.md").read_text()


@pytest.fixture(scope="session")
def printed(
    press: Press,  # noqa: F811 (a fixture)
    sample: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Print:
    """Prints the sample, or whatever a test changes of it. What was printed once is given again:
    the same input gives the same bytes, as a test with a press of its own proves.
    """
    base = tmp_path_factory.mktemp("packet")
    job = Job(markdown=sample, title=TITLE, header=HEADER, base=base)

    @functools.cache
    def print_(job: Job) -> Printed:
        return press.print(job).result()

    def run(markdown: str = sample, **changes: Any) -> Printed:
        return print_(replace(job, markdown=markdown, **changes))

    return run


@pytest.fixture(scope="session")
def example(printed: Print) -> Print:
    """Prints the example's packet, as it is committed."""
    return functools.partial(printed, (EXAMPLE / "index.md").read_text("utf-8"), base=EXAMPLE)


@pytest.fixture
def in_two_children(tmp_path: Path) -> InTwoChildren:
    """Runs a program twice, the second time with what the first has kept beside its bytecode: the
    first line of what each says, and the rest.
    """

    def run(program: str, *words: str | Path) -> list[list[bytes]]:
        settings = {"PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}
        command = [sys.executable, "-c", program, *words]
        said = []
        for _ in ("the first", "a later one"):
            done = subprocess.run(
                command, env=os.environ | settings, capture_output=True, check=True
            )
            said.append(done.stdout.split(b"\n", 1))
        return said

    return run
