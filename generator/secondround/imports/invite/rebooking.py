"""Words by which an invitation says that the meeting was moved: in its title, or in a sentence."""

from __future__ import annotations

import re
from typing import Final

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
    r"|onsite|visit|slots?|time|date|day|things|everything|it|you|this|that"
    r"|gespräch|termin|interview|treffen|besuch|entretien|rendez-vous|réunion|entrevista|reunión"
    r"|cita)"
)
_SENTENCE: Final = re.compile(
    r"\b(?:(?:had|have|has|need|needs|needed) to|must|will|are|am|is|was|were|be|been|have|has)\s+"
    r"(?:be\s+)?(?:mov(?:e|ing|ed)|re-?schedul(?:e|ing|ed)|postpon(?:e|ing|ed)|push(?:ing|ed)?"
    r"|shift(?:ing|ed)?|chang(?:e|ing|ed))\b"
    r"|\b(?:verschieben|verschoben|verlegen|verlegt|vorverlegt|vorverlegen)\b"
    r"|\b(?:déplacer|déplacée?|reporter|reportée?|décaler|décalée?)\b"
    r"|\b(?:mover|movido|aplazar|aplazado|reprogramar|reprogramad[oa]|cambiar)\b",
    re.IGNORECASE,
)
_MEANT: Final = re.compile(rf"\b{_MEETING}\b", re.IGNORECASE)
_IF: Final = re.compile(
    r"\b(?:if|should you|in case|unless|whether|could we|can we|would you|may|might|falls|sollten?"
    r"|können wir|könnten|si|pouvons|pourrions|podemos|podríamos)\b[^,;:.]*$",
    re.IGNORECASE,
)
"""What only might be: "should you need to reschedule"."""


def is_said(text: str, subject: str) -> bool:
    """Whether a sentence of a mail says of a meeting that it has been moved."""
    for sentence in sentences([subject, "", *text.split("\n")]):
        found = _SENTENCE.search(sentence)
        if found and _MEANT.search(sentence) and not _IF.search(sentence[: found.start()]):
            return True
    return False


def without_words(title: str) -> str:
    """A title without the words that say it was moved; the same where there are none."""
    return _BEHIND.sub("", _BEFORE.sub("", title)) or title
