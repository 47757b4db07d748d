"""What kind of file some bytes are, whatever its name says.

In: bytes. Out: a `FileKind`, or an `UnreadableError` that says what to do instead.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath
from typing import Final

from secondround.imports.documents.encoding import decoded
from secondround.imports.documents.markdown import is_markdown
from secondround.imports.documents.model import FileKind
from secondround.imports.found import UnreadableError

SAVE_AS: Final = "Save it as DOCX or PDF, and try again."
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF")
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_HTML: Final = re.compile(
    r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|\A\s*<(?:div|p|h[1-6]|ul|table|section)[\s>]",
    re.IGNORECASE,
)
_HEAD: Final = 4096
_ENDINGS: Final[dict[FileKind, tuple[str, ...]]] = {
    "pdf": (".pdf",),
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "odt": (".odt", ".ott"),
    "rtf": (".rtf",),
    "html": (".html", ".htm", ".xhtml", ".mhtml", ".mht"),
}
_NAMES: Final[dict[FileKind, str]] = {
    "pdf": "a PDF",
    "docx": "a Word document (DOCX)",
    "odt": "an OpenDocument text (ODT)",
    "rtf": "an RTF document",
    "html": "an HTML page",
    "markdown": "Markdown",
    "text": "plain text",
}


def kind_of(data: bytes, name: str) -> FileKind:
    """The kind of a file by its content; the name decides only between text and Markdown."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _kind_in_zip(data)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    _refuse_binary(data)
    head, _ = decoded(data[:_HEAD])
    if _HTML.search(head):
        return "html"
    if PurePath(name).suffix.lower() in {".md", ".markdown"}:
        return "markdown"
    whole, _ = decoded(data)
    return "markdown" if is_markdown(whole) else "text"


def misnamed(kind: FileKind, name: str) -> tuple[str, ...]:
    """A remark where the file's name says another kind than its content."""
    ending = PurePath(name).suffix.lower()
    for other, endings in _ENDINGS.items():
        if ending in endings and other != kind:
            return (f"{PurePath(name).name} is {_NAMES[kind]}, despite its name.",)
    return ()


def opened_zip(data: bytes) -> zipfile.ZipFile:
    """The archive in some bytes; UnreadableError where it is damaged."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OverflowError) as error:
        raise UnreadableError(
            "The file is cut off or damaged. Save or download it again, and try once more."
        ) from error


def _kind_in_zip(data: bytes) -> FileKind:
    names = set(opened_zip(data).namelist())
    if "word/document.xml" in names or "word/document2.xml" in names:
        return "docx"
    if "content.xml" in names:
        return "odt"
    if "Index/Document.iwa" in names or "Index.zip" in names:
        raise UnreadableError(f"This is a Pages document. {SAVE_AS}")
    raise UnreadableError(f"This ZIP file holds no document that can be read. {SAVE_AS}")


def _refuse_binary(data: bytes) -> None:
    if not data.strip():
        raise UnreadableError("The file is empty.")
    if data.startswith(_OLD_OFFICE):
        raise UnreadableError(
            "This is a Word document from before 2007, or one with a password. Open it in Word, "
            "save it as DOCX without a password, and try again."
        )
    if data.startswith(_PICTURES):
        raise UnreadableError(
            "This is a picture, and text in pictures cannot be read. Use the document that it was "
            "made from."
        )
    text, _ = decoded(data[:_HEAD])
    odd = 0
    for character in text:
        odd += character == "\ufffd" or (character < " " and character not in "\t\n\f")
    if odd > len(text) / 20:
        raise UnreadableError(f"Documents of this kind cannot be read. {SAVE_AS}")
