"""From bytes to text that is safe to parse and to print.

In: the bytes of one file. Out: its text with plain line ends, and the problems that stop it from
being read.
"""

from __future__ import annotations

import re
from itertools import islice
from pathlib import PurePosixPath

from secondround.problems import MOST, Problem
from secondround.system import files

LARGEST = 2**19
"""Bytes in a file at most; a long record has 20,000."""

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What turns the direction of reading, so that the text shown is not the text that is there. Phones
put it around a number or a name that is copied.
"""
HIDDEN = re.compile(
    # what steers a terminal, or ends lines unseen
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|{TURNING.pattern}"
)
"""Characters that nobody sees and that change what is shown. Tab and line feed are none of them."""

_VISIBLE = bytes({*b"\t\n\r", *range(0x20, 0x7F)})


def decode(file: PurePosixPath, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file, as far as it goes, and what stops it from being read."""
    if len(data) > LARGEST:
        return "", (_too_large(file),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _plain(data.decode("utf-8", "replace")), (_not_utf8(file, data, error.start),)
    text = _plain(text)
    if "\0" in text and files.looks_like(data).startswith(
        "UTF-16"
    ):  # English in UTF-16 is valid UTF-8
        return text.replace("\0", ""), (_not_utf8(file, data, 0),)
    if text.isascii() and not data.translate(None, _VISIBLE):  # twenty times as fast as a search
        return text, ()
    found = islice(HIDDEN.finditer(text), MOST + 1)
    return text, tuple(hidden(match[0], file, *_where(text, match.start())) for match in found)


def hidden(character: str, file: PurePosixPath, line: int, column: int, width: int = 1) -> Problem:
    """The problem that a hidden character is, at its place."""
    name = f"U+{ord(character):04X}"
    if TURNING.match(character):
        message = (
            f"The hidden character {name} reverses the reading direction, so the text is not what "
            "it looks like."
        )
        return Problem.at(
            file, line, column, "direction-character", message, "take it out", width=width
        )
    message = f"The control character {name} is hidden here."
    hint = "take it out; it often comes along when text is copied from elsewhere"
    return Problem.at(file, line, column, "control-character", message, hint, width=width)


def _plain(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.removeprefix("\ufeff")


def _where(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _not_utf8(file: PurePosixPath, data: bytes, start: int) -> Problem:
    line, column = _where(before := _plain(data[:start].decode("utf-8")), len(before))
    message = f"The file is not UTF-8; it looks like {files.looks_like(data)}."
    return Problem.at(file, line, column, "not-utf-8", message, files.SAVE_AS_UTF_8)


def _too_large(file: PurePosixPath) -> Problem:
    message = f"The file is larger than {LARGEST // 2**10} KiB, so it is not read."
    hint = "keep long texts in files of their own beside the record, such as `notes.md`"
    return Problem.of_file(file, "file-too-large", message, hint)
