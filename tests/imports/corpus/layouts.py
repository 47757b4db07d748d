"""Resumes as HTML, one function for each layout that people use."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any, Final

from tests.imports.corpus.words import HEADINGS, period

Person = dict[str, Any]

_STYLE: Final = """
body { font-family: 'DejaVu Sans', sans-serif; font-size: 9.5pt; margin: 0; line-height: 1.35 }
@page { size: A4; margin: 18mm }
h1 { font-size: 20pt; margin: 0 } h2 { font-size: 12.5pt; margin: 10pt 0 3pt }
h3 { font-size: 10pt; margin: 6pt 0 1pt } p { margin: 2pt 0 }
ul { margin: 2pt 0; padding-left: 14pt }
.apart { display: flex; justify-content: space-between }
"""


def page(person: Person, body: str, style: str = "") -> str:
    """A whole page of HTML."""
    return (
        f'<!DOCTYPE html><html lang="{person["language"]}"><head><meta charset="utf-8">'
        f"<title>{escape(person['name'])}</title><style>{_STYLE}{style}</style></head>"
        f"<body>{body}</body></html>"
    )


def plain(person: Person, dates: str) -> str:
    """Position and employer on the left, dates on the right."""
    jobs = ""
    for job in person["jobs"]:
        jobs += (
            f"<div class=apart><b>{_t(job['title'])}, {_t(job['employer'])}</b>"
            f"<span>{period(job, person['language'], dates)}</span></div>{_items(job)}"
        )
    return page(person, _head(person) + _sections(person, jobs, dates))


def employer_first(person: Person, dates: str) -> str:
    """Employer and place on one line, position and dates on the next."""
    jobs = ""
    for job in person["jobs"]:
        jobs += (
            f"<div class=apart><b>{_t(job['employer'])}</b><span>{_t(job['place'])}</span></div>"
            f"<div class=apart><i>{_t(job['title'])}</i>"
            f"<span>{period(job, person['language'], dates)}</span></div>{_items(job)}"
        )
    return page(person, _head(person) + _sections(person, jobs, dates))


def sidebar(person: Person, dates: str, *, right: bool = False) -> str:
    """Contact, skills and languages in a narrow column beside the rest."""
    words = HEADINGS[person["language"]]
    contact = "".join(f"<p>{_t(person[key])}</p>" for key in ("email", "phone", "profile", "place"))
    skills = "".join(f"<li>{_t(skill)}</li>" for skill in person["skills"])
    spoken = "".join(f"<p>{_t(language)}</p>" for language in person["languages"])
    aside = (
        f"<div class=aside><h2>{words['contact']}</h2>{contact}<h2>{words['skills']}</h2>"
        f"<ul>{skills}</ul><h2>{words['languages']}</h2>{spoken}</div>"
    )
    jobs = ""
    for job in person["jobs"]:
        jobs += (
            f"<h3>{_t(job['title'])}</h3><p>{_t(job['employer'])} | "
            f"{period(job, person['language'], dates)}</p>{_items(job)}"
        )
    main = (
        f"<div class=main><h1>{_t(person['name'])}</h1><p>{_t(person['headline'])}</p>"
        f"<h2>{words['summary']}</h2><p>{_t(person['summary'])}</p>"
        f"<h2>{words['work']}</h2>{jobs}{_education(person, dates)}</div>"
    )
    columns = "1fr 33%" if right else "33% 1fr"
    style = (
        f".grid {{ display: grid; grid-template-columns: {columns}; gap: 16pt }}"
        ".aside { font-size: 8.5pt; overflow-wrap: anywhere }"
    )
    inside = main + aside if right else aside + main
    return page(person, f"<div class=grid>{inside}</div>", style)


def sidebar_right(person: Person, dates: str) -> str:
    """The narrow column on the right."""
    return sidebar(person, dates, right=True)


def dates_left(person: Person, dates: str) -> str:
    """Dates in a column of their own on the left."""
    jobs = ""
    for job in person["jobs"]:
        jobs += (
            f"<div class=row><div>{period(job, person['language'], dates)}</div><div>"
            f"<b>{_t(job['title'])}</b><p>{_t(job['employer'])}, {_t(job['place'])}</p>"
            f"{_items(job)}</div></div>"
        )
    style = ".row { display: grid; grid-template-columns: 42mm 1fr; margin: 5pt 0 }"
    return page(person, _head(person) + _sections(person, jobs, dates), style)


def bare(person: Person, dates: str) -> str:
    """No headings at all."""
    jobs = ""
    for job in person["jobs"]:
        jobs += (
            f"<p><b>{_t(job['employer'])}, {_t(job['title'])}, "
            f"{period(job, person['language'], dates)}</b></p>{_items(job)}"
        )
    return page(person, _head(person) + jobs)


def spaced(person: Person, dates: str) -> str:
    """Name and headings in capitals that are spaced out; all centred."""
    jobs = ""
    for job in person["jobs"]:
        jobs += (
            f"<h3>{_t(job['employer'])} — {_t(job['title'])} "
            f"({period(job, person['language'], dates)})</h3>{_items(job)}"
        )
    style = (
        "h1, h2 { text-transform: uppercase; letter-spacing: 0.3em; text-align: center;"
        " font-weight: normal } h1 + p, h1 + p + p { text-align: center }"
    )
    return page(person, _head(person) + _sections(person, jobs, dates), style)


def halves(person: Person, dates: str) -> str:
    """Two columns of one width: positions on the left, the rest on the right."""
    words = HEADINGS[person["language"]]
    jobs = ""
    for job in person["jobs"]:
        jobs += (
            f"<p><b>{_t(job['title'])}</b><br>{_t(job['employer'])}, {_t(job['place'])}<br>"
            f"{period(job, person['language'], dates)}</p>{_items(job)}"
        )
    skills = ", ".join(person["skills"])
    body = (
        f"{_head(person)}<div class=grid><div><h2>{words['work']}</h2>{jobs}</div>"
        f"<div><h2>{words['summary']}</h2><p>{_t(person['summary'])}</p>{_education(person, dates)}"
        f"<h2>{words['skills']}</h2><p>{_t(skills)}</p></div></div>"
    )
    style = ".grid { display: grid; grid-template-columns: 1fr 1fr; gap: 18pt }"
    return page(person, body, style)


def linkedin(person: Person, dates: str) -> str:
    """Like LinkedIn's "Save to PDF": a dark column, employer above position above dates."""
    spoken = "".join(f"<p>{_t(language)}</p>" for language in person["languages"])
    aside = (
        f"<h2>Contact</h2><p>{_t(person['phone'])} (Mobile)</p><p>{_t(person['email'])}</p>"
        f"<p>{_t(person['profile'].removeprefix('https://'))} (LinkedIn)</p><h2>Top Skills</h2>"
        + "".join(f"<p>{_t(skill)}</p>" for skill in person["skills"])
        + f"<h2>Languages</h2>{spoken}"
    )
    jobs = ""
    for job in person["jobs"]:
        items = "".join(f"- {_t(text)}<br>" for text in job["highlights"])
        jobs += (
            f"<p class=employer>{_t(job['employer'])}</p><p class=title>{_t(job['title'])}</p>"
            f"<p>{period(job, 'en', dates)} (3 years 2 months)</p><p>{_t(job['place'])}</p>"
            f"<p class=text>{items}</p>"
        )
    main = (
        f"<h1>{_t(person['name'])}</h1><p>{_t(person['headline'])}</p><p>{_t(person['place'])}</p>"
        f"<h2>Summary</h2><p>{_t(person['summary'])}</p><h2>Experience</h2>{jobs}"
        + _education(person | {"language": "en"}, dates)
    )
    style = (
        "@page { @bottom-center { content: 'Page ' counter(page) ' of ' counter(pages) } }"
        ".aside { float: left; width: 30%; font-size: 8.5pt; overflow-wrap: anywhere }"
        ".main { margin-left: 36% } h2 { font-weight: normal } .employer { font-size: 12pt;"
        " margin-top: 8pt } .title { font-size: 11.5pt } .text { margin: 5pt 0 }"
    )
    return page(person, f"<div class=aside>{aside}</div><div class=main>{main}</div>", style)


