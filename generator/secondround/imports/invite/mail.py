"""The calendar files in an e-mail, and what it says besides.

In: the bytes of an `.eml` file. Out: `Mail`. Pictures and other attachments are not looked at.
"""

from __future__ import annotations

import datetime as dt
import email
import re
from collections.abc import Sequence
from email import policy
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports import documents
from secondround.imports.documents import decoded
from secondround.imports.found import UnreadableError
from secondround.imports.invite import agenda, dates, quoted, table
from secondround.imports.invite.bounds import bounded
from secondround.imports.invite.markup import text_of
from secondround.text import listed, one_line

_HEADER: Final = re.compile(rb"\A(?:From [^\n]*\n)?[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]?\S?[^\n]*\n")
_KNOWN_HEADER: Final = re.compile(
    rb"^(?:From|To|Subject|Date|Received|Delivered-To|Return-Path|MIME-Version|Message-ID"
    rb"|Content-Type):",
    re.MULTILINE | re.IGNORECASE,
)
_DELIVERED: Final = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Apparently-To")
"""Headers in which the mail server wrote whose mailbox this is."""
_REPLIED: Final = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|sv|antw)\s*:\s*)+", re.IGNORECASE)
_LARGEST: Final = 20_000_000
"""Bytes of an e-mail."""
_MANY_PARTS: Final = 200


class Mail(Struct, frozen=True):
    """An e-mail, or a text alone, as far as it is about a meeting."""

    text: str
    calendars: tuple[tuple[str, bool], ...] = ()  # text of each, and whether it calls off
    subject: str = ""
    id: str = ""
    date: dt.date | None = None  # when it was sent
    offset: int | None = None  # the sender's clock then, in minutes from UTC
    sender: tuple[str, str] = ("", "")  # name and address
    receivers: tuple[str, ...] = ()  # addresses of the mailbox that it was delivered to
    written_to: tuple[str, str] = ("", "")  # the only one whom it greets: name and address
    attachments: tuple[str, ...] = ()  # names of its other files
    has_outlook_data: bool = False  # winmail.dat: an invitation that nobody else can read
    is_mail: bool = False  # and not a text alone
    covers: tuple[tuple[str, str], ...] = ()  # who forwards it, and what they say above


def is_mail(data: bytes) -> bool:
    """Whether bytes look like an e-mail: headers, and among them one that only e-mails have."""
    head = data[:4000].replace(b"\r\n", b"\n").lstrip()
    headers = head.partition(b"\n\n")[0]
    return bool(_HEADER.match(head) and _KNOWN_HEADER.search(headers))


def read_mail(data: bytes, name: str) -> Mail:
    """What an e-mail holds."""
    if len(data) > _LARGEST:
        raise UnreadableError(
            f"{name} is larger than {_LARGEST // 1_000_000} MB. Save the invitation without "
            "the other attachments."
        )
    try:
        message = email.message_from_bytes(data.lstrip(), policy=policy.compat32)
        return _mail(message, name)
    except (RecursionError, ValueError, LookupError, AssertionError) as error:
        raise UnreadableError(
            f"{name} is a damaged e-mail. Save it again, and try once more."
        ) from error


def _mail(message: Message, name: str) -> Mail:
    """What a message says; one that has no calendar, and another message attached, forwards it."""
    parts, attached_mails = _parts(message)
    calendars = []
    plain, marked_up, attached = [], [], []
    has_outlook_data = False
    for part in parts:
        kind = part.get_content_type()
        file = one_line(str(part.get_filename() or "")).casefold()
        if kind in {"text/calendar", "application/ics"} or file.endswith(".ics"):
            calls_off = str(part.get_param("method") or "").upper() == "CANCEL"
            calendars.append((_text(part), calls_off))
        elif kind == "application/ms-tnef" or file == "winmail.dat":
            has_outlook_data = True
        elif kind == "text/plain" and not file:
            plain.append(_text(part))
        elif kind == "text/html" and not file:
            marked_up.append(text_of(_text(part)))
        elif file:
            attached.append(one_line(str(part.get_filename())))
    if attached_mails and not calendars:
        return _forwarded(message, attached_mails, name)
    subject = _header(message, "Subject")
    text, shown = "\n".join(plain).strip(), "\n".join(marked_up)
    if not text or (table.rows(shown) and not table.rows(text)):
        text = shown  # in plain text, a mail program writes each cell on a line of its own
    text = agenda.unfolded(table.gathered(bounded(text, name)))
    letter = quoted.within(text, is_forward=bool(quoted.FORWARDS.match(subject)))
    senders = getaddresses([_header(message, "From")])
    return Mail(
        calendars=tuple(dict.fromkeys(calendars)),
        subject=_REPLIED.sub("", letter.subject or subject),
        id=_header(message, "Message-ID").strip("<> ") or _as_sent(message),
        date=letter.date or _sent(message),
        offset=None if letter.date else _offset(message),
        text=letter.text,
        sender=letter.sender if any(letter.sender) else next(iter(senders), ("", "")),
        receivers=_receivers(message),
        written_to=("", "") if letter.is_inner or _REPLIED.match(subject) else _to(message),
        attachments=tuple(attached),
        is_mail=True,
        has_outlook_data=has_outlook_data,
        covers=tuple(
            (who or next(iter(senders), ("", ""))[0], said) for who, said in letter.covers
        ),
    )


