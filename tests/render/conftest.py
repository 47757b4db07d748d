"""The example's own site, built once for all tests that open it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.render.site.serving import served

from secondround.cli.group import app
from secondround.render import phone

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With all that a packet can hold, but for the PDFs; nobody writes into it."""
    made = tmp_path_factory.mktemp("example") / "site"
    command = ["build", "--no-pdf", "--workspace", str(ROOT), "--output", str(made)]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 0, done.output
    assert phone.SHARED not in done.output
    return made


@pytest.fixture(scope="session")
def example(example_site: Path) -> Iterator[str]:
    """Where it is served."""
    with served(example_site) as address:
        yield address
