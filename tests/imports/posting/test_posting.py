"""Postings become a company, a role and its requirements, in their own words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.imports import readable

from secondround.imports import Found, UnreadableError, posting
from secondround.imports.posting import headings, page, terms

CASES = readable.cases(Path(__file__).parent)


def read(files: list[tuple[bytes, str]], options: Mapping[str, Any]) -> Found:
    ((data, name),) = files
    return posting.read(data, name, options.get("competencies", ()), options.get("job", ""))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_posting_becomes_requirements(case: Path, request: pytest.FixtureRequest) -> None:
    """What is found is, to the letter, what was read and found good."""
    readable.compare(case, read, update=request.config.getoption("--update-golden"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_record_can_be_written_from_it(case: Path) -> None:
    """With the questions answered, all that is found makes a valid record."""
    try:
        found = read(readable.files(case), readable.options(case))
    except UnreadableError:
        return
    record, _ = readable.as_written(found)
    assert record is not None


def test_a_competency_is_proposed_only_for_all_of_its_words() -> None:
    """Rail freight is asked for by rail freight, and not by freight of another kind."""
    page = (
        "<html><h1>A</h1><h2>Requirements</h2><ul><li>Air freight</li><li>Freight by rail</li></ul>"
    )
    found = posting.read(page.encode(), "page.html", ["rail freight", "freight planning"])
    role: Any = found.record["role"]
    shows = [entry.fields.get("shows", ()) for entry in role["requirements"]]
    assert shows == [(), ("rail freight",)]


def test_of_two_names_in_a_title_the_heading_is_the_company() -> None:
    """The job's own title may hold a dash, and the job site's name stands behind the employer's."""
    page = (
        "<html><title>Ward Manager - Acute Medicine | Calder Hospitals Trust | NHS Jobs</title>"
        "<h1>Ward Manager - Acute Medicine</h1><h2>Calder Hospitals Trust</h2>"
        "<h3>Requirements</h3><ul><li>Degree in nursing</li></ul></html>"
    )
    found = posting.read(page.encode(), "page.html")
    company, role = found.record["company"], found.record["role"]
    assert "Calder Hospitals Trust" in str(company)
    assert "Ward Manager - Acute Medicine" in str(role)
    assert "NHS Jobs" not in str(company)


PLAIN = """Warehouse Manager
Acme Group – Leeds (hybrid, 4 days on site)

Acme Group sends two million parcels a month.

What you will do
- Lead the floor
- Own accuracy

{0}
- Five years leading a warehouse
- Experience of a WMS

Nice to have
- Green Belt
"""


@pytest.mark.parametrize(
    "heading",
    ["What you must have", "You must have", "What we need from you", "You’ll need", "You should be",
     "What we ask of you"],
)  # fmt: skip
def test_what_one_must_have_is_a_must(heading: str) -> None:
    """However its heading says so, in a text without any marks of headings."""
    role: Any = posting.read(PLAIN.format(heading).encode(), "p.txt").record["role"]
    asked = {entry.fields["text"]: entry.fields.get("must") for entry in role["requirements"]}
    assert list(asked) == ["Five years leading a warehouse", "Experience of a WMS", "Green Belt"]
    assert role["duties"] == ("Lead the floor", "Own accuracy")


def test_a_heading_is_no_duty() -> None:
    """A short line between two lists is their heading, in whatever words."""
    role: Any = posting.read(PLAIN.format("Marks of a good one").encode(), "p.txt").record["role"]
    assert "Marks of a good one" not in role["duties"]


def test_a_company_is_named_again_by_what_it_does() -> None:
    """The line below the title says company and place; a sentence says which of them is which."""
    company: Any = posting.read(PLAIN.format("You need").encode(), "p.txt").record["company"]
    assert company["name"] == "Acme Group"


@pytest.mark.parametrize("around", ["footer", "nav"])
def test_what_is_around_the_posting_asks_for_nothing(around: str) -> None:
    """Lists in a page's footer or navigation are no requirements, in JSON-LD's HTML either."""
    content = (
        f"<h2>Requirements</h2><ul><li>Excel</li></ul><{around}><ul><li>Jobs</li></ul></{around}>"
    )
    job = {"absolute_url": "https://example.com", "title": "A", "content": content}
    found = posting.read(json.dumps(job).encode(), "job.json")
    role: Any = found.record["role"]
    assert [entry.fields["text"] for entry in role["requirements"]] == ["Excel"]


