"""No verdict hangs on how fast or how busy a machine is: limits, in processor time or by the
clock, are only for what never ends.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.limits import processor_seconds

ROOT = Path(__file__).parents[2]
SHORT = 600  # seconds by the clock: a busy machine may well be so late
NETWORK = {"tests/cli/test_install.py"}  # how long the package index may take before a skip
LIMIT = re.compile(r"(?:timeout|PATIENCE)(?:: Final)?\s*[=(]\s*(\d[\d_]*)")
OF_WORK = re.compile(r"RLIMIT_CPU, \(\d|\b(?:process_time|perf_counter|monotonic)\(\) - \w+ [<>]")


def test_a_limit_on_processor_time_is_kept() -> None:
    """A test that works without end is failed by its own limit."""
    with pytest.raises(pytest.fail.Exception, match="processor time"), processor_seconds(0.1):
        _work_without_end()


def _work_without_end() -> None:
    while True:
        pass


def test_no_limit_by_the_clock_is_short() -> None:
    """Where a wait has an end by the clock, that is many minutes off."""
    found = []
    for path in sorted((*ROOT.glob("generator/**/*.py"), *ROOT.glob("tests/**/*.py"))):
        name = path.relative_to(ROOT).as_posix()
        if name in NETWORK or path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            limit = LIMIT.search(line)
            if limit and 0 < int(limit[1].replace("_", "")) < SHORT:
                found.append(f"{name}:{number}: {line.strip()}")
    assert found == []


def test_no_limit_on_work_is_a_tests_own() -> None:
    """What a test may work is `limits.WITHOUT_END`, and no number of its own."""
    found = []
    for path in sorted(ROOT.glob("tests/**/*.py")):
        if path != Path(__file__):
            lines = filter(OF_WORK.search, path.read_text("utf-8").splitlines())
            found += [f"{path.relative_to(ROOT)}: {line.strip()}" for line in lines]
    assert found == []
