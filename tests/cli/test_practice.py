"""`practice`: which card comes when, what is kept of it, and that it goes nowhere else."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import subprocess
from itertools import chain, repeat
from pathlib import Path

import pytest
from msgspec.structs import replace

from secondround.app import practising
from secondround.app.practising import Rehearsal
from secondround.packet import rehearsals
from secondround.records.models import Practised

from .conftest import Run

FILES = {
    "mkdocs.yml": "site_name: Packets\n",
    "packets/candidate.yml": """\
name: Amara Okafor
pitch: I keep freight moving.
competencies: [calm]
stories:
  - {id: strike, title: Strike, action: I rang all, result: 31 of 34., shows: [calm]}
""",
    "packets/harbor/interview.yml": """\
company: {name: Harbor Logistics}
role: {title: Head of Operations}
interviewers:
  ana-ruiz: {name: Ana Ruiz, likely_questions: [Why us?, Why now?]}
rounds:
  - name: Second interview
    date: 2026-11-24
    sessions: [{minutes: 30, with: [ana-ruiz], stories: 1}]
expect:
  - {text: Why now?, answer: The port is closing.}
""",
}
LOG = Path("packets", "harbor", ".practice", "log.json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with one packet: a pitch, a story, a question with an answer, and one without."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def entry(card: str, day: int, *, said: bool = True, seconds: int = 0, words: int = 0) -> Practised:
    """A card that was rehearsed on a day of November."""
    at = f"2026-11-{day:02}T18:00:00"
    return Practised(at=at, card=card, said=said, seconds=seconds, words=words)


def put(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")


def due(found: Rehearsal, day: int) -> list[str]:
    return [card.key for card in found.due(dt.date(2026, 11, day))]


@pytest.mark.parametrize(
    ("left", "days"),
    [
        (30, [14, 10, 6, 3, 1]),
        (14, [14, 10, 6, 3, 1]),
        (13, [7, 5, 3, 1]),
        (7, [7, 5, 3, 1]),
        (4, [3, 1]),
        (0, []),
    ],
)
def test_rehearsals_come_closer(left: int, days: list[int]) -> None:
    """Fourteen days before a round or more there are five rehearsals, later four."""
    assert rehearsals.within(left) == days


def test_what_nothing_is_planned_for_comes_first(folder: Path) -> None:
    """First what could not be said, then what no story answers, then the rest; what was said comes
    back on the next day of rehearsal, and not before.
    """
    found = practising.begin(folder, "harbor", None)
    assert found.deck.days == (7, 5, 3, 1)  # the 17th, 19th, 21st and 23rd
    order = ["asked Why us?", "pitch", "story strike", "asked Why now?"]
    assert due(found, 17) == order
    found = found.with_entries([entry("pitch", 17, said=False), entry("asked Why us?", 17)])
    assert due(found, 17) == ["pitch", "story strike", "asked Why now?"]
    assert due(found, 18) == due(found, 17)
    assert due(found, 19) == ["pitch", "asked Why us?", "story strike", "asked Why now?"]
    assert found.ahead(dt.date(2026, 11, 19)) == (dt.date(2026, 11, 21), dt.date(2026, 11, 23))


def test_a_run_is_whole_once_everything_has_been_said(folder: Path) -> None:
    """A card that could not be said, or was left out, is no part of a run."""
    found = practising.begin(folder, "harbor", None)
    cards = [card.key for card in found.deck.cards]
    found = found.with_entries(entry(card, 17) for card in cards[:-1])
    found = found.with_entries([entry(cards[-1], 17, said=False)])
    assert found.runs == 0
    found = found.with_entries([entry(cards[-1], 18)])
    assert found.runs == 1


def test_the_pace_is_learned_from_what_was_told_in_full(folder: Path) -> None:
    """From three times on, the middle one counts, pauses included; what cannot be speech does not,
    and the pace is one that the record takes.
    """
    found = practising.begin(folder, "harbor", None)
    timed = [entry("story strike", day, seconds=66, words=150) for day in (3, 4)]
    assert found.with_entries(timed).pace is None
    skipped = entry("pitch", 5, seconds=1, words=150)
    assert found.with_entries([*timed, skipped]).pace is None
    cue = entry("asked Why us?", 5, seconds=20)
    third = entry("story strike", 6, seconds=60, words=150)
    assert found.with_entries([*timed, skipped, cue, third]).pace == 150
    fast = [entry("story strike", day, seconds=50, words=150) for day in (3, 4, 5)]
    assert found.with_entries(fast).pace == 170


def test_it_is_rehearsed_at_the_terminal(folder: Path, run: Run) -> None:
    """The text is hidden until it has been said; each card is kept at once, and the end of the
    input loses none.
    """
    words = ("practice", "harbor", "--today", "2026-11-19")
    result = run(*words, cwd=folder, typed_in="\ny\n\nn\n\n")
    assert result.exit_code == 0, result.output
    text = result.output
    assert text.startswith("Four cards.")
    assert text.index("Tell me about yourself.") < text.index("I keep freight moving.")
    assert "Next: 21 November 2026." in text
    kept = [(each["card"], each["said"]) for each in json.loads((folder / LOG).read_text("utf-8"))]
    assert kept == [("asked Why us?", True), ("pitch", False)]
    again = run(*words, cwd=folder, typed_in="\ny\n" * 3)
    assert again.output.startswith("Three cards of 4.")
    assert "Everything has been said once." in again.output
    assert run(*words, cwd=folder).output.splitlines() == [
        "Everything has been said. Next: 21 November 2026.",
        "All of it once more: --again.",
    ]


def test_a_card_that_lay_open_for_a_night_says_nothing_of_the_pace(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was said, and nobody knows in what time; ten minutes can be what it took."""
    clock = chain((0, 9 * 3600, 10 * 3600, 10 * 3600 + 600), repeat(0))
    monkeypatch.setattr("secondround.cli.output.rehearsing.time.monotonic", lambda: next(clock))
    words = ("practice", "harbor", "--today", "2026-11-19")
    said = run(*words, cwd=folder, typed_in="\ny\n" * 2).output
    assert said.count("That took") == said.count("That took 10 min.") == 1
    log = json.loads((folder / LOG).read_text("utf-8"))
    assert [(each["said"], each["seconds"]) for each in log] == [(True, 0), (True, 600)]