def test_a_file_with_several_jobs_is_read_for_one_of_them() -> None:
    """A job is named by its title or its number, in any case of letters."""
    jobs = [
        {"absolute_url": "https://example.com", "title": title, "id": number, "content": "x"}
        for number, title in enumerate(["Planner", "Head of Operations"], start=1)
    ]
    data = json.dumps({"jobs": jobs}).encode()
    for named in ("head of operations", "2"):
        role: Any = posting.read(data, "jobs.json", job=named).record["role"]
        assert role["title"] == "Head of Operations"
    with pytest.raises(UnreadableError, match="holds 2 jobs"):
        posting.read(data, "jobs.json", job="Cook")


def musts(text: str, name: str = "posting.txt") -> dict[str, bool]:
    role: Any = posting.read(text.encode(), name).record["role"]
    return {entry.fields["text"]: entry.fields["must"] for entry in role["requirements"]}


@pytest.mark.parametrize(
    "wishes", ["Desirable criteria", "Preferred qualifications", "Desirable skills", "Desired"]
)
def test_a_bare_heading_of_wishes_ends_the_musts(wishes: str) -> None:
    """In a plain text, a line of nothing but such words opens the wishes, in each part anew."""
    text = (
        "Nurse\n\nQualifications\nEssential criteria\n- Registered nurse\n"
        f"{wishes}\n- Master's study\nExperience\nEssential criteria\n- Rosters\n"
        f"{wishes}\n- Budgets\n"
    )
    assert musts(text) == {
        "Registered nurse": True,
        "Master's study": False,
        "Rosters": True,
        "Budgets": False,
    }


def test_musts_and_wishes_side_by_side() -> None:
    """A table with a column of each gives each cell the kind of its column."""
    page = (
        "<h1>Nurse</h1><h2>Person specification</h2><table><tr><th></th><th>Essential criteria</th>"
        "<th>Desirable criteria</th></tr><tr><td>Qualifications</td><td>Registered nurse</td>"
        "<td>Master's study</td></tr><tr><td>Experience</td><td>Rosters</td><td></td></tr></table>"
    )
    found = musts(page, "posting.html")
    assert found == {"Registered nurse": True, "Master's study": False, "Rosters": True}


@pytest.mark.parametrize(
    "name",
    [
        "Calderbrook University Hospitals NHS Foundation Trust",
        "University of Aldermoor",
        "Norham City Council",
        "St Brannock's Hospital",
        "Ministry of Works",
        "Klinikum Nordheide",
        "Larkfield Primary School",
    ],
)
def test_an_organisation_is_known_by_what_it_is(name: str) -> None:
    """A line below the title that calls itself a trust, a council or a school is the company."""
    text = f"Unit Manager (Band 7)\n{name}\nSite: Halifax\n\nRequirements\n- Rosters\n"
    found = posting.read(text.encode(), "posting.txt")
    company: Any = found.record["company"]
    assert company["name"] == name


def test_a_team_is_no_organisation() -> None:
    """A line that names part of a house is not taken for the house."""
    text = "Unit Manager (Band 7)\nSchool partnerships team\n\nRequirements\n- Rosters\n"
    assert "company" not in posting.read(text.encode(), "posting.txt").record


@pytest.mark.slow
@pytest.mark.ends
@pytest.mark.parametrize(
    "word", ["A", "Aa", "A.", "A&", "1", "- ", "A ", "(m/", "a@", "/", "Ä-", "A, "]
)
def test_a_long_run_costs_no_more_than_its_length(word: str) -> None:
    """A line of one letter or mark, as a code or a ruler is, is read like any other."""
    for line in (word * 4000, f"{word * 2000} is", f"We are {word * 2000}"):
        text = f"Ops Manager\nHarbor\n\nRequirements\n- Five years\n- {line}\n- Excel\n\n{line}\n"
        found = read([(text.encode(), "posting.txt")], {})
        assert found.record["role"]


