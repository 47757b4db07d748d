"""A story is called what a person would call it: its first clause, whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround.imports.resume.titles import title_of
from secondround.text import one_line

TITLES = {
    "Cut unplanned outages from 31 to 9 a year by moving to condition-based maintenance.": (
        "Cut unplanned outages from 31 to 9 a year"
    ),
    "Built the returns model that found £1.3m of supplier credits in its first year.": (
        "Built the returns model that found £1.3m of supplier credits"
    ),
    "Led the move of all ledgers, on a Sunday in spring, to Oslo": "Led the move of all ledgers",
    "Won the contract of the": "Won the contract",
    "Ran payroll for 1,200 people in four countries without a late payment.": (
        "Ran payroll for 1,200 people in four countries"
    ),
    "Cut failed payments from 2.1 % to 0.4 % in nine months by tracing each failure.": (
        "Cut failed payments from 2.1 % to 0.4 %"
    ),
    "Reduced the time to unload a container from 95 to 60 minutes by changing who waits.": (
        "Reduced the time to unload a container"
    ),
    "Hired and trained a team of nine.": "Hired and trained a team of nine",
    "Moved the ledger of 40 million accounts to a new data centre without downtime.": (
        "Moved the ledger of 40 million accounts"
    ),
    "Négocié un budget de 1 200 euros par élève pour trois écoles du quartier, en un an.": (
        "Négocié un budget de 1 200 euros par élève"
    ),
    "Durchlaufzeit im Wareneingang von 26 auf 9 Stunden gesenkt, indem gebucht wird.": (
        "Durchlaufzeit im Wareneingang von 26 auf 9 Stunden gesenkt"
    ),
    "Verantwortung für 48 Mitarbeitende und ein Budget von 6,2 Mio. Euro.": (
        "Verantwortung für 48 Mitarbeitende"
    ),
    "Portato il fatturato della regione da 3,1 a 5,4 milioni di euro in quattro anni.": (
        "Portato il fatturato della regione"
    ),
    "In 2019, moved 14 teams to St. Brendan's on time. It was hard.": (
        "In 2019, moved 14 teams to St. Brendan's"
    ),
    "Reduced invoice errors and late payment fees and the number of disputes by half": (
        "Reduced invoice errors and late payment fees"
    ),
    "chaired the group that rewrote the sepsis pathway": (
        "Chaired the group that rewrote the sepsis pathway"
    ),
    "Served up to 200 customers a shift and handled complaints of all kinds": (
        "Served up to 200 customers a shift"
    ),
    "Founded a maths club that grew from 6 to 85 pupils and reached the national final": (
        "Founded a maths club"
    ),
    "Managed a £6,400 budget and closed the year with a surplus for the next one": (
        "Managed a £6,400 budget"
    ),
    "Set up the sepsis trolley that brought time to first antibiotic down from 74 to 38": (
        "Set up the sepsis trolley"
    ),
    "Resolved a conflict between kitchen and floor that had cost two managers their jobs": (
        "Resolved a conflict between kitchen and floor"
    ),
    "Falls with injury, down 38 %, after hourly rounds began.": "Falls with injury, down 38 %",
    "Falls with injury — down 38 % in two quarters": (
        "Falls with injury — down 38 % in two quarters"
    ),
    "Falls with injury (down 38 %), after hourly rounds": "Falls with injury (down 38 %)",
    "Time to hire: 61 days to 34": "Time to hire: 61 days to 34",
    "Led the switch to a new booking system (Fresha) with nobody turned away at the desk": (
        "Led the switch to a new booking system"
    ),
    "Took part in the redesign of the handover for all nurses on the ward that year": (
        "Took part in the redesign of the handover"
    ),
    "Leitete den Wechsel auf ein neues Buchungssystem ohne einen Tag Stillstand am Empfang": (
        "Leitete den Wechsel auf ein neues Buchungssystem"
    ),
    "Managed budgets, rotas and staffing for three wards": (
        "Managed budgets, rotas and staffing for three wards"
    ),
}


@pytest.mark.parametrize("highlight", TITLES)
def test_a_title_is_a_clause(highlight: str) -> None:
    """A title ends before a new phrase: never inside a number, a pair, or after a preposition."""
    assert title_of(highlight) == TITLES[highlight]


@given(st.text())
def test_a_title_is_the_beginning_of_the_highlight(text: str) -> None:
    """Whatever is written, the title is its own words, one line, and short."""
    title = title_of(text)
    assert "\n" not in title
    assert len(title) <= 121
    assert "".join(title.split()).casefold() in "".join(one_line(text).split()).casefold()


WHOLE = {
    "Built the Excel/VBA tool 60 store replenishment specialists used every morning.": (
        "Built the Excel/VBA tool 60 store replenishment specialists used every morning"
    ),
    "Introduced forecast value added (FVA) reporting; dropped 40% of overrides.": (
        "Introduced forecast value added (FVA) reporting"
    ),
    "Tech lead of ledger team (7 engineers); migrated 1.2B rows.": "Tech lead of ledger team",
}


@pytest.mark.parametrize("highlight", WHOLE)
def test_a_title_is_never_cut_before_any_word(highlight: str) -> None:
    """Where no phrase opens that can be left out, the clause stays whole; an aside that the
    clause goes on behind does not end it.
    """
    assert title_of(highlight) == WHOLE[highlight]
