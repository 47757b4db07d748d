"""Company research: what to know before walking in, each fact with its source and date.

In: a view. Out: a `Company`. What has not been found out yet is listed, with where to write it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from secondround.packet.model import Company, Competitor, Finding, Source, Topic
from secondround.packet.model_parts import Missing, unfilled
from secondround.packet.view import View
from secondround.records.models import Company as Researched
from secondround.records.models import Finding as Found
from secondround.text import as_sentence, short_day
from secondround.vocabulary import Edition


def company(view: View) -> Company:
    """The company's goals, achievements, news, competitors and culture."""
    about = view.record.company
    competitors = (Competitor(each.name, each.difference or "") for each in about.competitors or ())
    sources = _sources(about)
    facts = [as_sentence(about.industry)] if about.industry else []
    if about.researched:
        facts.append(f"Researched on {short_day(about.researched)}.")
    if view.shared and view.edition is Edition.COACH:
        facts.append(view.shared)
    return Company(
        website=about.website or "",
        facts=" ".join(facts),
        about=about.about or "",
        topics=tuple(_topics(about, sources)),
        competitors=tuple(competitors),
        culture=about.culture or "",
        sources=tuple(sources),
        missing=_missing(view) if view.private else (),
    )


def _sources(about: Researched) -> list[Source]:
    """Each source once, with the day it is of, in the order of the section."""
    found: dict[Source, None] = {}
    for finding in (*(about.objectives or ()), *(about.milestones or ())):
        if finding.source:
            found[_source(finding.source, finding.date)] = None
    for news in about.news or ():
        if news.url:
            found[_source(news.url, news.date)] = None
    return list(found)


def _source(link: str, date: dt.date | None) -> Source:
    name = link.partition("://")[2] or link
    return Source(link, name.removeprefix("www.").rstrip("/"), _date(date))


def _topics(about: Researched, sources: list[Source]) -> Iterator[Topic]:
    if about.objectives:
        yield Topic("Their goals", _findings(about.objectives, sources))
    if about.milestones:
        yield Topic("What they have achieved", _findings(about.milestones, sources))
    if about.news:
        news = []
        for each in about.news:
            number = sources.index(_source(each.url, each.date)) + 1 if each.url else 0
            date, so_what = _date(each.date), each.so_what or ""
            news.append(Finding(each.title, number, each.url or "", date, so_what))
        yield Topic("In the news", tuple(news))


def _findings(found: Sequence[Found], sources: list[Source]) -> tuple[Finding, ...]:
    """What was found, each with its source's number; without a source, with its own date."""
    findings = []
    for each in found:
        number = sources.index(_source(each.source, each.date)) + 1 if each.source else 0
        date = "" if number else _date(each.date)
        findings.append(Finding(each.text, number, each.source or "", date, so_what=""))
    return tuple(findings)


def _date(date: dt.date | None) -> str:
    return short_day(date) if date else ""


def _missing(view: View) -> tuple[Missing, ...]:
    about = view.record.company
    wanted = (
        ("what they do", "about", about.about),
        ("their goals", "objectives", about.objectives),
        ("what they have achieved", "milestones", about.milestones),
        ("recent news", "news", about.news),
        ("their competitors", "competitors", about.competitors),
        ("how people work there", "culture", about.culture),
    )
    return unfilled("company", wanted)
