"""Makes a workspace of any size for measuring: the example's second packet, over and over, under other names.

In: a folder and a number of records. Out: that workspace, twenty records to a candidate, each with texts of its own.
"""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RECORDS_PER_CANDIDATE = 20


def make(folder: Path, records: int) -> Path:
    """A workspace with that many records below `folder`, which must not exist; returns `folder`."""
    example = ROOT / "packets"
    packets = folder / "packets"
    packets.mkdir(parents=True)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(config.replace("custom_dir: templates/site", ""), "utf-8")
    shutil.copy(example / "index.md", packets / "index.md")
    shutil.copytree(example / "guides", packets / "guides")
    shutil.copytree(example / "library", packets / "library")
    candidate = (example / "amara-okafor" / "candidate.yml").read_text("utf-8")
    record = _small_record(example).read_text("utf-8")
    for number in range(records):
        person = packets / f"person-{number // RECORDS_PER_CANDIDATE:03}"
        if not person.exists():
            person.mkdir()
            (person / "candidate.yml").write_text(candidate.replace("Amara", f"Amara {number:04}"), "utf-8")
        packet = person / f"company-{number:04}"
        packet.mkdir()
        (packet / "interview.yml").write_text(record.replace("title: ", f"title: {number:04} ", 1), "utf-8")
    return folder


def _small_record(example: Path) -> Path:
    return min(example.glob("amara-okafor/*/interview.yml"), key=lambda path: path.stat().st_size)
