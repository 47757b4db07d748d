"""What was made before, kept by all that it was made of: `.secondround/cache` of a workspace.

In: the name that `name` gives, made of everything that shapes the bytes. Out: the bytes as they
were kept, or nothing. It must never give others: each entry is sealed with a key that lies in the
person's own settings, so that what is cut short, changed or put there by somebody else is not
taken. Where nothing can be kept, the program works without it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Final, Protocol

from secondround.system import atomic, files, trusted, version, workfolder

FOLDER: Final = "cache"
PLACE: Final = PurePosixPath(files.WORK_FOLDER, FOLDER)
"""Where it lies in a workspace."""
MOST: Final = 1_000_000_000
"""Bytes that all entries may have, beside those that the present run has used."""
_LARGEST: Final = 200_000_000  # bytes of one entry
_HOUR: Final = 3600.0
_DAY: Final = 24 * _HOUR
_SHARE: Final = 100
"""A run that adds one part of so many that all may have looks through them again."""
_UNFINISHED: Final = ".part"
_LOOKED: Final = "looked"
"""A file whose time says when the entries were looked through last."""
_UNUSED: Final = 30 * _DAY
"""What nobody has used for so long goes: it may be of clients who are no longer there."""
_SEAL: Final = 32  # bytes
_SORTED: Final = json.JSONEncoder(sort_keys=True)
"""Made once: thousands of names are asked for."""


def name(kind: str, *made_of: object, of_this_version: bool = True) -> str:
    """What the entry is called that is made of just that, by this version of the program.

    made_of: bytes, or anything that JSON can hold. of_this_version: False where every version of
    the program can read the entry.
    """
    digest = hashlib.blake2b(digest_size=24)
    for part in (version.program() if of_this_version else "", *made_of):
        if isinstance(part, bytes):
            kind_of_part, data = "bytes", part
        else:
            kind_of_part, data = "json", _SORTED.encode(part).encode()
        digest.update(f"{kind_of_part} {len(data)}\n".encode() + data)
    return f"{kind}-{digest.hexdigest()}"


class Store(Protocol):
    """Keeps bytes by name, and gives them as they were, or none."""

    def get(self, name: str, /) -> bytes | None:
        """The bytes that were kept under that name."""

    def put(self, name: str, data: bytes, /) -> None:
        """Keep those bytes, where that is possible."""


class Cache:
    """The entries of one workspace. Several runs may use them at once."""

    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace
        self._folder = workspace / PLACE
        self._key = _key()
        self._is_off = False
        self._is_there = False
        self._used: set[str] = set()
        self._grown = 0  # bytes

    def is_empty(self) -> bool:
        """Whether nothing is kept here, or nothing that could be trusted."""
        return not self._key or not any(self._folder.glob("*"))

    def get(self, name: str) -> bytes | None:
        """The bytes that were kept under that name; None where there are none to trust."""
        path = self._folder / name
        try:
            entry = files.start(path, None, _LARGEST)
            if abs(time.time() - path.stat().st_mtime) > _DAY:
                os.utime(path)
        except OSError:
            return None
        data = entry[_SEAL:]
        if not self._key or not hmac.compare_digest(entry[:_SEAL], self._seal(name, data)):
            return None
        self._used.add(name)
        return data

    def has(self, name: str) -> bool:
        """Whether there is an entry of that name, which is still to be read."""
        path = f"{self._folder}/{name}"  # thousands are asked for: a Path for each takes longer
        try:
            if abs(time.time() - os.stat(path).st_mtime) > _DAY:  # noqa: PTH116
                os.utime(path)
        except OSError:
            return False
        self._used.add(name)
        return True

    def put(self, name: str, data: bytes) -> None:
        """Keep those bytes, where that is possible."""
        if self._is_off or len(data) + _SEAL > _LARGEST:
            return
        try:
            self._write(name, data)
        except OSError:  # a full disk, or one that cannot be written on
            self._is_off = True

    def spare(self, name: str) -> Path:
        """Where a folder of that name may be kept; nothing in it is sealed."""
        self._used.add(name)
        return self._folder / name

    def _write(self, name: str, data: bytes) -> None:
        if not self._is_there:
            workfolder.lasting(self._workspace, FOLDER)
            self._key = self._key or _key() or _new_key()
            self._is_there = True
        waiting = self._folder / f"{secrets.token_hex(8)}{_UNFINISHED}"
        try:
            descriptor = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, atomic.PRIVATE)
            with os.fdopen(descriptor, "wb") as file:
                file.write(self._seal(name, data) + data)
            waiting.replace(self._folder / name)
        except BaseException:
            with suppress(OSError):
                waiting.unlink()
            raise
        self._used.add(name)
        self._grown += len(data)

    def trim(self) -> None:
        """Remove what was not used for long, and what a killed run left unfinished a day ago; and
        where that is too much, the longest unused first.
        """
        if not self._grown or self._was_looked_through():
            return
        now, size = time.time(), 0
        for used, length, entry in sorted(self._unused(), reverse=True):
            size += length
            longest = _DAY if entry.endswith(_UNFINISHED) else _UNUSED
            if size > MOST or now - used > longest:
                path = self._folder / entry
                with suppress(OSError):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()

    def _was_looked_through(self) -> bool:
        """Whether there was a look within the hour, and not much is new in this run; else the next
        one counts from now.
        """
        looked = self._folder / _LOOKED
        self._used.add(_LOOKED)
        try:
            is_young = abs(time.time() - looked.stat().st_mtime) < _HOUR
            if is_young and self._grown * _SHARE < MOST:
                return True
        except OSError:  # never yet
            pass
        with suppress(OSError):
            looked.touch(atomic.PRIVATE)
        return False

    def _unused(self) -> Iterator[tuple[float, int, str]]:
        """What this run has not used: when it was used last, its bytes, its name."""
        with suppress(OSError), os.scandir(self._folder) as entries:
            for entry in entries:
                if entry.name not in self._used:
                    found = entry.stat(follow_symlinks=False)
                    yield found.st_mtime, found.st_size, entry.name

    def _seal(self, name: str, data: bytes) -> bytes:
        seal = hashlib.blake2b(name.encode() + b"\n", key=self._key, digest_size=_SEAL)
        seal.update(data)
        return seal.digest()


@contextmanager
def opened(workspace: Path) -> Iterator[Cache]:
    """The workspace's entries; at the end, what has become too much is removed."""
    found = Cache(workspace)
    try:
        yield found
    finally:
        found.trim()


def empty(workspace: Path) -> tuple[int, int]:
    """Remove every entry, and the folder unless something is mounted there; how many there were,
    and their bytes. Raises OSError.
    """
    folder = workspace / PLACE
    if folder.is_symlink() or not folder.is_dir():
        return 0, 0
    number = size = 0
    for path in list(folder.iterdir()):
        number, size = number + (path.name != _LOOKED), size + path.lstat().st_size
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    if not folder.is_mount():
        shutil.rmtree(folder)
        workfolder.clear(workspace)
    return number, size


def _key() -> bytes:
    """What this person's entries are sealed with; empty where there is none yet."""
    try:
        key = files.start(_key_place(), None, _SEAL + 1)
    except OSError:
        return b""
    return key if len(key) == _SEAL else b""


def _new_key() -> bytes:
    """Raises OSError."""
    key = secrets.token_bytes(_SEAL)
    atomic.write(_key_place(), key)
    return key


def _key_place() -> Path:
    return trusted.settings() / "cache.key"
