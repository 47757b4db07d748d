"""Templates that are compiled once: in a process, and in any that finds them among what is kept.

In: templates, as Jinja reads them. Out: their code. A template whose text has changed is another
one; so is one that is read in another way.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType
from typing import Final

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from secondround.system import cache

_KIND: Final = "template"

_Key = tuple[str, str, str]
Code = dict[_Key, CodeType]
"""The code of templates, by their places, their texts, and the way in which they are read."""


class Compiled(BytecodeCache):
    """Finds code among what this process has compiled, and among what is kept."""

    def __init__(self, code: Code, kept: cache.Store | None = None) -> None:
        """code: of this process; it is added to."""
        self._code = code
        self._kept = kept

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if that is known."""
        key = _key(bucket)
        bucket.code = self._code.get(key)
        if self._kept and not bucket.code and (data := self._kept.get(cache.name(_KIND, *key))):
            bucket.bytecode_from_string(data)
            self._remember(key, bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code that a template was compiled to."""
        key = _key(bucket)
        self._remember(key, bucket)
        if self._kept and bucket.code:
            self._kept.put(cache.name(_KIND, *key), bucket.bytecode_to_string())

    @contextmanager
    def kept_in(self, kept: cache.Store) -> Iterator[None]:
        """Keep code there for a while, and look for it there."""
        self._kept = kept
        try:
            yield
        finally:
            self._kept = None

    def _remember(self, key: _Key, bucket: Bucket) -> None:
        if bucket.code:
            self._code[key] = bucket.code


def _key(bucket: Bucket) -> _Key:
    environment = bucket.environment
    way = type(environment).__qualname__, environment.autoescape, sorted(environment.extensions)
    return bucket.key, bucket.checksum, repr(way)


COMPILED: Final = Compiled({})
"""What packets and days on the phone are made with."""