def _forwarded(message: Message, attached: Sequence[Message], name: str) -> Mail:
    """The first attached mail with a calendar, or else the first, with the calendars of all; who
    received it is whoever received the outer one.
    """
    mails = [_mail(mail, name) for mail in attached]
    meant = next((mail for mail in mails if mail.calendars), mails[0])
    calendars: dict[tuple[str, bool], None] = {}
    for mail in mails:
        calendars |= dict.fromkeys(mail.calendars)
    receivers = (*meant.receivers, *_receivers(message))
    return replace(meant, calendars=tuple(calendars), receivers=receivers)


def _parts(message: Message) -> tuple[list[Message], list[Message]]:
    """The parts of a message that hold something, and the messages that are attached to it."""
    parts: list[Message] = []
    attached: list[Message] = []
    waiting = [message]
    while waiting and len(parts) + len(attached) < _MANY_PARTS:
        part = waiting.pop(0)
        held = part.get_payload()
        inside = [each for each in held if isinstance(each, Message)] if part.is_multipart() else []
        if part.get_content_type() == "message/rfc822":
            attached += inside
        elif part.is_multipart():
            waiting[:0] = inside
        else:
            parts.append(part)
    return parts, attached


def _laid_out(text: str, name: str) -> str:
    """A text, its paragraphs on a line each, with its blank lines and the marks of its lists."""
    before = ["", *text.split("\n")]
    laid_out = []
    for block in documents.read(text.encode(), name).blocks:
        if block.line and not before[block.line - 1].strip():
            laid_out.append("")
        laid_out.append(f"- {block.text}" if block.kind == "item" else block.text)
    return "\n".join(laid_out)


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = str(part.get_content_charset() or "")
    if charset and charset not in {"utf-8", "us-ascii"}:
        try:
            return data.decode(charset).replace("\r\n", "\n")
        except (LookupError, ValueError):
            pass
    return decoded(data)[0]


def _header(message: Message, name: str) -> str:
    """A header's text; what is encoded in no way that is known stays as it is."""
    written = _written(message, name)
    try:
        pieces = decode_header(written)
        texts = []
        for piece, charset in pieces:
            texts.append(
                piece if isinstance(piece, str) else piece.decode(charset or "utf-8", "replace")
            )
    except (LookupError, ValueError):
        return one_line(written)
    return one_line("".join(texts)).strip()


def _written(message: Message, name: str) -> str:
    """A header as it stands; letters that were not encoded at all are nearly always UTF-8."""
    for key, value in message.raw_items():
        if key.casefold() == name.casefold():
            return decoded(str(value).encode("utf-8", "surrogateescape"))[0]
    return ""


def _sent(message: Message) -> dt.date | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return dates.day_in(_header(message, "Sent"), None)


def _as_sent(message: Message) -> str:
    """What tells a mail from its answers where it has no id, as in one that was copied."""
    day = _header(message, "Date")
    return f"{_header(message, 'Subject')} {day}".strip() if day else ""


def _offset(message: Message) -> int | None:
    try:
        offset = parsedate_to_datetime(str(message.get("Date", ""))).utcoffset()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return None if offset is None else int(offset.total_seconds()) // 60


def _to(message: Message) -> tuple[str, str]:
    """Name and address of the only one to whom a mail is written."""
    named = getaddresses([_header(message, "To")])
    return named[0] if len(named) == 1 and "@" in named[0][1] else ("", "")


def _receivers(message: Message) -> tuple[str, ...]:
    headers: list[str] = []
    for name in _DELIVERED:
        headers += map(str, message.get_all(name, ()))
    return tuple(address for _, address in getaddresses(headers) if "@" in address)


def pasted(data: bytes, name: str) -> Mail:
    """A text without the headers of an e-mail as one; quoted letters end at their own lines, so
    they go before lines are put together.
    """
    document = documents.read(data, name)
    bounded(document.text, name)
    if document.kind not in {"text", "markdown"}:
        return Mail(text=quoted.own_words(document.text))
    found = quoted.within(agenda.unfolded(table.gathered(decoded(data)[0])))
    text = _laid_out(found.text, name) if found.text.strip() else ""
    text, day = dates.without_own(text)
    return Mail(
        text=text,
        subject=found.subject,
        date=found.date or day,
        sender=found.sender,
        covers=found.covers,
    )


def nothing_in(mail: Mail, name: str, what_to_do: str) -> str:
    """What a text is that names no meeting, and what to do instead."""
    outlook = (
        " It holds a winmail.dat, which only Outlook can read." if mail.has_outlook_data else ""
    )
    held = ""
    if mail.attachments:
        held = f" Attached to it: {listed(mail.attachments)}; save that, and import it by itself."
    kind = f"is an e-mail (“{mail.subject}”)" if mail.is_mail else "is a text"
    return (
        f"{name} {kind} without a calendar file, and its words name no one day and time for "
        f"certain.{outlook}{held} {what_to_do} Or write day and time into its text, as in "
        "“2026-11-24, 09:30–10:15, with Ana Ruiz, Director of Operations”. "
        "If it is no invitation, say what it is with `--as`."
    )
