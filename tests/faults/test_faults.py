"""A sample of the sweep over kills and full disks; `sweep.py` beside it tries them all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.faults.sweep import COMMANDS, sweep
from tests.printing import no_child_stays, one_child  # noqa: F401 (fixtures)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("strace"), reason="needs strace"),
]


@pytest.mark.parametrize(
    ("name", "kills", "fulls"),
    [
        ("new", ("mkdir", "rename", "unlink", "rmdir"), ("write",)),
        ("init", ("rename",), ("fsync",)),
        ("import", ("rename", "unlink", "fsync"), ("write", "rename")),
        ("init-from", ("rename",), ("write",)),
        ("pdf", ("rename",), ("write",)),
        ("site", ("renameat2", "unlink"), ("sendfile",)),
    ],
)
def test_what_is_stopped_anywhere_is_old_or_new_and_goes_on(
    name: str, kills: tuple[str, ...], fulls: tuple[str, ...], tmp_path: Path
) -> None:
    """Outputs are the old ones or the new ones, nothing private is left about, the next run
    completes and clears.
    """
    tried, broken = sweep(COMMANDS[name], most=1, folder=tmp_path, kills=kills, fulls=fulls)
    assert tried
    assert broken == {}
