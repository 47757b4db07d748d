"""How to get there, what to bring and wear, and whom to call: what a sentence says of that.

In: a sentence of an invitation, and who sent it. Out: `Practical`; what is not plain is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from secondround.imports.invite import addresses
from secondround.text import capital, plain_letters, telephone

_NOT_THEY: Final = "".join(
    f"(?<!{word})" for word in ("will ", "would ", "may ", "might ", "'ll ", "we ", "they ")
)
"""What one is told to do: "ask for me", not "the panel will ask for your plan"."""
_ARRIVE: Final = re.compile(
    r"\b(?:park(?: (?:in|at|on|behind|outside|your))|parking|front desk|reception(?: desk)?"
    r"|arrive (?:\w+ ){1,4}(?:early|before|at)|check in at|sign in at"
    rf"|{_NOT_THEY}ask for(?! (?:your|an?|two|three|some|any)\b)|{_NOT_THEY}report to"
    r"|lobby desk|(?:main|visitor'?s?|\w+) entrance|gatehouse|security desk|ring the (?:door)?bell"
    r"|elevator(?! pitch)|take the lift|badge|empfang|pforte|parkplatz\w*|parken|klingeln"
    r"|haupteingang|presentez-vous|presentarse|aparcar|estacionamiento|aparcamiento|recepcion)\b"
)
_BRING: Final = re.compile(
    r"\bbring(?:en|e|t)?\s+(?:(?:sie|bitte|auch|noch)\s+)*(?P<mit>.+?) mit(?:bringen)?\b"
    r"(?P<more>\s*\([^()]+\))?\s*[.!]?\s*$"
    r"|(?:^|[.;:]\s|\b(?:please|kindly|and|also|should|must|to)\s+)"
    r"(?:also\s+)?bring(?:\s+(?:along|with you))?:?\s+(?!(?:you|up|us|together|in)\b"
    r"|your (?:whole|full|best|true|authentic)\b)(?P<what>.+)$"
    r"|\b(?:please|(?:you|she|he|they)(?:['’]ll| will)? (?:should|must|need to|have to)"
    r"|(?:is|are) asked to) (?:also )?(?:prepare|present) (?!for\b|to\b|your?sel)(?P<prepared>.+)$"
    r"|\bbereiten sie (?:(?:bitte|dazu|dafür|hierzu|hierfür) )*(?P<vor>.+?) vor\b"
    r"|\bplease have (?P<ready>.+?) (?:ready|to hand|available)\b"
    r"|\b(?:apporte[rz]?|pense[rz]? à apporter|munissez-vous de|tra(?:iga|e|er)|lleva|lleve)\s+"
    r"(?P<autre>.+)$",
    re.IGNORECASE,
)
_NO: Final = re.compile(r"\b(?:not|no need|nothing|never|kein\w*|nicht|nichts|pas|no)\b|n['’]t\b")
_LABEL: Final = re.compile(
    r"(?:(?:(?!not\b)[\w'’]+ ){0,6}bring(?: (?!not\b)\w+){0,4}|bitte mitbringen"
    r"|mitzubringen|a apporter|que traer)\s*:"
)
"""The heading of a list of what to bring."""
_ARTICLE: Final = re.compile(
    r"^(?:your|an?|the|some|original copies of|ihre[nrs]?|eine?n?|den|die|das|votre|vos|une?|su|sus"
    r"|un|una)\s+(?:etwa\s+|ca\.\s+)?(?=\S)",
    re.IGNORECASE,
)
_AND: Final = re.compile(r"\s*,\s*(?:(?:and|und|et|y)\s+)?|\s+(?:and|und|et|y)\s+", re.IGNORECASE)
_NEXT_TASK: Final = re.compile(
    r",? and (?:to (?=[a-z]+ )|(?:then )?(?=(?:report to|ask for|sign in|arrive|go to)\b))"
)
"""What one is asked to do besides: "to bring your ID and to arrive early", "and report to"."""
_CLAUSE: Final = re.compile(
    r"\b(?:if|so|as|which|that|because|for|to|wenn|damit|um|si|pour|para)\b"
)
_CLOTHES: Final = r"\b(?:shoes|boots|footwear|trousers|overalls|scrubs|tunic|helmet|hard hat)\b"
_DRESS: Final = re.compile(
    r"^(?:the )?dress(?: code)?(?: is|:)\s+(?P<code>.{3,120}?)[.!]?$"
    r"|^(?:please )?wear (?P<wear>.{3,120}?)[.!]?$"
    rf"|^you(?:['’]ll| will)? need (?:to wear )?(?P<need>(?=.*{_CLOTHES}).{{3,120}}?)[.!]?$"
    r"|^(?P<attire>[^,;.]{3,80} attire)(?:,? please| is fine)?[.!]?$"
    r"|^(?P<smart>(?:smart|business)[ -](?:casual|formal|professional|dress))"
    r"(?:,? please| is (?:fine|perfect|ok))?[.!]?$"
    r"|^(?:kleidung|dresscode):?\s+(?P<kleidung>.{3,120}?)[.!]?$",
    re.IGNORECASE,
)
_AND_BRING: Final = re.compile(r",?\s+and\s+(?:(?:please|also)\s+)*bring\b.*", re.IGNORECASE)
"""What is to be brought, behind what is to be worn."""
_WALK: Final = re.compile(
    r"\b(?:station|tube|tram|bus stop|car park|bahnhof)\b.{1,60}"
    r"\bminutes? (?:walk|away|on foot)"
    r"|\bminutes?['’]? walk from\b.{1,60}\b(?:station|stop)\b"
)
"""How far one has to go, in plain letters with blanks for hyphens."""
_CALL: Final = re.compile(
    r"\b(?:call|ring|text|cell|mobile|phone|telephone|tel|reach|number|late|erreich\w*|handy|mobil"
    r"|telefon\w*|anruf\w*|ruf\w*|bei problemen|bei (?:ruck)?fragen|notfall|cas de|imprevu"
    r"|problemas?|surge|cualquier|anything comes up"
    r"|verspat\w*|appele[rz]|joindre|portable|llam\w+|movil|telefono|t|m)\b"
)
_DIAL_IN: Final = re.compile(
    r",,|\b(?:dial|conference id|(?:call|phone) in|audio only|by phone"
    r"|one tap|meeting id|toll|local number|passcode|einwahl)\b|#"
)
_WHO: Final = re.compile(
    r"\b(?:call|ring|text|phone|contact|reach|ask)(?:(?:,? or |/|,? and )"
    r"(?:call|ring|text|phone|whatsapp|e-?mail|message))*\s+"
    r"(?:for\s+)?(?:the\s+|our\s+)?(?P<who>[^,.;]{2,40}?)\s+(?:at|on|under|via)\b",
    re.IGNORECASE,
)
_ME: Final = frozenset({"me", "us", "team"})
_NUMBER: Final = r"[^.;]{0,25}?(?:\+|\(\d|\d{3})"
_YOURS: Final = re.compile(
    r"\b(?:(?:call|ring|phone|text|reach|contact)(?:ing)? you|ruf\w* (?:ich|wir) (?:sie|dich)"
    r"|(?:ich|wir) rufen? (?:sie|dich)|(?:je|nous|on) (?:vous|te) appel\w+|(?:le|la|te) llam\w+"
    r"|(?:your|ihre[rn]?|deine[rn]?|votre|tu|su) (?:\w+ )?(?:cell|mobile|phone|number|line|handy\w*"
    rf"|mobil\w*|telefon\w*|nummer|portable|numero|movil))\b{_NUMBER}"
)
"""The candidate's own telephone, in plain letters: nobody else is reached by it."""
_MY: Final = r"\bmy(?= (?:\w+ )?(?:cell|mobile|phone|number|line)\b)"
_MY_PHONE: Final = re.compile(_MY, re.IGNORECASE)
_MINE: Final = re.compile(
    rf"{_MY}|\bmeine?(?= (?:handy|mobil|telefon|nummer|rufnummer))"
    r"|\bmon(?= (?:portable|mobile|numero|numéro))|\bmi(?= (?:movil|móvil|telefono|teléfono))",
    re.IGNORECASE,
)
"""The sender's own telephone, whoever else the sentence names."""
_PLEASE_ARRIVE: Final = re.compile(r"^(?:please )?arrive (?=\S)", re.IGNORECASE)
_ASK_FOR_ME: Final = re.compile(r"\b(ask for) me\b", re.IGNORECASE)
_SHORT: Final = 12
"""Words of a sentence that says no more than whom to call."""
_OWN: Final = re.compile(
    r"(?:your|the|ihren?|den|das|die)? ?(?:own|eigenen?|eigenes)", re.IGNORECASE
)
_FEW: Final = 4
"""Words of a label at most."""
_LONGEST_ITEM: Final = 60


