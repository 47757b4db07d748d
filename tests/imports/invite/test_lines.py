"""What the lines of a schedule say: whom one meets, as what, what about, and for how long."""

from __future__ import annotations

import pytest

from secondround.imports.invite import agenda, cast
from secondround.imports.invite.familiar import Familiar
from secondround.imports.invite.role import Role

PEOPLE = [
    ("Interview with Rosalind Achebe, Director of Inpatient Nursing",
     "Interview", {"Rosalind Achebe": "Director of Inpatient Nursing"}),
    ("Interview with Mrs Gwen Pryce-Hughes (Headteacher), Mr Olu Adeyemi (Chair of Governors)",
     "Interview",
     {"Mrs Gwen Pryce-Hughes": "Headteacher", "Mr Olu Adeyemi": "Chair of Governors"}),
    ("Ana Ruiz, Director of Engineering – Hiring manager conversation",
     "Hiring manager conversation", {"Ana Ruiz": "Director of Engineering"}),
    ("Dana Marchetti, Sr. Technical Recruiter – Wrap-up and next steps",
     "Wrap-up and next steps", {"Dana Marchetti": "Sr. Technical Recruiter"}),
    ("Ravi Subramaniam & Hannah O’Brien (Principal Engineers) – System design: telemetry at scale",
     "System design: telemetry at scale",
     {"Ravi Subramaniam": "Principal Engineer", "Hannah O’Brien": "Principal Engineer"}),
    ("Ravi S. and Hannah O’Brien, Principal Engineers",
     "", {"Ravi S.": "Principal Engineer", "Hannah O’Brien": "Principal Engineer"}),
    ("Design-Critique mit Mehmet Yıldız und Charlotte Nguyễn, Senior Product Designers",
     "Design-Critique",
     {"Mehmet Yıldız": "Senior Product Designer", "Charlotte Nguyễn": "Senior Product Designer"}),
    ("Portfolio-Präsentation mit Aylin Demirtaş (CPO) und Dr. med. Hendrik Voß (Ärztlicher Leiter)",
     "Portfolio-Präsentation",
     {"Aylin Demirtaş": "CPO", "Dr. med. Hendrik Voß": "Ärztlicher Leiter"}),
    ("Kulturgespräch mit Friederike Graf, People & Culture",
     "Kulturgespräch", {"Friederike Graf": "People & Culture"}),
    ("Prof. Dr. Eva Klein, Dr. rer. nat. Jan Otto (Laborleiter)",
     "", {"Prof. Dr. Eva Klein": "", "Dr. rer. nat. Jan Otto": "Laborleiter"}),
    ("Entretien technique avec Chloé Girard (Directrice technique) et Hugo Blanc, chef de projet",
     "Entretien technique",
     {"Chloé Girard": "Directrice technique", "Hugo Blanc": "chef de projet"}),
    ("Entrevista con Lucía Ferrer (Directora de Operaciones) y Mateo Solís, Jefe de Equipo",
     "Entrevista",
     {"Lucía Ferrer": "Directora de Operaciones", "Mateo Solís": "Jefe de Equipo"}),
    ("Meet with Soo-jin Park", "", {"Soo-jin Park": ""}),
    ("You will meet Soo-jin Park, CTO", "", {"Soo-jin Park": "CTO"}),
    ("Meeting with Soo-jin Park (CTO)", "", {"Soo-jin Park": "CTO"}),
    ("Treffen mit Petra Sommer, Personalreferentin", "", {"Petra Sommer": "Personalreferentin"}),
    ("CTO Soo-jin Park", "", {"Soo-jin Park": "CTO"}),
    ("Chief Nursing Officer Ngozi Adeyemi-Clark", "",
     {"Ngozi Adeyemi-Clark": "Chief Nursing Officer"}),
    ("Case study with VP Product Tomás Iglesias", "Case study", {"Tomás Iglesias": "VP Product"}),
    ("Ana Ruiz - VP Operations - Strategy discussion", "Strategy discussion",
     {"Ana Ruiz": "VP Operations"}),
    ("Jonas Weiß – pair programming", "pair programming", {"Jonas Weiß": ""}),
    ("Ana Ruiz – Head of Fleet", "", {"Ana Ruiz": "Head of Fleet"}),
    ("Technical interview – Ana Ruiz, Head of Fleet", "Technical interview",
     {"Ana Ruiz": "Head of Fleet"}),
    ("Maëlle Kerbrat, SRE Lead | Incident deep-dive", "Incident deep-dive",
     {"Maëlle Kerbrat": "SRE Lead"}),
    ("Ana Ruiz and Ben Ode, Operations", "", {"Ana Ruiz": "", "Ben Ode": ""}),
    ("Ruth Ackroyd and Gemma Lowe, HR Business Partner: competency interview",
     "competency interview", {"Ruth Ackroyd": "", "Gemma Lowe": "HR Business Partner"}),
    ("Dr Helen Ashworth, Superintendent Pharmacist", "",
     {"Dr Helen Ashworth": "Superintendent Pharmacist"}),
    ("Kai Lund, Consultant Radiographer", "", {"Kai Lund": "Consultant Radiographer"}),
    ("Olga Lindquist, Per Lindqvist", "", {"Olga Lindquist": "", "Per Lindqvist": ""}),
    ("Catch-up with Gemma Lowe about pay and start date", "Catch-up about pay and start date",
     {"Gemma Lowe": ""}),
    ("Lunch with the team", "Lunch with the team", {}),
    ("Data Science", "Data Science", {}),
    ("Welcome and introduction", "Welcome and introduction", {}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "name", "people"), PEOPLE, ids=lambda value: str(value)[:40])
