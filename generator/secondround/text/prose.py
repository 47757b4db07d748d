"""Which lines of a text are Markdown's blocks, and which only begin with a mark that says
something.

In: a text as a person wrote it. Out: its lines, each of a kind. "+ 4 %", "> 1,000", "1998. Founded"
and "# 3 in Bavaria" are prose: a list, a quote or a heading is only what can be meant as nothing
else. No line is looked at more than a few times, so that no text takes long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Final, Literal

from msgspec import Struct

Kind = Literal["text", "marked", "item", "quote", "heading", "fence", "row", "blank"]
"""`marked` begins with a mark and is prose nevertheless; `row` is one of a table; `fence` also what
stands in it.
"""

_ITEM: Final = re.compile(r"(?:[-*]|(?P<number>[0-9]{1,3})[.)])[ \t]+(?=\S)")
_MARK: Final = re.compile(
    r"(?:[-+*•‣▪◦·–—]|[0-9]{1,9}[.)]|\#{1,6})(?=[ \t]|$) | > | `{3} | ~{3}", re.VERBOSE
)
"""What would open a block of Markdown, or stands where a list's marks do."""
_RULE: Final = re.compile(r"([-=*_])(?:[ \t]*\1)*$")
"""A line of marks alone."""
_ESCAPED: Final = re.compile(r"([0-9]{0,9})\\(?=[-+*>#.)~`=])")
_FENCE: Final = re.compile(r"(?P<marks>`{3,}|~{3,})[ \t]*[\w+-]*$")
_FIGURE: Final = re.compile(r"[^\w\s]*[0-9]")
_DELIMITER: Final = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
_BAR: Final = re.compile(r"(?<!\\)\|")
MOST_MARKS: Final = 1_000
"""Marks in a text; with more it is no prose, and reading it as Markdown could take long."""
_MARKS: Final = re.compile(r"[*_`\[\]<!\\>]")
_SENTENCE: Final = re.compile(r"""["'“‘„«*_]*[^\W\d_]""")
_HEADING: Final = re.compile(r"\#{1,6}[ \t]+(?=\S)")


class Line(Struct):
    """A line: how far it is indented, its mark, and what is after that."""

    kind: Kind
    indent: str = ""
    mark: str = ""  # of an item, a quote or a heading, with the blank after it
    words: str = ""
    ends: bool = False  # two blanks at its end: the author ends the line here

    @property
    def column(self) -> int:
        """Where its words begin: what belongs to an item is indented as far."""
        return len(self.indent) + len(self.mark)


class _Run(Struct):
    """Items that would be one list."""

    items: list[Line]
    numbers: list[int]  # of a numbered list; else empty
    above: _Run | None = None  # the list that this one stands in
    is_list: bool = False


def lines(text: str) -> list[Line]:
    """The lines of `text`, each of its kind."""
    found = [_line(row) for row in text.split("\n")]
    _fences(found)
    _tables(found)
    _quotes(found)
    _headings(found)
    for run in _runs(found):  # a list before those inside it
        run.is_list = _is_list(run)
        if not run.is_list:
            _unmark(run.items)
    return found


def markdown_marks(text: str) -> int:
    """The number of marks in `text` that could be Markdown's, whatever they do."""
    return len(_MARKS.findall(text)) if len(text) > MOST_MARKS else 0


def is_tangled(text: str) -> bool:
    """Whether a text has too many marks to be read as Markdown: it is shown as it is written."""
    return markdown_marks(text) > MOST_MARKS


def opens_block(words: str) -> bool:
    """Whether `words` begin as a block of Markdown does."""
    return bool(_MARK.match(words) or _RULE.match(words))


def _line(row: str) -> Line:
    words = row.strip(" \t")
    if not words:
        return Line("blank")
    indent = row[: row.index(words)].expandtabs(4)
    ends = row.endswith("  ")
    escaped = _ESCAPED.match(words)
    plain = escaped[1] + words[escaped.end() :] if escaped else ""
    if opens_block(plain):
        return Line("marked", indent, "", plain, ends)
    item = None if _RULE.match(words) else _ITEM.match(words)
    if item:
        return Line("item", indent, item[0], words[item.end() :], ends)
    return Line("marked" if opens_block(words) else "text", indent, "", words, ends)


