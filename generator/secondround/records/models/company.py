"""What a record says of the company, and of where each of it was found."""

from __future__ import annotations

from typing import ClassVar, Final

from secondround.records.models.fields import (
    Date,
    Id,
    Line,
    Link,
    Model,
    ShortForm,
    Text,
    field,
)

UNNAMED: Final = "the company"
"""A company whose name is still to be written."""


class Finding(ShortForm):
    """One thing found out about the company, with where and when."""

    text: Text = field("What you found.", example="Open a second hub in 2027.", reach="public")
    source: Line | None = field(
        "Where: a link or a name.",
        example="https://example.com/report",
        reach="public",
        default=None,
    )
    date: Date | None = field(
        "When it was published.", example="2026-10-01", reach="public", default=None
    )


class News(Model):
    """One piece of news about the company."""

    called: ClassVar[str] = "a piece of news"
    date: Date | None = field(
        "When it was published.", example="2026-11-05", reach="public", default=None
    )
    title: Line = field("The headline.", example="Harbor opens a hub in Gdansk", reach="public")
    url: Link | None = field(
        "Where it can be read.", example="https://example.com/news", reach="public", default=None
    )
    so_what: Text | None = field(
        "Why it matters for this talk.", example="They will hire twice as many.", default=None
    )


class Competitor(ShortForm):
    """Who else serves the same customers."""

    short: ClassVar[str] = "name"
    name: Line = field("The competitor's name.", example="Quayside", reach="public")
    difference: Text | None = field(
        "What sets the company apart, in your words.", example="Owns its boats.", default=None
    )


class CompanyResearch(Model):
    """What is known of a company, whoever applies there."""

    name: Line = field("The company's name.", example="Harbor Logistics", reach="public")
    website: Link | None = field(
        "Its web site.", example="https://example.com", reach="public", default=None
    )
    about: Text | None = field(
        "What it does, in your words.",
        example="Moves parts overnight.",
        reach="public",
        default=None,
    )
    industry: Line | None = field(
        "Its industry.", example="Logistics", reach="public", default=None
    )
    researched: Date | None = field(
        "When you last checked all of this.", example="2026-11-20", default=None
    )
    objectives: tuple[Finding, ...] | None = field(
        "What it wants to reach.", example=["Carbon-free by 2030"], reach="public", default=None
    )
    milestones: tuple[Finding, ...] | None = field(
        "What it has reached.", example=["Tenth hub in 2025"], reach="public", default=None
    )
    news: tuple[News, ...] | None = field(
        "What it has been in the news for.",
        example=[{"title": "A new hub"}],
        reach="public",
        default=None,
    )
    competitors: tuple[Competitor, ...] | None = field(
        "Who it competes with.", example=["Quayside"], reach="public", default=None
    )
    culture: Text | None = field(
        "How people work there, in your words.", example="Short meetings, long memos.", default=None
    )


class Company(CompanyResearch):
    """The company: what to know before walking in."""

    use: Id | None = field(
        "Shared research to begin with: the name of a file in `library/companies`. A field "
        "that the record has takes the place of the shared one.",
        example="harbor-logistics",
        reach="public",
        default=None,
    )
