"""What is told first: the strongest story on what matters most there."""

from __future__ import annotations

from hypothesis import given, settings
from tests.factories import person, requirement, session, story
from tests.plan.oracle import Facts
from tests.plan.rounds import application, small
from tests.plan.test_best import facts

from secondround import plan
from secondround.records import Application

PEOPLE = {"bo": person("Bo Lee", "coaching", role="hiring manager")}


def told(made: Application) -> list[list[str]]:
    found = plan.make(made, len(made.record.rounds) - 1)
    return [[choice.story for choice in planned.leads] for planned in found.sessions]


def test_an_opener_is_about_what_matters_most() -> None:
    """A strong story on what only a role looks for does not open a talk with somebody who cares
    about something else.
    """
    bank = [story("a", "rail", strength=3), story("b", "coaching", strength=2)]
    library = {"roles": [{"role": "hiring manager", "judges": ["rail", "coaching"]}]}
    talk = [session("bo", stories=2)]
    assert told(application(bank, talk, PEOPLE, library=library)) == [["b", "a"]]
    bare = {"bo": person("Bo Lee", role="hiring manager")}
    assert told(application(bank, talk, bare, library=library)) == [["a", "b"]]


def test_who_decides_hears_first_what_she_cares_about() -> None:
    """Two strong stories for a panel: it opens with the one on what matters to who decides, even
    where the other counts more for the rest.
    """
    bank = [story("dose", "safety", "honesty", strength=3), story("bus", "calm", strength=3)]
    people = {
        "clin": person("Cy Ode", "safety", "honesty", role="peer"),
        "boss": person("Bo Lee", "calm", role="hiring manager"),
    }
    assert told(application(bank, [session("clin", "boss", stories=2)], people)) == [
        ["bus", "dose"]
    ]


def test_what_is_told_next_adds_to_what_was_told() -> None:
    """After one on integrity, a second waits for the first on detail, and for proof of a must-have
    to who decides.
    """
    bank = [
        story("bank", "integrity", strength=3),
        story("boss", "integrity", strength=1),
        story("audit", "detail"),
        story("rota", "planning"),
    ]
    people = {"bo": person("Bo Lee", "integrity", "detail", role="hiring manager")}
    made = application(
        bank,
        [session("bo", stories=4)],
        people,
        requirements=[requirement("Plans ahead", "planning", must=True)],
    )
    assert told(made) == [["bank", "audit", "rota", "boss"]]


@given(small())
@settings(max_examples=60)
def test_the_order_is_that_of_the_definition(made: Application) -> None:
    """The opener, on what is tested if it may be, then on what matters to who decides; then what
    adds most to those before it, then the stronger, then the bank's order.
    """
    found = plan.make(made, len(made.record.rounds) - 1)
    known = facts(made, found)
    number = {story.id: j for j, story in enumerate(known.J)}
    for planned in found.sessions:
        if not planned.begun:
            order = [number[choice.story] for choice in planned.leads]
            assert order == _order(known, planned.index, order)


def _order(known: Facts, s: int, stories: list[int]) -> list[int]:
    order: list[int] = []

    def rank(j: int) -> tuple[int, int, int]:
        return -known.alone(s, j, order), -known.strength[j], j

    able = [j for j in stories if known.opens(s, j)]
    strongest = max((known.strength[j] for j in able), default=0)
    first = sorted((j for j in able if known.strength[j] == strongest), key=rank)
    first.sort(key=lambda j: not known.shows[j] & _decided(known, s))
    first.sort(key=lambda j: not known.shows[j] & {*known.S[s].focus})
    order += first[:1]
    while left := set(stories) - {*order}:
        order.append(min(left, key=rank))
    return order


def _decided(known: Facts, s: int) -> set[str]:
    """What those who decide care about, or else what their role judges."""
    found = set[str]()
    for id_ in known.D & set(known.S[s].with_):
        who = known.application.record.interviewers[id_]
        cards = [card for card in known.application.library.roles if card.role == who.role]
        judged = {name for card in cards for name in card.judges}
        found |= set(who.cares_about) or judged
    return found
