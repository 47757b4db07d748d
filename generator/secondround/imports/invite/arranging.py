"""The sentence that arranges a meeting: "We would love to meet you on Tuesday at our Porto office".

In: a sentence, and the day, the place and the times that it was read for. Out: what else it says.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from secondround.imports.invite import agenda, dates, lengths, parts
from secondround.text import plain_letters

_WORD: Final = re.compile(r"\w+")
_TIME: Final = re.compile(rf"(?<![\w.:/]){agenda.TIME}(?![\w/]|[.:]\d)", re.IGNORECASE)
_INVITING: Final = frozenset(
    """
    please she he they her him them scheduled last lasts dauert etwa approximately approx roughly
    around attend when all times time hablaras hablara encontraras gesprachspartner interlocuteurs
    seront sind und y por unserem unser haus we i would will ll d re m are am is be very really so
    now also love like delighted
    pleased happy glad thrilled excited look looking forward meet meeting see seeing welcome
    welcoming have having invite inviting invited come coming join joining visit visiting us you
    your our the this that it for of to at on in next interview interviews conversation talk take
    takes taking place held scheduled confirm confirmed confirming arranged as follows person onsite
    site office offices wir ich freuen freue uns mich sehr darauf auf sie ihnen dich dir ihr ihre
    ihren laden lade mochten mochte gern gerne zu zum zur ein einem einer eine personlich
    kennenzulernen kennenlernen treffen begrussen einladen einzuladen gesprach vorstellungsgesprach
    findet statt nous je serions serons sommes suis ravi ravie ravis ravies s heureux
    heureuse heureuses de vous
    te tu rencontrer recevoir accueillir voir inviter invitons convier entretien aura lieu le la les
    un une dans nos notre locaux bureaux a au nosotros encantaria encantados gustaria alegra
    conocerte conocerle conocerla conocerlo verte verle verla recibirte recibirle invitarte
    invitarle invitamos entrevista sera tendra lugar el los las en nuestra nuestras oficina oficinas
    que con
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words with which people are invited, and that say nothing once they are."""
_MEETING: Final = frozenset(
    """
    you your she he they her him will be meet meeting meets see speak speaking talk talking to with
    and are is interviewer interviewers panel sie ihre treffen sprechen mit und sind ist
    gesprachspartner vous vos rencontrerez avec et seront interlocuteurs hablaras hablara
    encontraras
    con y tu su sus seran
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words that only say that one meets somebody."""
_CALL: Final = re.compile(
    r"\b(?:(?:tele)?phone|telefon\w*|video\w*|visio\w*|online|remote|virtual|zoom|skype|webex)\b"
)


_ZONE: Final = re.compile(
    r"\(?(?:utc|gmt)(?: ?[+-]\d{1,2}(?::?\d\d)?)?\)?|\(us & canada\)|\bhora peninsular\b"
    r"|\(?(?:\b\w+ ){1,2}(?:(?:standard|daylight|summer) )?time\b\)?"
    r"|\ball times (?:are )?(?:in )?\w+"
)
"""A time zone in words, in plain letters."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """What the record has of a meeting."""

    day: dt.date
    places: Collection[str]
    times: Collection[dt.time]  # when something starts or ends
    is_call: bool = False  # there is a link or a number to join it by
    people: Collection[str] = ()
    minutes: Collection[int] = ()  # how long something lasts
    has_zone: bool = False


def left_of(sentence: str, sent: dt.date | None, known: Arranged) -> str:
    """A sentence without what it arranges and the words for that, in plain letters; all of it where
    it names neither that day nor that place, or another day, or is all that tells of a call.
    """
    plain = plain_letters(sentence)
    named = dates.day_in(sentence, sent)
    is_there = _names(plain, known.places) or lengths.split(sentence)[1] in known.minutes
    is_meeting = bool(named or is_there)
    if (named or known.day) != known.day or not (is_meeting or _names(plain, known.people)):
        return sentence
    if _CALL.search(plain) and not known.is_call:
        return sentence
    left = dates.without_days(parts.without(plain), known.day)
    left = _ZONE.sub(" ", left) if known.has_zone else left
    left = _TIME.sub(lambda match: " " if _is_of(match, known) else match[0], left)
    silent = _INVITING if is_meeting else _MEETING
    return " ".join(word for word in _WORD.findall(left) if word not in silent)


def _names(plain: str, texts: Iterable[str]) -> bool:
    return any(plain_letters(text) in plain for text in texts if text)


def _is_of(match: re.Match[str], known: Arranged) -> bool:
    minutes = agenda.start_of(match)
    return minutes is not None and dt.time(minutes // 60, minutes % 60) in known.times
