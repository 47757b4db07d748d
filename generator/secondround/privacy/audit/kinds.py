"""Kinds of files: which of them can hold what no search finds.

In: a file's name and bytes. Out: why its content cannot be judged, in words that follow its name;
"" where it can.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

_PICTURES: Final = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".heic", ".tif", ".tiff", ".bmp", ".ico"}
)
_FONTS: Final = frozenset({".woff", ".woff2", ".ttf", ".otf", ".eot"})
_READ: Final = frozenset({".pdf", ".gz"})  # binary, and looked into all the same
_NOTES: Final = re.compile(
    r".*\.(?:md|markdown|txt|text|csv|tsv|org|rst|adoc|tex|rtf|eml|mbox|ics|vcf|log|odt|ods|docx?"
    r"|xlsx?|pptx?|epub|ipynb)$",
    re.IGNORECASE,
)
_PROJECT: Final = re.compile(
    r"(?:readme|license|licence|copying|notice|authors|credits|changelog|contributing"
    r"|code_of_conduct|security|decisions|robots|humans|requirements[\w-]*|constraints[\w-]*"
    r"|runtime|cname|index)(?:\.\w+)?$",
    re.IGNORECASE,
)
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_LFS: Final = b"version https://git-lfs.github.com/spec/"
_AGE: Final = (b"age-encryption.org/v1", b"-----BEGIN AGE ENCRYPTED FILE-----")


def is_shown(place: PurePosixPath) -> bool:
    """Whether the file is a picture, a typeface, or a text such as a guide has: something to look
    at.
    """
    return place.suffix.lower() in _PICTURES | _FONTS | _READ or not _is_document(place)


def _is_document(place: PurePosixPath) -> bool:
    return bool(_NOTES.match(place.name)) and place.suffix.lower() != ".md"


def unknown(place: PurePosixPath, data: bytes) -> str:
    """Why it cannot be said what the file holds."""
    kind = place.suffix.lower()
    if data.startswith(_LFS):
        return "is kept elsewhere by Git LFS, where it was not looked for"
    if data.startswith(_AGE) or kind in _FONTS:
        return ""
    if kind in _PICTURES:
        return "is a picture, whose words cannot be read"
    if (
        b"\0" in data
        and kind not in _READ
        and not data.startswith(_MARKS)
        and not data.startswith(b"PK")
    ):
        return "is of a kind that cannot be searched"
    if _NOTES.match(place.name) and not _PROJECT.match(place.name):
        return "is a text of which only its author knows whether it is private"
    return ""
