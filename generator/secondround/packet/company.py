"""Company research: what to know before walking in, each fact with its source and date.

In: a view. Out: a `Company`. What has not been found out yet is listed, with where to write it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from secondround.packet import words
from secondround.packet.model import Company, Competitor, Finding, Topic
from secondround.packet.model_parts import Missing
from secondround.packet.view import View
from secondround.records.models import Finding as Found
from secondround.text import short_day
from secondround.vocabulary import layout


def company(view: View) -> Company:
    """The company's goals, achievements, news, competitors and culture."""
    about = view.record.company
    competitors = (Competitor(each.name, each.difference or "") for each in about.competitors or ())
    facts = [words.sentence(about.industry)] if about.industry else []
    if about.researched:
        facts.append(f"Researched on {short_day(about.researched)}.")
    return Company(
        website=about.website or "",
        facts=" ".join(facts),
        about=about.about or "",
        topics=tuple(_topics(view)),
        competitors=tuple(competitors),
        culture=about.culture or "",
        missing=tuple(_missing(view)) if view.private else (),
    )


def _topics(view: View) -> Iterator[Topic]:
    about = view.record.company
    if about.objectives:
        yield Topic("Their goals", tuple(map(_finding, about.objectives)))
    if about.milestones:
        yield Topic("What they have achieved", tuple(map(_finding, about.milestones)))
    if about.news:
        news = (
            Finding(each.title, each.url or "", _date(each.date), each.so_what or "")
            for each in about.news
        )
        yield Topic("In the news", tuple(news))


def _finding(found: Found) -> Finding:
    return Finding(found.text, found.source or "", _date(found.date), so_what="")


def _date(date: dt.date | None) -> str:
    return short_day(date) if date else ""


def _missing(view: View) -> Iterator[Missing]:
    about = view.record.company
    wanted = (
        ("what they do", "about", about.about),
        ("their goals", "objectives", about.objectives),
        ("what they have achieved", "milestones", about.milestones),
        ("recent news", "news", about.news),
        ("their competitors", "competitors", about.competitors),
        ("how people work there", "culture", about.culture),
    )
    for what, field, known in wanted:
        if not known:
            yield Missing(what, f"company: {field}", layout.RECORD)
