"""A secret in another form than it was written in: alone, with an ending, in other figures, in
part.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround import records
from secondround.privacy import leaks
from secondround.privacy.leaks import figures
from secondround.vocabulary import Edition

from .conftest import RECORD, put

NAMES = """\
names: {Amara Okafor: Nia Lind, Ana Ruiz: Mia Berg, Li Wu: Bo Ek, \
Tern Harbor: North, 王小芳: Jo Day,
  Anna Ivanova: Eva Holm}
"""
PEOPLE = "  li: {name: Li Wu}\n  wang: {name: 王小芳}\n  anna: {name: Anna Ivanova}\nrounds:\n"
MERGER = (
    "合併のことは取締役会が同意するまで誰にも話さないでください。新しい社長は来月発表されます。"
)


def found(search: leaks.Search, text: str, place: str) -> bool:
    return bool(
        list(search.file(PurePosixPath(place), f"<p>and then {text} was there</p>".encode()))
    )


@pytest.mark.parametrize(
    "said",
    [
        "Ruiz",
        "Ms Ruiz",
        "Ruiz, Ana",
        "A. Ruiz",
        "ruiz",
        "RUIZ",
        "anaruiz",
        "AnaRuiz",
        "ana_ruiz",
        "ana.ruiz@x.example",
        "Ruiz's",
        "Li Wu",
        "Wu Li is Li Wu",
        "liwu",
        "王小芳",
        "问王小芳女士",
        "Ivanovoy",
        "Ivanovas",
        "Ivanovová",
        "Okaforova",
        "aruiz",
    ],
)
def test_a_name_behind_a_pseudonym(said: str, workspace: Path) -> None:
    """Alone, short, joined, with an ending, in a script without blanks."""
    put(workspace, "packets/amara/pseudonyms.yml", NAMES)
    put(
        workspace,
        "packets/amara/harbor/interview.yml",
        "visibility: public\n" + RECORD.replace("rounds:\n", PEOPLE),
    )
    (one,) = records.read(workspace).applications
    search = leaks.Search([leaks.texts_of(one, Edition.PUBLIC)], by_hand={})
    assert found(search, said, "nia/north/index.html")
    assert not found(search, "Mia Berg", "nia/north/index.html")


@pytest.mark.parametrize(
    "said",
    [
        "98,000",
        "98.000",
        "98 000",
        "98k",
        "€98K",
        "98'000",
        "98000",
        "ninety-eight thousand",
        "92 thousand",
        "92 Tsd",
        "取締役会が同意するまで",
        "新しい社長は来月発表",
        "合併のことは取締役会",
    ],
)
def test_a_figure_or_a_part_of_a_sentence(said: str, workspace: Path) -> None:
    """However a figure is written, and parts of texts in scripts that put no blanks between
    words.
    """
    put(
        workspace,
        "packets/amara/harbor/interview.yml",
        RECORD.replace("Do not mention the merger to", MERGER),
    )
    (one,) = records.read(workspace).applications
    search = leaks.Search([leaks.texts_of(one, Edition.CARRY)], by_hand={})
    assert found(search, said, "amara/harbor/index.html")
    for other in ("97,000", "98", "2026", "来月発表します"):
        assert not found(search, other, "amara/harbor/index.html")


@pytest.mark.parametrize(
    ("said", "leaks_out"),
    [
        *(("7531", "yes"), ("PIN 7531", "yes"), ("PIN 7531#", "yes"), ("482 913", "yes")),
        *(("7532", ""), ("+44 20 7946 0991", ""), ("2026", "")),
    ],
)
def test_a_pin_behind_a_number(said: str, leaks_out: str, workspace: Path) -> None:
    """The number to join a call by may lie on a table; what opens the call may not, by itself or
    behind the number.
    """
    dial_in = """\
    dial_in: "+44 20 7946 0991, PIN 7531#, or 482 913"
"""
    put(
        workspace,
        "packets/amara/harbor/interview.yml",
        RECORD.replace("    date:", f"{dial_in}    date:", 1),
    )
    (one,) = records.read(workspace).applications
    assert one.record.rounds[0].dial_in
    search = leaks.Search([leaks.texts_of(one, Edition.CARRY)], by_hand={})
    assert found(search, said, "amara/harbor/index.html") is bool(leaks_out)


@given(st.integers(1_000, 99_999_999), st.sampled_from([",", ".", " ", "'", "\u202f"]))
def test_a_number_is_one_number(value: int, mark: str) -> None:
    """Grouped by any mark it is the same; a year is none."""
    grouped = f"{value:,}".replace(",", mark)
    assert [number for number, _ in figures.numbers(f"about {grouped}, they say")] == [value]
    plain = [number for number, _ in figures.numbers(f"about {value} of them")]
    assert plain == ([] if 1900 <= value <= 2100 else [value])


def test_a_figure_in_an_open_title_may_be_there(workspace: Path) -> None:
    """A title that may be read holds "2.5 million"; that its result says so, too, is no leak."""
    put(
        workspace,
        "packets/amara/candidate.yml",
        "name: Amara Okafor\nstories:\n  - id: contracts\n    title: Took 2.5 million out\n"
        "    result: 2.5 million a year, and 5 million later\n",
    )
    (one,) = records.read(workspace).applications
    search = leaks.Search([leaks.texts_of(one, Edition.CARRY)], by_hand={})
    assert not found(search, "Took 2.5 million out", "amara/harbor/index.html")
    assert found(search, "5 million", "amara/harbor/index.html")


def test_a_million_of_something_else_excuses_no_leak() -> None:
    """The word in "2.1 million" is no figure of its own; "a million" is one, as 1,000,000 is."""
    assert dict(figures.numbers("2.1 million parcels, and a good million more")) == {
        2_100_000: "2.1 million"
    }
    for text in ("a million", "one million", "1 million", "1,000,000"):
        assert 1_000_000 in dict(figures.numbers(f"It cost {text}."))