def _unmark(found: Iterable[Line]) -> None:
    """Make prose of lines that were taken for items or quotes."""
    for line in found:
        line.words, line.mark, line.kind = line.mark + line.words, "", "marked"


def _fences(found: Sequence[Line]) -> None:
    """Code between two fences of one kind; a fence alone is text."""
    opened: dict[str, int] = {}
    for index, line in enumerate(found):
        fence = _FENCE.match(line.words) if line.kind == "marked" else None
        if not fence:
            continue
        start = opened.pop(fence["marks"], None)
        if start is None or fence.end("marks") < len(line.words):
            opened = {fence["marks"]: index}
        else:
            for inner in found[start : index + 1]:
                inner.words, inner.mark, inner.kind = inner.mark + inner.words, "", "fence"


def _tables(found: Sequence[Line]) -> None:
    """Tables whose rows have no more cells than their heads: what were over would be lost."""
    for index, line in enumerate(found[:-1]):
        if line.kind == "text" and "|" in line.words and _DELIMITER.match(found[index + 1].words):
            rows = list(takewhile(lambda row: row.kind != "blank", found[index:]))
            fits = _cells(rows[1]) == _cells(line) >= max(map(_cells, rows[2:]), default=0)
            for row in rows:
                row.kind = "row" if fits else "marked"
                row.words, row.mark = row.mark + row.words, ""


def _cells(row: Line) -> int:
    whole = (row.mark + row.words).removeprefix("|")
    return len(_BAR.findall(whole.removesuffix("|"))) + 1


def _quotes(found: Sequence[Line]) -> None:
    """Lines after `>`: two or more that begin with no figure, or one sentence among other lines."""
    run: list[Line] = []
    written = sum(line.kind != "blank" for line in found)
    for line in [*found, Line("blank")]:
        if line.kind == "marked" and line.words.startswith(">"):
            run.append(line)
            continue
        words = run[0].words.lstrip("> \t") if run else ""
        first = _SENTENCE.match(words)
        sentence = first is not None and not first[0][-1].islower() and written > len(run)
        if sentence or (len(run) > 1 and not _FIGURE.match(words)):
            for quoted in run:
                quoted.kind, quoted.mark = "quote", "> "
                quoted.words = quoted.words[1:].lstrip(" \t")
        run = []


def _headings(found: Sequence[Line]) -> None:
    """Words after `#` with something below them; `# 3 in Bavaria` and `# of staff` are none."""
    more = False
    for line in reversed(found):
        heading = _HEADING.match(line.words) if line.kind == "marked" and more else None
        if heading:
            words = line.words[heading.end() :]
            if words[0].isalpha() and not words[0].islower() and not words.endswith("#"):
                line.kind, line.mark, line.words = "heading", heading[0], words
        more = more or line.kind != "blank"


def _runs(found: Iterable[Line]) -> list[_Run]:
    """The items that belong together: alike, as far indented, and with no other paragraph between
    them.
    """
    runs: list[_Run] = []
    opened: list[_Run] = []
    after_blank = False
    for line in found:
        last = None
        if line.kind == "item" or (after_blank and line.kind != "blank"):
            while opened and len(line.indent) < opened[-1].items[-1].column:
                last = opened.pop()
        if line.kind == "item":
            number = _ITEM.match(line.mark + "x")
            numbers = [int(number["number"])] if number and number["number"] else []
            if last and _kind_of_mark(last.items[0]) == _kind_of_mark(line):
                last.items.append(line)
                last.numbers.extend(numbers)
            else:
                last = _Run([line], numbers, opened[-1] if opened else None)
                runs.append(last)
            opened.append(last)
        after_blank = line.kind == "blank"
    return runs


def _kind_of_mark(item: Line) -> str:
    """The mark without its number: "-", "*", "." or ")"."""
    return item.mark.strip("0123456789 \t")


def _is_list(run: _Run) -> bool:
    """Two items or more; numbered from 1 on, or not all of them figures with a sign before them.

    Inside a list, one item is one.
    """
    if run.numbers:
        return len(run.items) > 1 and run.numbers == list(range(1, len(run.items) + 1))
    several = len(run.items) > 1 or (run.above is not None and run.above.is_list)
    return several and not all(_FIGURE.match(item.words) for item in run.items)
