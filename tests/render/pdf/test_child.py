"""The children: held to limits, gone with their parent, replaced when they die."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from secondround.render.pdf import worker
from secondround.render.pdf.printer import Job, Press, Printed
from secondround.system import process_limits

pytestmark = pytest.mark.slow

_ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /proc")
_LIMITED = "from secondround.system import process_limits; process_limits.hold();"


def _run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _LIMITED + program], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("program", "says"),
    [
        ("import socket; socket.create_connection(('127.0.0.1', 9))", "PermissionError"),
        ("import socket; socket.getaddrinfo('example.com', 80)", "PermissionError"),
        ("import subprocess; subprocess.run(['true'])", "PermissionError"),
        ("import os; os.system('true')", "PermissionError"),
        ("bytearray(3 << 30)", "MemoryError"),
        ("open('/dev/null', 'wb'); import os; os.fork() or os.abort()", ""),
    ],
)
def test_a_limited_process_cannot(program: str, says: str) -> None:
    """No connection, no look-up, no program, no memory beyond the limit; and no core file, whatever
    happens.
    """
    assert says in _run(program).stderr
    assert not list(Path.cwd().glob("core*"))


def test_nothing_large_is_written(tmp_path: Path) -> None:
    """A file stops at the limit."""
    target = tmp_path / "large"
    done = _run(f"open({str(target)!r}, 'wb').write(bytes(150_000_000))")
    assert done.returncode != 0
    assert target.stat().st_size <= 100_000_000


def test_a_child_loads_nothing_but_what_prints() -> None:
    """It starts for every command that prints, so it imports no records, no plan and no packet."""
    listed = "import secondround.render.pdf.worker, sys; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", listed], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "weasyprint" in loaded
    above = {"pydantic", "yaml", "highspy", "secondround.records", "secondround.render.markdown"}
    assert above.isdisjoint(loaded)


def test_what_makes_fonts_smaller_in_python_is_loaded_when_it_is_called() -> None:
    """HarfBuzz does that; without it, fontTools does as before."""
    program = """
import sys
from secondround.render.pdf import worker_late
worker_late.put_off()
from weasyprint.pdf import fonts
print("fontTools.otlLib" in sys.modules)
options = fonts.subset.Options(retain_gids=True)
print(options.retain_gids, type(fonts.subset.Subsetter(options)).__module__)
try:
    fonts.instantiateVariableFont(fonts.TTFont(), {})
except Exception as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [
        "False",
        "True fontTools.subset",
        "Missing required table fvar",
    ]


def _children(parent: int) -> list[int]:
    tasks = Path(f"/proc/{parent}/task").glob("*/children")
    return [int(number) for task in tasks for number in task.read_text().split()]


