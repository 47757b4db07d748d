"""`debrief`: what it asks, what it reads, what it writes, and that nothing is overwritten."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import sys
import textwrap
from pathlib import Path

import pytest

from secondround import records
from secondround.app import answers, debrief_lines
from secondround.records.models import Session

from .conftest import Run
from .terminal import CTRL_C, talk

RECORD = Path("packets", "harbor", "interview.yml")
INTERVIEW = """\
company: {name: Harbor Logistics}
role: {title: Head of Operations}
interviewers:
  ana-ruiz: {name: Ana Ruiz, title: Director, role: hiring manager}
  kim-lee: {name: Kim Lee}
rounds:
  - name: Second interview
    sessions:
      - {at: "09:00", minutes: 45, with: [ana-ruiz]}  # room 4
      - at: "10:00"
        minutes: 60
        format: panel
        with: [ana-ruiz, kim-lee]
        told: [dock-strike]
        debrief: A good hour.
        asked: [Why us?]
        promised: [{text: the roster, due: 2026-11-27}]
      - {minutes: 15, format: break}
      - {name: Tour, minutes: 30, with: [kim-lee]}
  - name: Final
    sessions: [{minutes: 45, with: [ana-ruiz]}]
"""
CANDIDATE = """\
name: Amara Okafor
stories:
  - {id: dock-strike, title: Kept the docks open, action: I rang all, result: 31 of 34 came.}
  - {id: ledger, title: Moved the ledger, action: I led it, result: No outage in 9 months.}
  - {id: coach, title: Coached a lead, action: I listened, result: Two now lead teams.}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with one packet, of which one session is written down."""
    (tmp_path / RECORD).parent.mkdir(parents=True)
    (tmp_path / RECORD).write_text(INTERVIEW)
    (tmp_path / "packets" / "candidate.yml").write_text(CANDIDATE)
    (tmp_path / "mkdocs.yml").write_text("site_name: Packets\n")
    return tmp_path


def session(folder: Path, index: int, stage: int = 0) -> Session:
    """One session as the record has it now."""
    return records.read(folder).applications[0].record.rounds[stage].sessions[index]


def lines(*answers: str) -> str:
    return "".join(f"{answer}\n" for answer in answers)


def said(folder: Path, text: str) -> str:
    """A file that says so."""
    (folder / "debrief.yml").write_text(text)
    return "debrief.yml"


FIRST = (
    *("1", "1, ledger"),
    *("The roster landed.", ""),
    *("Why leave now?", "What would you do first?", ""),
    *("Too long in one place?", ""),
    *("the roster by 27 November 2026", "a call", ""),
    *("Notice: From 1 March.", "I like ports.", ""),
    *("A quiet night is a night well planned.", ""),
    "Ana Ruíz, Director of Ports",
)


def test_a_session_is_asked_for_in_turn(folder: Path, run: Run) -> None:
    """Stories by their numbers in the plan or by id, days in plain words; the rest of the file is
    as it was.
    """
    result = run("debrief", "harbor", cwd=folder, typed_in=lines(*FIRST, "y"))
    assert result.exit_code == 0, result.output
    found = session(folder, 0)
    assert found.told is not None
    assert "ledger" in found.told
    assert found.debrief == "The roster landed."
    assert [asked.text for asked in found.asked] == ["Why leave now?", "What would you do first?"]
    assert [concern.text for concern in found.concerns] == ["Too long in one place?"]
    assert [(one.text, f"{one.due}") for one in found.promised] == [
        ("the roster", "2026-11-27"),
        ("a call", "None"),
    ]
    assert [(one.about, one.text) for one in found.stated] == [
        ("notice", "From 1 March."),
        ("other", "I like ports."),
    ]
    assert found.quotes[0].text.startswith("A quiet night")
    people = records.read(folder).applications[0].record.interviewers
    assert (people["ana-ruiz"].name, people["ana-ruiz"].title) == ("Ana Ruíz", "Director of Ports")
    assert "No day is understood in “a call”, as “Second interview” has no `date:`" in " ".join(
        result.output.split()
    )
    assert "# room 4" in (folder / RECORD).read_text()
    assert not (folder / ".secondround" / "unfinished.json").exists()


def test_everything_can_be_passed_over(folder: Path, run: Run) -> None:
    """Empty lines alone write nothing."""
    before = (folder / RECORD).read_bytes()
    result = run("debrief", "harbor", cwd=folder, typed_in="\n" * 40)
    assert result.exit_code == 0, result.output
    assert "there is nothing to write" in result.output
    assert (folder / RECORD).read_bytes() == before


def test_what_is_written_down_is_not_asked_again(folder: Path, run: Run) -> None:
    """Nor is a break; a round of which all is noted says so."""
    result = run("debrief", "harbor", cwd=folder, typed_in="2\nnone\n" + "\n" * 7 + "y\n")
    assert result.exit_code == 0, result.output
    assert "1 09:00 Ana Ruiz\n" in result.output
    assert "10:00" not in result.output
    assert session(folder, 3).told == ()
    name = said(folder, 'round: "1"\nsessions: [{session: "09:00", told: []}]\n')
    assert run("debrief", "harbor", "--from", name, "--yes", cwd=folder).exit_code == 0
    result = run("debrief", "harbor", "--round", "1", cwd=folder)
    assert "All of Second interview is written down." in result.output


@pytest.mark.parametrize("typed", ["off", "Off."])
def test_a_session_that_fell_through_is_called_off(folder: Path, run: Run, typed: str) -> None:
    """Nothing more is asked of it, nobody in it was met, and the others are asked for."""
    answers = ("", typed, "ledger", *[""] * 7, "y")
    result = run("debrief", "harbor", cwd=folder, typed_in=lines(*answers))
    assert result.exit_code == 0, result.output
    assert "Is “Ana Ruiz, Director” right?" not in result.output
    assert '{at: "09:00", minutes: 45, with: [ana-ruiz], called_off: true, told: []}' in " ".join(
        (folder / RECORD).read_text().split()
    )
    panel, _, tour = records.read(folder).applications[0].record.rounds[0].sessions
    assert (panel.told, tour.told) == (("dock-strike",), ("ledger",))
    again = run("debrief", "harbor", "--round", "1", cwd=folder)
    assert "All of Second interview is written down." in again.output


def test_a_file_says_that_a_session_fell_through(folder: Path, run: Run) -> None:
    """With the reason, if there is one."""
    text = 'sessions: [{session: "9:00", called_off: true, debrief: She was ill.}]\n'
    result = run("debrief", "harbor", "--from", said(folder, text), "--yes", cwd=folder)
    assert result.exit_code == 0, result.output
    assert len(records.read(folder).applications[0].record.rounds[0].sessions) == 3
    found = (folder / RECORD).read_text()
    assert "called_off: true" in found
    assert "debrief: She was ill." in found


def test_in_a_panel_who_asked_is_noted(folder: Path, run: Run) -> None:
    """By the first name before a colon, and so is whom something was promised; other colons are
    part of the line.
    """
    text = (folder / RECORD).read_text()
    start = text.index("        told: [dock")
    end = text.index("      - {minutes: 15")
    (folder / RECORD).write_text(text[:start] + text[end:])
    asked = ("kim: Why us?", "Honestly: why now?", "")
    promised = ("kim: the rota by 2026-11-27", "a call", "")
    answers = ("2", "none", "", *asked, "", *promised, *[""] * 4, "y")
    result = run("debrief", "harbor", cwd=folder, typed_in=lines(*answers))
    assert result.exit_code == 0, result.output
    found = session(folder, 1)
    assert [(one.by, one.text) for one in found.asked] == [
        ("kim-lee", "Why us?"),
        (None, "Honestly: why now?"),
    ]
    assert [(one.to, one.text, one.due is not None) for one in found.promised] == [
        ("kim-lee", "the rota", True),
        (None, "a call", False),
    ]


@pytest.mark.parametrize(
    ("typed", "name", "title"),
    [
        ("yes", "Ana Ruiz", "Director"),
        ("Right.", "Ana Ruiz", "Director"),
        ("Ana Ruíz (Director of Ports)", "Ana Ruíz", "Director of Ports"),
        ("Ana Ruíz", "Ana Ruíz", "Director"),
    ],
)
def test_a_yes_is_nobodys_name(folder: Path, run: Run, typed: str, name: str, title: str) -> None:
    """Whoever agrees that a name is right keeps it; a title may stand in brackets."""
    answers = ("1", "ledger", *[""] * 6, typed, "y")
    result = run("debrief", "harbor", cwd=folder, typed_in=lines(*answers))
    assert result.exit_code == 0, result.output
    assert "Is “Ana Ruiz, Director” right?" in result.output
    person = records.read(folder).applications[0].record.interviewers["ana-ruiz"]
    assert (person.name, person.title) == (name, title)


@pytest.mark.parametrize(
    ("said", "text", "days"),
    [
        ("The slides on stress by 3 December", "The slides on stress", None),
        ("The slides, until Friday", "The slides", None),
        ("to ring her tomorrow.", "to ring her", 1),
        ("The slides today", "The slides", 0),
        ("The slides on stress tomorrow", "The slides on stress", 1),
        ("A talk on stress", "A talk on stress", None),
        ("A talk by the end of the week", "A talk", 3),
        ("A talk by the end of next week.", "A talk", 10),
        ("A talk, by end of this month", "A talk", 6),
        ("A talk by the end of next month", "A talk", 37),
    ],
)
def test_a_promise_is_due_as_one_says_it(said: str, text: str, days: int | None) -> None:
    """From the day of the session: a date without its year, a weekday, tomorrow. What only sounds
    like one stays in the text.
    """
    met = dt.date(2026, 11, 24)  # a Tuesday
    dues = {"3 December": dt.date(2026, 12, 3), "Friday": dt.date(2026, 11, 27)}
    due = next((dues[end] for end in dues if said.endswith(end)), None)
    due = due if days is None else met + dt.timedelta(days=days)
    wanted = {"text": text} | ({"due": due.isoformat()} if due else {})
    assert debrief_lines.dated(said, met) == wanted


DATED = INTERVIEW.replace("Second interview\n", "Second interview\n    date: 2026-11-24\n")


@pytest.mark.parametrize("given", [True, False], ids=["from a file", "asked"])
def test_a_day_that_is_not_understood_is_told_of(folder: Path, run: Run, *, given: bool) -> None:
    """Once, with a way out, and all of the promise's words stay. What is understood is not."""
    (folder / RECORD).write_text(DATED)
    promises = ("slides by 2026-02-30", "the roster by 31.12.")
    if given:
        name = said(folder, f"sessions: [{{session: '09:00', promised: {list(promises)}}}]")
        result = run("debrief", "harbor", "--from", name, "--yes", cwd=folder)
    else:
        typed = lines("1", *[""] * 4, *promises, *[""] * 4, "y")
        result = run("debrief", "harbor", cwd=folder, typed_in=typed)
    assert result.exit_code == 0, result.output
    shown = " ".join(result.output.split())
    assert shown.count("“slides by 2026-02-30”") == 1
    assert "“the roster" not in shown.partition("Written.")[0]
    assert ("`due: 2026-11-27`" if given else "`by 3 December 2026`") in shown
    assert [(one.text, one.due) for one in session(folder, 0).promised] == [
        ("slides by 2026-02-30", None),
        ("the roster", dt.date(2026, 12, 31)),
    ]


