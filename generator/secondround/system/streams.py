"""Standard output as it is found: closed, full, or in an encoding that lacks some of our
characters.

In: the streams of this process. Out: streams that can be written to, and sentences about what could
not be shown.
"""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import suppress
from typing import TextIO

_HANDLER = "secondround"
_STANDARD_ERROR = 2  # the last of the three, by its descriptor
_seen: set[str] = set()  # the encodings that lacked a character


def prepare() -> tuple[str, ...]:
    """Make the streams safe to write to; returns sentences about what will not be seen."""
    unseen = []
    if _opened() and sys.stdout is None:
        unseen.append("Standard output is closed, so nothing that the command prints is shown.")
    if sys.stdin is None:
        # For the life of the process, so nothing closes it.
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    codecs.register_error(_HANDLER, _escaped)
    if hasattr(sys.stdout, "reconfigure") and not _knows_all(sys.stdout):
        sys.stdout.reconfigure(errors=_HANDLER)
    return tuple(unseen)


def is_read_by_many() -> bool:
    """Whether what is said goes into a log, and not to a terminal."""
    return not sys.stderr.isatty()


def finish() -> tuple[str, ...]:
    """Write out what is waiting; returns sentences about what could not be shown as it is. Raises
    OSError where that fails.
    """
    sys.stdout.flush()
    return tuple(
        f"{encoding} has no sign for some characters, so they are written as \\uXXXX. "
        "Set PYTHONUTF8=1 in the environment to see them."
        for encoding in sorted(_seen)
    )


def let_go() -> None:
    """Lead standard output nowhere: the interpreter flushes once more when it ends, and would
    complain.
    """
    with suppress(OSError, ValueError):
        descriptor = os.open(os.devnull, os.O_WRONLY)
        os.dup2(descriptor, sys.stdout.fileno())
        os.close(descriptor)


def _opened() -> bool:
    """Whether one of the three was closed. Now it leads nowhere: else the next file opened would be
    taken for it.
    """
    was_closed = False
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= _STANDARD_ERROR:
        was_closed = True
    os.close(descriptor)
    return was_closed


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 (for the life of the process)


def _knows_all(stream: TextIO) -> bool:
    try:
        return codecs.lookup(stream.encoding).name.startswith("utf")
    except LookupError:
        return False


def _escaped(error: UnicodeError) -> tuple[str | bytes, int]:
    """A character in the way that JSON writes it, so that JSON in any encoding stays the same."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    _seen.add(error.encoding)
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    escapes = (f"\\u{units[index]:02x}{units[index + 1]:02x}" for index in range(0, len(units), 2))
    return "".join(escapes), error.end
