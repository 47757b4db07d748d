"""The day on the phone as a file: what is in it, what it may do, and what it never holds."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import hashlib
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from msgspec.structs import replace
from tests.factories import CANDIDATE, RECORD, STORY, application, changed
from tests.limits import examples
from tests.plan.rounds import drawn
from tests.privacy.canaries import Sown, applications
from tests.render.phone.conftest import ROOT, day
from tests.render.phone.stretched import stretched
from tests.workspaces import RunIn

from secondround import packet, plan
from secondround.records import Application
from secondround.records.models import Round
from secondround.render import phone
from secondround.vocabulary import Edition

HOSTILE = (
    "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)> <!-- {{ 7*7 }} {% x %} "
    "[x](javascript:alert(1)) ![x](https://example.org/x.png) ${alert(1)} &lt;b&gt; \\u003c ]]>"
)


class _Tags(HTMLParser):
    """The tags of a page, each with its attributes, and the text of scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "script":
            self.scripts.append(data)


def test_the_example_is_small(harbor: Application) -> None:
    """Well under 60 kB without the solver; with it, one file that a mail can carry."""
    page = day(harbor)
    assert len(page.encode()) < 52_700
    assert len(phone.with_solver(page).encode()) < 2_000_000


@pytest.mark.parametrize("sessions", [1, 7, 12, 20])
def test_a_day_of_many_sessions_is_small(sessions: int) -> None:
    """Up to twenty sessions and sixty stories are under 60 kB with 10 kB left for people's own
    words: a session more costs little beyond these.
    """
    page = day(drawn(Random(sessions), sessions, 3 * sessions))
    assert len(page.encode()) < 50_000


@pytest.mark.parametrize(("sessions", "most"), [(12, 60_000), (20, 73_000)])
def test_a_full_day_is_small(sessions: int, most: int, tmp_path: Path) -> None:
    """Twelve sessions as full of words as the example's are under 60 kB. Of twenty, half is what
    people wrote: all of it is in the page, to be read without a script.
    """
    page = day(stretched(sessions, tmp_path))
    assert page.count("<section id=session-") == sessions
    assert len(page.encode()) < most


def test_nothing_of_a_person_is_packed(harbor: Application, tmp_path: Path) -> None:
    """What is packed cannot be searched for leaks: it is numbers, and the shipped script also
    where a workspace has one of that name.
    """
    own = tmp_path / "templates" / "phone" / "later.js"
    own.parent.mkdir(parents=True)
    own.write_text("Ana Ruiz", "utf-8")
    shown = packet.phone(harbor, plan.make(harbor, 1), Edition.CANDIDATE)
    assert shown
    page = phone.page(shown, tmp_path)
    assert page == phone.page(shown, None)
    (tables,) = re.findall(rb"H4sI[A-Za-z0-9+/=]{40,}", phone.without_shipped(page.encode()))
    packed = gzip.decompress(base64.b64decode(tables)).decode()
    assert re.sub(r'"[a-z]+":', "", packed).count('"') == 0


def test_a_session_reads_as_its_sheet_does(harbor: Application) -> None:
    """Each name stands once, with how to say it below; messages are as short as on the sheet, and
    whole at the top; the words are those of the sheet on paper.
    """
    lunch = day(harbor).partition("id=session-3 ")[2].partition("</section>")[0]
    assert [name.strip() for name in re.findall(r"<h2>(.*?)</h2>", lunch)] == [
        "Marek Zieliński",
        "Leyla Yıldız",
    ]
    assert re.search(r"Zieliński</h2>\s*<p>MAH-rek", lunch)
    assert "<p>Messages: The product comes before the timetable. I bring people up" in lunch
    assert "<summary>Messages</summary><p>I am calm at three" in day(harbor)
    assert "Looking for (Marek Zieliński): Concern for others." in lunch
    assert "In common: Both on nights" in lunch


