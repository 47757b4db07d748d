"""An application under other names, as it is published.

In: an application with its map of names. Out: the same application in which no text, link or
folder's name holds a real name any more. Meaning is not touched: a town or a job title can still
tell who is meant, and stays.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from pydantic import BaseModel

from secondround.records.application import Application
from secondround.records.models import Kind, kind, map_parts, within_reach
from secondround.records.names import bare_name, looks_like_person, plain_name
from secondround.records.renaming import Renaming
from secondround.text import slug
from secondround.vocabulary import Edition


def people(application: Application) -> tuple[str, ...]:
    """The names of the candidate and of everybody the record names."""
    interviewers = application.record.interviewers.values()
    return (application.candidate.name, *(person.name for person in interviewers))


def firms(application: Application) -> tuple[str, ...]:
    """The names of the company, of its competitors and of those who employed the candidate."""
    company, stories = application.record.company, application.candidate.stories
    competitors = (competitor.name for competitor in company.competitors or ())
    employers = (story.employer for story in stories if story.employer)
    return (company.name, *competitors, *employers)


def under_pseudonyms(application: Application) -> Application:
    """The application under the names that its map gives."""
    hidden = set(map(plain_name, application.pseudonyms.hiding))
    if not hidden:
        return application
    renaming = renaming_of(application)
    # Where the company has another name, a link to it would give its own away.
    links = plain_name(application.record.company.name) not in hidden
    return replace(
        application,
        id=_published_id(renaming, application),
        record=_renamed(application.record, replace(renaming, links=links)),
        candidate=_renamed(application.candidate, renaming),
        library=_renamed(application.library, renaming),
    )


def renaming_of(application: Application) -> Renaming:
    """What puts the names of the application's map into its texts.

    Of a name that the record gives to nobody, its looks decide whether it is a person's.
    """
    pseudonyms = application.pseudonyms
    known_people = set(map(bare_name, people(application)))
    known_firms = set(map(plain_name, firms(application)))
    persons = set()
    for name in pseudonyms.hiding:
        is_known = bare_name(name) in known_people
        if is_known or (plain_name(name) not in known_firms and looks_like_person(name)):
            persons.add(plain_name(name))
    return Renaming(pseudonyms.hiding, frozenset(persons), kept=pseudonyms.kept)


def is_named_in_public(application: Application, firm: str) -> bool:
    """Whether a firm's name, or what tells of it, is left where anybody can read it: in a question,
    as a competitor.
    """
    renaming = renaming_of(application)
    stories = tuple((story.title, story.cue) for story in application.candidate.stories)
    record = within_reach(application.record, Edition.PUBLIC)
    public = _renamed((record, stories), renaming)
    without_firm = Renaming({firm: "…"}, frozenset(), kept=renaming.kept)
    return bool(_renamed(public, without_firm) != public)


def _published_id(renaming: Renaming, application: Application) -> str:
    """The packet's folder: the two names that it is published under. Its own may hold whatever
    somebody thought of.
    """
    names = (application.candidate.name, application.record.company.name)
    return "/".join(slug(renaming.text(name)) or "packet" for name in names)


def _renamed(value: Any, renaming: Renaming) -> Any:
    """`value` with every text in it renamed; a link that holds a name is left out."""
    if isinstance(value, str):
        return renaming.text(value)
    if isinstance(value, BaseModel):
        return _renamed_model(value, renaming)
    return map_parts(value, lambda part: _renamed(part, renaming))


def _renamed_model(model: BaseModel, renaming: Renaming) -> BaseModel:
    changed = {}
    for name, field in type(model).model_fields.items():
        if kind(field) is Kind.OURS:
            continue  # ids hold together what belongs together, and are never shown
        before = getattr(model, name)
        after = _renamed(before, renaming)
        if after != before:
            changed[name] = field.get_default() if after == "" else after
    return model.model_copy(update=changed)
