"""Company research: what to know before walking in, each fact with its source and date.

In: a view. Out: a `Company`. What has not been found out yet is said, with where to write it.
"""

from __future__ import annotations

from collections.abc import Iterable

from secondround.packet import words
from secondround.packet.model import Company, Competitor, Finding, Topic
from secondround.packet.model_parts import Missing
from secondround.packet.view import View
from secondround.records.models import Finding as Found
from secondround.records.models import News
from secondround.vocabulary import layout


def company(view: View) -> Company:
    """The company's objectives, milestones, news, competitors and culture."""
    about = view.record.company
    return Company(
        website=about.website or "",
        facts=" ".join(_facts(view)),
        about=about.about or "",
        topics=tuple(_topics(view)),
        competitors=tuple(
            Competitor(other.name, other.difference or "") for other in about.competitors or ()
        ),
        culture=about.culture or "",
        missing=tuple(_missing(view)) if view.private else (),
    )


def _facts(view: View) -> Iterable[str]:
    about = view.record.company
    if about.industry:
        yield words.sentence(about.industry)
    if about.researched:
        yield f"Researched on {words.short_day(about.researched)}."


def _topics(view: View) -> Iterable[Topic]:
    about = view.record.company
    if about.objectives:
        yield Topic("Their goals", tuple(map(_found, about.objectives)))
    if about.milestones:
        yield Topic("What they have achieved", tuple(map(_found, about.milestones)))
    if about.news:
        yield Topic("In the news", tuple(map(_news, about.news)))


def _found(found: Found) -> Finding:
    return Finding(
        found.text,
        found.source or "",
        words.short_day(found.date) if found.date else "",
        so_what="",
    )


def _news(news: News) -> Finding:
    return Finding(
        news.title,
        news.url or "",
        words.short_day(news.date) if news.date else "",
        news.so_what or "",
    )


def _missing(view: View) -> Iterable[Missing]:
    about = view.record.company
    wanted = (
        ("what they do", "about", about.about),
        ("their goals", "objectives", about.objectives),
        ("what they have achieved", "milestones", about.milestones),
        ("what they are in the news for", "news", about.news),
        ("their competitors", "competitors", about.competitors),
        ("how people work there", "culture", about.culture),
    )
    return (
        Missing(what, f"company: {field}", layout.RECORD)
        for what, field, there in wanted
        if not there
    )
