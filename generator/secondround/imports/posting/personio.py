"""The XML feed of Personio.

In: text. Out: a `Posting` for each position. No entity is resolved, and nothing is fetched.
"""

from __future__ import annotations

from lxml import etree
from msgspec.structs import replace

from secondround.imports.documents import Block
from secondround.imports.posting.markup import blocks_of, text_of
from secondround.imports.posting.model import Posting


def is_feed(text: str) -> bool:
    """Whether a text is such a feed."""
    return "<workzag-jobs" in text[:2000] or "<position>" in text[:2000]


def postings(text: str) -> list[Posting]:
    """Every position of a feed, as far as it goes: it may have been cut off."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, recover=True, load_dtd=False
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return []
    if root is None:
        return []
    read = [_posting(position) for position in root.iter("position")]
    found = [posting for posting in read if posting.title or posting.blocks]
    if parser.error_log and found:
        found[-1] = replace(found[-1], remarks=("The feed is cut off or damaged at its end.",))
    return found


def _posting(position: etree._Element) -> Posting:
    blocks: tuple[Block, ...] = ()
    for description in position.iter("jobDescription"):
        heading = text_of(_text(description, "name"))
        if heading:
            blocks += (Block("heading", heading, level=1),)
        blocks += blocks_of(_text(description, "value"))
    extras = []
    for key, label in (("office", "place of work"), ("department", "department")):
        if _text(position, key):
            extras.append((label, text_of(_text(position, key))))
    return Posting(
        format="a position of Personio (XML)",
        title=text_of(_text(position, "name")),
        company=text_of(_text(position, "subcompany")),
        id=_text(position, "id"),
        blocks=blocks,
        extras=tuple(extras),
    )


def _text(element: etree._Element, key: str) -> str:
    return (element.findtext(key) or "").strip()
