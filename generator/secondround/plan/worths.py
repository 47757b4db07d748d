"""What each session adds to the objectives with the stories that it has, looked at once.

In: the input of a round, and sessions with their stories. Out: what each of them adds, and the rank
of a whole plan. The definition is that of `objectives`, kept in parts so that plans which differ in
a session or two are soon compared: sets are the bits of a number, and all objectives together are
one number, of which each objective is a digit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from secondround.plan import objectives
from secondround.plan.inputs import PlanInput, SessionInput, StoryInput
from secondround.plan.listeners import Interest
from secondround.plan.strengths import Musts
from secondround.vocabulary import ANSWERS

DIGIT = 32
"""The bits of one objective: far more than any can need."""
ORDER = "order"
"""The last objective: the candidate's order of stories."""
NAMES = (*objectives.NAMES, ORDER)


def _places() -> dict[str, int]:
    """What one more of each objective adds to the rank of a plan."""
    places: dict[str, int] = {}
    for index, name in enumerate(reversed(NAMES)):
        places[name] = 1 << DIGIT * index
    return places


ONE = _places()


def differs(rank: int, other: int) -> str:
    """The first objective in which two ranks differ; `ORDER` if they do not."""
    digit = max((rank ^ other).bit_length() - 1, 0) // DIGIT
    return NAMES[-1 - digit]


class Worth(NamedTuple):
    """What sessions add together."""

    sums: int  # what is added up, each objective a digit
    met: int = 0  # a bit for each point that several sessions can meet, and a story does
    again: int = 0  # that two stories or more meet
    musts: int = 0  # a bit for each must-have that a session hears proof of
    twice: int = 0  # that two sessions or more hear proof of
    answers: int = 0  # a bit for each of can, will and fit


def joined(worths: Iterable[Worth]) -> Worth:
    """What several sessions add together."""
    total = met = again = musts = twice = answers = 0
    for worth in worths:
        total += worth.sums
        again |= met & worth.met | worth.again
        met |= worth.met
        twice |= musts & worth.musts | worth.twice
        musts |= worth.musts
        answers |= worth.answers
    return Worth(total, met, again, musts, twice, answers)


class _Points:
    """Points of interest, a bit each, by what a story on them counts."""

    def __init__(self, size: int = 0) -> None:
        self.size = size  # so many bits are used already
        self.first: dict[int, int] = {}  # what a story on a point counts -> the points' bits
        self.second: dict[int, int] = {}  # what a second story counts -> the points' bits

    def add(self, first: int, second: int) -> int:
        """The bit of a new point."""
        bit = 1 << self.size
        self.size += 1
        for counting, counts in ((self.first, first), (self.second, second)):
            if counts:
                counting[counts] = counting.get(counts, 0) | bit
        return bit

    def worth(self, met: int, again: int) -> int:
        """What it counts that these points are met, and those again."""
        total = 0
        for counts, bits in self.first.items():
            total += counts * (bits & met).bit_count()
        for counts, bits in self.second.items():
            total += counts * (bits & again).bit_count()
        return total


class _Part(NamedTuple):
    """What one story can add to a session."""

    sums: int
    useful: bool
    asked: bool  # and not by the posting alone
    wanted: bool  # nor by a role card
    opener: int  # its strength, if the session can open with it
    met: int
    musts: int
    answers: int  # only of a useful one


class _Heard(NamedTuple):
    """What stories add to a session, before it is said what that is worth."""

    sums: int = 0
    useful: int = 0  # so many of them
    asked: int = 0
    wanted: int = 0
    opener: int = 0
    met: int = 0
    again: int = 0
    musts: int = 0
    answers: int = 0

    def and_(self, part: _Part) -> _Heard:
        """The same with one story more."""
        sums, useful, asked, wanted, opener, met, again, musts, answers = self
        return _Heard(
            sums + part.sums,
            useful + part.useful,
            asked + part.asked,
            wanted + part.wanted,
            max(opener, part.opener),
            met | part.met,
            again | met & part.met,
            musts | part.musts,
            answers | part.answers,
        )


