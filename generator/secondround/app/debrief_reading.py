"""A debrief as it was written, in a file or from what was typed.

In: bytes. Out: `Said`, with the place of each session; or Faulty with all that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondround import records
from secondround.app.errors import Ended, Faulty, Refused
from secondround.problems import Problem, Severity
from secondround.records import field_lookup
from secondround.records.models import Debrief, SessionDebrief
from secondround.records.yaml import TURNING, FieldPath, Source, reader
from secondround.system import files
from secondround.text import nearest

LARGEST: Final = 1_000_000
"""Bytes of a debrief at most."""
PASTED: Final = "pasted.yml"
"""What a debrief that is in no file is called."""
_NUMBERED: Final = re.compile(r'session: "\d+" # (.*\S)')
_QUOTED: Final = (
    r"(?:[“”„‟](?P<double>(?:[^“”„‟\"\\\n]|\\.|“[^“”„‟\"\n]*”|„[^“”„‟\"\n]*[“”])*)[“”‟]"
    r"|‘(?P<single>[^‘’'\n]*)’)"
)
"""A value between typographic quotes, as a phone or a mail program makes them of plain ones; none
of these closes within it.
"""
_WHOLE_LINE: Final = re.compile(
    rf"^(?P<before> *(?:- )?(?:\w+: )?){_QUOTED}(?= *(?: #.*)?\r?$)", re.MULTILINE
)
_BRACKETS: Final = re.compile(r"^ *(?:- )?(?:\w+: )?[\[{].*$", re.MULTILINE)
_IN_BRACKETS: Final = re.compile(rf"(?P<before>[\[{{,] *|: +){_QUOTED}(?= *[,\]}}])")
_PLAIN: Final = (
    "Typographic quotes (“ ”) around values were read as plain ones: a phone or a mail program "
    "makes them."
)
_NOT_TURNED: Final = (
    "Unseen characters that turn the direction of reading were taken out: a phone puts them around "
    "what is copied."
)
_SHOWN: Final = '`sessions: [{session: "09:40", told: [freezer-night]}]`'
_LIST: Final = {"wrong-kind": f"put the list under `sessions:`, such as {_SHOWN}"}
"""How a file that is a list looks, by the code of what is wrong with it."""
_EMPTY: Final = {
    "empty-file": f"copy the debrief from the day on the phone, or write one, such as {_SHOWN}; "
    "without `--from` you are asked for it"
}


class Said(Struct, frozen=True):
    """A debrief as it was written, with the place of each of its sessions."""

    source: Source
    debrief: Debrief
    paths: tuple[FieldPath, ...]
    has_lines: bool  # whether a person can look at it
    remarks: tuple[str, ...] = ()  # on how it was read

    def place(self, path: FieldPath) -> str:
        """Where something of it is, as messages begin."""
        line = f":{self.source.place(path).line}" if self.has_lines else ""
        return f"{self.source.file}{line}"

    def called(self, path: FieldPath, name: str) -> str:
        """What it calls a session. A number moves where another session comes before it, so what an
        older phone wrote beside one counts: `session: "1" # 09:00 Ana Ruiz`.
        """
        beside = _NUMBERED.search(self.source.lines[self.source.place(path).line - 1])
        return beside[1] if beside else name

    def refusal(self, path: FieldPath, why: object) -> Ended:
        """What ends the work because of something in it: a wrong file, or what was typed."""
        kind = Ended if self.has_lines else Refused
        return kind(f"{self.place(path)}: {why} Nothing was written.")


def read(name: str, data: bytes, *, has_lines: bool = True) -> Said:
    """The debrief that a file holds: a whole round's, or the fields of one session.

    has_lines: false where the data were put together from what was typed. Raises Faulty with all
    that is wrong in it.
    """
    text, remarks = _mended(data.decode("utf-8", "surrogateescape"))
    source, problems = reader.read(PurePosixPath(name), text.encode("utf-8", "surrogateescape"))
    shown = _LIST if _is_list(source) else _EMPTY
    refuse(source, (_with_example(problem, shown) for problem in problems))
    if isinstance(source.value, dict) and _is_of_one_session(source.value):
        session, problems = records.validate(SessionDebrief, source)
        refuse(source, problems)
        whole = Debrief(sessions=(session,) if session else ())
        return Said(source, whole, ((),), has_lines, remarks)
    debrief, problems = records.validate(Debrief, source)
    refuse(source, problems)
    found = debrief or Debrief()
    paths = tuple(("sessions", index) for index in range(len(found.sessions)))
    return Said(source, found, paths, has_lines, remarks)


def _is_of_one_session(fields: Mapping[str, object]) -> bool:
    """Whether none of the fields is one of a whole round's, as they are written or were meant."""
    whole = set(field_lookup.field_names(Debrief))
    known = whole.union(field_lookup.field_names(SessionDebrief))
    meant = known.intersection(fields) or map(partial(nearest, names=known), fields)
    return whole.isdisjoint(meant)


def _mended(written: str) -> tuple[str, tuple[str, ...]]:
    """A text without what phones and mail programs do to it, and a remark on each such thing."""
    seen = TURNING.sub("", written)
    plain = _WHOLE_LINE.sub(_with_plain_quotes, seen)
    plain = _BRACKETS.sub(lambda line: _IN_BRACKETS.sub(_with_plain_quotes, line[0]), plain)
    done = {_NOT_TURNED: seen != written, _PLAIN: plain != seen}
    return plain, tuple(filter(done.get, done))


def _with_plain_quotes(found: re.Match[str]) -> str:
    """A value with plain quotes around it; those within that the phone has marked, too."""
    before, value = found["before"], found["double"]
    if not before.strip():
        return found[0]  # a line of a text
    if value is None:
        return f"{before}'{found['single']}'"
    for mark in "“”„‟":
        value = value.replace(f"\\{mark}", '\\"')
    return f'{before}"{value}"'


def _is_list(source: Source) -> bool:
    return source.text.lstrip().startswith(("-", "["))


def _with_example(problem: Problem, shown: Mapping[str, str]) -> Problem:
    """A file that says nothing shown how one looks."""
    hint = shown.get(problem.code, problem.hint)
    return replace(problem, hint=hint)


def read_file(path: Path) -> Said:
    """The debrief in a file, as `read`; Refused where the file cannot be opened."""
    try:
        return read(path.name, files.read(path, largest=LARGEST))
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}. Nothing was written.") from error


def refuse(source: Source, problems: Iterable[Problem]) -> None:
    """Raise Faulty where something cannot be read, or would be lost."""
    found = [problem for problem in problems if problem.severity is not Severity.NOTE]
    if found:
        raise Faulty(found, {source.file: source.lines})