def test_a_debrief_of_one_round_is_not_written_into_another(folder: Path, run: Run) -> None:
    """Where file and option disagree, nothing is written."""
    record = folder / RECORD
    before = record.read_bytes()
    said = "round: Second interview\nsessions: [{session: 1, told: []}]\n"
    (folder / "said.yml").write_text(said)
    result = run("debrief", "harbor", "--from", "said.yml", "--yes", "--round", "2", cwd=folder)
    assert result.exit_code == 1
    assert "--round 2 is another round. Nothing was written." in " ".join(result.output.split())
    assert record.read_bytes() == before


@pytest.mark.parametrize("typed", ["n", "no", "We count every fall, and talk about it."])
def test_a_no_in_a_pipe_leaves_the_name_to_the_record(folder: Path, run: Run, typed: str) -> None:
    """The question begins as one that is answered with yes or no: the debrief goes on. So it does
    where an answer has no word of the name, which may be what they said.
    """
    answers = ("1", "ledger", *[""] * 6, typed, "y")
    result = run("debrief", "harbor", cwd=folder, typed_in=lines(*answers))
    assert result.exit_code == 0, result.output
    assert "Correct it in the record." in " ".join(result.output.split())
    assert session(folder, 0).told == ("ledger",)
    person = records.read(folder).applications[0].record.interviewers["ana-ruiz"]
    assert person.name == "Ana Ruiz"


def test_what_names_nobody_is_asked_again(folder: Path, run: Run) -> None:
    """What somebody said does not become a name."""
    answers = ("1", "ledger", *[""] * 6, "Ana: it was a clear answer")
    result = run("debrief", "harbor", cwd=folder, typed_in=lines(*answers))
    assert result.exit_code != 0
    assert "Write name and title, such as `Ana Ruiz, Director`" in " ".join(result.output.split())


def test_numbers_need_no_comma(folder: Path, run: Run) -> None:
    """`2 3` names two stories; a name that is not there is answered with titles alone."""
    answers = ("1", "1 2", *[""] * 7, "y")
    result = run("debrief", "harbor", cwd=folder, typed_in=lines(*answers))
    assert result.exit_code == 0, result.output
    assert len(session(folder, 0).told or ()) == 2
    result = run("debrief", "harbor", "--round", "2", cwd=folder, typed_in="xyzzy\n")
    assert "Coached a lead" in result.output
    assert "`coach`" not in result.output


