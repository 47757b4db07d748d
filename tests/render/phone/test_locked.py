"""The day under a passphrase: a phone opens it, and keeps nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page
from tests.render.phone.conftest import day
from tests.workspaces import RunIn

from secondround.privacy.encryption import EncryptionError, locked_page
from secondround.records import Application
from secondround.render.site import handing
from secondround.vocabulary import Edition

PHRASE = "seven quiet herons over the weir"
Open = Callable[[Path], tuple[Page, FrameLocator]]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path, run_in: RunIn) -> Iterator[Open]:
    """Locks a path, and opens the page in a browser without a network, with the passphrase; it must
    not complain, and stores nothing.
    """
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.context.set_offline(offline=True)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    def open_(path: Path) -> tuple[Page, FrameLocator]:
        secret = tmp_path / "secret.txt"
        secret.write_text(PHRASE)
        given = (str(path), "--passphrase-file", str(secret), "--output", str(tmp_path))
        made = run_in("lock", *given, "--all-clients", cwd=tmp_path)
        assert made.exit_code == 0, made.output
        (file,) = tmp_path.rglob("*-locked.html")
        assert "Ana Ruiz" not in file.read_text("utf-8")
        page.goto(file.as_uri())
        page.get_by_label("Passphrase").fill(PHRASE)
        page.get_by_role("button", name="Open").click()
        return page, page.frame_locator("iframe")

    yield open_
    assert page.evaluate("localStorage.length") == 0
    assert said == []
    page.context.close()


def _plans(inside: FrameLocator) -> None:
    """Ana hears another story than was planned, and the rest of the day is planned anew."""
    session = inside.locator("#session-1")
    session.locator(".after > summary").click()
    session.locator("select").select_option(label="They wait, nobody pays")
    session.get_by_text("This browser keeps nothing: copy it").wait_for()
    session.locator(".replan").click()
    inside.get_by_text("The rest of the day has been replanned.").wait_for()
    assert session.locator(".leads summary").all_inner_texts() == ["They wait, nobody pays"]


@pytest.mark.slow
def test_the_locked_day_works_as_before(files: Path, opened: Open) -> None:
    """`lock` makes one page of it, in which nothing can be read; the passphrase opens it, it plans
    the rest of the day, and the browser has stored nothing.
    """
    _, inside = opened(files / "candidate.html")
    _plans(inside)
    inside.get_by_role("button", name="Back to the original plan").click()
    inside.locator("#replanned").wait_for(state="hidden")
    assert inside.locator("#session-1 .leads summary").first.inner_text() != (
        "They wait, nobody pays"
    )


@pytest.mark.slow
def test_a_day_out_of_a_site_is_locked_with_its_solver(example_site: Path, opened: Open) -> None:
    """It leaves behind the file that the days of a site share, and plans all the same."""
    _, inside = opened(example_site / "amara-okafor" / "harbor" / "day.html")
    _plans(inside)


@pytest.mark.slow
def test_in_a_locked_site_the_day_works(example_site: Path, opened: Open) -> None:
    """From the packet one tap leads to it; it plans, and after a look at the packet its ticks are
    still there.
    """
    page, inside = opened(example_site)
    inside.get_by_role("link", name="Tern Harbor Logistics").first.click()
    inside.get_by_role("link", name="The day on your phone").click()
    inside.locator("#session-1 .boxes input").first.check()
    _plans(inside)
    page.go_back()
    inside.get_by_role("heading", level=1, name="Tern Harbor Logistics").wait_for()
    page.go_forward()
    inside.get_by_text("The rest of the day has been replanned.").wait_for()
    assert inside.locator("#session-1 .boxes input").first.is_checked()
    assert inside.locator(".boxes input:checked").count() == 1


def test_only_a_day_is_locked_as_a_page(harbor: Application) -> None:
    """Another page of HTML, which might run anything, is refused."""
    for page in ("<p>Hello</p>", day(harbor).replace("sha256-", "md5-")):
        with pytest.raises(EncryptionError, match="made to be locked"):
            locked_page.single(page.encode(), PHRASE)


def test_the_coach_is_asked_before_a_day_of_theirs_is_locked(
    harbor: Application, tmp_path: Path
) -> None:
    """A page says of itself whose edition it is."""
    for edition, is_coach in ((Edition.COACH, True), (Edition.CANDIDATE, False)):
        file = tmp_path / f"{edition.label}.html"
        file.write_text(day(harbor, edition), "utf-8")
        assert handing.about(file).coach is is_coach
