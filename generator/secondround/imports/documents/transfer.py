"""A `Document` on its way from the reading child to its parent.

In: a document. Out: JSON; and back. The parent must not trust what a child sends beyond its shape.
"""

from __future__ import annotations

import base64
import json

from msgspec import to_builtins

from secondround.imports.documents.model import Attachment, Block, Document
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
    plain["blocks"] = tuple(_block(block) for block in plain["blocks"])
    plain["attachments"] = tuple(
        Attachment(item["name"], item["media_type"], base64.b64decode(item["data"]))
        for item in plain["attachments"]
    )
    plain["remarks"] = tuple(plain["remarks"])
    return Document(**plain)


def _block(plain: dict[str, object]) -> Block:
    links = plain.pop("links")
    return Block(**plain, links=tuple(links))  # type: ignore[arg-type]
