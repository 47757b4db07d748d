"""Resumes as data: every format people have is named, and read without a guess."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pikepdf
import pytest
from tests.imports.corpus import score
from weasyprint import HTML

from secondround.imports import UnreadableError
from secondround.imports.resume import Month, Resume, read, read_resume

JSON_RESUME: dict[str, Any] = {
    "$schema": "https://example.com/schema.json",
    "basics": {
        "name": "Amara Okafor",
        "label": "Operations lead",
        "email": "amara@example.com",
        "phone": "",
        "url": "https://example.com/amara",
        "summary": "Keeps payments running.",
        "profiles": [{"network": "LinkedIn", "url": "https://linkedin.com/in/amara"}],
    },
    "work": [
        {
            "company": "Northwind Bank",
            "position": "Operations Lead",
            "startDate": "2020-04-01",
            "endDate": "Present",
            "highlights": ["Cut failed payments by 80 %.", ""],
        },
        {
            "name": "Harbor Lines",
            "position": "Shift Manager",
            "startDate": "2016",
            "endDate": "03/2020",
            "summary": "Ran the night shift.",
        },
    ],
    "skills": [{"name": "Data", "keywords": ["SQL"]}, {"name": "Budgets"}],
    "interests": [{"name": "Rowing"}],
}
FRESH = {
    "name": "Amara Okafor",
    "info": {"label": "Operations lead", "brief": "Keeps payments running."},
    "contact": {"email": "amara@example.com"},
    "employment": {
        "history": [
            {
                "employer": "Northwind Bank",
                "position": "Operations Lead",
                "start": "2020-04",
                "highlights": ["Cut failed payments by 80 %."],
            }
        ]
    },
    "skills": {"sets": [{"name": "Data", "skills": ["SQL"]}], "list": [{"name": "Budgets"}]},
}
REACTIVE = {
    "basics": {
        "name": "Amara Okafor",
        "headline": "Operations lead",
        "email": "amara@example.com",
        "url": {"label": "", "href": "https://example.com/amara"},
    },
    "sections": {
        "summary": {"content": "<p>Keeps payments running.</p>"},
        "experience": {
            "items": [
                {
                    "company": "Northwind Bank",
                    "position": "Operations Lead",
                    "date": "April 2020 – Present",
                    "summary": "<ul><li><p>Cut failed payments by 80 %.</p></li></ul>",
                }
            ]
        },
        "skills": {"items": [{"name": "Data", "keywords": ["SQL", "Budgets"]}]},
    },
    "metadata": {"template": "rhyhorn"},
}
RENDERCV = """
cv:
  name: Amara Okafor
  headline: Operations lead
  email: amara@example.com
  sections:
    summary:
      - Keeps payments running.
    experience:
      - company: Northwind Bank
        position: Operations Lead
        start_date: 2020-04
        end_date: present
        highlights:
          - Cut failed payments by 80 %.
    technologies:
      - label: Data
        details: SQL, Budgets
    education:
      - institution: University of Leeds
        area: Transport
"""
YAML_RESUME = """
content:
  basics:
    name: Amara Okafor
    headline: Operations lead
    email: amara@example.com
    summary: Keeps payments running.
  work:
    - name: Northwind Bank
      position: Operations Lead
      startDate: Apr 1, 2020
      summary: |
        - Cut failed payments by 80 %.
  skills:
    - name: Data
      keywords: [SQL, Budgets]