def _is_there(process: int) -> bool:
    state = Path(f"/proc/{process}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


@_ON_LINUX
def test_a_child_goes_with_its_parent(tmp_path: Path) -> None:
    """A parent that is killed in the middle of a print leaves no child behind."""
    program = (
        "import sys, pathlib; from secondround.render.pdf.printer import Job, Press, Printed; "
        "press = Press();"
        "press.print(Job('# T\\n\\n' + '- item\\n' * 50_000, 'T', 'H', pathlib.Path(sys.argv[1])));"
        "print('ready', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as parent:
        assert parent.stdout
        parent.stdout.readline()
        children = _children(parent.pid)
        assert children
        parent.kill()
    deadline = time.monotonic() + 50  # by itself it would print for a minute of processor time
    while any(map(_is_there, children)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(_is_there, children))


@_ON_LINUX
def test_a_child_that_dies_is_a_problem_and_is_replaced(tmp_path: Path) -> None:
    """Killed from outside: the job waiting for it says so, the next one prints."""
    before = set(_children(os.getpid()))
    with Press(workers=1) as press:
        (child,) = set(_children(os.getpid())) - before
        os.kill(child, signal.SIGKILL)
        first = press.print(Job("# T\n\nWords.\n", "T", "H", tmp_path)).result()
        second = press.print(Job("# T\n\nWords.\n", "T", "H", tmp_path)).result()
    (problem,) = first.problems
    assert problem.code == "not-printed"
    assert problem.message == "The printing process was ended by the system (SIGKILL)."
    assert second.problems == ()
    assert second.pdf.startswith(b"%PDF")


@_ON_LINUX
def test_a_child_that_is_kept_waiting_still_prints(tmp_path: Path) -> None:
    """A page has its seconds of processor time, however long a busy machine makes it wait for
    them.
    """
    before = set(_children(os.getpid()))
    with Press(workers=1, seconds=2) as press:
        (child,) = set(_children(os.getpid())) - before
        os.kill(child, signal.SIGSTOP)
        waiting = press.print(Job("# T\n\nWords.\n", "T", "H", tmp_path))
        time.sleep(3)
        os.kill(child, signal.SIGCONT)
        assert waiting.result().problems == ()
        assert waiting.result().made


@_ON_LINUX
def test_a_child_that_sleeps_for_ever_is_given_up(tmp_path: Path) -> None:
    """Where no processor time is used at all, a clock of minutes ends it, and the next page
    prints.
    """
    before = set(_children(os.getpid()))
    with Press(workers=1, patience=1) as press:
        (child,) = set(_children(os.getpid())) - before
        os.kill(child, signal.SIGSTOP)
        asleep = press.print(Job("# T\n\nWords.\n", "T", "H", tmp_path))
        (problem,) = asleep.result().problems
        assert problem.message == "Printing did not end within 1 second and was stopped."
    assert not _is_there(child)


def test_each_page_has_its_seconds() -> None:
    """Several pages that together take longer than the limit are all printed by one child."""
    program = (
        "import time; from secondround.system import process_limits\n"
        "for _ in range(4):\n"
        "    with process_limits.processor_time(1):\n"
        "        end = time.process_time() + 0.5\n"
        "        while time.process_time() < end: pass\n"
        "print('done')"
    )
    assert _run(program).stdout == "done\n"


def test_the_number_of_children_changes_nothing(tmp_path: Path) -> None:
    """One child or three print the same bytes in the order of the jobs, and each future holds its
    own page, whichever child printed it.
    """
    jobs = [Job(f"# Page {n}\n\nWords.\n", f"Page {n}", "H", tmp_path) for n in range(9)]
    made = []
    for workers in (1, 3):
        with Press(workers=workers) as press:
            futures = list(map(press.print, jobs))
            made.append([future.result().pdf for future in futures])
    assert made[0] == made[1]
    for number, printed in enumerate(made[0]):
        with pikepdf.open(BytesIO(printed)) as pdf:
            assert str(pdf.docinfo["/Title"]) == f"Page {number}"


def test_after_an_error_what_waits_is_given_up(tmp_path: Path) -> None:
    """Leaving the block by an exception cancels the jobs that have not begun."""
    futures: list[Future[Printed]] = []

    def leave() -> None:
        with Press(workers=1) as press:
            futures.extend(press.print(Job(f"# T{n}\n", "T", "H", tmp_path)) for n in range(6))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        leave()
    assert futures[-1].cancelled()


_INTERRUPTED = {
    "before it is entered": "Press(); raise KeyboardInterrupt",
    "while it is entered": "Press().__enter__(); raise KeyboardInterrupt",
    "while another child is hired": (
        "Interrupted = type('Interrupted', (list,), {'append': lambda *_: "
        "signal.raise_signal(signal.SIGINT)})\n"
        "with Press(workers=2) as press:\n"
        "    press._threads = Interrupted(press._threads)\n"
        "    for _ in range(5): press.print(Job('# T', 'T', 'H', pathlib.Path()))\n"
    ),
}


@pytest.mark.parametrize("program", _INTERRUPTED.values(), ids=_INTERRUPTED)
def test_an_interrupted_program_ends(program: str) -> None:
    """Ctrl-C at any moment of a press ends the program: nothing waits for a thread that nobody has
    told to stop.
    """
    head = "import pathlib, signal; from secondround.render.pdf.printer import Job, Press\n"
    done = subprocess.run(
        [sys.executable, "-c", head + program],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.rstrip().endswith("KeyboardInterrupt")
    assert done.returncode == -signal.SIGINT


def test_what_is_left_behind_is_cleared_away_when_it_is_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Before the next job, if there is one: what a child leaves at its end, the system frees."""
    counts = iter(((1, 0, 0), (1_000_000, 0, 0), (1, 0, 0)))
    done: list[str] = []

    def answer(_: dict[str, int]) -> tuple[bytes, int, list[object]]:
        done.append("job")
        return b"", 0, []

    monkeypatch.setattr(worker, "answer", answer)
    monkeypatch.setattr(process_limits, "processor_time", lambda _: nullcontext())
    monkeypatch.setattr(gc, "get_count", lambda: next(counts))
    monkeypatch.setattr(gc, "collect", lambda: done.append("cleared"))
    worker.serve(BytesIO(b'{"seconds": 60}\n' * 3), BytesIO())
    assert done == ["job", "cleared", "job", "job"]
