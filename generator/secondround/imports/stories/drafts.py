"""The stories of a Markdown file: which lines belong to which part of which story.

In: marks. Out: drafts, and every line that belongs to none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from secondround.imports.stories import fields, labels
from secondround.imports.stories.lines import BULLET, DEEPEST, Mark
from secondround.imports.stories.model import Draft, Passage

_NUMBERED: Final = re.compile(
    r"(?:story|geschichte|histoire|historia|故事|이야기)\s*#?\d", re.IGNORECASE
)
"""A heading that counts stories, whatever its rank."""
_COUNTED: Final = re.compile(r"#?\d{1,2}[.)]\s")
_LONGEST_TITLE: Final = 120
"""Letters of a title that is a line of its own; a longer one is a sentence of a story."""
_BLANK_BETWEEN: Final = 2
"""Lines from a title to the label below it, with a blank one between them."""


class Gathering:
    """The drafts so far; marks are taken in the order of the file."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._passage: Passage | None = None
        self._ended = True  # a rule has come: labels that follow are those of another story

    def take(self, mark: Mark) -> None:
        """Read one mark."""
        match mark.kind:
            case "heading":
                self._heading(mark)
            case "label":
                self._label(mark)
            case "table":
                self._table(mark)
            case "rule":
                self._ended = True
                self._passage = None
            case "text":
                self._text(mark)

    def _heading(self, mark: Mark) -> None:
        starts_anew = self._ended or _NUMBERED.match(mark.text)
        self._ended = False
        draft = self.drafts[-1] if self.drafts and not starts_anew else None
        below = draft and draft.passages and mark.level > (draft.level or DEEPEST - 1)
        if draft and below:
            self._open(draft, Passage(mark.text, None, mark.line))
            return
        self.drafts.append(Draft(mark.text, mark.line, mark.level))
        self._passage = None

    def _label(self, mark: Mark) -> None:
        is_answer = (
            self._passage and self._passage.part == "probes" and len(mark.label.strip()) == 1
        )
        if is_answer and self._passage:
            self._passage.lines.append(f"{mark.label.strip()}: {mark.text}")
            return
        if self._starts_another(mark):
            self.drafts.append(self._below_its_heading(mark))
        self._ended = False
        draft = self.drafts[-1]
        if not draft.title and not draft.passages:
            draft.title = _taken_title(draft.before, mark.line)
        if mark.part == "title":
            draft.title = draft.title or mark.text
            self._passage = None
            return
        lines = [mark.text] if mark.text else []
        passage = Passage(mark.label, mark.part, mark.line, lines, mark.style)
        self._open(draft, passage)

    def _below_its_heading(self, mark: Mark) -> Draft:
        """A story that a label opens; a heading right above it, of a lower rank than that of the
        story before, is its title.
        """
        before = self.drafts[-1].passages if self.drafts else []
        is_heading = before and before[-1].part is None and not before[-1].style
        if is_heading and not fields.text(before[-1].lines):
            heading = before.pop()
            return Draft(heading.label, heading.line)
        if not self.drafts:
            return Draft("", mark.line)
        if self._passage is None:
            return Draft(_taken_title(self.drafts[-1].before, mark.line), mark.line)
        return Draft(_taken_last_line(self._passage.lines), mark.line)

    def _starts_another(self, mark: Mark) -> bool:
        """Whether a label opens a story of its own: no heading before it, or a part that the one
        before has already.
        """
        if not self.drafts:
            return True
        draft = self.drafts[-1]
        if mark.part == "title":
            return bool(draft.title or draft.passages)
        if self._ended and draft.is_story and not draft.level:
            return True
        return mark.part == "situation" and draft.has("situation") and draft.has("action")

    def _table(self, mark: Mark) -> None:
        """A table with the parts as columns is a story in each row; with the parts as rows, one."""
        header, *rows = mark.rows
        columns = [labels.part(cell) for cell in header]
        if sum(part is not None for part in columns) > 1 and labels.BEATS & set(columns):
            for number, row in enumerate(rows, start=mark.line + 2):
                self._row(header, row, number)
            return
        body = mark.rows if labels.part(header[0]) else rows
        if not any(labels.part(row[0]) for row in body):
            for row in mark.rows:
                self._text(Mark("text", mark.line, " | ".join(row)))
            return
        if body is rows and any(header):
            self._text(Mark("text", mark.line, " | ".join(header)))
        for number, row in enumerate(body, start=mark.line):
            text = " | ".join(cell for cell in row[1:] if cell)
            part = labels.part(row[0])
            if part:
                self._label(Mark("label", number, text, 0, row[0], part))
            else:
                self._unknown(row[0], text, number)
        self._passage = None

    def _row(self, header: tuple[str, ...], row: tuple[str, ...], line: int) -> None:
        draft = Draft("", line, DEEPEST)
        for label, cell in zip(header, row, strict=False):
            part = labels.part(label)
            if not cell:
                continue
            if part == "title":
                draft.title = cell
            else:
                draft.passages.append(
                    Passage(label, part, line, cell.replace("<br>", "\n").split("\n"))
                )
        if len(row) > len(header):
            draft.passages.append(Passage("", None, line, list(row[len(header) :])))
        if not draft.title and draft.passages and draft.passages[0].part is None:
            draft.title = draft.passages.pop(0).lines[0]
        self.drafts.append(draft)
        self._passage = None
        self._ended = True

    def _unknown(self, label: str, text: str, line: int, style: str = "") -> None:
        if not self.drafts:
            self.drafts.append(Draft("", line))
        self._open(self.drafts[-1], Passage(label, None, line, [text], style))

    def _text(self, mark: Mark) -> None:
        if self._passage is not None:
            is_label = mark.label and mark.style == self._passage.style
            if is_label:
                text = mark.text.partition(mark.label)[2].lstrip("*_: ：–—-")
                self._unknown(mark.label, text, mark.line, mark.style)
            else:
                self._passage.lines.append(mark.text)
        elif mark.text.strip():
            if not self.drafts:
                self.drafts.append(Draft("", mark.line))
            self.drafts[-1].before.append((mark.line, mark.text.strip()))

    def _open(self, draft: Draft, passage: Passage) -> None:
        draft.passages.append(passage)
        self._passage = passage


