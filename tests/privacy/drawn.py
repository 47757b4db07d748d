"""Drawn applications as one workspace: many clients, each with words of its own, in files as people
have them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from hypothesis import Phase, given, settings
from pydantic import BaseModel

from secondround.records import Application
from secondround.records.models.comments import Comments
from secondround.vocabulary import Edition

from .canaries import Sown, applications
from .conftest import put

_WORD = re.compile(r"zu([b-df-hj-np-tv-z]+)uz", re.IGNORECASE)
_DIGITS = "bcdfghjklm"


@dataclass(frozen=True)
class Client:
    """One client of the workspace, and every word that was put into that client's files."""

    folder: str
    public: bool  # whether the record says that it may be published
    sown: tuple[Sown, ...]
    real: frozenset[str]  # names that have a pseudonym
    mark: str  # in every word of its files
    application: Application  # with words as they were drawn, without the mark

    def may(self, edition: Edition) -> set[str]:
        """The words that an output of that edition may hold."""
        return {word for one in self.sown if self.may_stand(one, edition) for word in one.words}

    def may_stand(self, one: Sown, edition: Edition) -> bool:
        """Whether what was sown may be in an output of that edition."""
        published = edition is not Edition.PUBLIC or (self.public and one.text not in self.real)
        return published and edition <= one.reach


class Kind(NamedTuple):
    """What a text is, as far as an edition asks."""

    where: str
    reach: Edition
    public: bool
    real: bool


def kinds(client: Client) -> set[Kind]:
    """Every kind of text that a client's files hold."""
    return {
        Kind(text.where, text.reach, client.public, text.text in client.real)
        for text in client.sown
    }


def reaches(client: Client) -> set[tuple[str, Edition]]:
    """The same for the private editions, which ask neither for a record's visibility nor for a
    name's pseudonym.
    """
    return {(text.where, text.reach) for text in client.sown}


def fewest(clients: tuple[Client, ...], kinds: Callable[[Client], set[Any]]) -> tuple[Client, ...]:
    """As few of the clients as have every kind of text that all of them have: always the one next
    that brings most.
    """
    having = [(client, kinds(client)) for client in clients]
    lacking = set.union(*map(kinds, clients))
    chosen = []
    while lacking:
        best, found = max(having, key=lambda each: len(each[1] & lacking))
        chosen.append(best)
        lacking -= found
    return tuple(chosen)


def clients(number: int) -> tuple[Client, ...]:
    """So many drawn clients, every third of them with a private record."""
    return tuple(
        _client(f"c{i}", application, sown, public=i % 3 > 0)
        for i, (application, sown) in enumerate(_drawn(number))
    )


def write(root: Path, client: Client) -> None:
    """Write a client's files below `root`."""
    application = client.application
    record = application.record.model_copy(
        update={"visibility": "public" if client.public else "private"}
    )
    files: dict[str, BaseModel] = {
        "candidate.yml": application.candidate,
        "pseudonyms.yml": application.pseudonyms,
        "library/own.yml": application.library,
        "harbor/interview.yml": record,
        "harbor/comments.yml": Comments(comments=application.comments),
    }
    for name, model in files.items():
        put(root, f"packets/{client.folder}/{name}", _marked(_yaml(model), client.mark))


def words(text: str) -> set[str]:
    """The drawn words in a text, whatever their case; those that the end of a line cuts are put
    together.
    """
    whole = re.sub(r"[-\u00ad\u2010]\s*\n\s*|[\u00ad\u200b]", "", text)
    return {found[0].lower() for found in _WORD.finditer(whole)}


def _drawn(number: int) -> Iterator[tuple[Application, list[Sown]]]:
    drawn: list[tuple[Application, list[Sown]]] = []

    @settings(max_examples=number, phases=[Phase.generate])
    @given(applications())
    def draw(one: tuple[Application, list[Sown]]) -> None:
        drawn.append(one)

    draw()
    while len(drawn) < number:  # what is drawn twice is given once
        draw()
    yield from drawn[:number]


def _client(folder: str, application: Application, sown: list[Sown], *, public: bool) -> Client:
    """A client whose words get its mark, so that they are nobody else's."""
    mark = "".join(_DIGITS[int(digit)] for digit in folder[1:]) + "x"
    marked = tuple(Sown(_marked(one.text, mark), one.where, one.reach) for one in sown)
    real = frozenset(_marked(name, mark) for name in application.pseudonyms.names)
    return Client(folder, public, marked, real, mark, application)


def _yaml(model: BaseModel) -> str:
    return yaml.safe_dump(
        model.model_dump(mode="json", by_alias=True, exclude_unset=True),
        sort_keys=False,
        allow_unicode=True,
    )


def _marked(text: str, mark: str) -> str:
    return _WORD.sub(lambda found: f"{found[0][:2]}{mark}{found[0][2:]}", text)
