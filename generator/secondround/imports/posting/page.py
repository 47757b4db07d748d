"""A saved web page: a JobPosting in it, or what its title and first heading say.

In: the page as a `Document`. Out: a `Posting` for each job in it. No script runs.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any, Final

from secondround.imports.documents import Attachment, Document
from secondround.imports.posting import structured
from secondround.imports.posting.model import Posting
from secondround.text import caseless, one_line

FORMAT: Final = "a web page"
_SEPARATOR: Final = re.compile(r"\s+[|–—·•:-]+\s+|\s+@\s+")


def postings(document: Document) -> list[Posting]:
    """The jobs of a page; one made of its title and headings where it carries no JobPosting."""
    found: list[Posting] = []
    for attachment in document.attachments:
        if attachment.media_type == "application/ld+json":
            found += structured.postings(_parsed(attachment))
    shown = _shown(document)
    found = [_completed(posting, shown) for posting in found]
    return found or [shown]


def _parsed(attachment: Attachment) -> Any:
    """The values of JSON-LD; None where it is damaged. Line breaks in texts are let through."""
    text = attachment.data.decode("utf-8", "replace").strip().removesuffix(";")
    text = re.sub(r"\A\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*\Z", "", text)
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _shown(document: Document) -> Posting:
    """The posting that the page shows to a reader."""
    headings = [block for block in document.blocks if block.kind == "heading" and block.level == 1]
    first = one_line(headings[0].text).strip() if headings else ""
    title, company = _title_and_company(one_line(document.title), first)
    return Posting(
        format=FORMAT,
        title=title,
        company=company,
        blocks=tuple(block for block in document.blocks if block not in headings[:1]),
    )


def _title_and_company(title: str, heading: str) -> tuple[str, str]:
    parts = [part.strip() for part in _SEPARATOR.split(title) if part.strip()]
    if heading:
        others = [part for part in parts if caseless(part) != caseless(heading)]
        return heading, others[0] if len(parts) == 2 and len(others) == 1 else ""  # noqa: PLR2004
    return (parts[0] if parts else ""), ""


def _completed(posting: Posting, shown: Posting) -> Posting:
    """The posting, with what it leaves out as the page shows it."""
    return replace(
        posting,
        title=posting.title or shown.title,
        company=posting.company or shown.company,
        blocks=posting.blocks or shown.blocks,
    )