def test_one_goes_back_from_an_answer_of_several_lines(folder: Path, run: Run) -> None:
    """`<` alone on a line is no answer, whatever kind of question it is."""
    answers = ("1", "ledger", "It went.", "", "Why?", "<", "It went well.", "", *[""] * 6, "y")
    result = run("debrief", "harbor", cwd=folder, typed_in=lines(*answers))
    assert result.exit_code == 0, result.output
    assert session(folder, 0).debrief == "It went well."
    assert not session(folder, 0).asked


def test_one_goes_back_without_losing_what_was_answered(folder: Path, run: Run) -> None:
    """What was answered is shown again, for every question gone back behind: an empty line keeps
    it, a dash drops it.
    """
    first = ("1", "ledger", "It went.", "", "Why?", "", "Too new?", "", "<", "<", "<")
    again = ("It went well.", "", "", "-", "", *[""] * 4, "y")
    result = run("debrief", "harbor", cwd=folder, typed_in=lines(*first, *again))
    assert result.exit_code == 0, result.output
    assert "Your answer: It went. (an empty line keeps it, - drops it)" in result.output
    found = session(folder, 0)
    assert found.told == ("ledger",)
    assert found.debrief == "It went well."
    assert [asked.text for asked in found.asked] == ["Why?"]
    assert not found.concerns


def test_what_one_went_back_behind_is_kept_at_a_stop(folder: Path) -> None:
    """Ctrl-C loses nothing, going back or not."""
    order = ("debrief", "harbor")
    typed = ["1", "ledger", "It went.", "", "<", "<", "coach", CTRL_C]
    _, code = talk(folder, order, [("> ", answer) for answer in typed])
    assert code != 0
    kept = json.loads((folder / ".secondround" / "unfinished.json").read_text())
    found = kept["debrief harbor, Second interview"]
    assert found["09:00 told"] == ["coach"]
    assert found["09:00 debrief"] == "It went."


@pytest.mark.parametrize("none", ["none", "[none]", "no", "nothing"])
def test_none_is_no_story(folder: Path, run: Run, none: str) -> None:
    """A file may say `none` where no story was told, as an answer may: that is `told: []`."""
    name = said(folder, f"sessions: [{{session: Tour, told: {none}}}]\n")
    result = run("debrief", "harbor", "--from", name, "--yes", cwd=folder)
    assert result.exit_code == 0, result.output
    assert session(folder, 3).told == ()


@pytest.mark.parametrize("none", ["none", "Nothing.", "no", "n/a", "-"])
def test_none_is_no_promise(folder: Path, run: Run, none: str) -> None:
    """That there was nothing is an answer, and not one more doubt, question or promise."""
    answers = ("1", "ledger", none, "", none, "", none, "", none, "", none, "", none, "", "", "y")
    result = run("debrief", "harbor", cwd=folder, typed_in=lines(*answers))
    assert result.exit_code == 0, result.output
    found = session(folder, 0)
    assert not any((found.debrief, found.asked, found.concerns, found.promised, found.stated))
    assert not found.quotes
    name = said(folder, f"sessions: [{{session: Tour, told: [], promised: ['{none}']}}]\n")
    assert run("debrief", "harbor", "--from", name, "--yes", cwd=folder).exit_code == 0
    assert session(folder, 3).promised == ()


def test_a_promise_says_to_whom_as_one_says_it(folder: Path, run: Run) -> None:
    """A name of somebody there at the end of it is whom it was made to; a dash is as good as a
    colon behind who asked.
    """
    add_two_to_a_panel(folder)
    promised = ("the roster to Kim by 2026-11-27", "a word with Ana", "a call to the docks")
    answers = ("1", "", "", "Kim - why us?", "", "", *promised, "", *[""] * 4, "y")
    result = run("debrief", "harbor", cwd=folder, typed_in=lines(*answers))
    assert result.exit_code == 0, result.output
    found = session(folder, 0)
    assert [(each.text, each.to) for each in found.promised] == [
        ("the roster", "kim-lee"),
        ("a word with Ana", None),
        ("a call to the docks", None),
    ]
    assert [(each.text, each.by) for each in found.asked] == [("why us?", "kim-lee")]


def add_two_to_a_panel(folder: Path) -> None:
    """The first session with two people in it."""
    record = folder / RECORD
    record.write_text(
        record.read_text().replace("with: [ana-ruiz]}  #", "with: [ana-ruiz, kim-lee]}  #")
    )


def test_a_title_alone_is_a_title(folder: Path, run: Run) -> None:
    """What has a word of the old title, and none of the name, corrects the title."""
    answers = ("1", "ledger", *[""] * 6, "Managing Director, Ports", "y")
    result = run("debrief", "harbor", cwd=folder, typed_in=lines(*answers))
    assert result.exit_code == 0, result.output
    person = records.read(folder).applications[0].record.interviewers["ana-ruiz"]
    assert (person.name, person.title) == ("Ana Ruiz", "Managing Director, Ports")


def test_a_story_that_is_not_in_the_bank_has_a_way_in(folder: Path, run: Run) -> None:
    """It is left out, and `add story` asks for it."""
    result = run("debrief", "harbor", cwd=folder, typed_in=lines("1", "the flood of 2019"))
    assert "`secondround add story` asks for it" in " ".join(result.output.split())


def test_a_file_says_who_asked_as_a_person_does(folder: Path, run: Run) -> None:
    """What a phone copies has names at the beginning of its lines, and they are people, too; of
    one who was not there it is said at once.
    """
    text = """
        round: "1"
        sessions:
          - session: "09:00"
            asked: ["Ana: Why us?", "Honestly: why now?", "Kim Lee: Where from?", "1: one more?"]
            concerns: ["ana ruiz: Too long in one place?"]
            quotes: [{text: "Ana: well said", by: ana-ruiz}]
        """
    name = said(folder, textwrap.dedent(text))
    result = run("debrief", "harbor", "--from", name, "--yes", cwd=folder)
    assert result.exit_code == 0, result.output
    assert "Kim Lee is not in this session, which is with Ana Ruiz." in result.output
    found = session(folder, 0)
    assert [(one.by, one.text) for one in found.asked] == [
        ("ana-ruiz", "Why us?"),
        (None, "Honestly: why now?"),
        ("kim-lee", "Where from?"),
        (None, "1: one more?"),
    ]
    assert [(one.by, one.text) for one in found.concerns] == [
        ("ana-ruiz", "Too long in one place?")
    ]
    assert found.quotes[0].text == "Ana: well said"
    result = run("debrief", "harbor", "--from", name, "--yes", cwd=folder)
    assert "nothing new" in result.output