TERMS = """Payroll Lead
Company: Halden Outdoor Ltd

What you will do
- Own the monthly payroll run for 3,000 people
- Report to our CFO, Ana Ruiz
- Close a month that costs $5m a year

What you bring
- Experience with a budget of $5m a year

Benefits
- Salary: £58,000 – £64,000 a year

The base pay range is $70,000 - $80,000 per year.
"""


def test_the_work_the_pay_and_whom_to_report_to() -> None:
    """What one would do and earn, and to whom one would report, have fields; a sum of money in a
    duty or a requirement is no pay, and a name beside the title is not lost.
    """
    role = posting.read(TERMS.encode(), "job.txt").record["role"]
    assert isinstance(role, dict)
    assert role["duties"] == (
        "Own the monthly payroll run for 3,000 people",
        "Report to our CFO, Ana Ruiz",
        "Close a month that costs $5m a year",
    )
    assert role["reports_to"] == "CFO"
    assert role["pay"] == (
        "The posting says: £58,000 – £64,000 a year; "
        "The base pay range is $70,000 - $80,000 per year."
    )


@pytest.mark.parametrize(
    ("job", "pay"),
    [
        ({"salaryRange": {"min": 60000, "max": 75000, "currency": "EUR"}}, "EUR 60,000 to 75,000"),
        (
            {"baseSalary": {"currency": "GBP", "value": {"value": 0, "minValue": 40000.0}}},
            "GBP 40,000",
        ),
        ({"pay_input_ranges": [{"min_cents": 5000000, "currency_type": "USD"}]}, "USD 50,000"),
        ({"compensation": {"compensationTierSummary": "€80K – €95K"}}, "€80K – €95K"),
    ],
)
def test_a_board_has_a_field_for_pay(job: dict[str, object], pay: str) -> None:
    """A range in a field of a board's own is pay, with its currency."""
    assert list(terms.of_job(job)) == [("pay", pay)]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("You will report to our CTO.", "CTO"),
        ("This role reports to the VP of Engineering, Ana Ruiz.", "VP of Engineering"),
        (
            "You report to the Director of Sales and Estates, and own a budget.",
            "Director of Sales and Estates",
        ),
        ("You report to the Head of Sales and work closely with Marketing.", "Head of Sales"),
        ("You report to the Head of Sales in Berlin and Munich.", "Head of Sales"),
        ("Du berichtest direkt an die Geschäftsführung.", "Geschäftsführung"),
        ("Rattachée à la Directrice financière, vous pilotez la paie.", "Directrice financière"),
        ("Prepare monthly reports to the CFO.", ""),
        ("You send reports to clients.", ""),
    ],
)
def test_whom_a_position_reports_to(sentence: str, title: str) -> None:
    """A title, and only where it is the position that reports."""
    assert terms.reports_to(sentence) == title


@pytest.mark.parametrize(
    ("top", "company"),
    [
        ("Shift Manager\n\nNorrland is looking for a Shift Manager in Hull.", "Norrland"),
        ("Directora de obra\n\nPuerto Azul busca una Directora de obra en Cádiz.", "Puerto Azul"),
        ("Ward Manager\nHarborview NHS Trust, Manchester (on site)", "Harborview NHS Trust"),
    ],
)
def test_the_company_below_the_title(top: str, company: str) -> None:
    """Named in a sentence, or with its place behind a comma; a line of pay alone is pay."""
    text = f"{top}\n\nRequirements\n- Excel\n- Calm\n\n£34,000 - £38,000 per year\n"
    record = posting.read(text.encode(), "job.txt").record
    assert record["company"] == {"name": company}
    assert isinstance(record["role"], dict)
    assert record["role"]["pay"] == "The posting says: £34,000 - £38,000 per year."


