"""What real organisers write into invitations: each fact finds its field, or is listed.

A folder under `facts` holds an invitation and what is right for it, written by hand before it was
ever read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.imports import readable
from tests.imports.invite.test_invite import CASES, read

from secondround.imports import Found, UnreadableError, documents, invite
from secondround.imports.invite import components, courtesies, details, events, mail, practical

FACTS = sorted((Path(__file__).parent / "facts").iterdir())
OURS = readable.OURS | {"facts.yml"}
TIME = re.compile(r"\b\d{1,2} - (?=\d)|\b\d{1,2}[:.]\d\d(?:\s?[ap]m)?\b|_{3,}", re.IGNORECASE)
DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun|diens)(?:day|tag),? )?"
    r"(?:\d{1,2}(?:st|nd|rd|th|\.)? (?:november|december)|(?:november|december) \d{1,2}(?:st|th)?)"
    r"(?:,? 20\d\d)?|\b(?:tues|thurs)day\b"
    r"|\b(?:le mercredi|el jueves|donnerstag, den) \d\.? (?:de )?(?:décembre|diciembre|dezember)"
    r"(?: de)? 2026",
    re.IGNORECASE,
)
SILENT = frozenset(
    """
    have please ready bring bringen sie mit ihre einen wear followed my cell is number hey if you
    are running late any problems me falls mich unter erreichen verspaten close best regards kim
    lee text what to bitte bei problemen not an interview call
    we would like love invite re excited laden wir ein gesprach our it interviews onsite agenda
    ablauf she her treffen held take attend invited can tablet smartphone computer utc canada
    only lucia ferrer teammates sent merci avant vendredi future
    antes del lunes favor sind montag bitte bis pour
    should prepare changes event make activity all times below las por uns 9h30 10h15 11h00 11h30
    nous serions ravis vous rencontrer dans nos locaux votre futur responsable
    nos encantaria verte el peninsular hora hablaras tu futuro jefe
    freuen kennenzulernen personlich unserem haus dauert etwa gesprachspartner kunftige vorgesetzte
    ll anything comes up t mountain dienstag dezember powered ca nehmen teil bereiten eine vor
    1 telefon delighted run as follows friday h approximately session consist i
    interlocutors fine programme last
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words around what is brought, worn and dialled, of farewells, and the name below a letter; and
with which people are invited.
"""


def _found(case: Path) -> tuple[Found, dict[str, Any]]:
    files = [file for file in readable.files(case) if file[1] not in OURS]
    found = read(files, readable.options(case))
    return found, readable.plain(found)


def _facts(case: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((case / "facts.yml").read_text("utf-8"))
    return loaded


def _sessions(record: dict[str, Any]) -> Iterator[str]:
    """Each session on a line, as the facts have it."""
    for of_day in record["rounds"]:
        for session in of_day["sessions"]:
            people = [record["interviewers"][who]["name"] for who in session.get("with", ())]
            form = session.get("format", "-")
            what = (
                f"{session['at']} {session.get('minutes', '?')} {form} | {session.get('name', '')}"
            )
            yield f"{what} | {', '.join(people)}".strip()


"""Words around what is brought, worn and dialled, that no field repeats."""


@pytest.mark.parametrize("case", FACTS, ids=lambda case: case.name)
def test_each_session_is_found(case: Path) -> None:
    """Sessions have their times, minutes, formats, names and people."""
    record = _found(case)[1]["record"]
    assert list(_sessions(record)) == _facts(case)["sessions"]


@pytest.mark.parametrize("case", FACTS, ids=lambda case: case.name)
def test_people_have_their_titles_and_nobody_is_invented(case: Path) -> None:
    """The people are exactly those who are named, with their titles and profiles."""
    people = _found(case)[1]["record"].get("interviewers", {})
    facts = _facts(case)
    titles = {person["name"]: person.get("title", "") for person in people.values()}
    profiles = {
        person["name"]: person["profile"] for person in people.values() if "profile" in person
    }
    assert titles == facts["people"]
    assert profiles == facts.get("profiles", {})


@pytest.mark.parametrize("case", FACTS, ids=lambda case: case.name)
def test_the_practical_side_is_found(case: Path) -> None:
    """How to arrive, what to bring and wear, and whom to call if late."""
    logistics = _found(case)[1]["record"].get("logistics", {})
    for name, fact in _facts(case)["logistics"].items():
        assert logistics.get(name) == fact


@pytest.mark.parametrize("case", FACTS, ids=lambda case: case.name)
def test_the_round_is_found(case: Path) -> None:
    """Its name, day, place and time zone."""
    stage = _found(case)[1]["record"]["rounds"][0]
    for name, fact in _facts(case).get("round", {}).items():
        assert stage.get(name) == fact


@pytest.mark.parametrize("case", FACTS, ids=lambda case: case.name)
def test_what_has_no_field_is_kept_to_the_letter(case: Path) -> None:
    """A sentence without a field is listed, and is in the record's notes."""
    found, _ = _found(case)
    listed = "\n".join(each.text for each in found.unplaced)
    for sentence in _facts(case).get("listed", ()):
        assert sentence in listed
        assert sentence in str(found.record["notes"])


