"""Templates that are compiled once: in a process, and in any that finds them among what is kept.

In: templates, as Jinja reads them. Out: their code. A template whose text has changed is another
one; so is one that is read in another way.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType
from typing import Final

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from secondround.system import bytecode, cache, folder, version

_KIND: Final = "template"
_SHIPPED: Final = "shipped-"
"""What the keys of the program's own templates begin with."""

_Key = tuple[str, str, str]
Code = dict[_Key, CodeType]
"""The code of templates, by their places, their texts, and the way in which they are read."""


class Compiled(BytecodeCache):
    """Finds code among what this process has compiled, and among what is kept: the program's own
    beside its modules, all other in a workspace.
    """

    def __init__(
        self, code: Code, kept: cache.Store | None = None, beside: bytecode.Bytecode | None = None
    ) -> None:
        """code: of this process; it is added to."""
        self._code = code
        self._kept = kept
        self._beside = beside

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """What the template is known by, with a mark if it came with the program."""
        is_shipped = filename and Path(filename).is_relative_to(folder("templates"))
        return f"{_SHIPPED if is_shipped else ''}{super().get_cache_key(name, filename)}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if that is known."""
        key = _key(bucket)
        bucket.code = self._code.get(key)
        if not bucket.code and (data := self._found(key)):
            bucket.bytecode_from_string(data)
            self._remember(key, bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code that a template was compiled to."""
        key = _key(bucket)
        self._remember(key, bucket)
        if not bucket.code:
            return
        data, beside = bucket.bytecode_to_string(), self._beside_of(key)
        is_kept = beside and beside.put(key[0], data, version.program(), *key[1:])
        if self._kept and not is_kept:
            self._kept.put(cache.name(_KIND, *key), data)

    @contextmanager
    def kept_in(self, kept: cache.Store) -> Iterator[None]:
        """Keep code there for a while, and look for it there."""
        self._kept = kept
        try:
            yield
        finally:
            self._kept = None

    def _found(self, key: _Key) -> bytes | None:
        beside = self._beside_of(key)
        data = beside.get(key[0], version.program(), *key[1:]) if beside else None
        if self._kept and not data:
            data = self._kept.get(cache.name(_KIND, *key))
        return data

    def _beside_of(self, key: _Key) -> bytecode.Bytecode | None:
        """Where the program's own templates are kept; None for all others."""
        return self._beside if key[0].startswith(_SHIPPED) else None

    def _remember(self, key: _Key, bucket: Bucket) -> None:
        if bucket.code:
            self._code[key] = bucket.code


def _key(bucket: Bucket) -> _Key:
    environment = bucket.environment
    way = type(environment).__qualname__, environment.autoescape, sorted(environment.extensions)
    return bucket.key, bucket.checksum, repr(way)


COMPILED: Final = Compiled({}, beside=bytecode.Bytecode(__file__))
"""What packets and days on the phone are made with."""