def test_a_file_says_days_and_matters_as_a_person_does(folder: Path, run: Run) -> None:
    """A promise's last words are its day, and a statement's first its matter, in plain lines, too;
    a round's only session needs no name, even a second time.
    """
    text = """
        round: Final
        sessions:
          - promised: ["ana: the roster by 27 November 2026", "a call by hand", "a list"]
            stated: ["pay: 45,000 a year", "Notice: from March", "so: I sail"]
        """
    name = said(folder, textwrap.dedent(text))
    result = run("debrief", "harbor", "--from", name, "--yes", cwd=folder)
    assert result.exit_code == 0, result.output
    found = session(folder, 0, 1)
    assert [(one.text, one.to, f"{one.due}") for one in found.promised] == [
        ("the roster", "ana-ruiz", "2026-11-27"),
        ("a call by hand", None, "None"),
        ("a list", None, "None"),
    ]
    assert [(one.about, one.text) for one in found.stated] == [
        ("pay", "45,000 a year"),
        ("notice", "from March"),
        ("other", "so: I sail"),
    ]
    result = run("debrief", "harbor", "--from", name, "--yes", cwd=folder)
    assert "nothing new" in result.output


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
@pytest.mark.slow
def test_a_stopped_debrief_is_offered_again(folder: Path) -> None:
    """Ctrl-C loses nothing; the next time goes on where it ended."""
    order = ("debrief", "harbor")
    shown, code = talk(folder, order, [("> ", "1"), ("> ", "ledger"), ("> ", CTRL_C)])
    assert code != 0
    assert "secondround debrief harbor --round 1" in " ".join(shown.split())
    kept = json.loads((folder / ".secondround" / "unfinished.json").read_text())
    assert kept["debrief harbor, Second interview"]["09:00 told"] == ["ledger"]
    back = [("> ", "<"), ("stories did you tell", "ledger")]
    empty = [("> ", "")] * 7
    going_on = [("Go on with it?", "y"), *back, *empty, ("Write this?", "y")]
    shown, code = talk(folder, order, going_on)
    assert code == 0
    assert "You began “Second interview”, and two answers of yours" in shown
    assert session(folder, 0).told == ("ledger",)


def test_what_was_begun_of_a_round_outlives_its_name(folder: Path) -> None:
    """A round that was renamed since is offered what was answered; another round never is."""
    order = ("debrief", "harbor")
    talk(folder, order, [("> ", "1"), ("> ", "ledger"), ("> ", CTRL_C)])
    record = folder / RECORD
    record.write_text(record.read_text().replace("name: Second interview", "name: On site"))
    shown, _ = talk(folder, (*order, "--round", "2"), [("> ", CTRL_C)])
    assert "You began" not in shown
    shown, _ = talk(folder, order, [("Go on with it?", "y"), ("> ", CTRL_C)])
    assert "You began “On site”, and two answers of yours" in shown


def test_a_name_that_fits_two_is_asked_for_in_full(folder: Path, run: Run) -> None:
    """Nobody is quoted by guess, and no line keeps a name as if it were its text."""
    record = folder / RECORD
    text = record.read_text().replace("name: Kim Lee", "name: Kim Ruiz")
    start, end = text.index("        told: [dock"), text.index("      - {minutes: 15")
    record.write_text(text[:start] + text[end:])
    result = run(
        "debrief", "harbor", cwd=folder, typed_in=lines("2", "none", "", "ruiz: Why us?", "")
    )
    assert result.exit_code == 2
    said_of_it = "“ruiz” could be Ana Ruiz or Kim Ruiz: write the whole name."
    assert said_of_it in " ".join(result.output.split())
    before = record.read_bytes()
    for entry, said_of_it in (
        ('"Ruiz: Why us?"', "debrief.yml:3:3: error unknown-interviewer: “Ruiz” could be Ana Ruiz"),
        ("{text: Why us?, by: e}", "There is no interviewer `e`"),
        ("{text: Why us?, by: ruiz}", "did you mean"),
    ):
        name = said(folder, f'session: "10:00"\nasked:\n- {entry}\n')
        result = run("debrief", "harbor", "--from", name, "--yes", cwd=folder)
        assert result.exit_code == 1
        assert said_of_it in result.output
        assert record.read_bytes() == before


def test_sessions_are_chosen_by_number_or_name(folder: Path, run: Run) -> None:
    """As they are listed, or as one speaks of them; one that is written down says so."""
    order = ("debrief", "harbor", "--round", "1")
    result = run(*order, cwd=folder, typed_in=lines("9:00, tour", *["none", *[""] * 7] * 2, "y"))
    assert result.exit_code == 0, result.output
    assert (session(folder, 0).told, session(folder, 3).told) == ((), ())
    shutil.copy(folder / RECORD, folder / "kept.yml")
    text = (folder / RECORD).read_text()
    more = "      - {at: '12:00', minutes: 15, with: [ana-ruiz]}\n"
    more += "      - {at: '13:00', minutes: 15, with: [kim-lee]}\n  - name: Final"
    (folder / RECORD).write_text(text.replace("  - name: Final", more))
    result = run(*order, cwd=folder, typed_in=lines("tour"))
    assert "`tour` is written down already." in result.output


def test_a_corrected_title_leaves_no_comment_that_is_not_true(folder: Path, run: Run) -> None:
    """A comment beside what was corrected says of which value it is; others stay as they are."""
    record = folder / RECORD
    person = "  ana-ruiz:\n    name: Ana Ruiz  # by phone\n    title: Director  # as invited\n"
    text = record.read_text()
    start, end = text.index("  ana-ruiz:"), text.index("  kim-lee:")
    record.write_text(text[:start] + person + text[end:])
    name = said(folder, "interviewers: {ana-ruiz: {name: Ana Ruiz, title: Head of Ports}}\n")
    run("debrief", "harbor", "--from", name, "--yes", "--replace", cwd=folder)
    lines_of = record.read_text().splitlines()
    assert "    name: Ana Ruiz  # by phone" in lines_of
    assert "    title: Head of Ports  # was “Director”: as invited" in lines_of


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
@pytest.mark.slow
def test_what_was_begun_fits_the_room_as_it_is_now(folder: Path) -> None:
    """A session at another time keeps its answers."""
    order = ("debrief", "harbor")
    begun = [("> ", "all"), ("> ", "1, 2"), ("> ", "ledger"), ("> ", CTRL_C)]
    talk(folder, order, begun)
    text = (folder / RECORD).read_text()
    (folder / RECORD).write_text(text.replace('"09:00"', '"11:30"'))
    again = [("Go on with it?", "maybe"), ("Please answer y or n.", ""), ("> ", CTRL_C)]
    shown, _ = talk(folder, order, again)
    assert "The session at 09:00 with Ana Ruiz is now 11:30" in shown
    assert "You began “Second interview”" in shown


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
@pytest.mark.slow
def test_what_has_no_session_any_more_stays_kept(folder: Path) -> None:
    """All else is written; what is not is shown as a debrief to paste, says where it is kept, and
    is offered again. An editor is for words: where one chooses, it says so.
    """
    answers = {
        "old tour told": ["ledger"],
        "old tour debrief": "A fine tour",
        "09:00 told": ["coach"],
    }
    kept = folder / ".secondround" / "unfinished.json"
    kept.parent.mkdir()
    kept.write_text(json.dumps({"debrief harbor, Second interview": answers}))
    typed = [
        ("Keep what has no session now?", "y"),
        ("Go on with it?", "n"),
        *(("> ", ":e"), ("Choose from the list here.", "1")),
        *[("> ", "")] * 7,
        *(("> ", "Ana Ruíz"), ("Write this?", "y")),
    ]
    shown, code = talk(folder, ("debrief", "harbor"), typed)
    assert code == 0, shown
    assert "is not written. It is kept in .secondround/unfinished.json" in " ".join(shown.split())
    assert "  - session: old tour\n    told: [ledger]\n    debrief: A fine tour\n" in shown
    assert '"Ana Ruíz"' not in kept.read_text()
    assert "A fine tour" in kept.read_text()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("session: tour\ntold: [ledger]\n", 3),
        ('session: "09:00"\ntold: [ledger]\n', 0),
        ('sessions:\n  - {session: "9:00", told: [ledger]}\n', 0),
        ("sessions:\n  - {session: 1, told: [ledger]}\n", 0),
        ("        session: tour\n        told: [ledger]\n", 3),
    ],
)
def test_a_session_is_found_by_what_it_is_called(
    folder: Path, run: Run, text: str, expected: int
) -> None:
    """Time, number or name; the fields of one session may stand alone, as the phone copies them."""
    result = run("debrief", "harbor", "--from", "-", "--yes", cwd=folder, typed_in=text)
    assert result.exit_code == 0, result.output
    assert session(folder, expected).told == ("ledger",)


