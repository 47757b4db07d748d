"""Which line is the position and which the employer, where nothing but their places tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from secondround.imports.resume import read, read_resume

Pattern = Callable[[str, str, str], str]
PATTERNS: Final[dict[str, Pattern]] = {
    "title, employer, dates": lambda title, employer, dates: f"{title}\n{employer}\n{dates}",
    "employer, title, dates": lambda title, employer, dates: f"{employer}\n{title}\n{dates}",
    "title with dates, employer": lambda title, employer, dates: f"{title} ({dates})\n{employer}",
    "employer with dates, title": lambda title, employer, dates: f"{employer}    {dates}\n{title}",
    "dates, employer, title": lambda title, employer, dates: f"{dates}\n{employer}\n{title}",
    "with a place": lambda title, employer, dates: f"{title}\n{employer}\nGrimsby, UK\n{dates}",
}
JOBS: Final = {
    "one title is known": [
        ("Warehouse Supervisor", "Brightwater", "2019-03 – 2024-06"),
        ("Planning", "Norrland", "2015-01 – 2019-02"),
        ("Nights", "Kestrel", "2012 – 2014"),
    ],
    "trades": [
        ("Baker", "Sunrise", "2019 – 2024"),
        ("Florist", "Green Leaf", "2015 – 2019"),
    ],
    "a place in a name": [
        ("Paramedic", "Yorkshire Ambulance", "2019 – 2024"),
        ("Lifeguard", "Leeds Baths", "2012 – 2014"),
    ],
    "in German": [("Bäcker", "Sonne", "2019 – 2024"), ("Gärtnerin", "Grünwerk", "2012 – 2014")],
}


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("jobs", JOBS)
def test_the_place_in_the_pattern_tells(jobs: str, pattern: str) -> None:
    """An employer without a legal form is known by its place, in whichever order a resume has them;
    a place name in it does not make it a place.
    """
    entries = [
        f"{PATTERNS[pattern](*job)}\n- Cut errors by 31 % in a year.\n" for job in JOBS[jobs]
    ]
    text = "Priya Raman\npriya@example.com\n\nExperience\n\n" + "\n".join(entries)
    found = read_resume(text.encode(), "cv.txt").jobs
    assert [(job.title, job.employer) for job in found] == [job[:2] for job in JOBS[jobs]]


@pytest.mark.parametrize(
    ("top", "name"),
    [("# Tim Baker, MBA", "Tim Baker"), ("# RESUME", ""), ("# Tim Baker", "Tim Baker")],
)
def test_an_employer_is_no_name(top: str, name: str) -> None:
    """What comes below the first heading is not taken for the person; where no name is found, it
    is said what to type.
    """
    text = (
        f"{top}\n\ntim@example.com\n\n## Experience\n\n### Account Executive\n"
        "**Quayside** | 2020 – Present\n\n- Won 14 new accounts worth $3.1M.\n"
    )
    found = read(text.encode(), "cv.md")
    assert found.candidate.get("name", "") == name
    assert isinstance(found.candidate["stories"], tuple)
    assert len(found.candidate["stories"]) == 1
    asked = [missing.question for missing in found.missing]
    assert any("Type the full name after `name:`" in text for text in asked) is not bool(name)


@pytest.mark.parametrize("name", ["Jane Baker", "Erika Koch", "Tim Cook", "Marie Boulanger"])
def test_a_person_may_be_called_after_a_trade(name: str) -> None:
    """A last name that is a trade leaves the line a name."""
    text = f"{name}\nOperations lead\n\nExperience\n\nPlanner, Acme Ltd, 2019 – 2024\n"
    found = read_resume(text.encode(), "cv.txt")
    assert (found.name, found.headline) == (name, "Operations lead")


def test_a_title_with_a_comma_below_its_employer() -> None:
    """A second position names its field behind a comma, and no other employer."""
    resume = read_resume(
        b"Ada Doe\n\nEXPERIENCE\nKestrel Freight LLC, Hull\nAssistant Manager, Night Trunks\n"
        b"Mar 2019 - Present\n- Ran 40 trucks\n"
        b"Supervisor, Logistics\nJan 2015 - Feb 2019\n- Cut 9%\n",
        "cv.txt",
    )
    assert [(job.employer, job.title) for job in resume.jobs] == [
        ("Kestrel Freight LLC", "Assistant Manager, Night Trunks"),
        ("Kestrel Freight LLC", "Supervisor, Logistics"),
    ]


def test_a_resume_in_portuguese() -> None:
    """Headings, months behind a stroke, and what is still going on."""
    resume = read_resume(
        "Rui Prado\n\nEXPERIÊNCIA PROFISSIONAL\nTransportadora Lume - Gerente de Frota\n"
        "fev/2020 - atual\n- Reduzi em 12% o consumo\nPadaria Sol - Motorista\n"
        "out/2016 - jan/2020\n- Entreguei 90 lojas por noite\n\n"
        "FORMAÇÃO ACADÊMICA\nIFSP, 2015\n".encode(),
        "cv.txt",
    )
    found = [(job.employer, job.title, job.period and job.period.lasts) for job in resume.jobs]
    assert found == [
        ("Transportadora Lume", "Gerente de Frota", True),
        ("Padaria Sol", "Motorista", False),
    ]
