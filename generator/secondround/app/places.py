"""Where what is made goes, edition by edition: no edition lies where another is expected.

In: a workspace, an edition, a candidate or a packet. Out: folders. Nothing is read or written.
"""

from __future__ import annotations

from pathlib import Path

from secondround.vocabulary import Edition

USUAL = Edition.CANDIDATE.label
"""The edition that is made where none is named, in folders that name none."""


def site(root: Path, edition: str, candidate: str | None) -> Path:
    """The folder of a site: `site`, `site-amara-okafor`, `site-coach-edition`,
    `site-coach-edition-amara-okafor`.
    """
    parts = [
        "site",
        "" if edition == USUAL else f"{edition}-edition",
        (candidate or "").replace("/", "+"),
    ]
    return root / "-".join(filter(None, parts))


def printed(root: Path, edition: str, packet: str) -> Path:
    """The folder of a packet's PDFs: `print/amara-okafor/harbor`,
    `print/coach-edition/amara-okafor/harbor`.
    """
    top = root / "print"
    return (top if edition == USUAL else top / f"{edition}-edition") / packet


def shown(path: Path) -> Path:
    """The path as a person in the current folder would write it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
