"""One press for all the tests here, so that WeasyPrint is imported once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from secondround.render.pdf.printer import Job, Press, Printed

Print = Callable[..., Printed]


@pytest.fixture(scope="session")
def press() -> Iterator[Press]:
    with Press(workers=1) as press:
        yield press


@pytest.fixture(scope="session")
def sample() -> str:
    """A packet as the templates write it, with names in many alphabets."""
    return (Path(__file__).parent / "sample.md").read_text()


@pytest.fixture
def printed(press: Press, sample: str, tmp_path: Path) -> Print:
    """Prints the sample, or whatever a test changes of it."""
    job = Job(
        markdown=sample,
        title="Harbor Logistics: Head of Operations",
        header="Second interview, 24 November 2026",
        base=tmp_path,
    )

    def run(markdown: str | None = None, **changes: Any) -> Printed:
        changed = (
            replace(job, **changes)
            if markdown is None
            else replace(job, markdown=markdown, **changes)
        )
        return press.print(changed).result()

    return run
