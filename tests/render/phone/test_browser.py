"""The day in a real browser, opened from the disk: the clock, the boxes, the debrief, rehearsal."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Page
from tests import axe
from tests.factories import CANDIDATE, RECORD, STORY, application
from tests.kept_storage import reloaded
from tests.render.phone.conftest import ROOT, OpenDay, day
from tests.render.site.test_browser import WATCH_JUMPS
from tests.workspaces import RunIn

from secondround import packet, plan, records
from secondround.app import practising
from secondround.packet import PracticeCard
from secondround.records import Application
from secondround.records.models import Practised
from secondround.render import phone
from secondround.vocabulary import Edition

pytestmark = pytest.mark.slow

NARROW = 320
"""Dots across the smallest phone."""


def _now(page: Page) -> str:
    """The time of the session that is framed; "" without one."""
    shown = page.evaluate("document.querySelector('nav [aria-current]')?.textContent ?? ''")
    return str(shown).strip()


@pytest.mark.parametrize(
    ("at", "framed"),
    [
        ("06:00", "09:00"),
        ("09:29", "09:00"),
        ("09:30", "09:40"),
        ("10:39", "09:40"),
        ("15:09", "14:55"),
        ("15:10", ""),
    ],
)
def test_the_session_that_is_now_is_framed(open_day: OpenDay, at: str, framed: str) -> None:
    """By the clock: the one that runs, else the next one; none when the day is over."""
    page = open_day(query=f"?at={at}")
    assert _now(page) == framed
    assert page.locator("section.now .who > p").all_inner_texts() == (
        [] if not framed else [page.locator("section.now .who > p").inner_text()]
    )
    if framed:
        assert page.locator("section.now .who > p").inner_text().startswith(framed)


@pytest.mark.parametrize(
    ("zone", "framed"), [("Europe/Berlin", "10:55"), ("America/New_York", "10:55")]
)
def test_the_clock_is_that_of_the_round(open_day: OpenDay, zone: str, framed: str) -> None:
    """At 10:00 UTC it is eleven in Hamburg, wherever the phone believes it is."""
    page = open_day("candidate", timezone_id=zone)
    page.clock.set_fixed_time("2026-11-24T10:00:00Z")
    reloaded(page)
    assert _now(page) == framed


def test_a_day_without_a_zone_is_right_when_clocks_change(
    browser: Browser, harbor: Application, tmp_path: Path
) -> None:
    """It is the reader's own then: on the Sunday that begins in summer time and is over in winter
    time, ten is ten.
    """
    stage = harbor.record.rounds[-1]
    moved = {"date": dt.date(2026, 10, 25), "time_zone": None}
    rounds = (*harbor.record.rounds[:-1], stage.model_copy(update=moved))
    record = harbor.record.model_copy(update={"rounds": rounds})
    file = tmp_path / "day.html"
    file.write_text(day(replace(harbor, record=record)), "utf-8")
    page = browser.new_context(timezone_id="Europe/Berlin").new_page()
    page.clock.set_fixed_time("2026-10-25T08:45:00Z")  # 09:45 there
    page.goto(file.as_uri())
    assert _now(page) == "09:40"
    page.context.close()


def test_other_days_frame_nothing(open_day: OpenDay) -> None:
    """Four days before, no session is now, and the page says how long it is."""
    page = open_day()
    page.clock.set_fixed_time("2026-11-20T10:00:00Z")
    reloaded(page)
    assert _now(page) == ""
    assert "in 4 days" in page.locator(".head").inner_text()


def test_a_tick_stays_and_ticks_no_other(open_day: OpenDay) -> None:
    """The same question stands in six sessions; ticking it in one ticks it there, for good."""
    page = open_day()
    question = "What does a good night look like here, seen from your desk?"
    assert page.get_by_label(question).count() >= 6
    page.locator("#session-1").get_by_label(question).check()
    reloaded(page)
    assert page.locator("#session-1").get_by_label(question).is_checked()
    assert page.locator(".boxes input:checked").count() == 1


def test_a_phone_that_keeps_nothing_shows_everything(open_day: OpenDay) -> None:
    """Where storage is refused, all works for as long as the page is open; and the form says that
    what is written in it has to be copied.
    """
    page = open_day(query="?at=09:45")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })"
    )
    page.reload()
    box = page.locator("#session-1 .boxes input").first
    box.check()
    assert box.is_checked()
    assert _now(page) == "09:40"
    _write_down(page, [], {"They asked": "Why now?"})
    assert page.get_by_text("copy it before you close the page").count() == 1


@pytest.mark.slow
def test_an_older_browser_shows_the_day(browser: Browser, files: Path) -> None:
    """Where nothing can be unpacked, the session that is now is framed, ticks and notes are kept,
    and each place that lacks something says so.
    """
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.add_init_script("delete window.DecompressionStream")
    page = context.new_page()
    page.goto((files / "candidate.html").as_uri() + "?at=09:45")
    page.get_by_text("use a newer browser").last.wait_for()
    assert _now(page) == "09:40"
    page.locator("#session-1 .boxes input").first.check()
    page.locator("#session-1 .after > summary").click()
    page.locator("#session-1 [name=asked]").fill("Why now?")
    reloaded(page)
    assert page.locator("#session-1 .boxes input").first.is_checked()
    assert page.locator("#session-1 [name=asked]").input_value() == "Why now?"
    session = page.locator("#session-1")
    assert session.get_by_text("use a newer browser: Safari 16.4").count() == 1
    assert page.get_by_role("button").count() == 0
    context.close()


def test_a_cue_unfolds_into_half_a_minute(open_day: OpenDay) -> None:
    """Closed, the cue alone; open, the result first. Private notes are folded away."""
    page = open_day()
    story = page.locator("#session-1 [data-story]").first
    assert not story.locator("p").first.is_visible()
    story.locator("summary").click()
    assert story.locator("b").inner_text().startswith("We saved all of the stock")
    assert not page.locator("#session-1 .private p").first.is_visible()


def test_what_is_printed_is_unfolded(open_day: OpenDay) -> None:
    """On paper nothing can be tapped: what is folded is there, but for what is private, and buttons
    are not.
    """
    page = open_day()
    page.emulate_media(media="print")
    for shown in ("#session-1 [data-story] p", "#index dd", "#session-1 .likely li"):
        assert page.locator(shown).first.is_visible()
        assert page.locator(shown).first.evaluate("one => one.checkVisibility()")
    for hidden in ("nav", "#session-1 .private p", "#debrief button"):
        assert not page.locator(hidden).first.evaluate("one => one.checkVisibility()")


def test_what_is_tapped_is_large_enough(open_day: OpenDay) -> None:
    """A link of the page is as high as a thumb needs: 44 dots (WCAG 2.5.5)."""
    page = open_day()
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    heights = page.evaluate(
        "[...document.querySelectorAll('main a, button, summary')]"
        ".filter(each => each.checkVisibility())"
        ".map(each => each.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44


def test_the_times_stay_on_top(open_day: OpenDay) -> None:
    """However far one has read, one tap leads to any session, and nothing of it is covered."""
    page = open_day(reduced_motion="reduce")
    page.get_by_role("navigation").get_by_role("link", name="14:15").click()
    bar = page.locator("#bar").bounding_box()
    heading = page.locator("#session-5 h2").bounding_box()
    assert bar
    assert heading
    assert bar["y"] == 0
    assert bar["y"] + bar["height"] <= heading["y"] < 300
    assert page.get_by_role("link", name="Late? Call Kim Lee").get_attribute("href") == (
        "tel:+494066969120"
    )


def test_a_usual_day_has_its_times_in_one_row(open_day: OpenDay) -> None:
    """Seven, on a phone of 360 dots: what to tell begins in the upper half of the screen. Each is
    as wide as a thumb needs.
    """
    page = open_day(query="?at=09:45", viewport={"width": 360, "height": 740})
    boxes = [link.bounding_box() for link in page.locator("nav a").all()]
    assert len({box["y"] for box in boxes if box}) == 1
    assert min(box["width"] for box in boxes if box) >= 44
    cue = page.locator("#session-1 [data-story] summary").first.bounding_box()
    assert cue
    assert cue["y"] < 740 / 2


@pytest.mark.parametrize(
    ("told", "texts"),
    [
        ([], {}),
        (
            ["Freezer dead at two, nothing wasted"],
            {
                "They asked": "Why here: now? # really\n\n- and: what if",
                "You promised": "\t  the \"roster\" & 'sheet' \u2028 a call by 2026-11-27",
                "Doubts you heard": "They need |\n> somebody by May \\ {soon} [it is so]",
                "You said": "Notice: from 1 March\n95,000: at least",
                "They said": "“A quiet night” 🌙: yes, {really}",
                "How it went": "Well.\n\n#1 of all",
            },
        ),
        (["No story"], {"They asked": "Why now?"}),
        ([], {"They asked": f"{'why ' * 100}\nWhy not?", "You promised": "a by 2026-02-30"}),
    ],
)
def test_the_debrief_is_ready_for_the_record(
    open_day: OpenDay, run_in: RunIn, tmp_path: Path, told: list[str], texts: dict[str, str]
) -> None:
    """Pasted below its session, it is read by `check`, and says what was written on the phone.
    Where no box is ticked, nothing is said of what was told: "No story" has a box of its own.
    """
    page = open_day()
    _write_down(page, told, texts)
    page.locator("#session-1").get_by_role("button", name="Copy for the record").click()
    pasted = page.locator("#session-1").get_by_label("For the record").input_value()
    root = _workspace(tmp_path, pasted)
    checked = run_in("check", cwd=root)
    assert " error " not in checked.output
    _is_noted(root, told, texts)


def test_the_whole_day_is_taken_over(open_day: OpenDay, run_in: RunIn, tmp_path: Path) -> None:
    """Copied at once, all that was written down is read by `debrief`, and nothing else is."""
    page = open_day()
    whole = page.locator("#debrief")
    whole.get_by_role("button").click()
    assert "Nothing is written down yet." in whole.inner_text()
    told, texts = ["Freezer dead at two, nothing wasted"], {"They asked": "Why now?"}
    _write_down(page, told, texts)
    whole.get_by_role("button").click()
    root = _workspace(tmp_path, "")
    copied = whole.get_by_label("The whole day").input_value()
    assert copied.startswith(
        'packet: amara-okafor/harbor\nround: "Second interview"\nsessions:\n'
        '  - session: "09:40 ana-ruiz"'
    )
    (tmp_path / "day.yml").write_text(copied, "utf-8")
    done = run_in("debrief", "harbor", "--from", "day.yml", "--yes", cwd=root)
    assert "Written." in done.output, done.output
    _is_noted(root, told, texts)
    sessions = records.read(root).applications[0].record.rounds[1].sessions
    assert [session.noted for session in sessions].count(True) == 1


def _write_down(page: Page, told: list[str], texts: dict[str, str]) -> None:
    session = page.locator("#session-1")
    session.locator(".after > summary").click()
    for cue in told:
        session.locator(".told").get_by_label(cue).check()
    for label, text in texts.items():
        session.locator("form").get_by_label(label).fill(text)


def _is_noted(root: Path, told: list[str], texts: dict[str, str]) -> None:
    """The record's second session of the second round holds each line that was written."""
    read = records.read(root)
    assert [problem.message for problem in read.problems if problem.severity.name == "ERROR"] == []
    written = read.applications[0].record.rounds[1].sessions[1]
    heard = {"Freezer dead at two, nothing wasted": ("freezer-night",), "No story": ()}
    assert written.told == (heard[told[0]] if told else None)
    found = [written.debrief or ""]
    for entries in (written.asked, written.concerns, written.stated, written.quotes):
        found += (entry.text for entry in entries)
    found += (f"{one.text} by {one.due}" if one.due else one.text for one in written.promised)
    noted = "\n".join(found)
    for text in texts.values():
        for line in filter(None, map(str.strip, text.replace("\u2028", "\n").split("\n"))):
            assert line.removeprefix("Notice: ") in noted
    assert [one.about for one in written.stated if one.about != "other"] == (
        ["notice"] if "You said" in texts else []
    )


