"""What is a placeholder, and what it asks for."""

from __future__ import annotations

import pytest

from secondround.text import asked_by, is_placeholder, may_hold_placeholders


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("TODO", ""),
        ("todo", ""),
        (" TBD ", ""),
        ("xxx", ""),
        ("XXX.", ""),
        ("…", ""),
        ("...", ""),
        ("TODO: what was the situation?", "what was the situation?"),
        ("todo: ", ""),
        ("TODO:ask Kim", "ask Kim"),
        ("TODO – ask Kim,\nthen Ana", "ask Kim,\nthen Ana"),
        ("TBD, by Friday", "by Friday"),
        ("tbc", ""),
        ("TBA.", ""),
        ("???", ""),
        ("FIXME: the year", "the year"),
        ("n/a", ""),
        ("[TODO]", ""),
        ("<todo>", ""),
        ("(tbd)", ""),
        ("[TBD: the date]", "the date"),
        ("**TODO** how many?", "how many?"),
        ("- TODO", ""),
        ("* TODO: ask Kim", "ask Kim"),
    ],
)
def test_what_only_holds_a_place(text: str, question: str) -> None:
    """A placeholder is its word alone, in any case, or the word with a mark and a question."""
    assert is_placeholder(text)
    assert may_hold_placeholders(f"name: {text}\n")
    assert asked_by(text) == question


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Todo lists for nurses",
        "XXXL shirts",
        "xxx-large shirts",
        "TODOs were cleared in a week.",
        "It went on … and on.",
        "… and then it rained.",
        "...and then it rained.",
        "We waited...",
        "Method: TODO",
        "?",
        "What was that?? A strike.",
        "(to be honest) it was close",
        "[an aside] and on",
        "- a step",
        "**Bold** words",
        "n/a for us, but not for them",
    ],
)
def test_what_somebody_means(text: str) -> None:
    """A word that begins like a placeholder, and dots within a sentence, are somebody's words."""
    assert not is_placeholder(text)
    assert asked_by(text) == ""


@pytest.mark.parametrize("value", [None, 3, ["TODO"], {"text": "TODO"}])
def test_only_text_holds_a_place(value: object) -> None:
    """What is no text is no placeholder."""
    assert not is_placeholder(value)
