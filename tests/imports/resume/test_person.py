"""Who a resume is of, and what they do now."""

from __future__ import annotations

import pytest
from weasyprint import HTML

from secondround.imports.documents import Block, Document
from secondround.imports.resume import read, read_resume
from secondround.imports.resume.person import in_small_letters
from secondround.imports.resume.read import from_document

NAMES = {
    "DANIELA REYES-KOWALSKI": "Daniela Reyes-Kowalski",
    "SEÁN O'BRIEN": "Seán O'Brien",
    "MARIA DE LA CRUZ": "Maria de la Cruz",
    "FIONA MCDONALD": "Fiona McDonald",
    "JOHN B. DOE III": "John B. Doe III",
    "Jo van der Berg": "Jo van der Berg",
    "李娜": "李娜",
}
JOBS = (
    "\n\nEXPERIENCE\n\nStaff Engineer, Payments — Larkspur Pay    Jan 2021 – Present\n"
    "- Cut the lag from 6 h to 9 min by streaming\n\n"
    "Senior Engineer — Tallgrass    2020\n- Wrote the rate engine for 900 requests\n"
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_capitals(name: str) -> None:
    """A name is written as in a letter; one that is not in capitals stays as it is."""
    assert in_small_letters(name) == NAMES[name]


def test_letters_behind_a_name() -> None:
    """They are no part of the name nor the headline, are kept apart, and that is said."""
    found = read(f"JO DOE, CPIM\njo@example.com{JOBS}".encode(), "cv.txt")
    assert found.candidate["name"] == "Jo Doe"
    assert ("CPIM", "letters after the name") in [
        (item.text, item.where) for item in found.unplaced
    ]
    assert any("CPIM" in remark for remark in found.remarks)
    found = read(f"Jo Doe\nRN, BSN, CCRN\njo@example.com{JOBS}".encode(), "cv.txt")
    assert found.candidate["headline"] == "Staff Engineer, Payments"
    assert "RN, BSN, CCRN" in [item.text for item in found.unplaced]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("ANNA KOVAL, FCMA", "Anna Koval"),
        ("Anna Koval, RN", "Anna Koval"),
        ("KOVAL, ANNA", "Koval, Anna"),
        ("Anna Koval, III", "Anna Koval, III"),
        ("Name:            Anna Koval", "Anna Koval"),
        ("Vor- und Nachname\tAnna Koval", "Anna Koval"),
        ("Nom et prénom : Anna Koval", "Anna Koval"),
        ("Nom : Anna Koval", "Anna Koval"),
    ],
)
def test_what_stands_around_a_name(line: str, name: str) -> None:
    """Letters on no list, and what a form calls the field, are no part of it; a part of a family's
    name is.
    """
    found = read(f"{line}\nDoha, QAT\nanna@example.com{JOBS}".encode(), "cv.txt")
    assert found.candidate.get("name") == name
    assert found.candidate["headline"] == "Staff Engineer, Payments"


@pytest.mark.parametrize("line", ["Senior Engineer", ""])
def test_the_headline_is_the_present_position(line: str) -> None:
    """An earlier position is no headline, and without any headline the present one is."""
    found = read(f"Jo Doe\n{line}\njo@example.com{JOBS}".encode(), "cv.txt")
    assert found.candidate["headline"] == "Staff Engineer, Payments"


def test_a_headline_of_ones_own_stays() -> None:
    """What a person calls herself stays, whatever her positions are called."""
    found = read(f"Jo Doe\nLedgers that balance\njo@example.com{JOBS}".encode(), "cv.txt")
    assert found.candidate["headline"] == "Ledgers that balance"


def test_a_team_behind_a_comma_is_of_the_title() -> None:
    """What comes between a comma and a dash is the position's; the employer is behind the dash."""
    jobs = read_resume(f"Jo Doe\njo@example.com{JOBS}".encode(), "cv.txt").jobs
    assert [(job.title, job.employer) for job in jobs] == [
        ("Staff Engineer, Payments", "Larkspur Pay"),
        ("Senior Engineer", "Tallgrass"),
    ]


def test_positions_have_a_year_and_are_kept() -> None:
    """A position of several years gives its stories none: nobody knows which. Lines on positions
    are kept among the notes, and not reported as lost.
    """
    found = read(f"Jo Doe\njo@example.com{JOBS}".encode(), "cv.txt")
    stories = found.candidate["stories"]
    assert isinstance(stories, tuple)
    assert [story.fields.get("year") for story in stories] == [None, 2020]  # type: ignore[union-attr]
    assert "Larkspur Pay, Jan 2021 – Present" in str(found.candidate["notes"])
    assert found.unplaced == ()