def _workspace(folder: Path, pasted: str) -> Path:
    """The example with those lines below its second session."""
    source = ROOT / "packets" / "amara-okafor"
    for name in ("candidate.yml", "harbor/interview.yml", "library/nights.yml"):
        text = (source / name).read_text("utf-8")
        if name.endswith("interview.yml"):
            line = "        tell: [freezer-night]\n"
            place = text.index(line) + len(line)
            text = text[:place] + pasted + text[place:]
        target = folder / "packets" / "amara-okafor" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text("utf-8"), "utf-8")
    return folder


def test_rehearsal_brings_back_what_could_not_be_said(open_day: OpenDay) -> None:
    """One card at a time with its text hidden; what was not said comes back after two others, what
    was said is done for today, also when the page is opened again.
    """
    page = open_day()
    page.locator("#start").click()
    first = page.locator("#prompt").inner_text()
    assert not page.locator("#answer").is_visible()
    page.locator("#show").click()
    assert page.locator("#answer").inner_text().strip()
    page.locator("#not-yet").click()
    seen = []
    for _ in range(6):
        seen.append(page.locator("#prompt").inner_text())
        page.locator("#show").click()
        page.locator("#said").click()
    assert seen.index(first) == 2
    assert len(set(seen)) == 6
    left = page.locator("#progress").inner_text()
    page.locator("#log").click()
    said = practising.read("pasted.yml", page.locator("#rehearsal .yaml").input_value().encode())
    assert [entry.said for entry in said] == [False, *[True] * 6]
    assert said[0].card.removeprefix("asked ") == first
    reloaded(page)
    assert page.locator("#progress").inner_text() == left


