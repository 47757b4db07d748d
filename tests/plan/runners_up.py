"""The runner-up of a story, found again among all plans that differ in its place, and what is said
of it.
"""

# ruff: noqa: N803, N806  # the letters of MODEL.md
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from tests.plan import oracle
from tests.plan.reader import ASKS, Reader, names

from secondround.plan import who

SAID = {"interest": ("sessions", "places", "requirements", "posting", "interest")}
"""What is said of an objective in the words of others."""


class RunnersUp(Reader):
    """A reader of runners-up."""

    def options(self, s: int, j: int) -> list[tuple[int, int | None, oracle.Plan]]:
        """Every plan that gives the place to a story told nowhere, or swaps with another
        session.
        """
        facts, L, found = self.facts, self.L, list[tuple[int, int | None, oracle.Plan]]()
        led = {facts.g[k] for t in L for k in L[t] if (t, k) != (s, j)}
        for k in range(len(facts.J)):
            if k not in L[s] and facts.g[k] not in led and facts.may(s, k):
                found.append((k, None, L | {s: L[s] - {j} | {k}}))
        for t in L:
            for k in L[t]:
                bound = facts.pin[t] | facts.waived[t] | facts.waived[s] | facts.pin[s]
                free = k not in bound and j not in bound and k not in L[s] and j not in L[t]
                if t != s and free and facts.may(s, k) and facts.may(t, j):
                    found.append((k, t, L | {s: L[s] - {j} | {k}, t: L[t] - {k} | {j}}))
        return [one for one in found if all(facts.together(t, one[2][t]) for t in L)]

    def _rank(self, L: oracle.Plan) -> tuple[tuple[int, ...], tuple[int, ...]]:
        return self.facts.values(L), self.facts.order(L)

    def _named(self, s: int, j: int, choice: str) -> tuple[int, int | None, oracle.Plan] | None:
        """The best other choice, where it is the one that is named."""
        best = max(self.options(s, j), key=lambda one: self._rank(one[2]), default=None)
        swap = re.fullmatch(r"(?:to swap it|[Aa] swap) with “(.*)”, planned for (.*?)", choice)
        title, other = (swap[1], self.session(swap[2])) if swap else (choice.strip("“”"), None)
        return best if best and best[:2] == (self.titled[title], other) else None

    def better(self, s: int, j: int, choice: str) -> bool:
        best = self._named(s, j, choice)
        return best is not None and self._rank(best[2]) > self._rank(self.L)

    def _falls(self, then: oracle.Plan) -> str:
        """The first objective that is worse."""
        before, after = self.facts.values(self.L), self.facts.values(then)
        return next(
            (name for name, x, y in zip(oracle.OBJECTIVES, before, after, strict=True) if x > y),
            "order",
        )

    def equal(self, s: int, j: int, choice: str, reason: str) -> bool:
        """Whether the choice is as good but for the tie-break, and this decides it."""
        best = self._named(s, j, choice)
        if best is None or self._rank(best[2]) > self._rank(self.L):
            return False
        k, t, then = best
        kept = re.fullmatch(r"the earlier plan has (this one here|that one for .*)", reason)
        if kept:
            pair = (s, j) if "here" in kept[1] else (t, k)
            return self._falls(then) == "kept" and pair in self.facts.earlier
        return self._falls(then) == "order" and self._order(s, j, k, t, reason)

    def runner_up(self, s: int, j: int, choice: str, loss: str) -> bool:
        best = self._named(s, j, choice)
        if best is None or self._rank(best[2]) > self._rank(self.L):
            return False
        k, _, then = best
        objective = self._falls(then)
        checks: dict[str, tuple[str, Callable[..., bool]]] = {
            "sessions": (
                r"(.*) would hear nothing that matters to them",
                lambda who: self._left(who, then),
            ),
            "places": (
                r"“(.*)” shows nothing that matters to (.*)",
                lambda title, who: (
                    (self.session(who), self.titled[title])
                    in {(t, i) for t, i in self._pairs(then) if not self.facts.use(t, i)}
                ),
            ),
            "requirements": (
                r"nothing would prove “(.*)”",
                lambda lost: (
                    lost in self._unproven(*self._shown(then))
                    and self._useful_everywhere(then)
                    and self._worst(then) <= self.facts.proof > 0
                ),
            ),
            "posting": (
                r"“(.*)” shows (.*) only what (the posting asks|their role usually looks) for",
                lambda title, who, what: (
                    (self.session(who), self.titled[title]) in self._pairs(then)
                    and not self.facts.want(self.session(who), self.titled[title])
                    and self.facts.ask(self.session(who), self.titled[title])
                    == what.startswith("their role")
                    and not self._worst(then)
                ),
            ),
            "interest": (
                r"(.*)",
                lambda what: self._useful_everywhere(then) and self._interest(what, then),
            ),
            "twice": (
                r"only one session would hear proof of “(.*)”",
                lambda lost: lost in self._once(then),
            ),
            "openers": (
                r"you would (open with a weaker story|have nothing to open with) for (.*)",
                lambda what, who: self._opening(what, self.session(who), then),
            ),
            "answers": (
                r"no useful story would answer (.*)",
                lambda what: (
                    self.answers(self.L) - self.answers(then)
                    == {ASKS[name] for name in names(what)}
                ),
            ),
            "balance": (
                r"no story useful to (.*) would answer (.*)",
                lambda who, what: self._balance(self.session(who), what, then),
            ),
            "strength": (
                r"(you rate it lower|it is still to be written in full)",
                lambda what: self._weaker(j, k, what),
            ),
            "otherwise": (
                (
                    r"(you rate it lower|it is still to be written in full)"
                    r"|(.*) would hear the weaker of the two"
                ),
                lambda what, who: (
                    self._weaker(j, k, what)
                    if what
                    else self._hears_weaker(self.session(who), then)
                ),
            ),
            "emphasis": (
                (
                    r"“(.*)” (?:is strongest on (.*), which (.*) (?:is|are) not there to judge"
                    r"|shows nothing)"
                ),
                lambda title, first, who: self._emphasis(title, first, who, then),
            ),
            "fresh": (
                r"you allow it here only as a repeat",
                lambda: k in self.facts.waived[s],
            ),
        }
        kinds = [checks[name] for name in SAID.get(objective, (objective,)) if name in checks]
        return not [*self.held(loss, kinds)]

    def _weaker(self, j: int, k: int, what: str) -> bool:
        weaker = self.facts.strength[k] < self.facts.strength[j]
        return weaker and ("written" in what) == self._is_unfinished(k)

    def _hears_weaker(self, s: int, then: oracle.Plan) -> bool:
        now, after = (max(map(self.facts.strength.__getitem__, L[s])) for L in (self.L, then))
        return not self.useful(s, self.L[s]) and after < now

    def _is_unfinished(self, k: int) -> bool:
        story = self.application.candidate.stories[k]
        return None in (story.situation, story.result) or not story.action

    def _pairs(self, then: oracle.Plan) -> set[tuple[int, int]]:
        return {(s, j) for s in then for j in then[s] - self.L[s]}

    def _left(self, who: str, then: oracle.Plan) -> bool:
        s = self.session(who)
        return bool(self.useful(s, self.L[s])) and not self.useful(s, then[s])

    def _shown(self, then: oracle.Plan) -> tuple[set[str], set[str]]:
        """What all stories of the round show, now and then."""
        heard = [j for told in self.facts.told.values() for j in told]
        now = set().union(*(self.facts.shows[j] for j in chain(heard, *self.L.values())))
        after = set().union(*(self.facts.shows[j] for j in chain(heard, *then.values())))
        return now, after

    def _unproven(self, now: set[str], after: set[str]) -> list[str]:
        """The must-haves that are proven now, and not then."""
        return [
            line.text.rstrip(".")
            for line in self.record.role.requirements
            if line.must and line.shows and not line.evidence
            if set(line.shows) & now and not set(line.shows) & after
        ]

    def _once(self, then: oracle.Plan) -> list[str]:
        """The must-haves that two sessions or more hear proof of now, and one then."""
        found = []
        for line in self.record.role.requirements:
            heard = []
            for L in (self.L, then):
                stories = [*self.facts.told.values(), *L.values()]
                shown = [set().union(*(self.facts.shows[j] for j in told)) for told in stories]
                heard.append(sum(bool(shows & set(line.shows)) for shows in shown))
            if line.must and not line.evidence and heard[0] > 1 == heard[1]:
                found.append(line.text.rstrip("."))
        return found

    def _opening(self, what: str, session: int, then: oracle.Plan) -> bool:
        """Whether the session opens so, and no other loses more by it."""
        facts, losses = self.facts, dict[int, int]()
        left = {s: self._strongest(s, then[s]) for s in then}
        for s in then:
            losses[s] = facts.weight[s] * (self._strongest(s, self.L[s]) - left[s])
        nothing = what.startswith("have nothing")
        worst = losses[session] == max(losses.values()) > 0
        return worst and nothing == (not left[session])

    def _strongest(self, s: int, stories: frozenset[int]) -> int:
        facts = self.facts
        return max((facts.strength[j] for j in stories if facts.opens(s, j)), default=0)

    def _useful_everywhere(self, then: oracle.Plan) -> bool:
        """Whether each story that moves is of use where it goes."""
        return all(self.facts.use(s, j) for s, j in self._pairs(then))

    def _interest(self, what: str, then: oracle.Plan) -> bool:
        """Whether what is said is a loss, and no other counts more."""
        losses = self._losses(then)
        found = re.fullmatch(r"(.*?) would hear (.*?) (?:about|of|to) (.*)", what)
        assert found, what
        loss = losses.get((found[1], found[2], found[3].strip("“”")), 0)
        return loss > 0 and loss == self._worst(then)

    def _worst(self, then: oracle.Plan) -> int:
        """The loss that counts most, of what somebody hears or hears proof of."""
        unproven = self.facts.proof * bool(self._unproven(*self._shown(then)))
        return max(unproven, *self._losses(then).values())

    def _losses(self, then: oracle.Plan) -> dict[tuple[str, str, str], int]:
        """What is lost: who hears less of what, and what that counts."""
        losses: dict[tuple[str, str, str], int] = {}
        for u in self.facts.U:
            for p in u.points:
                (was, worth), (will, left) = (self._hears(u, p, L) for L in (self.L, self.L | then))
                loss = worth - left
                if loss > 0 and u.person and u.points[p][0] == 9:
                    loss += max(0, self._anything(u, self.L) - self._anything(u, self.L | then))
                kind = "less" if will else "nothing"
                if will >= was:
                    kind = "nothing as strong"
                said = (self.listener(u), kind, p)
                losses[said] = max(losses.get(said, 0), loss)
        losses |= dict.fromkeys(self._unanswered(then), 9)
        return losses | self._less_proof(then)

    def _anything(self, u: oracle.Listener, L: oracle.Plan) -> int:
        """What it counts that somebody who decides hears anything they care about."""
        heard = [*u.before, *(j for s in u.places for j in L.get(s, ()))]
        key = ("any", u.person)
        return u.counted().get(key, (0, 0))[0] * any(key in self.facts.on[j] for j in heard)

    def _less_proof(self, then: oracle.Plan) -> dict[tuple[str, str, str], int]:
        """What who decides would hear less proof of."""
        found: dict[tuple[str, str, str], int] = {}
        lines = [line for line in self.record.role.requirements if line.must and line.shows]
        for line in lines:
            if line.evidence:
                continue
            able = []
            for L in (self.L, self.L | then):
                heard = self.facts.to_deciders(L)
                proofs = [j for j in heard if self.facts.shows[j] & {*line.shows}]
                able.append(max((min(self.facts.strength[j], 2) for j in proofs), default=0))
            text = line.text.rstrip(".")
            loss = (0, 4, 7)[able[0]] - (0, 4, 7)[able[1]]
            said = ("who decides", "weaker proof") if able[1] else ("nobody who decides", "proof")
            if loss > 0:
                found[*said, text] = loss
        return found

    def _hears(self, u: oracle.Listener, p: str, L: oracle.Plan) -> tuple[int, int]:
        """How many stories on a point somebody hears, and what they count."""
        heard = [*u.before, *(j for s in u.places for j in L.get(s, ()))]
        worth = 0
        for key in (p, (p, 2), (p, 3)):
            first, second = u.counted().get(key, (0, 0))
            times = sum(key in self.facts.on[j] for j in heard)
            worth += first * (times > 0) + second * (times > 1)
        return sum(p in self.facts.shows[j] for j in heard), worth

    def _unanswered(self, then: oracle.Plan) -> Iterator[tuple[str, str, str]]:
        """The likely questions that have an answer now, and would have none."""
        for u in self.facts.U:
            asked = self.record.interviewers[u.person].likely_questions if u.person else ()
            for question, able in zip(asked, u.asks, strict=True):
                now, after = (
                    able & {*u.before, *(j for s in u.places for j in L.get(s, ()))}
                    for L in (self.L, self.L | then)
                )
                if now and not after:
                    yield self.listener(u), "no answer", question.text.rstrip(".")

    def listener(self, u: oracle.Listener) -> str:
        """What a sentence calls a listener."""
        if u.person:
            return self.name(u.person)
        return who(self.application, self.facts.round, u.places[0])

    def _balance(self, s: int, what: str, then: oracle.Plan) -> bool:
        now, after = (
            {a for j in self.useful(s, stories) for a in self.facts.J[j].answers}
            for stories in (self.L[s], then[s])
        )
        return self.facts.capacity[s] >= 3 and now - after == {ASKS[name] for name in names(what)}

    def _emphasis(self, title: str, first: str | None, who: str | None, then: oracle.Plan) -> bool:
        j = self.titled[title]
        moved = {s for s, k in self._pairs(then) if k == j}
        if not first or not who:
            return bool(moved) and not self.facts.shows[j]
        s = self.session(who)
        judged = self.facts.P[s].get(first, (0, 0))[0] > 1
        return s in moved and self.facts.J[j].shows[0] == first and not judged

    def _order(self, s: int, j: int, k: int, t: int | None, what: str) -> bool:
        if t is None:
            return what == "this one comes first in your story bank" and j < k
        found = re.fullmatch(r"this way, (.*) hears? the one that comes first in.*", what)
        return (
            found is not None
            and min(j, k) in self.L[self.session(found[1])]
            and self.session(found[1]) in {s, t}
        )
