"""The rest of the day, planned on the phone: the very plan that `plan --told` makes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from tests.kept_storage import reloaded
from tests.plan.rounds import drawn
from tests.render.phone.cases import SIZES, case, choices, noted
from tests.render.phone.conftest import ROOT, OpenDay

from secondround import plan
from secondround.app import planning
from secondround.records import Application
from secondround.render.phone import solver

_NODE = shutil.which("node")
_HIGHS_1_15_3 = {
    "highs.js": "0bd23843c9795753f2276e9901eb2a1e66288547b6bcba84fa0665dc037b5c7c",
    "highs.wasm": "528be4365bea1d4188988646b244263f50320df55782e14d6af5bce7cd45c840",
}
"""Of the files in npm's package `highs`."""
_RUN = """
const { gunzipSync } = require("node:zlib"), { readFileSync } = require("node:fs");
const [code, wasm, cases] = process.argv.slice(2);
new Function("require", "__dirname", `${readFileSync(code)}; globalThis.Module = Module`)(
  require, __dirname);
loadHighs(gunzipSync(readFileSync(wasm))).then((highs) => {
  const found = JSON.parse(readFileSync(cases)).map(({ tables, told }) => [
    ...replan(highs, tables, new Map(told)),
  ]);
  console.log(JSON.stringify(found));
});
"""