def test_a_clock_put_right_loses_no_rehearsal(open_day: OpenDay) -> None:
    """Back while a card is said, on by weeks, or the phone laid aside for a night: what is copied
    is taken, and says nothing of how long it took. Ten minutes can be what it took.
    """
    page = open_day()
    times = (("20T18:00", "20T17:00"), ("01T18:00", "20T18:00"), ("20T22:00", "21T07:00"))
    for begun, said in (*times, ("21T08:00", "21T08:10")):
        page.clock.set_fixed_time(f"2026-11-{begun}")
        page.locator("#start:visible, #not-yet:visible").first.click()
        page.clock.set_fixed_time(f"2026-11-{said}")
        page.locator("#show").click()
    page.locator("#said").click()
    page.locator("#log").click()
    copied = page.locator("#rehearsal .yaml").input_value().encode()
    assert [entry.seconds for entry in practising.read("pasted.yml", copied)] == [0, 0, 0, 600]


def _practised(random: Random, cards: Sequence[PracticeCard]) -> tuple[Practised, ...]:
    """What was rehearsed in the fortnight before the 21st, on the phone or at the terminal."""
    found: list[Practised] = []
    for card in random.choices(cards, k=random.randint(0, 60)):
        at = f"2026-11-{random.randint(7, 21):02}T{random.randint(0, 11):02}:00:{len(found):02}"
        said = random.random() < 0.7
        found.append(Practised(at=at, card=card.key, said=said, seconds=70, words=card.words))
    return tuple(sorted(found, key=lambda entry: entry.at))


