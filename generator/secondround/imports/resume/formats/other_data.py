"""FRESH, Reactive Resume and RenderCV: resumes as data.

In: data. Out: a `Resume`.
"""

from __future__ import annotations

from typing import Any, Final

from secondround.imports.resume.dates import find_period
from secondround.imports.resume.formats import values
from secondround.imports.resume.headings import section_of
from secondround.imports.resume.model import Job, Resume

_NOT_WORK: Final = frozenset({"education", "skills", "summary", "contact"})


def fresh(data: dict[str, Any]) -> Resume:
    """The resume of a file of FRESH."""
    info, contact = values.mapping(data.get("info")), values.mapping(data.get("contact"))
    history = values.maps(values.mapping(data.get("employment")).get("history"))
    skills = values.mapping(data.get("skills"))
    names: list[str] = []
    for group in values.maps(skills.get("sets")):
        names += values.texts(group.get("skills") or [])
    names += [values.first(entry, "name") for entry in values.maps(skills.get("list"))]
    profiles = values.maps(data.get("social"))
    return Resume(
        name=values.first(data, "name"),
        email=values.first(contact, "email"),
        phone=values.first(contact, "phone"),
        profile=next((values.first(item, "url") for item in profiles), "")
        or values.first(contact, "website"),
        headline=values.first(info, "label"),
        summary=tuple(values.texts(info.get("brief"))),
        skills=tuple(dict.fromkeys(filter(None, names))),
        jobs=tuple(map(_fresh_job, history)),
    )


def _fresh_job(entry: dict[str, Any]) -> Job:
    period = values.period(values.first(entry, "start"), values.first(entry, "end"))
    job = Job(
        employer=values.first(entry, "employer"),
        title=values.first(entry, "position"),
        period=period,
        highlights=tuple(values.texts(entry.get("highlights") or [])),
        where="Employment",
    )
    return values.filled(job, values.first(entry, "summary"))


def reactive_resume(data: dict[str, Any]) -> Resume:
    """The resume of a file of Reactive Resume, whose third to fifth versions differ in names."""
    basics = values.mapping(data.get("basics"))
    sections = values.mapping(data.get("sections"))
    summary = values.mapping(data.get("summary")) or values.mapping(sections.get("summary"))
    text = values.first(summary, "content", "body") or values.first(basics, "summary")
    paragraphs, items = values.paragraphs_and_items(text)
    jobs: list[Job] = []
    for name, where in (
        ("experience", "Experience"),
        ("work", "Experience"),
        ("volunteer", "Volunteering"),
        ("projects", "Projects"),
    ):
        found = values.maps(values.mapping(sections.get(name)).get("items"))
        jobs += [_reactive_job(entry, where) for entry in found]
    return Resume(
        name=values.first(basics, "name"),
        email=values.first(basics, "email"),
        phone=values.first(basics, "phone"),
        profile=_reactive_profile(basics, sections),
        headline=values.first(basics, "headline"),
        summary=tuple(paragraphs + items),
        skills=tuple(_reactive_skills(sections)),
        jobs=tuple(jobs),
    )


def _reactive_profile(basics: dict[str, Any], sections: dict[str, Any]) -> str:
    address = values.mapping(basics.get("url")) or values.mapping(basics.get("website"))
    found = values.first(address, "href", "url") or values.first(basics, "website")
    if found:
        return found
    for profile in values.maps(values.mapping(sections.get("profiles")).get("items")):
        address = values.mapping(profile.get("url")) or values.mapping(profile.get("website"))
        found = values.first(address, "href", "url") or values.first(profile, "url")
        if found:
            return found
    return ""


def _reactive_skills(sections: dict[str, Any]) -> list[str]:
    found: list[str] = []
    for entry in values.maps(values.mapping(sections.get("skills")).get("items")):
        names = values.texts(entry.get("keywords") or []) or values.texts(entry.get("name"))
        found += names
    return list(dict.fromkeys(found))


def _reactive_job(entry: dict[str, Any], where: str) -> Job:
    dates = values.mapping(entry.get("date"))
    whole = values.first(entry, "date", "period")
    found = find_period(whole) if whole else None
    period = found[0] if found else None
    if dates:
        period = values.period(values.first(dates, "start"), values.first(dates, "end"))
    job = Job(
        employer=values.first(entry, "company", "organization", "name"),
        title=values.first(entry, "position", "description" if where == "Projects" else ""),
        place=values.first(entry, "location"),
        period=period,
        where=where,
    )
    return values.filled(job, values.first(entry, "summary", "description"))


def rendercv(data: dict[str, Any]) -> Resume:
    """The resume of a file of RenderCV: titles of sections are free, and an entry's kind shows in
    its keys.
    """
    cv = values.mapping(data.get("cv"))
    jobs: list[Job] = []
    skills: list[str] = []
    summary: list[str] = []
    for title, entries in values.mapping(cv.get("sections")).items():
        section = section_of(str(title).replace("_", " "))
        for entry in values.listing(entries):
            if isinstance(entry, str):
                (summary if section == "summary" else skills if section == "skills" else []).append(
                    entry
                )
                continue
            fields = values.mapping(entry)
            if section == "skills":
                details = values.first(fields, "details", "bullet")
                skills += [part.strip() for part in details.split(",") if part.strip()]
            elif "institution" not in fields and section not in _NOT_WORK:
                jobs += _rendercv_job(fields, str(title))
    profiles = values.maps(cv.get("social_networks"))
    return Resume(
        name=values.first(cv, "name"),
        email=next(iter(values.texts(cv.get("email"))), ""),
        phone=next(iter(values.texts(cv.get("phone"))), "").removeprefix("tel:"),
        profile=_rendercv_profile(profiles) or next(iter(values.texts(cv.get("website"))), ""),
        headline=values.first(cv, "headline", "label"),
        summary=tuple(summary),
        skills=tuple(dict.fromkeys(skills)),
        jobs=tuple(jobs),
    )


def _rendercv_profile(networks: list[dict[str, Any]]) -> str:
    for network in networks:
        name, user = values.first(network, "network"), values.first(network, "username")
        if name == "LinkedIn" and user:
            return f"https://www.linkedin.com/in/{user}"
    return ""


def _rendercv_job(entry: dict[str, Any], title: str) -> list[Job]:
    highlights = values.texts(entry.get("highlights") or [])
    employer, position = values.first(entry, "company"), values.first(entry, "position")
    if not employer and not highlights:
        return []
    start, end = values.first(entry, "start_date"), values.first(entry, "end_date")
    found = find_period(values.first(entry, "date"))
    period = found[0] if found else values.period(start, end)
    job = Job(
        employer=employer,
        title=position or values.first(entry, "name"),
        place=values.first(entry, "location"),
        period=period,
        highlights=tuple(highlights),
        where=title.replace("_", " ").capitalize(),
    )
    return [values.filled(job, values.first(entry, "summary"))]
