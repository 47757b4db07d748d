"""Thank-you notes as drafts, read back by the standard library."""

from __future__ import annotations

import datetime as dt
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import markdown
import pytest
from msgspec.structs import replace

from secondround.packet import ThankYouNote
from secondround.render import letters, made

NOTE = ThankYouNote(
    "Ana Ruiz", "ana@example.com", "Thank you: Lead", ("Dear Ana,", "Soup!", "Amara")
)
HOSTILE = 'Añ"a, <b@c> [x](javascript:1) | # é 日本 ' + "long " * 60


def read(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def text(data: bytes) -> str:
    content: str = read(data).get_content()
    return content.replace("\r\n", "\n")


def test_a_draft_opens_as_not_sent() -> None:
    """To one person, with a subject and the note as plain text, and nothing that tells of us."""
    ((name, data),) = letters.drafts([NOTE]).items()
    message = read(data)
    assert name == "ana-ruiz.eml"
    assert message["X-Unsent"] == "1"
    assert message["To"].addresses[0].addr_spec == "ana@example.com"
    assert message["To"].addresses[0].display_name == "Ana Ruiz"
    assert message["Subject"] == "Thank you: Lead"
    assert text(data) == "Dear Ana,\n\nSoup!\n\nAmara\n"
    own = {"X-Unsent", "To", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"}
    assert set(message) == own


def test_every_name_makes_a_file_that_can_be_written() -> None:
    """However long: a file's name has 255 bytes at most, and two people have two files."""
    notes = [replace(NOTE, to="A" * 300), replace(NOTE, to="A" * 300 + "b")]
    names = list(letters.drafts(notes))
    assert len(set(names)) == 2
    assert all(len(name.encode()) < 200 for name in names)


def test_hostile_text_stays_text() -> None:
    """Names, subjects and notes come back as they were, and add no header and no Markdown."""
    note = ThankYouNote(HOSTILE.strip(), "ana@example.com", HOSTILE.strip(), (HOSTILE.strip(),))
    ((_, data),) = letters.drafts([note]).items()
    message = read(data)
    assert message["To"].addresses[0].display_name == HOSTILE.strip()
    assert message["Subject"] == HOSTILE.strip()
    assert text(data) == f"{HOSTILE.strip()}\n"
    assert max(map(len, data.split(b"\r\n"))) < 998
    shown = markdown.markdown(letters.page("Harbor", [note], dt.date(2026, 11, 24)).decode())
    assert "<a" not in shown
    assert "<b@c>" not in shown


@pytest.mark.parametrize("email", ["", "nobody", "a b@c", "@", "a@b@c", "<a@b>"])
def test_without_an_address_there_is_no_receiver(email: str) -> None:
    """What is no address is not put where a mail program would send to it."""
    ((_, data),) = letters.drafts([ThankYouNote("Ana", email, "Thanks", ("Dear Ana",))]).items()
    assert "To" not in read(data)


def test_each_has_a_file_of_their_own() -> None:
    """People of one name, and names without a letter of ours, too."""
    names = ["Ana Ruiz", "Ana Ruiz", "日本", "本日"]
    notes = [ThankYouNote(name, "", "Thanks", ("Dear",)) for name in names]
    assert len(letters.drafts(notes)) == len(names)
    addressed = ThankYouNote("李小龍", "xiaolong.li@example.com", "Thanks", ("Dear",))
    assert list(letters.drafts([addressed])) == ["xiaolong-li.eml"]


def test_a_draft_that_somebody_wrote_in_is_theirs(tmp_path: Path) -> None:
    """As made it may be written over; with one word changed it is not ours any more."""
    ((name, data),) = letters.drafts([NOTE]).items()
    path = tmp_path / name
    path.write_bytes(data)
    assert made.is_ours(path)
    path.write_bytes(data.replace(b"Soup", b"Tea"))
    assert not made.is_ours(path)
    path.write_bytes(b"To: a@example.com\r\n\r\nHello\r\n")
    assert not made.is_ours(path)
    path.write_bytes(b"\xff\xfe\0rubbish")
    assert not made.is_ours(path)