_SAID_BY_HEART = """() => {
  const find = (id) => document.getElementById(id), prompts = [];
  find("start").click();
  while (find("show").checkVisibility()) {
    prompts.push(find("prompt").innerText);
    find("show").click();
    find("said").click();
  }
  return prompts;
}"""
"""Each card that is asked, said at once; as a thumb would, which takes a browser fifty times as
long.
"""


@pytest.mark.parametrize("seed", range(4))
def test_the_phone_goes_on_from_the_log(
    seed: int, browser: Browser, harbor: Application, tmp_path: Path
) -> None:
    """It asks the cards that `practice` would ask at the terminal, in the same order, whatever is
    in the log; what it copies then completes that log, and once the page has it, it is not copied
    again.
    """
    planned = plan.make(harbor, 1)
    deck = packet.deck(harbor, planned)
    assert deck
    log = _practised(Random(seed), deck.cards)
    at_terminal = practising.Rehearsal(tmp_path, harbor, deck, log)
    page = browser.new_context(timezone_id="Europe/Berlin").new_page()
    page.clock.set_fixed_time("2026-11-21T18:00:00+01:00")

    def opened(known: practising.Rehearsal) -> None:
        shown = packet.phone(harbor, planned, Edition.CANDIDATE, known.log)
        assert shown
        (tmp_path / "day.html").write_text(phone.page(shown, None), "utf-8")
        page.goto((tmp_path / "day.html").as_uri())

    opened(at_terminal)
    prompts = page.evaluate(_SAID_BY_HEART)
    today = dt.date(2026, 11, 21)
    assert prompts == [card.prompt for card in at_terminal.due(today)]
    page.locator("#log").click()
    copied = page.locator("#rehearsal .yaml").input_value().encode()
    after = at_terminal.with_entries(practising.read("pasted.yml", copied))
    assert after.due(today) == ()
    assert {card.key for card in deck.cards if card.words} <= {
        entry.card for entry in after.log if entry.words
    }
    opened(after)
    assert "0 of" in page.locator("#progress").inner_text()
    assert not page.locator("#log").is_visible()
    times = f"{after.runs} time" if after.runs > 1 else "once"
    assert f"said {times}" in page.locator("#progress").inner_text()


