"""JSON Resume, of all versions, and YAMLResume, which holds much the same.

In: data. Out: a `Resume`. Old and new names of fields stand side by side in the files people have.
"""

from __future__ import annotations

from typing import Any

from secondround.imports.resume.formats import values
from secondround.imports.resume.model import Job, Resume


def json_resume(data: dict[str, Any]) -> Resume:
    """The resume of a file of JSON Resume."""
    basics = values.mapping(data.get("basics"))
    paragraphs, items = values.paragraphs_and_items(values.first(basics, "summary"))
    jobs: list[Job] = []
    for section, where in (
        ("work", "Experience"),
        ("volunteer", "Volunteering"),
        ("projects", "Projects"),
    ):
        jobs += [_job(entry, where) for entry in values.maps(data.get(section))]
    return Resume(
        name=values.first(basics, "name")
        or " ".join(values.texts([basics.get("firstName"), basics.get("lastName")])),
        email=values.first(basics, "email"),
        phone=values.first(basics, "phone"),
        profile=_profile(basics, values.maps(data.get("profiles"))),
        headline=values.first(basics, "label", "headline"),
        summary=(*paragraphs, *items),
        skills=tuple(_skills(values.listing(data.get("skills")))),
        jobs=tuple(jobs),
    )


def yaml_resume(data: dict[str, Any]) -> Resume:
    """The resume of a file of YAMLResume."""
    return json_resume(values.mapping(data.get("content")))


def _profile(basics: dict[str, Any], others: list[dict[str, Any]]) -> str:
    profiles = values.maps(basics.get("profiles")) + others
    for profile in profiles:
        if values.first(profile, "network").lower() == "linkedin" and values.first(profile, "url"):
            return values.first(profile, "url")
    found = values.first(basics, "url", "website")
    return found or next((values.first(profile, "url") for profile in profiles), "")


def _job(entry: dict[str, Any], where: str) -> Job:
    start, end = values.first(entry, "startDate"), values.first(entry, "endDate")
    employer = values.first(entry, "name", "company", "organization", "entity")
    title = values.first(entry, "position", "title")
    if where == "Projects":
        employer, title = values.first(entry, "entity"), values.first(entry, "name")
    job = Job(
        employer=employer,
        title=title,
        place=values.first(entry, "location"),
        period=values.period(start, end),
        highlights=tuple(values.texts(entry.get("highlights") or [])),
        where=where,
    )
    return values.filled(job, values.first(entry, "summary", "description"))


def _skills(entries: list[Any]) -> list[str]:
    """The keywords of each group; the group's own name where it has none."""
    found: list[str] = []
    for entry in entries:
        group = values.mapping(entry)
        names = values.texts(group.get("keywords") or []) or values.texts(group.get("name"))
        names = names or values.texts(entry)
        found += names
    return list(dict.fromkeys(found))