"""
OLD_EUROPASS = """<?xml version="1.0"?>
<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><LearnerInfo><Identification>
<PersonName><FirstName>Amara</FirstName><Surname>Okafor</Surname></PersonName><ContactInfo>
<Email><Contact>amara@example.com</Contact></Email></ContactInfo></Identification><Headline>
<Description><Label>Operations lead</Label></Description></Headline><WorkExperienceList>
<WorkExperience><Period><From year="2020" month="--04"/><Current>true</Current></Period>
<Position><Label>Operations Lead</Label></Position><Activities>&lt;ul&gt;&lt;li&gt;Cut failed
payments by 80 %.&lt;/li&gt;&lt;/ul&gt;</Activities><Employer><Name>Northwind Bank</Name></Employer>
</WorkExperience></WorkExperienceList></LearnerInfo></SkillsPassport>"""
NEW_EUROPASS = """<?xml version="1.0"?>
<Candidate xmlns="http://www.europass.eu/1.0" xmlns:oa="http://www.openapplications.org/oagis/9"
xmlns:hr="http://www.hr-xml.org/3" xmlns:eures="http://www.europass_eures.eu/1.0">
<CandidatePerson><PersonName><oa:GivenName>Amara</oa:GivenName>
<hr:FamilyName>Okafor</hr:FamilyName></PersonName><Communication><ChannelCode>Email</ChannelCode>
<oa:URI>amara@example.com</oa:URI></Communication></CandidatePerson><CandidateProfile>
<EmploymentHistory><EmployerHistory><hr:OrganizationName>Northwind Bank</hr:OrganizationName>
<PositionHistory><PositionTitle>Operations Lead</PositionTitle><eures:EmploymentPeriod>
<eures:StartDate><hr:FormattedDateTime>2020-04-01</hr:FormattedDateTime></eures:StartDate>
<hr:CurrentIndicator>true</hr:CurrentIndicator></eures:EmploymentPeriod>
<oa:Description>&lt;ul&gt;&lt;li&gt;Cut failed payments by 80 %.&lt;/li&gt;&lt;/ul&gt;
</oa:Description></PositionHistory></EmployerHistory></EmploymentHistory></CandidateProfile>
</Candidate>"""


def linkedin() -> bytes:
    """LinkedIn's ZIP: a preamble, columns in any order, a cell with line breaks."""
    files = {
        "Profile.csv": "Last Name,First Name,Headline\nOkafor,Amara,Operations lead\n",
        "Positions.csv": "Notes:\n\nTitle,Company Name,Description,Started On,Finished On\n"
        'Operations Lead,Northwind Bank,"• Cut failed payments by 80 %.\n• Hired.",Apr 2020,\n',
        "Skills.csv": "Name\nSQL\nBudgets\n",
        "Email Addresses.csv": "Email Address,Primary\nold@example.com,No\namara@example.com,Yes\n",
        "Education.csv": "School Name,Degree Name\nUniversity of Leeds,BSc\n",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


FILES = {
    "JSON Resume": json.dumps(JSON_RESUME).encode(),
    "FRESH": json.dumps(FRESH).encode(),
    "Reactive Resume": json.dumps(REACTIVE).encode(),
    "RenderCV": RENDERCV.encode(),
    "YAMLResume": YAML_RESUME.encode(),
    "Europass XML": OLD_EUROPASS.encode(),
    "LinkedIn's copy of your data": linkedin(),
}


def check(resume: Resume) -> None:
    """What each of the files says."""
    assert resume.name == "Amara Okafor"
    assert resume.email == "amara@example.com"
    job = resume.jobs[0]
    assert (job.employer, job.title) == ("Northwind Bank", "Operations Lead")
    assert job.period is not None
    assert job.period.start == Month(2020, 4)
    assert job.period.end is None
    assert " ".join(job.highlights[0].split()) == "Cut failed payments by 80 %."


@pytest.mark.parametrize("name", FILES)
def test_a_format(name: str) -> None:
    """Each format is recognised by its content, named, and read."""
    resume = read_resume(FILES[name], "resume.bin")
    assert resume.format == name
    check(resume)
    if name != "Europass XML":
        assert set(resume.skills) >= {"SQL", "Budgets"}


def test_europass_since_2020() -> None:
    """The newer dialect of Europass is read like the older."""
    resume = read_resume(NEW_EUROPASS.encode(), "cv.xml")
    assert resume.format == "Europass XML"
    check(resume)


def test_old_and_new_fields_stand_side_by_side() -> None:
    """`company` and `name`, `2016` and `03/2020`, an empty string: all are read as meant."""
    resume = read_resume(FILES["JSON Resume"], "resume.json")
    second = resume.jobs[1]
    assert (second.employer, second.summary) == ("Harbor Lines", ("Ran the night shift.",))
    assert second.period is not None
    assert (second.period.start, second.period.end) == (Month(2016), Month(2020, 3))
    assert resume.phone == ""
    assert resume.profile == "https://linkedin.com/in/amara"
    assert resume.jobs[0].highlights == ("Cut failed payments by 80 %.",)


def test_what_has_no_field_is_listed() -> None:
    """Texts of the data that no field takes are handed over with where they were."""
    found = read(FILES["JSON Resume"], "resume.json")
    assert ("Rowing", "interests.name") in [(item.text, item.where) for item in found.unplaced]
    assert not any("schema" in item.text for item in found.unplaced)


@pytest.mark.slow
def test_data_inside_a_pdf() -> None:
    """Data that is attached to a PDF is read instead of its pages."""
    printed = io.BytesIO(bytes(HTML(string="<p>Nothing of it on the page.</p>").write_pdf()))
    buffer = io.BytesIO()
    with pikepdf.open(printed) as opened:
        opened.attachments["resume.json"] = FILES["JSON Resume"]
        opened.save(buffer)
    resume = read_resume(buffer.getvalue(), "cv.pdf")
    assert resume.format == "JSON Resume, attached to a PDF"
    check(resume)


@pytest.mark.slow
def test_linkedin_as_a_pdf() -> None:
    """What LinkedIn saves as a PDF is named, whatever program has made it."""
    path = score.MADE / "linkedin~weasyprint~okafor~years.pdf"
    assert read_resume(path.read_bytes(), path.name).format == "LinkedIn's “Save to PDF”"


def test_yaml_with_aliases_is_not_expanded() -> None:
    """A few lines of YAML that stand for gigabytes are read as the text they are."""
    bomb = "basics: &a [x, x]\n" + "".join(
        f"k{number}: &{chr(98 + number)} [*{chr(97 + number)}, *{chr(97 + number)}]\n"
        for number in range(20)
    )
    assert read_resume(bomb.encode(), "resume.yml").format == "plain text"


def test_json_that_is_no_resume() -> None:
    """JSON of another kind is no resume, and no crash."""
    assert read_resume(b'{"a": [1, 2]}', "a.json").jobs == ()
    assert read_resume(b"[" * 5000, "a.json").jobs == ()


@pytest.mark.ends
def test_yaml_nested_without_end_is_given_up() -> None:
    """Lists within lists take the parser a time that grows with the square of their number."""
    found = read_resume(b"basics: " + b"[" * 600_000 + b"\nwork: []\n", "resume.yml")
    assert found.format == "plain text"


def test_a_part_of_an_export_that_is_too_large_is_named() -> None:
    """No part is left out without a word."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Profile.csv", b"First Name,Last Name\n" + b"A" * 5_000_001)
    with pytest.raises(UnreadableError, match=r"profile\.csv in it is larger than 5 MB"):
        read_resume(buffer.getvalue(), "export.zip")
