"""The example's day as files, candidate and carry, and a browser to open them with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.kept_storage import complete

from secondround import packet, plan, records
from secondround.app import pipeline
from secondround.records import Application
from secondround.render import phone
from secondround.vocabulary import Edition

ROOT = Path(__file__).resolve().parents[3]
OpenDay = Callable[..., Page]


def day(application: Application, edition: Edition = Edition.CANDIDATE) -> str:
    """The page of an application's round to prepare, without the solver; the example's has the
    plan that its lock file remembers.
    """
    stage = application.record.upcoming
    assert stage is not None
    was, _ = pipeline.earlier(application, ROOT)
    shown = packet.phone(application, plan.make(application, stage, earlier=was), edition)
    assert shown
    return phone.page(shown, None)


@pytest.fixture(scope="session")
def harbor() -> Application:
    """The example's larger packet."""
    return records.read(ROOT, ["amara-okafor/harbor"]).applications[0]


@pytest.fixture(scope="session")
def files(harbor: Application, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `candidate.html` and `carry.html`, as they are sent to a phone."""
    folder = tmp_path_factory.mktemp("day")
    for edition in (Edition.CANDIDATE, Edition.CARRY):
        whole = phone.with_solver(day(harbor, edition))
        (folder / f"{edition.label}.html").write_text(whole, "utf-8")
    return folder


@pytest.fixture
def open_day(browser: Browser, files: Path) -> Iterator[OpenDay]:
    """Opens a file from the disk as a phone would; the test fails if the page asks for anything, or
    complains.
    """
    asked: list[str] = []
    said: list[str] = []
    contexts = []

    def open_(edition: str = "candidate", query: str = "", **options: Any) -> Page:
        given = {"viewport": {"width": 390, "height": 844}, **options}
        context = browser.new_context(**given)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto((files / f"{edition}.html").as_uri() + query)
        if options.get("java_script_enabled", True):
            complete(page)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert said == []
