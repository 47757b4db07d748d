"""What in a workspace would run as code when its site is built: found without running any of it.

In: a workspace. Out: places, each with what is there. Plain settings, guides, records, and
templates of packets (which run in a sandbox) are data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Final

import yaml

from secondround.app import selection
from secondround.app.errors import Refused
from secondround.system import files, resources, trusted
from secondround.vocabulary import layout

LARGEST: Final = 1_000_000  # bytes of settings
_MOST: Final = 10  # places that are shown

_EXTENSIONS: Final = re.compile(
    r"""(?:markdown\.extensions\.)?
        (?:abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code|footnotes|legacy_attrs
          |legacy_em|md_in_html|meta|nl2br|sane_lists|smarty|tables|toc|wikilinks)
      | pymdownx\.(?:arithmatex|betterem|blocks\.\w+|caret|critic|details|emoji|escapeall|extra
          |highlight|inlinehilite|keys|magiclink|mark|progressbar|saneheaders|smartsymbols
          |striphtml|superfences|tabbed|tasklist|tilde)""",
    re.VERBOSE,
)
"""Extensions that come with the program and only make HTML of Markdown: others run, or read files
of any folder.
"""
_TAGS: Final = re.compile(
    r"""tag:yaml\.org,2002:(?:
          str|int|float|bool|null|seq|map|timestamp|binary|set|omap|pairs|merge|value
        | python/(?:none|bool|str|int|float|list|tuple|dict)
        | python/name:material\.extensions\.emoji\.\w+
        | python/name:pymdownx\.(?:superfences|slugs|emoji|arithmatex)\.\w+
        | python/object/apply:pymdownx\.slugs\.slugify
    ) | !relative""",
    re.VERBOSE,
)
_LOOKED_INTO: Final = "templates/site"  # file by file
_KEYS: Final = {
    "hooks": "hooks, which are Python programs",
    "INHERIT": "settings from another file",
    "extra_templates": "templates of its own",
}
_LISTS: Final = {
    "plugins": ("plugin", re.compile("(?:material/)?search")),
    "markdown_extensions": ("extension", _EXTENSIONS),
}
_SHOWN: Final = frozenset(
    {
        ".css",
        ".woff",
        ".woff2",
        ".ttf",
        ".otf",
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".svg",
        ".ico",
        ".webp",
        ".txt",
        ".md",
    }
)
"""Kinds of files in templates/site that are shown and run nothing."""


def refuse(root: Path, command: str = "build") -> None:
    """Raise Refused where the workspace would run code that nobody has allowed."""
    if why := refusal(root, command):
        raise Refused(why)


def refusal(root: Path, command: str) -> str:
    """Why the workspace may not be built as it is now, and the command that allows it; "" where it
    may.
    """
    places = not_allowed(root)
    if not places:
        return ""
    way = selection.order(root, command, "--trust")
    return (
        f"{listed(places)}\nNothing was run. Look at it first. If you trust who wrote it: {way} "
        f"(needed once for each folder). On a CI runner: {trusted.VARIABLE}=1."
    )


def not_allowed(root: Path) -> list[str]:
    """What the workspace would run without having been allowed to."""
    if trusted.is_trusted(root) or root.resolve() == resources.folder("templates").parent.resolve():
        return []
    return found(root)


def listed(places: list[str]) -> str:
    """The first few places, below a sentence."""
    lines = [f"  {place}" for place in places[:_MOST]]
    more = [f"  and {len(places) - _MOST} more"] if len(places) > _MOST else []
    return "\n".join(
        ["This workspace contains code that would run on this machine:", *lines, *more]
    )


def found(root: Path) -> list[str]:
    """Every place, as a line for a person."""
    return [*_in_settings(root / layout.SETTINGS), *_in_templates(root)]


def _in_templates(root: Path) -> Iterator[str]:
    folder = root / layout.TEMPLATES / "site"
    for path in sorted(folder.rglob("*")):
        if (
            path.is_file()
            and path.suffix.lower() not in _SHOWN
            and not _is_ours(path, path.relative_to(folder))
        ):
            yield f"{path.relative_to(root).as_posix()}: a template or script of the site"


def _is_ours(path: Path, name: Path) -> bool:
    """Whether it is the program's own file of that name: a copy of the checkout brings these."""
    ours = resources.folder("templates") / "site" / name
    return ours.is_file() and ours.read_bytes() == path.read_bytes()


def _in_settings(path: Path) -> Iterator[str]:
    try:
        yield from _of_settings(files.read(path, largest=LARGEST))
    except FileNotFoundError:
        return
    except (OSError, RecursionError):
        why = "settings that cannot be inspected: too long, too deep, or not a plain file"
        yield f"{layout.SETTINGS}: {why}"


@lru_cache(maxsize=1)  # a build asks several times
def _of_settings(data: bytes) -> list[str]:
    """Raises RecursionError."""
    try:
        node = yaml.compose(data, Loader=yaml.SafeLoader)
    except (ValueError, yaml.YAMLError):
        return []  # the build says what is wrong with it, and runs nothing
    return [f"{layout.SETTINGS}:{line}: {what}" for line, what in sorted(set(_of_node(node)))]


def _of_node(node: yaml.Node | None) -> Iterator[tuple[int, str]]:
    """Line and description of everything in the settings that runs."""
    for part in _walk(node, _parts):
        if not _TAGS.fullmatch(part.tag):
            yield _line(part), f"the tag `{part.tag.replace('tag:yaml.org,2002:', '!!')}`"
    for key, value in _pairs(node):
        yield from _of_setting(key, value)


def _walk(
    node: yaml.Node | None, below: Callable[[yaml.Node], list[yaml.Node]]
) -> Iterator[yaml.Node]:
    """A node and what is below it, each once: by an alias a node may lie within itself."""
    waiting, seen = [node], set()
    while waiting:
        part = waiting.pop()
        if part is not None and id(part) not in seen:
            seen.add(id(part))
            yield part
            waiting += below(part)


def _parts(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return list(chain.from_iterable(node.value))
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _merged(node: yaml.Node) -> list[yaml.Node]:
    """The mappings that a mapping takes in by `<<`, one or a list of them."""
    if isinstance(node, yaml.MappingNode):
        return [value for key, value in node.value if _is_merge(key)]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _is_merge(key: yaml.Node) -> bool:
    return key.tag.endswith(":merge")


def _of_setting(key: yaml.Node, value: yaml.Node) -> Iterator[tuple[int, str]]:
    name = str(key.value)
    if name in _KEYS and not _is_empty(value):
        yield _line(key), _KEYS[name]
    elif name == "theme":
        for inner, folder in _pairs(value):
            if (
                inner.value == "custom_dir"
                and not _is_empty(folder)
                and folder.value != _LOOKED_INTO
            ):
                yield _line(inner), "a theme of its own"
    elif name in _LISTS:
        kind, known = _LISTS[name]
        for part in _names(value):
            if not known.fullmatch(part.value):
                yield _line(part), f"the {kind} `{part.value}`"


def _pairs(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """The pairs of a mapping, those that it merges included."""
    for part in _walk(node, _merged):
        if isinstance(part, yaml.MappingNode):
            for key, value in part.value:
                if not _is_merge(key):
                    yield key, value


def _names(node: yaml.Node) -> Iterator[yaml.Node]:
    """The names in a list of names, or of names with their settings."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _names(item)
    elif isinstance(node, yaml.MappingNode):
        for key, _ in _pairs(node):
            yield key
    elif not _is_empty(node):
        yield node


def _is_empty(node: yaml.Node) -> bool:
    return node.tag.endswith(":null") or not node.value


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
