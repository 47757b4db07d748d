"""A `Document` on its way from the reading child to its parent.

In: a document. Out: JSON; and back. The parent must not trust what a child sends beyond its shape.
"""

from __future__ import annotations

import json

from msgspec import convert, to_builtins

from secondround.imports.documents.model import Document
from secondround.imports.found import UnreadableError


def dumped(document: Document) -> bytes:
    """The document as JSON."""
    return json.dumps(to_builtins(document)).encode("utf-8", "surrogatepass")


def refused(reason: str) -> bytes:
    """The reason why there is no document, as JSON."""
    return json.dumps({"refused": reason}).encode()


def loaded(data: bytes) -> Document:
    """The document again. Raises UnreadableError with the child's reason."""
    plain = json.loads(data)
    if "refused" in plain:
        raise UnreadableError(plain["refused"])
    return convert(plain, Document)