def test_many_people_leave_the_cues_in_sight() -> None:
    """Of four people the names are folded away, with what each looks for; and of an opening that is
    on an earlier sheet its first words are there, however long its first sentence is.
    """
    people = {
        f"p{one}": {"name": f"Person {one}", "cares_about": ["calm"], "role": "peer"}
        for one in range(8)
    }
    both = [
        {"at": "10:00", "minutes": 30, "with": [*people][4:]},
        {"at": "11:00", "minutes": 30, "with": [*people][:4]},
    ]
    one = {**CANDIDATE, "competencies": ["calm"], "pitch": "word " * 60}
    rounds = [{**RECORD["rounds"][0], "sessions": both}]
    page = day(application(changed(RECORD, interviewers=people, rounds=rounds), one))
    panel = page.partition("id=session-1 ")[2].partition("<h3 class=tell>")[0]
    assert "<details><summary><h2>Person 0 and three others</h2></summary><h2>Person 0" in panel
    assert f"Open with: {'word ' * 20}…" in panel
    assert page.count("<details><summary>Looking for</summary>") == 2


def test_two_sessions_at_once_both_say_when() -> None:
    """Where two begin at one time, their buttons have names; the time stands in each."""
    people = {**RECORD["interviewers"], "kim": {"name": "Kim Lee"}}
    sessions = [{"at": "09:30", "minutes": 30, "with": [who]} for who in people]
    rounds = [{**RECORD["rounds"][0], "sessions": sessions}]
    page = day(application(changed(RECORD, interviewers=people, rounds=rounds)))
    assert page.count("<p>09:30<span>30") == 2
    assert "<p>Kim" not in page


def test_the_page_runs_its_own_script_alone(harbor: Application) -> None:
    """The policy names the scripts and the one style sheet by what is in them, also of what is
    packed, and the solver's; nothing else may run, and nothing may be asked for.
    """
    page = day(harbor)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    inline = [found[2] for found in re.finditer(r"<(script|style)>(.*?)</\1>", page, re.DOTALL)]
    style, script = map(_hash, inline)
    assert rules["style-src"] == style
    packed = re.search(r"id=later>([^<]*)<", page)
    assert packed
    assert rules["script-src"].split() == [
        script,
        _hash(gzip.decompress(base64.b64decode(packed[1])).decode()),
        _hash(phone.solver.code()),
        "'wasm-unsafe-eval'",
    ]
    assert "connect-src" not in rules


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_a_page_without_a_plan_brings_no_solver(harbor: Application) -> None:
    """Where nothing is left to plan, and on what may lie on a table, there is no solver, and no
    leave to run one.
    """
    page = day(harbor, Edition.CARRY)
    assert phone.with_solver(page) == page
    assert "wasm" not in page.partition("<style>")[0]


@pytest.mark.parametrize("edition", [Edition.COACH, Edition.CANDIDATE, Edition.CARRY])
def test_what_people_write_stays_text(edition: Edition) -> None:
    """Whatever is in any field: the page has the tags, attributes and scripts that it has without
    it.
    """
    plain, wild = (_Tags(day(_everywhere(text), edition)) for text in ("Plain", HOSTILE))
    assert [tag for tag, _ in wild.tags] == [tag for tag, _ in plain.tags]
    assert [sorted(attributes) for _, attributes in wild.tags] == [
        sorted(attributes) for _, attributes in plain.tags
    ]
    own = [script for script in wild.scripts if not script.startswith("{")]
    assert own == [script for script in plain.scripts if not script.startswith("{")]
    data = next(script for script in wild.scripts if script.startswith("{"))
    assert json.loads(data)["key"].startswith("harbor, ")


def _everywhere(text: str) -> Application:
    """An application with this text in every field that a phone shows."""
    person = {"name": f"Ana {text}", "say": text, "title": text, "notes": text}
    session = {"at": "09:30", "minutes": 60, "with": ["ana"], "place": text, "name": text}
    record = changed(
        RECORD,
        company={"name": text},
        role={"title": text},
        interviewers={"ana": person},
        rounds=[{"name": text, "date": "2026-11-24", "place": text, "sessions": [session]}],
        logistics={"arrive": text, "contact": f"{text}, +49 40 123456", "bring": [text]},
        questions=[{"text": text, "about": "team"}],
        expect=[{"text": text, "answer": text}],
    )
    probe = {"text": text, "answer": text}
    told = changed(STORY, title=text, cue=text, situation=text, action=text, result=text)
    return application(record, changed(CANDIDATE, stories=[{**told, "probes": [probe]}]))


