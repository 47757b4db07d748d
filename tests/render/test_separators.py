"""No line begins with a dot between two facts or ends within a range, on paper, site and phone; no
blank parts two sentences of Japanese.
"""

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


@pytest.mark.parametrize(
    ("html", "bound"),
    [
        ("<p>扉を閉めました。 隣に電話しました。</p>", "<p>扉を閉めました。隣に電話しました。</p>"),
        ("<p>「はい。」 と答えました。</p>", "<p>「はい。」と答えました。</p>"),
        ("<p><b>扉を閉めた。</b> 隣に電話した。</p>", "<p><b>扉を閉めた。</b>隣に電話した。</p>"),
        ("<p>扉。 <b><i>隣に</i></b></p>", "<p>扉。<b><i>隣に</i></b></p>"),
        ("<p>製品は先。 09:00 → <b>停止</b></p>", "<p>製品は先。 09:00 → <b>停止</b></p>"),
        ('<a title="先。 後">先。 後</a>', '<a title="先。 後">先。後</a>'),
        ("<script>'先。 後'</script>", "<script>'先。 後'</script>"),
        ("<p>네. 알겠습니다。 One. Two.</p>", "<p>네. 알겠습니다。 One. Two.</p>"),
    ],
)
def test_sentences_of_the_east_have_no_blank_between_them(html: str, bound: str) -> None:
    """Their full stop is as wide as a letter; before figures and other writing a blank stays."""
    assert separators.bound(html) == bound
