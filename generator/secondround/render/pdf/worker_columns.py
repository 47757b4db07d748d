"""What stands side by side on paper, in boxes of its own.

In: a page as a tree of sections. Out: the same, nothing lost and nothing moved in reading order,
but for a sheet's people, who are told of before what to tell them.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from markdown.treeprocessors import Treeprocessor


class Columns(Treeprocessor):
    """On the day card what to tell and what to ask; on a sheet the people, and what to tell them;
    in the story bank a story, and what is asked about it.
    """

    def run(self, root: ET.Element) -> None:
        """Every part of a section that has two sides gets a box for each."""
        setters = {"day-card": _set_apart, "sheets": _furnish, "story-bank": _set_beside}
        for section in root:
            set_out = setters.get(section.get("id", ""))
            if set_out:
                for part in section:
                    set_out(part)


def _set_apart(row: ET.Element) -> None:
    """A row of the card with a box for its cues and its questions, below who and where."""
    cues = row.find("ul")
    if cues is None:
        return
    at = list(row).index(cues)
    room = ET.Element("div", {"class": "room"})
    first, second = (ET.SubElement(room, "div", {"class": name}) for name in ("first", "second"))
    for block in list(row)[at:]:
        (first if block.tag == "ul" else second).append(block)
    row[at:] = [room]


def _furnish(sheet: ET.Element) -> None:
    """A sheet with a box for its people and what to tell them, and one in it for the people; below
    its heading, with its name for the pages on which it goes on, and at its end with none.
    """
    heading, where = sheet.find("h3"), sheet.find("p")
    if heading is not None and where is not None:
        where.set("data-sheet", "".join(heading.itertext()))
        for last in [block for block in sheet.iter() if block.tag in {"p", "li"}][-1:]:
            last.set("data-sheet", "")
    people = [block for block in sheet if "person" in block.get("class", "")]
    if not people:
        return
    room = ET.Element("div", {"class": "room"})
    ET.SubElement(room, "div", {"class": "people"}).extend(people)
    at = list(sheet).index(people[0])
    for block in [*people, *(part for part in sheet if "tell" in part.get("class", "").split())]:
        sheet.remove(block)
        if block not in people:
            room.append(block)
    sheet.insert(at, room)


_HEAD = 2
"""Blocks of a story that go over both columns: its title, and the line with its cue."""

_LARGE = 0.42
"""The share of a story's letters beside it from which it gets half of the width."""


def _set_beside(story: ET.Element) -> None:
    """A story with a box for its text, and one for what it teaches, proves and answers, if it does:
    all behind its last part, whose name is in italics.
    """
    blocks = list(story)
    text = [at for at in range(_HEAD, len(blocks)) if _opens_with(blocks[at], "em")]
    if not text:
        return
    behind = range(text[-1], len(blocks))
    beside = next((at for at in behind if _opens_with(blocks[at], "strong")), len(blocks))
    room = ET.Element("div", {"class": "story"})
    for name, part in (("text", blocks[_HEAD:beside]), ("beside", blocks[beside:])):
        if part:
            ET.SubElement(room, "div", {"class": name}).extend(part)
    if sum(map(_letters, room[1:])) > _LARGE * _letters(room):
        room.set("class", "story even")
    story[_HEAD:] = [room]
    _run_in(room[0])


def _letters(part: ET.Element) -> int:
    return sum(map(len, part.itertext()))


def _opens_with(block: ET.Element, mark: str) -> bool:
    return block.tag == "p" and not block.text and len(block) > 0 and block[0].tag == mark


def _run_in(text: ET.Element) -> None:
    """A part in steps has its name before the first of them, on its line."""
    for name, steps in zip(list(text), list(text)[1:], strict=False):
        alone = _opens_with(name, "em") and len(name) == 1 and not name[0].tail
        first = steps[0] if steps.tag == "ul" else None
        if alone and first is not None and first.find("p") is None:
            text.remove(name)
            first.set("class", "run-in")
            name[0].tail = f" {first.text or ''}"
            first.text = ""
            first.insert(0, name[0])
