"""The day in Firefox, opened from the disk as an attachment is: all that a thumb does with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.firefox import Firefox
from tests.render.phone.cases import SIZES, case
from tests.render.phone.conftest import ROOT
from tests.workspaces import RunIn

from secondround.app import planning
from secondround.records import Application

from .test_browser import _is_noted, _workspace

pytestmark = pytest.mark.slow

CUE = "Freezer dead at two, nothing wasted"


@pytest.fixture
def day(firefox: Firefox, files: Path) -> Firefox:
    """The day as it is the first time, at a quarter to ten."""
    firefox.resize(390, 844)
    firefox.open(f"{(files / 'candidate.html').as_uri()}?at=09:45")
    firefox.run("localStorage.clear()")
    _again(firefox)
    return firefox


def _again(firefox: Firefox) -> None:
    firefox.open(firefox.run("return location.href"))


def test_it_unfolds_and_keeps_its_ticks(day: Firefox) -> None:
    """The session that is now is framed, a cue unfolds, and a box is ticked again when the file is
    opened again, alone.
    """
    assert day.run("return find('nav [aria-current]').textContent.trim()") == "09:40"
    day.click("#session-1 [data-story] summary")
    assert day.run("return find('#session-1 [data-story] p').checkVisibility()")
    day.click("#session-1 .boxes input")
    _again(day)
    assert day.run("return find('#session-1 .boxes input').checked")
    assert day.run("return all('.boxes input:checked').length") == 1
    assert day.errors() == []


def test_a_rehearsal_counts(day: Firefox) -> None:
    """A prompt, its answer when it is asked for, and what is left is counted."""
    day.click("#start")
    assert not day.run("return find('#answer').checkVisibility()")
    day.click("#show")
    assert day.run("return find('#answer').textContent.trim()")
    day.click("#said")
    assert day.run("return find('#progress').textContent") == "43 of 44 left for today."
    assert day.errors() == []


def test_the_debrief_is_ready_for_the_record(day: Firefox, run_in: RunIn, tmp_path: Path) -> None:
    """What was written down, pasted below its session, is read by `check`."""
    texts = {"asked": "Why here: now? # really", "promised": "the “roster” by 2026-11-27"}
    day.click("#session-1 .after > summary")
    day.run(
        "all('#session-1 .told label').find((each) => each.textContent === given[0]).id = 'told'",
        CUE,
    )
    day.click("#told input")
    for name, text in texts.items():
        day.type(f"#session-1 [name={name}]", text)
    day.click("#session-1 .copy")
    root = _workspace(tmp_path, day.run("return find('#session-1 .yaml').value"))
    checked = run_in("check", cwd=root)
    assert " error " not in checked.output
    _is_noted(root, [CUE], texts)
    assert day.errors() == []


def test_telling_something_else_plans_the_rest_anew(day: Firefox, harbor: Application) -> None:
    """The page then has in every session what `plan --told` has."""
    cues = {story.id: story.cue for story in harbor.candidate.stories}
    day.click("#session-1 .after > summary")
    day.run(
        """const choice = find('#session-1 select');
        choice.value = [...choice.options].find((each) => each.text === given[0]).value;
        choice.dispatchEvent(new Event('change'));""",
        cues["carrier-contract"],
    )
    day.click("#session-1 .replan")
    day.run(
        "await until(() => find('#replanned').textContent.includes('been replanned'));"
        "return find('#session-1 .replan').disabled"
    )
    made = planning.planned(
        ROOT, harbor.id, None, without=(), told=["carrier-contract=ana-ruiz"]
    ).plan
    for session in made.sessions:
        shown = day.run(
            """return ['.leads', '.reserves'].map((part) =>
              all(`#session-${given[0]} ${part} summary`).map((cue) => cue.textContent))""",
            session.index,
        )
        leads = [cues[choice.story] for choice in session.leads]
        backups = [cues[choice.story] for choice in session.backups]
        assert shown == [leads, backups]
    assert day.errors() == []


def test_it_plans_as_the_program_does(day: Firefox) -> None:
    """Every sixth of the drawn days: the same stories and the same backups in every session."""
    for number in range(0, len(SIZES), 6):
        known = case(number)
        found = day.run(
            "return [...(await window.solver())(given[0].tables, new window.Map(given[0].told))]",
            known,
        )
        assert found == known["expected"], number


def test_it_asks_nobody_for_anything(day: Firefox) -> None:
    """Unfolded and replanned, it has loaded nothing but itself."""
    day.run("all('details').forEach((each) => { each.open = true })")
    day.click("#session-1 .replan")
    day.run("await until(() => !find('#replanned').hidden)")
    loaded = day.run("return performance.getEntriesByType('resource').map((each) => each.name)")
    assert [each for each in loaded if not each.startswith(("data:", "blob:"))] == []


def test_everybody_can_read_it(day: Firefox) -> None:
    """With all of it unfolded, axe finds nothing."""
    day.run("all('details').forEach((each) => { each.open = true })")
    assert day.faults() == []
