"""The reading child, `python -m secondround.imports.documents.worker`: PDFs and documents of word
processors are read here, within limits.

In: the kind of file as an argument, its bytes on standard input. Out: one line of JSON. It must
not write a file, open a connection or start a program.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Final

from secondround.system import process_limits

if __name__ == "__main__":  # before the large imports, so that they cannot outlive the parent
    process_limits.die_with_parent(int(sys.argv[1]))

from secondround.imports.documents import transfer
from secondround.imports.documents.model import Document
from secondround.imports.found import UnreadableError

_MEMORY: Final = 500_000_000  # bytes of address space besides the file itself
_SECONDS: Final = 10  # of processor time


def reader_of(kind: str) -> Callable[[bytes], Document]:
    """The function that reads a kind of file; its libraries are imported only now."""
    if kind == "pdf":
        from secondround.imports.documents.pdf import read_pdf  # noqa: PLC0415

        return read_pdf
    from secondround.imports.documents import office  # noqa: PLC0415

    return {"docx": office.read_docx, "odt": office.read_odt, "rtf": office.read_rtf}[kind]


def answer(kind: str, data: bytes) -> bytes:
    """The document as JSON, or the reason why there is none."""
    try:
        return transfer.dumped(reader_of(kind)(data))
    except UnreadableError as error:
        return transfer.refused(str(error))
    except MemoryError:
        return transfer.refused(
            "Reading this file takes too much memory. Save a copy without pictures, and try again."
        )
    except RecursionError:
        return transfer.refused("This file is nested too deeply to be a document.")


def main() -> None:
    """Read standard input. What a library prints goes to standard error, not into the answer."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    data = sys.stdin.buffer.read()
    read = reader_of(sys.argv[2])  # imported before the limits hold
    del read
    process_limits.hold(memory=_MEMORY + 3 * len(data), largest_file=200_000_000)
    with process_limits.processor_time(_SECONDS):
        out.write(answer(sys.argv[2], data))
    out.close()


if __name__ == "__main__":
    main()
