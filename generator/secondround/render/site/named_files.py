"""The files that mkdocs.yml names: style sheets and scripts of one's own, a logo, an icon for the
tab.

In: MkDocs' settings, checked, with all folders of the theme. Out: those files by their place on the
site, taken from packets/, since nothing else there is published; and a sentence for each that is
nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final


from secondround.vocabulary import layout
from secondround.system import files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
_LISTS: Final = ("extra_css", "extra_javascript")
_OF_THE_THEME: Final = ("logo", "favicon")


def found(settings: MkDocsConfig, top: Path) -> tuple[dict[PurePosixPath, bytes], tuple[str, ...]]:
    """The files below `top`, the workspace's packets folder, that the settings name, and what is
    wrong with others.
    """
    taken: dict[PurePosixPath, bytes] = {}
    problems = []
    for key, name in _names(settings):
        if _ELSEWHERE.match(name) or any(Path(folder, name).is_file() for folder in settings.theme.dirs):
            continue
        place = PurePosixPath(name)
        try:
            taken[place] = files.read(top / place, top)
        except OSError as error:
            why = "there is none" if isinstance(error, FileNotFoundError) else (error.strerror or str(error)).lower()
            problems.append(f"{layout.SETTINGS}: `{key}` names {name}, but {why}. Put it into packets or templates/site.")
    return taken, tuple(problems)


def _names(settings: MkDocsConfig) -> Iterator[tuple[str, str]]:
    for key in _LISTS:
        for entry in settings[key]:
            yield key, str(getattr(entry, "path", entry))
    for key in _OF_THE_THEME:
        if name := settings.theme.get(key):
            yield f"theme: {key}", str(name)