class Practical(Struct, frozen=True):
    """What a sentence says of getting there."""

    arrive: str = ""
    bring: tuple[str, ...] = ()
    dress: str = ""
    contact: str = ""
    place: str = ""  # an address
    is_all: bool = False  # nothing else is in the sentence


def said(sentence: str, sender: str, people: Iterable[str]) -> Practical:
    """What a sentence says of getting there.

    sender: who "me" is. people: names, of whom a sentence may give the first alone.
    """
    bring = _brought(sentence)
    dress = _DRESS.match(sentence)
    contact = _contact(sentence, sender, people)
    plain = plain_letters(sentence)
    is_way = _ARRIVE.search(plain) or _WALK.search(plain.replace("-", " "))
    is_arrival = is_way and not (contact and not sender)
    is_short = len(sentence.split()) <= _SHORT
    return Practical(
        arrive=_with_sender(sentence, sender) if is_arrival else "",
        bring=bring,
        dress=_worn(next(filter(None, dress.groups())), bring) if dress else "",
        contact=contact,
        place=addresses.place_in(sentence),
        is_all=bool(
            is_arrival or dress or (contact and is_short) or (bring and _is_only(sentence))
        ),
    )


def is_bring_label(line: str) -> bool:
    """Whether a line is the heading of a list of what to bring."""
    return bool(_LABEL.fullmatch(plain_letters(line.strip())))


