"""The fields of a story, from the lines below its labels.

In: lines as they were written. Out: values as `records` takes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from secondround.imports.found import Value
from secondround.imports.stories.lines import BULLET
from secondround.text import LONGEST_SLUG, one_line, slug

LINE: Final = 300
ID: Final = LONGEST_SLUG
"""Letters of a short text and of an id, as `records` allows them."""
_EMPTY_ITEM: Final = re.compile(r"^[ \t]*(?:[-*+•]|\d{1,2}[.)])[ \t]*$")
"""A bullet with nothing behind it, as templates have them."""
_YEARS: Final = re.compile(
    r"(?:(?:19[4-9]\d|20\d\d)\s*(?:[-–—/]|to|bis|à|a)\s*)?(?P<last>19[4-9]\d|20\d\d)年?년?"
)
_TAG_BREAK: Final = re.compile(r"[,;、，；|·]|\s/\s|(?:^|\s)(?=#\w)")
_QUESTION_MARK: Final = re.compile(r"[?？][*_”\"»]*")
_ANSWER: Final = re.compile(
    r"^[\s*_]*(?:(?:A|R|answer|antwort|réponse|respuesta|答|답)\s*[:：]|[-–—→:=>]+)[\s*_]*",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(
    r"^[\s*_]*(?:Q|F|P|question|frage|pregunta|问|질문)\s*\d*\s*[:：][\s*_]*", re.IGNORECASE
)


def text(lines: Iterable[str]) -> str:
    """Lines as one text, with their Markdown, without empty lines around it."""
    stripped = [line.rstrip() for line in lines if not _EMPTY_ITEM.match(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(stripped)).strip()


def items(lines: Iterable[str]) -> list[str]:
    """The items of a list, each with the lines that belong to it; a paragraph is an item, too."""
    found: list[str] = []
    indent = 0
    open_ = False
    for line in lines:
        if _EMPTY_ITEM.match(line):
            continue
        bullet = BULLET.match(line)
        if bullet and (not open_ or len(bullet["indent"]) <= indent):
            indent = len(bullet["indent"])
            found.append(line[bullet.end() :].strip())
            open_ = True
        elif not line.strip():
            open_ = open_ and bool(found)
        elif open_ and (line[:1] in " \t" or bullet):
            found[-1] += f"\n{line.strip()}"
        else:
            found.append(line.strip())
            open_, indent = True, 0
    return found


def steps(lines: list[str]) -> str | tuple[str, ...]:
    """What was done: a list of steps where it was written as one, else text."""
    written = [line for line in lines if line.strip() and not _EMPTY_ITEM.match(line)]
    bullets = [line for line in written if BULLET.match(line)]
    if len(bullets) > 1 and BULLET.match(written[0]):
        return tuple(items(lines))
    if len(written) == 1 and bullets:
        return items(lines)[0]
    return text(lines)


def names(lines: Iterable[str]) -> tuple[str, ...]:
    """Tags or competencies, from a list or from one line."""
    found = []
    for item in items(lines):
        for piece in _TAG_BREAK.split(item):
            name = one_line(piece).strip(" *_`#[]\"'").strip()
            if name:
                found.append(name)
    return tuple(dict.fromkeys(found))


def questions(lines: Iterable[str]) -> tuple[str, ...]:
    """Questions, one from each item."""
    found = [one_line(item).strip().strip('"“”„»«') for item in items(lines)]
    return tuple(filter(None, found))


def probes(lines: Iterable[str]) -> tuple[Value, ...]:
    """Follow-up questions, with the answers that were written behind or below them."""
    found: list[dict[str, Value]] = []
    for item in items(lines):
        for line in item.split("\n"):
            _take_probe(line, found)
    return tuple(found)


def _take_probe(line: str, found: list[dict[str, Value]]) -> None:
    is_answer = _ANSWER.match(line)
    if is_answer and found and "?" not in found[-1].get("answer", ""):  # type: ignore[operator]
        _add_answer(found[-1], line[is_answer.end() :])
        return
    bare = _ASKED.sub("", line)
    mark = _QUESTION_MARK.search(bare)
    if not mark and found and not _ASKED.match(line):
        _add_answer(found[-1], bare)
        return
    end = mark.end() if mark else len(bare)
    question = one_line(bare[:end]).strip(' *_"“”')
    found.append({"text": question})
    rest = bare[end:]
    answer = _ANSWER.sub("", rest).strip(" *_")
    if answer:
        _add_answer(found[-1], answer)


def _add_answer(probe: dict[str, Value], answer: str) -> None:
    known = probe.get("answer")
    probe["answer"] = f"{known}\n{answer.strip()}" if known else answer.strip()


def line(written: str) -> str | None:
    """A short text; None where it is too long for one."""
    return one_line(written) if len(written) <= LINE else None


def year(written: str) -> int | None:
    """A year alone, or the last of a span: the one in which it ended. None where more is said."""
    found = _YEARS.fullmatch(written)
    return int(found["last"]) if found else None


def project(written: str) -> str | None:
    """A project's name as an id."""
    return slug(written)[:ID].strip("-") or None


def strength(written: str) -> int | None:
    """A rating from 1 to 3."""
    found = re.fullmatch(r"([123])(?: ?/ ?3)?", written)
    return int(found[1]) if found else None


def answers(written: str) -> tuple[str, ...] | None:
    """Which of the three a story answers: can, will, fit."""
    found = tuple(name.casefold() for name in names([written]))
    return found if {"can", "will", "fit"} >= set(found) else None
