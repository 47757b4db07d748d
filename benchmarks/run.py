"""Measures the program side by side with what it is built on, in one run; prints a table, writes
`results.json`.

In: the checkout with its example. Out: `benchmarks/results.json`. Nothing here passes or fails:
machines differ, so the figures to quote are medians and ratios from one run on one machine.

    python benchmarks/run.py            everything, about half an hour
    python benchmarks/run.py --quick    fewer runs and a hundred records instead of a thousand
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import workspace
from rich.console import Console
from rich.table import Table
from tree import Run, timed

from secondround.app import papers, parallel
from secondround.render import pdf
from secondround.system import cache
from secondround.vocabulary import Edition, layout

ROOT = workspace.ROOT
COMMAND = str(Path(sys.executable).parent / "secondround")
PACKET = "amara-okafor/harbor"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured, what came out, what it may be at most."""

    what: str
    result: str
    budget: str
    value: float
    unit: str


def median(make: Callable[[], Run], runs: int) -> Run:
    """The median of several runs after one that is not counted."""
    make()
    all_runs = [make() for _ in range(runs)]
    return Run(
        statistics.median(r.seconds for r in all_runs),
        statistics.median(r.processor for r in all_runs),
        max(r.megabytes for r in all_runs),
    )


def help_row(runs: int) -> Row:
    """The time until `--help` has answered."""
    took = median(lambda: timed([COMMAND, "--help"], ROOT), runs)
    return Row("secondround --help", f"{took.seconds:.2f} s", "0.20 s", took.seconds, "s")


def pdf_rows(folder: Path, runs: int) -> list[Row]:
    """One record's packet and day card from a cold start, in turn with the bare `weasyprint`
    command on the HTML of both.
    """
    documents = _documents(folder / "documents")
    weasyprint = (str(Path(COMMAND).with_name("weasyprint")), "--pdf-variant", "pdf/ua-1")
    ours = [COMMAND, "pdf", PACKET, "--output", str(folder / "ours")]
    pairs: list[tuple[Run, Run]] = []
    for _ in range(runs + 1):
        cache.empty(ROOT)
        mine = timed(ours, ROOT)
        bare = [
            timed([*weasyprint, "--pdf-forms", str(path), str(path.with_suffix(".pdf"))], ROOT)
            for path in documents
        ]
        took = sum(run.seconds for run in bare), sum(run.processor for run in bare)
        pairs.append((mine, Run(*took, max(run.megabytes for run in bare))))
    del pairs[0]  # Python compiles what it runs for the first time
    return [
        _against("by the clock", [(mine.seconds, bare.seconds) for mine, bare in pairs]),
        _against("processor time", [(mine.processor, bare.processor) for mine, bare in pairs]),
    ]


def _documents(folder: Path) -> list[Path]:
    """The HTML that the packet and its day card are printed from."""
    folder.mkdir()
    (page,) = parallel.made(
        ROOT, [PACKET], edition=Edition.CANDIDATE, parts=papers.parts(papers.KINDS)
    ).pages
    order = papers.Order(ROOT, Edition.CANDIDATE, papers.usual_size(ROOT))
    paths = []
    for job in papers.jobs(page, order, None):
        paths.append(folder / f"{job.kind}.html")
        paths[-1].write_text(pdf.html(job, ROOT / layout.TEMPLATES), "utf-8")
    return paths


def _against(how: str, pairs: list[tuple[float, float]]) -> Row:
    """A line about ours and theirs, run by run."""
    mine, theirs = map(statistics.median, zip(*pairs, strict=True))
    ratio = statistics.median(ours / bare for ours, bare in pairs)
    return Row(
        f"secondround pdf, cold, against weasyprint on the same two documents, {how}",
        f"{mine:.2f} s against {theirs:.2f} s, {ratio:.2f} times",
        "1.25 times",
        ratio,
        "times",
    )


def many_rows(folder: Path, records: int, runs: int) -> list[Row]:
    """Reading, checking and writing so many small records, of which nothing is kept."""
    root = workspace.make(folder / "many", records)
    read = median(lambda: _from_nothing(root, "check", "--no-plan"), runs)
    check = median(lambda: _from_nothing(root, "check"), runs)
    markdown = median(lambda: _from_nothing(root, "markdown"), runs)
    lines = len(next(root.glob("packets/*/*/index.md")).read_text("utf-8").splitlines())
    return [
        Row(
            f"check --no-plan, {records} records", f"{read.seconds:.1f} s", "3 s", read.seconds, "s"
        ),
        Row(
            f"check with a plan for each, {records} records",
            f"{check.seconds:.1f} s",
            "",
            check.seconds,
            "s",
        ),
        Row(
            f"markdown, {records} records, {lines} lines each",
            f"{markdown.seconds:.1f} s",
            "6 s",
            markdown.seconds,
            "s",
        ),
    ]


