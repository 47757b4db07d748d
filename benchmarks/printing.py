"""Measures the print set of today side by side with the one before the packet had two parts, in
turn, in processor time.

In: the checkout, with its history. Out: a table, and `benchmarks/printing.json`. The same libraries
print both; each prints its own example, whose record has grown since.

    python benchmarks/printing.py           three runs of each
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
import workspace
from rich.console import Console
from rich.table import Table

from secondround.system import cache

BEFORE = "c9e944ee^"
"""The last commit whose packet was one report, with a day card in front."""
PACKET = "amara-okafor/harbor"
RUNS = 3


def seconds(checkout: Path, folder: Path) -> float:
    """The processor seconds of `pdf`, all its processes together: the packet and the day card."""
    command = [sys.executable, "-m", "secondround", "pdf", PACKET, "--output", str(folder)]
    process = subprocess.Popen(
        command,
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout / "generator"), "SECONDROUND_TRUST": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {checkout}")
    return usage.ru_utime + usage.ru_stime


def anew(checkout: Path, folder: Path) -> float:
    """The same, with nothing kept from an earlier run."""
    cache.empty(checkout)
    return seconds(checkout, folder)


def row(what: str, folder: Path, runs: list[float]) -> dict[str, object]:
    """A line of the table."""
    pages, words = 0, 0
    for path in folder.rglob("*.pdf"):
        for page in pypdfium2.PdfDocument(path):
            pages += 1
            words += len(page.get_textpage().get_text_range().split())
    whole = statistics.median(runs)
    return {
        "what": what,
        "pages": pages,
        "words a page": round(words / pages),
        "seconds": round(whole, 2),
        "seconds a page": round(whole / pages, 3),
        "seconds per 1,000 words": round(1000 * whole / words, 2),
    }


def main() -> None:
    """Print both in turn, and write down what it took."""
    with tempfile.TemporaryDirectory() as name:
        old, before, now = (Path(name, part) for part in ("old", "before", "now"))
        git = ("git", "-C", str(workspace.ROOT), "worktree")
        subprocess.run([*git, "add", "--quiet", "--detach", old, BEFORE], check=True)
        try:
            pairs = [(seconds(old, before), anew(workspace.ROOT, now)) for _ in range(RUNS)]
            again = [seconds(workspace.ROOT, now) for _ in range(RUNS)]
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
