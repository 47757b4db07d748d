"""A posting's blocks, sorted: requirements, the company, and the rest.

In: blocks in reading order. Out: `Parts`, each in the posting's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from secondround.imports import pay
from secondround.imports.documents import Block
from secondround.imports.posting import furniture, headings, lines, opening, terms
from secondround.imports.posting.columns import by_column
from secondround.imports.posting.headings import Section
from secondround.text import one_line, sentence_ends

LONGEST: Final = 300
"""Letters of a requirement, as `records` allows them."""
_PARAGRAPH: Final = 5_000
"""Letters of a paragraph that is taken apart into sentences."""
_BULLET: Final = re.compile(r"^\s*[•●▪■◦·✓✔➢►*–—-]\s+(?=\S)")
_NUMBERED: Final = re.compile(r"^\s*(\d{1,2})[.)]\s+(?=\S)")
_CODED: Final = re.compile(r"^\s*([A-Z])\d{1,2}[.):]?\s+(?=[A-Z])")
"""A criterion's number: "E1. A PhD"."""
_LOWEST: Final = 7
"""The rank of a heading that is only bold or ends with a colon."""
_LEAD: Final = 2
"""Words of an item that only announces others, at most."""
_TOP_LINE: Final = 120
"""Letters of a line at the top that says who or where, and is no sentence."""


class Line(Struct, frozen=True):
    """One requirement."""

    text: str
    must: bool


class Parts(Struct):
    """What the blocks of a posting say."""

    company: str = ""
    requirements: list[Line] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    goals: list[str] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)  # heading, text
    head: list[str] = field(default_factory=list)  # parts of lines on who, where and pay
    duties: list[str] = field(default_factory=list)
    pay: list[str] = field(default_factory=list)  # sentences
    reports_to: str = ""
    unused: list[str] = field(default_factory=list)  # lines that ask for nothing
    prose: int = 0  # paragraphs that say nothing we have a field for
    left_out: list[str] = field(default_factory=list)  # headings of boilerplate


class _Passage(Struct):
    """A heading and what follows it."""

    heading: str
    section: Section | None
    blocks: list[Block] = field(default_factory=list)

    @property
    def has_items(self) -> bool:
        """Whether part of it is a list."""
        return any(block.kind in {"item", "row"} for block in self.blocks)


def parts(blocks: Iterable[Block], company: str = "") -> Parts:
    """The parts of a posting of a company, whose name tells what is about it."""
    passages = _passages(by_line(by_column(blocks)))
    found = Parts(company)
    names_them = any(passage.section in {"must", "nice"} for passage in passages)
    for passage in passages:
        paid = len(found.pay)
        _take_terms(passage, found)
        match passage.section:
            case "must" | "nice":
                _take_requirements(passage, found)
            case "about":
                found.about += [block.text for block in passage.blocks]
            case "goals":
                found.goals += [one_line(block.text) for block in passage.blocks]
            case "boilerplate":
                if len(found.pay) - paid < max(len(passage.blocks), 1):
                    found.left_out.append(passage.heading)
            case _:
                _take_others(passage, found, by_wording=not names_them)
    return found


