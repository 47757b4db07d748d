"""The columns of a schedule in a table: "Time | Interview | Interviewer | Title | Link".

In: a text whose cells are parted by "|". Out: its rows below such a head, each cell by what the
head calls it. A table without a head that is known throughout has none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports.invite import cast, hours, own_call, role, words
from secondround.imports.invite.familiar import Familiar
from secondround.imports.invite.role import Role
from secondround.text import calls, plain_letters

_COLUMNS: Final = {
    "when": r"(?:(?:start|end) )?time(?: ?slot)?|zeit|uhrzeit|heure|horaire|hora|horario",
    "who": (
        r"who|with(?: whom)?|interviewers?(?: names?)?|people|name|panel(?:l?ists?)?|wer"
        r"|mit(?: wem)?|gesprachspartner\w*|qui|avec|interlocuteurs?|quien|con|entrevistador\w*"
    ),
    "title": r"role|title|job title|their (?:role|title)|funktion|position|fonction|poste|cargo",
    "what": (
        r"activity|interview(?: (?:type|focus|title))?|session|what|topic|focus(?: areas?)?|format"
        r"|was|thema|programmpunkt|inhalt|quoi|sujet|theme|que|tema|actividad"
    ),
    "where": (
        r"(?:(?:video|zoom|teams|meeting|call) )?link|where|location|room|place|ort|raum|lieu|salle"
        r"|lugar|sala|enlace|lien"
    ),
    "else": r"duration|length|day|date|dauer|tag|datum|duree|jour|duracion|dia|fecha",
}
"""What a column may be headed with, in plain letters, by what it holds."""
_ASIDE: Final = r"(?: ?\([^()|]*\))?"
"""What may be behind that: "Time (MST)", "Interviewer(s)"."""
_ANY: Final = "|".join(f"(?:{words})" for words in _COLUMNS.values())
_CELL: Final = rf"(?:{_ANY}){_ASIDE}"
_HEAD: Final = re.compile(rf"\|?\s*{_CELL}(?:\s*\|\s*{_CELL})+\s*\|?")
_CLOCK: Final = re.compile(rf"{hours.TIME}(?:\s*(?:[-–—]|to|bis)\s*{hours.TIME})?$", re.IGNORECASE)
"""A cell that is a time, or from one to another."""
_MOST_COLUMNS: Final = 6
_SEVERAL: Final = (
    re.compile(r"\s*/\s*|\s*;\s*"),
    re.compile(r"\s*,\s*(?:(?:and|und|et|y)\s+)?|\s+(?:and|und|et|y|&)\s+"),
)
"""What parts the titles of several people, the plainest first."""


class Row(Struct, frozen=True):
    """A line of a schedule, by its columns; "" where there is none."""

    when: str
    who: str = ""
    title: str = ""
    what: str = ""
    where: str = ""
    rest: str = ""  # of columns that have no place in a session

    @property
    def written(self) -> str:
        """The row with its time first, as lines of a schedule are."""
        cells = (self.when, self.what, self.who, self.title, self.where, self.rest)
        return " | ".join(filter(None, cells))

    def cast(self, familiar: Familiar) -> cast.Cast:
        """Whom the row names; a title is only theirs whose it plainly is."""
        found = cast.cast_in(self.who, familiar)
        place, link = own_call.split(self.where)
        place = "" if link and calls.only_says_call(place) else place
        people = _titled(found.people, self.title)
        where = ", ".join(filter(None, (place, found.place)))
        return replace(found, name=self.what or found.name, people=people, place=where)


def is_head(line: str) -> bool:
    """Whether a line does nothing but head the columns of a schedule."""
    return bool(_HEAD.fullmatch(plain_letters(line.strip())))


def rows(text: str) -> Mapping[str, Row]:
    """The rows of the tables in a text, by their lines."""
    found: dict[str, Row] = {}
    head: Sequence[str] = ()
    for line in text.split("\n"):
        if is_head(line):
            head = tuple(map(_column, _cells(line)))
        elif "|" not in line:
            head = () if line.strip() else head
        elif "when" in head and len(cells := _cells(line)) == len(head):
            found[line] = _row(head, cells)
    return found


def gathered(text: str) -> str:
    """A text, with the rows on a line each of a table that a mail program wrote cell by cell: its
    head is a line for each column, and each row begins with a time.
    """
    lines = text.split("\n")
    cells = [at for at, line in enumerate(lines) if line.strip()]
    found = [at for at in range(len(cells) - 1) if _heads(lines, cells[at:])]
    if not found:
        return text
    left = cells[found[0] :]
    count = _heads(lines, left)
    rows = [_written(lines, left[:count])]
    while len(left) > count and _CLOCK.match(lines[left[count]].strip()):
        left = left[count:]
        rows.append(_written(lines, left[:count]))
    end = left[min(count, len(left)) - 1] + 1
    is_table = len(rows) > 1 and len(left) >= count
    return "\n".join([*lines[: cells[found[0]]], *rows, *lines[end:]]) if is_table else text


def _written(lines: Sequence[str], cells: Sequence[int]) -> str:
    return " | ".join(lines[at].strip() for at in cells)


def _heads(lines: Sequence[str], cells: Sequence[int]) -> int:
    """How many of the lines are heads of columns, the first of them the time; 0 for one alone."""
    if not _is_column(lines[cells[0]], "when"):
        return 0
    heads = list(takewhile(lambda at: _is_column(lines[at]), cells[:_MOST_COLUMNS]))
    return len(heads) if len(heads) > 1 else 0


def _is_column(line: str, kind: str = "") -> bool:
    said = _COLUMNS[kind] if kind else _ANY
    return bool(re.fullmatch(rf"(?:{said}){_ASIDE}", plain_letters(line.strip())))


def _cells(line: str) -> list[str]:
    return list(map(str.strip, line.strip().removeprefix("|").removesuffix("|").split("|")))


def _column(cell: str) -> str:
    plain = plain_letters(cell)
    kinds = _COLUMNS.items()
    return next(kind for kind, words in kinds if re.fullmatch(rf"(?:{words}){_ASIDE}", plain))


def _row(head: Sequence[str], cells: Sequence[str]) -> Row:
    by_kind: dict[str, str] = {}
    for kind, cell in zip(head, cells, strict=True):
        known = kind if kind != "else" else "rest"
        by_kind[known] = " ".join(filter(None, (by_kind.get(known), cell)))
    return Row(**{"when": "", **by_kind})


def _titled(people: Sequence[Role], title: str) -> tuple[Role, ...]:
    """The people with the titles of their column: one is of the only one, and as many as there are
    people are theirs in order.
    """
    if len(people) == 1:
        return (_with_title(people[0], title),)
    for between in _SEVERAL:
        titles = between.split(title)
        if len(titles) == len(people) and all(map(words.is_job, titles)):
            return tuple(map(_with_title, people, titles))
    return tuple(people)


def _with_title(person: Role, title: str) -> Role:
    alone = [person]
    rest = role.give_part(alone, title)
    return replace(alone[0], title=alone[0].title or rest)