def item(text: str) -> str:
    """One thing to bring, as a list has it: "Photo ID"."""
    return capital(_ARTICLE.sub("", text.strip(" .!,;•*-")))


def _with_sender(sentence: str, sender: str) -> str:
    """The sentence below the label "Arrive", with the name of who wrote "me"."""
    bare = _PLEASE_ARRIVE.sub("", sentence)
    named = bare
    if sender:
        named = _MY_PHONE.sub(f"{sender}’s", _ASK_FOR_ME.sub(rf"\1 {sender}", bare))
    return capital(named) if bare != sentence else named


def _worn(code: str, bring: tuple[str, ...]) -> str:
    """What to wear, without what to bring, where that is on its own list in full."""
    worn = _AND_BRING.sub("", code)
    brought = plain_letters(code[len(worn) :]).partition("bring")[2]
    listed = set(re.findall(r"\w+", plain_letters(" ".join(bring))))
    return worn if listed.issuperset(re.findall(r"\w{4,}", brought)) else code


def _brought(sentence: str) -> tuple[str, ...]:
    match = _BRING.search(sentence)
    if not match or _NO.search(plain_letters(sentence)):
        return ()
    *named, more = (
        match[name] for name in ("what", "mit", "prepared", "vor", "ready", "autre", "more")
    )
    what = _NEXT_TASK.split(next(filter(None, named)))[0].strip(" .!") + (more or "")
    if _OWN.fullmatch(what):  # "Knives: please bring your own."
        label, colon, _ = sentence.partition(":")
        what = f"Your own {label.strip().lower()}" if colon and len(label.split()) <= _FEW else ""
        return (what,) if what else ()
    parts = [] if _CLAUSE.search(what) else [part for part in _AND.split(what) if part]
    if not parts or any(len(part) > _LONGEST_ITEM for part in parts):
        parts = [what]
    return tuple(map(item, parts))


def _is_only(sentence: str) -> bool:
    """Whether a sentence says what to bring, and nothing before that."""
    match = _BRING.search(sentence)
    return bool(
        match and match.start() <= len("please also and ") and match.end() >= len(sentence) - 2
    )


def _contact(sentence: str, sender: str, people: Iterable[str]) -> str:
    """Whom to call, and the number."""
    plain = plain_letters(sentence)
    if not _CALL.search(plain) or _DIAL_IN.search(plain) or _YOURS.search(plain):
        return ""
    numbers = [
        found[0] for found in telephone.LIKELY.finditer(sentence) if telephone.dialled(found[0])
    ]
    if not numbers:
        return ""
    who = _WHO.search(sentence)
    name = who["who"].strip() if who else ""
    is_mine = _MINE.search(sentence) or re.match(r"(?:me|us)\b", name)
    if not name or is_mine or name.casefold() in _ME:
        name = sender
    full = [person for person in people if person.split()[0] == name]
    return ", ".join(filter(None, (full[0] if len(full) == 1 else name, numbers[0])))
