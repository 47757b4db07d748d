"""What an output may say of one packet, and what it may not.

In: an application and an edition. Out: `PacketTexts`: the texts that must not be in the output,
each with its field, and the words that may.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final

from msgspec.structs import replace

from secondround.privacy.leaks import figures, other_clients
from secondround.privacy.leaks.model_texts import application_texts, source_file
from secondround.privacy.leaks.protected_text import PacketTexts, ProtectedText
from secondround.privacy.leaks.words import BARRIER, spaced
from secondround.records import (
    FACT_REFERENCE,
    Application,
    keyboard_spellings,
    renaming_of,
    under_pseudonyms,
    with_facts,
)
from secondround.records.models import Story
from secondround.records.yaml import Source, walk_texts
from secondround.vocabulary import Edition

_OWN_PARTS: Final = ("record", "comments")
"""What of an application is the client's own, beside the candidate's file; a library is the
coach's.
"""
_NO_READER: Final = Edition.COACH  # of another client's files nobody else may see a thing


def texts_of(application: Application, edition: Edition, *, alone: bool = True) -> PacketTexts:
    """The texts of a packet for an output of that edition; of a private packet, nothing may be in a
    public one.

    alone: there is nothing else to look for, so that without protected texts what is allowed does
    not matter.
    """
    if edition is Edition.PUBLIC and not application.record.is_public:
        return all_private(application)
    shown = under_pseudonyms(application) if edition is Edition.PUBLIC else application
    protected = [
        text for text in application_texts(application, below=edition) if text.reach < edition
    ]
    if edition is Edition.PUBLIC:
        protected += _real_names(application)
    if alone and not protected:
        return PacketTexts(application.id, shown.id, (), "")
    open_texts = [text for text in application_texts(shown) if text.reach >= edition]
    as_read = BARRIER.join(_with_facts(text.text, shown, edition) for text in open_texts)
    allowed = spaced(as_read)
    if edition is Edition.PUBLIC:
        allowed = _without_real_names(allowed, application)
    names = [
        text.text for text in open_texts if text.is_name or other_clients.may_be_named(text.path)
    ]
    stories: set[str] = set()
    for story in application.candidate.stories:
        stories.update(_with_employer(story))
    return PacketTexts(
        application.id,
        shown.id,
        _filled(protected, application),
        allowed,
        spaced(BARRIER.join(names)),
        spaced(shown.record.company.name),
        str(application.candidate_source.file),
        frozenset(stories),
        frozenset(value for value, _ in figures.numbers(as_read)),
        frozenset(spaced(comment.text) for comment in application.comments),
    )


def all_private(application: Application, *, is_first: bool = True) -> PacketTexts:
    """The texts of a packet that the output must know nothing of.

    is_first: whether no other packet of the candidate's has brought the words of the candidate's
    own file, which are the same for all of them.
    """
    parts = ("candidate", *_OWN_PARTS) if is_first else _OWN_PARTS
    own = other_clients.own_texts(application_texts(application, *parts))
    employers = _employers(application) if is_first else ()
    return PacketTexts(
        application.id,
        "",
        (*_filled(own, application), *employers),
        "",
        company=spaced(application.record.company.name),
        candidate_file=str(application.candidate_source.file),
    )


def every_line_private(application: Application) -> PacketTexts:
    """The texts of a packet of which nothing may be found, not even a line that many might
    write.
    """
    return PacketTexts(application.id, "", _filled(application_texts(application), application), "")


def unread_file(source: Source, candidate: PurePosixPath) -> PacketTexts:
    """The texts of a file that became no packet: its names and its sentences, as they are written.

    candidate: the file of the candidate to whom it belongs.
    """
    if source.value:
        written = _written(source)
    else:
        whole = ProtectedText(source.text, (), source.file, _NO_READER, is_prose=True)
        written = iter([whole])
    own = tuple(other_clients.own_texts(written))
    return PacketTexts(str(source.file), "", own, "", candidate_file=str(candidate))


def _written(source: Source) -> Iterator[ProtectedText]:
    """The texts of a file that no model has checked."""
    for path, text in walk_texts(source.value):
        is_name = other_clients.is_name_field(path)
        yield ProtectedText(
            text, path, source.file, _NO_READER, is_name=is_name, is_prose=not is_name
        )


def _with_employer(story: Story) -> tuple[str, ...]:
    """A story with its employer, by its id and by its title: who has the same has a copy of it."""
    employer = spaced(story.employer or "")
    titles = [title for title in (story.id, story.title) if other_clients.is_telling_title(title)]
    return tuple(f"{employer}|{spaced(title)}" for title in titles) if employer.strip() else ()


def _employers(application: Application) -> Iterator[ProtectedText]:
    """The employers of another client's stories, as they are found in a copy of the story."""
    file = application.candidate_source.file
    for index, story in enumerate(application.candidate.stories):
        for key in _with_employer(story):
            yield ProtectedText(
                story.employer or "",
                ("stories", index, "employer"),
                file,
                _NO_READER,
                is_name=True,
                foreign=True,
                story=key,
            )


def _without_real_names(allowed: str, application: Application) -> str:
    """The words that are allowed, without real names: one that was left in by mistake is still
    real.
    """
    rename = renaming_of(application)
    pseudonyms = spaced(BARRIER.join(application.pseudonyms.names.values()))
    for name in filter(rename.is_sure, rename.known):
        for real in map(spaced, keyboard_spellings(name)):
            while real in allowed and real not in pseudonyms:
                allowed = allowed.replace(real, "  ")
    return allowed


def _real_names(application: Application) -> Iterator[ProtectedText]:
    """Every name that is replaced, in the spellings that people use, and joined as in "@anaruiz".

    A name of ordinary words is looked for where it is a whole name of several; "Will" alone is in
    every text.
    """
    rename = renaming_of(application)
    file = source_file(application, "pseudonyms")
    for name, whole in rename.known.items():
        is_whole_of_several = name in rename.names and " " in name
        if not rename.is_sure(name) and not is_whole_of_several:
            continue
        written = keyboard_spellings(name)
        joined = {spelling.replace(" ", "") for spelling in written}
        for spelling in sorted(written | joined):
            yield ProtectedText(spelling, ("names", whole), file, Edition.COACH, is_name=True)


def _filled(
    protected: Iterable[ProtectedText], application: Application
) -> tuple[ProtectedText, ...]:
    """The texts with their facts filled in, as they would be read."""
    return tuple(
        replace(item, text=with_facts(item.text, application.candidate)) for item in protected
    )


def _with_facts(text: str, application: Application, edition: Edition) -> str:
    """A text with the facts in it that the edition may see."""
    if edition > Edition.CANDIDATE:
        return FACT_REFERENCE.sub(BARRIER, text)
    return with_facts(text, application.candidate)