@pytest.mark.slow
@pytest.mark.skipif(_NODE is None, reason="needs Node")
def test_the_phone_plans_as_the_program_does(tmp_path: Path) -> None:
    """60 drawn days, with pins, bans, waivers, projects and an earlier plan: in every session the
    same stories, in the same order, and the same backups.
    """
    cases = [case(number) for number in range(len(SIZES))]
    (tmp_path / "cases.json").write_text(json.dumps(cases))
    (tmp_path / "code.js").write_text(solver.code(), "utf-8")
    (tmp_path / "run.cjs").write_text(_RUN)
    wasm = ROOT / "templates" / "phone" / "solver" / "highs.wasm.gz"
    assert _NODE
    ran = subprocess.run(
        [
            _NODE,
            *map(str, (tmp_path / "run.cjs", tmp_path / "code.js", wasm, tmp_path / "cases.json")),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-600:]
    for number, (found, known) in enumerate(zip(json.loads(ran.stdout), cases, strict=True)):
        assert found == known["expected"], number


@pytest.mark.slow
def test_a_browser_plans_alike(open_day: OpenDay) -> None:
    """The same in a browser, from the disk and under the page's own policy: every sixth day."""
    page = open_day()
    for number in range(0, len(SIZES), 6):
        known = case(number)
        found = page.evaluate(
            "async ({ tables, told }) => [...(await solver())(tables, new Map(told))]", known
        )
        assert found == known["expected"], number


@pytest.mark.slow
def test_telling_something_else_plans_the_rest_anew(open_day: OpenDay, harbor: Application) -> None:
    """Ana hears what Søren was to hear: the page then shows what `plan --told` says, also when it
    is opened again, and goes back to the plan as it was. The planner is unpacked while somebody
    looks for what was told.
    """
    page = open_day(query="?at=10:45")
    assert page.evaluate("!window.loadHighs")
    page.locator("#session-1 .after > summary").click()
    page.evaluate("async () => { while (!window.loadHighs) await new Promise(setTimeout); }")
    page.locator("#session-1 select").select_option(label="They wait, nobody pays")
    page.locator("#session-1 .told").get_by_label("Opponents wrote the roster rules").check()
    before = _shown(page)
    page.locator("#session-1 .replan").click()
    page.locator("#replanned").get_by_text("been replanned").wait_for()
    told = ["own-roster=ana-ruiz", "carrier-contract=ana-ruiz"]
    cues = {story.id: story.cue for story in harbor.candidate.stories}
    made = planning.planned(ROOT, harbor.id, None, without=(), told=told).plan
    expected = {
        session.index: (
            [cues[choice.story] for choice in session.leads],
            [cues[choice.story] for choice in session.backups],
        )
        for session in made.sessions
    }
    assert _shown(page) == expected != before
    heard = page.locator("#index dd", has_text="They wait, nobody pays").all_text_contents()
    assert set(heard) == {"They wait, nobody pays (told at 09:40)"}
    page.locator("#session-1 .copy").click()
    written = page.locator("#session-1 .yaml").input_value()
    assert written.strip() == "told: [own-roster, carrier-contract]"
    reloaded(page)
    assert _shown(page) == expected
    page.get_by_role("button", name="Back to the original plan").click()
    assert _shown(page) == before
    reloaded(page)
    assert _shown(page) == before


def test_what_is_told_moves_stories_of_the_plan_as_it_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where no plan was kept and the day has begun: `plan --told` keeps as much as it can of
    the plan that packet and phone show, not of the one from before the day.
    """
    fresh, told = drawn(Random(9075), 5, 12, requirements=2), {0: ["s8", "s5"]}
    stage = len(fresh.record.rounds) - 1
    begun = noted(fresh, told, stage)
    monkeypatch.setattr(planning, "_read", lambda *_: (begun, ()))
    pairs = ["s0=p1", "s6=p1"]
    made = planning.planned(tmp_path, begun.id, None, without=(), told=pairs).plan
    shown = plan.make(begun, stage, earlier=plan.as_it_was(begun, stage))
    told[1] = ["s0", "s6"]
    expected = plan.replan(begun, stage, earlier=plan.lock.of(shown, begun), told=told)
    index = {story.id: place for place, story in enumerate(begun.candidate.stories)}
    assert choices(made, index) == choices(expected, index)


def _shown(page: object) -> dict[int, tuple[list[str], list[str]]]:
    found = page.evaluate(  # type: ignore[attr-defined]
        """() => [...document.querySelectorAll("[id^=session-]")].map((session) => [
          Number(session.id.split("-")[1]),
          ...[".leads", ".reserves"].map((part) =>
            [...session.querySelectorAll(`${part} summary`)].map((cue) => cue.textContent)),
        ])"""
    )
    return {number: (leads, backups) for number, leads, backups in found}


def test_a_day_in_numbers_tells_no_words() -> None:
    """What the phone plans with holds numbers alone."""
    application = drawn(Random(1), 5, 12)
    made = plan.make(application, len(application.record.rounds) - 1)
    tables = plan.tables(application, made)
    assert not any(
        letter.isalpha() for letter in json.dumps(list(_values(tables))).replace("null", "")
    )


def _values(value: object) -> list[object]:
    if isinstance(value, dict):
        return [_values(each) for each in value.values()]
    return [_values(each) for each in value] if isinstance(value, list) else [value]


def test_the_solver_is_the_published_one() -> None:
    """The bytes are those of npm's `highs` 1.15.3, with its licence beside them."""
    import gzip  # noqa: PLC0415

    folder = ROOT / "templates" / "phone" / "solver"
    for name, known in _HIGHS_1_15_3.items():
        unpacked = gzip.decompress((folder / f"{name}.gz").read_bytes())
        assert hashlib.sha256(unpacked).hexdigest() == known, name
    assert "MIT License" in (folder / "LICENSE").read_text()
    assert "HiGHS" in solver.block()[:200]


_TABLES = """
import json, sys
from pathlib import Path
from secondround import plan, records
for application in records.read(Path(sys.argv[1])).applications:
    stage = len(application.record.rounds) - 1
    print(json.dumps(plan.tables(application, plan.make(application, stage))))
"""


@pytest.mark.slow
def test_the_day_in_numbers_is_the_same_in_every_run() -> None:
    """No number depends on the order of a set, which Python's own seed draws anew in every run:
    not even that of a likely question which no story answers.
    """
    runs = []
    for seed in ("1", "2", "3"):
        command = [sys.executable, "-c", _TABLES, str(ROOT)]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        runs.append(subprocess.run(command, env=environment, check=True, capture_output=True))
    assert runs[0].stdout
    assert {run.stdout for run in runs} == {runs[0].stdout}
