"""Measures the print set of today side by side with the one before the packet had two parts, in
turn, in processor time of all their processes, with the time by the clock beside it.

In: the checkout, with its history. Out: a table, and `benchmarks/printing.json`. The same libraries
print both; each prints its own example, whose record has grown since. Python compiles each once,
as `pip install` does, in a run that is not counted.

    python benchmarks/printing.py           three runs of each
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import workspace
from rich.console import Console
from rich.table import Table

from secondround.system import cache

BEFORE = "c9e944ee^"
"""The last commit whose packet was one report, with a day card in front."""
PACKET = "amara-okafor/harbor"
RUNS = 3


class Run(NamedTuple):
    """What a command took, all its processes together."""

    processor: float  # seconds
    clock: float


def timed(checkout: Path, folder: Path) -> Run:
    """`pdf`: the packet and the day card."""
    command = [sys.executable, "-m", "secondround", "pdf", PACKET, "--output", str(folder)]
    settings = {
        "PYTHONPATH": str(checkout / "generator"),
        "PYTHONPYCACHEPREFIX": str(folder.with_suffix(".compiled")),
        "PYTHONDONTWRITEBYTECODE": "",
        "SECONDROUND_TRUST": "1",
    }
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=checkout,
        env=os.environ | settings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {checkout}")
    return Run(usage.ru_utime + usage.ru_stime, time.perf_counter() - start)


def anew(checkout: Path, folder: Path) -> Run:
    """The same, with nothing kept from an earlier run."""
    cache.empty(checkout)
    return timed(checkout, folder)


def row(what: str, folder: Path, runs: list[Run]) -> dict[str, object]:
    """A line of the table."""
    pages, words = 0, 0
    for path in folder.rglob("*.pdf"):
        for page in pypdfium2.PdfDocument(path):
            pages += 1
            words += len(page.get_textpage().get_text_range().split())
    whole, clock = map(statistics.median, zip(*runs, strict=True))
    return {
        "what": what,
        "pages": pages,
        "words a page": round(words / pages),
        "seconds": round(whole, 2),
        "seconds a page": round(whole / pages, 3),
        "seconds per 1,000 words": round(1000 * whole / words, 2),
        "by the clock": round(clock, 2),
    }


def main() -> None:
    """Print both in turn, and write down what it took."""
    with tempfile.TemporaryDirectory() as name:
        old, before, now = (Path(name, part) for part in ("old", "before", "now"))
        git = ("git", "-C", str(workspace.ROOT), "worktree")
        subprocess.run([*git, "add", "--quiet", "--detach", old, BEFORE], check=True)
        try:
            pairs = [(timed(old, before), anew(workspace.ROOT, now)) for _ in range(RUNS + 1)][1:]
            again = [timed(workspace.ROOT, now) for _ in range(RUNS)]
        finally:
            subprocess.run([*git, "remove", "--force", old], check=True)
        earlier, today = (list(side) for side in zip(*pairs, strict=True))
        rows = [
            row("a report with a day card, before", before, earlier),
            row("two parts with a day card, now", now, today),
            row("the same once more, unchanged", now, again),
        ]
    table = Table(*rows[0])
    for each in rows:
        table.add_row(*map(str, each.values()))
    Console(width=110).print(table)
    text = json.dumps({"before": BEFORE, "rows": rows}, indent=2)
    Path(__file__).with_suffix(".json").write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    main()
