"""Texts made to take long, or to nest without end: they are written, shown in full, and cost what
their length does.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from secondround.render.markdown.longtext import beat, line, long
from secondround.render.pdf.worker_page import body
from secondround.text.prose import MOST_MARKS, is_tangled

_REPEATED = (
    "*", "*a ", "a* ", "*a **b ", "*a _b ", "_a", "` ", "`a` ", "[", "[a](", "[a](https://x ", "][",
    "![", "![a](b) ", "[a](https://x.y) ", "<", "<https://a", "&#65;", "\\", "\\*", "> ", "> a\n",
    "- a\n", "- ", "```\n", "|a", "a|b\n-|-\n", "https://a.b ", "https://a.((", "://", "# A\n",
    "a\n\n", "+ 4\n", "\t- a\n", "~~a", "**a** ", "a\xa0", "1. a\n", "{", "A. ",
)  # fmt: skip
_NESTED: tuple[Callable[[int], str], ...] = (
    lambda size: "*" * size + "a" + "*" * size,
    lambda size: "*a " * size + "b* " * size,
    lambda size: "*a _b " * size + "x_ y* " * size,
    lambda size: "[" * size + "a" + "](https://x.y)" * size,
    lambda size: "![" * size + "a" + "](x)" * size,
    lambda size: "https://a" + ")" * 20 * size,
    lambda size: "\n".join(">" * depth + " a" for depth in range(1, size // 4)),
    lambda size: "\n".join("  " * depth + "- a" for depth in range(1, size // 4)),
    lambda size: "\n".join("`" * width for width in range(3, size // 4)),
    lambda size: "a|b\n-|-\n" + "|" * size,
)
_BOMBS = [
    *((lambda size, text=text: (text * size)[: 4 * size]) for text in _REPEATED),
    *_NESTED,
]


def _calls(work: Callable[[], object]) -> int:
    """The function calls that `work` makes: the same on every machine, however busy."""
    made = 0

    def count(_frame: FrameType, _event: str, _argument: Any) -> None:
        nonlocal made
        made += 1

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return made


@pytest.mark.slow
@pytest.mark.parametrize("bomb", _BOMBS)
def test_the_work_is_bounded(bomb: Callable[[int], str]) -> None:
    """A text takes a few hundred calls a character at most, to be written and to be read again."""
    body("x")  # what is made once
    text = bomb(600)[:2_400]
    assert _calls(lambda: body("# T\n\n" + long(text))) < 500 * len(text) + 20_000


@pytest.mark.slow
@pytest.mark.parametrize("bomb", _BOMBS)
def test_all_of_it_is_written(bomb: Callable[[int], str]) -> None:
    """As blocks, on a line and as a part of a story: nothing ends in an error, and a tangle is kept
    mark by mark.
    """
    text = bomb(1_200)[:4_000]
    for markdown in (long(text), line(text), beat(text, strong=(text[:50],))):
        assert markdown or not text.strip()
    if is_tangled(text):
        kept = re.sub(r"\s", "", text)
        shown = re.sub(
            r"\s", "", re.sub(r"&#([0-9]+);", lambda found: chr(int(found[1])), long(text))
        )
        shown = re.sub(r"\\(.)", r"\1", shown.replace("&lt;", "<").replace("&amp;", "&"))
        assert shown.replace("\\", "") == kept.replace("\\", "")


def test_marks_are_counted() -> None:
    """A thousand marks are read, one more is a tangle."""
    assert not is_tangled("*a* " * (MOST_MARKS // 2))
    assert is_tangled("*a* " * (MOST_MARKS // 2) + "*")