COLUMNS = """<style>@page { size: Letter; margin: 0 } body { margin: 0; font: 10pt/1.35 sans-serif }
.w { display: flex; min-height: 11in } .s { width: 2.4in; padding: .4in .3in }
.m { flex: 1; padding: .4in .35in } h1 { margin: 0; font-size: 22pt }
h2 { font-size: 11pt; letter-spacing: 2px } .d { float: right } .j { font-weight: bold }</style>
<div class="w"><div class="s"><h2>CONTACT</h2><p>jo@example.com<br>Somerville, MA</p>
<h2>LANGUAGES</h2><p>French — native<br>English — fluent<br>Haitian Creole — native</p>
<h2>CERTIFICATIONS</h2><p>CKA (2021)<br>AWS SA Pro (2023)</p></div>
<div class="m"><h1>Jo Lacroix</h1><p>Staff Platform Engineer</p>
<h2>PROFILE</h2><p>I build streaming platforms that do not wake people up, for a large insurer.</p>
<h2>EXPERIENCE</h2><div><span class="d">Jan 2022 – present</span>
<span class="j">Staff Engineer, Data Platform</span> · Beacon Mutual Insurance</div>
<ul><li>Moved 140 nightly batch jobs to a stream; claims data is 4 minutes old now.</li></ul>
<div><span class="d">Sept 2018 – Dec 2021</span><span class="j">Senior Data Engineer</span> ·
Wayfarer Maps, Inc.</div><ul><li>Pages per on-call week from 41 to 6.</li></ul></div></div>"""


@pytest.mark.slow
def test_what_is_below_a_name_beside_another_column() -> None:
    """It is the headline, and no certificate, though the column ended in those; and a date that
    was printed over an employer's name is a date.
    """
    data = bytes(HTML(string=COLUMNS).write_pdf())
    found = read_resume(data, "cv.pdf")
    assert (found.name, found.headline) == ("Jo Lacroix", "Staff Platform Engineer")
    assert "Staff Platform Engineer" not in [item.text for item in found.rest]
    job = found.jobs[0]
    assert (job.title, job.employer) == ("Staff Engineer, Data Platform", "Beacon Mutual Insurance")
    assert job.period is not None
    assert job.period.text == "Jan 2022 – present"


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("Priya Raman — Operations Lead", "Priya Raman"),
        ("Ran the night shift.\nPriya Raman", "Priya Raman"),
        ("Sam Lee Jr.", "Sam Lee Jr."),
    ],
)
def test_a_name_is_neither_a_sentence_nor_a_headline(first: str, name: str) -> None:
    """What is behind a dash in its line is the headline, and what ends like a sentence is none."""
    text = (
        f"{first}\npriya@example.com\n\nEXPERIENCE\n\nPlanner, Marlow    2016 - 2020\n- Led it.\n"
    )
    assert read(text.encode(), "cv.txt").candidate["name"] == name


@pytest.mark.slow
@pytest.mark.parametrize(("beside", "is_unsure"), [("Tel 646 555 0199 ", True), ("", False)])
def test_a_name_that_is_not_the_largest_line_is_doubted(beside: str, *, is_unsure: bool) -> None:
    """Where something in the line of the name hides it, what was read for it is asked about."""
    page = f"""<p style="font-size:24pt">{beside}Priya Raman</p><p>Ward Ten</p>
<h2>Experience</h2><p>Planner, Marlow Foods, 2016 - 2020</p><ul><li>Led 4 depots to one tool.</li>
<li>Cut 9 days to 4 in a year.</li></ul>"""
    found = read_resume(bytes(HTML(string=page).write_pdf()), "cv.pdf")
    assert any("Correct `name` if it is not yours." in said for said in found.remarks) is is_unsure


@pytest.mark.slow
def test_a_name_over_two_lines_is_no_doubt() -> None:
    """The largest line is then only the first part of the name."""
    lines = [("Sofia", 22.0), ("Lindqvist", 22.0), *[("Made things for people", 10.5)] * 6]
    blocks = [Block("paragraph", text, size=size, page=1) for text, size in lines]
    found = from_document(Document("pdf", tuple(blocks)))
    assert found.name == "Sofia Lindqvist"
    assert not any("the largest line" in said for said in found.remarks)


PASTED = """Contact
omar.haddad@example.net

Certifications
Certified Scrum Product Owner

Omar Haddad
Senior Product Manager at Tallow & Co

Experience

Tallow & Co
Senior Product Manager
March 2022 - Present (4 years 9 months)
Raised day-7 retention from 21% to 29%.

Product Manager
June 2019 - March 2022 (2 years 10 months)
Launched the subscription plan; 40,000 subscribers in the first year.
"""


def test_a_name_below_other_sections_is_that_of_the_address() -> None:
    """Where a profile's side column comes first, the name is the line of which the address is
    made.
    """
    resume = read_resume(PASTED.encode(), "profile.txt")
    assert resume.name == "Omar Haddad"
    assert resume.headline == "Senior Product Manager at Tallow & Co"
    other = PASTED.replace("omar.haddad@", "hello@")
    assert read_resume(other.encode(), "profile.txt").name == ""


def test_how_long_a_position_lasted_is_no_employer() -> None:
    """Years and months alone behind a period name nobody: the employer above goes on."""
    jobs = read_resume(PASTED.encode(), "profile.txt").jobs
    assert [job.employer for job in jobs] == ["Tallow & Co", "Tallow & Co"]
    assert jobs[1].title == "Product Manager"


def test_no_headline_is_no_earlier_position() -> None:
    """Where there is no headline, nothing is remarked on one."""
    text = (
        "Rebecca Stone\nrebecca@example.net\n\nKEY ACHIEVEMENTS\n- Cut downtime by 18%\n\n"
        "CAREER\nVolunteer driver, Cardiff Foodbank: since Nov 2025\n- Drove a van\n"
    )
    found = read(text.encode(), "stone.txt")
    assert not [remark for remark in found.remarks if "earlier position" in remark]
