"""Files that are about another company than the packet they were handed over for.

In: a workspace, a packet, and what files say. Out: the other company's name, and only where the
files leave no doubt about it: a recruiter may write from an agency's address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import urlsplit

from msgspec import Struct

from secondround.app import invented, shared_companies
from secondround.imports import PROVIDERS, ProposedText, reading
from secondround.records.yaml import reader
from secondround.system import files
from secondround.text import is_placeholder, slug
from secondround.vocabulary import layout

_FORMS: Final = (
    "the", "ag", "bv", "co", "company", "corp", "corporation", "gmbh", "group", "holding",
    "holdings", "inc", "incorporated", "kg", "limited", "llc", "llp", "ltd", "nv", "oy", "plc",
    "pty", "sa", "sarl", "se", "spa", "srl",
)  # fmt: skip
"""Words of a company's name that one source has and the next leaves out."""
_SHORTEST: Final = 4  # letters that two names share by more than chance
_HOST: Final = re.compile(r"@([\w.-]+)$")


class _Known(Struct, frozen=True):
    """What a packet's record says of its company."""

    company: str = ""
    hosts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, root: Path, packet: str) -> _Known:
        """What is written; nothing where it is still the scaffold's invention."""
        file = PurePosixPath(layout.PACKETS, packet, layout.RECORD)
        if not (root / file).is_file():
            return cls()
        source, _ = reader.read(file, files.read(root / file, root))
        written = source.value if isinstance(source.value, dict) else {}
        if invented.is_whole(written, invented.example(root, file).fields):
            return cls()
        whole = shared_companies.whole(root, source).value
        written = whole if isinstance(whole, dict) else {}
        name = company(written)
        return cls("" if name == invented.EXAMPLE else name, frozenset(_hosts(written)))


def company(stated: Mapping[str, Any]) -> str:
    """The company's name in the fields of a record; "" where it is still to be written."""
    found = stated.get("company")
    name = found.get("name") if isinstance(found, Mapping) else ""
    if not isinstance(name, str) or isinstance(name, ProposedText):
        return ""
    return "" if is_placeholder(name) else name


def named(root: Path, packet: str, imported: Sequence[reading.Read]) -> str:
    """The company that the files are about, where it is another one than the packet's; else ""."""
    known = _Known.of(root, packet)
    if not known.company:
        return ""
    posted = [company(item.found.record) for item in imported]
    for name in posted:
        if name and not is_same(name, known.company):
            return name
    if any(posted):
        return ""  # what comes together with this company's own posting is about it
    for item in imported:
        if item.found.kind == "invitation" and (host := _other_host(item, known)):
            return host
    return ""


def apart(imported: Sequence[reading.Read]) -> tuple[list[reading.Read], list[reading.Read], str]:
    """What belongs to the first company that a posting names, what to another, and its name."""
    kept: list[reading.Read] = []
    others: list[reading.Read] = []
    first = other = ""
    for item in imported:
        name = company(item.found.record)
        first = first or name
        is_other = bool(name) and not is_same(name, first)
        other = other or (name if is_other else "")
        (others if is_other else kept).append(item)
    for item in list(kept) if other else ():
        hosts = set(_hosts(item.found.record)) if item.found.kind == "invitation" else set()
        if hosts and all(_belongs(host, other) and not _belongs(host, first) for host in hosts):
            kept.remove(item)
            others.append(item)
    return kept, others, other


def is_same(one: str, other: str) -> bool:
    """Whether two names are one company's: “Halden” and “Halden Outdoor, Inc.” are."""
    words, others = _words(one), _words(other)
    if not words or not others:
        return True  # in letters that cannot be compared
    fewer, more = sorted((words, others), key=len)
    return set(fewer) <= set(more) or "".join(words) == "".join(others)


def _words(name: str) -> list[str]:
    words = slug(name).split("-")
    return [word for word in words if word and word not in _FORMS] or list(filter(None, words))


def _other_host(item: reading.Read, known: _Known) -> str:
    """The name in the addresses of an invitation that is about another company for certain.

    It is where the packet's own people write from the company's addresses, nobody who is invited
    does, and the invitation does not name the company anywhere.
    """
    hosts = list(dict.fromkeys(_hosts(item.found.record)))
    own = any(_belongs(host, known.company) for host in known.hosts)
    if not own or len(hosts) != 1 or hosts[0] in known.hosts or _belongs(hosts[0], known.company):
        return ""
    texts = " ".join(file.data.decode("utf-8", "replace") for file in item.files)
    return "" if _says(texts, known.company) else hosts[0].capitalize()


def _says(text: str, name: str) -> bool:
    letters = re.sub(r"[\W_]", "", text).casefold()
    return re.sub(r"[\W_]", "", " ".join(_words(name))).casefold() in letters


def _belongs(host: str, name: str) -> bool:
    """Whether a host is called like a company, or by its initials."""
    words = _words(name)
    whole, letters = "".join(words), "".join(word[0] for word in words)
    shorter, longer = sorted((host, whole), key=len)
    return host in {letters, whole} or (len(shorter) >= _SHORTEST and shorter in longer)


def _hosts(stated: Mapping[str, Any]) -> Iterator[str]:
    """What the hosts of the people's addresses and the company's site are called."""
    people = stated.get("interviewers")
    persons = people.values() if isinstance(people, Mapping) else ()
    for person in persons:
        address = person.get("email") if isinstance(person, Mapping) else None
        if isinstance(address, str) and (found := _HOST.search(address.strip())):
            yield from _called(found[1])
    about = stated.get("company")
    site = about.get("website") if isinstance(about, Mapping) else None
    if isinstance(site, str):
        yield from _called(urlsplit(site).hostname or "")


def _called(host: str) -> Iterator[str]:
    """The part of a host's name that somebody chose: `quillbank` of `mail.quillbank.co.uk`."""
    parts = [part for part in host.casefold().split(".") if part]
    chosen = parts[:-1]
    if len(chosen) > 1 and len(chosen[-1]) < _SHORTEST:
        chosen = chosen[:-1]  # "co" of "co.uk"
    if chosen and chosen[-1] not in PROVIDERS:
        yield chosen[-1].replace("-", "")
