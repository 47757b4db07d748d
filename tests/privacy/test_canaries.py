"""Words of their own in every field: where they may be read they stand, and nowhere else."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from tests.limits import examples

from secondround import packet, plan
from secondround.packet import Packet
from secondround.privacy import leaks
from secondround.privacy.leaks import application_texts
from secondround.records import Application
from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates
from secondround.vocabulary import Edition

from .canaries import Sown, applications

TEMPLATES = Templates(None)
ALWAYS = {
    "Candidate.pitch", "Company.about", "Company.industry", "Company.name", "Company.culture",
    "Competitor.name", "Competitor.difference", "Concern.text", "Concern.answer", "Expected.text",
    "Expected.answer", "Fact.say", "Finding.text", "Interviewer.title", "Interviewer.say",
    "Interviewer.notes", "News.title", "News.so_what", "Position.title", "Position.pay",
    "Position.motivation", "Record.notes", "Requirement.text", "Requirement.evidence",
}  # fmt: skip
"""Fields that every packet shows to those who may read them; the others need a round, a role or a
place in the plan, and logistics that no round replaces.
"""


def pages(application: Application, edition: Edition) -> Packet:
    upcoming = application.record.upcoming
    made = None if upcoming is None else plan.make(application, upcoming)
    return packet.build(application, made, edition)


@pytest.mark.slow
@examples(120)  # by the hundredth, every kind of text has been drawn; `test_outputs` has each
@given(applications())
def test_each_edition_shows_what_it_may_and_nothing_else(
    drawn: tuple[Application, list[Sown]],
) -> None:
    """A word of a field stands in the page of an edition only where the field reaches it; and the
    leak test agrees.
    """
    application, sown = drawn
    upcoming = application.record.upcoming
    made = None if upcoming is None else plan.make(application, upcoming)
    names = set(application.pseudonyms.names)
    for edition in Edition:
        text = writer.render(packet.build(application, made, edition), TEMPLATES)
        plain = text.lower()
        for one in sown:
            may = edition <= one.reach and not (edition is Edition.PUBLIC and one.text in names)
            if not may:
                assert not [word for word in one.words if word in plain], (one.where, edition.label)
            elif one.where in ALWAYS:
                assert all(word in plain for word in one.words), (one.where, edition.label)
        search = leaks.Search([leaks.texts_of(application, edition)], by_hand={})
        assert list(search.file(PurePosixPath("someone/harbor/index.md"), text.encode())) == []


@pytest.mark.slow
@examples(100)
@given(applications())
def test_a_page_of_a_wider_edition_is_caught(drawn: tuple[Application, list[Sown]]) -> None:
    """Put the candidate's page in the place of the one to carry: the leak test names fields out of
    its reach.
    """
    application, sown = drawn
    text = writer.render(pages(application, Edition.CANDIDATE), TEMPLATES)
    content = leaks.texts_of(application, Edition.CARRY)
    shown = {each.text for each in sown if each.reach >= Edition.CARRY}
    found = list(leaks.Search([content], by_hand={}).file(PurePosixPath("a.md"), text.encode()))
    hidden = [
        protected
        for protected in content.protected
        if protected.path
        and protected.text not in shown  # a name that has a pseudonym is in both
        and protected.text.split()[0].lower() in text.lower()
    ]
    assert bool(found) == bool(hidden)
    assert all(leak.protected.reach < Edition.CARRY for leak in found)


@pytest.mark.slow
@examples(100)
@given(applications())
def test_a_field_is_passed_over_only_where_nothing_in_it_can_hide(
    drawn: tuple[Application, list[Sown]],
) -> None:
    """What an edition may not see is the same, whether every field is walked or only those that can
    hold any of it.
    """
    application, _ = drawn
    everything = list(application_texts(application))
    for edition in Edition:
        hidden = [
            said for said in application_texts(application, below=edition) if said.reach < edition
        ]
        assert hidden == [said for said in everything if said.reach < edition]
