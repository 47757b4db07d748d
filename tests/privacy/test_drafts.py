"""The search reads messages as a mail program shows them, whatever they are packed in."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import PurePosixPath

import pytest

from secondround.privacy.leaks.file_text import segments


@pytest.mark.parametrize("packing", ["7bit", "quoted-printable", "base64"])
def test_a_message_is_read_whole(packing: str) -> None:
    """Its headers and its text, also where they are packed, and a message in another."""
    inner = EmailMessage()
    inner["Subject"] = "the Ångström band"
    message = EmailMessage()
    message["To"] = "Thảo Nguyễn <thao@example.com>"
    message["Subject"] = "Not for " + "everybody " * 20
    message.set_content("she never forgave the dock strike " * 4, cte=packing)
    message.add_attachment(inner)
    found = " ".join(part.text for part in segments(PurePosixPath("a.eml"), bytes(message)))
    for words in ("Thảo Nguyễn", "Not for everybody", "never forgave the dock", "Ångström band"):
        assert words in found


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\0", b"To: =?x?b?!?=\r\n\r\n\xff", b"\r\n\r\nsaid"]
)
def test_a_broken_message_is_read_as_it_is(data: bytes) -> None:
    """No bytes make the search fail."""
    assert [part.text for part in segments(PurePosixPath("a.eml"), data)]
