"""Packets drawn from a seed, with what breaks a layout: on no page does anything scroll sideways,
on the smallest phone and at 200 per cent.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from secondround.cli.group import app

from .serving import served
from .test_browser import _page

pytestmark = pytest.mark.slow

_PACKETS = 10
_WORDS = [
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    "https://example.org/" + "a-very-long-path/" * 6,
    "x" * 80,
    "first.middle.last.name@a-very-long-host-name.example.com",
    "Αντικωνσταντινουπολίτισσα",
    "საქართველო",
    "непреодолимодостопримечательность",
    "面接の準備をしておくための長い文",
    "snake_case_that_never_ends_" * 3,
    "calm",
    "ready",
    "thirty-one of thirty-four",
]
_AT_EDGE = """() => [...document.querySelectorAll("article *")].filter(each => {
  if (each.getBoundingClientRect().right <= innerWidth + 1) return false
  for (let around = each; around; around = around.parentElement) {
    if (getComputedStyle(around).overflowX !== "visible") return false
    if (around.matches("svg, .strip")) return false
  }
  return true
}).map(each => each.outerHTML.slice(0, 120))"""


def _words(random: Random, count: int) -> str:
    return " ".join(random.choice(_WORDS) for _ in range(count))[:250].strip()


def _candidate(random: Random) -> dict[str, Any]:
    stories = []
    for number in range(18):
        told = {part: _words(random, 6) for part in ("situation", "action", "result", "title")}
        probe = {"text": _words(random, 3), "answer": _words(random, 4)}
        shows = [f"skill {number % 5}"]
        cue = _words(random, 1)
        story = {"id": f"story-{number}", "shows": shows, "probes": [probe], "cue": cue}
        stories.append({**story, **told})
    return {"name": _words(random, 2)[:70], "pitch": _words(random, 20), "stories": stories}


def _record(random: Random) -> dict[str, Any]:
    people = {}
    for number in range(random.randint(1, 12)):
        people[f"person-{number}"] = {
            "name": f"{random.choice(_WORDS)[:60]} {number}",
            "title": _words(random, 2),
            "say": random.choice(_WORDS)[:40],
            "background": _words(random, 5),
            "cares_about": [f"skill {random.randrange(5)}"],
            "likely_questions": [_words(random, 3)],
        }
    sessions = []
    for number in range(random.randint(1, 14)):
        at = f"{8 + number * 40 // 60:02}:{number * 40 % 60:02}"
        met = random.sample(sorted(people), min(len(people), random.randint(1, 3)))
        session = {"minutes": 30, "with": met, "place": _words(random, 2)}
        sessions.append({**session, **({"at": at} if random.random() < 0.8 else {})})
    day = {"name": "Second", "date": "2026-11-24", "time_zone": "Europe/Berlin"}
    company = {"name": _words(random, 2)[:70], "about": _words(random, 12)}
    requirements = [{"text": _words(random, 3), "shows": [f"skill {n}"]} for n in range(5)]
    return {
        "company": {**company, "news": [{"date": "2026-11-01", "title": _words(random, 4)}]},
        "role": {"title": _words(random, 2)[:70], "requirements": requirements},
        "interviewers": people,
        "rounds": [{**day, "place": _words(random, 3), "sessions": sessions}],
        "questions": [{"text": _words(random, 4), "ask_everyone": True}],
        "expect": [{"text": _words(random, 4)}],
        "logistics": {"bring": [_words(random, 2)], "contact": _words(random, 2)},
    }


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("drawn") / "workspace"
    assert CliRunner().invoke(app, ["init", str(root)]).exit_code == 0
    shutil.rmtree(root / "packets" / "example-company")
    random = Random(11)
    _write(root / "packets" / "candidate.yml", _candidate(random))
    for number in range(_PACKETS):
        _write(root / "packets" / f"packet-{number}" / "interview.yml", _record(random))
    done = CliRunner().invoke(app, ["build", "--no-pdf", "--workspace", str(root)])
    assert done.exit_code == 0, done.output
    with served(root / "site") as address:
        yield address


def _write(path: Path, fields: dict[str, Any]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(fields), "utf-8")


def test_nothing_scrolls_sideways(browser: Browser, drawn: str) -> None:
    """Every section open; only what scrolls within itself may be wider. 640 dots are a screen of
    1280 at 200 per cent.
    """
    page = _page(browser, viewport={"width": 320, "height": 640})
    for place in ("", *(f"packet-{number}/index.html" for number in range(_PACKETS))):
        page.goto(drawn + place, wait_until="load")
        page.evaluate(
            "document.querySelectorAll('article [aria-expanded=false]').forEach(one => one.click())"
        )
        for width in (320, 640):
            page.set_viewport_size({"width": width, "height": 640})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert (place, wide, page.evaluate(_AT_EDGE)) == (place, width, [])
        page.set_viewport_size({"width": 320, "height": 640})
    page.context.close()
