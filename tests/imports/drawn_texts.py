"""Short resumes and postings, drawn at random: as people type, paste and send them.

In: a number to draw by. Out: a text, as plain text or Markdown. What is drawn is little, so that
there is just enough in it for a person to tell which it is.
"""

from __future__ import annotations

import random
from typing import Final

_NAMES: Final = ("Sana Okoye", "Jonas Weber", "Lucie Martin", "Marta Ruiz", "DANIEL O'SHEA")
_COMPANIES: Final = ("Brightwater", "Halden Outdoor Ltd", "Mercy West", "Kessler GmbH", "Norrland")
_TITLES: Final = (
    "Warehouse Supervisor",
    "Staff Nurse",
    "Backend Engineer",
    "Sous Chef",
    "Payroll Clerk",
    "Projektleiter",
    "Comptable",
)
_SPANS: Final = (
    "2019-03 – 2024-06",
    "03/2019 - 06/2024",
    "March 2019 – June 2024",
    "Mar 2019 to Present",
    "2019 – 2024",
    "2019-2024",
    "since 2019",
    "seit 03/2019",
    "2019 – heute",
    "Jan '19 - Jun '24",
    "01.03.2019 – 30.06.2024",
)
_DONE: Final = (
    "Led a team of 12 on nights",
    "Cut picking errors by 31 % in a year",
    "Ran the month end for 420 people",
    "Trained 9 new cooks",
    "Moved billing to events without downtime",
    "Verkürzte die Rüstzeit um 18 %",
    "Réduit les retards de 12 %",
)
_OF_RESUME: Final = (
    ("Experience", "Skills"),
    ("Work experience", "Education", "Skills"),
    ("EXPERIENCE", "SKILLS"),
    ("Profile", "Experience", "Qualifications"),
    ("Employment", "Languages"),
    ("Berufserfahrung", "Kenntnisse"),
    ("Expérience professionnelle", "Compétences"),
    ("Experiencia", "Formación", "Idiomas"),
    ("About me", "Experience", "Skills"),
)
_SKILLS: Final = ("Excel, SAP, Python", "Payroll, Excel", "Python, Go, Kafka", "Grill, sauces")
_STUDY: Final = ("BSc Nursing, Leeds, 2016", "Abitur, Bremen, 2010", "NVQ Level 3, 2014")
_DUTIES: Final = (
    "Run the night shift",
    "Keep the ledger and close the month",
    "Plan rosters for 40 people",
    "Own the billing service",
)
_ASKED: Final = (
    "5+ years of experience in a warehouse",
    "Fluent English",
    "A forklift licence",
    "Experience with Kafka",
    "Strong communication skills",
    "Eligibility to work in the UK",
    "Calm under pressure",
)
_OF_POSTING: Final = (
    ("Responsibilities", "Requirements"),
    ("What you'll do", "What you bring"),
    ("The role", "Skills"),
    ("Duties", "Experience and skills"),
    ("Your tasks", "Your profile"),
    ("Responsibilities", "Qualifications"),
    ("What you'll do", "Skills", "Benefits"),
    ("About the role", "Experience"),
)
_CALLS: Final = (
    "We are looking for a {title}.",
    "{company} is hiring a {title}.",
    "Join our team in Leeds.",
    "You will report to the site manager.",
)
_OFFERS: Final = (
    "Salary: £38,000 – £42,000 a year",
    "25 days of holiday and a pension",
    "Apply by 30 November",
    "Please send your CV to jobs@example.com",
)


def resume(number: int) -> str:
    """A resume with one to three positions."""
    draw = random.Random(number)
    mark = draw.choice(("", "", "## "))
    title = "# " if mark else ""
    lines = [title + draw.choice(_NAMES)]
    if draw.random() < 0.7:
        lines.append(draw.choice(("sana@example.com", "+44 20 7946 0018 | sana@example.com")))
    elif draw.random() < 0.5:
        lines.append("Leeds, +44 20 7946 0018")
    for heading in draw.choice(_OF_RESUME):
        lines += ["", mark + heading, *([""] if mark else [])]
        if heading.casefold().startswith(("exp", "work", "emp", "beruf")):
            for _ in range(draw.randint(1, 3)):
                lines += _position(draw)
        elif heading.casefold().startswith(("skill", "kennt", "comp", "lang", "idio")):
            lines.append(draw.choice(_SKILLS))
        elif heading.casefold().startswith(("edu", "form", "qual")):
            lines.append(draw.choice(_STUDY))
        else:
            lines.append("A calm lead who keeps her word and her stock.")
    return "\n".join(lines) + "\n"


def _position(draw: random.Random) -> list[str]:
    title, company, span = draw.choice(_TITLES), draw.choice(_COMPANIES), draw.choice(_SPANS)
    head = draw.choice(
        (
            [f"{title}, {company}", span],
            [f"{title} | {company} | {span}"],
            [title, company, span],
            [f"{span}  {title}, {company}"],
            [f"{company} ({span})", title],
        )
    )
    done = draw.sample(_DONE, draw.randint(1, 3))
    return [*head, *(f"- {text}" for text in done), ""]


def posting(number: int) -> str:
    """A posting with two or three lists."""
    draw = random.Random(number)
    mark = draw.choice(("", "", "## "))
    title, company = draw.choice(_TITLES), draw.choice(_COMPANIES)
    lines = [
        ("# " if mark else "") + draw.choice((title, f"{title} – {company}", f"{title} (m/w/d)"))
    ]
    if draw.random() < 0.6:
        lines.append(f"{company}, Leeds")
    if draw.random() < 0.6:
        lines += ["", draw.choice(_CALLS).format(title=title, company=company)]
    for number_, heading in enumerate(draw.choice(_OF_POSTING)):
        texts = (_DUTIES, _ASKED, _OFFERS)[number_]
        lines += ["", mark + heading, *([""] if mark else [])]
        lines += [f"- {text}" for text in draw.sample(texts, draw.randint(2, 4))]
    if draw.random() < 0.5:
        lines += ["", draw.choice(_OFFERS)]
    return "\n".join(lines) + "\n"
