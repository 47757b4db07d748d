"""One string that somebody wrote, as the leak test looks for it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from secondround.records import Edition
from secondround.records.yaml import Path


@dataclass(frozen=True, slots=True)
class Said:
    """One string that somebody wrote, and who may read it."""

    text: str
    path: Path
    file: PurePosixPath
    reach: Edition
    names: bool = False  # whether it says who somebody is
    long: bool = False  # whether it is longer text: sentences, not a line
    theirs: bool = False  # whether it comes from files of which nothing may be there
    strict: bool = False  # whether it is found only where it is written as a name, since its words are ordinary ones
    story: str = (
        ""  # of an employer, which story it belongs to: found only where that story has it, too
    )
    company: bool = (
        False  # whether it is about the company: somebody who applies there, too, may have it
    )
