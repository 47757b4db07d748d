"""Other names for people, in what is published: `pseudonyms.yml`, and an application under those
names.

In: an application with its map of names. Out: the same application in which no text, link or
folder's name holds a real name any more. Meaning is not touched: a town or a job title can still
tell who is meant, and stays.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel

from secondround.records.models.fields import Line, Model, field
from secondround.records.models.kinds import Kind, kind
from secondround.records.models.reach import within_reach
from secondround.records.names import bare_name, looks_like_person, plain_name
from secondround.records.renaming import Renaming
from secondround.text import slug
from secondround.vocabulary import Edition

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
        return {
            name: instead
            for name, instead in self.names.items()
            if plain_name(name) != plain_name(instead)
        }

    @property
    def kept(self) -> tuple[str, ...]:
        """The names that stand for themselves."""
        return tuple(
            name for name, instead in self.names.items() if plain_name(name) == plain_name(instead)
        )


NO_PSEUDONYMS = Pseudonyms()


def people(application: Application) -> tuple[str, ...]:
    """The names of the candidate and of everybody whom the record names."""
    return (
        application.candidate.name,
        *(one.name for one in application.record.interviewers.values()),
    )


def firms(application: Application) -> tuple[str, ...]:
    """The names of the company, of its competitors and of those who employed the candidate."""
    company, stories = application.record.company, application.candidate.stories
    rivals = (rival.name for rival in company.competitors or ())
    return (company.name, *rivals, *(story.employer for story in stories if story.employer))


def renamed(application: Application) -> Application:
    """The application under the names that its map gives."""
    names = application.pseudonyms.hiding
    if not names:
        return application
    rename = renaming(application)
    nameless = plain_name(application.record.company.name) in map(
        plain_name, names
    )  # then a link to it would tell its name
    return replace(
        application,
        id=_place(rename, application),
        record=_each(application.record, replace(rename, links=not nameless)),
        candidate=_each(application.candidate, rename),
        library=_each(application.library, rename),
    )


def renaming(application: Application) -> Renaming:
    """What puts the names of the application's map into its texts.

    Of a name that the record gives to nobody, its looks decide whether it is a person's.
    """
    pseudonyms = application.pseudonyms
    theirs, others = (
        set(map(bare_name, people(application))),
        set(map(plain_name, firms(application))),
    )
    persons = (
        name
        for name in pseudonyms.hiding
        if bare_name(name) in theirs or (plain_name(name) not in others and looks_like_person(name))
    )
    return Renaming(pseudonyms.hiding, frozenset(map(plain_name, persons)), kept=pseudonyms.kept)


def is_published(application: Application, firm: str) -> bool:
    """Whether a firm's name, or what tells of it, is left where anybody can read it: in a question,
    as a competitor.
    """
    rename = renaming(application)
    stories = tuple((story.title, story.cue) for story in application.candidate.stories)
    public = _each((within_reach(application.record, Edition.PUBLIC), stories), rename)
    return bool(_each(public, Renaming({firm: "…"}, frozenset(), kept=rename.kept)) != public)


def _place(rename: Renaming, application: Application) -> str:
    """The packet's folder: the two names that it is published under. Its own may hold whatever
    somebody thought of.
    """
    both = (rename.text(application.candidate.name), rename.text(application.record.company.name))
    return "/".join(slug(name) or "packet" for name in both)


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
