"""What a file is: a resume, a posting, an invitation or a story bank.

In: bytes and a name. Out: a `Recognised`, with the reason in words. The content decides, not the
name; where it may be two things, that is asked.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from itertools import filterfalse, repeat
from pathlib import PurePath
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports import documents, invite, posting, resume, stories
from secondround.imports.documents import Document
from secondround.imports.found import Kind, UnreadableError
from secondround.imports.resume import telling
from secondround.system import typed
from secondround.text import listed, quoted

_NAMES: Final[Mapping[Kind, str]] = {
    "resume": "a resume",
    "posting": "a job posting",
    "invitation": "an invitation",
    "stories": "a story bank",
}
OPTIONS: Final[Mapping[str, Kind]] = {
    "resume": "resume",
    "posting": "posting",
    "invite": "invitation",
    "stories": "stories",
}
"""Each kind, by the word that a person types to say it."""
_SURE: Final = 2
"""How much more must speak for one kind than for any other."""
_PLAIN: Final = 4
"""How much more speaks for a kind where nobody would doubt it."""
_INVITES: Final = 5
"""How much a day with a time speaks for an invitation; a posting with one is rare."""
_HEADING: Final = 2
"""How much a heading speaks for a posting that no resume has: “What you'll do”."""
_PERIOD: Final = 2
_MOST_PERIODS: Final = 6
"""How much a position's period speaks for a resume, and all of them at most."""
_FEW: Final = 2
_MOST_LINES: Final = 4
"""Sentences that speak for a posting, at most: a long text has one by chance."""
_WEIGHT: Final = 3
_CERTAIN: Final = 10
"""How much a story speaks for a story bank, and a JobPosting for a posting; a heading counts 1."""
_RESUME_KEYS: Final = ({"basics"}, {"work", "education"}, {"cv", "design"}, {"cv"})
_LINKEDIN: Final = {"Profile.csv", "Positions.csv"}
_HEAD: Final = 5000
_EUROPASS: Final = re.compile(r"<(?:\w+:)?(?:SkillsPassport|Candidate|Europass)\b")


class Recognised(Struct, frozen=True):
    """What a file is, and why, as a sentence.

    `document` is the file itself, where it had to be opened to see what it is.
    """

    kind: Kind
    why: str
    doubt: str = ""  # what else it may be, as a sentence for a person
    document: Document | None = None


def kind(data: bytes, name: str, today: dt.date | None = None) -> Recognised:
    """What a file is.

    today: the day of texts without a date. Raises `UnreadableError` where it cannot be read, and,
    with the question which it is, where it may be several things or none.
    """
    name = PurePath(name).name
    data, _ = posting.unwrapped(data)
    found = _by_format(data, name, today)
    if found is None:
        document = documents.read(data, name)
        found = _by_content(document, documents.decoded(data)[0], name, today)
        found = replace(found, document=document)
    return found


def _by_format(data: bytes, name: str, today: dt.date | None) -> Recognised | None:
    """By a format that only one kind has; None where any kind may have it."""
    if invite.is_mail(data):
        return _by_words_of_mail(data, name, today)
    if invite.is_invitation(data):
        return _recognised(name, "invitation", "it is a calendar file")
    if _is_linkedin(data):
        return _recognised(name, "resume", "it is LinkedIn's export")
    if data.startswith((b"PK", b"%PDF")) or len(data) > posting.LARGEST:
        return None
    text, _ = documents.decoded(data)
    start = text.lstrip()[:1]
    if start in {"{", "["} or name.casefold().endswith((".yml", ".yaml")):
        return _by_keys(text, name)
    return _by_element(text, name) if start == "<" else None


def _by_words_of_mail(data: bytes, name: str, today: dt.date | None) -> Recognised:
    """An invitation, or a posting that somebody forwards."""
    document = documents.read(invite.words_of(data, name) or b"-", f"{name}.txt")
    posting_ = _of_posting(document)
    invites = _INVITES if invite.is_meeting(data, name, today) else 0
    if posting_.weight >= invites + _PLAIN:
        found = _recognised(name, "posting", posting_.reason)
        return replace(found, document=document)
    return _recognised(name, "invitation", "it is an e-mail")


def _by_element(text: str, name: str) -> Recognised | None:
    """By the elements of XML."""
    if posting.is_feed(text):
        return _recognised(name, "posting", "it is Personio's feed of positions")
    if _EUROPASS.search(text[:_HEAD]):
        return _recognised(name, "resume", "it is a Europass file")
    return None


