"""Finished files under a passphrase.

In: the bytes of a PDF, or the files of a site, and a passphrase. Out: bytes that show nothing
without it, opened once again before they are given back. Salts and keys are drawn anew each time:
here alone, the same input gives other bytes. It must not write anything, and never keeps a
passphrase.
"""

from __future__ import annotations

import io
import secrets
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pikepdf
import pyrage

MOST_IN_PDF = 32
"""Characters of a PDF's passphrase at most: poppler's tools take no more (measured with pdftotext
22.12).
"""
LEAST = 15
"""Characters of a passphrase at least, where it protects alone (NIST SP 800-63B-4, 3.1.1.2)."""
DIFFERENT = 6
"""Different characters in it at least: repeating one makes no passphrase."""
NOT_OPENED = "The passphrase is wrong, or the file has been changed."

_WORDS = 5
_CONSONANTS, _VOWELS = "bdfghjklmnprstvwyz", "aeiou"
_WRITTEN_ANEW = ("/Metadata", "/XRef", "/ObjStm")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o100644 << 16
_TRIES = 30
_BREATH = 0.1
"""How often age is asked, and the seconds between. It opens nothing that would take this machine
long, times it for an instant only, and so takes a busy one for a slow one.
"""


class EncryptionError(ValueError):
    """What was given cannot be locked or opened; the message says why, to a person."""


def new_passphrase() -> str:
    """A passphrase of 85 bits, to be read out over a telephone: five words of five letters, with
    17.1 bits each.

    Consonants and vowels take turns (after D. S. Wilkerson, "A proposal for proquints"); every PDF
    reader takes it.
    """
    return "-".join(_word() for _ in range(_WORDS))


def _word() -> str:
    letters = (_CONSONANTS, _VOWELS, _CONSONANTS, _VOWELS, _CONSONANTS)
    return "".join(map(secrets.choice, letters))


def clean_passphrase(given: str) -> str:
    """The passphrase without the line end of its file; EncryptionError where nothing is left."""
    text = given.removesuffix("\n").removesuffix("\r")
    if not text.strip():
        raise EncryptionError("The passphrase is empty.")
    return text


def strong_passphrase(given: str) -> str:
    """The passphrase to lock with; EncryptionError where it is too weak or cannot be typed."""
    text = clean_passphrase(given)
    if not (text.isascii() and text.isprintable()) or text != text.strip():
        raise EncryptionError(
            "A passphrase takes letters a to z, digits and symbols, on one line, with no space at "
            "its ends. Other characters are missing on some keyboards."
        )
    if len(text) < LEAST or len(set(text)) < DIFFERENT:
        raise EncryptionError(
            f"The passphrase is too short: use at least {LEAST} characters, {DIFFERENT} of them "
            "different."
        )
    return text


def pdf(data: bytes, secret: str) -> bytes:
    """The PDF under AES with 256 bits (revision 6), its title and other properties included."""
    if len(secret) > MOST_IN_PDF:
        raise EncryptionError(
            f"Some PDF readers take no more than {MOST_IN_PDF} characters, and this passphrase "
            f"has {len(secret)}."
        )
    if not _opens(data, ""):
        raise EncryptionError("It is already locked.")
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(
            made,
            encryption=pikepdf.Encryption(owner=secret, user=secret, R=6, aes=True, metadata=True),
        )
    if _parts(unlocked_pdf(made.getvalue(), secret)) != _parts(data):
        raise AssertionError("what was locked is not what comes out")
    return made.getvalue()


def _parts(data: bytes) -> tuple[int, list[bytes]]:
    """How many pages a PDF has, and all that they and its attachments are made of, in no order that
    could change.

    Its metadata are left out: they name the program that wrote the file last; and what nothing in
    it refers to, such as the looks of a field before it was set anew, which no copy keeps.
    """
    found, copy = [], io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(copy)
    with pikepdf.open(copy) as document:
        for part in document.objects:
            if isinstance(part, pikepdf.Stream) and part.get("/Type") not in _WRITTEN_ANEW:
                try:
                    found.append(part.read_bytes())
                except pikepdf.PdfError:  # a picture, which stays packed as it is
                    found.append(part.read_raw_bytes())
        return len(document.pages), sorted(found)


def require_locked_pdf(data: bytes) -> None:
    """EncryptionError where a passphrase would open nothing: it is no PDF, or not locked."""
    if _opens(data, ""):
        raise EncryptionError("It is not locked.")


def unlocked_pdf(data: bytes, secret: str) -> bytes:
    """The PDF as anybody can read it; EncryptionError where the passphrase is wrong."""
    require_locked_pdf(data)
    if not _opens(data, secret):
        raise EncryptionError("The passphrase is wrong.")
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data), password=secret) as document:
        document.save(made, encryption=False, deterministic_id=True)
    return made.getvalue()


def _opens(data: bytes, secret: str) -> bool:
    """Whether that passphrase opens the PDF; EncryptionError where it is not a PDF."""
    try:
        pikepdf.open(io.BytesIO(data), password=secret).close()
    except pikepdf.PasswordError:
        return False
    except pikepdf.PdfError:
        raise EncryptionError("It is not a PDF that can be read.") from None
    return True


def files(folder: Path) -> dict[PurePosixPath, bytes]:
    """Every file below `folder`, by its place there, sorted. Links and hidden files are left
    out.
    """
    found = {}
    for path in sorted(folder.rglob("*")):
        place = PurePosixPath(path.relative_to(folder).as_posix())
        is_hidden = any(part.startswith(".") for part in place.parts)
        if path.is_file() and not path.is_symlink() and not is_hidden:
            found[place] = path.read_bytes()
    return found


def archive(site: Mapping[PurePosixPath, bytes], secret: str) -> bytes:
    """All files as one zip under age, which any age program opens."""
    packed = _zip(site)
    made = bytes(pyrage.passphrase.encrypt(packed, secret))
    if unlocked_archive(made, secret) != packed:
        raise AssertionError("what was locked is not what comes out")
    return made


def _zip(site: Mapping[PurePosixPath, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for place, data in site.items():
            entry = zipfile.ZipInfo(str(place), _LONG_AGO)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, _READABLE
            packed.writestr(entry, data)
    return made.getvalue()


def unlocked_archive(data: bytes, secret: str) -> bytes:
    """The zip in the archive; EncryptionError where the passphrase is wrong, or the archive was
    changed.
    """
    for _ in range(_TRIES):
        try:
            return bytes(pyrage.passphrase.decrypt(data, secret))
        except pyrage.DecryptError as error:
            if "Excessive work" not in str(error):
                break
            time.sleep(_BREATH)
    else:
        raise EncryptionError("This machine is too busy or too slow to open the archive.")
    raise EncryptionError(NOT_OPENED)
