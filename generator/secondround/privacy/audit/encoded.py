"""Text that is written as base64: a mail's attachment, a secret of a CI runner, `base64 FILE >
n.b64`.

In: a file's bytes. Out: what its long runs of base64 letters decode to. Other encodings are not
looked into.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from typing import Final

_LETTERS: Final = rb"[A-Za-z0-9+/_-]"
_RUN: Final = re.compile(rb"(?:%b{40,}+\r?\n[ \t]*)+%b*={0,2}|%b{40,}+={0,2}" % ((_LETTERS,) * 3))
_ALL: Final = re.compile(rb"%b{40,}={0,2}" % _LETTERS)


def is_base64(data: bytes) -> bool:
    """Whether the file holds nothing else."""
    return bool(_RUN.fullmatch(data.strip()))


def decoded(data: bytes) -> Iterator[bytes]:
    """What each run of base64 letters decodes to; for a file of nothing else, what all of it does,
    however short its lines.
    """
    joined = b"".join(data.split())
    runs = [joined] if _ALL.fullmatch(joined) else [found[0] for found in _RUN.finditer(data)]
    for run in runs:
        letters = b"".join(run.split()).rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
        if len(letters) % 4 == 1:
            letters = letters[:-1]
        yield base64.b64decode(letters + b"=" * (-len(letters) % 4))
