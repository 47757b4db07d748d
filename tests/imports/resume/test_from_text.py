"""A resume's text: dates, headings, who and where, one rule at a time."""

from __future__ import annotations

import pytest

from secondround.imports import Entry, Found
from secondround.imports.resume import Month, contact, read, read_resume
from secondround.imports.resume.dates import find_period
from secondround.imports.resume.drafts import has_result, is_pitch
from secondround.imports.resume.headings import closed_up, section_of
from secondround.imports.resume.lines import Line
from secondround.imports.resume.skills import skills_of

DATES = {
    "Jan 2020 – Mar 2022": (Month(2020, 1), Month(2022, 3)),
    "03/2019 - 12/2020": (Month(2019, 3), Month(2020, 12)),
    "2019-02 – 2020-12": (Month(2019, 2), Month(2020, 12)),
    "2019–21": (Month(2019), Month(2021)),
    "März 2018 bis Juni 2020": (Month(2018, 3), Month(2020, 6)),
    "01.03.2018 – 31.12.2019": (Month(2018, 3), Month(2019, 12)),
    "Jan – Mar 2022": (Month(2022, 1), Month(2022, 3)),
    "Jan '20 - Feb '21": (Month(2020, 1), Month(2021, 2)),
    "enero de 2019 – mayo de 2020": (Month(2019, 1), Month(2020, 5)),
    "Sommer 2019": (Month(2019), Month(2019)),
    "2014": (Month(2014), Month(2014)),
}
LASTING = [
    "2020 -",
    "03/2019 - heute",
    "Sept. 2019 to Present",
    "de janvier 2019 à aujourd’hui",
    "Depuis septembre 2019",
    "gen 2019 - in corso",
    "seit 01.2020",
]
NO_DATES = ["Room 2019x", "Cut from 2000 to 1200 units", "+49 30 5550 0100", "ISO 9001", ""]


@pytest.mark.parametrize("text", DATES)
def test_dates(text: str) -> None:
    """From when to when, in the ways in which people of five languages write it."""
    found = find_period(f"Acme Corp\t{text}")
    assert found is not None
    assert (found[0].start, found[0].end) == DATES[text]
    assert found[1] == "Acme Corp"


@pytest.mark.parametrize("text", LASTING)
def test_what_lasts_has_no_end(text: str) -> None:
    """A position that somebody still holds has a start and no end."""
    found = find_period(text)
    assert found is not None
    assert found[0].lasts
    assert found[0].end is None


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    """Numbers that look like years are no dates where the words around say otherwise."""
    assert find_period(text) is None


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("EXPERIENCE", "work"),
        ("2. Berufserfahrung:", "work"),
        ("Expérience professionnelle", "work"),
        ("Skills & Languages", "skills"),
        ("K E N N T N I S S E", "skills"),
        ("Formación académica", "education"),
        ("Experience with lathes and mills", None),
        ("Acme Corp", None),
    ],
)
def test_headings(line: str, section: str | None) -> None:
    """A heading is known by its words alone, and only if there is nothing else in the line."""
    assert section_of(line) == section


def test_a_name_that_is_spaced_out() -> None:
    """Letters that are spaced out are closed up, word by word; other lines stay as they are."""
    assert closed_up("J O  D O E") == "JO DOE"
    assert closed_up("Jo B Doe") == "Jo B Doe"


def test_two_positions_with_one_employer() -> None:
    """A position without an employer is with the one above."""
    text = (
        "Jo Doe\n\nEXPERIENCE\n\nAcme Corp\nOperations Lead    2020 - 2022\n"
        "- Did one thing that matters\nAnalyst    2018 - 2020\n- Did another thing\n"
    )
    jobs = read_resume(text.encode(), "cv.txt").jobs
    assert [(job.employer, job.title) for job in jobs] == [
        ("Acme Corp", "Operations Lead"),
        ("Acme Corp", "Analyst"),
    ]


def test_without_any_heading() -> None:
    """A resume without headings has its positions where its dates begin."""
    text = (
        "**Jo Doe**\n\njo@example.com\n\n**Analyst, Acme Corp, 2018 - 2020**\n\n"
        "- Cut costs by 9 %\n"
    )
    resume = read_resume(text.encode(), "cv.md")
    assert resume.name == "Jo Doe"
    assert [(job.employer, job.title) for job in resume.jobs] == [("Acme Corp", "Analyst")]


