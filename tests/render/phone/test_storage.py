"""What the day keeps in the browser, and finds there damaged or from another hand."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tests.kept_storage import reloaded
from tests.render.phone.conftest import OpenDay

pytestmark = pytest.mark.slow

NONSENSE = (
    "{",
    "null",
    "5",
    "true",
    '"text"',
    "[]",
    "{}",
    "[null, 3]",
    "[[1], [[]], {}]",
    '{"a": null, "asked": {}, "Ana Ruiz": 7}',
    '{"told": 5, "asked": ["Why?"], "promised": "a call"}',
    '{"Ana Ruiz": [999, "0", null]}',
    '[[1, null], [1, {"leads": [999], "backups": []}], ["x", {"leads": [], "backups": []}]]',
    '[["yesterday", "pitch", true, 1, 1], ["2026-11-20T18:00:00", "pitch", "yes", 60, 100]]',
    '[["2026-11-20T18:00:00", "pitch", true]]',
)
NOTE = "Why did you leave?"


def test_no_value_stops_the_day(open_day: OpenDay) -> None:
    """Whatever is found under any of its names, also what belongs under another: the page opens
    with all of its parts, and what it keeps from then on it finds again. What it could not read is
    still there.
    """
    page = open_day(query="?at=09:45")
    _use(page)
    assert page.get_by_text("This browser keeps nothing").count() == 0
    page.evaluate(_REPLAN)
    kept: dict[str, str] = page.evaluate("({ ...localStorage })")
    assert len(kept) == 5
    for name, own in kept.items():
        for value in (*NONSENSE, *kept.values()):
            page.evaluate(
                """([kept, name, value]) => {
                  localStorage.clear();
                  Object.assign(localStorage, kept, { [name]: value });
                }""",
                [kept, name, value],
            )
            reloaded(page)
            assert page.evaluate(_PARTS) == [1, 7, "09:40"], (name, value)
            _use(page)
            texts: list[str] = page.evaluate("Object.values(localStorage)")
            empty = value in {own, "[]", "{}"}
            assert empty or any(value in text for text in texts), (name, value)
            reloaded(page)
            assert page.evaluate(_KEPT) == [True, NOTE], (name, value)


_PARTS = """[performance.getEntriesByName("usable").length, all(".after").length,
  find("nav [aria-current]").textContent.trim()]"""
_KEPT = """[find("#session-1 .boxes:not(.told) input").checked,
  find("#session-1 [name=asked]").value]"""
_REPLAN = """async () => {
  const button = find("#session-1 .replan");
  button.click();
  while (button.disabled) await new Promise((done) => setTimeout(done, 5));
}"""


def _use(page: Page) -> None:
    """A tick, a note, and a card that is said; all at once, since thumbs take a browser long."""
    page.evaluate(
        """(note) => {
          const box = find("#session-1 .boxes:not(.told) input");
          if (!box.checked) box.click();
          const field = find("#session-1 [name=asked]");
          field.value = note;
          field.dispatchEvent(new Event("input", { bubbles: true }));
          for (const id of ["#start", "#show", "#said"]) find(id).click();
        }""",
        NOTE,
    )


def test_notes_that_cannot_be_read_are_shown(open_day: OpenDay) -> None:
    """They stand below the day, as they are, and are no longer taken for a session's."""
    page = open_day()
    _use(page)
    name = page.evaluate("Object.keys(localStorage).find((each) => each.includes(': debrief '))")
    half = '{"asked":"Why cold goods? And nights'
    page.evaluate("(given) => localStorage.setItem(...given)", [name, half])
    reloaded(page)
    assert page.locator("#session-1 [name=asked]").input_value() == ""
    shown = page.locator("#debrief p", has_text="that this page cannot read")
    assert shown.inner_text() == (
        f"Of “Ana Ruiz”, something is kept here that this page cannot read: {half}"
    )


def test_what_was_told_in_a_session_that_is_gone_can_be_read(open_day: OpenDay) -> None:
    """Where it was renamed or called off, the stories ticked there are named below the day, each by
    its cue, or as it was kept where the bank no longer has it.
    """
    page = open_day()
    _use(page)
    name = page.evaluate("Object.keys(localStorage).find((each) => each.includes(': debrief '))")
    kept = '{"told":["","freezer-night","given-up"],"asked":"Why?"}'
    gone = name.replace("Ana Ruiz", "Anna Ruiz")
    page.evaluate("(given) => localStorage.setItem(...given)", [gone, kept])
    reloaded(page)
    shown = page.locator("#debrief p", has_text="no longer in this day")
    assert shown.inner_text() == (
        "Of “Anna Ruiz”, no longer in this day, you wrote: "
        "Freezer dead at two, nothing wasted; given-up; Why?"
    )


def test_two_tabs_lose_nothing_of_each_other(open_day: OpenDay) -> None:
    """Ticks, notes and cards of one tab are kept beside those of the other, which shows them when
    it is looked at again.
    """
    first = open_day()
    second = first.context.new_page()
    second.goto(first.url)
    for page, session, name in ((first, 1, "asked"), (second, 2, "promised")):
        page.evaluate(
            """([session, name, note]) => {
              find(`#session-${session} .boxes:not(.told) input`).click();
              const field = find(`#session-1 [name=${name}]`);
              field.value = note;
              field.dispatchEvent(new Event("input", { bubbles: true }));
              for (const id of ["#start", "#show", "#said"]) find(id).click();
            }""",
            [session, name, NOTE],
        )
        page.wait_for_timeout(1000)  # a second tells one card from the next in the log
    first.evaluate("async () => { while (!isStale) await new Promise(setTimeout); }")
    with first.expect_navigation():
        first.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert first.locator(".boxes:not(.told) input:checked").count() == 2
    for name in ("asked", "promised"):
        assert first.locator(f"#session-1 [name={name}]").input_value() == NOTE
    kept = "JSON.parse(localStorage.getItem(`${data.key}: practised`)).length"
    assert first.evaluate(kept) == 2


def test_the_original_plan_comes_back_where_one_reads(open_day: OpenDay) -> None:
    """Nothing is loaded again: what is unfolded stays so, and the screen does not jump."""
    page = open_day(query="?at=10:45", reduced_motion="reduce")
    session = page.locator("#session-1")
    session.locator(".after > summary").click()
    session.locator(".told").get_by_label("No story").check()
    session.locator(".replan").click()
    page.locator("#replanned").wait_for()
    assert session.locator(".nothing").inner_text() == "No story."
    page.get_by_role("button", name="Back to the original plan").click()
    assert not page.locator("#replanned").is_visible()
    assert session.locator(".after").evaluate("each => each.open")
    assert session.locator(".leads [data-story]").count() == 3
    top = page.locator("#session-2").bounding_box()
    assert top
    assert 0 <= top["y"] < 844