def test_a_line_names_people_with_their_titles_and_what_it_is_about(
    line: str, name: str, people: dict[str, str]
) -> None:
    """Each person has the title that the line gives them, a plural one all of them; what follows
    the title behind a dash is what the session is called.
    """
    found = cast.cast_in(line)
    assert {role.name: role.title for role in found.people} == people
    assert found.name == name


def test_a_title_that_somebody_has_is_a_title() -> None:
    """What the record has as a title is one in a line, whatever its words; without it, they may be
    a second person's name.
    """
    line = "Tom Hay, Sagger Bottomer"
    familiar = Familiar(titles=frozenset({"sagger bottomer"}))
    assert cast.cast_in(line, familiar).people == (Role("Tom Hay", "Sagger Bottomer"),)
    assert len(cast.cast_in(line).people) == 2


LENGTHS = [
    ("14:45 Uhr  Design-Critique (30 Min.) mit Mehmet Yıldız, Designer", 30, "Design-Critique"),
    ("14:45 Design critique (45 minutes) with Ana Ruiz, CTO", 45, "Design critique"),
    ("14:45 Design critique with Ana Ruiz, CTO, 45 min", 45, "Design critique"),
    ("2:45 pm Design critique with Ana Ruiz, CTO – 45'", 45, "Design critique"),
    ("14:45 Design critique for 45 minutes with Ana Ruiz, CTO", 45, "Design critique"),
    ("14:45 Design critique (½ h) with Ana Ruiz, CTO", 30, "Design critique"),
    ("14:45 Design critique (1.5 hours) with Ana Ruiz, CTO", 90, "Design critique"),
    ("14h45 Design critique (1h30) avec Ana Ruiz, CTO", 90, "Design critique"),
    ("14:45 Design critique (half an hour) with Ana Ruiz, CTO", 30, "Design critique"),
    ("14:45 Fallstudie, 1 Stunde, mit Ana Ruiz, CTO", 60, "Fallstudie"),
    ("14:45 Caso práctico (45 minutos) con Ana Ruiz, CTO", 45, "Caso práctico"),
    ("14:45–15:30 Case (10 min prep, 35 min talk) with Ana Ruiz, CTO", 45,
     "Case (10 min prep, 35 min talk)"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "minutes", "name"), LENGTHS, ids=lambda value: str(value)[:50])
def test_a_stated_length_is_the_length(line: str, minutes: int, name: str) -> None:
    """What a line says of its own length counts, and not the gap to the next; it is in no name."""
    (slot, _) = agenda.slots(f"{line}\n18:00 Ben Ode, Head of Fleet")
    assert slot.minutes == minutes
    assert slot.name == name
    assert not slot.is_open


def test_a_line_may_say_that_it_is_no_interview() -> None:
    """Lunch that is "not an interview" says so, and its name does not."""
    lines = "12:15 – 1:00 PM Lunch with the squad (not an interview)\n13:00 - 14:00 Ana Ruiz, CTO"
    lunch, interview = agenda.slots(lines)
    assert (lunch.name, lunch.is_no_interview) == ("Lunch with the squad", True)
    assert not interview.is_no_interview


def test_a_request_behind_a_line_is_no_part_of_its_name() -> None:
    """The session has the name before it; what to prepare is said apart, and makes its format."""
    line = "14:15 - 15:00 Ruth Ackroyd, Head of Brewing: technical discussion."
    (slot, _) = agenda.slots(f"{line} Please prepare a short presentation.\n16:00 - 16:30 Kim Lee")
    assert (slot.name, slot.format) == ("technical discussion", "presentation")
    assert slot.more == "Please prepare a short presentation."
