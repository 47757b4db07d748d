"""What the program has compiled of its own files, kept where Python keeps its modules compiled.

In: a module, and what is kept beside its bytecode. Out: the bytes, or nothing. It must hold nothing
that people wrote: a program may be there for many. It is trusted as Python's own bytecode is, by
whoever can write to the program.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Final

from secondround.system import atomic

_READABLE: Final = 0o644
_SUM: Final = 16  # bytes


class Bytecode:
    """Bytes by name, each of what it was made of, and nothing else. An older one is overwritten."""

    def __init__(self, module: str) -> None:
        """module: the file of the module whose bytecode they lie beside."""
        self._module = module

    def get(self, name: str, *made_of: str) -> bytes | None:
        """The bytes of that name that were made of just that; None where there are none."""
        with suppress(OSError, NotImplementedError):
            data = self._place(name).read_bytes()
            if data.startswith(_sum(made_of)):
                return data[_SUM:]
        return None

    def put(self, name: str, data: bytes, *made_of: str) -> bool:
        """Whether they are kept from now on: where Python writes none, and where the disk is full
        or cannot be written on, they are not.
        """
        if sys.dont_write_bytecode:
            return False
        try:
            atomic.write(self._place(name), _sum(made_of) + data, mode=_READABLE)
        except (OSError, NotImplementedError):
            return False
        return True

    def is_open(self) -> bool:
        """Whether anything can be kept. Whoever asks first makes nothing in vain."""
        with suppress(NotImplementedError):
            return not sys.dont_write_bytecode and os.access(self._place("").parent, os.W_OK)
        return False

    def _place(self, name: str) -> Path:
        """Raises NotImplementedError for a Python that keeps no bytecode."""
        return Path(f"{cache_from_source(self._module).removesuffix('pyc')}{name}")


def _sum(made_of: tuple[str, ...]) -> bytes:
    digest = hashlib.blake2b(digest_size=_SUM)
    for part in made_of:
        digest.update(f"{len(part)} {part}".encode())
    return digest.digest()
