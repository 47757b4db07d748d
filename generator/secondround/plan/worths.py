"""What each session adds to the objectives with the stories that it has, looked at once.

In: the input of a round, and sessions with their stories. Out: what each of them adds, and the
value of every objective for a whole plan. The definition is that of `objectives`, kept in parts so
that plans which differ in a session or two are soon compared.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from secondround.plan import objectives
from secondround.plan.inputs import DECIDED, Musts, PlanInput, SessionInput, StoryInput
from secondround.vocabulary import ANSWERS

SUMS = 11
"""Objectives that are sums over sessions, the order of the stories included."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What one session adds: the objectives that are sums, as bits the musts and answers it covers,
    and how many of its stories meet each shared interest.
    """

    # served, sessions, places, interest, balance, openers, strength, emphasis, fresh, kept, order
    sums: tuple[int, ...]
    musts: int
    decided: int
    answers: int
    shared: tuple[int, ...]


class Worths:
    """What sessions add. Sessions and stories are indexes."""

    def __init__(self, inputs: PlanInput, earlier: Collection[tuple[int, int]]) -> None:
        self.inputs, self.earlier = inputs, frozenset(earlier)
        self.known: dict[tuple[int, frozenset[int]], Worth] = {}
        self.proofs: dict[int, int] = {}

    def of(self, session: int, stories: frozenset[int]) -> Worth:
        """What a session with these stories adds."""
        key = (session, stories)
        if key not in self.known:
            self.known[key] = self._worth(self.inputs.sessions[session], stories)
        return self.known[key]

    def value(self, worths: Iterable[Worth]) -> tuple[int, ...]:
        """The objectives in their order; the candidate's order of stories is the last."""
        (musts, twice), answers = self.begun
        decided = 0
        columns = [(0,) * SUMS]
        shared = [(0,) * len(self.inputs.shared)]
        for worth in worths:
            columns.append(worth.sums)
            shared.append(worth.shared)
            twice |= musts & worth.musts
            musts |= worth.musts
            decided |= worth.decided
            answers |= worth.answers
        sums = tuple(map(sum, zip(*columns, strict=True)))
        interest = sums[3]
        for each, showing in zip(self.inputs.shared, zip(*shared, strict=True), strict=True):
            interest += each.met(sum(showing))
        interest += DECIDED * decided.bit_count()
        once = musts.bit_count()
        proofs = once + twice.bit_count()
        return (*sums[:3], once, interest, proofs, answers.bit_count(), *sums[4:])

    @cached_property
    def begun(self) -> tuple[tuple[int, int], int]:
        """What the stories told so far cover: must-haves in one session and in two, and answers."""
        musts = twice = 0
        for stories in objectives.told(self.inputs):
            proven = _proven(self.inputs.musts, stories)
            twice |= musts & proven
            musts |= proven
        useful = objectives.answered(objectives.begun(self.inputs, useful=True))
        return (musts, twice), _bits(useful)

    def _worth(self, session: SessionInput, indexes: frozenset[int]) -> Worth:
        stories = self.inputs.stories_at(indexes)
        kept = order = musts = 0
        for index in indexes:
            kept += (session.index, index) in self.earlier
            order += len(self.inputs.stories) - index
            if index not in self.proofs:
                self.proofs[index] = _proven(self.inputs.musts, [self.inputs.stories[index]])
            musts |= self.proofs[index]
        sums = objectives.local(self.inputs, session, stories).values()
        answers = objectives.answered(self.inputs.useful(session, stories))
        shared: list[int] = []
        if self.inputs.shared:
            shown = objectives.counts(stories)
            for interest in self.inputs.shared:
                here = session.index in interest.sessions
                shared.append(shown[interest.topic] if here else 0)
        decided = _proven(self.inputs.undecided, stories) if session.deciding else 0
        return Worth((*sums, kept, order), musts, decided, _bits(answers), tuple(shared))


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
