"""What a site says of itself to this program: its edition, and of how many candidates it holds
packets.

In: a label, or a site's folder. Out: a small file among the site's, or the label that stands in
one. Whoever hands a site over reads it first.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from secondround.system import files
from secondround.vocabulary import Edition

PLACE: Final = PurePosixPath("assets/edition.json")


@dataclass(frozen=True, slots=True)
class Label:
    """What a site is."""

    edition: str  # as it is typed, e.g. "coach"
    candidates: int  # whose packets it holds

    @property
    def private(self) -> bool:
        """Whether the site is not for everybody."""
        return self.edition != Edition.PUBLIC.label

    @property
    def mark(self) -> str:
        """What its pages say it is."""
        return Edition.labelled(self.edition).mark

    def written(self) -> str:
        """The label as it stands in the site."""
        return f"{json.dumps(asdict(self))}\n"


USUAL: Final = Label(Edition.CANDIDATE.label, 1)


def read(site: Path) -> Label | None:
    """The label of a built site; None where it has none, as those of earlier versions, or none that
    can be read.
    """
    try:
        found = json.loads(files.text(site / PLACE, site))
        label = Label(str(found["edition"]), int(found["candidates"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return label if label.edition.upper() in Edition.__members__ else None


def refusal(site: Path, edition: str) -> str:
    """Why a site of that edition may not take the place of `site`: another edition is there. ""
    where it may.
    """
    label = read(site)
    if label is None or label.edition == edition:
        return ""
    wanted = Edition.labelled(edition).mark
    return (
        f"{site} holds the {label.mark}, and the {wanted} would replace it. "
        "Choose another --output DIR."
    )
