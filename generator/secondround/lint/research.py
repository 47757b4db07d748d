"""Rules about the company's research: no empty heading, a source for each fact, nothing gone stale.

In: an application. Out: problems in its record.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator

from secondround.problems import Problem
from secondround.records import Application, schedule
from secondround.records.models import Company, Finding, News
from secondround.records.yaml import FieldPath
from secondround.text import listed_names

HEADINGS = ("about", "objectives", "milestones", "news", "competitors", "culture")
FRESH = dt.timedelta(
    days=14
)  # a fortnight: two weeks of news are what a candidate can be asked about and miss


def headings(application: Application) -> Iterator[Problem]:
    """Each heading of the research needs something under it."""
    empty = empty_headings(application.record.company)
    if not empty:
        return
    names = application.record_source.names(("company",))
    written = [heading for heading in empty if heading in names]
    yield application.record_source.problem(
        ("company", *written[:1]),
        "empty-research",
        f"The research on `{application.record.company.name}` has nothing under "
        f"{listed_names(empty)}.",
        "two lines each are enough; look at the company's own pages, its last report and the "
        "trade press",
        key=True,
    )


def empty_headings(company: Company) -> list[str]:
    """The headings of the research with nothing under them."""
    return [heading for heading in HEADINGS if not getattr(company, heading)]


def sources(application: Application) -> Iterator[Problem]:
    """Only a fact with a source can be said with confidence."""
    for path, fact, source in _facts(application.record.company):
        if not source:
            field = "url: https://…" if isinstance(fact, News) else "source: …"
            yield application.record_source.problem(
                _place(application, path),
                "fact-without-source",
                f"The fact `{_words(fact)}` has no source{'' if fact.date else ' and no date'}.",
                f"say where it was found: `{field}`",
            )


def dates(application: Application) -> Iterator[Problem]:
    """Facts that have a source and no date are one note."""
    undated = [
        (path, fact)
        for path, fact, source in _facts(application.record.company)
        if source and not fact.date
    ]
    if undated:
        named = listed_names(_words(fact) for _, fact in undated)
        yield application.record_source.problem(
            _place(application, undated[0][0]),
            "fact-without-date",
            f"{'This fact has' if len(undated) == 1 else 'These facts have'} no date: {named}.",
            "say when it was published: `date: 2026-10-01`",
        )


def age(application: Application) -> Iterator[Problem]:
    """Research is not older than 14 days at the interview."""
    record = application.record
    if record.upcoming is None or schedule.is_over(record.rounds, record.upcoming):
        return
    coming = record.rounds[record.upcoming]
    if coming.date is None or len(empty_headings(record.company)) == len(HEADINGS):
        return
    newest = max((fact.date for _, fact, _ in _facts(record.company) if fact.date), default=None)
    checked = record.company.researched or newest
    if checked is None:
        yield application.record_source.problem(
            ("company",),
            "undated-research",
            f"Nothing says when the research on `{record.company.name}` was done.",
            "write the day you last looked under `researched:`",
            key=True,
        )
    elif coming.date - checked > FRESH:
        what = "was last checked on" if record.company.researched else "has no fact newer than"
        yield application.record_source.problem(
            ("company", "researched") if record.company.researched else ("company",),
            "stale-research",
            f"The research on `{record.company.name}` {what} {checked}, "
            f"{(coming.date - checked).days} days before `{coming.name}`; "
            f"{FRESH.days} is the limit.",
            "look once more for news, then write the day under `researched:`",
            key=not record.company.researched,
        )


def _facts(company: Company) -> Iterator[tuple[FieldPath, Finding | News, str | None]]:
    """Each fact with its path and its source."""
    for heading in ("objectives", "milestones"):
        for index, finding in enumerate(getattr(company, heading) or ()):
            yield ("company", heading, index), finding, finding.source
    for index, news in enumerate(company.news or ()):
        yield ("company", "news", index), news, news.url


def _place(application: Application, path: FieldPath) -> FieldPath:
    """The path of a fact's words: a field of it, or the whole fact where that is plain text."""
    names = application.record_source.names(path)
    return (*path, next(name for name in ("text", "title") if name in names)) if names else path


def _words(fact: Finding | News) -> str:
    """The words of a fact, as many as fit well into a message."""
    words = fact.title if isinstance(fact, News) else fact.text
    return textwrap.shorten(words.replace("`", "'"), 60, placeholder=" …")
