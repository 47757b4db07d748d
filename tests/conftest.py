"""What every test may use: the golden option, and two Hypothesis profiles.

`steady` draws the same on every run. `explore` (`make explore`) draws anew each time, and more
where a test names no number of its own.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)
settings.register_profile(
    "explore",
    derandomize=False,
    deadline=None,
    max_examples=1000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")


os.environ["SECONDROUND_TRUST"] = (
    "1"  # workspaces of tests may bring templates; those about trust say otherwise
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite expected texts; read the diff"
    )
