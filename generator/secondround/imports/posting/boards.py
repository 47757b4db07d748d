"""The JSON of job boards: Greenhouse, Lever, Ashby, SmartRecruiters, Workable, Recruitee, Workday
and Teamtailor.

In: parsed JSON. Out: a `Posting` for each job in it. What a board leaves out stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeAlias

from msgspec.structs import replace

from secondround.imports.documents import Block
from secondround.imports.posting import structured, terms
from secondround.imports.posting.markup import blocks_of, text_of
from secondround.imports.posting.model import Posting
from secondround.imports.posting.values import at, link, listed, named, objects, text

Job: TypeAlias = Mapping[str, Any]


def postings(value: Any) -> list[Posting]:
    """Every job in a board's file; none where it is no board's that we know."""
    for is_of_board, read in _BOARDS:
        for jobs in (_listed_jobs(value), objects(value)):
            found = [job for job in jobs if is_of_board(job)]
            if found:
                return [_with_pay(read(job, value), job) for job in found]
    return structured.postings(value) or _of_any(value)


def _with_pay(posting: Posting, job: Job) -> Posting:
    return replace(posting, extras=(*posting.extras, *terms.of_job(job)))


def _listed_jobs(value: Any) -> list[Job]:
    """The jobs in the list that a board wraps them in, or the one job in its envelope."""
    for key in _WRAPPERS:
        jobs = objects(at(value, key))
        if jobs:
            return jobs
    return []


_WRAPPERS: Final = (
    "jobs", "offers", "content", "jobPostings", "jobPostingInfo", "items", "data", "results",
    "postings", "offer", "job", "posting",
)  # fmt: skip


def _section(heading: str, content: Any) -> tuple[Block, ...]:
    """A part of a posting that the board keeps in a field of its own."""
    blocks = blocks_of(text(content))
    return (Block("heading", heading, level=1), *blocks) if blocks else ()


def _extras(**found: Iterable[Any] | Any) -> tuple[tuple[str, str], ...]:
    """What a board says besides: places, department, employment."""
    extras = []
    for label, values in found.items():
        for value in listed(values):
            written = text_of(named(value))
            if written:
                extras.append((label.replace("_", " "), written))
    return tuple(dict.fromkeys(extras))


def _joined(*values: Any) -> str:
    """Parts of an address on one line."""
    return ", ".join(dict.fromkeys(filter(None, map(named, values))))


def _greenhouse(job: Job, _: Any) -> Posting:
    return Posting(
        format="a job of Greenhouse (JSON)",
        title=text_of(text(job.get("title"))),
        company=text_of(text(job.get("company_name"))),
        url=link(job.get("absolute_url")),
        id=text(job.get("id")),
        blocks=blocks_of(text(job.get("content"))),
        extras=_extras(place_of_work=job.get("location"), department=job.get("departments")),
    )


def _lever(job: Job, _: Any) -> Posting:
    opening = text(job.get("description")) or text(job.get("descriptionBody"))
    blocks = blocks_of(opening or text(job.get("descriptionPlain")))
    for part in objects(job.get("lists")):
        blocks += _section(text_of(text(part.get("text"))), part.get("content"))
    closing = text(job.get("additional")) or text(job.get("additionalPlain"))
    blocks += (Block("heading", "", level=1), *blocks_of(closing)) if closing else ()
    categories = job.get("categories")
    return Posting(
        format="a job of Lever (JSON)",
        title=text_of(text(job.get("text"))),
        url=link(job.get("hostedUrl")),
        id=text(job.get("id")),
        blocks=blocks,
        extras=_extras(
            place_of_work=at(categories, "allLocations") or at(categories, "location"),
            team=at(categories, "team"),
            employment=at(categories, "commitment"),
        ),
    )


def _ashby(job: Job, _: Any) -> Posting:
    places = [job.get("location") or job.get("locationName")]
    places += [place.get("location") for place in objects(job.get("secondaryLocations"))]
    return Posting(
        format="a job of Ashby (JSON)",
        title=text_of(text(job.get("title"))),
        url=link(job.get("jobUrl")),
        id=text(job.get("id")),
        blocks=blocks_of(text(job.get("descriptionHtml")) or text(job.get("descriptionPlain"))),
        extras=_extras(
            place_of_work=places, department=job.get("department"), team=job.get("team"),
            employment=job.get("employmentType"),
        ),
    )  # fmt: skip


def _smartrecruiters(job: Job, _: Any) -> Posting:
    sections = at(job, "jobAd", "sections")
    blocks: tuple[Block, ...] = ()
    for key, heading in _SMARTRECRUITERS_SECTIONS:
        blocks += _section(text(at(sections, key, "title")) or heading, at(sections, key, "text"))
    place = job.get("location")
    return Posting(
        format="a job of SmartRecruiters (JSON)",
        title=text_of(text(job.get("name"))),
        company=text_of(named(job.get("company"))),
        about=text_of(text(at(sections, "companyDescription", "text"))),
        url=link(job.get("postingUrl")) or link(job.get("applyUrl")),
        id=text(job.get("id")),
        blocks=blocks,
        extras=_extras(
            place_of_work=_joined(at(place, "city"), at(place, "region"), at(place, "country")),
            department=at(job, "department", "label"),
            employment=at(job, "typeOfEmployment", "label"),
        ),
    )


_SMARTRECRUITERS_SECTIONS: Final = (
    ("jobDescription", "Job description"),
    ("qualifications", "Qualifications"),
    ("additionalInformation", "Additional information"),
)


def _workable(job: Job, whole: Any) -> Posting:
    place = job.get("location") if isinstance(job.get("location"), Mapping) else job
    blocks = blocks_of(text(job.get("full_description")) or text(job.get("description")))
    blocks += _section("Requirements", job.get("requirements"))
    blocks += _section("Benefits", job.get("benefits"))
    return Posting(
        format="a job of Workable (JSON)",
        title=text_of(text(job.get("title"))),
        company=text_of(
            text(at(whole, "name")) if at(whole, "jobs") else named(job.get("company"))
        ),
        url=link(job.get("url")) or link(job.get("shortlink")),
        id=text(job.get("shortcode")),
        blocks=blocks,
        extras=_extras(
            place_of_work=_joined(at(place, "city"), at(place, "region"), at(place, "country")),
            department=job.get("department"),
            employment=job.get("employment_type"),
        ),
    )


def _recruitee(job: Job, _: Any) -> Posting:
    return Posting(
        format="a job of Recruitee (JSON)",
        title=text_of(text(job.get("title")) or text(job.get("position"))),
        company=text_of(text(job.get("company_name"))),
        url=link(job.get("careers_url")),
        id=text(job.get("id")),
        blocks=blocks_of(text(job.get("description")))
        + _section("Requirements", job.get("requirements")),
        extras=_extras(
            place_of_work=job.get("location") or _joined(job.get("city"), job.get("country")),
            department=job.get("department"),
        ),
    )


def _workday(job: Job, whole: Any) -> Posting:
    return Posting(
        format="a job of Workday (JSON)",
        title=text_of(text(job.get("title"))),
        company=text_of(named(at(whole, "hiringOrganization"))),
        url=link(job.get("externalUrl")),
        id=text(job.get("jobReqId")),
        blocks=blocks_of(text(job.get("jobDescription"))),
        extras=_extras(
            place_of_work=[
                job.get("location") or job.get("locationsText"),
                *listed(job.get("additionalLocations")),
            ],
            employment=job.get("timeType"),
        ),
    )


def _teamtailor(job: Job, _: Any) -> Posting:
    """A job of its programming interface, or of the feed that its sites have."""
    details = job.get("attributes") if isinstance(job.get("attributes"), Mapping) else job
    found = structured.postings(job.get("_jobposting"))
    inner = found[0] if found else Posting("")
    body = text(at(details, "body")) or text(job.get("content_html"))
    return Posting(
        format="a job of Teamtailor (JSON)",
        title=text_of(text(at(details, "title"))) or inner.title,
        company=inner.company or text_of(text(at(details, "company-name"))),
        website=inner.website,
        url=link(at(job, "links", "careersite-job-url"))
        or link(at(details, "careersite-job-url"))
        or link(job.get("url"))
        or inner.url,
        id=text(job.get("id")),
        blocks=blocks_of(body) or inner.blocks,
        extras=inner.extras,
    )


def _of_any(value: Any) -> list[Posting]:
    """Jobs of a board that we do not know: a title and a long text are enough."""
    found = []
    for job in _listed_jobs(value) or objects(value):
        title, body = _first_text(job, _TITLES), _first_text(job, _BODIES)
        if title and body:
            company = named(job.get("company")) or text(job.get("companyName"))
            found.append(
                Posting(
                    format="a job board's file (JSON)",
                    title=text_of(title),
                    company=text_of(company or named(job.get("employer"))),
                    url=link(job.get("url")),
                    id=text(job.get("id")),
                    blocks=blocks_of(body),
                    extras=_extras(place_of_work=job.get("location")),
                )
            )
    return found


def _first_text(job: Job, keys: Iterable[str]) -> str:
    for key in keys:
        if text(job.get(key)):
            return text(job.get(key))
    return ""


_TITLES: Final = ("title", "jobTitle", "job_title", "position", "name")
_BODIES: Final = (
    "description", "jobDescription", "job_description", "descriptionHtml", "content", "body",
)  # fmt: skip


def _jobs_with(*keys: str) -> Callable[[Job], bool]:
    def has_all(job: Job) -> bool:
        return all(key in job for key in keys)

    return has_all


def _is_teamtailor(job: Job) -> bool:
    return "_jobposting" in job or (job.get("type") == "jobs" and "attributes" in job)


_BOARDS: Final[tuple[tuple[Callable[[Job], bool], Callable[[Job, Any], Posting]], ...]] = (
    (_is_teamtailor, _teamtailor),
    (_jobs_with("absolute_url", "title"), _greenhouse),
    (_jobs_with("text", "categories"), _lever),
    (_jobs_with("title", "jobUrl"), _ashby),
    (_jobs_with("name", "jobAd"), _smartrecruiters),
    (_jobs_with("title", "shortcode"), _workable),
    (_jobs_with("title", "careers_url"), _recruitee),
    (_jobs_with("title", "jobDescription", "jobReqId"), _workday),
    (_jobs_with("title", "jobDescription", "externalUrl"), _workday),
    (_jobs_with("title", "externalPath"), _workday),
)
"""How a job of each board is known, and what reads it; the surest first."""
