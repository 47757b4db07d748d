"""A rule about words: an action that says "we" hides what the candidate did.

In: an application. Out: problems in its candidate's file, at the very word where it can be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from secondround.problems import Problem
from secondround.records import Application
from secondround.records.yaml import FieldPath, Source

# "us" and "our" are left alone: "the supplier told us" and "our warehouse" hide nobody's work. The
# letters are looked for first and the word's beginning last: three times as fast as the other way
# round.
_WE = re.compile(r"[Ww][Ee]\b(?<!\w[Ww][Ee])")
_QUOTED = re.compile(
    r"""„[^„“”]*[“”]|“[^“”]*”|«[^«»]*»|"[^"]*"|`[^`]*`"""
    r"""|(?<!\w)[‘'](?:[^‘’'\n]|(?<=\w)[’'](?=\w))*[’'](?!\w)"""
)
# In double quotes a line break is written \n: the n must not join the word behind it.
_ESCAPE = re.compile(r"\\[nrt]")
# A letter written as its code may be part of a "we" that cannot be seen: then the whole value has
# to do.
_CODE = re.compile(r"\\[xuU]")


def unquoted(text: str) -> list[int]:
    """Which of the words "we" in `text`, counted from 0, are outside quotation marks."""
    starts = [match.start() for match in _WE.finditer(text)]
    if not starts:
        return []
    quoted: set[int] = set()
    for match in _QUOTED.finditer(text):
        quoted.update(range(match.start() + 1, match.end()))
    return [number for number, start in enumerate(starts) if start not in quoted]


def we(application: Application) -> Iterator[Problem]:
    """In the action, "I" says what the candidate did; "we" leaves it open."""
    source = application.candidate_source
    for index, story in enumerate(application.candidate.stories):
        words: list[tuple[int, int]] = []  # each step, and which "we" of it
        for step, text in enumerate(story.action):
            words += [(step, number) for number in unquoted(text)]
        if not words:
            continue
        step, number = words[0]
        problem = source.problem(
            _path(source, index, step),
            "we-for-i",
            f"The action of the story `{story.id}` says `we` {_times(len(words))}; "
            "an interviewer wants to know what you did.",
            "say `I` for your own part, and name the others for theirs: "
            "`I asked two planners to …`",
            about=(story.id,),
        )
        yield _at_word(problem, source.lines, number)


def _path(source: Source, index: int, step: int) -> FieldPath:
    """The place of one step, or of the whole action where it is written as text."""
    whole: FieldPath = ("stories", index, "action")
    return (*whole, step) if source.names(whole) else whole


def _at_word(problem: Problem, lines: tuple[str, ...], number: int) -> Problem:
    """The problem moved from where its value begins to "we" number `number` in it, counted from
    0.
    """
    begin = problem.column - 1
    for line in range(problem.line, len(lines) + 1):
        text = lines[line - 1]
        if _CODE.search(text):
            break
        for match in _WE.finditer(_ESCAPE.sub("  ", text)):
            if match.start() < begin:
                continue
            if not number:
                return replace(problem, line=line, column=match.start() + 1, width=len(match[0]))
            number -= 1
        begin = 0
    return problem


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
