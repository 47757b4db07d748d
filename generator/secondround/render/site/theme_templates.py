"""The theme's templates: compiled once in a process, and listed without what no site takes.

In: the theme of a site that is to be built. Out: the same, faster: of a small site's time a third
went into compiling what never changes, and a fifth into walking through 14,000 icons. It must not
change a byte of what is made.
"""

from __future__ import annotations

import os
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Final

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket

from secondround.system import cache

if TYPE_CHECKING:
    from mkdocs.theme import Theme

    from secondround.render.site.kept_pages import Store

_KIND: Final = "template"
_COMPILED: dict[tuple[str, str, str], CodeType] = {}
"""By a template's place, its text, and what else its code depends on."""


def remember(theme: Theme, store: Store | None = None) -> None:
    """Have the templates of `theme` compiled only where nobody has in this process, or in an
    earlier one that kept them in `store`.
    """
    make = theme.get_env

    def get_env() -> Environment:
        environment = make()
        environment.loader = _Loader(theme.dirs)
        environment.auto_reload = False  # it is made anew for each build: no file changes in one
        environment.bytecode_cache = _Memory(environment, store)
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]


class _Memory(BytecodeCache):
    def __init__(self, environment: Environment, store: Store | None) -> None:
        self._environment = environment
        self._store = store

    def load_bytecode(self, bucket: Bucket) -> None:
        """The code of a template, if it is known."""
        key = self._key(bucket)
        bucket.code = _COMPILED.get(key)
        if self._store and not bucket.code and (data := self._store.get(cache.name(_KIND, *key))):
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code:
            key = self._key(bucket)
            _COMPILED[key] = bucket.code
            if self._store:
                self._store.put(cache.name(_KIND, *key), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> tuple[str, str, str]:
        return bucket.key, bucket.checksum, " ".join(sorted(self._environment.extensions))


class _Loader(FileSystemLoader):
    """Passes over names with a dot in front, which MkDocs takes for no site's own either."""

    def list_templates(self) -> list[str]:
        """Every other file of the theme."""
        found: set[str] = set()
        for place in self.searchpath:
            for folder, folders, names in os.walk(place):
                folders[:] = [name for name in folders if name[0] != "."]
                below = Path(folder).relative_to(place)
                found.update((below / name).as_posix() for name in names if name[0] != ".")
        return sorted(found)
