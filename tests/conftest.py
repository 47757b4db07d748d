"""What every test may use: the golden option, a limit on processor time, two Hypothesis profiles.

`steady` draws the same on every run. `explore` (`make explore`) draws anew each time, and more
where a test names no number of its own.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from tests.limits import processor_seconds

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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """A test marked `processor_seconds` fails when this process has worked for so long on it."""
    limit = item.get_closest_marker("processor_seconds")
    if limit is None:
        return (yield)
    with processor_seconds(*limit.args):
        return (yield)
