"""What the program has made, known by content: only that may be written over without asking.

In: the path of a file that is there. Out: whether the program made it, and it is still as it was
made. It must not go by names: a person's page may be called index.md, too.
"""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterable
from email import message_from_bytes
from pathlib import Path
from typing import Final

from secondround.system import files
from secondround.vocabulary import layout

MARK: Final = "[//]: # (Made by secondround"
"""How every page of Markdown begins."""
PAGE_MARK: Final = f"{MARK} from {layout.RECORD}. Edit the record, not this page.)"
GENERATOR: Final = "secondround"
"""How HTML to print from, and the PDFs made of it, are signed."""
PRODUCT: Final = f"-//{GENERATOR}//"
"""How calendars and cards say what made them."""
DRAFT: Final = "x-made"
"""What says in a draft how its text was when it was made: a parameter of its Content-Type, which a
mail program writes anew, and not a header, which it might send along.
"""
_SIGNED: Final = {
    ".html": f'<meta name="generator" content="{GENERATOR}">',
    ".ics": f"\nPRODID:{PRODUCT}",
    ".vcf": f"\nPRODID:{PRODUCT}",
}
_LIST: Final = b"[//]: # (packets)"
_LARGEST: Final = 200_000_000


def kept(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Those of `paths` at which something lies that the program did not make."""
    there = (path for path in paths if path.is_symlink() or path.exists())
    return tuple(path for path in there if not is_ours(path))


def is_ours(path: Path) -> bool:
    """Whether the program made the file, and nobody has changed it in a way that can be seen."""
    try:
        data = files.read(path, largest=_LARGEST)
    except OSError:
        return False
    if (
        not data.strip() or path.name == layout.LOCK
    ):  # nothing is lost; a name that nothing else has
        return True
    if path.suffix == ".md":
        return data.removeprefix(codecs.BOM_UTF8).startswith(MARK.encode()) or _LIST in data
    if path.suffix in _JUDGED:
        return _JUDGED[path.suffix](data)
    if path.suffix == ".json":
        return b'"title": "Second Round' in data[:1000]
    return _SIGNED.get(path.suffix, _SIGNED[".html"]).encode() in data


def marked(text: str) -> str:
    """A page that says on its first line who made it, also where a template of the workspace's own
    does not.
    """
    return text if text.startswith(MARK) else f"{PAGE_MARK}\n\n{text}"


def refusal(path: str) -> str:
    """Why that file was left alone, and what to do."""
    return (
        f"{path} was not made by secondround, so it stays as it is. "
        "Move it elsewhere, or use --force."
    )


def _is_our_pdf(data: bytes) -> bool:
    """Whether it is a PDF of ours as it was printed: a reader that saves notes in it adds a second
    end.
    """
    import pypdfium2  # noqa: PLC0415 (heavy, and seldom wanted)

    if data.count(b"%%EOF") > 1:
        return False
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return False
    signed = map(document.get_metadata_value, ("Creator", "Producer"))
    return any(name.startswith((GENERATOR, "WeasyPrint")) for name in signed)


def mark_of_draft(body: str) -> str:
    """What the header of a draft says of its text."""
    return hashlib.sha256(" ".join(body.split()).encode()).hexdigest()[:16]


def _is_our_draft(data: bytes) -> bool:
    """Whether it is a draft of ours that nobody has written in: a person's words are not lost."""
    message = message_from_bytes(data)
    body = message.get_payload(decode=True)
    written = body.decode("utf-8", "replace") if isinstance(body, bytes) else ""
    return message.get_param(DRAFT) == mark_of_draft(written)


_JUDGED: Final = {".pdf": _is_our_pdf, ".eml": _is_our_draft}