_LARGE: Final = "body { font-size: 15pt !important } .aside { font-size: 11pt !important }"


def plain_long(person: Person, dates: str) -> str:
    """Over two pages and more, with a running header."""
    style = f"{_LARGE} @page {{ @top-right {{ content: '{person['name']} · ' counter(page) }} }}"
    return plain(person, dates).replace("</style>", f"{style}</style>")


def sidebar_long(person: Person, dates: str) -> str:
    """A narrow column that ends on the first page, and text that goes on."""
    return sidebar(person, dates).replace("</style>", f"{_LARGE}</style>")


LAYOUTS: Final[dict[str, Callable[[Person, str], str]]] = {
    "plain": plain,
    "employer-first": employer_first,
    "sidebar": sidebar,
    "sidebar-right": sidebar_right,
    "dates-left": dates_left,
    "bare": bare,
    "spaced": spaced,
    "halves": halves,
    "linkedin": linkedin,
    "plain-long": plain_long,
    "sidebar-long": sidebar_long,
}


def _t(text: str) -> str:
    return escape(text)


def _head(person: Person) -> str:
    contact = " · ".join(_t(person[key]) for key in ("email", "phone", "profile"))
    return f"<h1>{_t(person['name'])}</h1><p>{_t(person['headline'])}</p><p>{contact}</p>"


def _items(job: dict[str, Any]) -> str:
    return "<ul>" + "".join(f"<li>{_t(text)}</li>" for text in job["highlights"]) + "</ul>"


def _education(person: Person, dates: str) -> str:
    found = f"<h2>{HEADINGS[person['language']]['education']}</h2>"
    for study in person["education"]:
        when = period(study, person["language"], dates)
        found += f"<p><b>{_t(study['degree'])}</b>, {_t(study['school'])}, {when}</p>"
    return found


def _sections(person: Person, jobs: str, dates: str) -> str:
    words = HEADINGS[person["language"]]
    return (
        f"<h2>{words['summary']}</h2><p>{_t(person['summary'])}</p>"
        f"<h2>{words['work']}</h2>{jobs}{_education(person, dates)}"
        f"<h2>{words['skills']}</h2><p>{_t(', '.join(person['skills']))}</p>"
        f"<h2>{words['languages']}</h2><p>{_t(', '.join(person['languages']))}</p>"
    )