@pytest.mark.parametrize("date", ["2026-03-29", "2026-10-25", "2026-11-24"])
def test_the_clock_is_right_on_a_day_when_clocks_change(date: str) -> None:
    """The minutes of a session, counted from the page's noon, are its own time there."""
    session = {"at": "09:30", "minutes": 60, "with": ["kim-lee"]}
    rounds = [{"name": "Final", "date": date, "time_zone": "Europe/Berlin", "sessions": [session]}]
    people = {"kim-lee": {"name": "Kim Lee"}}
    made = application(changed(RECORD, rounds=rounds, interviewers=people), CANDIDATE)
    shown = packet.phone(made, plan.make(made, 0), Edition.CANDIDATE)
    assert shown
    begins = shown.sessions[0].begins
    assert begins is not None
    there = dt.datetime.fromisoformat(shown.noon) + dt.timedelta(minutes=begins - 720)
    assert there == dt.datetime.fromisoformat(f"{date}T09:30").replace(
        tzinfo=ZoneInfo("Europe/Berlin")
    )


def test_a_day_that_is_moved_is_the_same_day(harbor: Application) -> None:
    """What was ticked, noted and rehearsed for it is kept under the same name; another round, also
    one of the same name, has another.
    """
    stage = harbor.record.rounds[-1]
    other = stage.model_copy(update={"date": dt.date(2026, 12, 1)})

    def key(*rounds: Round) -> str:
        record = harbor.record.model_copy(update={"rounds": rounds})
        made = replace(harbor, record=record)
        shown = packet.phone(made, plan.make(made, len(rounds) - 1), Edition.CANDIDATE)
        assert shown
        return shown.key

    first = harbor.record.rounds[0]
    assert key(first, stage) == key(first, other)
    assert len({key(first), key(first, stage), key(stage, other), key(first, stage, other)}) == 4


def test_the_table_sees_the_day_alone(harbor: Application) -> None:
    """The carry edition names no story, no question, no note and no number to plan with."""
    page = day(harbor, Edition.CARRY)
    whole = packet.phone(harbor, plan.make(harbor, 1), Edition.CANDIDATE)
    assert whole
    texts = [story.text.cue for story in whole.bank]
    for session in whole.sessions:
        assert session.sheet
        texts += [story.text.cue for story in session.stories]
        texts += [question.text for question in session.sheet.questions]
        texts += [person.notes for person in session.sheet.people if person.notes]
    assert len(texts) > 30
    assert [text for text in texts if text[:30] in page] == []
    assert "Ana Ruiz" in page
    assert "Late? Call Kim Lee" in page


@pytest.mark.slow
@examples(60)
@given(applications())
def test_each_edition_shows_what_it_may_and_nothing_else(
    sown_in: tuple[Application, list[Sown]],
) -> None:
    """A word of a field stands in the file of an edition only where the field reaches it; the
    public has no file.
    """
    written, sown = sown_in
    upcoming = written.record.upcoming
    made = None if upcoming is None else plan.make(written, upcoming)
    assert packet.phone(written, made, Edition.PUBLIC) is None
    for edition in (Edition.COACH, Edition.CANDIDATE, Edition.CARRY):
        shown = packet.phone(written, made, edition)
        text = phone.page(shown, None).lower() if shown else ""
        for one in sown:
            if edition > one.reach:
                assert not [word for word in one.words if word in text], (one.where, edition.label)


def test_a_day_with_gaps_is_a_day() -> None:
    """Without times, people or a date: each session has its button and its place; a break has
    nothing to tell.
    """
    sessions = [{"minutes": 45}, {"minutes": 15, "format": "break"}, {"minutes": 30, "at": "14:00"}]
    page = day(application(changed(RECORD, rounds=[{"name": "Final", "sessions": sessions}])))
    parts = re.split(r"<section id=session-\d", page)[1:]
    assert ["class=leads" in part for part in parts] == [True, False, True]
    assert "People to be named" in parts[0]
    assert re.findall(r"<a href=#session-\d>([^<]+)<", page) == [
        "People to be named",
        "Break",
        "14:00",
    ]
    assert " data-time=840-870 " in parts[2]


def test_the_same_records_give_the_same_bytes(harbor: Application) -> None:
    """Nothing of the moment is in the file."""
    assert day(harbor) == day(harbor)


