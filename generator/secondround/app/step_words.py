"""A step in words: an instruction about all findings of one kind, with their names.

In: findings. Out: sentences.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Final

from secondround.app.due import LONGEST_NAME, Due
from secondround.problems import TASKS, Problem, Severity
from secondround.text import capital, listed, number_word

NAMED: Final = 4
"""Names in one step; of more, the first are enough to begin with."""


def worded(found: Sequence[Problem | Due], titles: Mapping[str, str]) -> tuple[str, str]:
    """What to do about findings of one kind, and what helps.

    titles: what the stories are called that are named by their ids.
    """
    first = found[0]
    task = TASKS[first.code]
    about: list[str] = []
    for finding in found:
        about += [name for name in finding.about if name not in about]
    count = len(about) or len(found)
    template = task.many if count > 1 and task.many else task.one
    if first.severity is Severity.ERROR or not template or ("{names}" in template and not about):
        return _as_found(found), first.hint
    do = template.format(
        names=_names([titles.get(name, name) for name in about]),
        count=number_word(count),
        part=first.part,
    )
    if task.explained and all(finding.message == first.message for finding in found):
        return do, f"{first.message} {capital(first.hint)}".strip()
    is_shared = all(finding.hint == first.hint for finding in found)
    return do, first.hint if is_shared else f"for the first: {first.hint}"


def _as_found(found: Sequence[Problem | Due]) -> str:
    """The message itself, where an instruction would say less."""
    others = len(found) - 1
    begin = "Fix this first" if found[0].severity is Severity.ERROR else "Look at this"
    more = f" ({number_word(others)} more like it)" if others else ""
    return f"{begin}: {found[0].message}{more}"


def _names(about: list[str]) -> str:
    names = list(map(_shortened, about))
    if len(names) > NAMED:
        names = [*names[: NAMED - 1], f"{number_word(len(names) - NAMED + 1)} more"]
    if any(" and " in name for name in names):
        return "; ".join(names)  # each is several people, and “and” would part them wrongly
    return listed(names)


def _shortened(name: str) -> str:
    """A name that leaves room for others; a quotation stays closed."""
    if len(name) <= LONGEST_NAME:
        return name
    end = "”" if name.endswith("”") else ""
    return textwrap.shorten(name, LONGEST_NAME, placeholder=" …") + end