def test_the_ring_counts_ninety_seconds(open_day: OpenDay) -> None:
    """It counts down as time goes, and says so when the time is up."""
    page = open_day()
    page.clock.install()
    reloaded(page)
    page.locator("#start").click()
    page.clock.run_for(30_000)
    assert page.locator("#ring text").text_content() == "60 s"
    page.clock.run_for(61_000)
    assert page.locator("#ring text").text_content() == "Time"


@pytest.mark.parametrize("width", [NARROW, 390, 1280])
@pytest.mark.parametrize("edition", ["candidate", "carry"])
def test_everybody_can_read_it(open_day: OpenDay, edition: str, width: int) -> None:
    """Axe finds nothing by day and by night, with all unfolded, the rest of the day replanned,
    what was written copied and a rehearsal begun; nothing goes over the side. Colours are the same
    at every width.
    """
    page = open_day(edition, "?at=09:45", viewport={"width": width, "height": 844})
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    if edition == "candidate":
        page.locator("#session-1 select").select_option(label="They wait, nobody pays")
        page.locator("#session-1 [name=asked]").fill("Why here?")
        page.locator("#session-1 .replan").click()
        page.locator("#replanned").get_by_text("been replanned").wait_for()
        page.locator("#session-1 .copy").click()
        page.locator("#debrief button").click()
        page.locator("#start").click()
        page.locator("#show").click()
    assert axe.faults(page, axe.SCHEMES if width == NARROW else ()) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_jumps_while_it_opens(browser: Browser, files: Path) -> None:
    """What the script adds pushes nothing that is seen."""
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.add_init_script(WATCH_JUMPS)
    for query in ("", "?at=09:45"):
        page.goto((files / "candidate.html").as_uri() + query)
        page.evaluate("new Promise((seen) => requestAnimationFrame(() => setTimeout(seen, 200)))")
        assert page.evaluate("jumps") < 0.05
    page.context.close()


def test_letters_twice_as_large_fit(open_day: OpenDay) -> None:
    """At 200 % on a small phone, nothing goes over the side or is cut, no time is broken, and a bar
    that would cover much of the screen goes up with the page.
    """
    page = open_day(viewport={"width": 320, "height": 640})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    name = page.locator("#bar b")
    assert name.evaluate("(name) => name.scrollHeight <= name.clientHeight")
    lines = """(times) => times.map((time) => {
      const range = document.createRange();
      range.selectNodeContents(time.firstChild);
      return range.getClientRects().length;
    })"""
    assert set(page.locator(".who > p").evaluate_all(lines)) == {1}
    page.evaluate("scrollTo({ top: 2000, behavior: 'instant' })")
    page.locator("#bar.free").wait_for(state="attached")
    edge = "document.querySelector('#bar').getBoundingClientRect()"
    assert page.evaluate(f"{edge}.bottom < 0")
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.locator("#bar:not(.free)").wait_for()
    assert page.evaluate(f"{edge}.top === 0")
    page.set_viewport_size({"width": 160, "height": 560})
    page.evaluate("scrollTo({ top: 2000, behavior: 'instant' })")
    assert page.evaluate(f"{edge}.bottom < 0")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_story_that_was_told_says_so_where_it_stands(open_day: OpenDay) -> None:
    """Ticked below "Afterwards", it is marked by its cue, too, until the tick is taken back."""
    page = open_day("candidate", "?at=09:45")
    page.evaluate("document.querySelectorAll('.after').forEach((each) => { each.open = true })")
    box = page.locator("#session-1 .told").get_by_label("Opponents wrote the roster rules")
    box.check()
    marked = page.locator("[data-mark=told]")
    assert marked.all_inner_texts() == ["Opponents wrote the roster rules"]
    assert marked.evaluate("one => getComputedStyle(one, '::after').content") == '"told"'
    box.uncheck()
    assert page.locator("[data-mark=told]").count() == 0


def test_a_story_told_to_somebody_else_says_so_everywhere(open_day: OpenDay) -> None:
    """Where it was planned, and where the index leads to it, before anything is replanned; ticks
    are there again when the page is.
    """
    page = open_day("candidate", "?at=09:45")
    cue = "They wait, nobody pays"
    marked = page.locator("#session-5 [data-mark]")
    places = page.locator("#index dd", has_text=cue)
    assert set(places.all_text_contents()) == {f"{cue} (14:15)"}
    page.locator("#session-1 .after > summary").click()
    page.locator("#session-1 select").select_option(cue)
    for _ in ("ticked", "opened again"):
        assert marked.evaluate_all("all => all.map(one => one.dataset.mark)") == ["told at 09:40"]
        assert set(places.all_text_contents()) == {f"{cue} (told at 09:40)"}
        reloaded(page)
    page.locator("#session-1 .after > summary").click()
    page.locator("#session-1 .told").get_by_label(cue).uncheck()
    assert marked.count() == 0
    assert set(places.all_text_contents()) == {f"{cue} (14:15)"}


