"""What is wrong with mkdocs.yml, as problems: where in the file, and what to write instead.

In: the file, and what MkDocs says of it. Out: problems. MkDocs has no codes, so its sentences are
matched here, and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from secondround.problems import Problem
from secondround.system import files
from secondround.vocabulary import layout

_COPY: Final = f"`secondround init NEW` makes a workspace whose {layout.SETTINGS} can be copied"
_WORDS: Final = (
    (
        r"Unrecognised theme name: '(.*?)'",
        ("not-installed", "The theme `{}` is not installed.", "write `name: material`"),
    ),
    (
        r'The "(.*?)" plugin is not installed',
        ("not-installed", "The plugin `{}` is not installed.", "take it out; the site needs none"),
    ),
    (
        r"Failed to load extension '(.*?)'",
        (
            "not-installed",
            "The extension `{}` is not installed.",
            "take it out; packets need no more than the usual ones",
        ),
    ),
    (
        r"Unrecognised configuration name: (.*)\.",
        (
            "unknown-setting",
            "`{}` is not a setting of MkDocs.",
            "check the spelling, or take it out",
        ),
    ),
    (
        r"Required configuration not provided",
        ("missing-setting", "There is no `site_name`.", "write a line `site_name: My interviews`"),
    ),
)
"""What MkDocs says of the usual faults; and of each the code, what is wrong, and how to mend it."""

_UNFIT_PLUGINS: Final = {
    "awesome-nav": (
        "reads the navigation from files that are not on the site",
        "take it out, and list the guides under `nav`",
    ),
    "blog": (
        "writes pages that are neither a packet nor a guide",
        "take it out, and put a post into packets/guides, as a guide",
    ),
    "git-revision-date-localized": (
        "dates pages by git, and the site is built from a copy without history",
        "take it out, and write a date that readers need into the guide",
    ),
    "info": (
        "asks another machine for the newest version",
        "take it out; only a report to the makers of Material needs it",
    ),
    "offline": (
        "writes scripts into the pages, which browsers are told not to run",
        "take it out; the site can be read offline without it",
    ),
    "privacy": (
        "fetches files from other machines",
        "take it out; pages load nothing from another machine anyway",
    ),
    "social": (
        "fetches a font from another machine, to draw previews for social networks",
        "take it out; a packet is not for social networks",
    ),
}
"""By name, why a plugin cannot be used, and what to do instead."""


def unfit_plugins(config: Path, text: str, plugins: Iterable[str]) -> Iterator[Problem]:
    """The plugins that the site cannot have; the theme's own are called `material/blog`."""
    for plugin in plugins:
        name = plugin.rpartition("/")[2]
        if name in _UNFIT_PLUGINS:
            why, hint = _UNFIT_PLUGINS[name]
            number = line(text, "plugins", name)
            message = f"The plugin `{name}` cannot be used: it {why}."
            yield at(config, number, "unfit-plugin", message, hint)


def of_setting(config: Path, text: str, key: str, said: str) -> Problem:
    """What MkDocs says of the setting `key`, in our words where there are any."""
    for pattern, (code, message, hint) in _WORDS:
        if found := re.match(pattern, said if said.endswith(".") else f"{said}."):
            words = found.groups()
            return at(config, line(text, key, *words), code, message.format(*words), hint)
    message = f"`{key}`: {' '.join(said.split()).rstrip('.')}."
    return at(config, line(text, key), "bad-setting", message, _COPY)


def without_theme(config: Path) -> Problem:
    """A file that names no theme: MkDocs would take one that shows no packet."""
    hint = "write `theme:`, and below it `  name: material` and `  font: false`"
    return at(config, None, "missing-setting", "There is no `theme`.", hint)


def without_settings(config: Path, text: str) -> Problem:
    """A file in which no line is a setting."""
    message = "The file has no settings." if text.strip() else "The file is empty."
    return Problem.of_file(PurePosixPath(config.name), "empty-file", message, _COPY)


def unopened(file: Path, root: Path, error: OSError) -> Problem:
    """A file of the workspace that is not plain text in UTF-8, or cannot be opened."""
    from secondround.records import by_hand, discovery  # noqa: PLC0415 (0.3 s, and seldom wanted)

    place = _place(file, root)
    if isinstance(error, files.NotUtf8Error):
        return by_hand.problem(place, error)
    return discovery.unreadable(place, error)


def in_place_of_ours(page: Path, root: Path, number: int, ours: str) -> Problem:
    """A page of the workspace's own that extends the theme's page and not ours, or leaves out what
    is in ours.
    """
    message = (
        "It leaves out parts of our page, so the site would lose its style or the links to the "
        "PDFs."
    )
    hint = (
        f'write `{{% extends "{ours}" %}}`, which has all blocks of base.html, and call '
        "`{{ super() }}` in those that you fill"
    )
    return Problem.at(_place(page, root), number, 1, "unfit-theme", message, hint, width=0)


def without_room(config: Path, number: int | None) -> Problem:
    """A theme without the parts that our page needs."""
    hint = "write `name: material`, or add a main.html of your own in templates/site"
    return at(config, number, "unfit-theme", "This theme has no room for a packet.", hint)


def _place(file: Path, root: Path) -> PurePosixPath:
    """A file's place in the workspace, or its whole path where it lies elsewhere."""
    return PurePosixPath(file.relative_to(root) if file.is_relative_to(root) else file)


def unread(config: Path, error: Exception) -> Problem:
    """Why the file cannot be read at all: in most cases a fault of YAML, whose reader knows the
    place.
    """
    fault = error.__context__
    mark = getattr(fault, "problem_mark", None)
    if mark:  # another file's, where this one inherits
        file, fault_text = PurePosixPath(Path(mark.name).name), getattr(fault, "problem", "")
        message = f"It cannot be read from here on: {fault_text}."
        return Problem.at(file, mark.line + 1, mark.column + 1, "yaml-syntax", message, _COPY)
    reason = getattr(fault, "reason", None) or str(error).rstrip(".")
    return at(config, None, "bad-setting", f"It cannot be read: {reason}.", _COPY)


def at(config: Path, number: int | None, code: str, message: str, hint: str) -> Problem:
    """A problem of the file, on a line where that is known."""
    file = PurePosixPath(config.name)
    if number is None:
        return Problem.of_file(file, code, message, hint)
    return Problem.at(file, number, 1, code, message, hint, width=0)


def line(text: str, key: str, *words: str) -> int | None:
    """The line of the first of `words` in the setting `key`, else of the setting; None where the
    file does not have it.
    """
    start = None
    for number, row in enumerate(text.split("\n"), 1):
        if start is None and re.match(rf"""["']?{re.escape(key)}["']?\s*:""", row):
            start = number
        if start is not None and words and words[0] in row:
            return number
    return start