class Worths:
    """What sessions add. Sessions and stories are indexes."""

    def __init__(self, inputs: PlanInput, earlier: Collection[tuple[int, int]]) -> None:
        self.inputs, self.earlier = inputs, frozenset(earlier)
        self.known: dict[tuple[int, frozenset[int]], Worth] = {}
        self.heard: dict[tuple[int, tuple[int, ...]], _Heard] = {}
        # session, so many useful stories, asked for and wanted -> worth
        self.useful: dict[tuple[int, int, int, int], int] = {}
        self.parts: dict[int, dict[int, _Part]] = {}  # session -> story
        self.idle: dict[int, set[int]] = {}  # session -> the stories that nobody wants there
        self.proofs: dict[int, int] = {}
        self.meeting: dict[int, dict[str, int]] = {}  # session -> topic -> the bits of its points
        self.shared = _Points()  # that several sessions can meet
        for interest in inputs.shared:
            self._meet(interest, self.shared)
        self.own: dict[int, _Points] = {}  # by session, that it alone can meet
        for session in inputs.open_sessions:
            self.own[session.index] = _Points(self.shared.size)
            for interest in session.own.values():
                self._meet(interest, self.own[session.index])

    def _meet(self, interest: Interest, points: _Points) -> None:
        """Know one more point of interest."""
        bit = points.add(interest.first, interest.second)
        for session in interest.sessions:
            here = self.meeting.setdefault(session, {})
            here[interest.topic] = here.get(interest.topic, 0) | bit

    def of(self, session: int, stories: frozenset[int]) -> Worth:
        """What a session with these stories adds."""
        key = (session, stories)
        if key not in self.known:
            self.known[key] = self._worth(session, self._heard(session, stories))
        return self.known[key]

    def with_last(self, session: int, stories: tuple[int, ...]) -> Worth:
        """The same, where many stories are tried after the same others."""
        key = (session, stories[:-1])
        if key not in self.heard:
            self.heard[key] = self._heard(*key)
        return self._worth(session, self.heard[key].and_(self._part(session, stories[-1])))

    def go_together(self, session: int, stories: Collection[int]) -> bool:
        """Whether a session may have these stories: an idle one leads alone."""
        if len(stories) <= 1:
            return True
        if session not in self.idle:
            here, bank = self.inputs.sessions[session], enumerate(self.inputs.stories)
            self.idle[session] = {index for index, each in bank if self.inputs.is_idle(here, each)}
        return self.idle[session].isdisjoint(stories)

    def rank(self, worths: Iterable[Worth]) -> int:
        """The larger, the better the plan: every objective, if the sessions ahead add so much."""
        all_ = joined((self.begun, *worths))
        proven = all_.musts.bit_count()
        interest = self.shared.worth(all_.met, all_.again) + self.inputs.proof * proven
        return (
            all_.sums
            + ONE["interest"] * interest
            + ONE["twice"] * (proven + all_.twice.bit_count())
            + ONE["answers"] * all_.answers.bit_count()
        )

    def interest(self, leads: objectives.Leads) -> int:
        """The value of `interest` for these leads."""
        worths = map(self.of, leads, map(frozenset, leads.values()))
        return self.rank(worths) // ONE["interest"]

    @cached_property
    def begun(self) -> Worth:
        """What the stories told so far cover: must-haves in one session and in two, and answers."""
        musts = twice = 0
        for stories in objectives.told(self.inputs):
            proven = _proven(self.inputs.musts, stories)
            twice |= musts & proven
            musts |= proven
        useful = objectives.answered(objectives.begun(self.inputs, useful=True))
        return Worth(0, musts=musts, twice=twice, answers=_bits(useful))

    def _heard(self, session: int, stories: Iterable[int]) -> _Heard:
        heard = _Heard()
        for story in stories:
            heard = heard.and_(self._part(session, story))
        return heard

    def _worth(self, index: int, heard: _Heard) -> Worth:
        sums, useful, asked, wanted, opener, met, again, musts, answers = heard
        session = self.inputs.sessions[index]
        key = (index, useful, asked, wanted)
        if key not in self.useful:
            served = 0
            for worths, stories in zip(session.serves, key[1:], strict=True):
                served += sum(worths[:stories])
            self.useful[key] = ONE["interest"] * served + ONE["sessions"] * (useful > 0)
        sums += self.useful[key]
        if session.long:
            sums += ONE["balance"] * answers.bit_count()
        sums += ONE["openers"] * (session.weight * opener)
        sums += ONE["interest"] * self.own[index].worth(met, again)
        shared = (1 << self.shared.size) - 1
        return Worth(sums, met & shared, again & shared, musts, answers=answers)

    def _part(self, place: int, index: int) -> _Part:
        """What the story can add to the session."""
        parts = self.parts.setdefault(place, {})
        if index not in parts:
            parts[index] = self._part_of(self.inputs.sessions[place], index)
        return parts[index]

    def _part_of(self, session: SessionInput, index: int) -> _Part:
        story = self.inputs.stories[index]
        points, met = self.meeting.get(session.index, {}), 0
        for topic in story.topics:
            met |= points.get(topic, 0)
        if index not in self.proofs:
            self.proofs[index] = _proven(self.inputs.musts, [story])
        sums = (
            ONE["otherwise"] * objectives.otherwise(self.inputs, session, story)
            + ONE["strength"] * story.strength
            + ONE["emphasis"] * objectives.emphasis(session, story)
            + ONE["fresh"] * (story.id not in session.waived)
            + ONE["kept"] * ((session.index, index) in self.earlier)
            + ONE[ORDER] * (len(self.inputs.stories) - index)
        )
        useful = self.inputs.relevant(session, story)
        asked = useful * objectives.asked_for(session, story)
        return _Part(
            sums=sums,
            useful=useful,
            asked=asked > 0,
            wanted=asked == objectives.WANTED,
            opener=objectives.opener(session, [story]),
            met=met,
            musts=self.proofs[index],
            answers=_bits(story.answers) if useful else 0,
        )


def _proven(musts: Musts, stories: Sequence[StoryInput]) -> int:
    """A bit for each must-have that the stories prove."""
    bits = 0
    for index, (_, shows) in enumerate(musts):
        bits |= objectives.proven(shows, stories) << index
    return bits


def _bits(answers: Collection[str]) -> int:
    bits = 0
    for answer in ANSWERS:
        bits = bits << 1 | (answer in answers)
    return bits