def test_a_tick_holds_for_its_story(browser: Browser, tmp_path: Path, harbor: Application) -> None:
    """Also where the page was made anew since, and the bank has another order."""
    candidate = harbor.candidate
    turned = candidate.model_copy(update={"stories": candidate.stories[::-1]})
    file, context = tmp_path / "day.html", browser.new_context()
    for bank, check in ((candidate, True), (turned, False)):
        file.write_text(day(replace(harbor, candidate=bank)), "utf-8")
        page = context.new_page()
        page.goto(file.as_uri())
        page.locator("#session-1 .after > summary").click()
        if check:
            page.locator("#session-1 select").select_option("They wait, nobody pays")
        ticked = page.locator("#session-1 .told label:has(:checked)")
        assert ticked.all_inner_texts() == ["They wait, nobody pays"]
    context.close()


def test_what_is_kept_stays_with_its_people(
    browser: Browser, tmp_path: Path, harbor: Application
) -> None:
    """Where a session is called off after something was written of others, and the page made anew:
    ticks, what was told and what was written down are still theirs, and what was written of the
    session that is gone can still be read.
    """
    stage = harbor.record.rounds[1]
    later = stage.sessions[1].model_copy(update={"at": dt.time(9, 50)})
    sessions = (later, *stage.sessions[2:])
    rounds = (harbor.record.rounds[0], stage.model_copy(update={"sessions": sessions}))
    moved = replace(harbor, record=harbor.record.model_copy(update={"rounds": rounds}))
    file, context = tmp_path / "day.html", browser.new_context()
    page = context.new_page()
    file.write_text(phone.with_solver(day(harbor)), "utf-8")
    page.goto(file.as_uri())
    _write_down(page, ["Freezer dead at two, nothing wasted"], {"They asked": "Why now?"})
    page.locator("#session-1 .boxes:not(.told) input").first.check()
    page.locator("#session-1 .replan").click()
    page.get_by_text("been replanned").wait_for()
    page.locator("#session-0 .after > summary").click()
    page.locator("#session-0 form").get_by_label("They asked").fill("Who else knows?")
    ticked = page.locator("#session-1 .boxes:not(.told) label:has(:checked)").all_inner_texts()

    file.write_text(phone.with_solver(day(moved)), "utf-8")
    page.goto(file.as_uri())
    assert page.locator("#session-0 h2").inner_text().startswith("Ana Ruiz")
    assert page.locator("#session-0 h3:has(+ .leads)").inner_text() == "You told"
    box = page.locator("#session-0 .boxes:not(.told) label:has(:checked)")
    assert box.all_inner_texts() == ticked
    assert page.locator(".boxes:not(.told) :checked").count() == 1
    assert "Replan what is left" in page.locator("#replanned").inner_text()
    whole = page.locator("#debrief")
    whole.get_by_role("button").click()
    copied = whole.get_by_label("The whole day").input_value()
    assert copied.partition("sessions:\n")[2] == (
        '  - session: "09:50 ana-ruiz"\n    told: [freezer-night]\n    asked:\n      - "Why now?"\n'
    )
    gone = whole.get_by_text("Of “09:00 Kim Lee”, no longer in this day, you wrote:")
    assert gone.inner_text().endswith("Who else knows?")
    context.close()


def test_the_keyboard_is_enough(open_day: OpenDay) -> None:
    """Tab leads through everything that acts, in order and in sight; Enter unfolds a cue."""
    page = open_day(query="?at=09:45", reduced_motion="reduce")
    page.evaluate("document.querySelector('#session-1').scrollIntoView()")
    page.locator("#session-1 [data-story] summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#session-1 [data-story]").first.evaluate("(story) => story.open")
    for _ in range(6):
        page.keyboard.press("Tab")
        where = page.evaluate(
            """() => {
              const place = document.activeElement.getBoundingClientRect();
              const middle = [place.x + place.width / 2, place.y + place.height / 2];
              const there = document.elementFromPoint(...middle);
              return there !== null && (there === document.activeElement ||
                document.activeElement.contains(there) || there.contains(document.activeElement));
            }"""
        )
        assert where
    page.locator("#session-1 .boxes input").first.focus()
    page.keyboard.press("Space")
    assert page.locator("#session-1 .boxes input").first.is_checked()