MOVED = INTERVIEW.replace(
    "sessions:\n      - {at",
    'sessions:\n      - {at: "08:30", minutes: 20, with: [kim-lee]}\n      - {at',
)
"""With a session before those that the phone knew."""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("09:00 ana-ruiz", 1),
        ("9:00 Ana Ruiz", 1),
        ("10:00 ana-ruiz, kim-lee", 2),
        ("10:00 Ana Ruiz and Kim Lee", 2),
        ("ana-ruiz, kim-lee", 2),
        ("5 kim-lee", 4),
        ("tour", 4),
    ],
)
def test_a_time_and_who_is_there_both_fit(folder: Path, run: Run, name: str, expected: int) -> None:
    """So a session is found wherever others have been put before it since."""
    (folder / RECORD).write_text(MOVED)
    text = f"packet: harbor\nsessions: [{{session: '{name}', asked: [Which?]}}]\n"
    result = run("debrief", "harbor", "--from", "-", "--yes", cwd=folder, typed_in=text)
    assert result.exit_code == 0, result.output
    assert "Which?" in [asked.text for asked in session(folder, expected).asked]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('"09:00 kim-lee"', "`09:00` is `09:00` (Ana Ruiz), and `kim-lee` is in `08:30` (Kim Lee)"),
        ('"11:00 kim-lee"', "`11:00` is no session, and `kim-lee` is in `08:30` (Kim Lee)"),
        ('"09:00 joss"', "`09:00` is `09:00` (Ana Ruiz), and `joss` is in no session"),
        ('"1 ana-ruiz"', "`1` is `08:30` (Kim Lee), and `ana-ruiz` is in `09:00` (Ana Ruiz)"),
        ('"1" # 07:30 Ana Ruiz', "`07:30` is no session, and `ana ruiz` is in `09:00`"),
    ],
)
def test_a_session_of_which_only_half_fits_is_refused(
    folder: Path, run: Run, line: str, expected: str
) -> None:
    """Where the day has changed since it was copied, both places are named and nothing is
    written.
    """
    (folder / RECORD).write_text(MOVED)
    name = said(folder, f"sessions:\n  - session: {line}\n    told: [ledger]\n")
    result = run("debrief", "harbor", "--from", name, "--yes", cwd=folder)
    assert result.exit_code == 1
    assert expected in result.output
    assert "such as `session: " in result.output
    assert (folder / RECORD).read_text() == MOVED


def test_a_number_is_held_to_what_the_phone_wrote_beside_it(folder: Path, run: Run) -> None:
    """A file of an older phone says who it means in a comment, which does not move."""
    (folder / RECORD).write_text(MOVED)
    name = said(folder, 'sessions:\n  - session: "1" # 09:00 Ana Ruiz\n    told: [ledger]\n')
    assert run("debrief", "harbor", "--from", name, "--yes", cwd=folder).exit_code == 0
    assert session(folder, 0).told is None
    assert session(folder, 1).told == ("ledger",)


def test_another_packets_debrief_is_refused(folder: Path, run: Run) -> None:
    """It is named with its line, and nothing is written."""
    name = said(folder, "packet: beacon\nsessions: [{session: 09:00 ana-ruiz, told: [ledger]}]\n")
    result = run("debrief", "harbor", "--from", name, "--yes", cwd=folder)
    assert result.exit_code == 1
    assert "debrief.yml:1: The debrief is of the packet `beacon`, and this is" in result.output
    assert (folder / RECORD).read_text() == INTERVIEW


def test_typographic_quotes_are_read_as_plain_ones(folder: Path, run: Run) -> None:
    """A phone or a mail program makes them; those that are part of a text stay."""
    text = """\
packet: harbor
round: “Second interview”
sessions:
  - session: ”09:00 ana-ruiz”
    told: [ledger]
    debrief: |
      “Warm”
    asked:
      - ”Why us: really?”
      - "The “big” move"
    promised:
      - {text: ”The paper, soon”, due: 2026-11-28}
    quotes:
      - ”\\”A quiet “night”\\” - Ana”
"""
    result = run("debrief", "harbor", "--from", said(folder, text), "--yes", cwd=folder)
    assert result.exit_code == 0, result.output
    assert "Typographic quotes (“ ”) around values were read as plain ones" in result.output
    found = session(folder, 0)
    assert found.debrief == "“Warm”"
    assert [asked.text for asked in found.asked] == ["Why us: really?", "The “big” move"]
    assert found.promised[0].text == "The paper, soon"
    assert found.quotes[0].text == '"A quiet “night”" - Ana'


def test_typographic_quotes_of_a_text_stay(folder: Path, run: Run) -> None:
    """Two quotations with words between them are no value between quotes; in brackets a comma
    within quotes parts nothing, and single ones are quotes, too.
    """
    text = """\
round: Second interview
sessions:
  - session: ‘09:00’
    told: [‘ledger’]
    debrief: “Good,” she said, “very good.”
    asked: [“Why us, and why now?”, {text: “So, when?”, by: ana-ruiz}]
    quotes:
      - „Gut“, sagte sie, „sehr gut“
      - ‘It’s late’
"""
    result = run("debrief", "harbor", "--from", said(folder, text), "--yes", cwd=folder)
    assert result.exit_code == 0, result.output
    found = session(folder, 0)
    assert found.told == ("ledger",)
    assert found.debrief == "“Good,” she said, “very good.”"
    assert [asked.text for asked in found.asked] == ["Why us, and why now?", "So, when?"]
    texts = [quote.text for quote in found.quotes]
    assert texts == ["„Gut“, sagte sie, „sehr gut“", "‘It’s late’"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Sessions", "sessions"), ("sesions", "sessions"), ("Session", "session"), ("Told", "told")],
)
def test_a_field_that_is_misspelt_is_held_to_what_was_meant(
    folder: Path, run: Run, written: str, meant: str
) -> None:
    """The hint names a field that mends the file, be it of a whole round or of one session."""
    result = run("debrief", "harbor", "--from", said(folder, f"{written}: []\n"), cwd=folder)
    assert result.exit_code == 1
    assert f"did you mean `{meant}`?" in result.output


