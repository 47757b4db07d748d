"""From what people already have to the fields of a record.

In: the bytes of a resume, a posting, an invitation or a story bank. Out: `Found`, and never a word
that the file does not hold. Nothing here writes a file, runs a macro or asks the network.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.imports.found import (
        Entry,
        Found,
        Kind,
        Missing,
        Proposed,
        ProposedText,
        Unplaced,
        UnreadableError,
        Value,
        entries,
    )
    from secondround.imports.providers import PROVIDERS

# `reading` is loaded when it is asked for: a child process that reads one file does without.
__all__ = [
    "PROVIDERS",
    "Entry",
    "Found",
    "Kind",
    "Missing",
    "Proposed",
    "ProposedText",
    "Unplaced",
    "UnreadableError",
    "Value",
    "entries",
    "evidence",
    "kinds",
    "place_zones",
    "reading",
    "visible",
]
