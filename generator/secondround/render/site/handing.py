"""What is about to be handed over: the coach's edition, or packets of several candidates.

In: a built site's folder, or a PDF. Out: what it says of itself. It asks nobody, and changes
nothing.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from msgspec import Struct

from secondround.render.site import edition_label
from secondround.vocabulary import Edition


class About(Struct, frozen=True):
    """What a site or a PDF is, as far as it says so."""

    coach: bool  # whether it is the coach's edition
    candidates: int  # whose packets are in it; 0 where it does not say


def about(path: Path) -> About:
    """What a site's label says, or each page of a PDF; nothing is known of a site of an earlier
    version.
    """
    if not path.is_dir():
        return About(_says_coach(path), 1)
    if not (path / "index.html").is_file():
        return About(coach=False, candidates=1)  # no site: locking it says so
    label = edition_label.read(path)
    if label is None:
        return About(coach=False, candidates=0)
    coach = label.edition is Edition.COACH
    return About(coach, 1 if label.edition is Edition.PUBLIC else max(label.candidates, 1))


def _says_coach(path: Path) -> bool:
    """Whether the first page says so, whatever the file is called by now."""
    if path.suffix == ".html":
        return _names_coach(path.read_text("utf-8", "replace"))
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return False  # locked, or no PDF: locking it says so
    try:
        page = document[0]
        shown = page.get_textpage()
        text = str(shown.get_text_range())
        shown.close()
        page.close()
    finally:
        document.close()
    return _names_coach(text)


def _names_coach(text: str) -> bool:
    return Edition.COACH.mark in " ".join(text.split()).lower().replace("'", "’")
