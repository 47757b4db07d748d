"""Rules about thank-you notes as the candidate has written them, until they are sent.

In: an application. Out: problems in its record, each at the text of a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from msgspec import Struct

from secondround.problems import Problem
from secondround.records import Application
from secondround.records.models import Interviewer
from secondround.records.yaml import FieldPath
from secondround.text import caseless, listed

MOST_WORDS: Final = 120
"""Words of a note: career centres advise 80 to 120."""
_ALIKE: Final = 0.8
"""How much of two notes is the same, word for word, where they are one note sent twice."""
_TELLING: Final = 4
"""Letters of a word that may remind somebody of what they said."""
_STEM: Final = 6
"""Letters by which two forms of a word are the same: "rosters" and "rostering"."""
_NAME: Final = 3
"""Letters of a part of a name that a person may be called by."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+")
_SAID_ANYHOW: Final = frozenset(
    """
    about after again also always another around asked back been before best came come could dear
    does done even ever every feel felt from gave give glad going good have hear heard hello here
    hope into just keep kept kind know like look made make many more most much must next once only
    other over really said same says seem should some soon such sure take talk tell than that
    their them then there these they thing things think this those time today told took very want
    well went were what when where which while will with work would year your yours
    afternoon conversation interview interviews joining join meeting morning position question
    questions regards role second thank thanks team
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words that remind nobody of anything."""


class _Written(Struct, frozen=True):
    """One note."""

    path: FieldPath
    to: str  # id
    person: Interviewer
    text: str
    debrief: str  # of its session
    is_sent: bool


def _unsent(application: Application) -> list[_Written]:
    return [note for note in _notes(application) if not note.is_sent]


def _notes(application: Application) -> Iterator[_Written]:
    record = application.record
    for number, stage in enumerate(record.rounds):
        for index, session in enumerate(stage.sessions):
            for turn, note in enumerate(session.thanks):
                path = ("rounds", number, "sessions", index, "thanks", turn, "text")
                person = record.interviewers[note.to]
                quotes = [quote.text for quote in session.quotes]
                noted = "\n".join((session.debrief or "", *quotes)).strip()
                is_sent = note.to in session.people_thanked
                yield _Written(path, note.to, person, note.text, noted, is_sent)


def length(application: Application) -> Iterator[Problem]:
    """A note has 120 words at most."""
    for note in _unsent(application):
        count = len(note.text.split())
        if count > MOST_WORDS:
            yield _problem(
                application,
                note,
                "thanks-too-long",
                f"The note to `{note.person.name}` has {count} words; it is read up to about "
                f"{MOST_WORDS}.",
                "keep the thanks, one thing that they said, and one line on why you want this",
            )


def names(application: Application) -> Iterator[Problem]:
    """A note greets whom it is for, and gives nobody somebody else's title."""
    people = application.record.interviewers
    for note in _unsent(application):
        others = [person for key, person in people.items() if key != note.to]
        wrong = [other for other in others if _is_greeted(note, other)]
        if wrong:
            message = f"The note to `{note.person.name}` greets `{wrong[0].name}`."
            hint = "write the right name; a note that went to the wrong person is remembered"
            yield _problem(application, note, "thanks-wrong-name", message, hint)
            continue
        text, own = caseless(note.text), caseless(note.person.title or "")
        titles = [other for other in others if _is_titled(text, caseless(other.title or ""), own)]
        if titles:
            message = (
                f"The note to `{note.person.name}` says `{titles[0].title}`, which is the title "
                f"of `{titles[0].name}`."
            )
            hint = f"their own title is `{note.person.title}`" if own else "leave the title out"
            yield _problem(application, note, "thanks-wrong-name", message, hint)


def callbacks(application: Application) -> Iterator[Problem]:
    """Once a session is debriefed, its notes come back to something that is in the debrief."""
    for note in _unsent(application):
        if not note.debrief:
            continue
        known = {_stem(word) for word in _words(f"{note.person.name} {note.person.title or ''}")}
        record = application.record
        known |= {_stem(word) for word in _words(f"{record.company.name} {record.role.title}")}
        if not (_telling(note.text) & _telling(note.debrief)) - known:
            yield _problem(
                application,
                note,
                "thanks-without-callback",
                f"The note to `{note.person.name}` picks up nothing from the debrief.",
                "name one thing that they said, in the words in which you noted it",
            )


def alike(application: Application) -> Iterator[Problem]:
    """No note is the same as one that is sent, or as one before it, but for the name."""
    before = [note for note in _notes(application) if note.is_sent]
    for note in _unsent(application):
        same = [other.person.name for other in before if _are_alike(note, other)]
        if same:
            yield _problem(
                application,
                note,
                "thanks-alike",
                f"The note to `{note.person.name}` is nearly the one to `{listed(same[:1])}`.",
                "interviewers compare notes: give each of them something of their own",
            )
        before.append(note)


def _problem(
    application: Application, note: _Written, code: str, message: str, hint: str
) -> Problem:
    about = (note.person.name,)
    return application.record_source.problem(note.path, code, message, hint, about=about)


def _words(text: str) -> list[str]:
    return _WORD.findall(caseless(text))


def _stem(word: str) -> str:
    return word[:_STEM]


def _telling(text: str) -> set[str]:
    """The words that a text could be remembered by, and its figures."""
    found = set()
    for word in _words(text):
        if word.isdigit() or (len(word) >= _TELLING and word not in _SAID_ANYHOW):
            found.add(_stem(word))
    return found


def _is_greeted(note: _Written, other: Interviewer) -> bool:
    """Whether the greeting holds a name of somebody else's, and none of whom the note is for."""
    greeting = set(_words(re.split(r"[,:!\n]", note.text.strip(), maxsplit=1)[0]))
    own = {word for word in _words(note.person.name) if len(word) >= _NAME}
    theirs = {word for word in _words(other.name) if len(word) >= _NAME} - own
    return not greeting & own and bool(greeting & theirs)


def _is_titled(text: str, title: str, own: str) -> bool:
    """Whether a text holds a title of several words that is not also the addressee's."""
    return " " in title and title in text and title not in own and not (own and own in title)


def _are_alike(note: _Written, other: _Written) -> bool:
    """Whether two notes to two people are one, their names and titles apart."""
    if note.to == other.to:
        return False
    named = {*_words(note.person.name), *_words(other.person.name)}
    one = [word for word in _words(note.text) if word not in named]
    two = [word for word in _words(other.text) if word not in named]
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE
