"""A file of any kind that people have, as a `Document`.

In: bytes and a name. Out: a `Document`, or an `UnreadableError`. Nothing is run or fetched.
"""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath
from typing import Final

from msgspec.structs import replace

from secondround.imports.documents import beginning
from secondround.imports.documents.child import read_in_child
from secondround.imports.documents.encoding import decoded
from secondround.imports.documents.html import read_html
from secondround.imports.documents.markdown import read_markdown
from secondround.imports.documents.model import Document
from secondround.imports.documents.plain_text import read_text
from secondround.imports.documents.recognise import kind_of, misnamed
from secondround.imports.found import UnreadableError

_YAML: Final = {".yml", ".yaml"}
_LARGEST: Final = 50_000_000  # bytes of any file
_LARGEST_TEXT: Final = 10_000_000  # bytes of text or HTML
_LARGEST_MARKDOWN: Final = 500_000  # letters: unclosed marks take a parser long, and memory


def read(data: bytes, name: str) -> Document:
    """What can be read of a file. Its content says what it is; where its name says otherwise, that
    is remarked on.

    Raises UnreadableError, with a sentence for a person, where nothing can be read.
    """
    if len(data) > _LARGEST:
        raise UnreadableError(
            f"The file is larger than {_LARGEST // 1_000_000} MB. Save a copy without pictures, "
            "and try again."
        )
    kind = kind_of(data, name)
    if kind in {"pdf", "docx", "odt", "rtf"}:
        return _checked(read_in_child(data, kind), name)
    if len(data) > _LARGEST_TEXT:
        raise UnreadableError(
            f"The text is larger than {_LARGEST_TEXT // 1_000_000} MB, which no resume or posting "
            "is."
        )
    text, remarks = decoded(data)
    if PurePath(name).suffix.lower() in _YAML:
        _refuse_broken_yaml(text)
    if kind == "markdown" and len(text) > _LARGEST_MARKDOWN:
        kind = "text"
    if kind == "text" and len(text) > beginning.MOST_LETTERS:
        text, remarks = text[: beginning.MOST_LETTERS], (*remarks, beginning.REMARK)
    read_kind = {"html": read_html, "markdown": read_markdown}.get(kind, read_text)
    return _checked(read_kind(text, remarks), name)


def _refuse_broken_yaml(text: str) -> None:
    """A file that calls itself YAML is data: read as text, its names would become words."""
    from secondround.records.yaml import reader  # noqa: PLC0415 (the reading child does without)

    _, problems = reader.read(PurePosixPath("yaml"), text.encode("utf-8", "replace"))
    for problem in problems:
        if problem.code == "yaml-syntax":
            raise UnreadableError(
                f"Line {problem.line}, column {problem.column} is not valid YAML: "
                f"{problem.message} Correct it, and try again."
            )


def _checked(document: Document, name: str) -> Document:
    """The document with what its name says wrongly, and only the beginning of one without end."""
    blocks = beginning.of_blocks(document.blocks)
    remarks = misnamed(document.kind, name) + document.remarks
    if blocks != document.blocks and beginning.REMARK not in remarks:
        remarks += (beginning.REMARK,)
    return replace(document, blocks=blocks, remarks=remarks)
