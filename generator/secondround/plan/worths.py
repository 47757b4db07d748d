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
from secondround.plan.inputs import DECIDED, Musts, PlanInput, SessionInput, StoryInput
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
    met: int = 0  # a bit for each point of interest that a story meets
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


class _Part(NamedTuple):
    """What one story can add to a session."""

    useful: bool
    idle: bool  # neither useful nor pinned
    opener: int  # its strength, if the session can open with it
    sums: int
    met: int
    musts: int
    answers: int


class Worths:
    """What sessions add. Sessions and stories are indexes."""

    def __init__(self, inputs: PlanInput, earlier: Collection[tuple[int, int]]) -> None:
        self.inputs, self.earlier = inputs, frozenset(earlier)
        self.known: dict[tuple[int, frozenset[int]], Worth] = {}
        self.parts: dict[tuple[int, int], _Part] = {}
        self.proofs: dict[int, int] = {}
        self.meeting: dict[int, dict[str, int]] = {}  # session -> topic -> the bits of its points
        self.first: dict[int, int] = {}  # what a story on a point counts -> the points' bits
        self.second: dict[int, int] = {}  # what a second story counts -> the points' bits
        interests = list(inputs.shared)
        for session in inputs.open_sessions:
            interests += session.own.values()
        for index, interest in enumerate(interests):
            bit = 1 << index
            self.first[interest.first] = self.first.get(interest.first, 0) | bit
            self.second[interest.second] = self.second.get(interest.second, 0) | bit
            for where in interest.sessions:
                here = self.meeting.setdefault(where, {})
                here[interest.topic] = here.get(interest.topic, 0) | bit
        # Must-haves that somebody who decides is still to hear proof of have the bits above those.
        self.undecided = 1 << len(interests)
        bits = ((1 << len(inputs.undecided)) - 1) * self.undecided
        self.first[DECIDED] = self.first.get(DECIDED, 0) | bits

    def of(self, session: int, stories: frozenset[int]) -> Worth:
        """What a session with these stories adds."""
        key = (session, stories)
        if key not in self.known:
            self.known[key] = self._worth(self.inputs.sessions[session], stories)
        return self.known[key]

    def go_together(self, session: int, stories: frozenset[int]) -> bool:
        """Whether a session may have these stories: an idle one leads alone."""
        if len(stories) <= 1:
            return True
        here = self.inputs.sessions[session]
        return not any(self._part(here, story).idle for story in stories)

    def rank(self, worths: Iterable[Worth]) -> int:
        """The larger, the better the plan: every objective, if the sessions ahead add so much."""
        all_ = joined((self.begun, *worths))
        interest = 0
        for points, bits in ((self.first, all_.met), (self.second, all_.again)):
            for counts, these in points.items():
                interest += counts * (these & bits).bit_count()
        proven = all_.musts.bit_count()
        return (
            all_.sums
            + ONE["requirements"] * proven
            + ONE["interest"] * interest
            + ONE["twice"] * (proven + all_.twice.bit_count())
            + ONE["answers"] * all_.answers.bit_count()
        )

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

    def _worth(self, session: SessionInput, indexes: frozenset[int]) -> Worth:
        sums = places = opener = met = again = musts = answers = 0
        for index in indexes:
            part = self._part(session, index)
            sums += part.sums
            opener = max(opener, part.opener)
            again |= met & part.met
            met |= part.met
            musts |= part.musts
            if part.useful:
                places += 1
                answers |= part.answers
        sums += ONE["served"] * session.weight * sum(objectives.NEXT[:places])
        sums += ONE["sessions"] * (places > 0) + ONE["places"] * places
        sums += ONE["balance"] * answers.bit_count() * session.long
        sums += ONE["openers"] * session.weight * opener
        return Worth(sums, met, again, musts, answers=answers)

    def _part(self, session: SessionInput, index: int) -> _Part:
        key = (session.index, index)
        if key not in self.parts:
            self.parts[key] = self._new_part(session, index)
        return self.parts[key]

    def _new_part(self, session: SessionInput, index: int) -> _Part:
        story = self.inputs.stories[index]
        points, met = self.meeting.get(session.index, {}), 0
        for topic in story.topics:
            met |= points.get(topic, 0)
        if session.deciding:
            met |= _proven(self.inputs.undecided, [story]) * self.undecided
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
        return _Part(
            useful=self.inputs.relevant(session, story),
            idle=self.inputs.is_idle(session, story),
            opener=objectives.opener(session, [story]),
            sums=sums,
            met=met,
            musts=self.proofs[index],
            answers=_bits(story.answers),
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