@pytest.mark.parametrize("second", ["Calder Brewery, Halifax", "Calder Valley NHS Trust, Halifax"])
def test_a_company_before_its_town(second: str) -> None:
    """The line below the title is company and town where the text speaks of the company again, or
    its name says what it is.
    """
    text = f"Engineering Manager\n{second}\n\nAbout us\nCalder Brewery has brewed since 1867.\n"
    found = posting.read(text.encode(), "job.txt")
    company: Any = found.record["company"]
    assert company["name"] == second.partition(",")[0]
    unplaced = {each.text: each.where for each in found.unplaced}
    assert unplaced == {"Halifax": "from the first lines"}


@pytest.mark.parametrize("second", ["Operations, Halifax", "Full-time, Permanent"])
def test_a_team_before_a_town_is_no_company(second: str) -> None:
    """What the text does not speak of as a company is none."""
    found = posting.read(f"Engineering Manager\n{second}\n\nAbout us\nBeer.\n".encode(), "job.txt")
    company: Any = found.record.get("company", {})
    assert "name" not in company


def test_a_notice_of_cookies_says_nothing_of_the_company() -> None:
    """It stands at the top of many a saved page."""
    page = (
        "<html><div>We use cookies to improve your experience.</div><h1>Designer</h1>"
        "<h2>About Lumenbank</h2><p>Lumenbank is a bank.</p></html>"
    )
    found = posting.read(page.encode(), "page.html")
    assert found.record["company"] == {"name": "Lumenbank", "about": "Lumenbank is a bank."}
    assert not found.unplaced


def test_an_abbreviation_asks_for_the_skill_that_holds_it() -> None:
    """Where it is all that a requirement asks for."""
    page = (
        "<html><h1>A</h1><h2>Requirements</h2><ul><li>Working knowledge of a CMMS</li>"
        "<li>Writing a CMMS from scratch</li></ul></html>"
    )
    found = posting.read(page.encode(), "page.html", ["Maximo CMMS", "Siemens S7"])
    role: Any = found.record["role"]
    shows = [entry.fields.get("shows", ()) for entry in role["requirements"]]
    assert shows == [("Maximo CMMS",), ()]


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Essential Functions", "duties"),
        ("Roles and Responsibilities", "duties"),
        ("Desired Candidate Profile", "must"),
        ("You will have", "must"),
        ("Ideally, you will also have", "nice"),
        ("Essential", "must"),
        ("Diferenciais", "nice"),
    ],
)
def test_a_heading_is_of_the_kind_that_people_mean(heading: str, section: str) -> None:
    """A word of wishes or of musts does not turn the name of another part."""
    assert headings.section(heading) == section


def test_careers_are_no_position() -> None:
    """A page's title that ends in "Careers at" a company names the company, and the job before."""
    title = "Nurse Manager - Step-Down Unit - Careers at Desert Ridge Health"
    found = page.title_and_company(title, ["Nurse Manager - Step-Down Unit"])
    assert found == ("Nurse Manager - Step-Down Unit", "Desert Ridge Health")


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "You will report to Ana Ruiz, Director of Product, and lead two teams.",
            "Director of Product",
        ),
        ("You will report to our CTO (based in Leeds).", "CTO"),
        ("You will report to Ana Ruiz, who likes cake.", ""),
    ],
)
def test_whom_one_reports_to_may_be_called_by_name_first(sentence: str, title: str) -> None:
    """The title behind a name is the title; a name alone is none."""
    assert terms.reports_to(sentence) == title


def test_a_typed_list_loses_its_numbers() -> None:
    """Lines that count from 1 are a list; a line with another number is itself."""
    text = "Planner\n\nYour tasks\n\n1. Plan the day\n\n2. Lead 3. shift\n\n2024. A year\n"
    role = posting.read(text.encode(), "posting.txt").record["role"]
    assert isinstance(role, Mapping)
    assert role["duties"][:2] == ("Plan the day", "Lead 3. shift")  # type: ignore[index]


@pytest.mark.parametrize(
    ("label", "amount", "is_pay"),
    [
        ("US pay range", "$198,000—$236,000 USD", True),
        ("Salary", "€50.000", True),
        ("Our last round of funding", "$40,000,000", False),
    ],
)
def test_an_amount_alone_is_pay_below_a_line_that_says_so(
    label: str,
    amount: str,
    is_pay: bool,  # noqa: FBT001
) -> None:
    """An amount below any other line may be a budget."""
    text = f"Planner\n\nWhat you bring\n\n- Good Danish\n\nBenefits\n\n{label}\n\n{amount}\n"
    role = posting.read(text.encode(), "posting.txt").record["role"]
    assert isinstance(role, Mapping)
    assert ("pay" in role) == is_pay


