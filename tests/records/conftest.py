"""Small workspaces for the tests of reading."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.factories import LEAST_CANDIDATE


@pytest.fixture
def workspace(tmp_path: Path) -> Callable[[dict[str, str | bytes]], Path]:
    """Writes files below packets/, beside a candidate, and gives the workspace's folder."""

    def write(files: dict[str, str | bytes]) -> Path:
        for name, content in ({"candidate.yml": LEAST_CANDIDATE} | files).items():
            path = tmp_path / "packets" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write
