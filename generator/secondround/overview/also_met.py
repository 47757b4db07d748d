"""People whom several clients meet: each of these clients should know it, from the coach alone.

In: applications. Out: for each packet the people in it who also meet somebody else's client.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from secondround.records import Application
from secondround.records.models import UNNAMED, Interviewer
from secondround.text import listed, plain_letters


class AlsoMet(Struct, frozen=True):
    """One person in one packet, whom other clients meet, too."""

    packet: str  # id
    person: str
    company: str
    clients: tuple[str, ...]  # the other ones, by name

    @property
    def others(self) -> str:
        """The other clients, as a sentence lists them."""
        return listed(self.clients)


def known_by(person: Interviewer, company: str) -> frozenset[str]:
    """What shows that two people are one: a name at a company, or an address. Nothing for somebody
    of a company that has no name yet.
    """
    if company == UNNAMED:
        return frozenset()
    address = {_plain(person.email)} if person.email else set()
    return frozenset({f"{_plain(person.name)} at {_plain(company)}", *address})


def also_met(applications: Iterable[Application]) -> tuple[AlsoMet, ...]:
    """Everybody whom two clients or more meet: of one name at one company, or of one address."""
    found: list[tuple[Application, str, frozenset[str]]] = []
    for application in applications:
        found += [
            (application, person.name, known_by(person, application.record.company.name))
            for person in application.record.interviewers.values()
        ]
    by_key: dict[str, dict[str, str]] = {}  # the clients who meet somebody, by their files
    for application, _, keys in found:
        for key in keys:
            whose = str(application.candidate_source.file)
            by_key.setdefault(key, {})[whose] = application.candidate.name
    return tuple(_shared(found, by_key))


def _shared(
    found: Iterable[tuple[Application, str, frozenset[str]]], by_key: dict[str, dict[str, str]]
) -> Iterator[AlsoMet]:
    for application, name, keys in found:
        others: dict[str, str] = {}
        for key in keys:
            others |= by_key[key]
        others.pop(str(application.candidate_source.file), None)
        if others:
            clients = tuple(others[file] for file in sorted(others))
            yield AlsoMet(application.id, name, application.record.company.name, clients)


def _plain(text: str) -> str:
    return " ".join(plain_letters(text).split())