def by_line(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with a block for each line where lists were typed with line breaks."""
    blocks = list(blocks)
    counted = 0  # the number of the last line of a list that was typed with numbers
    for block, following in zip_longest(blocks, blocks[1:]):
        is_first = _number(block) == 1 and _number(following) == 2  # noqa: PLR2004
        counted = 1 if is_first else counted + 1 if _number(block) == counted + 1 and counted else 0
        if counted:
            yield replace(block, kind="item", text=_NUMBERED.sub("", block.text))
            continue
        if block.kind == "paragraph" and "\n" not in block.text and _CODED.match(block.text):
            yield replace(block, kind="item")
            continue
        if block.kind != "paragraph" or "\n" not in block.text:
            yield block
            continue
        for line in block.text.split("\n"):
            bullet = _BULLET.match(line)
            if bullet:
                yield Block("item", line[bullet.end() :], part=block.part)
            elif line.strip():
                yield Block("paragraph", line, bold=block.bold, part=block.part)


def _number(block: Block | None) -> int:
    """The number that a paragraph begins with, as lines of a typed list do; 0 without one."""
    found = _NUMBERED.match(block.text) if block and block.kind == "paragraph" else None
    return int(found[1]) if found else 0


def _passages(blocks: Iterable[Block]) -> list[_Passage]:
    """The blocks under their headings. A heading of a lower rank that says nothing by itself, such
    as "Technical" below "Requirements", goes on with the section that it is in.
    """
    passages = [_Passage("", None)]
    above: list[tuple[int, Section | None]] = []  # the headings that the reading is below
    blocks = [block for block in blocks if not _is_around(block)]
    for block, following in zip_longest(blocks, blocks[1:]):
        before = passages[-1].blocks[-1] if passages[-1].blocks else None
        is_one = headings.is_heading(block) or headings.is_by_place(before, block, following)
        if passages[-1].section == "about" and headings.is_above_list(before, block, following):
            is_one = True
        if not is_one:
            passages[-1].blocks.append(block)
            continue
        level = block.level if block.kind == "heading" and block.level else _LOWEST
        above = [heading for heading in above if heading[0] < level]
        section = headings.section(block.text) or (above[-1][1] if above else None)
        above.append((level, section))
        passages.append(_Passage(one_line(block.text).strip(" :"), section))
    return passages


def _is_around(block: Block) -> bool:
    return block.part in {"navigation", "footer"} or furniture.is_on_cookies(block.text)


def _take_requirements(passage: _Passage, found: Parts) -> None:
    """Items are requirements; where there is no list, each sentence is one."""
    for block, following in zip_longest(passage.blocks, passage.blocks[1:]):
        is_item = block.kind in {"item", "row"}
        if lines.asks_nothing(block.text, in_requirements=is_item):
            found.unused.append(one_line(block.text))
            continue
        if (passage.has_items and not is_item) or _is_lead(block, following):
            found.others.append((passage.heading, one_line(block.text)))
            continue
        texts = [block.text] if is_item else block.text.split("\n")
        for text in texts:
            _take_requirement(one_line(text).strip(), passage, found, whole=is_item)


def _is_lead(block: Block, following: Block | None) -> bool:
    """Whether an item only announces those below it: "Languages", or "You speak:"."""
    if block.kind != "item" or following is None or following.kind != "item":
        return False
    is_short = len(block.text.split()) <= _LEAD or block.text.rstrip().endswith(":")
    return is_short and following.level > block.level


def _take_requirement(text: str, passage: _Passage, found: Parts, *, whole: bool) -> None:
    is_one = (whole and len(text) <= LONGEST) or len(text) > _PARAGRAPH
    pieces = [text] if is_one else sentences(text)
    for piece in pieces:
        if len(piece) > LONGEST:
            found.others.append((passage.heading, piece))
        elif piece:
            _add(piece, found, section_says=passage.section == "must")


def _add(text: str, found: Parts, *, section_says: bool) -> None:
    """A requirement, or one for each part of it where these differ."""
    for part in lines.clauses(text):
        found.requirements.append(Line(part, lines.is_must(part, section_says=section_says)))


def _take_terms(passage: _Passage, found: Parts) -> None:
    """What is said of pay, and of whom the position reports to."""
    is_work = passage.section in {"must", "nice", "duties"}
    label = passage.heading  # what an amount alone is of: "Compensation", or the line above it
    for block in passage.blocks:
        if pay.is_amount(block.text) and pay.is_label(label):
            found.pay.append(one_line(block.text))
        label = one_line(block.text)
        for sentence in sentences(one_line(block.text)):
            is_aside = not is_work or lines.asks_nothing(sentence, in_requirements=True)
            says_pay = pay.is_pay if is_aside else pay.is_only_pay
            head = [] if passage.heading else opening.head_parts(sentence, found.company)
            if len(sentence) <= LONGEST and says_pay(sentence) and len(head) <= 1:
                found.pay.append(sentence)
            found.reports_to = found.reports_to or terms.reports_to(sentence)


def _take_duty(text: str, passage: _Passage, found: Parts) -> None:
    """What one would do; whom one would report to is said elsewhere, where it is the whole line."""
    pieces = [text] if len(text) <= LONGEST else sentences(text)
    for piece in pieces:
        if len(piece) > LONGEST:
            found.others.append((passage.heading, piece))
        elif not terms.says_only_reports_to(piece):
            found.duties.append(piece)


def _take_others(passage: _Passage, found: Parts, *, by_wording: bool) -> None:
    """What is under no heading of requirements: the company at the top, and what asks for
    something all the same, by its wording.
    """
    is_top = not passage.heading
    by_wording = by_wording and passage.section is None
    for block in passage.blocks:
        if block.kind in {"item", "row"}:
            _take_item(one_line(block.text).strip(), passage, found, by_wording=by_wording)
            continue
        left = []
        for line in block.text.split("\n"):
            for sentence in sentences(line):
                if lines.asks_nothing(sentence, in_requirements=False):
                    head = opening.head_parts(sentence, found.company) if is_top else []
                    (found.head if head else found.unused).append(sentence)
                elif by_wording and len(sentence) <= LONGEST and lines.asks(sentence):
                    _add(sentence, found, section_says=True)
                else:
                    left.append(sentence)
        _take_prose(one_line(" ".join(left)).strip(), passage, found, is_top=is_top)


def _take_item(text: str, passage: _Passage, found: Parts, *, by_wording: bool) -> None:
    if lines.asks_nothing(text, in_requirements=False):
        found.unused.append(text)
    elif by_wording and len(text) <= LONGEST and lines.looks_required(text):
        _add(text, found, section_says=True)
    elif passage.section == "duties":
        _take_duty(text, passage, found)
    else:
        found.others.append((passage.heading, text))


def _take_prose(text: str, passage: _Passage, found: Parts, *, is_top: bool) -> None:
    """A paragraph that asks for nothing: what the company says of itself at the top is about it."""
    if not text:
        return
    if is_top and (head := opening.head_parts(text, found.company)):
        found.head += head
        return
    if (is_top or passage.section == "duties") and lines.is_about_writer(text, found.company):
        found.about.append(text)
    elif is_top and len(text) <= _TOP_LINE:
        found.others.append(("top of the posting", text))
    elif passage.section == "duties":
        _take_duty(text, passage, found)
    else:
        found.prose += 1


def sentences(text: str) -> list[str]:
    """The sentences of a text, one after another."""
    start = 0
    found = []
    for end in sentence_ends(text):
        found.append(text[start:end].strip())
        start = end
    found.append(text[start:].strip())
    return list(filter(None, found))