def test_nothing_is_asked_of_another_machine(harbor: Application) -> None:
    """No picture, font, script or style sheet has an address of a server."""
    shown = _Tags(phone.with_solver(day(harbor)))
    addresses = [given.get("src") or given.get("href") for tag, given in shown.tags if tag != "a"]
    assert [each for each in addresses if each and not each.startswith("data:")] == []


@pytest.mark.slow
def test_the_command_writes_the_file(tmp_path: Path, run_in: RunIn) -> None:
    """`phone` writes where the PDFs go, says so, and leaves alone what it did not make."""
    done = run_in("phone", "harbor", "--output", str(tmp_path), cwd=ROOT)
    assert done.exit_code == 0, done.output
    name = "tern-harbor-logistics-day.html"
    assert name in done.output
    assert (tmp_path / name).read_text("utf-8").startswith("<!doctype html>")
    (tmp_path / "tern-harbor-logistics-day-carry.html").write_text("mine")
    kept = run_in("phone", "harbor", "--edition", "carry", "--output", str(tmp_path), cwd=ROOT)
    assert kept.exit_code == 2
    assert (tmp_path / "tern-harbor-logistics-day-carry.html").read_text() == "mine"


@pytest.mark.slow
def test_a_day_under_an_earlier_name_is_named(tmp_path: Path, run_in: RunIn) -> None:
    """What an earlier version called `day.html` is still there, and said to be old."""
    root = tmp_path / "work"
    shutil.copytree(ROOT / "packets", root / "packets")
    shutil.copy(ROOT / "templates" / "scaffold" / "mkdocs.yml", root)
    assert run_in("phone", "harbor", cwd=root).stderr == ""
    (made,) = root.rglob("*-day.html")
    made.rename(made.with_name("day.html"))
    said = " ".join(run_in("phone", "harbor", cwd=root).stderr.split())
    assert "harbor/day.html was made earlier, under another name. Delete it" in said


def test_the_public_gets_no_day(run_in: RunIn) -> None:
    """A day is for those who live it: the public edition is refused, with a way out."""
    refused = run_in("phone", "harbor", "--edition", "public", cwd=ROOT)
    assert refused.exit_code == 2
    assert "choose candidate, carry or coach" in " ".join(refused.output.split())


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("Kim Lee, +49 (0)40 66969 120; gate 7", 'href="tel:+494066969120">Late? Call Kim Lee<'),
        ("鈴木 花子、+81 3 0000 0099", ">Late? Call 鈴木 花子<"),
        ("هالة منصور، +962 6 000 0099", ">Late? Call هالة منصور<"),
        ("(040) 66 96 91 20", 'href="tel:04066969120">Late? Call<'),
        ("Kim, until 2026-11-24", ""),
        ("Room 120", ""),
    ],
)
def test_the_number_is_dialled_as_it_is_meant(contact: str, shown: str) -> None:
    """The first telephone number is called; a day or a room is none."""
    page = day(application(changed(RECORD, logistics={"contact": contact})))
    if shown:
        assert shown in page
    else:
        assert "Late?" not in page


def test_each_number_can_be_called_and_the_place_leads_to_a_map(harbor: Application) -> None:
    """Below “Getting there” the gate's number is a link, too; the address opens a map."""
    head = day(harbor).partition("</details>")[0]
    assert '<a href="tel:+494066969100">+49 40 66969 100</a>' in head
    assert 'search?query=Tern%20Harbor%2C%20Seeschwalbenkai%205%2C%20Hamburg">Tern Harbor' in head


@pytest.mark.parametrize("edition", [Edition.CANDIDATE, Edition.CARRY])
def test_a_call_is_joined_by_telephone_with_one_tap(edition: Edition) -> None:
    """The number to dial in with is a link, the round's and a session's own; its PIN is beside it,
    but not where it may lie on the table.
    """
    stage = RECORD["rounds"][0]
    own = {**stage["sessions"][0], "dial_in": "+44 20 7946 0992, PIN 7531#"}
    stage = {**stage, "dial_in": "+44 20 7946 0991, PIN 1234#", "sessions": [own]}
    page = day(application(changed(RECORD, rounds=[stage])), edition)
    for number in ("0991", "0992"):
        assert f'Dial in: <a href="tel:+44207946{number}">+44 20 7946 {number}</a>' in page
    assert ("PIN 1234#" in page) == ("PIN 7531#" in page) == (edition is Edition.CANDIDATE)
