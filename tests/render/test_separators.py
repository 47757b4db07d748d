"""No line begins with a dot between two facts, on paper, on the site and on the phone."""

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
