"""Where "we" stands for "I"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround import lint
from secondround.lint.wording import unquoted
from secondround.problems import Problem, Severity
from secondround.records import Application

Write = Callable[..., Application]
Tell = Callable[..., dict[str, Any]]

STORY = """\
name: Amara Okafor
stories:
  - id: dock-strike
    title: Kept the docks open
    cue: strike
    shows: [problem solving]
    situation: We stopped, and then we started.
    action: {}
    result: |
      We kept 31 loads.
"""


def spoken_of(application: Application) -> list[Problem]:
    return [problem for problem in lint.check(application, None) if problem.code == "we-for-i"]


def underlined(application: Application) -> list[str]:
    """Each underlined word with the one behind it, as they stand in the file."""
    lines = application.candidate_source.lines
    return [
        " ".join(lines[problem.line - 1][problem.column - 1 :].split()[:2]) + f" ({problem.width})"
        for problem in spoken_of(application)
    ]


@pytest.mark.parametrize(
    "action",
    [
        "I said it and we did it.",  # plain
        "I said it\n      and asked;\n      then we did it.",  # plain, folded
        '"I said: now we did it."',
        "'I didn''t say it; we did it.'",
        '"First.\\nI asked.\\nwe did it."',  # a line break written as \n
        "|\n      I said it.\n      Then we did it.",
        ">\n      I said it.\n\n      Then we did it.",
        "\n      - I said it.\n      - Then we did it.",
        "\n      - I said it.\n      - |\n        Then\n        we did it.",
        '[I said it, "Then we did it."]',
        'I said "we will see" and we did it.',
        "I said ‘we will see’ and we did it.",
        "I powered the weld; we did it.",
    ],
)
def test_the_very_word_is_underlined(write: Write, action: str) -> None:
    """In every style of YAML the first "we" outside quotes is underlined, and nothing else of the
    story is judged.
    """
    assert [words.rstrip(".") for words in underlined(write(STORY.format(action)))] == [
        "we did (2)"
    ]


def test_a_word_written_as_its_code_is_shown_by_the_whole_value(write: Write) -> None:
    """Where the file does not spell the word out, the value is underlined, never some other
    word.
    """
    [problem] = spoken_of(write(STORY.format('"\\x77e did it."')))
    assert (problem.line, problem.column) == (8, len("    action: ") + 1)


def test_they_are_counted_and_told_once(write: Write) -> None:
    """One warning for each story, with the count of all its steps."""
    [problem] = spoken_of(
        write(STORY.format('["We asked, we went.", "I paid.", "And we\'ll go."]'))
    )
    assert "says `we` 3 times" in problem.message
    assert problem.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "I asked the team; they told us about our dock.",
        "I wrote “we are late” on the board.",
        "I wrote \"we're late\" and 'we know' and „we go“ and «we stay» and `we`.",
        "The customers' reply was 'that's what we want'.",
        "I went west; the weld was weak. Owe nothing.",
    ],
)
def test_other_words_and_quotations_are_left_alone(text: str) -> None:
    """Words that merely hold the letters, "us", "our" and anything quoted are no "we"."""
    assert unquoted(text) == []


@pytest.mark.parametrize(
    "text", ["We did.", "Then we'd gone.", "I didn't and we didn't.", "It's what we do: 'it'."]
)
def test_apostrophes_are_no_quotes(text: str) -> None:
    """An apostrophe opens no quotation, so the "we" beside it is found."""
    assert len(unquoted(text)) == 1


@given(
    st.lists(
        st.sampled_from(
            ["we", "We", '"we"', "“we”", "I", "west", "didn't", "us", "we've", "('we')"]
        )
    )
)
def test_the_count_is_that_of_the_words_outside_quotes(words: list[str]) -> None:
    """However the words are mixed, the count is that of the unquoted ones."""
    assert len(unquoted(" ".join(words))) == sum(word in {"we", "We", "we've"} for word in words)
