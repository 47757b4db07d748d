"""One reading child, seen from the parent.

In: the bytes of a PDF or a document of a word processor. Out: a `Document`, or an
`UnreadableError` that says why the child had none. It leaves no child behind.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Final

from secondround.imports.documents import transfer
from secondround.imports.documents.model import Document, FileKind
from secondround.imports.found import UnreadableError

_SECONDS: Final = 600.0  # by the clock: the child holds itself to 10 of processor time
_LARGEST: Final = 60_000_000  # bytes of an answer

_TOO_LONG: Final = (
    "Reading this file takes too long. Save a copy of the pages that matter, and try again."
)
_DAMAGED: Final = (
    "The file is damaged, or its pages hold too much to be read. Save the pages that matter as a "
    "new file, and try again."
)


def read_in_child(data: bytes, kind: FileKind) -> Document:
    """The document, read by a process that is held to limits.

    `-P` keeps the current folder, which is somebody's workspace, out of what it imports.
    """
    try:
        done = subprocess.run(  # noqa: S603 (our own module, by this interpreter)
            [
                sys.executable,
                "-P",
                "-m",
                "secondround.imports.documents.worker",
                str(os.getpid()),
                kind,
            ],
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(_TOO_LONG) from error
    if done.returncode or len(done.stdout) > _LARGEST:
        raise UnreadableError(_TOO_LONG if _ran_out_of_time(done.returncode) else _DAMAGED)
    return transfer.loaded(done.stdout)


def _ran_out_of_time(code: int) -> bool:
    """Whether the system ended the child for its processor time (SIGXCPU, then SIGKILL)."""
    return code in {-24, -9}
