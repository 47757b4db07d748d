"""One accomplishment is one story, however many files tell of it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest

from secondround.imports import resume, stories
from secondround.imports.merge import merge
from secondround.records.edit import edited
from secondround.records.yaml import reader

RESUME = b"""Dana Reyes
dana@example.com

EXPERIENCE

Senior Planner, Buckeye Brands    Mar 2020 - Present
- Cut finished-goods inventory from $31M to $22M in 14 months while raising fill rate to 97.4%.
- Rebuilt the monthly S&OP cycle after the Kinaxis go-live; the exec meeting took 55 minutes.
- Mentored 3 planners, 2 of whom were promoted.

Planner, Marlow & Finch    2016 - 2020
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
ORDERS = [("resume", "bank"), ("bank", "resume")]


def after(*names: str) -> tuple[list[Any], str]:
    """The stories of a file after some imports, one after another, and the file."""
    text = "name: Dana Reyes\n"
    memory: dict[str, Any] = {}
    for name in names:
        written: Any = reader.read(PurePosixPath("c.yml"), text.encode())[0].value
        merged = merge(FILES[name].candidate, written, memory)
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
