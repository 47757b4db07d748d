"""The home page: what is next, when, and with whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from secondround.packet import PacketMeta
from secondround.records import Edition
from secondround.render.markdown import home

NEXT = PacketMeta(
    id="amara/harbor",
    title="Harbor: Head",
    candidate="Amara",
    company="Harbor",
    role="Head",
    round="Second interview",
    date=dt.date(2026, 11, 24),
    date_text="Tuesday 24 November 2026",
    first_session="09:30",
    people=("Ana Ruiz", "Jon Bell"),
    held=False,
    edition=Edition.CANDIDATE,
)
PAGE = "# Home\n\nHello.\n\n[//]: # (packets)\n\nold\n\n[//]: # (/packets)\n\n## Guides\n"


def test_the_block_is_filled_in_place() -> None:
    """What stands around the two markers is the author's, and stays."""
    assert home(PAGE, [NEXT]) == (
        "# Home\n\nHello.\n\n[//]: # (packets)\n\n"
        "| When | What | With |\n| --- | --- | --- |\n"
        "| Tuesday 24 November 2026, 09:30 | [Harbor: Head](amara/harbor/index.md), Second interview "
        "| Ana Ruiz, Jon Bell |\n"
        "\n[//]: # (/packets)\n\n## Guides\n"
    )


def test_a_page_without_markers_gets_them_at_its_end() -> None:
    """A home page that somebody wrote without markers is not lost, and neither is the list."""
    assert home("# Home\n", [NEXT]).startswith("# Home\n\n[//]: # (packets)\n\n| When")


def test_what_is_next_stands_first() -> None:
    """By date and time; without a date after those; what is over, last."""
    later = replace(NEXT, id="b", date=dt.date(2026, 12, 1))
    undated = replace(NEXT, id="c", date=None, date_text="", first_session="")
    over = replace(NEXT, id="d", date=dt.date(2026, 1, 1), held=True)
    earlier = replace(NEXT, id="e", first_session="08:00")
    page = home("", [over, undated, later, NEXT, earlier])
    places = [page.index(f"]({meta.id}/index.md)") for meta in (earlier, NEXT, later, undated, over)]
    assert places == sorted(places)
    assert "Second interview, over" in page
    assert "| Not yet known |" in page


@given(text=st.text(), count=st.integers(0, 3))
def test_filling_twice_changes_nothing(text: str, count: int) -> None:
    """A home page that was filled stays as it is."""
    once = home(text, [NEXT] * count)
    assert home(once, [NEXT] * count) == once


def test_names_are_escaped() -> None:
    """A company's name is text in the list, too."""
    assert "[\\*Harbor\\* &#124; Head](amara/harbor/index.md)" in home("", [replace(NEXT, title="*Harbor* | Head")])
