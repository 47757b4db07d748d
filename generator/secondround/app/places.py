"""Where what is made goes, edition by edition: no edition lies where another is expected.

In: a workspace, an edition, a candidate or a packet. Out: folders. Nothing is read or written.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from secondround.vocabulary import Edition, layout


def site(root: Path, edition: Edition, candidate: str | None) -> Path:
    """The folder of a site: `site`, `site-amara-okafor`, `site-coach-edition`,
    `site-coach-edition-amara-okafor`.
    """
    parts = [
        "site",
        "" if edition is Edition.CANDIDATE else f"{edition.label}-edition",
        (candidate or "").replace("/", "+"),
    ]
    return root / "-".join(filter(None, parts))


def printed(root: Path, edition: Edition, packet: str) -> Path:
    """The folder of a packet's PDFs: `print/amara-okafor/harbor`,
    `print/coach-edition/amara-okafor/harbor`.
    """
    top = root / layout.PRINTED
    return (top if edition is Edition.CANDIDATE else top / f"{edition.label}-edition") / packet


def shown(path: Path) -> Path:
    """The path as a person in the current folder would write it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def all_shown(folder: Path, places: Iterable[str]) -> str:
    """Many places in a folder, written likewise, one a line."""
    here = os.path.join(Path.cwd(), "")  # noqa: PTH118 (with the slash at its end)
    above = os.path.join(folder, "").removeprefix(here)  # noqa: PTH118 (likewise)
    return "\n".join(above + place.replace("/", os.sep) for place in places)
