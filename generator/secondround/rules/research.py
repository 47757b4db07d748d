"""Rules about the company's research: no empty heading, a source for each fact, nothing gone stale.

In: an application. Out: problems in its record.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator

from secondround.records.problems import Problem, Severity
from secondround.records.record import Company, Finding, News
from secondround.records.source import Path
from secondround.records.workspace import Application

HEADINGS = ("about", "objectives", "milestones", "news", "competitors", "culture")
FRESH = dt.timedelta(days=14)  # a fortnight: two weeks of news are what a candidate can be asked about and miss


def headings(application: Application) -> Iterator[Problem]:
    """Each heading of the research needs something under it."""
    empty = empty_headings(application.record.company)
    if not empty:
        return
    written = [path for heading in empty if application.record_source.written(path := ("company", heading))]
    yield application.record_source.problem(
        written[0] if written else ("company",),
        Severity.WARNING,
        "empty-research",
        f"The research on `{application.record.company.name}` has nothing under {_listed(empty)}.",
        "two lines each are enough; look at the company's own pages, its last report and the trade press",
        key=True,
    )


def empty_headings(company: Company) -> list[str]:
    """The headings of the research with nothing under them."""
    return [heading for heading in HEADINGS if not getattr(company, heading)]


def sources(application: Application) -> Iterator[Problem]:
    """A fact needs its source, and its date, to be said with confidence."""
    record = application.record_source
    for path, fact, source in _facts(application.record.company):
        words = fact.title if isinstance(fact, News) else fact.text
        hint = f"say where it was found: `{'url: https://…' if isinstance(fact, News) else 'source: …'}`"
        place = _place(application, path)
        if not source:
            message = f"The fact `{_short(words)}` has no source{'' if fact.date else ' and no date'}."
            yield record.problem(place, Severity.WARNING, "fact-without-source", message, hint)
        elif not fact.date:
            message = f"The fact `{_short(words)}` has no date."
            hint = "say when it was published: `date: 2026-10-01`"
            yield record.problem(place, Severity.NOTE, "fact-without-date", message, hint)


def age(application: Application) -> Iterator[Problem]:
    """Research is not older than 14 days at the interview."""
    record = application.record
    coming = None if record.upcoming is None else record.rounds[record.upcoming]
    if coming is None or coming.date is None or coming.held or len(empty_headings(record.company)) == len(HEADINGS):
        return
    newest = max((fact.date for _, fact, _ in _facts(record.company) if fact.date), default=None)
    checked = record.company.researched or newest
    if checked is None:
        yield application.record_source.problem(
            ("company",),
            Severity.WARNING,
            "undated-research",
            f"Nothing says when the research on `{record.company.name}` was done.",
            "write the day you last looked under `researched:`",
            key=True,
        )
    elif coming.date - checked > FRESH:
        what = "was last checked on" if record.company.researched else "has no fact newer than"
        yield application.record_source.problem(
            ("company", "researched") if record.company.researched else ("company",),
            Severity.WARNING,
            "stale-research",
            f"The research on `{record.company.name}` {what} {checked}, {(coming.date - checked).days} days "
            f"before `{coming.name}`; {FRESH.days} is the limit.",
            "look once more for news, then write the day under `researched:`",
            key=not record.company.researched,
        )


def _facts(company: Company) -> Iterator[tuple[Path, Finding | News, str | None]]:
    """Each fact with its path and its source."""
    for heading in ("objectives", "milestones"):
        for index, finding in enumerate(getattr(company, heading) or ()):
            yield ("company", heading, index), finding, finding.source
    for index, news in enumerate(company.news or ()):
        yield ("company", "news", index), news, news.url


def _place(application: Application, path: Path) -> Path:
    """The path of a fact's words: a field of it, or the whole fact where that is plain text."""
    inner = ((*path, "text"), (*path, "title"))
    return next((place for place in inner if application.record_source.written(place)), path)


def _short(text: str) -> str:
    return textwrap.shorten(text.replace("`", "'"), 60, placeholder=" …")


def _listed(names: list[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