@pytest.mark.parametrize(
    ("more", "after"),
    [((), ["dock-strike  # first", "coach", "ledger"]), (("--replace",), ["coach", "ledger"])],
)
def test_a_story_more_leaves_the_comments_of_the_others(
    folder: Path, run: Run, more: tuple[str, ...], after: list[str]
) -> None:
    """What both lists have stays as it is written."""
    margin = 8 * " "
    was = f"{margin}told:\n{margin}- dock-strike  # first\n{margin}- coach  # warm\n"
    before = INTERVIEW.replace(f"{margin}told: [dock-strike]\n", was)
    (folder / RECORD).write_text(before)
    told = "coach, ledger" if more else "dock-strike, coach, ledger"
    name = said(folder, f'sessions: [{{session: "10:00", told: [{told}]}}]\n')
    args = ("debrief", "harbor", "--round", "1", "--from", name, "--yes", *more)
    result = run(*args, cwd=folder)
    assert result.exit_code == 0, result.output
    assert ("Taken out of `told` of 10:00: dock-strike." in result.output) == bool(more)
    lines = "".join(f"{margin}- {line}\n" for line in after)
    lines = lines.replace("coach", "coach  # warm")
    assert (folder / RECORD).read_text() == before.replace(was, f"{margin}told:\n{lines}")


def test_a_story_more_joins_one_that_is_no_list(folder: Path, run: Run) -> None:
    """A single story written without brackets stays."""
    (folder / RECORD).write_text(INTERVIEW.replace("[dock-strike]", "dock-strike"))
    name = said(folder, 'sessions: [{session: "10:00", told: [dock-strike, coach]}]\n')
    args = ("debrief", "harbor", "--round", "1", "--from", name, "--yes")
    assert run(*args, cwd=folder).exit_code == 0
    assert session(folder, 1).told == ("dock-strike", "coach")


def test_slips_of_copying_are_mended(folder: Path, run: Run) -> None:
    """Unseen marks of direction, which a phone puts around a number that is copied, are taken out,
    in a file and where it is asked; a story that is there twice is told once.
    """
    text = (
        'round: Second interview\nsessions:\n  - session: "09:00 ana-ruiz"\n'
        "    told: [ledger, ledger]\n    promised: [Call \u202a+49 40 66\u202c]\n"
    )
    result = run("debrief", "harbor", "--from", said(folder, text), "--yes", cwd=folder)
    assert result.exit_code == 0, result.output
    assert "Unseen characters that turn the direction" in result.output
    found = session(folder, 0)
    assert found.told == ("ledger",)
    assert found.promised[0].text == "Call +49 40 66"
    assert "before" not in result.output
    assert answers.readable("\u2066Warm\u2069") == "Warm"


def test_the_only_session_left_needs_no_name(folder: Path, run: Run) -> None:
    """Where one session is not written down, that one is meant."""
    text = "told: [ledger]\n"
    args = ("debrief", "harbor", "--round", "Final", "--from", "-", "--yes")
    assert run(*args, cwd=folder, typed_in=text).exit_code == 0
    assert session(folder, 0, stage=1).told == ("ledger",)


def test_a_record_that_is_protected_stays(folder: Path, run: Run) -> None:
    """Who has taken the right to write a record is asked to give it back."""
    (folder / RECORD).chmod(0o444)
    name = said(folder, 'sessions: [{session: "09:00", told: [ledger]}]\n')
    args = ("debrief", "harbor", "--round", "1", "--from", name, "--yes")
    result = run(*args, cwd=folder)
    assert result.exit_code == 2
    assert "interview.yml is protected against writing. Nothing was written." in result.output
    assert (folder / RECORD).read_text() == INTERVIEW
    (folder / RECORD).chmod(0o644)
    assert run(*args, cwd=folder).exit_code == 0


@pytest.mark.parametrize("typed", ["09:00 Thao Nguyen", "09:00 nguyen", "09:00 Thảo"])
def test_a_name_is_known_without_its_accents(folder: Path, run: Run, typed: str) -> None:
    """Not every keyboard has them: in the session's name, and where a line says who spoke."""
    record = INTERVIEW.replace("name: Ana Ruiz,", "name: Thảo Nguyễn,")
    (folder / RECORD).write_text(record.replace("name: Kim Lee}", "name: Marek Zieliński}"))
    text = f'sessions:\n  - session: "{typed}"\n    asked: ["Thao: Why us?"]\n'
    text += '  - session: Tour\n    asked: ["Marek Zielinski: When?", "Nguyen: Who?"]\n'
    args = ("debrief", "harbor", "--round", "1", "--from", said(folder, text), "--yes")
    result = run(*args, cwd=folder)
    assert result.exit_code == 0, result.output
    spoke = [(one.by, one.text) for one in session(folder, 0).asked]
    assert spoke == [("ana-ruiz", "Why us?")]
    spoke = [(one.by, one.text) for one in session(folder, 3).asked]
    assert spoke == [("kim-lee", "When?"), (None, "Nguyen: Who?")]


def test_an_accent_tells_two_names_apart(folder: Path, run: Run) -> None:
    """Where both are there, each is meant by the name as it is written."""
    (folder / RECORD).write_text(INTERVIEW.replace("name: Kim Lee}", "name: Ana Ruíz}"))
    text = 'sessions: [{session: "10:00", asked: ["Ana Ruíz: When?", "Ana Ruiz: Who?"]}]\n'
    args = ("debrief", "harbor", "--round", "1", "--from", said(folder, text), "--yes")
    assert run(*args, cwd=folder).exit_code == 0
    spoke = [(one.by, one.text) for one in session(folder, 1).asked[1:]]
    assert spoke == [("kim-lee", "When?"), ("ana-ruiz", "Who?")]


def test_without_consent_nothing_is_written(folder: Path, run: Run) -> None:
    """In a pipe, the change is shown and --yes named."""
    before = (folder / RECORD).read_bytes()
    name = said(folder, 'sessions: [{session: "09:00", told: [ledger]}]\n')
    result = run("debrief", "harbor", "--from", name, cwd=folder)
    assert result.exit_code == 0, result.output
    assert "told: [ledger]" in result.output
    assert "Add --yes" in result.output
    assert (folder / RECORD).read_bytes() == before


