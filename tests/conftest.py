"""What every test may use: the golden option, a limit on processor time, two Hypothesis profiles,
a workspace, a command.

`steady` draws the same on every run. `explore` (`make explore`) draws anew each time, and more
where a test names no number of its own.
"""

from __future__ import annotations

import functools
import gc
import os
import shutil
import signal
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings
from tests.limits import WITHOUT_END, processor_seconds

from secondround.app import diagnostics
from secondround.cli.group import app
from secondround.privacy.encryption import locked_page
from secondround.system.resources import folder

from .browsers import browser  # noqa: F401 (a fixture)
from .firefox import firefox  # noqa: F401 (likewise)
from .workspaces import RunIn, WritePackets

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

# Started in the background or under nohup, the tests ignore Ctrl-C and the end of the terminal, and
# so would every command that they start and end by these.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

# Where the environment keeps Python from keeping what it has compiled, every command that a test
# starts would compile the whole program again: a third of the time that a short one takes.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Coverage watches the workers that run the tests, and not the programs that these start: many are
# killed, which leaves half a report, and what they do is also tested in the workers.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)

os.environ["SECONDROUND_TRUST"] = (
    "1"  # workspaces of tests may bring templates; those about trust say otherwise
)

HEAVIEST = (
    "cli/test_install.py",
    "privacy/test_outputs.py",
    "privacy/test_every_form.py",
    "render/pdf/test_stress.py",
    "render/site/test_browser.py",
    "faults/test_faults.py",
    "cli/test_building.py",
    "render/pdf/test_reading.py",
    "render/phone/test_browser.py",
    "plan/test_best.py",
    "render/pdf/test_forms.py",
    "render/pdf/test_fields.py",
    "cli/test_bad_imports.py",
    "system/test_streams.py",
    "cli/test_orders.py",
    "privacy/test_commands.py",
    "cli/test_candidate.py",
    "cli/test_first_packet.py",
    "cli/test_faults_apart.py",
    "cli/test_serving.py",
    "imports/test_bad_input.py",
    "render/site/test_phone.py",
    "render/site/test_drawn.py",
)
"""Modules by the time they take, the longest first. Only the order of the tests depends on it: one
worker begins with these, and so makes what each of them shares only once.
"""


LOOKED_AT = {name: functools.cache(getattr(diagnostics, name)) for name in ("pango", "solver")}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite expected texts; read the diff"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where workers share the tests, the heaviest modules come first: what is left at the end is
    short, and no worker waits for another.
    """
    if hasattr(config, "workerinput"):
        ranks = {Path(__file__).parent / name: rank for rank, name in enumerate(HEAVIEST)}
        items.sort(key=lambda item: ranks.get(item.path, len(ranks)))


def pytest_collection_finish() -> None:
    """What was collected stays to the end: Python's search for garbage passes it over from here."""
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """A test marked `ends` fails when this process works on it without end."""
    if item.get_closest_marker("ends") is None:
        return (yield)
    with processor_seconds(WITHOUT_END):
        return (yield)


@pytest.fixture(scope="session", autouse=True)
def settings_of_our_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program notes in a person's settings stays out of those of whoever runs the
    tests; and it does not wait for the disk, since no test needs its files after a power failure.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", lambda _: None)
        patched.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("settings")))
        yield


@pytest.fixture
def looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `doctor` starts a process for is looked at once for all tests that ask for this."""
    for name, look in LOOKED_AT.items():
        monkeypatch.setattr(diagnostics, name, look)


@pytest.fixture
def few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key of a locked page is made at once, where its hardness is not what is tested."""
    monkeypatch.setattr(locked_page, "ROUNDS", 1)


@pytest.fixture
def write_packets(tmp_path: Path) -> WritePackets:
    """Writes files below packets/ and gives the workspace's folder; a file without text is
    removed.
    """

    def write(files: Mapping[str, str]) -> Path:
        root = tmp_path / "coach"
        for name, text in files.items():
            path = root / "packets" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text:
                path.write_text(text, "utf-8")
            else:
                path.unlink()
        shutil.copy(folder("templates") / "scaffold" / "mkdocs.yml", root)
        return root

    return write


@pytest.fixture
def run_in(monkeypatch: pytest.MonkeyPatch) -> RunIn:
    """Runs a command in this process, in the folder `cwd`."""

    def run(*args: str, cwd: Path) -> Result:
        monkeypatch.chdir(cwd)
        result = CliRunner().invoke(app, args, prog_name="secondround")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run
