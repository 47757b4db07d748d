"""Other names for people, in what is published: `pseudonyms.yml`, and an application under those names.

In: an application with its map of names. Out: the same application in which no text, link or folder's name holds a
real name any more. Meaning is not touched: a town or a job title can still tell who is meant, and stays.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel

from secondround.records.fields import LINK, Line, Model, field
from secondround.records.kinds import Kind, kind

if TYPE_CHECKING:
    from secondround.records.workspace import Application


class Pseudonyms(Model):
    """Which names stand for which in the public edition."""

    called: ClassVar[str] = "the pseudonyms"
    schema_link: Line | None = field(
        "The schema that an editor checks against.",
        example="pseudonyms.schema.json",
        reach="coach",
        default=None,
        alias="$schema",
    )
    names: dict[Line, Line] = field(
        "Real names, and what stands for each; people's first and last names alone follow. "
        "A company that may be named stands for itself.",
        example={"Ana Ruiz": "Mia Berg"},
        reach="coach",
        default={},
    )

    @property
    def hiding(self) -> dict[str, str]:
        """The names that are replaced: all but those that stand for themselves."""
        return {name: instead for name, instead in self.names.items() if folded(name) != folded(instead)}


NOBODY = Pseudonyms()


def people(application: Application) -> tuple[str, ...]:
    """The names of the candidate and of everybody whom the record names."""
    return (application.candidate.name, *(one.name for one in application.record.interviewers.values()))


def renamed(application: Application) -> Application:
    """The application under the names that its map gives."""
    names = application.pseudonyms.hiding
    if not names:
        return application
    rename = renaming(application)
    nameless = folded(application.record.company.name) in map(folded, names)  # then a link to it would tell its name
    return replace(
        application,
        id=rename.place(application.id),
        record=_each(application.record, replace(rename, links=not nameless)),
        candidate=_each(application.candidate, rename),
        library=_each(application.library, rename),
    )


def renaming(application: Application) -> Renaming:
    """What puts the names of the application's map into its texts."""
    return Renaming(application.pseudonyms.hiding, frozenset(map(folded, people(application))))


INITIAL = 1
"""Letters of a part of a name that stands for nobody."""


def folded(text: str) -> str:
    """A name without case, accents and marks between its words: "Ana-María" is "ana maria"."""
    plain = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", "".join(plain)))


@dataclass(frozen=True)
class Renaming:
    """Real names replaced in texts, links and folders' names."""

    names: dict[str, str]
    people: frozenset[str]  # folded; their first and last names alone are replaced, too
    links: bool = True  # whether a link that holds no name stays

    def text(self, text: str) -> str:
        """A text under other names; "" for a link that may not stay."""
        if re.fullmatch(LINK, text):
            return text if self.links and not self._in_link(text) else ""
        plain = _flat(text)
        made, last = [], 0
        for found in self._pattern.finditer(plain):
            instead = self._instead(plain[found.start() : found.end()], text[found.start() : found.end()])
            if instead is not None:
                made += [text[last : found.start()], instead]
                last = found.end()
        return "".join((*made, text[last:])) if made else text

    def place(self, place: str) -> str:
        """A folder's place under other names, in small letters with hyphens where it changes."""
        return "/".join(self._folder(part) for part in place.split("/"))

    @cached_property
    def _whole(self) -> dict[str, str]:
        return {folded(name): instead for name, instead in self.names.items()}

    @cached_property
    def _parts(self) -> dict[str, str]:
        """First and last names of people, each with the same part of the other name."""
        parts: dict[str, str] = {}
        for name, instead in self._whole.items():
            words = name.split()
            if name in self.people and len(words) > 1:
                others = instead.split()
                parts.setdefault(words[0], others[0])
                parts.setdefault(words[-1], others[-1])
        return {word: instead for word, instead in parts.items() if len(word) > INITIAL}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted({*self._whole, *self._parts}, key=lambda name: (-len(name), name))
        spelt = (r"[\W_]{1,3}".join(map(re.escape, name.split())) for name in names if name)
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(spelt)})(?![^\W_])")

    def _instead(self, plain: str, written: str) -> str | None:
        """What stands for a name that was found; None for a word that is written small, as no name is."""
        name = folded(plain)
        if name in self._whole:
            return self._whole[name]
        return self._parts[name] if not written[:1].islower() else None

    def _in_link(self, link: str) -> bool:
        words = folded(link)
        joined = words.replace(" ", "")
        if any(len(name) > _SHORT and name.replace(" ", "") in joined for name in self._whole):
            return True
        return any(f" {part} " in f" {words} " for part in (*self._parts, *self._whole))

    def _folder(self, part: str) -> str:
        words = f" {folded(part)} "
        for name, instead in (*self._whole.items(), *self._parts.items()):
            words = words.replace(f" {name} ", f" {folded(instead)} ")
        return part if words.strip() == folded(part) else words.strip().replace(" ", "-")


_SHORT = 4  # letters of a name that many a link holds by chance


def _flat(text: str) -> str:
    """`text` without case and accents, character by character, so that places in both are the same."""
    return text if text.isascii() and text.islower() else "".join(map(_plain, text))


def _plain(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[:1].casefold()
    return base if len(base) == 1 else character


def _each(value: Any, rename: Renaming) -> Any:
    """`value` with every text in it renamed; a link that holds a name is left out."""
    if isinstance(value, str):
        return rename.text(value)
    if isinstance(value, tuple):
        return tuple(_each(item, rename) for item in value)
    if isinstance(value, dict):
        return {key: _each(item, rename) for key, item in value.items()}
    if isinstance(value, BaseModel):
        return value.model_copy(update=dict(_changed(value, lambda item: _each(item, rename))))
    assert value is None or isinstance(value, (bool, int, dt.date, dt.time)), type(value)  # noqa: S101 - all there is
    return value


def _changed(model: BaseModel, change: Callable[[Any], Any]) -> Iterator[tuple[str, Any]]:
    for name, declared in type(model).model_fields.items():
        if kind(declared) is Kind.OURS:
            continue  # ids hold together what belongs together, and are never shown
        was = getattr(model, name)
        new = change(was)
        if new != was:
            yield name, new if new != "" else declared.get_default()
