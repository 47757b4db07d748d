"""The day under a passphrase: a phone opens it, and keeps nothing of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.render.phone.conftest import day
from tests.workspaces import RunIn

from secondround.privacy.encryption import EncryptionError, locked_page
from secondround.records import Application
from secondround.render.site import handing
from secondround.vocabulary import Edition

PHRASE = "seven quiet herons over the weir"


@pytest.mark.slow
def test_the_locked_day_works_as_before(
    browser: Browser, files: Path, tmp_path: Path, run_in: RunIn
) -> None:
    """`lock` makes one page of it, in which nothing can be read; the passphrase opens it, it plans
    the rest of the day, and the browser has stored nothing.
    """
    secret = tmp_path / "secret.txt"
    secret.write_text(PHRASE)
    given = (str(files / "candidate.html"), "--passphrase-file", str(secret))
    made = run_in("lock", *given, "--output", str(tmp_path), cwd=tmp_path)
    assert made.exit_code == 0, made.output
    file = next(tmp_path.rglob("candidate-locked.html"))
    assert "Ana Ruiz" not in file.read_text("utf-8")
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.as_uri())
    page.get_by_label("Passphrase").fill(PHRASE)
    page.get_by_role("button", name="Open").click()
    inside = page.frame_locator("iframe")
    session = inside.locator("#session-1")
    session.locator(".after > summary").click()
    session.locator("select").select_option(label="They wait, nobody pays")
    session.locator(".replan").click()
    inside.get_by_text("The rest of the day is planned anew.").wait_for()
    assert session.locator(".leads summary").all_inner_texts() == ["They wait, nobody pays"]
    assert page.evaluate("localStorage.length") == 0
    assert said == []
    page.close()


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
