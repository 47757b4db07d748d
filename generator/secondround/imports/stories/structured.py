"""Stories in YAML or JSON: one list of maps, or a map that holds it.

In: the bytes of a file. Out: drafts, as Markdown gives them: each value as lines below its label.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, Final, TypeAlias

from secondround.imports.found import UnreadableError
from secondround.imports.stories import labels
from secondround.imports.stories.model import Draft, Passage
from secondround.records.yaml import reader

Tree: TypeAlias = Any
"""Texts, lists and maps."""

_DEPTH: Final = 8
_HEAD: Final = re.compile(r"(?:[ \t]*(?:#[^\n]*|---[ \t]*)?\n)*(- )")
"""A list at the top of a file, behind comments."""
_ASKS: Final = ("text", "question", "q", "frage", "pregunta", "问题", "질문")
_ANSWERS: Final = ("answer", "a", "antwort", "réponse", "respuesta", "答案", "답변")
_ITEMS: Final = ("id", "key", "number", "no")
"""Names that only count or tell stories apart."""


def is_structured(text: str, name: str) -> bool:
    """Whether a file is YAML or JSON, by its name or its first letter."""
    return name.casefold().endswith((".yml", ".yaml", ".json")) or text.lstrip()[:1] in {"{", "["}


def drafts(text: str, name: str) -> tuple[list[Draft], tuple[str, ...]]:
    """The stories of a file, and remarks on what could not be read of it."""
    tree, remarks = _parsed(text, name)
    return list(_drafts(tree, "", 0)), remarks


def _parsed(text: str, name: str) -> tuple[Tree, tuple[str, ...]]:
    if text.lstrip()[:1] in {"{", "["}:
        try:
            return json.loads(text, strict=False), ()
        except (ValueError, RecursionError) as error:
            if name.casefold().endswith(".json"):
                raise UnreadableError(
                    f"{name} is cut off or damaged: its JSON is incomplete."
                ) from error
    return parsed_yaml(text, name)


def parsed_yaml(text: str, name: str) -> tuple[Tree, tuple[str, ...]]:
    """The values of YAML, and remarks on words that it loses."""
    head, body = _HEAD.match(text), text
    shift = 0
    if head:
        # The reader wants names at the top, so a list gets one.
        body, shift = f"stories:\n{text[head.start(1) :]}", text[: head.start(1)].count("\n") - 1
    source, problems = reader.read(PurePosixPath(name), body.encode("utf-8", "replace"))
    if source.value is None:
        problem = problems[0] if problems else None
        said = (
            f": line {problem.line + shift}, column {problem.column}: {problem.message}"
            if problem
            else " and holds nothing."
        )
        raise UnreadableError(f"{name} cannot be read as YAML{said}".rstrip(".") + ".")
    return source.value, tuple(f"Line {each.line + shift}: {each.message}" for each in problems)


def _drafts(tree: Tree, title: str, depth: int) -> Iterator[Draft]:
    """The stories in a list, in a map of titles, or below a name such as `stories`."""
    if depth > _DEPTH:
        return
    if isinstance(tree, list):
        for item in tree:
            yield from _drafts(item, "", depth + 1)
    elif isinstance(tree, Mapping):
        parts = {
            labels.part(str(key)) for key, value in tree.items() if not isinstance(value, list)
        }
        if parts & {*labels.BEATS, "title"} or _is_story(tree):
            yield draft(tree, title)
            return
        others = {}
        for key, value in tree.items():
            if isinstance(value, list | Mapping) and _holds_stories(value, 0):
                is_title = isinstance(value, Mapping) and labels.part(str(key)) is None
                yield from _drafts(value, str(key) if is_title else title, depth + 1)
            else:
                others[str(key)] = value
        if others:
            yield draft(others, "")
    elif tree not in (None, ""):
        yield Draft("", 0, before=[(0, str(tree))])


def _holds_stories(tree: Tree, depth: int) -> bool:
    """Whether a part of a story is somewhere below."""
    if depth > _DEPTH:
        return False
    if isinstance(tree, list):
        return any(_holds_stories(item, depth + 1) for item in tree)
    if not isinstance(tree, Mapping):
        return False
    if _is_story(tree):
        return True
    return any(_holds_stories(value, depth + 1) for value in tree.values())


def _is_story(tree: Mapping[Any, Tree]) -> bool:
    return any(labels.part(str(key)) in labels.BEATS for key in tree)


def draft(story: Mapping[Any, Tree], title: str) -> Draft:
    """One story, from a map of its parts."""
    made = Draft(title, 0)
    for key, value in story.items():
        _take(made, str(key), value)
    return made


def _take(draft: Draft, label: str, value: Tree) -> None:
    part = labels.part(label.replace("_", " "))
    if part == "title" and isinstance(value, str) and not draft.title:
        draft.title = value
    elif isinstance(value, Mapping) and part is None:
        for key, inner in value.items():
            _take(draft, str(key), inner)
    elif value not in (None, "", [], {}) and label.casefold() not in _ITEMS:
        draft.passages.append(Passage(label, part, 0, list(_lines(value, 0))))


def _lines(value: Tree, depth: int) -> Iterator[str]:
    """A value as the lines that Markdown would have for it."""
    if isinstance(value, list) and depth <= _DEPTH:
        for item in value:
            first, *rest = [*_lines(item, depth + 1), ""]
            yield f"- {first}"
            yield from (f"  {line}" for line in rest if line)
    elif isinstance(value, Mapping) and depth <= _DEPTH:
        for key, inner in value.items():
            marker = _marker(str(key))
            for line in _lines(inner, depth + 1):
                yield f"{marker}{line}"
    elif isinstance(value, bool):
        yield "true" if value else "false"
    elif value is not None:
        yield from str(value).split("\n")


def _marker(key: str) -> str:
    """What comes before a value of a map: nothing before a question, `A:` before its answer."""
    if key.casefold() in _ASKS:
        return ""
    return "A: " if key.casefold() in _ANSWERS else f"{key}: "
