"""Lists, counts, quotations and capitals in the sentences that the program makes."""

from __future__ import annotations

import pytest

from secondround.text import (
    capital,
    closed,
    counted,
    did_you_mean,
    duration,
    listed,
    listed_names,
    nearest,
    quoted,
)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_has_a_word_before_its_last_part(parts: list[str], expected: str) -> None:
    """A list reads as a sentence says it, whatever its length."""
    assert listed(parts) == expected


def test_names_are_listed_in_backticks() -> None:
    """Names in a message are in backticks, and any word may join them."""
    assert listed_names(["at", "name"], "or") == "`at` or `name`"
    assert listed_names([]) == ""


def test_of_many_parts_the_first_are_listed_and_the_rest_counted() -> None:
    """A list that is cut short never reads as if it were all there is."""
    assert listed("abcde", "or", most=2) == "a, b or 3 more"
    assert listed("ab", most=2) == "a and b"
    assert listed_names("abc", most=1) == "`a` and 2 more"


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "no stories"),
        (1, "one story"),
        (2, "two stories"),
        (12, "twelve stories"),
        (13, "13 stories"),
    ],
)
def test_small_counts_are_words(count: int, expected: str) -> None:
    """Up to twelve a count is a word."""
    assert counted(count, "story", "stories") == expected


def test_a_plural_is_formed_with_an_s() -> None:
    """A plural that needs no more than an s need not be given."""
    assert counted(2, "session") == "two sessions"


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0, "0 s"), (45, "45 s"), (60, "1 min"), (80, "1 min 20 s"), (120, "2 min")],
)
def test_a_duration_is_minutes_and_seconds(seconds: int, expected: str) -> None:
    """Lengths read like a stopwatch."""
    assert duration(seconds) == expected


@pytest.mark.parametrize("text", ["Ran.", "Why?", "東京です。", "काम किया।", "من أنت؟", "Գնաց։"])
def test_a_sentence_of_any_script_is_closed_once(text: str) -> None:
    """What ends with a mark of its own script gets no full stop behind it; other text gets one."""
    assert closed(text) == text
    assert closed(text[:-1]) == f"{text[:-1]}."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leads incidents.", "“Leads incidents”"),
        ("On two\n  lines", "“On two lines”"),
        ("And then ...", "“And then ...”"),
        ("Really?", "“Really?”"),
    ],
)
def test_a_quotation_is_one_line_without_its_full_stop(text: str, expected: str) -> None:
    """A quoted text stands on one line and loses its full stop, and nothing else: dots that leave
    something unsaid stay whole.
    """
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("minuts", "did you mean `minutes`?"),
        ("MINUTES", "did you mean `minutes`?"),
        ("min", "did you mean `minutes`?"),
        ("elephant", ""),
    ],
)
def test_the_nearest_name_is_asked_for(name: str, expected: str) -> None:
    """The nearest name counts, in whatever case, and so does the only one that begins like it."""
    assert did_you_mean(nearest(name, ["minutes", "at"])) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("project management", None),
        ("conflict managment", "conflict management"),
        ("asset managements", "F2 asset management"),
    ],
)
def test_a_word_in_common_makes_no_name_near(name: str, expected: str | None) -> None:
    """What two names share says nothing, where that by which they differ is unlike."""
    assert nearest(name, ["conflict management", "F2 asset management"]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("iOS development, and more", "iOS development, and more"),
        ("eBay and co", "eBay and co"),
        ("hiring, and more", "Hiring, and more"),
        ("sixty-two stories.", "Sixty-two stories."),
        ("hiring.", "Hiring."),
        ("adaptability/flexibility", "Adaptability/flexibility"),
        ("example.com is theirs", "example.com is theirs"),
        ("https://x.example", "https://x.example"),
        ("64 people", "64 people"),
        ("[the certificate](x.pdf)", "[the certificate](x.pdf)"),
        ("łódź is theirs", "Łódź is theirs"),
        ("თბილისი is theirs", "თბილისი is theirs"),  # Georgian begins nothing with a capital
        ("", ""),
    ],
)
def test_a_capital_is_given_to_plain_words_alone(text: str, expected: str) -> None:
    """What begins a sentence keeps its own way of writing where it has one."""
    assert capital(text) == expected
