"""The sentence that arranges a meeting: "We would love to meet you on Tuesday at our Porto office".

In: a sentence, and the day, the place and the times that it was read for. Out: what else it says.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from typing import Final

from msgspec import Struct

from secondround.imports.invite import dates, hours, lengths, parts
from secondround.text import plain_letters

_WORD: Final = re.compile(r"\w+")
_EITHER: Final = frozenset(
    """
    she he they her him hablaras hablara encontraras gesprachspartner interlocuteurs seront sind
    und y will are is be meet meeting see you your to talk sie ihre treffen vous tu con
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words of sentences that invite and of those that say whom one meets."""
_INVITING: Final = _EITHER | frozenset(
    """
    please them scheduled last lasts dauert etwa approximately approx roughly around attend when
    all times time por unserem unser haus we i would ll d re m am very really so now also love
    like delighted pleased happy glad thrilled excited look looking forward seeing welcome
    welcoming have having invite inviting invited come coming join joining visit visiting us our
    the this that it for of at on in next interview interviews conversation take takes taking
    place held confirm confirmed confirming arranged as follows person onsite site office
    offices wir ich freuen freue uns mich sehr darauf auf ihnen dich dir ihr ihren laden lade
    mochten mochte gern gerne zu zum zur ein einem einer eine personlich kennenzulernen
    kennenlernen naher herzlich begrussen einladen einzuladen gesprach vorstellungsgesprach
    findet statt nous je serions serons sommes suis ravi ravie ravis ravies s heureux heureuse
    heureuses de te rencontrer recevoir accueillir voir inviter invitons convier entretien aura
    lieu le la les un une dans nos notre locaux bureaux a au nosotros encantaria encantados
    gustaria alegra conocerte conocerle conocerla conocerlo verte verle verla recibirte
    recibirle invitarte invitarle invitamos entrevista sera tendra lugar el los las en nuestra
    nuestras oficina oficinas que
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words with which people are invited, and that say nothing once they are."""
_MEETING: Final = _EITHER | frozenset(
    """
    meets speak speaking talking with and interviewer interviewers panel sprechen mit ist vos
    ll comprises comprise includes include made up composed consists consist of interviewed by
    rencontrerez avec et su sus seran
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words that only say that one meets somebody."""
_CLOCK: Final = frozenset(
    """
    time uhrzeit zeit heure hora uhr h from to until von bis de a as ca circa etwa about
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words beside times that say nothing themselves."""
_CALL: Final = re.compile(
    r"\b(?:(?:tele)?phone|telefon\w*|video\w*|visio\w*|online|remote|virtual|zoom|skype|webex)\b"
)


_ZONE: Final = re.compile(
    r"\(?(?:utc|gmt)(?: ?[+-]\d{1,2}(?::?\d\d)?)?\)?|\((?:\w+ time - )?us & canada\)"
    r"|\bhora peninsular\b"
    r"|\(?(?:\b\w+ ){1,2}(?:(?:standard|daylight|summer) )?time\b\)?"
    r"|\ball times (?:are )?(?:in )?\w+"
)
"""A time zone in words, in plain letters."""


class Arranged(Struct, frozen=True):
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
    if set(_WORD.findall(_without_times(plain, known))) <= _CLOCK:
        return ""
    named = dates.day_in(sentence, sent)
    is_there = _names(plain, known.places) or lengths.split(sentence)[1] in known.minutes
    is_meeting = bool(named or is_there)
    if (named or known.day) != known.day or not (is_meeting or _names(plain, known.people)):
        return sentence
    if _CALL.search(plain) and not known.is_call:
        return sentence
    left = dates.without_days(parts.without(plain), known.day)
    left = _ZONE.sub(" ", left) if known.has_zone else left
    left = _without_times(left, known)
    silent = _INVITING if is_meeting else _MEETING
    return " ".join(word for word in _WORD.findall(left) if word not in silent)


def _without_times(text: str, known: Arranged) -> str:
    return hours.ANY_TIME.sub(lambda match: " " if _is_of(match, known) else match[0], text)


def _names(plain: str, texts: Iterable[str]) -> bool:
    return any(plain_letters(text) in plain for text in texts if text)


def _is_of(match: re.Match[str], known: Arranged) -> bool:
    minutes = hours.start_of(match)
    return minutes is not None and dt.time(minutes // 60, minutes % 60) in known.times
