"""No line begins with a dot between two facts or ends within a range, on paper, site and phone."""

from __future__ import annotations

import pytest

from secondround.render import separators


@pytest.mark.parametrize(
    ("html", "bound"),
    [
        ("<p>Peer · Room 2 · 30 min</p>", "<p>Peer\xa0· Room 2\xa0· 30 min</p>"),
        ("<b>Peer</b> · <i>x</i>", "<b>Peer</b>\xa0· <i>x</i>"),
        ('<a title="a · b">a · b</a>', '<a title="a · b">a\xa0· b</a>'),
        ("<style>p { content: 'a · b' }</style>", "<style>p { content: 'a · b' }</style>"),
        ("<script>'1 < 2 · 3'</script> · x", "<script>'1 < 2 · 3'</script>\xa0· x"),
        ("a·b", "a·b"),
    ],
)
def test_a_dot_stays_with_what_is_before_it(html: str, bound: str) -> None:
    """It is bound wherever it is read, and nowhere else."""
    assert separators.bound(html) == bound


@pytest.mark.parametrize(
    ("html", "bound"),
    [
        ("<b>Tuesday</b>, 09:00–15:10 (Berlin)", "<b>Tuesday</b>, 09:00–\u206015:10 (Berlin)"),
        ('<a title="2021–2023">2021–2023</a>', '<a title="2021–2023">2021–\u20602023</a>'),
        ("<script>'09:00–15:10'</script>", "<script>'09:00–15:10'</script>"),
        ("Berlin–Hamburg 4–day", "Berlin–Hamburg 4–day"),
    ],
)
def test_a_range_of_figures_is_in_one_piece(html: str, bound: str) -> None:
    """Behind its dash a browser and Pango would begin a line."""
    assert separators.bound(html) == bound
