"""From what people already have to the fields of a record.

In: the bytes of a resume, a posting, an invitation or a story bank. Out: `Found`, and never a word
that the file does not hold. Nothing here writes a file, runs a macro or asks the network.
"""

from secondround.imports.found import (
    Entry,
    Found,
    Kind,
    Missing,
    Original,
    Unplaced,
    UnreadableError,
    Value,
)
from secondround.imports.merge import Conflict, Memory, Merged, merge
from secondround.imports.read import File, Read, SeveralUnreadableError, read

__all__ = [
    "Conflict",
    "Entry",
    "File",
    "Found",
    "Kind",
    "Memory",
    "Merged",
    "Missing",
    "Original",
    "Read",
    "SeveralUnreadableError",
    "Unplaced",
    "UnreadableError",
    "Value",
    "kinds",
    "merge",
    "read",
]
