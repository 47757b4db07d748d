"""Makes a workspace of any size for measuring: the packet that `secondround new` makes, under many
names.

In: a folder and a number of records. Out: that workspace, twenty records to a candidate. With
`large`, the example's second packet stands in for it: sixteen stories, three conversations, a page
twice as long.
"""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE, SCAFFOLD = ROOT / "packets", ROOT / "templates" / "scaffold"
RECORDS_PER_CANDIDATE = 20


def make(folder: Path, records: int, *, large: bool = False) -> Path:
    """A workspace with that many records below `folder`, which must not exist; returns `folder`."""
    packets = folder / "packets"
    packets.mkdir(parents=True)
    shutil.copy(SCAFFOLD / "mkdocs.yml", folder / "mkdocs.yml")
    shutil.copy(EXAMPLE / "index.md", packets / "index.md")
    shutil.copytree(EXAMPLE / "guides", packets / "guides")
    shutil.copytree(EXAMPLE / "library", packets / "library")
    source = EXAMPLE / "amara-okafor" if large else SCAFFOLD
    candidate = (source / "candidate.yml").read_text("utf-8")
    record = (source / ("fennmoor/interview.yml" if large else "interview.yml")).read_text("utf-8")
    for number in range(records):
        person = packets / f"person-{number // RECORDS_PER_CANDIDATE:03}"
        if not person.exists():
            person.mkdir()
            (person / "candidate.yml").write_text(_renamed(candidate, person.name[-3:]), "utf-8")
        packet = person / f"company-{number:04}"
        packet.mkdir()
        (packet / "interview.yml").write_text(_renamed(record, f"{number:04}"), "utf-8")
    return folder


def _renamed(text: str, number: str) -> str:
    """The same with a name of its own, so that no two records are equal."""
    return text.replace("name: ", f"name: {number} ", 1)
