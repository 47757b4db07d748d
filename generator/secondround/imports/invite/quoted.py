"""The letters below a letter: what it answers is cut off, and what it forwards is taken out.

In: the text of an e-mail, or one that was pasted from an e-mail. Out: the sender's own words, or
the letter that was forwarded, in the forms that mail programs write in English, German, French and
Spanish.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from email.utils import getaddresses
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports.invite import dates
from secondround.text import plain_letters

_LABELS: Final[Mapping[str, str]] = {
    "from": "from", "von": "from", "de": "from", "expediteur": "from",
    "sent": "date", "date": "date", "gesendet": "date", "datum": "date", "envoye": "date",
    "enviado": "date", "enviado el": "date", "fecha": "date",
    "to": "to", "an": "to", "a": "to", "para": "to", "pour": "to",
    "subject": "subject", "betreff": "subject", "objet": "subject", "asunto": "subject",
    "cc": "cc", "kopie": "cc", "reply-to": "cc", "antwort an": "cc", "bcc": "cc",
}  # fmt: skip
_LABEL: Final = re.compile(r"[\s>]*\*{0,2}([^\W\d_][\w -]{0,11}?)\s?\*{0,2}\s?:\*{0,2}\s*(.*)$")
_FEWEST: Final = frozenset({"from", "date"})
"""Headers that every quoted letter has; one of a subject and a receiver comes with them."""
_MOST: Final = 8
"""Lines of headers, at most."""
_WROTE: Final = re.compile(
    r"^[\s>]*(?:On\b[^\n]{4,120}(?:\n[^\n]{1,100})?\bwrote|Am\b[^\n]{4,120}(?:\n[^\n]{1,100})?"
    r"\bschrieb\b[^\n]{0,100}|Le\b[^\n]{4,120}(?:\n[^\n]{1,100})?\ba écrit"
    r"|El\b[^\n]{4,120}(?:\n[^\n]{1,100})?\bescribió"
    r"|[^\n:]{3,100}\bschrieb am\b[^\n]{4,60})\s?:[ \t]*$",
    re.MULTILINE,
)
"""`On Fri, Nov 20, 2026 at 9:41 AM Amara Okafor <…> wrote:`, on a line or two."""
_RULE: Final = re.compile(
    r"^[\s>]*-{3,} ?(?P<what>Original Message|Original-Nachricht|Ursprüngliche Nachricht"
    r"|Message d'origine|Mensaje original) ?-{3,}\s*$|^_{10,}\s*$",
    re.MULTILINE | re.IGNORECASE,
)
"""What stands above a letter that is answered; Teams draws a line above its links, too."""
_FORWARDED: Final = re.compile(
    r"^[\s>]*-{3,} ?(?:Forwarded message|Weitergeleitete Nachricht|Message transféré"
    r"|Mensaje reenviado) ?-{3,}\s*$"
    r"|^[\s>]*(?:Begin forwarded message|Anfang der weitergeleiteten (?:E-Mail|Nachricht)"
    r"|Début du message (?:réexpédié|transféré)|Inicio del mensaje reenviado)\s?:\s*$",
    re.MULTILINE | re.IGNORECASE,
)
FORWARDS: Final = re.compile(r"(?:fwd?|wg|tr|rv)\s*:", re.IGNORECASE)
"""How the subject of a letter begins that is passed on."""
_TIME: Final = re.compile(r"\d[:.h]\d\d|\d ?(?:[ap]\.?m\b|uhr\b)", re.IGNORECASE)
_LAST_FIRST: Final = re.compile(r"^([^\s,\"<@][^,\"<@]*, [^,\"<@]+?) ?<")
"""`Hughes, Delyth <…`: one name, though no quotes hold it together."""
_MARK: Final = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)


class Quoted(Struct, frozen=True):
    """A letter within another."""

    text: str
    subject: str = ""
    sender: tuple[str, str] = ("", "")  # name and address
    date: dt.date | None = None
    covers: tuple[tuple[str, str], ...] = ()  # who forwards it, "" for the outermost, and what
    # they say above
    is_inner: bool = False  # and not the text itself


def within(text: str, *, is_forward: bool = False) -> Quoted:
    """The letter that is meant in a text: the one that it forwards, or its sender's own words, with
    what the text itself says of sender, subject and day.
    """
    return forwarded(text, is_forward=is_forward) or Quoted(own_words(text))


def own_words(text: str) -> str:
    """A text without the letters that it answers; all of it where nothing else is in it."""
    ends = [_headers_at(text)]
    wrote = _WROTE.search(text)
    if wrote:
        below = text[wrote.end() :].lstrip()
        if below.startswith(">"):
            text = text[: wrote.start()] + text[wrote.end() :]
            ends = [_headers_at(text)]
        else:
            ends.append(wrote.start())
    end = min((at for at in ends if at is not None), default=len(text))
    if not text[:end].strip():
        end = len(text)  # it begins with its own headers
    own = [line for line in text[:end].split("\n") if not line.lstrip().startswith(">")]
    shown = "\n".join(own)
    return shown if shown.strip() else _MARK.sub("", text)


def forwarded(text: str, *, is_forward: bool) -> Quoted | None:
    """The letter that a text forwards, without those that it answers itself; of one forwarded twice
    the innermost, where that names a time.

    is_forward: whether the subject says so, as `Fwd:` does. Without it, or a line that says so in
    the text, the letter below is one that is answered. A text that begins with headers is that
    letter itself.
    """
    mark = _FORWARDED.search(text)
    start = mark.end() if mark else _headers_at(text)
    if start is None or not (mark or is_forward or not text[:start].strip()):
        return None
    below = text[start:].lstrip("\n")
    if mark is None:
        below = _RULE.sub("", below, count=1).lstrip("\n")
    if below.startswith(">"):
        below = _MARK.sub("", below)
    lines = below.split("\n")
    while lines and not lines[0].strip():
        del lines[0]
    headers, count = _headers(lines)
    names = getaddresses([_LAST_FIRST.sub(r'"\1" <', headers.get("from", ""))])
    sender = names[0] if names else ("", "")
    cover = ("", text[: mark.start() if mark else start].strip())
    subject = headers.get("subject", "")
    whole = "\n".join(lines[count:])
    inner = forwarded(whole, is_forward=bool(FORWARDS.match(subject)))
    if inner and _TIME.search(inner.text):
        above = [(who or sender[0], said) for who, said in inner.covers]
        return replace(inner, covers=tuple(each for each in (cover, *above) if each[1]))
    return Quoted(
        text=own_words(whole),
        subject=subject,
        sender=sender,
        date=dates.day_in(headers.get("date", ""), None),
        covers=(cover,) if cover[1] else (),
        is_inner=True,
    )


def _headers_at(text: str) -> int | None:
    """Where the headers of another letter begin, or the line above them; None where none do."""
    lines = text.split("\n")
    at = 0
    for index, line in enumerate(lines):
        headers, _ = _headers(lines[index : index + _MOST])
        if _label(line) in {"from", "date", "subject"} and _are_of_a_letter(headers):
            rules = list(_RULE.finditer(text[:at]))
            if rules and not text[rules[-1].end() : at].strip():
                return rules[-1].start()
            return at
        at += len(line) + 1
    return None


def _are_of_a_letter(headers: Mapping[str, str]) -> bool:
    return headers.keys() >= _FEWEST and bool({"to", "subject"} & headers.keys())


def _label(line: str) -> str | None:
    found = _LABEL.match(line)
    return _LABELS.get(plain_letters(found[1])) if found else None


def _headers(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """The headers with which lines begin, and how many lines they take."""
    headers: dict[str, str] = {}
    count = 0
    for line in lines[:_MOST]:
        label = _label(line)
        found = _LABEL.match(line)
        if label is None or found is None:
            break
        headers.setdefault(label, found[2].strip())
        count += 1
    return headers, count
