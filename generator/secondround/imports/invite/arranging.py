"""The sentence that arranges a meeting: "We would love to meet you on Tuesday at our Porto office".

In: a sentence, and the day, the place and the times that it was read for. Out: what else it says.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from secondround.imports.invite import agenda, dates
from secondround.text import plain_letters

_WORD: Final = re.compile(r"\w+")
_TIME: Final = re.compile(rf"(?<![\w.:/-]){agenda.TIME}(?![\w/]|[.:-]\d)", re.IGNORECASE)
_INVITING: Final = frozenset(
    """
    please we i would will ll d re m are am is be very really so now also love like delighted
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
_CALL: Final = re.compile(
    r"\b(?:(?:tele)?phone|telefon\w*|video\w*|visio\w*|online|remote|virtual|zoom|skype|webex)\b"
)


@dataclass(frozen=True, slots=True)
class Arranged:
    """What the record has of a meeting."""

    day: dt.date
    places: Collection[str]
    times: Collection[dt.time]  # when something starts or ends
    is_call: bool = False  # there is a link or a number to join it by


def left_of(sentence: str, sent: dt.date | None, known: Arranged) -> str:
    """A sentence without what it arranges and the words for that, in plain letters; all of it where
    it names neither that day nor that place, or another day, or is all that tells of a call.
    """
    plain = plain_letters(sentence)
    named = dates.day_in(sentence, sent)
    is_there = any(plain_letters(place) in plain for place in known.places if place)
    if (named or known.day) != known.day or not (named or is_there):
        return sentence
    if _CALL.search(plain) and not known.is_call:
        return sentence
    left = dates.without_days(plain, known.day)
    left = _TIME.sub(lambda match: " " if _is_of(match, known) else match[0], left)
    return " ".join(word for word in _WORD.findall(left) if word not in _INVITING)


def _is_of(match: re.Match[str], known: Arranged) -> bool:
    minutes = agenda.start_of(match)
    return minutes is not None and dt.time(minutes // 60, minutes % 60) in known.times