def _taken_title(before: list[tuple[int, str]], line: int) -> str:
    """A line by itself right above the label in `line`, taken out of the lines before it."""
    if not before or line - before[-1][0] > _BLANK_BETWEEN or len(before[-1][1]) > _LONGEST_TITLE:
        return ""
    has_more = len(before) > 1 and before[-1][0] - before[-2][0] == 1
    return "" if has_more else _unmarked(before.pop()[1])


def _taken_last_line(lines: list[str]) -> str:
    """The title that was written above a story's first label and below the last words of the
    story before, taken out of these: a line by itself, or one that counts stories.
    """
    last = len(lines) - 1
    while last > 0 and not lines[last].strip() and len(lines) - last < _BLANK_BETWEEN:
        last -= 1
    title = lines[last].strip() if last > 0 else ""
    is_alone = last > 0 and not lines[last - 1].strip()
    is_counted = bool(_NUMBERED.match(title) or _COUNTED.match(title))
    is_adjacent = last == len(lines) - 1
    if not title or len(title) > _LONGEST_TITLE or not (is_counted or (is_alone and is_adjacent)):
        return ""
    del lines[last:]
    return _unmarked(title)


def _unmarked(title: str) -> str:
    return BULLET.sub("", title).strip(" :：")


def drafts(marks: Iterable[Mark]) -> list[Draft]:
    """The stories of a file, and the headings and lines around them as drafts without parts."""
    gathering = Gathering()
    for mark in marks:
        gathering.take(mark)
    return gathering.drafts
