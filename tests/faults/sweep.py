"""Kills and full disks at every call that changes something, on the real program, by strace's
injection.

In: names of commands. Out: a table: how many points, and at how many of them a rule was broken. The
rules: an output is the old one or the new one, whole; nothing private lies anywhere but in
`.secondround`; the next run completes, and clears away; what is said is words.

    .venv/bin/python tests/faults/sweep.py            every command, a dozen points a call
    .venv/bin/python tests/faults/sweep.py build --points 0    every point there is
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from secondround.cli.group import app

CHANGING = (
    *(
        "mkdir",
        "rename",
        "renameat2",
        "unlink",
        "unlinkat",
        "rmdir",
        "fsync",
        "ftruncate",
        "fchmod",
        "chmod",
    ),
    *("fchmodat", "write", "sendfile", "copy_file_range", "flock"),
)
FILLING = (
    "mkdir",
    "rename",
    "renameat2",
    "ftruncate",
    "fsync",
    "write",
    "sendfile",
    "copy_file_range",
    "openat",
)
CASES = Path(__file__).parents[1] / "imports"
IMPORTED = (
    CASES / "posting" / "cases" / "json-ld" / "posting.html",
    CASES / "invite" / "cases" / "google" / "invite.ics",
    CASES / "stories" / "cases" / "star" / "stories.md",
)
RECORD = "packets/example-company/interview.yml"
PASSPHRASE = "wild-otter-fern-basin-quill-lamp"  # noqa: S105 (of what nobody keeps)

Tree = dict[str, bytes]


@dataclass(frozen=True)
class Command:
    """What is typed, what lies there before, and how the outputs are judged."""

    name: str
    words: tuple[str, ...]
    outputs: tuple[str, ...]  # below the workspace: what the command makes
    before: tuple[tuple[str, ...], ...] = ()  # commands that make the earlier state
    change: bool = False  # whether the record changes after that
    in_workspace: bool = True
    together: bool = False  # whether the outputs are all old or all new
    again: tuple[int, ...] = (0,)  # exit codes of the next run, where it ended well


COMMANDS = {
    one.name: one
    for one in (
        Command("build", ("build",), ("site",), (("build",),), change=True, together=True),
        Command(
            "site",
            ("build", "--no-pdf"),
            ("site",),
            (("build", "--no-pdf"),),
            change=True,
            together=True,
        ),
        Command(
            "pdf",
            ("pdf", "example-company"),
            ("print",),
            (("pdf", "example-company"),),
            change=True,
        ),
        Command("markdown", ("markdown",), ("packets",), (("markdown",),), change=True),
        Command("init", ("init", "made"), ("made",), in_workspace=False, again=(0, 2)),
        Command("new", ("new", "harbor", "--candidate", "kim"), ("packets",), again=(0, 2)),
        Command("import", ("import", "files", "--yes"), ("packets",)),
        Command(
            "init-from",
            ("init", "made", "--from", "files"),
            ("made",),
            in_workspace=False,
            again=(0, 2),
        ),
        Command(
            "lock",
            ("lock", "site", "--passphrase-file", "word.txt"),
            ("locked",),
            (("build", "--no-pdf"),),
            again=(0, 2),
        ),
    )
}


@dataclass(frozen=True)
class Point:
    """One fault: at which call, the how manieth, and what happens there."""

    call: str
    count: int
    full: bool  # the disk is full from there on; else the program is killed

    @property
    def inject(self) -> str:
        what = (
            f"error=ENOSPC:when={self.count}+" if self.full else f"signal=SIGKILL:when={self.count}"
        )
        return f"inject={self.call}:{what}"


@dataclass(frozen=True)
class Start:
    """A folder as it is before the command, and its outputs without a fault."""

    folder: Path
    old: Tree
    new: Tree
    counts: Counter[str]


def tree(folder: Path) -> Tree:
    """Every file below a folder, without the program's own work folder."""
    if not folder.exists():
        return {}
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in paths
        if ".secondround" not in path.parts
    }


def called(words: tuple[str, ...], folder: Path) -> Result:
    """The command without a fault, in this process: starting one takes as long as the work."""
    with contextlib.chdir(folder):
        return CliRunner().invoke(app, words, prog_name="secondround")