def test_the_phone_and_the_terminal_share_a_log(folder: Path, run: Run) -> None:
    """What the phone has copied is taken over once, however often it is pasted; what is no longer
    asked is kept and named.
    """
    pasted = """\
practised:
  - {at: "2026-11-17T18:03:12", card: "story strike", said: true, seconds: 71, words: 170}
  - {at: "2026-11-17T18:05:12", card: "asked Who pays?", said: false}
"""
    words = ("practice", "harbor", "--today", "2026-11-17", "--from", "-")
    first = run(*words, cwd=folder, typed_in=pasted)
    assert "Two cards taken over." in first.output
    assert "One of them is for a card that this round no longer has." in first.output
    assert "`secondround phone harbor`" in first.output
    assert "No cards taken over." in run(*words, cwd=folder, typed_in=pasted).output
    assert len(json.loads((folder / LOG).read_text("utf-8"))) == 2


@pytest.mark.parametrize("edition", ["candidate", "coach", "carry"])
def test_the_day_on_the_phone_starts_from_the_log(folder: Path, run: Run, edition: str) -> None:
    """What was said at the terminal is in the candidate's own day, as far as it is still asked, and
    in nobody else's; a damaged log keeps no day from being made.
    """
    found = practising.begin(folder, "harbor", None)
    replace(found, log=(entry("story strike", 17), entry("asked Who pays?", 17))).write()
    words = ("phone", "harbor", "--edition", edition, "--output", "out", "--force")
    for log in ('"log":[["2026-11-17T18:00:00","story strike",true]]', '"log":[]'):
        assert run(*words, cwd=folder).exit_code == 0
        (page,) = (folder / "out").glob("*.html")
        assert (log if edition == "candidate" else '"log":[]') in page.read_text("utf-8")
        (folder / LOG).write_text("damaged")


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("practised: [{at: soon, card: pitch, said: true}]", "pasted.yml:1: `soon` is not a time"),
        ("practised: [{at: '2026-11-17', card: pitch, said: true}]", "is not a time such as"),
        ("practised: [{card: pitch, said: true}]", "`at` is missing"),
        ("practised: [{at: '2026-11-17T18:03:12', card: pitch, said: perhaps}]", "bad-flag"),
        ("told: [strike]", "unknown-field"),
        ("practised: [", "yaml-syntax"),
    ],
)
def test_what_is_no_log_changes_nothing(folder: Path, run: Run, pasted: str, said: str) -> None:
    """It is named with its place, and what was kept stays."""
    put(folder / LOG, "[]\n")
    result = run("practice", "harbor", "--from", "-", cwd=folder, typed_in=pasted)
    assert result.exit_code != 0
    assert said in result.output
    assert (folder / LOG).read_text() == "[]\n"


@pytest.mark.parametrize("text", ["", "{}{", "[1]", '{"a": 1}', '[{"at": "soon", "card": "x"}]'])
def test_a_damaged_log_is_never_overwritten(folder: Path, run: Run, text: str) -> None:
    """Whoever wrote it, it may be all there is."""
    put(folder / LOG, text)
    result = run("practice", "harbor", cwd=folder, typed_in="\ny\n")
    assert result.exit_code == 2
    assert ".practice/log.json is damaged" in result.output
    assert (folder / LOG).read_text() == text


