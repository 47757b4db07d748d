"""The words for a time zone, and what an e-mail tells of one without a word."""

from __future__ import annotations

import datetime as dt

import pytest

from secondround.imports.invite import zone_words

DAY = dt.date(2026, 12, 1)
SUMMER = dt.date(2026, 7, 1)
NOBODY = zone_words.Origin()
WORDS = [
    ("Here’s your schedule (all times Eastern):", "America/New_York"),
    ("All times are ET.", "America/New_York"),
    ("New schedule (Eastern):", "America/New_York"),
    ("at 9:00 AM (Eastern Time)", "America/New_York"),
    ("9:30 – 10:15 AM EST", "America/New_York"),
    ("Times are in Central Standard Time.", "America/Chicago"),
    ("at 9 am Mountain Time", "America/Denver"),
    ("at 9am PT with Ana Ruiz", "America/Los_Angeles"),
    ("10:00 GMT", "Europe/London"),
    ("2pm (UK time)", "Europe/London"),
    ("All times are GMT", "Europe/London"),
    ("10:00 CET", "Europe/Berlin"),
    ("14:00 Uhr (MEZ)", "Europe/Berlin"),
    ("10:00 Berlin time", "Europe/Berlin"),
    ("14 Uhr Berliner Zeit", "Europe/Berlin"),
    ("14 Uhr deutscher Zeit", "Europe/Berlin"),
    ("à 14h (heure de Paris)", "Europe/Paris"),
    ("a las 14:00 (hora de Madrid)", "Europe/Madrid"),
    ("a las 14:00, hora peninsular", "Europe/Madrid"),
    ("10:00 New York time", "America/New_York"),
    ("10:00–11:00 (Europe/London)", "Europe/London"),
    ("10:00 UTC", "UTC"),
    ("at 4 pm Nepal Standard Time", "Asia/Kathmandu"),
    ("10:00 Eastern European Time", "Europe/Athens"),
    ("09:30 (Central European Standard Time)", "Europe/Berlin"),
    ("at 9 AM E. South America Standard Time", "America/Sao_Paulo"),
    ("at 10:00 Greenwich Mean Time", "Europe/London"),
    ("10:00 GMT Standard Time", "Europe/London"),
    ("10:00 Coordinated Universal Time", "UTC"),
    ("10:00 CET/CEST", "Europe/Berlin"),
    ("10:00 UTC+5:45", "Asia/Kathmandu"),
    ("à 10h (heure normale d’Europe centrale)", "Europe/Berlin"),
    ("à 10h (heure de Montréal)", "America/Toronto"),
    ("a las 10:00 (hora central europea)", "Europe/Berlin"),
    ("10 Uhr osteuropäischer Zeit", "Europe/Athens"),
    ("10:00 IST", None),
    ("10:00 Australian Eastern Standard Time", None),
    ("10:00 Atlantis Standard Time", None),
    ("9:00 PT / 12:00 CET", None),
    ("It is about time. Start Time: 10:00. See you at 10:00 CTO talk.", None),
]


@pytest.mark.parametrize(("text", "zone"), WORDS, ids=[text for text, _ in WORDS])
def test_a_word_is_the_zone_that_it_usually_means(text: str, zone: str | None) -> None:
    """A word that means one zone is taken, with a remark; of two zones a person chooses."""
    found = zone_words.zone_in(text, [], DAY, NOBODY)
    assert found.name == zone
    is_plain = zone in {None, "UTC"} or "hora pen" in text or "deutscher" in text or "/" in text
    assert is_plain or "correct `time_zone`" in found.remark


def test_summer_is_no_winter() -> None:
    """BST is London's, and GMT in July is not."""
    assert zone_words.zone_in("10:00 BST", [], SUMMER, NOBODY).name == "Europe/London"
    assert zone_words.zone_in("10:00 GMT", [], SUMMER, NOBODY).name == "UTC"


GERMAN = "Wir freuen uns auf Sie am Freitag um 14 Uhr mit Aylin und Hendrik."


@pytest.mark.parametrize(
    ("text", "address", "offset", "zone"),
    [
        (GERMAN, "a@clinic.example", 60, "Europe/Berlin"),
        (GERMAN, "a@clinic.ch", 60, "Europe/Zurich"),
        (GERMAN, "a@clinic.example", 0, None),
        (GERMAN, "a@clinic.example", None, None),
        ("See you at 10:00.", "a@clinic.co.uk", 0, "Europe/London"),
        ("See you at 10:00.", "a@clinic.example", -300, None),
        ("At 10:00, Mill Lane, Halifax HX1 4AB.", "a@beer.example", 0, "Europe/London"),
        ("At 10:00, Mill Lane, Halifax HX1 4AB.", "a@beer.example", 60, None),
        ("Nous vous attendons à 10h pour votre entretien.", "a@b.example", 60, "Europe/Paris"),
        ("La entrevista con su equipo será a las 10.", "a@b.example", 60, "Europe/Madrid"),
    ],
)
def test_a_country_and_its_clock_are_the_zone(
    text: str, address: str, offset: int | None, zone: str | None
) -> None:
    """Without a word, the sender's country or language, or a postcode, and the clock of the e-mail
    together are the zone, with a remark; neither is enough alone.
    """
    origin = zone_words.Origin(address, dt.date(2026, 11, 23), offset)
    found = zone_words.zone_in(text, [], DAY, origin)
    assert found.name == zone
    assert bool(found.remark) == bool(zone)
