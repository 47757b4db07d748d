"""The finishing touches on the pages that MkDocs has made: each page is read and written once.

In: the folder that MkDocs has filled, and what every page's head says. Out: the same pages,
finished, and what has to be known of each. It must not judge: whoever asked does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct

from secondround.render import direction, separators
from secondround.render.site import (
    guide_pages,
    packet_links,
    search_index,
    site_links,
    tick_boxes,
)
from secondround.render.site.site_head import Head
from secondround.vocabulary import layout


class Page(Struct, frozen=True):
    """What has to be known of a finished page."""

    targets: dict[str, str]  # the files of the site that it leads to, and its link to each
    blocked: bool  # whether it shows something of another host
    scripts: int  # that will not run
    names: search_index.Names | None  # what it is found by; None where its whole text is searched


def finish(
    made: Path, there: Iterable[str], head: Head, done: Mapping[str, Page]
) -> dict[str, Page]:
    """Finish every page in the folder; what has to be known of each, by place.

    there: the places of all files in it. done: what is known of pages that are finished already.
    """
    found = dict(done)
    for place in sorted(there):
        if place in done or not place.endswith(".html"):
            continue
        path = made / place
        before = path.read_bytes()
        text, found[place] = _finished(place, before.decode("utf-8", "surrogateescape"), head)
        after = text.encode("utf-8", "surrogateescape")
        if after != before:
            path.write_bytes(after)
    return found


def _finished(place: str, text: str, head: Head) -> tuple[str, Page]:
    text = guide_pages.without_comments(text)
    text = direction.given(separators.bound(packet_links.added(tick_boxes.named(text))))
    text, scripts = head.put_into(text)
    at = PurePosixPath(place)
    is_packet = at.name == "index.html" and at.parts[0] != layout.GUIDES
    names = search_index.names(text) if is_packet else None
    return text, Page(site_links.targets(place, text), site_links.is_blocked(text), scripts, names)
