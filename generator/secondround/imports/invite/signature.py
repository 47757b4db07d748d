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
from secondround.imports.providers import PROVIDERS
from secondround.records import names
from secondround.text import is_english_word, slug, telephone

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
_MORE: Final = r"(?: [A-ZÀ-Þ][\w’'-]+)"
"""What goes on with a name."""
_LINES: Final = 3
"""Lines below the name in which a title is looked for."""


def whose(events: Sequence[Event], known: Known) -> dict[str, Value]:
    """The company of whoever signed, as a proposed field of the record, where none is known."""
    for event in events:
        sender = event.sender
        if sender and not known.companies and not people.is_system(sender.email):
            hosts = titles.host_names([sender.email]) - PROVIDERS
            name = company_in(event.description, hosts)
            name = name or spelled(f"{event.title}\n{event.description}", hosts)
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


def spelled(text: str, hosts: Collection[str]) -> str:
    """The company as a text spells what a host is called: "Corvid Health" of `corvidhealth`; "" for
    none, and for one that searches for others.

    Words in capitals go on with it behind "with", or where they are of firms; any others make it
    another name: "Fenborough Town Hall".
    """
    for host in filter(lambda host: len(host) >= _SHORTEST, hosts):
        letters = r"[ .&’'-]?".join(map(re.escape, host))
        whole = rf"(?P<with>(?i:with) (?:the )?)?(?<![\w@./-])(?P<name>(?=[A-ZÀ-Þ])(?i:{letters}))"
        for found in re.finditer(rf"{whole}(?![\w@/-]|\.\w)(?P<more>{_MORE}*)", text):
            more = found["more"]
            is_its = found["with"] or all(map(names.is_of_firm, more.split()))
            name = found["name"] + more
            is_word = is_english_word(name.casefold())  # "Harbor" may be any
            plain = " ".join(word for word in name.split() if not names.is_of_firm(word))
            if is_its and not (is_word or words.names_a_job(plain) or _AGENCY.search(name)):
                return name
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
