"""Every sentence that a plan makes, read back and recomputed from the records and MODEL.md's definitions.

Each kind of sentence has one pattern and one check here; a sentence that fits no pattern is a fault, too, so none can
be added unchecked. Nothing of the program's plan is used but its result.
"""

# ruff: noqa: N803, N806  # the letters of MODEL.md
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from tests.plan import oracle
from tests.plan.oracle import Facts

from secondround.plan.model import Choice, Plan, SessionPlan

COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ASKS = {"can you do it": "can", "will you do it": "will", "will you fit in": "fit"}


def names(text: str) -> list[str]:
    """The items of `a, b and c` or `a, b or c`, without their quotes."""
    return [part.strip("“”") for part in re.split(r", | and | or ", text)] if text else []


@dataclass
class Reader:
    """One plan, and the facts that its sentences are held against."""

    facts: Facts
    plan: Plan

    def __post_init__(self) -> None:
        self.application, self.record = self.facts.application, self.facts.application.record
        self.number = {story.id: j for j, story in enumerate(self.facts.J)}
        self.titled = {story.title: j for j, story in enumerate(self.facts.J)}
        self.L = {
            one.index: frozenset(self.number[choice.story] for choice in one.leads)
            for one in self.plan.sessions
            if not one.begun
        }
        self.H = self.L | {s: frozenset(told) for s, told in self.facts.told.items()}
        self.K = {one.index: {self.number[choice.story] for choice in one.backups} for one in self.plan.sessions}
        self.past = [one for stage in self.record.rounds[: self.facts.round] for one in stage.sessions]

    # Whom a sentence means.

    def name(self, id: str) -> str:
        return self.record.interviewers[id].name

    def session(self, label: str) -> int:
        """The one session that a label fits; an assertion fails where there are several or none."""
        found = re.fullmatch(r"(.*?)(?: \((?:at (\d\d:\d\d)|in session (\w+)|in “(.*)”)\))?", label)
        assert found, label
        people, at, place, title = found.groups()
        fits = []
        for s, one in enumerate(self.facts.S):
            known = {self.name(id) for id in one.with_} == set(names(people))
            then = at is None or (one.at is not None and f"{one.at:%H:%M}" == at)
            if known and then and place in {None, COUNTS[s + 1]} and title in {None, one.name}:
                fits.append(s)
        assert len(fits) == 1, f"{label} is {fits}"
        return fits[0]

    def with_(self, label: str) -> set[str]:
        """The ids of everybody of a list of names, with their titles or without."""
        found = {one.name: id for id, one in self.record.interviewers.items()}
        return {found[name] for name in names(label)}

    def hears(self, id: str) -> set[str]:
        """What the stories of all of a person's sessions show."""
        places = [s for s, one in enumerate(self.facts.S) if id in one.with_]
        return set(chain.from_iterable(self.facts.shows[j] for s in places for j in self.H[s]))

    def requirement(self, text: str) -> set[str]:
        return next(set(one.shows) for one in self.record.role.requirements if one.text.rstrip(".") == text)

    def everything(self) -> list[tuple[int, int]]:
        return [(s, j) for s, told in self.H.items() for j in told]

    # What is said of a story in a session.

    def choice(self, s: int, choice: Choice, *, spare: bool) -> Iterator[str]:
        """The faults of a story's reasons."""
        j, told = self.number[choice.story], s in self.facts.B
        text = " ".join(choice.reasons)
        kinds: list[tuple[str, Callable[..., bool]]] = [
            (r"Told to (.*)\.", lambda who: told and self.session(who) == s),
            (r"You pinned it here\.", lambda: j in self.facts.pin[s]),
            (
                r"You pinned it here\. It was told in an earlier round\.",
                lambda: j in self.facts.pin[s] and any(choice.story in (one.told or ()) for one in self.past),
            ),
            (r"You pinned it here\. Another story of its project was told.*", lambda: j in self.facts.pin[s]),
            (r"(.*?)(?: \(.*\))? cares about (.*), which it shows\.", lambda who, what: self._cares(s, j, who, what)),
            (r"It shows (.*), which an? (.*) usually judges\.", lambda what, role: self._judged(s, j, what, role)),
            (r"It shows (.*), which the posting asks for\.", lambda what: set(names(what)) == self._asked(s, j)),
            (r"It shows nothing asked for by (.*)\.", lambda who: self.session(who) == s and not self.facts.use(s, j)),
            (r"It proves (.*), (a must-have|must-haves|nice to have).*\.", lambda *said: self._proves(j, *said)),
            (r"It answers (.*)\.", lambda what: {ASKS[one] for one in names(what)} == set(self.facts.J[j].answers)),
            (r"Nobody else in this round hears it, so .*", lambda: spare and self._alone(s, j)),
            (r"No other story is free for this place\.", lambda: not self._options(s, j)),
            (r"Runner-up: (.*?)\. (.*)", lambda choice, cost: self._runner_up(s, j, choice, cost)),
            (
                r"The search for the best plan was cut off: (.*) would be better here\.",
                lambda choice: self._better(s, j, choice),
            ),
        ]
        for reason in choice.reasons:
            yield from self._held(reason, kinds)
        if self.facts.use(s, j) and self.facts.P[s] and not re.search(r"cares about|judges|posting asks", text):
            yield f"{s}, {j}: whose interest it meets is not said"
        if not told and not spare and not choice.pinned and not re.search(r"Runner-up|No other story|cut off", text):
            yield f"{s}, {j}: no runner-up"

    def _held(self, sentence: str, kinds: list[tuple[str, Callable[..., bool]]]) -> Iterator[str]:
        """Nothing where the sentence is one of these kinds, and true."""
        for pattern, check in kinds:
            if found := re.fullmatch(pattern, sentence):
                if not check(*found.groups()):
                    yield f"not true: {sentence}"
                return
        yield f"not known: {sentence}"

    def _cares(self, s: int, j: int, who: str, what: str) -> bool:
        (id,) = self.with_(who)
        cares = set(self.record.interviewers[id].cares_about) & self.facts.shows[j]
        return id in self.facts.S[s].with_ and cares == set(names(what))

    def _judged(self, s: int, j: int, what: str, role: str) -> bool:
        there = role in {self.record.interviewers[id].role for id in self.facts.S[s].with_}
        judges = {name for card in self.application.library.roles if card.role == role for name in card.judges}
        return there and set(names(what)) <= judges & self.facts.shows[j]

    def _asked(self, s: int, j: int) -> set[str]:
        """What the story shows and only the posting asks for."""
        posting = {p for one in self.record.role.requirements for p in one.shows}
        return {p for p in self.facts.shows[j] & posting if self.facts.P[s][p] == (1, 0)}

    def _proves(self, j: int, what: str, kind: str) -> bool:
        proven = [one for one in self.record.role.requirements if set(one.shows) & self.facts.shows[j]]
        must = kind != "nice to have"
        return {one.text.rstrip(".") for one in proven if one.must == must} == set(names(what))

    def _alone(self, s: int, j: int) -> bool:
        """Whether no session is told the story, or one of its project, and no other has it in reserve."""
        others = [k for t, held in self.K.items() for k in held if (t, k) != (s, j)]
        return self.facts.g[j] not in {self.facts.g[k] for k in (*others, *(k for _, k in self.everything()))}

    # The runner-up.

    def _options(self, s: int, j: int) -> list[tuple[int, int | None, oracle.Plan]]:
        """Every plan that gives the place to a story told nowhere, or swaps with another session."""
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
        best = max(self._options(s, j), key=lambda one: self._rank(one[2]), default=None)
        swap = re.fullmatch(r"a swap with “(.*)”, planned for (.*)", choice)
        title, other = (swap[1], self.session(swap[2])) if swap else (choice.strip("“”"), None)
        return best if best and best[:2] == (self.titled[title], other) else None

    def _better(self, s: int, j: int, choice: str) -> bool:
        best = self._named(s, j, choice)
        return best is not None and self._rank(best[2]) > self._rank(self.L)

    def _runner_up(self, s: int, j: int, choice: str, cost: str) -> bool:
        best = self._named(s, j, choice)
        if best is None or self._rank(best[2]) > self._rank(self.L):
            return False
        k, t, then = best
        before, after = self.facts.values(self.L), self.facts.values(then)
        level = next((name for name, x, y in zip(oracle.LEVELS, before, after, strict=True) if x > y), "order")
        checks: dict[str, tuple[str, Callable[..., bool]]] = {
            "sessions": (r"With it, (.*) would hear nothing they ask for\.", lambda who: self._left(who, then)),
            "places": (r"(.* shows nothing asked for by .*)\.", lambda what: self._idle(what, then)),
            "requirements": (
                r"With it, nothing would prove (.*?)(?:; (.*) would be proven instead)?\.",
                lambda lost, won: self._proof(names(lost), names(won or ""), then),
            ),
            "interest": (
                r"With it, (.*?)\.( All in all, that counts for less\.)?",
                lambda what, less: self._interest(what, bool(less), then),
            ),
            "answers": (
                r"With it, no story of use to anybody would answer (.*)\.",
                lambda what: self._answers(self.L) - self._answers(then) == {ASKS[one] for one in names(what)},
            ),
            "balance": (r"With it, (.*)\.", lambda what: self._balance(what, then)),
            "strength": (r"You rate it lower\.", lambda: self.facts.J[k].strength < self.facts.J[j].strength),
            "emphasis": (r"(.*)\.", lambda what: self._emphasis(what, then)),
            "fresh": (r"You allow it here as a repeat, .*\.", lambda: k in self.facts.waived[s]),
            "kept": (
                r"It is as good, but the earlier plan has (this one here|that one for .*)\.",
                lambda which: (s, j) in self.facts.earlier if "here" in which else (t, k) in self.facts.earlier,
            ),
            "order": (r"It is as good(.*)\.", lambda what: self._order(s, j, k, t, what)),
        }
        return not [*self._held(cost, [checks[level]])]

    def _pairs(self, then: oracle.Plan) -> set[tuple[int, int]]:
        return {(s, j) for s in then for j in then[s] - self.L[s]}

    def _left(self, who: str, then: oracle.Plan) -> bool:
        lost = {s for s in then if self._useful(s, self.L[s]) and not self._useful(s, then[s])}
        return {self.session(one) for one in self._labels(who)} == lost

    def _labels(self, text: str) -> list[str]:
        """One or two labels of sessions, each with one or more names: every way to cut is tried."""
        parts = re.split(r"(, | and )", text)
        for cut in range(1, len(parts), 2):
            both = ["".join(parts[:cut]), "".join(parts[cut + 1 :])]
            try:
                if len({self.session(one) for one in both}) == 2:
                    return both
            except AssertionError:
                continue
        return [text]

    def _useful(self, s: int, stories: frozenset[int]) -> list[int]:
        return [j for j in stories if self.facts.use(s, j)]

    def _idle(self, what: str, then: oracle.Plan) -> bool:
        said = set()
        for part in re.split(r" and (?=“)", what):
            found = re.fullmatch(r"“(.*)” shows nothing asked for by (.*)", part)
            assert found, part
            said.add((self.session(found[2]), self.titled[found[1]]))
        return said == {(s, j) for s, j in self._pairs(then) if not self.facts.use(s, j)}

    def _proof(self, lost: list[str], won: list[str], then: oracle.Plan) -> bool:
        heard = [j for told in self.facts.told.values() for j in told]
        now = set().union(*(self.facts.shows[j] for j in chain(heard, *self.L.values())))
        after = set().union(*(self.facts.shows[j] for j in chain(heard, *then.values())))
        lines = [one for one in self.record.role.requirements if one.must and one.shows and not one.evidence]
        falls = [one.text for one in lines if set(one.shows) & now and not set(one.shows) & after]
        rises = [one.text for one in lines if set(one.shows) & after and not set(one.shows) & now]
        return sorted(falls) == sorted(lost) and sorted(rises) == sorted(won)

    def _interest(self, what: str, less: bool, then: oracle.Plan) -> bool:  # noqa: FBT001
        said: set[tuple[int, str, str]] = set()
        for clause in what.split("; "):
            found = re.fullmatch(r"(.*?) would hear (.*)", clause)
            assert found, clause
            rest = re.sub(r",? (?:but|and) (?=(less|something|more) about)", "|", found[2])
            for part in rest.split("|"):
                kind, about = part.split(" about ")
                said |= {(self.session(found[1]), kind, name) for name in names(about)}
        real: set[tuple[int, str, str]] = set()
        for s in then:
            for p, (_, second) in self.facts.P[s].items():
                now, after = (sum(p in self.facts.shows[j] for j in stories) for stories in (self.L[s], then[s]))
                if now and not after:
                    real.add((s, "nothing", p))
                elif after and not now:
                    real.add((s, "something", p))
                elif min(now, 2) != min(after, 2) and second:
                    real.add((s, "less" if after < now else "more", p))
        return said == real and less == any(kind in {"something", "more"} for _, kind, _ in real)

    def _answers(self, L: oracle.Plan) -> set[str]:
        heard = [*((s, j) for s in L for j in L[s]), *((s, j) for s, told in self.facts.told.items() for j in told)]
        return {a for s, j in heard if self.facts.use(s, j) for a in self.facts.J[j].answers}

    def _balance(self, what: str, then: oracle.Plan) -> bool:
        said: set[tuple[int, bool, str]] = set()
        for clause in re.split(r"(?:, | and )(?=no story of use|one of use)", what):
            found = re.fullmatch(r"(no story|one) of use to (.*) would answer (.*)", clause)
            assert found, clause
            said |= {(self.session(found[2]), found[1] == "one", ASKS[one]) for one in names(found[3])}
        real = set()
        for s in then:
            now, after = (
                {a for j in self._useful(s, stories) for a in self.facts.J[j].answers}
                for stories in (self.L[s], then[s])
            )
            if self.facts.room[s] >= 3:
                real |= {(s, False, a) for a in now - after} | {(s, True, a) for a in after - now}
        return said == real

    def _emphasis(self, what: str, then: oracle.Plan) -> bool:
        said = set()
        for part in re.split(r" and (?=what “|“)", what):
            one = re.fullmatch(r"[Ww]hat “(.*)” shows best, (.*), is not what (.*) (?:is|are) there to judge", part)
            if one is None:
                none = re.fullmatch(r"“(.*)” shows nothing", part)
                assert none, part
                said |= {(s, j) for s, j in self._pairs(then) if j == self.titled[none[1]] and not self.facts.shows[j]}
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
        found = re.fullmatch(r"; this way (.*) hears? the one that comes first in your story bank", what)
        return found is not None and min(j, k) in self.L[self.session(found[1])] and self.session(found[1]) in {s, t}

    # What is said of the round.

    def gaps(self) -> Iterator[str]:
        """The faults of gaps."""
        kinds: list[tuple[str, Callable[..., bool]]] = [
            (r"(\w+) stor(?:y is|ies are) missing for (.*?): (.*?)\.(?: Write .* showing (.*)\.)?", self._missing),
            (r"(\w+) stor(?:y|ies) planned for (.*?) shows? nothing they ask for\.(?: Write .*)?", self._useless),
            (
                r"No story proves “(.*)”, a must-have: none shows (.*)\.",
                lambda text, what: (
                    set(names(what)) == self.requirement(text) and not any(self._able(self.requirement(text)))
                ),
            ),
            (
                r"Every story that proves “(.*)” was told before\.",
                lambda text: all(self.facts.g[j] in self.facts.spent for j in self._able(self.requirement(text))),
            ),
            (r"No story that proves “(.*)” has a place in this round\.", lambda text: not self._proven(text)),
            (r"“(.*)” names no competency, so .*", lambda text: not self.requirement(text)),
            (
                r"(.*?) cares? about (.*), and no story they hear( in this round)? shows it\.",
                lambda who, what, here: self._unmet(who, [what], bool(here)),
            ),
            (
                r"Nothing told in this round answers “(.*)”\.",
                lambda asks: not any(ASKS[asks] in self.facts.J[j].answers for _, j in self.everything()),
            ),
            (
                r"No story of use to anybody in this round answers “(.*)”\.",
                lambda asks: (
                    ASKS[asks] not in self._answers(self.L)
                    and any(ASKS[asks] in self.facts.J[j].answers for _, j in self.everything())
                ),
            ),
            (r"There is no question to ask (.*?): .*", lambda who: not self._of(self.session(who)).questions),
            (r"“(.*)” goes unasked: .*", lambda text: text not in self._asked_texts()),
        ]
        for gap in self.plan.gaps:
            yield from self._held(gap.message, kinds)

    def _of(self, s: int) -> SessionPlan:
        return next(one for one in self.plan.sessions if one.index == s)

    def _asked_texts(self) -> set[str]:
        return {one.text for session in self.plan.sessions for one in session.questions}

    def _able(self, shows: set[str]) -> list[int]:
        return [j for j, own in enumerate(self.facts.shows) if own & shows]

    def _proven(self, text: str) -> bool:
        return any(self.facts.shows[j] & self.requirement(text) for _, j in self.everything())

    def _missing(self, count: str, who: str, rules: str, wanted: str | None) -> bool:
        s = self.session(who)
        lacking = self.facts.room[s] - len(self.L[s])
        groups = self.facts.g
        true = {
            "the story bank is empty": not self.facts.J,
            "no story is told twice in a round": not any(self.facts.waived.values()),
            "no story is told twice in a round without a waiver": any(self.facts.waived.values()),
            "none is told again that was told before": any(g in self.facts.spent for g in groups),
            "stories of one project count as one": len(set(groups)) < len(groups),
            "some are to be avoided here": bool(self.facts.ban[s]),
        }
        rest = re.split(r", | and (?=none|stories|some)", rules)
        return (
            COUNTS.index(count.lower()) == lacking
            and all(true[rule] for rule in rest)
            and set(names(wanted or "")) <= set(self.facts.P[s])
        )

    def _useless(self, count: str, who: str) -> bool:
        s = self.session(who)
        return COUNTS.index(count.lower()) == len(self.L[s]) - len(self._useful(s, self.L[s]))

    def _unmet(self, who: str, what: list[str], here: bool) -> bool:  # noqa: FBT001
        people = self.with_(who)
        cares = all(set(what) <= set(self.record.interviewers[id].cares_about) for id in people)
        before = any(one.told and people & set(one.with_) for one in self.past)
        return cares and not any(set(what) & self.hears(id) for id in people) and here == before

    def remarks(self) -> Iterator[str]:
        """The faults of the remarks on coverage."""
        kinds: list[tuple[str, Callable[..., bool]]] = [
            (
                r"Nobody( in this round)? hears a story that proves “(.*?)”(, a must-have)?\.",
                lambda here, text, _: not self._proven(text) and bool(here) == any(one.told for one in self.past),
            ),
            (r"(.*) (?:will hear|heard) no story\.", lambda who: not self.H[self.session(who)]),
            (
                r"(.*) (?:will hear|heard) nothing about (.*?)( in this round)?\.",
                lambda who, what, here: self._unmet(who, names(what), bool(here)),
            ),
            (
                r"Nothing told to (.*) answers (.*)\.",
                lambda who, what: (
                    not any(
                        ASKS[one] in self.facts.J[j].answers for one in names(what) for j in self.H[self.session(who)]
                    )
                ),
            ),
        ]
        for remark in self.plan.coverage.remarks:
            yield from self._held(remark, kinds)

    def clashes(self) -> Iterator[str]:
        """The faults of what is said of pins that do not hold."""
        kinds: list[tuple[str, Callable[..., bool]]] = [
            (
                r"“(.*)” is both to be told and to be avoided here\.",
                lambda title: any(self._id(title) in {*one.tell} & {*one.avoid} for one in self.facts.S),
            ),
            (
                r"“(.*)” was told to (.*) already in this round, and no story is told twice\.",
                lambda title, who: self.titled[title] in self.facts.told[self.session(who)],
            ),
            (
                r"Another story of the project of “(.*)” was told to (.*) already in this round\.",
                lambda title, who: self._mate(self.titled[title], self.session(who)),
            ),
            (
                r"“([^”]*)” is pinned to the sessions with (.*), and no story is told twice in a round\.",
                lambda title, _: sum(self._id(title) in one.tell for one in self.facts.S) > 1,
            ),
            (
                r"(.*) are of one project, which counts as one story told twice\.",
                lambda titles: len({self.facts.g[self.titled[one]] for one in names(titles)}) == 1,
            ),
            (
                r"`stories: (\d+)` leaves the session with (.*) room for .*, and (\d+) are pinned to it\.",
                lambda room, who, pins: (
                    self.facts.S[self.session(who)].stories == int(room)
                    and len(set(self.facts.S[self.session(who)].tell)) == int(pins)
                ),
            ),
        ]
        for clash in self.plan.clashes:
            yield from self._held(clash.message, kinds)

    def levels(self) -> Iterator[str]:
        """The faults of what is said of each level."""
        room, open_ = self.facts.room, self.facts.O
        long = [s for s in open_ if room[s] >= 3]
        value = dict(zip(oracle.LEVELS, self.facts.values(self.L), strict=True))
        spare = [sum(1 for _ in self.K[s]) for s in open_]
        places = [min(room[s], 1) + (room[s] >= 3) for s in open_]
        figures: dict[str, tuple[int, ...]] = {
            "sessions": (value["sessions"], sum(room[s] > 0 for s in open_)),
            "places": (value["places"], sum(room[s] for s in open_)),
            "requirements": (value["requirements"], len(self.facts.R)),
            "interest": (value["interest"], 9, 4, 1, 3, 1),
            "answers": (value["answers"], 3),
            "balance": (value["balance"], 3 * len(long), len(long), 3),
            "strength": (value["strength"], 1, 3),
            "emphasis": (value["emphasis"],),
            "fresh": (value["fresh"],),
            "kept": (value["kept"],),
            "reserves": (sum(held > 0 for held in spare), sum(most > 0 for most in places)),
            "backups": (sum(spare), sum(places)),
        }
        for level in self.plan.levels:
            if level.name in figures:
                text = re.sub(r"^the second|second |one (?=that|is)|the (?=same)", "", level.meaning)
                found = [word for word in re.findall(r"\w+", text.lower()) if word.isdigit() or word in COUNTS]
                said = tuple(int(word) if word.isdigit() else COUNTS.index(word) for word in found)
                if said != figures[level.name]:
                    yield f"{level.name}: {level.meaning}, and it is {figures[level.name]}"

    def _id(self, title: str) -> str:
        return self.facts.J[self.titled[title]].id

    def _mate(self, j: int, s: int) -> bool:
        told = self.facts.told[s]
        return j not in told and self.facts.g[j] in {self.facts.g[k] for k in told}


def untrue(facts: Facts, plan: Plan) -> list[str]:
    """Every sentence of the plan that is not true, or that nothing here can check."""
    reader = Reader(facts, plan)
    found: list[str] = []
    for one in plan.sessions:
        for choice in one.leads:
            found += reader.choice(one.index, choice, spare=False)
        for choice in one.backups:
            found += reader.choice(one.index, choice, spare=True)
    return [*found, *reader.gaps(), *reader.remarks(), *reader.clashes(), *reader.levels()]