@pytest.mark.parametrize(
    ("fields", "yours", "theirs"),
    [
        ("told: [ledger]", "dock-strike", "ledger"),
        ("told: []", "dock-strike", "(none)"),
        ("debrief: A bad hour.", "A good hour.", "A bad hour."),
        ("promised: [{text: The roster, due: 2026-11-28}]", "2026-11-27", "2026-11-28"),
    ],
)
def test_two_debriefs_that_disagree(
    folder: Path, run: Run, fields: str, yours: str, theirs: str
) -> None:
    """Both texts are shown with their place, and the record stays; --replace takes the other."""
    before = (folder / RECORD).read_bytes()
    name = said(folder, f'session: "10:00"\n{fields}\n')
    result = run("debrief", "harbor", "--from", name, "--yes", cwd=folder)
    assert result.exit_code == 0, result.output
    assert f"  yours: {yours}\n" in result.output
    assert f"  file:  {theirs}\n" in result.output
    assert f"{RECORD.as_posix()}:" in result.output
    assert "Nothing was written." in result.output
    assert "nothing new" not in result.output
    assert (folder / RECORD).read_bytes() == before
    result = run("debrief", "harbor", "--from", name, "--yes", "--replace", cwd=folder)
    assert result.exit_code == 0, result.output
    assert (folder / RECORD).read_bytes() != before
    again = run("debrief", "harbor", "--from", name, "--yes", cwd=folder)
    assert "There is nothing new in it." in again.output
    assert "yours:" not in again.output


@pytest.mark.parametrize(
    ("name", "left", "gone"),
    [
        ("told", ["ledger"], "dock-strike"),
        ("told", [], "dock-strike"),
        ("asked", ["Why now?"], "Why us?"),
        ("asked", [], "Why us?"),
        ("promised", ["a call"], "the roster"),
    ],
)
def test_a_list_is_replaced_whole(
    folder: Path, run: Run, name: str, left: list[str], gone: str
) -> None:
    """What the file does not have is taken out and named; other lists stay as they are."""
    before = session(folder, 1).model_dump()
    file = said(folder, f'session: "10:00"\n{name}: {left}\n')
    result = run("debrief", "harbor", "--from", file, "--yes", "--replace", cwd=folder)
    assert result.exit_code == 0, result.output
    assert f"Taken out of `{name}` of 10:00: {gone}." in result.output
    after = session(folder, 1).model_dump()
    found = after.pop(name) or []
    assert [each if name == "told" else each["text"] for each in found] == left
    del before[name]
    assert after == before
    again = run("debrief", "harbor", "--from", file, "--yes", "--replace", cwd=folder)
    assert "There is nothing new in it." in again.output


def test_a_told_story_can_be_taken_out(folder: Path, run: Run) -> None:
    """Without --replace a shorter list takes nothing away; with it, the story may be told again."""
    text = (folder / RECORD).read_text()
    (folder / RECORD).write_text(text.replace("[dock-strike]", "[dock-strike, coach]"))
    file = said(folder, 'session: "10:00"\ntold: [coach]\n')
    run("debrief", "harbor", "--from", file, "--yes", cwd=folder)
    assert session(folder, 1).told == ("dock-strike", "coach")
    result = run("debrief", "harbor", "--from", file, "--yes", "--replace", cwd=folder)
    assert "Taken out of `told` of 10:00: dock-strike." in result.output
    assert session(folder, 1).told == ("coach",)


def test_what_an_entry_has_beside_its_text_stays(folder: Path, run: Run) -> None:
    """A list that is replaced loses entries, and nothing of those that stay: but what is said."""
    text = (folder / RECORD).read_text()
    (folder / RECORD).write_text(text.replace("due: 2026-11-27}", "due: 2026-11-27, kept: true}"))
    file = said(folder, 'session: "10:00"\npromised: [The roster, a call]\n')
    run("debrief", "harbor", "--from", file, "--yes", "--replace", cwd=folder)
    promised = session(folder, 1).promised
    assert [(one.text, one.kept) for one in promised] == [("the roster", True), ("a call", False)]
    file = said(folder, 'session: "10:00"\npromised: [{text: the roster, kept: false}]\n')
    result = run("debrief", "harbor", "--from", file, "--yes", cwd=folder)
    assert "  yours: true\n  file:  false\n" in result.output
    run("debrief", "harbor", "--from", file, "--yes", "--replace", cwd=folder)
    assert [(one.text, one.kept) for one in session(folder, 1).promised] == [("the roster", False)]


@pytest.mark.parametrize("given", [False, True])
def test_a_round_still_to_come_is_warned_of(folder: Path, run: Run, *, given: bool) -> None:
    """Before anything is asked or written, with the round that may be meant; it is no error."""
    text = (folder / RECORD).read_text()
    (folder / RECORD).write_text(text.replace("name: Final", "name: Final\n    date: 2026-12-01"))
    file = said(folder, 'session: "1"\ntold: [coach]\n')
    how = ("--from", file, "--yes") if given else ()
    order = ("debrief", "harbor", "--round", "2", *how)
    typed = lines("coach", *[""] * 7, "y")
    result = run(*order, "--today", "2026-11-30", cwd=folder, typed_in=typed)
    assert result.exit_code == 0, result.output
    said_of_it = " ".join(result.stderr.split())
    assert "“Final” is still to come, on Tuesday 1 December 2026." in said_of_it
    assert "interview.yml:" in said_of_it
    assert "“Second interview”, stop here and add --round 1." in said_of_it
    assert session(folder, 0, 1).told == ("coach",)


def test_a_round_of_today_may_have_been(folder: Path, run: Run) -> None:
    """And one without a date as well: no warning."""
    text = (folder / RECORD).read_text()
    (folder / RECORD).write_text(text.replace("name: Final", "name: Final\n    date: 2026-12-01"))
    for stage, today in (("2", "2026-12-01"), ("1", "2026-11-30")):
        order = ("debrief", "harbor", "--round", stage, "--today", today)
        assert "still to come" not in run(*order, cwd=folder, typed_in="\n" * 40).output


@pytest.mark.parametrize("given", [False, True])
def test_what_is_next_is_counted_from_the_day_that_is_given(
    folder: Path, run: Run, *, given: bool
) -> None:
    """Once it is written, as `next` counts it on that day."""
    text = (folder / RECORD).read_text()
    (folder / RECORD).write_text(text.replace("name: Final", "name: Final\n    date: 2031-12-03"))
    file = said(folder, 'session: "09:00"\ntold: [coach]\n')
    how = ("--from", file, "--yes") if given else ()
    typed = lines("1", "coach", *[""] * 7, "y")
    order = ("debrief", "harbor", "--round", "1", "--today", "2031-12-01", *how)
    result = run(*order, cwd=folder, typed_in=typed)
    assert result.exit_code == 0, result.output
    written = result.output.rpartition("Written.")[2]
    head = run("next", "harbor", "--today", "2031-12-01", cwd=folder).output.splitlines()[0]
    assert head in written


def test_a_debrief_that_disagrees_with_itself(folder: Path, run: Run) -> None:
    """The first of two days is taken, and the other one shown."""
    twice = "promised: [{text: a call, due: 2026-11-27}, {text: A call, due: 2026-11-29}]"
    name = said(folder, f'session: "09:00"\n{twice}\n')
    result = run("debrief", "harbor", "--from", name, "--yes", cwd=folder)
    assert result.exit_code == 0, result.output
    assert "  yours: 2026-11-27\n  file:  2026-11-29\n" in result.output
    assert [f"{one.due}" for one in session(folder, 0).promised] == ["2026-11-27"]


