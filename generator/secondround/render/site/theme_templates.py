"""The theme's templates: compiled once in a process, and listed without what no site takes.

In: the theme of a site that is to be built. Out: the same, faster: of a small site's time a third
went into compiling what never changes, and a fifth into walking through 14,000 icons. It must not
change a byte of what is made.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader

from secondround.render.markdown import Code, Compiled

if TYPE_CHECKING:
    from mkdocs.theme import Theme

    from secondround.system import cache

_CODE: Final[Code] = {}
"""What this process has compiled."""


def remember(theme: Theme, store: cache.Store | None = None) -> None:
    """Have the templates of `theme` compiled only where nobody has in this process, or in an
    earlier one that kept them in `store`.
    """
    make = theme.get_env

    def get_env() -> Environment:
        environment = make()
        environment.loader = _Loader(theme.dirs)
        environment.auto_reload = False  # it is made anew for each build: no file changes in one
        environment.bytecode_cache = Compiled(_CODE, store)
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]


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
