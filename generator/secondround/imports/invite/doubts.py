"""Doubts about the candidate that a letter tells of: "Mr. Le Goff is concerned about your English".

In: a sentence, and the people of the record. Out: whether it tells of a doubt, and whose that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from secondround.imports.found import Entry, Kept, Value
from secondround.imports.invite.wording import LINE
from secondround.records import names
from secondround.text import plain_letters

_YOU: Final = (
    r"(?:you(?:r|['’]ve|['’]re|['’]d)?|sie|ihnen|ihre[mnrs]?|ihr|dich|dir|du|deine?[mnrs]?|dein"
    r"|vous|votre|vos|tu|te|ton|ta|usted|su|sus|tus)"
)
_NOT: Final = r"(?<!not )(?<!no )(?<!n't )(?<!n’t )(?<!any )(?<!without )(?<!nicht )(?<!keine )"
_ABOUT: Final = (
    r"(?: \w+){0,2}? (?:about|over|regarding|by|with|that|whether|as to|around|if|is|was)"
)
_ENGLISH: Final = (
    rf"{_NOT}\b(?:concern(?:ed|s)?|worr(?:ied|ies|y)|doubt(?:s|ful|ed)?|hesita(?:nt|tes|tion)"
    r"|reservations?|unsure|uneasy|sceptical|skeptical|wonders?|wondered|unconvinced"
    rf"|not (?:yet |quite |fully |entirely )*(?:sure|convinced|certain)){_ABOUT}"
)
_GERMAN: Final = (
    rf"{_NOT}\b(?:bedenken|zweifel[nt]?|sorgen?|sorgt|besorgt|skeptisch|unsicher|vorbehalte"
    r"|fragt sich|nicht (?:ganz |vollig )?(?:sicher|uberzeugt))\b[^.;]{0,20}?"
    r"(?: |, )(?:wegen|ob|an|uber|um|bezuglich|hinsichtlich|dass|was|bei|zu)"
)
_FRENCH: Final = (
    r"(?<!pas )(?<!plus )\b(?:inquiete?|inquietude|preoccupee?s?|doutes?|doute|reserves?|reservee?"
    r"|sceptiques?|hesite|se demande|craint|pas (?:tout a fait )?(?:sure?|convaincue?))"
    r"(?: \w+){0,2}? (?:par|sur|de|que|quant a|concernant|pour|si|au sujet de|a propos de)"
)
_SPANISH: Final = (
    r"(?<!no le )(?<!no les )\b(?:preocupad[oa]s?|preocupan?|dudas?|reservas|inquieta|esceptic[oa]"
    r"|no esta (?:del todo )?(?:segur[oa]|convencid[oa]))"
    r"(?: (?:por|sobre|de|que|si|acerca de|con|en cuanto a))?"
)
_DOUBT: Final = re.compile(
    rf"(?:{_ENGLISH}|{_GERMAN}|{_FRENCH}|{_SPANISH})(?: [\w'’-]+){{0,5}}? {_YOU}\b"
)
_OTHERWISE: Final = re.compile(
    r"(?:^|[,;:] )(?:if|should|in case|falls|sollten|wenn|si)\b[^,;]*"
    r"\b(?:you|sie|du|vous|usted|tienes?)\b"
    r"|\bsi (?:tienes?|vous avez (?:des|un|une|le moindre|la moindre)) (?:dud|dout|inqu|reserv)"
    r"|\b(?:your|ihre|vos|sus|tus) (?:concern|worr|doubt|bedenken|zweifel|sorge|doute|duda)"
    r"|\baucune? (?:doute|inquietude|reserve)"
    r"|\byou (?:are|have|were|might|may|feel|should|['’]re)\b[^,;]*\b(?:concern|worr|doubt"
    r"|unsure|wonder)"
    r"|\bwonder\w* (?:if|whether) you (?:could|would|can|might|are (?:free|available))"
    r"|\?\s*$"
)
"""What is the candidate's doubt, or a request: "if you are unsure about your way"."""
_TOLD: Final = "The invitation says: "


def is_doubt(sentence: str) -> bool:
    """Whether a sentence tells of a doubt that somebody has about the candidate."""
    plain = plain_letters(sentence)
    is_told = len(sentence) <= LINE and bool(_DOUBT.search(plain))
    return is_told and not _OTHERWISE.search(plain)


def whose(sentence: str, people: Mapping[str, str]) -> str:
    """The id of the only one of people whom a sentence names, by any of their names; "" for none.

    people: full names by id.
    """
    said = set(re.findall(r"[\w'’-]+", plain_letters(sentence)))
    found = []
    for id_, name in people.items():
        parts = [plain_letters(part) for part in names.name_words(name)]
        if parts and (parts[-1] in said or parts[0] in said):
            found.append(id_)
    return found[0] if len(found) == 1 else ""


def placed(sentences: Iterable[str], record: Mapping[str, Any]) -> dict[str, Value]:
    """The fields of a record with what letters tell of doubts: among those to be ready for, and in
    the notes on whose it is, which their sheet shows.
    """
    told = list(dict.fromkeys(sentences))
    if not told:
        return {}
    entries = tuple(Entry(plain_letters(each), {"text": each}) for each in told)
    role = {**record.get("role", {}), "concerns": entries}
    people: dict[str, Any] = dict(record.get("interviewers", {}))
    called = {id_: str(fields["name"]) for id_, fields in people.items()}
    for sentence in told:
        if id_ := whose(sentence, called):
            known = people[id_].get("notes")
            lines = f"{known}\n{sentence}" if known else f"{_TOLD}{sentence}"
            people[id_] = {**people[id_], "notes": Kept(lines)}
    return {"role": role, **({"interviewers": people} if people else {})}
