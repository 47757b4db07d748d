"""Europass XML, in its two dialects: before 2020, and after.

In: the root of the XML. Out: a `Resume`. Names are compared without their namespaces.
"""

from __future__ import annotations

from typing import Any

from secondround.imports.resume.dates import month_of
from secondround.imports.resume.formats import values
from secondround.imports.resume.model import Job, Month, Period, Resume


def europass(root: Any) -> Resume:
    """The resume of a Europass file."""
    return _newer(root) if _name(root) == "Candidate" else _older(root)


def as_data(element: Any, depth: int = 0) -> Any:
    """The XML as maps and texts, to find what has no field."""
    children = [child for child in element if isinstance(child.tag, str)]
    if not children or depth > 30:  # noqa: PLR2004 (no Europass file is so deep)
        return (element.text or "").strip()
    data: dict[str, list[Any]] = {}
    for child in children:
        data.setdefault(_name(child), []).append(as_data(child, depth + 1))
    return data


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _all(element: Any, path: str) -> list[Any]:
    """The elements at a path of names, at any depth for its first name."""
    if element is None:
        return []
    return list(element.iterfind(".//" + "/".join(f"{{*}}{name}" for name in path.split("/"))))


def _text(element: Any, *paths: str) -> str:
    for path in paths:
        for found in _all(element, path):
            text = (found.text or "").strip()
            if text:
                return text
    return ""


def _older(root: Any) -> Resume:
    """SkillsPassport, until 2020."""
    person = next(iter(_all(root, "Identification")), None)
    jobs = []
    for entry in _all(root, "WorkExperience"):
        dates = Period(
            _older_dates(entry),
            _older_month(entry, "Period/From"),
            _older_month(entry, "Period/To"),
            _text(entry, "Period/Current") == "true",
        )
        employer = _text(entry, "Employer/Name")
        place = _text(entry, "Employer/ContactInfo/Address/Contact/Municipality")
        title = _text(entry, "Position/Label")
        jobs.append(_job(employer, title, place, dates, _text(entry, "Activities")))
    names = [_text(person, "PersonName/FirstName"), _text(person, "PersonName/Surname")]
    return Resume(
        name=" ".join(filter(None, names)),
        email=_text(person, "ContactInfo/Email/Contact"),
        phone=_text(person, "Telephone/Contact"),
        profile=_text(person, "Website/Contact"),
        headline=_text(root, "Headline/Description/Label"),
        skills=tuple(_older_skills(root)),
        jobs=tuple(jobs),
    )


def _older_month(entry: Any, path: str) -> Month | None:
    for element in _all(entry, path):
        year, month = element.get("year", ""), element.get("month", "").strip("-")
        if year.isdigit():
            number = int(month) if month.isdigit() else 0
            return Month(int(year), number if 1 <= number <= 12 else None)  # noqa: PLR2004
    return None


def _older_dates(entry: Any) -> str:
    parts = []
    for path in ("Period/From", "Period/To"):
        for element in _all(entry, path):
            month = element.get("month", "").strip("-")
            parts.append("-".join(filter(None, (element.get("year", ""), month))))
    return " – ".join(parts)


def _older_skills(root: Any) -> list[str]:
    found: list[str] = []
    for kind in ("Communication", "Organisational", "JobRelated", "Computer"):
        for element in _all(root, f"Skills/{kind}/Description"):
            paragraphs, items = values.paragraphs_and_items((element.text or "").strip())
            found += paragraphs + items
    return found


def _newer(root: Any) -> Resume:
    """Candidate, since 2020; names of HR-XML."""
    person = next(iter(_all(root, "CandidatePerson")), None)
    jobs = []
    for entry in _all(root, "EmployerHistory"):
        employer = _text(entry, "OrganizationName")
        for position in _all(entry, "PositionHistory"):
            start = _text(position, "StartDate/FormattedDateTime")
            end = _text(position, "EndDate/FormattedDateTime")
            current = _text(position, "CurrentIndicator") == "true"
            last = None if current or not end else month_of(end)
            period = Period(f"{start} – {end}".strip(" –"), month_of(start), last, current)
            place = _text(entry, "OrganizationContact/Communication/Address/CityName", "CityName")
            title = _text(position, "PositionTitle")
            jobs.append(_job(employer, title, place, period, _text(position, "Description")))
    names = [_text(person, "PersonName/GivenName"), _text(person, "PersonName/FamilyName")]
    return Resume(
        name=" ".join(filter(None, names)),
        email=_channel(person, "Email"),
        phone=_text(person, "DialNumber"),
        profile=_channel(person, "Web", "LinkedIn"),
        headline=_text(root, "CandidateProfile/Headline"),
        summary=tuple(values.texts(_text(root, "ExecutiveSummary"))),
        jobs=tuple(jobs),
    )


def _channel(person: Any, *kinds: str) -> str:
    for element in _all(person, "Communication"):
        code = _text(element, "ChannelCode", "UseCode").lower()
        address = _text(element, "URI")
        if address and (code in {kind.lower() for kind in kinds}):
            return address
    return ""


def _job(employer: str, title: str, place: str, period: Period, text: str) -> Job:
    job = Job(
        employer=employer,
        title=title,
        place=place,
        period=period if period.start else None,
        where="Work experience",
    )
    return values.filled(job, text)