def stories(found: Found) -> list[Entry]:
    drafts = found.candidate["stories"]
    assert isinstance(drafts, tuple)
    return [draft for draft in drafts if isinstance(draft, Entry)]


def test_a_story_draft() -> None:
    """A highlight with a figure becomes the result of a story, to the letter; the other beats ask
    for what only the person can tell.
    """
    text = (
        "Jo Doe\n\nEXPERIENCE\n\nAnalyst, Acme Corp    Jan - Nov 2020\n"
        "- Cut the cost of parcels by 9 % in a year, with two colleagues\n"
        "- Wrote the handbook for new colleagues\n"
    )
    found = read(text.encode(), "cv.txt")
    first, second = stories(found)
    fields = dict(first.fields)
    assert str(fields.pop("situation")).startswith("TODO: ")
    assert str(fields.pop("action")).startswith("TODO: ")
    assert fields == {
        "id": "cut-cost-parcels",
        "title": "Cut the cost of parcels by 9 %",
        "employer": "Acme Corp",
        "year": 2020,
        "result": "Cut the cost of parcels by 9 % in a year, with two colleagues",
    }
    assert second.fields["action"] == "Wrote the handbook for new colleagues"
    assert str(second.fields["result"]).startswith("TODO: ")
    assert found.candidate["notes"] == "Analyst, Acme Corp, Jan - Nov 2020"


@pytest.mark.parametrize(
    ("dates", "highlight", "year"),
    [
        ("March 2019 - present", "Cut falls with harm from 9 to 3 in two quarters", None),
        ("March 2019 - present", "Led 12 nurses through an outbreak in January 2024", 2024),
        ("March 2019 - present", "Ran 3 wards from October 2025 to April 2026", 2026),
        ("March 2019 - May 2023", "Cut falls with harm from 9 to 3 in two quarters", None),
        ("March 2023 - November 2023", "Cut falls with harm from 9 to 3 in two quarters", 2023),
        ("March 2019 - May 2023", "Opened 2 clinics in 2021", 2021),
        ("June 2017", "Ran the PPE allocation of 9 wards during spring 2020", 2020),
        ("March 2019 - May 2023", "Wrote the Strategy 2030 for 9 wards", None),
        ("March 2019 - present", "Led 2 reviews after the 2023 outage", 2023),
        ("March 2019 - present", "Trained 25 nurses between 2019 and 2021", 2021),
        ("March 2019 - present", "Wrote the plan for the 2030 target of 9 wards", None),
        ("March 2019 - present", "Cut 9 days to 4 in 2020-bed hospitals", None),
    ],
)
def test_a_story_has_the_year_in_which_it_ended(
    dates: str, highlight: str, year: int | None
) -> None:
    """As its own words say, else the year of its job; of one of several years nobody knows."""
    text = f"Jo Doe\n\nEXPERIENCE\n\nNurse, Acme Hospital    {dates}\n- {highlight}\n"
    (story,) = stories(read(text.encode(), "cv.txt"))
    assert story.fields.get("year") == year


def test_a_story_is_found_again() -> None:
    """A highlight has the same key wherever it stands in the resume, and however it is set."""
    one = "Jo\n\nEXPERIENCE\n\nAnalyst, Acme Corp  2018\n- Cut costs by 9 %\n- Won a big client\n"
    other = "Jo\n\nEXPERIENCE\n\nAnalyst, Acme Corp  2018\n- Won a big client\n- CUT COSTS BY 9 %\n"
    first, second = (stories(read(text.encode(), "cv.txt")) for text in (one, other))
    assert {story.key for story in first} == {story.key for story in second}


def test_a_summary_is_no_pitch() -> None:
    """A summary becomes a pitch only if the person speaks in it, and at length; else a note."""
    spoken = "I keep payments running. " * 12
    assert is_pitch(spoken)
    assert not is_pitch("Operations lead with twelve years of experience. " * 8)
    assert not is_pitch("I keep payments running.")
    found = read(b"Jo Doe\n\nSUMMARY\n\nOperations lead who keeps payments running.\n", "cv.txt")
    assert found.candidate["notes"] == "Operations lead who keeps payments running."
    assert ("pitch",) in [item.field for item in found.missing]


