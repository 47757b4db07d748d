"""The files that mkdocs.yml names: style sheets and scripts of one's own, a logo, an icon for the
tab.

In: MkDocs' settings, checked, with all folders of the theme. Out: those files by their place on the
site, taken from packets/, since nothing else there is published; and a problem for each that is
missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from secondround.problems import Problem
from secondround.render.site import settings_problems
from secondround.system import files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
_LISTS: Final = ("extra_css", "extra_javascript")
_OF_THE_THEME: Final = ("logo", "favicon")


def found(
    settings: MkDocsConfig, top: Path
) -> tuple[dict[PurePosixPath, bytes], tuple[Problem, ...]]:
    """The files below `top`, the workspace's packets folder, that the settings name, and what is
    wrong with others.
    """
    taken: dict[PurePosixPath, bytes] = {}
    problems = []
    for key, name in _names(settings):
        if _ELSEWHERE.match(name) or any(
            Path(folder, name).is_file() for folder in settings.theme.dirs
        ):
            continue
        place = PurePosixPath(name)
        try:
            taken[place] = files.read(top / place, top)
        except OSError as error:
            why = "there is none"
            if not isinstance(error, FileNotFoundError):
                why = (error.strerror or str(error)).lower()
            message = f"`{key}` names {name}, but {why}."
            problems.append(_problem(settings, key, name, message))
    return taken, tuple(problems)


def _problem(settings: MkDocsConfig, key: str, name: str, message: str) -> Problem:
    config = Path(settings.config_file_path)
    line = settings_problems.line(config.read_text("utf-8"), key.partition(":")[0], name)
    hint = "put the file into packets or templates/site"
    return settings_problems.at(config, line, "missing-site-file", message, hint)


def _names(settings: MkDocsConfig) -> Iterator[tuple[str, str]]:
    for key in _LISTS:
        for entry in settings[key]:
            yield key, str(getattr(entry, "path", entry))
    for key in _OF_THE_THEME:
        if name := settings.theme.get(key):
            yield f"theme: {key}", str(name)