def traced(words: tuple[str, ...], folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own under strace, with a folder of its own for the system's
    temporary files.
    """
    temporary = folder.parent / "tmp"
    temporary.mkdir(exist_ok=True)
    program = (sys.executable, "-B", "-m", "secondround")
    return subprocess.run(
        ["strace", "-f", "--seccomp-bpf", *options, *program, *words],
        cwd=folder,
        env=os.environ | {"TMPDIR": str(temporary), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )


def prepared(command: Command, folder: Path) -> Start:
    """The state that each point begins with."""
    start = folder / "start" / "ws"
    start.mkdir(parents=True)
    if command.in_workspace:
        _done(("init", "."), start)
    for words in command.before:
        _done(words, start)
    if command.change:
        record = start / RECORD
        record.write_text(
            record.read_text("utf-8").replace("name: Example Company", "name: Quayside Bicycles"),
            "utf-8",
        )
    (start / "word.txt").write_text(PASSPHRASE)
    for file in IMPORTED:
        (start / "files").mkdir(exist_ok=True)
        shutil.copy(file, start / "files")
    whole = folder / "whole" / "ws"
    shutil.copytree(start, whole)
    log = folder / "log"
    done = traced(command.words, whole, "-o", str(log), "-e", f"trace={','.join(CHANGING)},openat")
    _well(done.returncode, done.stdout + done.stderr)
    return Start(start, _outputs(command, start), _outputs(command, whole), _counts(log))


def points(start: Start, calls: Iterable[str], most: int, *, full: bool) -> Iterator[Point]:
    """The points of each call, spread over all of them where there are more than `most` (0:
    all).
    """
    for call in calls:
        there = start.counts[call]
        step = max(1, -(-there // most)) if most else 1
        yield from (Point(call, count, full) for count in range((step + 1) // 2, there + 1, step))


def broken(command: Command, start: Start, point: Point, folder: Path) -> list[str]:
    """The rules that a fault at that point broke, in words."""
    place = folder / "point" / "ws"
    shutil.rmtree(place.parent, ignore_errors=True)
    shutil.copytree(start.folder, place)
    fault = ("-o", "/dev/null", "-e", f"trace={point.call}", "-e", point.inject)
    said = traced(command.words, place, *fault)
    found = []
    if "Traceback" in said.stderr:
        found.append(f"a traceback: {said.stderr.strip().splitlines()[-1]}")
    outputs = _outputs(command, place)
    if not _whole(command, start, outputs):
        found.append("an output is neither the old one nor the new one")
    if left := sorted(path.name for path in (place.parent / "tmp").iterdir()):
        found.append(f"left in the system's folder: {left[0]}")
    kept = start.folder.rglob("*")
    known = {str(path.relative_to(start.folder)) for path in kept} | {f"{command.outputs[0]}"}
    strays = [
        name for name in tree(place) if name not in known and not name.startswith(command.outputs)
    ]
    if strays:
        found.append(f"left among the files: {strays[0]}")
    again = called(command.words, place)
    if again.exit_code not in command.again:
        found.append(f"the next run fails: {again.exception!r}: {again.stderr.splitlines()[-1:]}")
    elif not _is_new(command, start, _outputs(command, place)):
        found.append("the next run does not complete it")
    elif left := _unfinished(place):
        found.append(f"the next run leaves {left[0]} in the work folder")
    return found


def _unfinished(place: Path) -> list[str]:
    """What lies in the program's own folder that is not kept on purpose."""
    return sorted({path.name for path in place.glob(".secondround/*")} - {".gitignore", "cache"})


def sweep(
    command: Command,
    *,
    most: int,
    folder: Path,
    kills: Iterable[str] = CHANGING,
    fulls: Iterable[str] = FILLING,
) -> tuple[int, dict[Point, list[str]]]:
    """How many points were tried, and what was broken at which."""
    start = prepared(command, folder)
    wanted = [*points(start, kills, most, full=False), *points(start, fulls, most, full=True)]
    found = {point: broken(command, start, point, folder) for point in wanted}
    return len(wanted), {point: faults for point, faults in found.items() if faults}


def _outputs(command: Command, folder: Path) -> Tree:
    return {name: data for name, data in tree(folder).items() if name.startswith(command.outputs)}


def _whole(command: Command, start: Start, outputs: Tree) -> bool:
    if command.name == "lock":  # no two are equal
        return all(data.rstrip().endswith(b"</html>") for data in outputs.values())
    if command.together:
        return outputs in (start.old, start.new)
    return all(data in (start.old.get(name), start.new.get(name)) for name, data in outputs.items())


def _is_new(command: Command, start: Start, outputs: Tree) -> bool:
    if command.name == "lock":
        return outputs.keys() == start.new.keys()
    if command.name in ("import", "init-from"):  # what is remembered may be in other words
        return _for_people(outputs) == _for_people(start.new)
    return outputs == start.new


def _for_people(outputs: Tree) -> Tree:
    return {name: data for name, data in outputs.items() if not name.endswith(".imported.json")}


def _counts(log: Path) -> Counter[str]:
    """How often each call was made by the process that made it most often: strace counts for each
    by itself.
    """
    by_process: dict[str, Counter[str]] = {}
    for line in log.read_text(errors="replace").splitlines():
        if found := re.match(r"(\d+) +(\w+)\(", line):
            by_process.setdefault(found[1], Counter())[found[2]] += 1
    counts: Counter[str] = Counter()
    for each in by_process.values():
        counts |= each
    return counts


def _done(words: tuple[str, ...], folder: Path) -> None:
    result = called(words, folder)
    _well(result.exit_code, result.output)


def _well(code: int, said: str) -> None:
    if code:
        raise RuntimeError(said)


def main(say: Callable[[str], None] = print) -> None:
    """Sweep, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("commands", nargs="*", choices=[*COMMANDS, []], help="else all of them")
    parser.add_argument("--points", type=int, default=12, help="at most, for each call; 0 for all")
    asked = parser.parse_args()
    for name in asked.commands or COMMANDS:
        with tempfile.TemporaryDirectory() as folder:
            tried, found = sweep(COMMANDS[name], most=asked.points, folder=Path(folder))
        kills = sum(not point.full for point in found)
        say(
            f"{name:10} {tried:4} points, broken at {kills} kills and {len(found) - kills} "
            f"full disks"
        )
        for point, faults in found.items():
            say(
                f"    {point.call} {point.count}{' full' if point.full else ''}: "
                f"{'; '.join(faults)}"
            )


if __name__ == "__main__":
    main()
