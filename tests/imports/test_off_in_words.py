"""A mail that calls a meeting off in words, or takes that back, adds none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.imports.test_clocks import read
from tests.imports.test_rebooked import AGAIN, MAIL, imported, mail

from secondround.imports import invite
from secondround.imports.found import UnreadableError
from secondround.imports.merge import in_words

LINE = b"14:45 - 15:30 Design critique with Mehmet Yildiz and Charlotte Nguyen"


def off(text: str) -> Iterator[str]:
    """When the sessions are that are called off."""
    for stage in read(text)["rounds"]:
        yield from (talk["at"] for talk in stage["sessions"] if "called_off" in talk)


def number(text: str) -> int:
    """How many sessions there are."""
    return sum(len(stage["sessions"]) for stage in read(text)["rounds"])


OFF = [
    "your interview with Mehmet Yildiz on Friday, 4 December 2026, 14:45 - 15:30 is cancelled.",
    "the talk at 14:45 on 4 December 2026 is off; Mehmet is ill. Let us know if this is a problem.",
    "about your interview on 4 December 2026 at 14:45: unfortunately we have to cancel it.",
    "the session on 4 December 2026 will not take place at 14:45.",
    "das Gespräch am 4.12.2026 um 14:45 Uhr fällt leider aus.",
    "wir müssen das Gespräch am 4. Dezember 2026 um 14:45 Uhr leider absagen.",
    "votre entretien du 4 décembre 2026 à 14:45 est annulé.",
    "su entrevista del 4 de diciembre de 2026 a las 14:45 se cancela.",
    "la entrevista del 4 de diciembre de 2026 a las 14:45 no tendrá lugar.",
]
BACK = [
    "good news: the session at 14:45 on Friday, 4 December 2026 takes place after all.",
    "your interview on 4 December 2026 at 14:45 is back on.",
    "das Gespräch am 4.12.2026 um 14:45 Uhr findet nun doch statt.",
    "votre entretien du 4 décembre 2026 à 14:45 aura finalement lieu.",
    "la entrevista del 4 de diciembre de 2026 a las 14:45 finalmente se celebra.",
]


@pytest.mark.parametrize("said", OFF)
def test_a_mail_that_calls_a_session_off(said: str) -> None:
    """The one at that time is marked, none is added, and the sender is nobody whom one meets; the
    mail again, and the older schedule, change nothing.
    """
    text, first = imported("name: me\n", {}, MAIL)
    text, merged = imported(text, first.memory, mail(said, "Kim Lee <kim@x.example>"))
    assert (list(off(text)), number(text)) == (["14:45"], 2)
    assert "kim-lee" not in text
    for data in (mail(said, "Kim Lee <kim@x.example>"), MAIL):
        again, merged = imported(text, merged.memory, data)
        assert (again, merged.conflicts) == (text, ())


@pytest.mark.parametrize("said", BACK)
def test_a_mail_that_takes_it_back(said: str) -> None:
    """The mark goes, whoever set it; where none is marked, nothing is changed or added."""
    text, first = imported("name: me\n", {}, MAIL)
    assert number(imported(text, first.memory, mail(said))[0]) == 2
    marked, second = imported(text, first.memory, mail(OFF[0]))
    back, _ = imported(marked, second.memory, mail(said).replace(b"<two@", b"<three@"))
    assert (list(off(back)), number(back)) == ([], 2)
    assert not list(off(imported(marked, first.memory, mail(said))[0]))


@pytest.mark.parametrize(
    "line",
    [
        LINE + b": cancelled",
        LINE + b" (cancelled)",
        b"14:45 - 15:30 CANCELLED: Design critique with Mehmet Yildiz",
        b"14:45 - 15:30 Mehmet Yildiz - abgesagt",
        b"14:45 - 15:30 Design critique is cancelled",
        b"14:45 - 15:30 Mehmet Yildiz: cancelado",
    ],
)
def test_a_line_of_a_schedule_that_calls_a_session_off(line: bytes) -> None:
    """Its session is marked, and the other lines are read as ever."""
    text, first = imported("name: me\n", {}, MAIL)
    text, _ = imported(text, first.memory, AGAIN.replace(LINE, line))
    assert (list(off(text)), number(text)) == (["14:45"], 3)


@pytest.mark.parametrize(
    "said",
    [
        "we meet on Tuesday, 8 December at 14:00. Tell us if you need to cancel it.",
        "we meet on Tuesday, 8 December at 14:00. Should it be cancelled, we call.",
        "we meet on Tuesday, 8 December at 14:00. It is cancelled if nobody comes.",
        "we meet on Tuesday, 8 December at 14:00. This is our cancellation policy.",
        "we meet on Tuesday, 8 December at 14:00. The office tour is cancelled.",
        "we meet on Tuesday, 8 December at 14:00. We had to cancel the catering this time.",
        "we meet on Tuesday, 8 December at 14:00. This visit can be cancelled at any time.",
        "we meet on Tuesday, 8 December at 14:00. It was called off by mistake.",
        "we meet on Tuesday, 8 December at 14:00. It does not take place in Kiel but in Ulm.",
    ],
)
def test_a_mail_that_calls_nothing_off(said: str) -> None:
    """What only might be, or is said of something else, leaves a meeting as any other."""
    text, first = imported("name: me\n", {}, MAIL)
    text, _ = imported(text, first.memory, mail(said))
    assert (list(off(text)), number(text)) == ([], 3)


def test_what_could_be_any_session_is_asked() -> None:
    """At a time when there is none, nothing is changed, and all that could be meant are named."""
    text, first = imported("name: me\n", {}, MAIL)
    data = mail("the talk on 4 December 2026 at 11:00 is cancelled.")
    assert read(imported(text, first.memory, data)[0])["rounds"] == read(text)["rounds"]
    found = invite.read(data, "off.eml")
    left = in_words(found.record, read(text), first.memory, found.said_off)
    assert [len(choices) for choices in left.open.values()] == [2]


def test_a_new_schedule_that_has_it_again_takes_the_mark_away() -> None:
    """The session is not there twice; a mark that a person set stays."""
    text, first = imported("name: me\n", {}, MAIL)
    marked, second = imported(text, first.memory, mail(OFF[0]))
    back, _ = imported(marked, second.memory, AGAIN.replace(b"<two@", b"<three@"))
    assert (list(off(back)), number(back)) == ([], 3)
    own, _ = imported(marked, first.memory, AGAIN.replace(b"<two@", b"<three@"))
    assert (list(off(own)), number(own)) == (["14:45"], 3)


def test_a_cancellation_without_a_day_says_what_to_write() -> None:
    """It is refused, and the way out is the field of the session."""
    data = mail("unfortunately Mehmet is ill and has to cancel his session at 14:45.")
    with pytest.raises(UnreadableError, match="`called_off: true`"):
        invite.read(data, "off.eml")
