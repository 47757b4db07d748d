"""What a sentence asks of the candidate: "Could you send your slides to me by Monday?"

In: a sentence. Out: what is to be done, in its own words; "" where it asks for nothing.
"""

from __future__ import annotations

import re
from typing import Final

PLEASE: Final = r"\b(?:please|kindly|bitte|merci de|veuillez|por favor)\b"
DOING: Final = re.compile(
    r"\b(?:send|submit|return|complete|fill|upload|share|e-?mail|confirm|reply|respond|forward"
    r"|let (?:me|us)|sign|register|book|schicken?|senden?|ausfüllen|zurückschicken|zurücksenden"
    r"|einreichen|hochladen|bestätigen?|melden?"
    r"|(?:r?envoy|transmett|confirm|rempl|retourn|indiqu)(?:er|ez|ir|re|issez|e|ie)"
    r"(?:-(?:moi|nous))?"
    r"|(?:env[ií]|m[aá]nd|confirm|rellen|rem[ií]t|complet)(?:ar|ir|e|a)(?:me|nos)?)\b",
    re.IGNORECASE,
)
_ASKED: Final = (
    re.compile(rf"{PLEASE},?\s*(?P<what>.+?)[.!?]*$", re.IGNORECASE),
    re.compile(
        r"\b(?:(?:can|could|would|will) you|we(?: would|['’]d)? (?:ask|need|like) you to"
        r"|you(?:['’]ll| will)? (?:need to|have to|should|must)|(?:be|make) sure (?:to|you)"
        r"|remember to|(?:do not|don['’]t) forget to|(?:könnten|können|würden|müssen|sollten) sie"
        r"|(?:kannst|könntest|musst) du|(?:pourriez|pouvez)-vous|vous devez"
        r"|(?:podría|puede|debe)s?|tienes? que)\s+(?:please\s+|bitte\s+)?(?P<what>.+?)[.!?]*$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?:(?:and|also|then|und|et|y)\s+)?(?P<what>{DOING.pattern}.+?)[.!]*$", re.IGNORECASE
    ),
)
"""Ways to ask for what one is to do, the plainest first."""
_NEEDED: Final = re.compile(
    r"\b(?:we|i)(?: will|['’]ll| do| would|['’]d)? (?:need|require|expect|like|appreciate)"
    r"(?: to (?:have|see|receive|get))? (?:(?:\w+ ){0,3}from you|your)\b"
    r"|\byour .{2,80} (?:is|are) due\b|\bdeadline for your\b"
    r"|\b(?:wir|ich) (?:benötigen?|brauchen?|erwarten?) (?:von ihnen|ihre?)\b"
    r"|\bnous (?:avons besoin de|attendons) (?:votre|vos)\b|\bnecesit(?:amos|o) (?:su|tu)s?\b",
    re.IGNORECASE,
)
"""What asks for something without saying what to do: "We need your slides by Monday"."""
_IF: Final = re.compile(r"\b(?:if|should|in case|unless|falls|sollten?|wenn|si)\b", re.IGNORECASE)
_SELF: Final = re.compile(r"^(?:(?:mir|uns|nous|me|nos) |m['’])", re.IGNORECASE)
_BESIDES: Final = re.compile(
    rf"\s*{PLEASE},?(?=\s)|,?\s*(?:{PLEASE}|s['’]il (?:vous|te) pla[iî]t)\s*$", re.IGNORECASE
)


def asked(sentence: str) -> str:
    """What a sentence asks for; all of it where that depends on something, or where it only says
    what is needed.
    """
    for pattern in _ASKED:
        found = pattern.search(sentence)
        if found and DOING.search(found["what"]):
            if _IF.search(sentence[: found.start()]):
                return sentence.rstrip(" .!")
            return _BESIDES.sub("", _SELF.sub("", found["what"])).strip()
    return sentence.rstrip(" .!") if _NEEDED.search(sentence) else ""
