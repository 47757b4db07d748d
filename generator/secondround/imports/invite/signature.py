"""What stands below a name at the end of a letter.

In: a text and the name of who wrote it. Out: their title and company; "" where none is plainly
there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import dropwhile, islice
from typing import Final

from secondround.imports.found import ProposedText, Value
from secondround.imports.invite import courtesies, people, titles, words
from secondround.imports.invite.events import Event
from secondround.imports.invite.known import Known
from secondround.imports.invite.wording import short
from secondround.records import names
from secondround.text import slug, telephone

_GAP: Final = re.compile(r"\s*[,|·•]\s*|\s+[-–—]\s+")
_AGENCY: Final = re.compile(r"search|recruit|staffing|talent|personnel|headhunt", re.IGNORECASE)
_PHONE: Final = re.compile(
    r"^(?:tel(?:ephone|efon|éfono)?|t|phone|p|mobile?|mob|m|cell|c|direct|d|handy|office)[.:]*\s+",
    re.IGNORECASE,
)
"""What stands before a telephone number; not what stands before a fax."""
_SHORTEST: Final = 5
"""Letters of a host that a name is told by."""
_WIDEST: Final = 80
"""Letters of a company's name at most."""
_LONGEST: Final = 12
"""Lines of a signature at most."""
_LINES: Final = 3
"""Lines below the name in which a title is looked for."""


def whose(events: Sequence[Event], known: Known) -> dict[str, Value]:
    """The company of whoever signed, as a proposed field of the record, where none is known."""
    for event in events:
        sender = event.sender
        if sender and not known.companies and not people.is_system(sender.email):
            name = company_in(event.description, titles.host_names([sender.email]))
            if name:
                return {"company": {"name": ProposedText(short(name))}}
    return {}


def company_in(text: str, hosts: Collection[str]) -> str:
    """The company that the lines below the end of a letter name, where the host of an address of
    theirs is called like it; not that of somebody who searches for others.
    """
    for line in islice(_ending(text), 1, _LONGEST):
        for piece in map(str.strip, _GAP.split(line)):
            letters = slug(piece).replace("-", "")
            is_its = any(len(host) >= _SHORTEST and host in letters for host in hosts)
            if is_its and len(piece) <= _WIDEST and not _AGENCY.search(piece) and "@" not in piece:
                return piece if "." not in piece and "/" not in piece else ""
    return ""


def phone_in(text: str) -> str:
    """The number that a line below the end of a letter holds, and nothing but it and its label; ""
    without one.
    """
    for line in islice(_ending(text), 1, _LONGEST):
        number = _PHONE.sub("", line)
        if telephone.LIKELY.fullmatch(number) and telephone.dialled(number):
            return number
    return ""


def _ending(text: str) -> Iterator[str]:
    """The lines from the words on that end a letter."""
    lines = filter(None, map(str.strip, text.split("\n")))
    return dropwhile(lambda line: not courtesies.is_sign_off(line), lines)


def title_in(text: str, name: str) -> str:
    """The title below the name, where the name is below the words that end the letter."""
    ending = _ending(text)
    lines = list(ending) or list(filter(None, map(str.strip, text.split("\n"))))[-_LONGEST:]
    own = list(dropwhile(lambda line: names.bare_name(line) != names.bare_name(name), lines))
    for line in own[1 : 1 + _LINES]:
        title = line.partition(",")[0].partition("|")[0].strip()
        if words.is_job(title):
            return title
    return ""
