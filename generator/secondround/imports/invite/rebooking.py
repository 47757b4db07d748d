"""Words by which an invitation says that the meeting was moved: in its title, or in a sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from secondround.imports.invite.letter import Letter, letter
from secondround.imports.invite.mentions import sentences

_WORDS: Final = (
    r"(?:re-?scheduled|moved|updated|new (?:time|date)|verschoben|verlegt|aktualisiert"
    r"|neue[rs]? (?:termin|zeit|datum)|déplacée?|reportée?|movid[oa]|reprogramad[oa])"
)
_BEFORE: Final = re.compile(rf"^{_WORDS}(?: invitation)?\s*[:–—-]\s*(?=\S)", re.IGNORECASE)
_BEHIND: Final = re.compile(
    rf"\s*(?:[(\[]{_WORDS}[^)\]]{{0,40}}[)\]]"
    rf"|\s[-–—:|]\s+{_WORDS}(?:\s+(?:to|auf)\b.{{0,40}})?)\s*$",
    re.IGNORECASE,
)


_MEETING: Final = (
    r"(?:talks?|interviews?|meetings?|conversations?|calls?|chats?|sessions?|appointments?|rounds?"
    r"|onsite|visit|slots?|time|date|day|schedule|agenda|timetable|zeitplan|ablauf|things"
    r"|everything|it|you|this|that"
    r"|gespräch|termin|interview|treffen|besuch|entretien|rendez-vous|réunion|entrevista|reunión"
    r"|cita)"
)
_SENTENCE: Final = re.compile(
    r"\b(?:(?:had|have|has|need|needs|needed) to|must|will|are|am|is|was|were|be|been|have|has)\s+"
    r"(?:be\s+)?(?:mov(?:e|ing|ed)|re-?schedul(?:e|ing|ed)|postpon(?:e|ing|ed)|push(?:ing|ed)?"
    r"|shift(?:ing|ed)?|chang(?:e|ing|ed))\b"
    r"|\b(?:verschieben|verschoben|verlegen|verlegt|vorverlegt|vorverlegen)\b"
    r"|\b(?:déplacer|déplacée?|reporter|reportée?|décaler|décalée?)\b"
    r"|\b(?:mover|movido|aplazar|aplazado|reprogramar|reprogramad[oa]|cambiar)\b"
    r"|\b(?:new|updated|revised) (?:time|date|day|slot|schedule|agenda|timetable)\b"
    r"|\bneue[rs]? (?:termin|zeit|uhrzeit|datum|zeitplan|ablauf)\b"
    r"|\bnouvel(?:le)? (?:date|heure|horaire)\b|\bnuev[ao] (?:fecha|hora)\b"
    r"|\bmeet\b.{1,80}\binstead\b",
    re.IGNORECASE,
)
_MEANT: Final = re.compile(rf"\b{_MEETING}\b", re.IGNORECASE)
_IF: Final = re.compile(
    r"\b(?:if|should you|in case|unless|whether|could we|can we|would you|may|might|falls|sollten?"
    r"|können wir|könnten|si|pouvons|pourrions|podemos|podríamos)\b[^,;:.]*$",
    re.IGNORECASE,
)
"""What only might be: "should you need to reschedule"."""


_TO: Final = re.compile(r"\b(?:to|auf|au|al)\s(?=.*\d)", re.IGNORECASE)
"""What is before the new time: "move our talk from Monday to"."""
_MOST: Final = 5
"""Sentences that move something, and ways to read each."""


def is_said(text: str, subject: str) -> bool:
    """Whether a sentence of a mail says of a meeting that it has been moved."""
    return bool(words(text, subject))


def words(text: str, subject: str) -> str:
    """The sentences of a mail that say so."""
    return " ".join(filter(_announces, sentences([subject, "", *text.split("\n")])))


def meeting_in(text: str, subject: str, sent: dt.date | None) -> Letter | None:
    """The meeting in a mail's sentences, without an old time that it names beside the new one."""
    for meant in (text, *_with_new_time(text)):
        if found := letter(meant, subject, sent):
            return found
    return None


def _with_new_time(text: str) -> Iterator[str]:
    """A text without what a sentence that moves a meeting says before the new time, in each way
    that this could be meant.
    """
    announcing = filter(_announces, sentences(text.split("\n")))
    for sentence in islice(announcing, _MOST):
        written = re.compile(r"\s+".join(map(re.escape, sentence.split())))
        for to in islice(_TO.finditer(sentence), _MOST):
            yield written.sub(sentence[to.end() :].replace("\\", ""), text, count=1)


def _announces(sentence: str) -> bool:
    found = _SENTENCE.search(sentence)
    return bool(found and _MEANT.search(sentence) and not _IF.search(sentence[: found.start()]))


def without_words(title: str) -> str:
    """A title without the words that say it was moved; the same where there are none."""
    return _BEHIND.sub("", _BEFORE.sub("", title)) or title
