"""What the text of an invitation says beside its schedule.

In: an event, and the lines of its schedule. Out: `Details`: people with their titles, how to get
there and what to bring, and every sentence that found no field, to the letter.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct, field

from secondround.imports import documents, pay
from secondround.imports.invite import agenda, cast, courtesies, practical
from secondround.imports.invite.agenda import Slot
from secondround.imports.invite.doubts import is_doubt
from secondround.imports.invite.errands import Errand, errand
from secondround.imports.invite.mentions import ends_of
from secondround.imports.invite.roster import Roster, is_heading, people_in
from secondround.text import one_line

_WRAPPED: Final = 55
"""Letters of a line at least that goes on in the next one."""
_SMALL: Final = re.compile(r"(?:[!?]|(?<=\w{4})\.)(?= +[a-z])")
"""The end of a sentence before one that begins small."""
_BULLETS: Final = ("-", "*", "•", "·", "–")
Days = tuple[dt.date | None, dt.date | None]
"""When a text was sent, and the day of what it invites to."""
_NO_DAYS: Final[Days] = None, None
_OPENS: Final = re.compile(rf"\s*(?:[{''.join(_BULLETS)}]|{documents.LABEL})")
"""How a line begins that goes on with none: as one of a list, or with a label."""
_EDGE: Final = " \t>*•·–-|"
_CELLS: Final = re.compile(r"\s*\|[\s|]*")


class Details(Struct):
    """Gathered sentence by sentence."""

    roster: Roster = field(default_factory=Roster)
    arrive: list[str] = field(default_factory=list)
    bring: list[str] = field(default_factory=list)
    dress: str = ""
    contact: str = ""
    place: str = ""
    errands: list[Errand] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)  # to the letter
    pay: list[str] = field(default_factory=list)  # to the letter
    left: list[str] = field(default_factory=list)  # to the letter
    signed: list[str] = field(default_factory=list)  # what is left from the letter's end on
    used: Sequence[Slot] = ()  # lines of the schedule

    def take(
        self, sentence: str, sender: str, people: Sequence[str], days: Days = _NO_DAYS
    ) -> None:
        """Put a sentence where it belongs."""
        if asked := errand(sentence, *days, sender):
            self.errands.append(asked)
            return
        if is_doubt(sentence):
            self.doubts.append(sentence)
            return
        if pay.is_named(sentence):
            self.pay.append(sentence)
            return
        said = practical.said(sentence, sender, people)
        if said.arrive:
            self.arrive.append(said.arrive)
        self.bring += said.bring
        is_second = bool((said.dress and self.dress) or (said.contact and self.contact))
        self.dress = self.dress or said.dress
        self.contact = self.contact or said.contact
        self.place = self.place or said.place
        if is_second or not said.is_all:
            self.left.append(sentence)


def details(
    text: str,
    used: Sequence[Slot],
    sender: str,
    people: Sequence[str] = (),
    days: Days = _NO_DAYS,
) -> Details:
    """What a text says beside the lines of its schedule that were used.

    sender: who "me" is. people: full names of those who are known. days: of the text and of what it
    invites to.
    """
    found = Details(used=used)
    found.arrive += [_CELLS.sub(", ", slot.line.strip(_EDGE)) for slot in used if slot.is_arrival]
    lines = [line.strip() for line in _whole(agenda.rest_of(text, used))]
    signature = next(filter(lambda at: courtesies.is_sign_off(lines[at]), range(len(lines))), None)
    found.roster.add(lines[:signature])
    known = [*people, *(role.name for role in found.roster.described)]
    for slot in used:
        before = len(found.left)
        for sentence in sentences(slot.more):
            found.take(sentence, sender, known, days)
        found.left[before:] = (f"{slot.start:%H:%M}: {each}" for each in found.left[before:])
    is_list = False
    end = len(lines) if signature is None else signature
    signed = 0
    for at, line in enumerate(lines):
        if at == end:
            signed = len(found.left)
        if practical.is_bring_label(line):
            is_list = True
        elif is_list and line.startswith(_BULLETS):
            found.bring.append(practical.item(line))
        else:
            is_list = is_list and not line
            for sentence in () if at > end and courtesies.is_imprint(line) else sentences(line):
                if not courtesies.is_empty(sentence) and not is_heading(sentence):
                    found.take(sentence, sender, known, days)
    if end < len(lines):
        found.left, found.signed = found.left[:signed], found.left[signed:]
    return found


def _whole(lines: Iterable[str]) -> Iterator[str]:
    """Lines, of which those that a mail program broke are put together again."""
    whole = ""
    last = ""
    for line in lines:
        goes_on = len(last.strip()) >= _WRAPPED and "://" not in last + line
        goes_on = goes_on and bool(line.strip()) and not _OPENS.match(line)
        if whole and goes_on and not _is_list_of_people(last, line):
            whole = f"{whole.rstrip()} {line.strip()}"
        else:
            yield whole
            whole = line
        last = line
    yield whole


def _is_list_of_people(line: str, following: str) -> bool:
    """Whether each of two lines names somebody, and the second begins with a full name."""
    people = people_in(following.strip())
    return bool(people and cast.is_name(people[0].name) and people_in(line.strip()))


def sentences(line: str) -> Iterator[str]:
    """The sentences of a line, to the letter, without the mark of a list."""
    whole = one_line(line).lstrip(_EDGE + "_=").strip(" \t_=")
    start = 0
    ends = {*ends_of(whole), *(found.end() for found in _SMALL.finditer(whole)), len(whole)}
    for end in sorted(ends):
        if whole[start:end].strip():
            yield whole[start:end].strip()
        start = end
