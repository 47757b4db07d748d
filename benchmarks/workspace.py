"""Makes a workspace of any size for measuring, from the example's second packet under other names.

In: a folder and a number of records. Out: that workspace, twenty records to a candidate. A small record keeps
eight stories and two conversations, which is what a first application has; the whole one is the example as it stands.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "packets"
RECORDS_PER_CANDIDATE = 20
SMALL_BANK, SMALL_DAY = 8, 2
TOLD = {"quick-packer"}  # the record says so, and the bank must know it


def make(folder: Path, records: int, *, small: bool = True) -> Path:
    """A workspace with that many records below `folder`, which must not exist; returns `folder`."""
    packets = folder / "packets"
    packets.mkdir(parents=True)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(config.replace("  custom_dir: templates/site\n", ""), "utf-8")
    shutil.copy(EXAMPLE / "index.md", packets / "index.md")
    shutil.copytree(EXAMPLE / "guides", packets / "guides")
    shutil.copytree(EXAMPLE / "library", packets / "library")
    candidate, record = _candidate(small=small), _record(small=small)
    for number in range(records):
        person = packets / f"person-{number // RECORDS_PER_CANDIDATE:03}"
        if not person.exists():
            person.mkdir()
            (person / "candidate.yml").write_text(candidate.replace("Amara", f"Amara {person.name[-3:]}"), "utf-8")
        packet = person / f"company-{number:04}"
        packet.mkdir()
        (packet / "interview.yml").write_text(record.replace("Fennmoor", f"Fennmoor {number:04}"), "utf-8")
    return folder


def _candidate(*, small: bool) -> str:
    written = _loaded("amara-okafor/candidate.yml")
    if small:
        kept = [story for story in written["stories"] if story["id"] not in TOLD][: SMALL_BANK - len(TOLD)]
        written["stories"] = [story for story in written["stories"] if story["id"] in TOLD or story in kept]
    return yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=110)


def _record(*, small: bool) -> str:
    written = _loaded("amara-okafor/fennmoor/interview.yml")
    if small:
        written["rounds"][-1]["sessions"] = written["rounds"][-1]["sessions"][:SMALL_DAY]
        written["questions"] = written["questions"][:1]
        del written["interviewers"]["walter-osei"]
    return yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=110)


def _loaded(path: str) -> dict[str, Any]:
    # Every scalar as text, as the program reads it: dates and times are not to change on the way.
    loaded: dict[str, Any] = yaml.load((EXAMPLE / path).read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes text only
    return loaded
