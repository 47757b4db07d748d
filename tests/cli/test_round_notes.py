"""What commands say of the round that they took, by the reader's day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from secondround.cli import options

DAY = dt.date(2026, 11, 12)
PACKET = "example-company"
LATER = (
    "\n  - name: Final\n    date: 2026-12-01\n    sessions: [{minutes: 45, with: [sam-person]}]\n"
)


@pytest.fixture
def rounds(workspace: Path) -> Path:
    """A workspace whose second interview is dated, with a final behind it."""
    _write(workspace, "    # date: 2026-11-24 ", f"    date: {DAY} ")
    _write(workspace, "\n# Questions to ask.", f"{LATER}\n# Questions to ask.")
    return workspace


def _write(root: Path, was: str, then: str) -> None:
    record = root / "packets" / PACKET / "interview.yml"
    text = record.read_text("utf-8")
    assert was in text
    record.write_text(text.replace(was, then, 1), "utf-8")


def _today(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    monkeypatch.setattr(options, "this_day", lambda: DAY + dt.timedelta(days=days))


ORDERS = (
    ("plan",),
    ("calendar",),
    ("phone",),
    ("practice", "--anki", "deck.txt"),
    pytest.param(("pdf", "--form", "day-card"), marks=pytest.mark.slow),
)


@pytest.mark.parametrize("order", ORDERS)
def test_a_round_that_is_past_is_said_to_lack_its_debrief(
    order: tuple[str, ...], rounds: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day after, what is taken without being asked for is named, with both ways on; on the day
    itself, and of a round that was asked for, nothing is said.
    """
    command, *rest = order
    words = (command, PACKET, *rest)
    _today(monkeypatch, 0)
    assert "no debrief" not in run(*words, cwd=rounds).stderr
    _today(monkeypatch, 1)
    said = " ".join(run(*words, cwd=rounds).stderr.split())
    assert (
        "“Second interview” was on Thursday 12 November 2026 and has no debrief yet, so this is "
        f"still for it. To go on: `secondround debrief {PACKET}`; for the next one: `--round 2`."
    ) in said
    assert "no debrief" not in run(*words, "--round", "1", cwd=rounds).stderr


def test_check_says_what_is_past_and_judges_by_the_record(
    rounds: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day after, `check` names the round and what writes its debrief; with a plan or without,
    what it was told before or not. Its verdict and its JSON are those of the day before.
    """
    orders = ("check",), ("check", PACKET, "--no-plan"), ("check", "--strict")
    asked_json = ("check", "--format", "json")
    _today(monkeypatch, 0)
    before = [run(*order, cwd=rounds) for order in orders]
    json_before = run(*asked_json, cwd=rounds)
    _today(monkeypatch, 1)
    for order, was in zip(orders, before, strict=True):
        found = run(*order, cwd=rounds)
        assert "no debrief" not in was.stderr
        assert (
            "“Second interview” was on Thursday 12 November 2026 and has no debrief yet. To go on: "
            f"`secondround debrief {PACKET}`."
        ) in " ".join(found.stderr.split())
        assert (found.exit_code, found.stdout) == (was.exit_code, was.stdout)
    found = run(*asked_json, cwd=rounds)
    assert (found.stdout, found.stderr) == (json_before.stdout, json_before.stderr)


@pytest.mark.slow
def test_a_site_names_the_packet(rounds: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site's packets are told apart, and a build that changes nothing says it by the new day."""
    _today(monkeypatch, 0)
    assert "no debrief" not in run("build", "--no-pdf", cwd=rounds).stderr
    _today(monkeypatch, 1)
    said = " ".join(run("build", "--no-pdf", cwd=rounds).stderr.split())
    way = f"secondround pdf {PACKET} --round Final"
    assert f"`{PACKET}` is made for “Second interview”, without “Final”: see `{way}`." in said
    assert (
        "“Second interview” was on Thursday 12 November 2026 and has no debrief yet. To go on: "
        f"`secondround debrief {PACKET}`."
    ) in said


def test_notes_are_not_for_the_next_round(
    rounds: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thanks are for the round that is past: only its debrief is asked for."""
    _today(monkeypatch, 1)
    said = run("thanks", PACKET, cwd=rounds).stderr
    assert "has no debrief yet" in said
    assert "--round" not in said


def test_no_program_reads_of_it(rounds: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes to a file or a program is the same on every day."""
    orders = (("plan", PACKET, "--format", "json"), ("plan", PACKET))
    _today(monkeypatch, 0)
    before = [run(*order, cwd=rounds).stdout for order in orders]
    _today(monkeypatch, 1)
    results = [run(*order, cwd=rounds) for order in orders]
    assert [result.stdout for result in results] == before
    assert not results[0].stderr


def test_the_only_round_stands_without_a_word(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no later round is on record nothing else can be meant, until the last one is over: then
    the next one is asked for.
    """
    _write(workspace, "    # date: 2026-11-24 ", f"    date: {DAY} ")
    _today(monkeypatch, 9)
    assert not run("plan", PACKET, cwd=workspace).stderr
    _write(
        workspace,
        "        with: [alex-colleague]",
        "        with: [alex-colleague]\n        told: []",
    )
    _write(workspace, "        with: [sam-person]", "        with: [sam-person]\n        told: []")
    said = " ".join(run("plan", PACKET, cwd=workspace).stderr.split())
    assert (
        "“Second interview” is over, and no later round is on record, so this is still for it. "
        f"`secondround add session {PACKET}` adds one."
    ) in said


def test_a_round_of_which_some_is_noted_is_not_finished(
    rounds: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a debrief that was begun, it is not said that there is none."""
    _write(rounds, "        with: [sam-person]", "        with: [sam-person]\n        told: []")
    _today(monkeypatch, 1)
    assert "and its debrief is not finished" in " ".join(
        run("plan", PACKET, cwd=rounds).stderr.split()
    )