def _from_nothing(root: Path, *words: str) -> Run:
    cache.empty(root)
    for written in [*root.glob("packets/*/*/index.md"), *root.glob("packets/*/*/plan.lock.json")]:
        written.unlink()
    return timed([COMMAND, *words], root)


def site_rows(folder: Path, sizes: Sequence[int], *, large: bool = False) -> list[Row]:
    """The site alone, of growing size, from Markdown that is there: milliseconds a page, and peak
    memory.
    """
    rows, kind = [], "large " if large else ""
    for size in sizes:
        root = workspace.make(folder / f"site-{size}", size, large=large)
        timed([COMMAND, "markdown"], root)
        alone, bare = (
            [sys.executable, str(Path(__file__).with_name(name)), str(root)]
            for name in ("site_alone.py", "site_bare.py")
        )
        took, without_us = timed(alone, root), timed(bare, root)
        timed([*alone, "--kept"], root)
        page = next(root.glob("packets/*/*/index.md"))
        page.write_text(page.read_text("utf-8").replace("Robin", "Rubin"), "utf-8")
        edited = timed([*alone, "--kept"], root)
        whole = timed([COMMAND, "build", "--no-pdf"], root)
        each = took.processor * 1000 / size
        rows += [
            Row(
                f"site of {size} {kind}packets",
                f"{took.seconds:.1f} s by the clock, {each:.0f} ms of processor time a page",
                "15 ms a page",
                each,
                "ms",
            ),
            Row(
                "  its processor time against bare MkDocs",
                f"{took.processor:.1f} s against {without_us.processor:.1f} s",
                "1.05 times",
                took.processor / without_us.processor,
                "times",
            ),
            _processor("  processor time once one packet is edited", edited, "2 s"),
            _memory("  its peak memory", took),
            _processor("  build --no-pdf, every stage, processor time", whole, ""),
            _memory("  its peak memory, of all processes", whole),
        ]
        shutil.rmtree(root)
    return rows


def build_rows(folder: Path, size: int, runs: int) -> list[Row]:
    """The whole build, with PDFs and day cards: from nothing, with nothing to do, and once one
    record or one guide is edited; and one client's own, of twenty packets, beside all the others.
    Nothing in these records is kept from the candidate, so only the last has leaks to search for.
    """
    root = workspace.make(folder / f"build-{size}", size)
    whole, alone = [COMMAND, "build"], [COMMAND, "build", "--no-pdf", "--candidate", "person-000"]
    records = sorted(root.glob("packets/*/*/interview.yml"))
    guide = min(root.glob("packets/guides/*.md"))
    edited = iter(records)

    def once_edited(path: Path, command: list[str], old: str, new: str) -> Run:
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        return timed(command, root)

    fresh = timed(whole, root)
    nothing = median(lambda: timed(whole, root), runs)
    record = median(lambda: once_edited(next(edited), whole, "minutes: 45", "minutes: 50"), runs)
    changed = median(lambda: once_edited(guide, whole, "\n\n", "\n\nAnd so on.\n\n"), runs)
    first = timed(alone, root)
    again = once_edited(records[0], alone, "minutes: 50", "minutes: 40")
    shutil.rmtree(root)
    kinds = {
        f"build of {size} packets with PDFs and day cards, from nothing": (fresh, ""),
        "  with nothing to do": (nothing, "0.5 s"),
        "  once one record is edited": (record, "2 s"),
        "  once one guide is edited": (changed, "1 s"),
        f"build --no-pdf --candidate, twenty of {size} packets, the first time": (first, ""),
        "  once one of its records is edited": (again, ""),
    }
    rows = []
    for what, (took, budget) in kinds.items():
        rows.append(_processor(f"{what}, processor time", took, budget))
    memory = f"{fresh.megabytes:.0f} MB"
    what = f"  peak memory of all processes, {size} packets with PDFs"
    return [*rows, Row(what, memory, "", fresh.megabytes, "MB")]


def _processor(what: str, took: Run, budget: str) -> Row:
    return Row(what, f"{took.processor:.2f} s", budget, took.processor, "s")


def _memory(what: str, took: Run) -> Row:
    return Row(what, f"{took.megabytes:.0f} MB", "400 MB", took.megabytes, "MB")


def main() -> None:
    """Measure everything and write it down."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true")
    quick = options.parse_args().quick
    runs, records = (3, 100) if quick else (5, 1000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [help_row(runs), *pdf_rows(folder, runs)]
        rows += many_rows(folder, records, 3)
        rows += site_rows(folder, (10, 100) if quick else (10, 100, 1000))
        rows += site_rows(folder, (100,), large=True)
        rows += build_rows(folder, records, runs)
    _show(rows)


def _show(rows: list[Row]) -> None:
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    table = Table("What", "Measured", "At most", title=machine)
    for row in rows:
        table.add_row(row.what, row.result, row.budget)
    Console(width=110).print(table)
    written = {"machine": machine, "rows": [asdict(row) for row in rows]}
    (ROOT / "benchmarks" / "results.json").write_text(json.dumps(written, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
