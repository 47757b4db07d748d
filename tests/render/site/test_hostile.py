"""Texts that would be markup, in a real browser: on every page they are read, and nothing of them
runs.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from secondround.cli.group import app
from secondround.render.site.preview import Preview

pytestmark = [
    pytest.mark.slow,
]

_RUN = [
    "</title><script>ran=1</script>",
    "<img src=x onerror=ran=1>",
    '"><svg onload=ran=1>',
    "' autofocus onfocus=ran=1 tabindex=0 x='",
    "&lt;/title&gt;&lt;script&gt;ran=1&lt;/script&gt;",
    "&amp;lt;img src=x onerror=ran=1&amp;gt;",
    "--><script>ran=1</script><!--",
    "[a](javascript:ran=1)",
    "{{ 7 * 7 }}{% raw %}",
]
"""What would run or be swallowed somewhere: in a title, an attribute, a comment, twice unescaped,
as a template.
"""


def _written(words: str, index: int) -> str:
    return f"{words} {_RUN[index % len(_RUN)]}"


def _workspace(folder: Path, index: int) -> Path:
    """A workspace whose every text holds the markup number `index`, and the two after that."""

    def first(words: str) -> str:
        return _written(words, index)

    def second(words: str) -> str:
        return _written(words, index + 1)

    def third(words: str) -> str:
        return _written(words, index + 2)

    candidate = {
        "name": first("Robin"),
        "competencies": [second("organisation")],
        "facts": [{"id": "team", "say": third("nine people")}],
        "pitch": first("I move archives."),
        "stories": [
            {
                "id": "move",
                "title": second("Moved"),
                "situation": third("The lease ended."),
                "action": first("I found a hall."),
                "result": second("It cost 12 % less."),
                "cue": third("One weekend"),
                "shows": [second("organisation")],
                "probes": [{"text": first("Why?"), "answer": second("Because.")}],
            }
        ],
    }
    record = {
        "company": {
            "name": first("Acme"),
            "about": second("It stores paper."),
            "objectives": [{"text": third("Grow")}],
            "competitors": [{"name": first("Rival"), "difference": second("Bigger.")}],
            "culture": third("Calm."),
        },
        "role": {
            "title": second("Office lead"),
            "pay": third("60,000"),
            "motivation": first("I like paper."),
            "requirements": [{"text": third("Runs it"), "shows": [second("organisation")]}],
        },
        "interviewers": {
            "kim": {
                "name": third("Kim"),
                "say": first("kim"),
                "title": second("Head"),
                "role": "hiring manager",
                "background": first("Ten years."),
                "cares_about": [second("organisation")],
                "likely_questions": [third("Who?")],
            }
        },
        "rounds": [
            {
                "name": first("Second"),
                "date": "2026-11-24",
                "time_zone": "Europe/London",
                "place": second("Quay"),
                "sessions": [
                    {"at": "10:00", "minutes": 45, "with": ["kim"], "name": third("Talk")}
                ],
            }
        ],
        "questions": [first("What next?")],
        "logistics": {"bring": [second("Pen")], "contact": third("Desk")},
    }
    assert CliRunner().invoke(app, ["init", str(folder)]).exit_code == 0
    shutil.rmtree(folder / "packets" / "example-company")
    (folder / "packets" / "acme").mkdir()
    (folder / "packets" / "candidate.yml").write_text(json.dumps(candidate), "utf-8")
    (folder / "packets" / "acme" / "interview.yml").write_text(json.dumps(record), "utf-8")
    return folder


@pytest.mark.parametrize("index", range(0, len(_RUN), 3))
def test_no_text_of_a_record_runs_on_the_site(index: int, browser: Browser, tmp_path: Path) -> None:
    """On the home page, the packet and in the search nothing runs, and the tab shows the title as
    it is written.
    """
    root = _workspace(tmp_path / "workspace", index)
    done = CliRunner().invoke(app, ["build", "--no-pdf", "--workspace", str(root)])
    assert done.exit_code == 0, done.output
    said: list[str] = []
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(0)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    with Preview(root / "site", port=0) as preview:
        for place in ("", "acme/index.html"):
            page.goto(preview.address + place)
            assert _ran(page) == []
        title = f"{_written('Acme', index)}: {_written('Office lead', index + 1)}"
        assert page.title() == f"{title} - My interviews"
        assert page.locator("h1").inner_text() == title
        page.locator(".md-search__input").click()
        page.locator(".md-search-result__meta", has_text="Type to start").wait_for()
        page.keyboard.type("Moved", delay=20)
        page.locator(".md-search-result__item").first.wait_for()
        assert _ran(page) == []
        page.context.close()
    assert said == []


def _ran(page: Page) -> list[str]:
    """What of a text is in the page as markup: elements that only markup brings, handlers, and
    whether it ran.
    """
    found: list[str] = page.evaluate(
        """async () => {
          await new Promise(done => setTimeout(done, 100))
          const found = [...document.querySelectorAll("*")].filter(each =>
            each.matches("article img, .md-search img, [href^='javascript:']") ||
            (each.tagName === "SCRIPT" && each.textContent.includes("ran=1")) ||
            [...each.attributes].some(one => /^on/.test(one.name)))
          return [...found.map(each => each.outerHTML), ...("ran" in window ? ["ran"] : [])]
        }"""
    )
    return found