def test_a_table_of_labels_asks_for_nothing() -> None:
    """What stands beside a label is said of the post, whether the label is known or not."""
    rows = (
        "<tr><td>Post title</td><td>Planner</td></tr><tr><td>Grade / salary</td><td>N12</td></tr>"
        "<tr><td>Responsible to</td><td>Head of Planning</td></tr>"
        "<tr><td>Responsible for</td><td>Six planners</td></tr>"
    )
    page_ = (
        f"<h1>Ashdown Borough Council</h1><h2>Person specification</h2><table>{rows}</table>"
        "<h2>Essential</h2><ul><li>Good Danish</li></ul>"
    )
    found = posting.read(f"<html><body>{page_}</body></html>".encode(), "posting.html")
    role = found.record["role"]
    assert isinstance(role, Mapping)
    assert len(role["requirements"]) == 1  # type: ignore[arg-type]
    assert (role["title"], role["reports_to"]) == ("Planner", "Head of Planning")
    assert "Six planners" in {each.text for each in found.unplaced}


CASUAL = """Customer Success Lead @ Loopwell
Remote (US) · $95–115k + equity

Who we are
Loopwell helps small clinics get paid faster. We're 22 people.

What you'll be up to
- Own onboarding for our biggest clinics

What makes the days fun
- Ring the big bell

You're a great fit if...
- You've spent 4+ years in customer success
- You can talk a grumpy office manager off a ledge

Nice if you've got
- A driving licence

The good stuff
- Unlimited PTO
"""


def test_a_posting_in_casual_words_keeps_its_parts() -> None:
    """What is asked, wished for and done is found below headings as a small firm words them; and a
    list below a heading that nobody knows is no part of what the company says of itself.
    """
    found = posting.read(CASUAL.encode(), "posting.txt")
    company: Any = found.record["company"]
    role: Any = found.record["role"]
    asked = [(entry.fields["text"], entry.fields["must"]) for entry in role["requirements"]]
    assert asked == [
        ("You've spent 4+ years in customer success", True),
        ("You can talk a grumpy office manager off a ledge", True),
        ("A driving licence", False),
    ]
    assert [*role["duties"]] == ["Own onboarding for our biggest clinics"]
    assert "Loopwell helps small clinics" in str(company["about"])
    assert "bell" not in str(company["about"])
    assert "Ring the big bell" in [each.text for each in found.unplaced]


@pytest.mark.parametrize(
    ("first", "title", "company"),
    [
        ("Headteacher, Fellside Primary School", "Headteacher", "Fellside Primary School"),
        ("Senior Designer — Ridgeline Labs", "Senior Designer", "Ridgeline Labs"),
        (
            "hey! we're Tiny Plate, a small bistro in Leith, and we need a sous chef",
            "sous chef",
            "Tiny Plate",
        ),
        ("hey, we need someone for our kitchen", "", ""),
    ],
)
def test_one_line_says_title_and_employer(first: str, title: str, company: str) -> None:
    """Title and employer on one line are told apart; a sentence is no title."""
    text = (
        f"{first}\n\nRidgeline builds maps for utilities.\n\nRequired from April 2027\n\n"
        "We are looking for someone who:\n- holds a licence\n- can show a record of progress\n\n"
        "Compensation\n$140,000 - $165,000 base, depending on experience\n"
    )
    found = posting.read(text.encode(), "posting.txt")
    role: Any = found.record["role"]
    said: Any = found.record.get("company", {})
    assert (str(role.get("title", "")), str(said.get("name", ""))) == (title, company)
    asked = [entry.fields["text"] for entry in role["requirements"]]
    assert asked == ["holds a licence", "can show a record of progress"]
    assert "$140,000 - $165,000 base" in str(role["pay"])