def test_what_one_debrief_lacks_the_other_adds(folder: Path, run: Run) -> None:
    """Entries, their missing parts, and further stories are added to those that are there."""
    name = said(
        folder,
        'session: "10:00"\ntold: [dock-strike, coach]\n'
        "asked: [{text: why us?, by: kim-lee, answer: For the ships.}, Why now?]\n"
        "promised: [{text: the roster, kept: true}]\n",
    )
    result = run("debrief", "harbor", "--from", name, "--yes", cwd=folder)
    assert result.exit_code == 0, result.output
    found = session(folder, 1)
    assert found.told == ("dock-strike", "coach")
    assert [(one.text, one.by, one.answer) for one in found.asked] == [
        ("Why us?", "kim-lee", "For the ships."),
        ("Why now?", None, None),
    ]
    assert (f"{found.promised[0].due}", found.promised[0].kept) == ("2026-11-27", True)


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ('session: "11:00"\ntold: []\n', 1, "debrief.yml:1: There is no session `11:00` in"),
        ("told: []\n", 1, "debrief.yml:1: Say which session this is, such as `session: 09:00`"),
        ("session: 3\ntold: []\n", 1, "There is no session `3`"),
        ("session: ana-ruiz\n", 1, "`ana-ruiz` could mean `09:00` (Ana"),
        ('round: Third\nsessions: [{session: "1"}]\n', 1, "There is no round `Third`"),
        ('session: "09:00"\ntold: [ledgr]\n', 1, "error unknown-story: There is no story `ledgr`"),
        ('session: "09:00"\nasked: [{text: Why?, by: anna-ruiz}]\n', 1, "did you mean `ana-ruiz`"),
        ("interviewers:\n  ana: {title: CEO}\n", 1, "There is no interviewer `ana`"),
        (
            "sessions:\n  - {session: 1, told: []}\n  - {session: 9:00, told: [ledger]}\n",
            1,
            "debrief.yml:3: `09:00` is already at debrief.yml:2.",
        ),
        ('session: "09:00"\ntould: []\n', 1, "did you mean `told`"),
        ('session: "09:00"\npromised: [{text: a, due: Friday}]\n', 1, "debrief.yml:2:"),
        ("session: [\n", 1, "debrief.yml:"),
        (
            '- session: "09:00"\n  told: []\n',
            1,
            "hint: put the list under `sessions:`, such as `sessions: [{session:",
        ),
        ("", 1, "hint: copy the debrief from the day on the phone, or write one, such as"),
        ("session: lee\n", 1, "`lee` could mean `10:00` (Ana Ruiz and Kim Lee) or `tour` (Kim"),
        ('session: "09:00"\nquotes: [{text: a, by: nobody}]\n', 1, "no interviewer `nobody`"),
        ('session: "09:00"\ntold: [docks]\n', 1, "hint: did you mean `dock-strike`?"),
    ],
)
def test_what_leads_nowhere_is_named_and_nothing_written(
    folder: Path, run: Run, text: str, code: int, expected: str
) -> None:
    """A session that never was, a story that is not in the bank, somebody renamed: each with its
    place and a way out.
    """
    before = (folder / RECORD).read_bytes()
    result = run("debrief", "harbor", "--from", said(folder, text), "--yes", cwd=folder)
    assert result.exit_code == code, result.output
    assert expected in result.output
    assert (folder / RECORD).read_bytes() == before


def test_a_file_that_is_not_there_is_named(folder: Path, run: Run) -> None:
    """With its name, and without a traceback."""
    result = run("debrief", "harbor", "--from", "gone.yml", cwd=folder)
    assert result.exit_code == 2
    assert "gone.yml cannot be read" in result.output


def test_a_record_without_rounds_says_what_adds_one(folder: Path, run: Run) -> None:
    """There is nothing to write down yet."""
    text = (folder / RECORD).read_text()
    (folder / RECORD).write_text(text[: text.index("rounds:")])
    result = run("debrief", "harbor", cwd=folder)
    assert result.exit_code == 2
    assert "`secondround add session` adds one" in result.output


def test_forty_rounds(folder: Path, run: Run) -> None:
    """Each is found by its number or name, no other is touched, and a wrong name lists a few."""
    text = (folder / RECORD).read_text()
    rounds = ""
    for number in range(3, 41):
        rounds += f"  - {{name: Round {number}, sessions: [{{minutes: 30, with: [kim-lee]}}]}}\n"
    (folder / RECORD).write_text(text + rounds)
    name = said(folder, "round: Round 37\nsessions: [{session: 1, told: [coach]}]\n")
    result = run("debrief", "harbor", "--from", name, "--yes", cwd=folder)
    assert result.exit_code == 0, result.output
    told = [stage.sessions[0].told for stage in records.read(folder).applications[0].record.rounds]
    assert [number for number, ids in enumerate(told, 1) if ids] == [37]
    wrong = run("debrief", "harbor", "--from", name, "--round", "Round 99", cwd=folder)
    assert wrong.exit_code == 2
    assert "There is no round `Round 99`." in wrong.output
    assert "Round 20" not in wrong.output


def test_told_stories_are_out_of_the_next_plan(folder: Path, run: Run, tmp_path: Path) -> None:
    """What a debrief says was told is not planned again."""
    del tmp_path
    name = said(folder, 'sessions: [{session: "09:00", told: [ledger]}, {session: Tour, told: []}]')
    assert run("debrief", "harbor", "--from", name, "--yes", cwd=folder).exit_code == 0
    planned = json.loads(run("plan", "harbor", "--format", "json", cwd=folder).output)
    shown = json.dumps(planned["sessions"])
    assert '"coach"' in shown
    assert '"ledger"' not in shown
    shutil.rmtree(folder / ".secondround", ignore_errors=True)


def test_the_packet_is_the_one_that_the_file_names(folder: Path, run: Run) -> None:
    """Among several, what the phone copied needs no other word; where nothing names one, or the
    file names none of them, the answer says which there are.
    """
    other = folder / "packets" / "beacon" / "interview.yml"
    other.parent.mkdir()
    other.write_text(INTERVIEW)
    told = "sessions: [{session: '09:00', told: [ledger]}]\n"
    done = run("debrief", "--from", said(folder, f"packet: harbor\n{told}"), "--yes", cwd=folder)
    assert done.exit_code == 0, done.output
    assert "told: [ledger]" in (folder / RECORD).read_text()
    assert other.read_text() == INTERVIEW
    unnamed = run("debrief", "--from", said(folder, told), "--yes", cwd=folder)
    wrong = run("debrief", "--from", said(folder, f"packet: harbr\n{told}"), "--yes", cwd=folder)
    asked = run("debrief", cwd=folder)
    assert [each.exit_code for each in (unnamed, wrong, asked)] == [2, 1, 2]
    for refused in (unnamed, asked):
        assert "`beacon` and `harbor`" in " ".join(refused.output.split())
    assert "debrief.yml:1: There is no packet `harbr`. Did you mean `harbor`?" in wrong.output
