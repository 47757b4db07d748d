"""Words that call a meeting off, or say that it takes place after all."""

from __future__ import annotations

import re
from typing import Final

from secondround.imports.invite.mentions import sentences

_GONE: Final = (
    r"(?:cancell?ed|called off|abgesagt|gestrichen|storniert|entfällt|fällt (?:leider )?aus"
    r"|annulée?|cancelad[oa]|anulad[oa]|suspendid[oa]|se cancela|se suspende)"
)
_OFF: Final = re.compile(
    r"^cancell?ed(?: event| invitation)?\s*:"
    r"|\b(?:is|are|was|were|been|(?:will|must|to) be)\s+"
    r"(?:(?:now|unfortunately|therefore|hereby|being|sadly)\s+)*"
    r"(?:cancell?ed|called off|off(?=\s*(?:[.,;!–—-]|$|because|since|as\b)))"
    r"|(?<!you )\b(?:have|has|had|need) to (?:cancel|call off)\b"
    r"(?! (?:the|your|our) (?:catering|hotel|lunch|tour|room|flight))"
    r"|\b(?:we|i) must cancel\b"
    r"|\b(?:am|are) (?:cancelling|canceling)\b"
    r"|\b(?:(?:will|can|does) ?not|won['’]t|can['’]t|doesn['’]t) (?:be taking|take) place\b"
    r"(?! (?:in|at)\b[^;:]*\bbut\b)"
    r"|\bno longer (?:take|takes|taking) place\b"
    r"|\b(?:abgesagt|gestrichen|storniert|entfällt(?! nicht)|findet (?:leider )?nicht statt)\b"
    r"|\bfällt\b[^,;.]{0,60}\baus\b|\b(?:muss|müssen)\b[^,;]{0,100}\babsagen\b"
    r"|\bannulée?s?\b|\bdevons annuler\b|\bn['’](?:aura|a) pas lieu\b"
    r"|\b(?:se cancela|se suspende|cancelad[oa]|anulad[oa]|suspendid[oa]|no tendrá lugar)\b"
    r"|\b(?:debemos|tenemos que) cancelar\b",
    re.IGNORECASE,
)
_BACK: Final = re.compile(
    r"\b(?:take|takes|taking) place after all\b|\bgo(?:es|ing)? ahead after all\b"
    r"|\b(?:is|are) (?:back )?on (?:again|after all)\b"
    r"|\b(?:is|are) back on(?=\s*(?:[.,;!–—-]|$|for\b))"
    r"|\bfindet\b[^,;.]{0,60}\bdoch\b[^,;.]{0,40}\bstatt\b"
    r"|\baura (?:finalement|bien|tout de même) lieu\b|\bfinalement (?:lieu|maintenue?)\b"
    r"|\b(?:finalmente|sí) (?:se celebra|tendrá lugar|se mantiene)\b",
    re.IGNORECASE,
)
_MEANT: Final = re.compile(
    r"\d|\b(?:talk|interview|meeting|conversation|call|chat|session|appointment|round|onsite|visit"
    r"|slot|it|this|gespräch|vorstellungsgespräch|termin|treffen|entretien|rendez-vous|entrevista"
    r"|reunión|cita)\b",
    re.IGNORECASE,
)
_IF: Final = r"\b(?:if|should|in case|unless|whether|may|might|falls|sollten?|wenn|si)\b"
_BEFORE: Final = re.compile(rf"{_IF}[^,;:.]*$", re.IGNORECASE)
_BEHIND: Final = re.compile(
    rf"^[^,;:.]*(?:{_IF}|\b(?:by mistake|versehentlich|par erreur|por error)\b)", re.IGNORECASE
)
"""What only might be: "should it be cancelled", "is cancelled unless you write"."""
_LONGEST: Final = 20_000
"""Letters of a mail that are read."""
_ON_LINE: Final = re.compile(
    rf"^{_GONE}\s*[:–—-]\s*(?=\S)|\s*[:,(\[|–—-]*\s*(?:(?:is|ist|est|está|has been)\s+)?"
    rf"\b{_GONE}\W*$",
    re.IGNORECASE,
)


def said(text: str, subject: str) -> bool | None:
    """Whether a mail calls its meeting off (True), or takes that back (False); None: neither."""
    of_meeting = list(filter(_MEANT.search, sentences([subject, "", *text[:_LONGEST].split("\n")])))
    for words, is_off in ((_BACK, False), (_OFF, True)):
        if any(_states(words, sentence) for sentence in of_meeting):
            return is_off
    return None


def advice(text: str, subject: str) -> str:
    """What to do where a mail calls a meeting off without saying when that was to be."""
    is_off = said(text, subject)
    return "If it cancels a session, write `called_off: true` on that session." if is_off else ""


def _states(words: re.Pattern[str], sentence: str) -> bool:
    found = words.search(sentence)
    return bool(
        found
        and not _BEFORE.search(sentence[: found.start()])
        and not _BEHIND.search(sentence[found.end() :])
    )


def without_words(line: str) -> str:
    """A line of a schedule without the words that call it off; the same where there are none."""
    return _ON_LINE.sub("", line)
