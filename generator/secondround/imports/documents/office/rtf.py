"""An RTF document as a `Document`: its paragraphs and the rows of its tables.

In: the bytes of an RTF. Out: a `Document`. Objects and pictures in it are skipped.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports.documents.lines import BULLET
from secondround.imports.documents.model import Block, BlockKind, Document
from secondround.imports.documents.office.headings import with_headings
from secondround.imports.documents.office.runs import Run, joined
from secondround.imports.documents.tables import table_blocks
from secondround.imports.found import UnreadableError

_TOKEN: Final = re.compile(
    r"\\'([0-9a-fA-F]{2})|\\([a-z]+)(-?\d{1,9})? ?|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL
)
_NOT_TEXT: Final = frozenset(
    {
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "object",
        "fldinst",
        "listtable",
        "listoverridetable",
        "themedata",
        "datastore",
        "generator",
        "xmlnstbl",
        "rsidtbl",
        "sp",
        "shprslt",
        "nonshppict",
        "bkmkstart",
        "bkmkend",
    }
)
_STARRED_TEXT: Final = frozenset({"shppict", "shpinst"})
"""What old programs shall skip, and holds text all the same."""
_WORDS: Final = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
}
_LETTERS: Final = {"~": " ", "_": "-", "-": "", "\n": "\n", "\r": "\n"}
_DEEPEST: Final = 1000
_LARGEST: Final = 10_000_000


class _Group(Struct, frozen=True):
    """What holds inside one pair of braces."""

    skip: bool = False
    bold: bool = False
    size: float = 12.0
    hidden: bool = False
    after_unicode: int = 1  # characters that stand in for one of Unicode


def read_rtf(data: bytes) -> Document:
    """What can be read of an RTF document."""
    if len(data) > _LARGEST:
        raise UnreadableError(
            "The RTF file is larger than 10 MB. Save it as DOCX or PDF, and try again."
        )
    reader = _Reader()
    for token in _TOKEN.finditer(data.decode("latin-1")):
        reader.take(token)
    reader.end_paragraph()
    reader.end_tables()
    return Document(kind="rtf", blocks=with_headings(reader.blocks))


class _Reader:
    """Where in the groups the reading is, and the blocks that it has made."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._groups = [_Group()]
        self._runs: list[Run] = []
        self._cells: list[list[Block]] = [[]]  # of the row that is being read
        self._in_table = False
        self._is_item = False
        self._level = 0
        self._encoding = "cp1252"
        self._to_skip = 0  # characters after one of Unicode
        self._star = False

    def take(self, token: re.Match[str]) -> None:
        """Read one token."""
        byte, word, number, letter, brace, text = token.groups()
        if brace == "{":
            if len(self._groups) > _DEEPEST:
                raise UnreadableError("This file is nested too deeply to be a document.")
            self._groups.append(replace(self._groups[-1]))
        elif brace == "}":
            if len(self._groups) > 1:
                self._groups.pop()
        elif byte:
            self._add(bytes.fromhex(byte).decode(self._encoding, "replace"), stands_in=True)
        elif word:
            self._word(word, None if number is None else int(number))
        elif letter:
            if letter == "*":
                self._star = True
                return
            self._add(_LETTERS.get(letter, letter if letter in "\\{}" else ""))
        elif text:
            self._add(text, stands_in=True)
        self._star = False

    def end_tables(self) -> None:
        """The cells of a row that the file does not end."""
        self.blocks += table_blocks(self._cells, "body")

    def end_paragraph(self) -> None:
        """The letters since the last paragraph as a block."""
        text = joined(self._runs)
        runs, self._runs = [run for run in self._runs if run.text.strip()], []
        if not text:
            return
        bullet = BULLET.match(text)
        kind: BlockKind = "item" if bullet or self._is_item else "paragraph"
        bold = all(run.bold for run in runs)
        size = max(run.size or 0 for run in runs)
        text = text[bullet.end() :] if bullet else text
        target = self._cells[-1] if self._in_table else self.blocks
        target.append(Block(kind, text, self._level, size=size, bold=bold))

    def _word(self, word: str, number: int | None) -> None:
        group = self._groups[-1]
        if self._star or word in _NOT_TEXT:
            self._groups[-1] = replace(group, skip=group.skip or word not in _STARRED_TEXT)
        elif word == "u" and number is not None:
            self._add(chr(number % 65536))
            self._to_skip = group.after_unicode
        elif word in _WORDS:
            self._add(_WORDS[word])
        elif word in {"par", "sect", "page", "cell", "row", "pard", "intbl", "ilvl"}:
            if not group.skip:
                self._structure(word, number)
        elif word in {"listtext", "pntext"}:
            self._is_item = True
            self._groups[-1] = replace(group, skip=True)
        elif word == "ansicpg" and number:
            self._encoding = _known(f"cp{number}")
        else:
            self._groups[-1] = _set(group, word, number)

    def _structure(self, word: str, number: int | None) -> None:
        match word:
            case "cell":
                self._in_table = True
                self.end_paragraph()
                self._cells.append([])
            case "row":
                self.blocks += table_blocks(self._cells, "body")
                self._cells = [[]]
            case "intbl":
                self._in_table = True
            case "ilvl":
                self._level = min(number or 0, 8)
            case "pard":
                self._is_item, self._level, self._in_table = False, 0, False
            case _:
                self.end_paragraph()

    def _add(self, text: str, *, stands_in: bool = False) -> None:
        if self._to_skip and stands_in:
            skipped = min(self._to_skip, len(text))
            self._to_skip -= skipped
            text = text[skipped:]
        group = self._groups[-1]
        if text and not group.skip and not group.hidden:
            self._runs.append(Run(text, group.bold, group.size))


def _set(group: _Group, word: str, number: int | None) -> _Group:
    """The group after a word that says how letters are set."""
    match word:
        case "b":
            return replace(group, bold=number != 0)
        case "plain":
            return replace(group, bold=False, size=12.0, hidden=False)
        case "fs" if number:
            return replace(group, size=number / 2)
        case "v":
            return replace(group, hidden=number != 0)
        case "uc":
            return replace(group, after_unicode=max(0, min(number or 0, 8)))
    return group


def _known(encoding: str) -> str:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return "cp1252"
    return encoding
