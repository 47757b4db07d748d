"""A page that a browser saved with its pictures in one file (MHTML).

In: bytes. Out: those of the page alone, and where it was on the web. Nothing else in it is read.
"""

from __future__ import annotations

import email
import re
from email import policy
from email.message import Message
from typing import Final

from secondround.imports.documents import decoded

_HEAD: Final = 4000
_SAVED_PAGE: Final = re.compile(
    rb"^(?:Snapshot-Content-Location:|Content-Type:\s*multipart/related\b)",
    re.MULTILINE | re.IGNORECASE,
)
_PARTS: Final = 2000
"""Pictures and styles of one page, at most."""


def unwrapped(data: bytes) -> tuple[bytes, str]:
    """The page inside, and its link; any other file as it is, and ""."""
    head = data[:_HEAD].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if b":" not in head.partition(b"\n")[0] or not _SAVED_PAGE.search(head):
        return data, ""
    try:
        message = email.message_from_bytes(data, policy=policy.compat32)
        page = _page(message)
    except (RecursionError, ValueError, LookupError, AssertionError):
        return data, ""
    return (page, str(message.get("Snapshot-Content-Location", ""))) if page else (data, "")


def _page(message: Message) -> bytes:
    """The first page in it, as UTF-8."""
    for count, part in enumerate(message.walk()):
        if count > _PARTS:
            break
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return _as_utf8(payload, part) if isinstance(payload, bytes) else b""
    return b""


def _as_utf8(data: bytes, part: Message) -> bytes:
    try:
        return data.decode(str(part.get_content_charset("utf-8"))).encode("utf-8", "replace")
    except (LookupError, ValueError):
        return decoded(data)[0].encode("utf-8", "replace")
