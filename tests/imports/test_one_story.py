"""One accomplishment is one story, however many files tell of it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from secondround.app import importing
from secondround.imports import resume, stories
from secondround.imports.merge import merge
from secondround.imports.reading import File, Read
from secondround.records.edit import edited
from secondround.records.yaml import reader

RESUME = b"""Dana Reyes
dana@example.com

EXPERIENCE

Senior Planner, Buckeye Brands    Mar 2020 - Present
- Cut finished-goods inventory from $31M to $22M in 14 months while raising fill rate to 97.4%.
- Rebuilt the monthly S&OP cycle after the Kinaxis go-live; the exec meeting took 55 minutes.
- Mentored 3 planners, 2 of whom were promoted.

Planner, Marlow & Finch    2020
- Led the SKU rationalization project that retired 410 items with <1% revenue loss.
"""
BANK = b"""# My stories

## Inventory down, service up
Situation: Finished-goods inventory was $31M, and Sales was sure that service would collapse.
Action:
- I split the items by variability.
- I ran a pilot for eight weeks.
Result: $31M to $22M in 14 months; fill rate 93.1% to 97.4%, and no lost customer.

## SKU rationalization
Situation: Marlow & Finch carried 410 items with almost no sales.
Action: Built the case with Finance, one brand manager at a time.
Result: Retired 410 items with less than 1% revenue loss.

## Told the boss
Situation: In spring I insisted on a forecast for patio heaters.
Action: I told my boss the same day and moved stock to Canada.
Result: We still wrote off $380k.
"""
FILES = {"resume": resume.read(RESUME, "cv.txt"), "bank": stories.read(BANK, "stories.md")}
PIN = "rounds:\n  - name: Onsite\n    sessions:\n      - tell: [{}]\n"
CV = File("cv.txt", RESUME)
ORDERS = [("resume", "bank"), ("bank", "resume")]


def after(*names: str, referred: Collection[str] = ()) -> tuple[list[Any], str]:
    """The stories of a file after some imports, one after another, and the file.

    referred: ids that other files refer to.
    """
    text = "name: Dana Reyes\n"
    memory: dict[str, Any] = {}
    for name in names:
        written: Any = reader.read(PurePosixPath("c.yml"), text.encode())[0].value
        merged = merge(FILES[name].candidate, written, memory, referred=referred)
        assert merged.conflicts == ()
        text, memory = edited(text.encode(), merged.edits).decode(), merged.memory
    value: Any = reader.read(PurePosixPath("c.yml"), text.encode())[0].value
    return value["stories"], text


@pytest.mark.parametrize("order", ORDERS)
def test_a_bullet_and_its_story_are_one(order: tuple[str, str]) -> None:
    """In any order of the files, the story that is told stands, with employer and year of the
    bullet; what is told only once stays.
    """
    bank, _ = after(*order)
    titles = sorted(story["title"] for story in bank)
    assert titles == [
        "Inventory down, service up",
        "Mentored 3 planners",
        "Rebuilt the monthly S&OP cycle after the Kinaxis go-live",
        "SKU rationalization",
        "Told the boss",
    ]
    sku = next(story for story in bank if story["title"] == "SKU rationalization")
    assert sku["employer"] == "Marlow & Finch"
    assert sku["year"] == "2020"
    inventory = next(story for story in bank if "Inventory" in story["title"])
    assert inventory["action"] == [
        "I split the items by variability.",
        "I ran a pilot for eight weeks.",
    ]
    assert sku["action"] == "Built the case with Finance, one brand manager at a time."
    assert sku["result"] == "Retired 410 items with less than 1% revenue loss."


@pytest.mark.parametrize("order", ORDERS)
def test_the_id_fits_the_story_that_is_told(order: tuple[str, str]) -> None:
    """The id is the told story's, whichever file came first; one that something refers to stays."""
    ids = {story["id"] for story in after(*order)[0]}
    assert ids >= {"inventory-down-service-up", "sku-rationalization"}
    bullets = {story["id"] for story in after("resume")[0]}
    kept = {story["id"] for story in after("resume", "bank", referred=bullets)[0]}
    assert kept == bullets | {"told-the-boss"}


@pytest.mark.parametrize("order", ORDERS)
def test_each_file_again_changes_nothing(order: tuple[str, str]) -> None:
    """What has become one stays one, to the letter, whichever file comes again."""
    _, text = after(*order)
    for again in FILES:
        assert after(*order, again)[1] == text


def test_what_may_be_one_gets_one_project(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two stories that are told and look like one both stay, with one project, which says that it
    was proposed; they are asked about once.
    """
    other = BANK.replace(b"## Inventory down, service up", b"## How I found ten million")
    found = stories.read(other.split(b"## SKU")[0], "other.md")
    monkeypatch.setitem(FILES, "other", found)
    bank, text = after("bank", "other")
    project = [story.get("project") for story in bank]
    assert project.count("inventory-down-service-up") == 2
    assert "project: inventory-down-service-up  # proposed: keep what is true" in text
    assert after("bank", "other", "other", "bank")[1] == text


@pytest.mark.parametrize("order", ORDERS)
def test_no_figure_of_a_bullet_is_lost(
    order: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the bullet has a figure that the story does not say, both stay, as one project."""
    less = BANK.replace(b"in 14 months; fill rate 93.1% to 97.4%, and", b"and")
    monkeypatch.setitem(FILES, "bank", stories.read(less, "stories.md"))
    bank, text = after(*order)
    alike = [story for story in bank if "inventory" in story["title"].casefold()]
    assert len(alike) == 2
    assert alike[0]["project"] == alike[1]["project"]
    assert "in 14 months" in text
    assert after(*order, *order)[1] == text


@pytest.mark.parametrize(("session", "id_"), [("", "sku-rationalization"), (PIN, "bullet")])
def test_an_id_that_a_record_uses_stays(session: str, id_: str, tmp_path: Path) -> None:
    """A draft's id goes when the story is told, unless a record of the candidate refers to it."""
    (tmp_path / "packets" / "acme").mkdir(parents=True)
    preview = importing.preview(tmp_path, "acme", [Read((CV,), FILES["resume"])])
    importing.write(tmp_path, preview)
    candidate = tmp_path / "packets" / "candidate.yml"
    bullet = stories_of(candidate)[3]["id"]
    (tmp_path / "packets" / "acme" / "interview.yml").write_text(session.format(bullet))
    importing.write(tmp_path, importing.preview(tmp_path, "acme", [Read((CV,), FILES["bank"])]))
    told = stories_of(candidate)[3]
    assert told["title"] == "SKU rationalization"
    assert told["id"] == {"bullet": bullet}.get(id_, id_)


def stories_of(file: Path) -> list[Any]:
    """The stories of a candidate's file."""
    value: Any = reader.read(PurePosixPath("c.yml"), file.read_bytes())[0].value
    return list(value["stories"])