def test_the_times_are_read_whole(open_day: OpenDay) -> None:
    """None is cut short, whatever the phone's width, and least of all the one that is now."""
    page = open_day(query="?at=10:00")
    for width in range(320, 480, 10):
        page.set_viewport_size({"width": width, "height": 800})
        cut = "[...document.querySelectorAll('nav a')].filter(a => a.scrollWidth > a.clientWidth)"
        assert page.evaluate(f"{cut}.map(each => each.textContent)") == []


def test_many_sessions_and_long_names_fit(browser: Browser, tmp_path: Path) -> None:
    """Twenty sessions, names of seventy letters and words of forty: nothing goes over the side of a
    small phone, and the bar leaves room to read; the session that is now is in sight there.
    """
    name = "Maximiliana-Konstanze Wolfeschlegelsteinhausenbergerdorff von Hohenzollern"
    word = "Rindfleischetikettierungsüberwachungsaufgaben"
    people = {f"p{number}": {"name": f"{name} {number}", "title": word} for number in range(4)}
    sessions = [{"minutes": 30, "with": [f"p{number % 4}"], "name": word} for number in range(20)]
    record = {**RECORD, "company": {"name": word}, "interviewers": people}
    for starts in (False, True):
        if starts:
            for number, session in enumerate(sessions):
                session["at"] = f"{8 + number // 2:02}:{number % 2 * 30:02}"
        rounds = [{"name": "Final", "date": "2026-11-24", "sessions": sessions}]
        file = tmp_path / "day.html"
        file.write_text(day(application({**record, "rounds": rounds})), "utf-8")
        page = browser.new_page(viewport={"width": 320, "height": 640})
        page.goto(file.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("document.querySelector('#bar').offsetHeight < 260")
        page.close()
    page = browser.new_page(viewport={"width": 320, "height": 500})
    page.goto(f"{file.as_uri()}?at=17:40")
    current = page.locator("nav [aria-current]")
    assert current.inner_text() == "17:30"
    assert current.evaluate(
        """(link) => {
          const place = (one) => one.getBoundingClientRect();
          const [inner, outer] = [place(link), place(link.parentElement)];
          return inner.top >= outer.top && inner.bottom <= outer.bottom;
        }"""
    )
    page.close()


def test_what_is_read_from_the_right_stays_on_the_screen(browser: Browser, tmp_path: Path) -> None:
    """Marks and boxes of Hebrew stand at its right, telephone numbers are read from the left."""
    text = "שלום, אני עובד בלילה"
    told = {**STORY, "cue": text, "situation": text, "action": text, "result": text}
    people = {"ana": {"name": "שרה כהן", "likely_questions": [text, "Why?", text], "notes": text}}
    sessions = [{"at": "09:30", "minutes": 30, "with": ["ana"]}]
    record = {
        **RECORD,
        "interviewers": people,
        "rounds": [{**RECORD["rounds"][0], "sessions": sessions}],
        "questions": [text],
        "logistics": {"contact": f"{text}, +49 40 66969 120", "bring": [text]},
    }
    file = tmp_path / "day.html"
    file.write_text(day(application(record, {**CANDIDATE, "stories": [told]})), "utf-8")
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    way = "(element) => getComputedStyle(element).direction"
    assert page.locator("[data-story] > summary").evaluate(way) == "rtl"
    assert page.locator(".head [href^=tel]").evaluate(way) == "ltr"
    page.close()


def _made(browser: Browser, file: Path, sessions: list[dict[str, object]], query: str) -> Page:
    """The page of a day with those sessions, opened."""
    record = {
        **RECORD,
        "interviewers": {"ana": {"name": "Ana Ruiz"}, "kim": {"name": "Kim Lee"}},
        "rounds": [{"name": "Final", "date": "2026-11-24", "sessions": sessions}],
    }
    file.write_text(day(application(record)), "utf-8")
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.clock.set_fixed_time("2026-11-20T12:00:00Z")
    page.goto(file.as_uri() + query)
    return page


def test_a_day_without_times_begins_at_its_top(browser: Browser, tmp_path: Path) -> None:
    """No session is now, and none is over; how far off the day is can be said all the same."""
    sessions: list[dict[str, object]] = [
        {"minutes": 30, "with": [person]} for person in ("ana", "kim")
    ]
    page = _made(browser, tmp_path / "day.html", sessions, "")
    assert page.evaluate("scrollY") == 0
    assert page.locator("#when").inner_text() == ", in 4 days"
    assert page.locator("nav a").all_inner_texts() == ["Ana Ruiz", "Kim Lee"]
    page.close()


def test_two_sessions_at_once_are_both_now(browser: Browser, tmp_path: Path) -> None:
    """Their buttons say the time, and whom one meets; both are framed."""
    sessions: list[dict[str, object]] = [
        {"at": "09:00", "minutes": 30, "with": ["ana"]},
        {"at": "10:00", "minutes": 30, "with": ["ana"]},
        {"at": "10:00", "minutes": 30, "with": ["kim"]},
    ]
    page = _made(browser, tmp_path / "day.html", sessions, "?at=10:05")
    names = ["10:00 Ana Ruiz", "10:00 Kim Lee"]
    assert page.locator("nav a").all_inner_texts() == ["09:00", *names]
    assert page.locator("nav [aria-current]").all_inner_texts() == names
    assert page.locator("section.now h2").all_inner_texts() == ["Ana Ruiz", "Kim Lee"]
    page.close()


def test_a_day_that_has_begun(browser: Browser, tmp_path: Path, harbor: Application) -> None:
    """What the record says was told is shown as told and asks for nothing more; the rest is
    planned around it. A day that is over is all told, and has no solver.
    """
    stage = harbor.record.rounds[1]
    said: list[str] = []
    for begun in (1, len(stage.sessions)):
        sessions = [
            session.model_copy(update={"told": ("own-roster",) if index == 0 else ()})
            if index < begun
            else session
            for index, session in enumerate(stage.sessions)
        ]
        rounds = (harbor.record.rounds[0], stage.model_copy(update={"sessions": tuple(sessions)}))
        record = harbor.record.model_copy(update={"rounds": rounds})
        text = phone.with_solver(day(replace(harbor, record=record)))
        (tmp_path / "day.html").write_text(text, "utf-8")
        page = browser.new_page()
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto((tmp_path / "day.html").as_uri())
        assert page.locator("#session-0 h3:has(+ .leads)").inner_text() == "You told"
        assert page.locator("#session-0 .leads summary").all_inner_texts() == [
            "Opponents wrote the roster rules"
        ]
        assert page.locator(".after").count() == len(sessions) - begun
        assert page.locator("nav .done").count() == begun
        assert page.locator("#solver").count() == (begun < len(sessions))
        if begun < len(sessions):
            page.locator("#session-1 .after > summary").click()
            page.locator("#session-1 .told input").first.check()
            page.locator("#session-1 .replan").click()
            page.get_by_text("been replanned").wait_for()
            assert page.locator("#session-0 .leads summary").count() == 1
        page.close()
    assert said == []


def test_colours_are_the_same_at_every_width() -> None:
    """No rule of the style sheet that holds for some widths alone has a colour."""
    style = (ROOT / "templates" / "phone" / "day.css").read_text("utf-8")
    some = re.findall(r"(?m)^@media[^{]*width[^{]*\{(.*)\}$", style)
    assert some
    assert not re.search("color|background|border|--", "".join(some))


def test_when_all_is_over_it_opens_at_what_is_left_to_do(open_day: OpenDay) -> None:
    """Each session leads to its form, opened, and each person to a mail to them."""
    page = open_day(query="?at=18:00", reduced_motion="reduce")
    assert page.locator("#debrief h2").is_visible()
    top = page.evaluate("document.querySelector('#debrief').getBoundingClientRect().top")
    assert 0 <= top < 200
    page.locator("#forms a").nth(1).click()
    assert page.locator("#session-1 [name=asked]").is_visible()
    people = page.locator("#debrief a[href^='mailto:']")
    assert people.all_text_contents()[:2] == ["Kim Lee", "Ana Ruiz"]
    assert people.first.get_attribute("href") == "mailto:kim.lee@tern-harbor.example.com"


def test_a_long_name_leaves_the_first_cue_in_sight(open_day: OpenDay) -> None:
    """Of sixty letters, on the smallest screen."""
    page = open_day(query="?at=09:45", viewport={"width": 320, "height": 568})
    page.evaluate(
        """document.querySelector("#session-1 h2").textContent =
          "Anastasia Alexandrovna de la Fuente-Villanueva von Hohenstein";
        document.querySelector("#session-1").scrollIntoView({ behavior: "instant" })"""
    )
    cue = page.locator("#session-1 [data-story] summary").first.bounding_box()
    assert cue
    assert cue["y"] + 30 < 568  # its first line
