"""What a site says of itself to this program: its edition, and of how many candidates it holds
packets.

In: a label, or a site's folder. Out: a small file among the site's, or the label that stands in
one. Whoever hands a site over reads it first.
"""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct

from secondround.system import files
from secondround.vocabulary import Edition

PLACE: Final = PurePosixPath("assets/edition.json")


class Label(Struct, frozen=True):
    """What a site is."""

    edition: Edition
    candidates: int  # whose packets it holds

    @property
    def private(self) -> bool:
        """Whether the site is not for everybody."""
        return self.edition is not Edition.PUBLIC

    @property
    def mark(self) -> str:
        """What its pages say it is."""
        return self.edition.mark

    def written(self) -> str:
        """The label as a site holds it, in JSON."""
        label = {"edition": self.edition.label, "candidates": self.candidates}
        return f"{json.dumps(label)}\n"


USUAL: Final = Label(Edition.CANDIDATE, 1)


def rights(edition: Edition) -> tuple[int, int]:
    """What is allowed with the folders and with the files of a site: a private one is for this user
    alone, the public one everybody on the machine, such as a web server, may read.
    """
    return (0o755, 0o644) if edition is Edition.PUBLIC else (0o700, 0o600)


def read(site: Path) -> Label | None:
    """The label of a built site; None where it has none, as those of earlier versions, or none that
    can be read.
    """
    try:
        found = json.loads(files.text(site / PLACE, site))
        return Label(Edition.labelled(str(found["edition"])), int(found["candidates"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def refusal(site: Path, edition: Edition) -> str:
    """Why a site of that edition may not take the place of `site`: another edition is there. ""
    where it may.
    """
    label = read(site)
    if label is None or label.edition is edition:
        return ""
    wanted = edition.mark
    return (
        f"{site} holds the {label.mark}, and the {wanted} would replace it. "
        "Choose another --output DIR."
    )
