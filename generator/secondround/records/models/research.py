"""Shared research: a company and its people, as `library/companies/NAME.yml` holds them.

Several clients' records may use it, so it has no field for what concerns one of them: no notes, no
address, nothing in common.
"""

from __future__ import annotations

from typing import ClassVar

from secondround.records.models.company import CompanyResearch
from secondround.records.models.fields import Id, Line, field
from secondround.records.models.people import Person


class SharedCompany(CompanyResearch):
    """A company that several records use. All of it may reach every client who does."""

    called: ClassVar[str] = "shared research"

    schema_link: Line | None = field(
        "The schema that an editor checks against.",
        example="company.schema.json",
        default=None,
        alias="$schema",
    )
    people: dict[Id, Person] = field(
        "The people there, by id. A record that names the same id among its `interviewers` takes "
        "what it does not say itself from here.",
        example={"ana-ruiz": {"name": "Ana Ruiz"}},
        reach="public",
        default={},
    )