def test_cards_for_anki(folder: Path, run: Run) -> None:
    """A text with the cards, their paragraphs, items and quotation marks too, each under a name of
    its own that stays; a file that is there already is not overwritten.
    """
    pitch = 'I keep "freight"\nmoving.\n\nBy night.\tAlways:\n- rail\n- road'
    candidate = folder / "packets" / "candidate.yml"
    text = candidate.read_text("utf-8").replace("I keep freight moving.", json.dumps(pitch))
    candidate.write_text(text, "utf-8")
    words = ("practice", "harbor", "--anki", "cards.txt")
    assert run(*words, cwd=folder).exit_code == 0
    head, _, body = (folder / "cards.txt").read_text("utf-8").partition("#deck:")
    assert head.splitlines() == [
        "#separator:tab",
        "#html:false",
        "#guid column:1",
        "#notetype:Basic",
        "#tags column:4",
    ]
    deck, _, table = body.partition("\n")
    assert deck == "Harbor Logistics: Head of Operations"
    rows = list(csv.reader(io.StringIO(table), delimiter="\t"))
    whole = pitch.replace('"\n', '" ')
    assert rows[0] == ["harbor pitch", "Tell me about yourself.", whole, "pitch"]
    assert ["harbor asked Why us?", "Why us?", "", "asked weak"] in rows
    again = run(*words, cwd=folder)
    assert again.exit_code == 2
    assert "is there already" in again.output


def test_the_log_goes_nowhere(folder: Path, run: Run) -> None:
    """No packet of any edition knows it, and a new workspace keeps it out of git."""
    assert run("markdown", cwd=folder).exit_code == 0
    page = folder / "packets" / "harbor" / "index.md"
    before = page.read_bytes()
    found = practising.begin(folder, "harbor", None)
    replace(found, log=(entry("pitch", 17, said=False),)).write()
    assert run("markdown", "--check", cwd=folder).exit_code == 0
    assert page.read_bytes() == before
    assert (folder / LOG).stat().st_mode & 0o077 == 0
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    words = ["git", "ls-files", "--others", "--exclude-standard"]
    taken = subprocess.run(words, cwd=folder, check=True, capture_output=True, text=True).stdout
    assert "packets/harbor/interview.yml" in taken.split("\n")
    assert ".practice" not in taken


def test_a_log_of_an_earlier_version_goes_on(folder: Path, run: Run) -> None:
    """It was a file beside the record; with the next card it moves into its folder, whole."""
    old = folder / "packets" / "harbor" / ".practice.json"
    old.write_text(json.dumps([entry("pitch", 17).model_dump()]), "utf-8")
    words = ("practice", "harbor", "--today", "2026-11-17")
    assert "Three cards of 4." in run(*words, cwd=folder, typed_in="\ny\n").output
    cards = [each["card"] for each in json.loads((folder / LOG).read_text("utf-8"))]
    assert sorted(cards) == ["asked Why us?", "pitch"]  # by the clock of the day it runs at


def test_all_is_said_once_more(folder: Path, run: Run) -> None:
    """With everything said, the next day is named; `--again` asks all of it anew."""
    found = practising.begin(folder, "harbor", None)
    replace(found, log=tuple(entry(card.key, 17) for card in found.deck.cards)).write()
    words = ("practice", "harbor", "--today", "2026-11-18")
    assert "Everything has been said. Next: 19 November" in run(*words, cwd=folder).output
    once_more = run(*words, "--again", cwd=folder, typed_in="\ny\n" * 4).output
    assert "Four cards." in once_more
    assert "Everything has been said twice." in once_more


def test_nothing_to_rehearse(folder: Path, run: Run) -> None:
    """A packet without a story, a pitch or a question says so."""
    (folder / "packets" / "candidate.yml").write_text("name: Amara Okafor\n")
    record = folder / "packets" / "harbor" / "interview.yml"
    record.write_text(
        FILES["packets/harbor/interview.yml"]
        .split("expect:")[0]
        .replace(", likely_questions: [Why us?, Why now?]", "")
    )
    result = run("practice", "harbor", cwd=folder)
    assert result.exit_code == 2
    assert "nothing to rehearse yet" in result.output


def test_the_pace_is_written_on_request(folder: Path, run: Run) -> None:
    """What was heard goes into the candidate's file, once they agree, and lengths are counted with
    it; without an answer the file stays as it is.
    """
    timed = [entry("story strike", day, seconds=66, words=150) for day in (3, 4, 5)]
    found = practising.begin(folder, "harbor", None)
    replace(found, log=tuple(timed)).write()
    words = ("practice", "harbor", "--today", "2026-11-19")
    candidate = folder / "packets" / "candidate.yml"
    before = candidate.read_text("utf-8")
    assert "write `pace: 150` there" in run(*words, cwd=folder, typed_in="").output
    assert candidate.read_text("utf-8") == before
    agreed = run(*words, cwd=folder, typed_in="\ny\n" * 4 + "y\n").output
    assert "wrote packets/candidate.yml" in agreed
    assert candidate.read_text("utf-8") == before.replace("moving.\n", "moving.\npace: 150\n")
    assert run("check", cwd=folder).exit_code == 0