def test_what_holds_a_result() -> None:
    """A figure or a word for an outcome makes a result; a duty is none."""
    assert has_result("Cut costs by 9 %")
    assert has_result("Die Kosten deutlich gesenkt")
    assert not has_result("Responsible for the night shift")
    assert not has_result("Responsible for intervention groups in Year 11")


def test_a_duty_is_no_story() -> None:
    """What somebody was there for is listed, however large; what came of it is a story."""
    duties = ["Responsible for a team of 38 night staff", "Duties included rota planning and pay"]
    won = "Responsible for the carrier's contract, which saved 120,000 a year"
    items = "".join(f"- {line}\n" for line in (*duties, won))
    found = read(f"Jo Doe\n\nEXPERIENCE\n\nAnalyst, Acme Corp  2018\n{items}".encode(), "cv.txt")
    assert [story.fields["action"] for story in stories(found)] == [won]
    assert {each.text for each in found.unplaced} >= set(duties)


def test_a_list_of_tools_is_no_story() -> None:
    """What was used in a position is listed, and is neither a story nor lost."""
    text = "Jo Doe\n\nEXPERIENCE\n\nAnalyst, Acme Corp  2018\n- Cut the costs by 9 %\n"
    text += "- Tech: Go, Kafka, Spark, SQL\n"
    found = read(text.encode(), "cv.txt")
    assert [story.fields["title"] for story in stories(found)] == ["Cut the costs by 9 %"]
    assert "Tech: Go, Kafka, Spark, SQL" in [item.text for item in found.unplaced]


def test_achievements_by_theme_are_stories() -> None:
    """A resume that lists what was achieved apart from the positions gives stories without an
    employer, and its positions, each on a line, stay apart.
    """
    text = (
        "Dani Cruz\ndani@example.com\n\nPROFILE\n\nChef of twelve years.\n\n"
        "SELECTED ACHIEVEMENTS\n\nLeading teams\n- Kept turnover at 12 % with a team of 18\n\n"
        "WORK HISTORY\n\nExecutive Chef, Lakeshore Table - 2017 to 2025 "
        "Sous Chef, Casa do Mar Restaurants - 2013 to 2017\n"
    )
    resume = read_resume(text.encode(), "cv.txt")
    achieved, *jobs = resume.jobs
    assert achieved.highlights == ("Kept turnover at 12 % with a team of 18",)
    assert not achieved.employer
    assert [(job.title, job.employer) for job in jobs] == [
        ("Executive Chef", "Lakeshore Table"),
        ("Sous Chef", "Casa do Mar Restaurants"),
    ]


@pytest.mark.parametrize("mark", ["•", "-", "▪"])
def test_a_bullet_on_a_line_of_its_own(mark: str) -> None:
    """A bullet that was copied onto a line of its own opens the line below it."""
    text = (
        f"Jo Doe\n\nEXPERIENCE\n\nAnalyst, Acme Corp  2018\n{mark}\nCut the costs by 9 %\n"
        f"{mark}\nWon a big client over\n"
    )
    (job,) = read_resume(text.encode(), "cv.txt").jobs
    assert job.highlights == ("Cut the costs by 9 %", "Won a big client over")


def test_a_subheading_is_no_skill() -> None:
    """What is set in bold above skills that are not only groups them, and is listed."""
    lines = [Line("Main", bold=True), Line("SQL, Go"), Line("Kafka", item=True)]
    assert skills_of(lines) == (["SQL", "Go", "Kafka"], ["Main"])
    assert skills_of([Line("SQL", bold=True), Line("Go", bold=True)]) == (["SQL", "Go"], [])


@pytest.mark.parametrize(
    ("below", "whole"),
    [("Lindqvist", ["Sofia Lindqvist", "Designer"]), ("Product Designer", ["Sofia"])],
)
def test_a_name_broken_by_a_narrow_column_is_whole(below: str, whole: list[str]) -> None:
    """Its second line is set as its first, and is no title of a job."""
    lines = [
        Line("Sofia", heading=True, level=1, size=22.0, where="page 1"),
        Line(below, heading=True, level=1, size=22.0, where="page 1"),
        Line("Designer", size=10.5, where="page 1"),
        *(Line("Made things for people", size=10.5, where="page 1") for _ in range(5)),
    ]
    found = [line.text for line in contact.with_whole_name(lines)]
    assert found[: len(whole)] == whole
