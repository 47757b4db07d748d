"""The home page: what is next, when, and with whom."""

from __future__ import annotations

import datetime as dt
from typing import Protocol
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.limits import examples

from secondround.packet import PacketMeta
from secondround.render.markdown.home_page import page as home
from secondround.system.resources import folder
from secondround.vocabulary import Edition


class Reader(Protocol):
    def sees(self, markdown: str) -> list[tuple[str, ...]]: ...


NEXT = PacketMeta(
    id="amara/harbor",
    title="Harbor: Head",
    candidate="Amara",
    round="Second interview",
    date=dt.date(2026, 11, 24),
    date_text="Tuesday 24 November 2026",
    next_session="09:30",
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
        "| Tuesday 24 November 2026, 09:30 | [Harbor: Head](amara/harbor/index.md), Second "
        "interview "
        "| Ana Ruiz, Jon Bell |\n"
        "\n[//]: # (/packets)\n\n## Guides\n"
    )


def test_notes_to_send_are_counted() -> None:
    """While a thank-you note is unsent the line says how many are sent."""
    over = replace(NEXT, held=True, thanks="1 of 2 thank-you notes sent")
    assert "Second interview, over, 1 of 2 thank-you notes sent |" in home("", [over])
    assert "thank-you" not in home("", [NEXT])


def test_a_page_without_markers_gets_them_at_its_end() -> None:
    """A home page that somebody wrote without markers is not lost, and neither is the list."""
    assert home("# Home\n", [NEXT]).startswith("# Home\n\n[//]: # (packets)\n\n| When")


def test_what_is_next_stands_first() -> None:
    """By date and time; without a date after those; what is over, last."""
    later = replace(NEXT, id="b", date=dt.date(2026, 12, 1))
    undated = replace(NEXT, id="c", date=None, date_text="", next_session="")
    over = replace(NEXT, id="d", date=dt.date(2026, 1, 1), held=True)
    earlier = replace(NEXT, id="e", next_session="08:00")
    page = home("", [over, undated, later, NEXT, earlier])
    places = [
        page.index(f"]({meta.id}/index.md)") for meta in (earlier, NEXT, later, undated, over)
    ]
    assert places == sorted(places)
    assert "Second interview, over" in page
    assert "| Not yet known |" in page


def test_each_line_says_whose_packet_it_is() -> None:
    """Two clients may apply for one position: where the site holds several candidates, each line
    names its own.
    """
    page = home("", [NEXT, replace(NEXT, id="ben/harbor", candidate="Ben | Dunlin")])
    assert "| When | For | What | With |\n| --- | --- | --- | --- |\n" in page
    assert (
        "| Tuesday 24 November 2026, 09:30 | Amara | [Harbor: Head](amara/harbor/index.md), Second"
        in page
    )
    assert (
        "| Tuesday 24 November 2026, 09:30 | Ben &#124; Dunlin | [Harbor: "
        "Head](ben/harbor/index.md), Second" in page
    )
    assert "| For |" not in home("", [NEXT, replace(NEXT, id="b")])


@pytest.mark.parametrize(
    ("date_text", "next_session", "when"),
    [
        ("Tuesday 24 November 2026", "09:30", "Tuesday 24 November 2026, 09:30"),
        ("Tuesday 24 November 2026", "", "Tuesday 24 November 2026"),
        ("", "09:30", "Day not yet known, 09:30"),
        ("", "", "Not yet known"),
    ],
)
def test_what_is_not_known_of_the_time_is_said(
    date_text: str, next_session: str, when: str
) -> None:
    """A time without its day would be read as today's."""
    assert f"\n| {when} | [" in home(
        "", [replace(NEXT, date_text=date_text, next_session=next_session)]
    )


def test_the_home_page_is_right_without_a_packet() -> None:
    """What stands around the list is said in every edition, also in one that holds no packet."""
    text = (folder("packets") / "index.md").read_text("utf-8")
    assert "your packets" not in home(text, [])
    assert "for each interview, a packet with a page to carry" in home(text, [])


@given(text=st.text(), count=st.integers(0, 3))
def test_filling_twice_changes_nothing(text: str, count: int) -> None:
    """A home page that was filled stays as it is."""
    once = home(text, [NEXT] * count)
    assert home(once, [NEXT] * count) == once


def test_names_are_escaped() -> None:
    """A company's name is text in the list, too."""
    assert "[\\*Harbor\\* &#124; Head](amara/harbor/index.md)" in home(
        "", [replace(NEXT, title="*Harbor* | Head")]
    )


FOLDERS = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=12)


@examples(200)
@given(
    id_=st.one_of(
        FOLDERS,
        st.sampled_from(
            [
                "a (b) [c]|d",
                "<img src=x onerror=y>",
                "R&D (Berlin)",
                "R&amp;D",
                "acme#2",
                "what?",
                "50 %",
                "%41",
                "a\\b",
            ]
        ),
        st.text("&#;()[]|<>`*_\\ :%amp\n", min_size=1, max_size=10),
    )
)
def test_a_folder_of_any_name_is_linked(id_: str, site: Reader, git_host: Reader) -> None:
    """Both readers see one link in its cell, and it leads to the folder, whatever that is
    called.
    """
    page = home("", [replace(NEXT, id=id_)])
    for reader in (site, git_host):
        events = [
            event for event in reader.sees(page) if event[0] == "a" or event[0].endswith("td")
        ]
        assert [event[0] for event in events] == ["td", "/td", "td", "a", "/td", "td", "/td"], page
        assert unquote(events[3][1].removeprefix("href=")) == f"{id_}/index.md"
