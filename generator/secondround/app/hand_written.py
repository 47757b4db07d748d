"""The pages of a site that people write by hand, as it shows them: the home page with its list of
packets, and the guides.

In: a workspace's folder. Out: texts by their place, or `errors.Faulty`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from secondround.app.errors import refuse
from secondround.records import by_hand
from secondround.render.markdown import home_page
from secondround.vocabulary import Edition

if TYPE_CHECKING:
    from secondround.app.outcome import Page


def home(root: Path, pages: Iterable[Page], kept: Collection[str] = ()) -> str:
    """The site's home page, with what is next, when, and with whom.

    kept: ids of packets that were left out, whose lines stay as they are.
    """
    text, problems = by_hand.home(root)
    refuse(problems)
    return home_page.page(text, [page.meta for page in pages], kept)


def guides(root: Path, edition: Edition) -> dict[PurePosixPath, bytes]:
    """The guides and the pictures beside them, by place below packets/; those that are the coach's
    own in no other edition.
    """
    found, problems = by_hand.guides(root)
    refuse(problems)
    if edition is Edition.COACH:
        return found
    return {place: page for place, page in found.items() if not by_hand.is_private(place, page)}