def _is_linkedin(data: bytes) -> bool:
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return bool(_LINKEDIN & {PurePath(path).name for path in archive.namelist()})
    except (zipfile.BadZipFile, ValueError, OverflowError):
        return False


def _by_keys(text: str, name: str) -> Recognised | None:
    """By the names of fields in JSON or YAML."""
    value = _json(text)
    if value is None and name.casefold().endswith(".json"):
        raise UnreadableError(
            f"{name} is cut off or damaged: its JSON is incomplete. Save it again."
        )
    keys = (
        set(value) if isinstance(value, dict) else set(re.findall(r"^(\w+):", text, re.MULTILINE))
    )
    if any(wanted <= keys for wanted in _RESUME_KEYS):
        return _recognised(name, "resume", f"it has the field {quoted(_first(keys, _RESUME_KEYS))}")
    if value is not None and posting.is_board(value):
        return _recognised(name, "posting", "it is a job board's file")
    if stories.count(text, name):
        return _recognised(name, "stories", "its fields are parts of stories")
    return None


def _json(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _first(keys: set[str], choices: tuple[set[str], ...]) -> str:
    return next(min(wanted) for wanted in choices if wanted <= keys)


def _by_content(document: Document, text: str, name: str, today: dt.date | None) -> Recognised:
    """By headings and words."""
    is_text = document.kind in {"markdown", "text"}
    evidence: dict[Kind, _Evidence] = {
        "posting": _of_posting(document),
        "resume": _of_resume(document),
        "invitation": _Evidence(
            _INVITES if invite.is_in_words(document.text, today) else 0,
            "it names one day and a time",
        ),
        "stories": _Evidence(
            stories.count(text, name) * _WEIGHT if is_text else 0,
            "it has parts such as situation, action and result",
        ),
    }
    ranked = sorted(evidence, key=lambda each: -evidence[each].weight)
    best, second = evidence[ranked[0]], evidence[ranked[1]]
    if best.weight >= second.weight + _SURE:
        found = _recognised(name, ranked[0], best.reason)
        if not second.weight or best.weight >= second.weight + _PLAIN:
            return found
        return replace(
            found,
            doubt=f"{found.why} If it is {_NAMES[ranked[1]]}, add {_option(ranked[1], name)}.",
        )
    if ranked[0] == "posting" and best.weight and not second.weight:
        found = _recognised(name, "posting", best.reason)
        return replace(found, doubt=f"{found.why} If it is something else, say so with `--as`.")
    likely = [each for each in ranked if evidence[each].weight] or list(_NAMES)
    names, options = map(_NAMES.__getitem__, likely), map(_option, likely, repeat(name))
    raise UnreadableError(
        f"It is not clear what {name} is: it may be {listed(list(names), 'or')}. "
        f"Say which it is: add {listed(list(options), 'or')}."
    )


def _option(kind_: Kind, name: str) -> str:
    """What a person adds to say that a file is of a kind."""
    word = next(word for word, meant in OPTIONS.items() if meant == kind_)
    return typed.command("--as", f"{word}:{name}")


class _Evidence(Struct, frozen=True):
    """How much speaks for a kind, and what."""

    weight: int
    reason: str


def _of_posting(document: Document) -> _Evidence:
    if any(b"JobPosting" in attachment.data for attachment in document.attachments):
        return _Evidence(_CERTAIN, "the page carries a JobPosting")
    headings = posting.telling_headings(document)
    sentences = posting.telling_lines(document)
    only_here = list(filterfalse(resume.section_of, headings))
    weight = _HEADING * len(only_here) + min(len(sentences), _MOST_LINES)
    found = (
        f"headings such as {_some(headings)}"
        if headings
        else f"sentences such as {_some(sentences)}"
    )
    return _Evidence(weight, f"it has {found}")


def _of_resume(document: Document) -> _Evidence:
    headings = telling.headings(document)
    only_here = list(filterfalse(posting.is_heading, headings))
    has_address = telling.has_address(document)
    periods = telling.periods(document)
    if not (headings or has_address) and len(periods) < _FEW:
        periods = []  # one period is in many a text
    weight = len(only_here) + has_address + min(_PERIOD * len(periods), _MOST_PERIODS)
    found = f"headings such as {_some(headings)}" if headings else f"periods: {_some(periods)}"
    return _Evidence(weight, f"it has {found}")


def _some(headings: list[str]) -> str:
    return listed([quoted(heading) for heading in headings[:3]])


def _recognised(name: str, kind_: Kind, reason: str) -> Recognised:
    return Recognised(kind_, f"{name} is {_NAMES[kind_]}: {reason}.")
