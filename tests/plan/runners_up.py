"""The runner-up of a story, found again among all plans that differ in its place, and what is said
of it.
"""

# ruff: noqa: N803, N806  # the letters of MODEL.md
from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain

from tests.plan import oracle
from tests.plan.reader import ASKS, Reader, names

from secondround.plan import who

SERVED = {"served": ("sessions", "places")}
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
        return found

    def _rank(self, L: oracle.Plan) -> tuple[tuple[int, ...], tuple[int, ...]]:
        return self.facts.values(L), self.facts.order(L)

    def _named(self, s: int, j: int, choice: str) -> tuple[int, int | None, oracle.Plan] | None:
        """The best other choice, where it is the one that is named."""
        best = max(self.options(s, j), key=lambda one: self._rank(one[2]), default=None)
        swap = re.fullmatch(r"a swap with “(.*)”, planned for (.*)", choice)
        title, other = (swap[1], self.session(swap[2])) if swap else (choice.strip("“”"), None)
        return best if best and best[:2] == (self.titled[title], other) else None

    def better(self, s: int, j: int, choice: str) -> bool:
        best = self._named(s, j, choice)
        return best is not None and self._rank(best[2]) > self._rank(self.L)

    def runner_up(self, s: int, j: int, choice: str, cost: str) -> bool:
        best = self._named(s, j, choice)
        if best is None or self._rank(best[2]) > self._rank(self.L):
            return False
        k, t, then = best
        before, after = self.facts.values(self.L), self.facts.values(then)
        objective = next(
            (name for name, x, y in zip(oracle.OBJECTIVES, before, after, strict=True) if x > y),
            "order",
        )
        checks: dict[str, tuple[str, Callable[..., bool]]] = {
            "sessions": (
                r"With it, (.*) would hear nothing they ask for\.",
                lambda who: self._left(who, then),
            ),
            "places": (
                r"(.* shows nothing that .* asks? for)\.",
                lambda what: self._idle(what, then),
            ),
            "requirements": (
                r"With it, nothing would prove (.*?)(?:; (.*) would be proven instead)?\.",
                lambda lost, won: self._proof(names(lost), names(won or ""), then),
            ),
            "interest": (
                r"With it, (.*?)\.( On balance, that counts for less\.)?",
                lambda what, less: self._interest(what, bool(less), then),
            ),
            "answers": (
                r"With it, no useful story would answer (.*)\.",
                lambda what: (
                    self.answers(self.L) - self.answers(then)
                    == {ASKS[name] for name in names(what)}
                ),
            ),
            "balance": (r"With it, (.*)\.", lambda what: self._balance(what, then)),
            "strength": (
                r"(You rate it lower|It is still to be written in full)\.",
                lambda what: (
                    self.facts.strength[k] < self.facts.strength[j]
                    and ("written" in what) == self._is_unfinished(k)
                ),
            ),
            "emphasis": (r"(.*)\.", lambda what: self._emphasis(what, then)),
            "fresh": (r"You allow it here as a repeat, .*\.", lambda: k in self.facts.waived[s]),
            "kept": (
                r"It is just as good, but the earlier plan has (this one here|that one for .*)\.",
                lambda which: (
                    (s, j) in self.facts.earlier
                    if "here" in which
                    else (t, k) in self.facts.earlier
                ),
            ),
            "order": (r"It is just as good(.*)\.", lambda what: self._order(s, j, k, t, what)),
        }
        kinds = [checks[name] for name in SERVED.get(objective, (objective,))]
        return not [*self.held(cost, kinds)]

    def _is_unfinished(self, k: int) -> bool:
        story = self.application.candidate.stories[k]
        return None in (story.situation, story.result) or not story.action

    def _pairs(self, then: oracle.Plan) -> set[tuple[int, int]]:
        return {(s, j) for s in then for j in then[s] - self.L[s]}

    def _left(self, who: str, then: oracle.Plan) -> bool:
        lost = {s for s in then if self.useful(s, self.L[s]) and not self.useful(s, then[s])}
        return {self.session(one) for one in self._labels(who)} == lost

    def _labels(self, text: str) -> list[str]:
        """One or two labels of sessions, each with one or more names: every way to cut is tried."""
        parts = re.split(r"(, | and )", text)
        for cut in range(1, len(parts), 2):
            both = ["".join(parts[:cut]), "".join(parts[cut + 1 :])]
            try:
                if len({self.session(label) for label in both}) == 2:
                    return both
            except AssertionError:
                continue
        return [text]

    def _idle(self, what: str, then: oracle.Plan) -> bool:
        said = set()
        for part in re.split(r" and (?=“)", what):
            found = re.fullmatch(r"“(.*)” shows nothing that (.*) asks? for", part)
            assert found, part
            said.add((self.session(found[2]), self.titled[found[1]]))
        return said == {(s, j) for s, j in self._pairs(then) if not self.facts.use(s, j)}

    def _proof(self, lost: list[str], won: list[str], then: oracle.Plan) -> bool:
        heard = [j for told in self.facts.told.values() for j in told]
        now = set().union(*(self.facts.shows[j] for j in chain(heard, *self.L.values())))
        after = set().union(*(self.facts.shows[j] for j in chain(heard, *then.values())))
        return self._changed(lost, won, now, after)

    def _changed(self, lost: list[str], won: list[str], now: set[str], after: set[str]) -> bool:
        lines = [
            line
            for line in self.record.role.requirements
            if line.must and line.shows and not line.evidence
        ]
        falls = [
            line.text for line in lines if set(line.shows) & now and not set(line.shows) & after
        ]
        rises = [
            line.text for line in lines if set(line.shows) & after and not set(line.shows) & now
        ]
        return sorted(falls) == sorted(lost) and sorted(rises) == sorted(won)

    def _interest(self, what: str, less: bool, then: oracle.Plan) -> bool:  # noqa: FBT001
        said: set[tuple[str, str, str]] = set()
        clauses = what.split("; ")
        lost, won = (
            names("".join(one.removeprefix(start) for one in clauses if one.startswith(start)))
            for start in (
                "nobody who decides would hear proof of ",
                "somebody who decides would hear proof of ",
            )
        )
        now, after = (
            set().union(*(self.facts.shows[j] for j in self.facts.to_deciders(self.L | L)))
            for L in ({}, then)
        )
        decided = self._changed(lost, won, now, after)
        for clause in clauses:
            if " who decides would hear proof of " in clause:
                continue
            found = re.fullmatch(r"(.*?) would hear (.*)", clause)
            assert found, clause
            rest = re.sub(r",? (?:but|and) (?=(less|something|more) about)", "|", found[2])
            for part in rest.split("|"):
                kind, about = part.split(" about ")
                for one in _each(found[1]):
                    said |= {(one, kind, name) for name in names(about)}
        real: set[tuple[str, str, str]] = set()
        for u in self.facts.U:
            for p, (_, second) in u.points.items():
                was, will = (
                    sum(
                        p in self.facts.shows[j]
                        for j in (*u.before, *(j for s in u.places for j in L.get(s, ())))
                    )
                    for L in (self.L, self.L | then)
                )
                kind = ""
                if was and not will:
                    kind = "nothing"
                elif will and not was:
                    kind = "something"
                elif min(was, 2) != min(will, 2) and second:
                    kind = "less" if will < was else "more"
                real |= {(one, kind, p) for one in _each(self.listener(u)) if kind}
        more = bool(won) or any(kind in {"something", "more"} for _, kind, _ in real)
        return decided and said == real and less == more

    def listener(self, u: oracle.Listener) -> str:
        """What a sentence calls a listener."""
        if u.person:
            return self.name(u.person)
        return who(self.application, self.facts.round, u.places[0])

    def _balance(self, what: str, then: oracle.Plan) -> bool:
        said: set[tuple[int, bool, str]] = set()
        for clause in re.split(r"(?:, | and )(?=no story useful|one useful)", what):
            found = re.fullmatch(r"(no story|one) useful to (.*) would answer (.*)", clause)
            assert found, clause
            said |= {
                (self.session(found[2]), found[1] == "one", ASKS[name]) for name in names(found[3])
            }
        real = set()
        for s in then:
            now, after = (
                {a for j in self.useful(s, stories) for a in self.facts.J[j].answers}
                for stories in (self.L[s], then[s])
            )
            if self.facts.capacity[s] >= 3:
                real |= {(s, False, a) for a in now - after} | {(s, True, a) for a in after - now}
        return said == real

    def _emphasis(self, what: str, then: oracle.Plan) -> bool:
        said = set()
        for part in re.split(r" and (?=the strongest point|“)", what):
            one = re.fullmatch(
                (
                    r"[Tt]he strongest point of “(.*)”, (.*), "
                    r"is not what (.*) (?:is|are) there to judge"
                ),
                part,
            )
            if one is None:
                none = re.fullmatch(r"“(.*)” shows nothing", part)
                assert none, part
                said |= {
                    (s, j)
                    for s, j in self._pairs(then)
                    if j == self.titled[none[1]] and not self.facts.shows[j]
                }
                continue
            j = self.titled[one[1]]
            assert self.facts.J[j].shows[0] == one[2]
            said.add((self.session(one[3]), j))
        blunt = set()
        for s, j in self._pairs(then):
            first = self.facts.J[j].shows[0] if self.facts.J[j].shows else None
            if self.facts.P[s].get(first or "", (0, 0))[0] <= 1:
                blunt.add((s, j))
        return said == blunt

    def _order(self, s: int, j: int, k: int, t: int | None, what: str) -> bool:
        if t is None:
            return what == ", but this one comes first in your story bank" and j < k
        found = re.fullmatch(
            r"; this way, (.*) hears? the one that comes first in your story bank", what
        )
        return (
            found is not None
            and min(j, k) in self.L[self.session(found[1])]
            and self.session(found[1]) in {s, t}
        )


def _each(label: str) -> list[str]:
    """The people of a label, or of a list of labels, without the times that tell sessions apart."""
    return names(re.sub(r" \((?:at|in) [^)]*\)", "", label))
