"""A saved web page: the JobPosting in it, or what it shows.

In: the page as a `Document` and as text. Out: a `Posting` for each job in it. No script runs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from typing import Any, Final

from lxml import etree
from msgspec.structs import replace

from secondround.imports.documents import Attachment, Block, Document
from secondround.imports.posting import microdata, shown, structured
from secondround.imports.posting.model import Posting
from secondround.imports.posting.values import link
from secondround.text import caseless, one_line

_MICRODATA: Final = "a web page with a JobPosting (microdata)"
_SEPARATOR: Final = re.compile(r"\s+[|–—·•:-]+\s+|\s*[|]\s*")
_SENTENCES: Final = (
    re.compile(r"(?P<company>.+?) hiring (?P<title>.+?) in .+"),  # LinkedIn
    re.compile(r"Job Application for (?P<title>.+) at (?P<company>.+)"),  # Greenhouse
    re.compile(r"(?P<title>.+) (?:at|@|bei|chez) (?P<company>.+)"),
)
_SITES: Final = re.compile(
    r"linkedin|indeed(?:\.\w+)?|glassdoor|stepstone(?:\.\w+)?|xing|monster(?:\.\w+)?|workday"
    r"|greenhouse|lever|ashby|infojobs|apec|gupy|naukri(?:\.com)?|catho|vagas(?:\.com)?"
    r"|totaljobs|reed(?:\.co\.uk)?|seek|guardian jobs|jobs\.ac\.uk|tes|bayt(?:\.com)?|workable"
    r"|smartrecruiters|teamtailor|personio|welcome to the jungle|hellowork"
    r"|(?:open )?(?:jobs?|careers?|karriere|stellenangebote?|emplois?|carrieres?|empleos?"
    r"|vacancies)"
    r"(?: (?:page|portal|board|at|bei|chez|en))?|job (?:board|details|opening)|join us"
)
"""Words in titles of pages that are no company."""
_SITE_WORD: Final = re.compile(
    r"^(?:careers at|jobs at|karriere bei|jobs bei) | (?:careers?|jobs|karriere|stellenangebote)$",
    re.IGNORECASE,
)


def postings(document: Document, source: str) -> list[Posting]:
    """The jobs of a page; one made of what it shows where it carries no JobPosting."""
    found: list[Posting] = []
    for attachment in document.attachments:
        if attachment.media_type == "application/ld+json":
            found += structured.postings(_parsed(attachment))
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    tree = etree.fromstring(source.encode("utf-8", "replace") or b"<html/>", parser)
    if not found and tree is not None and "JobPosting" in source:
        found = [structured.posting(job, _MICRODATA) for job in microdata.jobs(tree)]
    whole = _whole(document, {} if tree is None else _metadata(tree))
    return [_completed(posting, whole) for posting in _distinct(found)] or [whole]


def _parsed(attachment: Attachment) -> Any:
    """The values of JSON-LD; None where it is damaged. Line breaks in texts are let through."""
    text = attachment.data.decode("utf-8", "replace").strip().removesuffix(";")
    text = re.sub(r"\A\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*\Z", "", text)
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _metadata(tree: etree._Element) -> dict[str, str]:
    """What the page's head says of it: `og:site_name`, `canonical`."""
    found: dict[str, str] = {}
    for element in tree.iter("meta", "link"):
        name = element.get("property") or element.get("name") or element.get("rel") or ""
        found.setdefault(name, element.get("content") or element.get("href") or "")
    return found


def _distinct(found: list[Posting]) -> list[Posting]:
    """The postings without repetitions: pages say the same job twice, once in short."""
    kept: dict[tuple[str, str], Posting] = {}
    for posting in found:
        known = kept.get((posting.title, posting.url))
        if known is None or len(posting.blocks) > len(known.blocks):
            kept[posting.title, posting.url] = posting
    return list(kept.values())


def _whole(document: Document, metadata: dict[str, str]) -> Posting:
    """The posting that the page shows to a reader."""
    headings: list[str] = []
    below: dict[str, str] = {}
    rest: list[Block] = []
    for block in document.blocks:
        if block.kind == "heading" and block.level == 1 and block.part in {"body", "header"}:
            headings.append(one_line(block.text).strip())
        elif block.part == "body":
            rest.append(block)
            if block.kind == "heading":
                heading = one_line(block.text).strip()
                below.setdefault(caseless(heading), heading)
    whole_title = one_line(document.title)
    if not headings:
        headings = [text for key, text in below.items() if key in caseless(whole_title)]
    title, company = title_and_company(whole_title, headings, below)
    found = shown.posting("a web page", rest)
    site = _company(metadata.get("og:site_name", ""))
    return replace(
        found,
        title=found.title or title,
        company=found.company or company or site,
        url=link(metadata.get("canonical")) or link(metadata.get("og:url")),
    )


def title_and_company(
    title: str, headings: list[str], below: Collection[str] = ()
) -> tuple[str, str]:
    """The job's title and the company, from a page's title and its main headings.

    What is left of the title without the heading is the company, where only one part is left, or
    where only one is a heading of the page as well. below: the other headings, in small letters.
    """
    parts = [part for part in map(str.strip, _SEPARATOR.split(title)) if part]
    for part in parts:
        for pattern in _SENTENCES:
            found = pattern.fullmatch(part)
            if found and _SITES.fullmatch(caseless(found["title"])):
                continue  # "Careers at Acme"
            if found and (not headings or found["title"].strip() in headings):
                return found["title"].strip(), _company(found["company"])
    heading = _heading_in(headings, title)
    if not heading:
        return (parts[0] if parts else ""), ""
    inside = list(map(caseless, filter(None, _SEPARATOR.split(heading))))
    left = [part for part in parts if caseless(part) not in inside]
    is_whole = set(inside) <= set(map(caseless, parts))  # and the heading is not within a part
    companies = list(filter(None, map(_company, left)))
    if len(companies) > 1:
        companies = [company for company in companies if caseless(company) in below]
    return heading, companies[0] if is_whole and len(companies) == 1 else ""


def _heading_in(headings: list[str], title: str) -> str:
    """The heading that the page's title has as well, else the first."""
    for heading in headings:
        if caseless(heading) in caseless(title):
            return heading
    return headings[0] if headings else ""


def _company(part: str) -> str:
    """A company's name; "" for the name of a job site."""
    bare = _SITE_WORD.sub("", part.strip())
    return "" if _SITES.fullmatch(caseless(bare)) else bare


def _completed(posting: Posting, whole: Posting) -> Posting:
    """The posting, with what it leaves out as the page shows it."""
    return replace(
        posting,
        title=posting.title or whole.title,
        company=posting.company or whole.company,
        url=posting.url or whole.url,
        blocks=posting.blocks or whole.blocks,
    )