@pytest.mark.parametrize("case", FACTS, ids=lambda case: case.name)
def test_a_record_can_be_written(case: Path) -> None:
    """All that is found makes a valid record."""
    assert readable.as_written(_found(case)[0])[0]


def _texts(case: Path) -> Iterator[str]:
    """The texts of a case's invitations, as its own readers have them."""
    for data, name in readable.files(case):
        if name in OURS:
            continue
        if mail.is_mail(data):
            yield mail.read_mail(data, name).text
        elif invite.is_invitation(data):
            calendar, _ = components.parse(documents.decoded(data)[0], name)
            for event in events.events(calendar):
                yield event.description
        else:
            yield documents.read(data, name).text


@pytest.mark.parametrize("case", [*CASES, *FACTS], ids=lambda case: case.name)
def test_no_word_is_lost(case: Path) -> None:
    """Each word of an invitation's text is in a field, or in what is listed; all but greetings,
    thanks, labels, times and the lines under every call.
    """
    try:
        found, plain = _found(case)
    except UnreadableError:
        return
    if "rounds" not in found.record or found.is_own:
        return
    kept = courtesies.words_in(yaml.safe_dump(plain, allow_unicode=True, width=100_000))
    for text in _texts(case):
        for line in text.split("\n"):
            if courtesies.is_greeting(line) or courtesies.is_sign_off(line):
                continue
            for sentence in filter(courtesies.is_empty, details.sentences(line)):
                line = line.replace(sentence.strip(), " ")  # noqa: PLW2901
            if courtesies.is_imprint(line):
                continue
            line = TIME.sub(" ", DAY.sub(" ", courtesies.without_calls(line)))  # noqa: PLW2901
            lost = courtesies.words_in(line) - kept - SILENT
            assert not {word for word in lost if not courtesies.is_said(word, kept)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Looking forward to meeting you.",
        "We look forward to seeing you on the day and wish you the best of luck.",
        "We can't wait to meet you!",
        "Wir freuen uns sehr auf das Gespräch mit Ihnen!",
        "Should you have any questions, please do not hesitate to contact me.",
        "If you have any questions, please let me know.",
        "If anything comes up, just reply to this email.",
        "Thank you very much for the pleasant conversation last week.",
        "I am pleased to invite you to attend an interview.",
        "Congratulations, you have been selected for interview.",
        "Mit freundlichen Grüßen / Best regards",
        "Speak soon,",
    ],
)
def test_what_is_said_for_its_own_sake_is_no_note(sentence: str) -> None:
    """A courtesy finds no field, and needs none; one with a word more says something."""
    assert courtesies.is_empty(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Looking forward to meeting you and your portfolio.",
        "We look forward to hearing your presentation.",
        "If you have any questions, call Kim on 0161 496 0000.",
        "If you require any adjustments, please let me know.",
        "Thank you for the chat. Bring a laptop.",
        "Congratulations, you have been selected for the second round.",
        "We look forward to welcoming you at Gate 4.",
    ],
)
def test_a_courtesy_that_says_something_is_kept(sentence: str) -> None:
    """A number, a name, or a thing to do is none."""
    assert not courtesies.is_empty(sentence)


def test_a_signature_is_one_line() -> None:
    """Whoever signed, with title and firm; what a firm puts below every mail is left out, and only
    there.
    """
    legal = "Registered office: 1 Quay Street, Leeds"
    below = f"Best regards\nDebbie Marsh\nRecruitment Adviser\nWexmoor Council\n{legal}\n"
    text = f"Your interview is on 3 December 2026 at 14:00.\n{legal}\n\n{below}"
    head = "From: Jobs <jobs@mail.example>\nSubject: Interview\n\n"
    found = invite.read(f"{head}{text}".encode(), "letter.eml")
    assert [each.text for each in found.unplaced] == [
        legal,
        "Debbie Marsh, Recruitment Adviser, Wexmoor Council",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "We would love you to bring your whole self to work.",
        "What would you bring to the team?",
        "Please do not bring food.",
        "The role will bring you into every plant.",
    ],
)
def test_nothing_is_brought_that_nobody_asked_for(sentence: str) -> None:
    """Only what one is plainly asked to bring is on the list."""
    assert not practical.said(sentence, "Kim Lee", ()).bring


@pytest.mark.parametrize(
    "line",
    [
        "-::~:~::~:~:~::~:~::~:~::-",
        "Learn more about Meet at: https://support.google.com/a/users/answer/9282720",
        "Please do not edit this section of the description.",
        "Reply to ana@harbor.example",
        "To stop receiving these emails, change your settings.",
    ],
)
def test_what_programs_put_under_every_text_is_no_note(line: str) -> None:
    """Calendars and mailing programs say nothing of the meeting there; the line above it counts."""
    assert courtesies.is_empty(line)
    assert not courtesies.is_empty("Reply to us with your shoe size.")
    assert not courtesies.is_empty("Please learn more about Meet and Greet Ltd.")
