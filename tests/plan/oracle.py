"""The definition of MODEL.md, read from the records alone, and two ways to find the best plan by
it.

`by_trying` looks at every plan there is; `by_cpsat` asks another solver. Neither uses any part of
the program's plan.
"""

# ruff: noqa: N803, N806  # the letters of MODEL.md
from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from secondround.records import Application
from secondround.records.models import LikelyQuestion
from secondround.records.models.rounds import Session
from secondround.text import questions

MINUTES = {
    "behavioural": 15,
    "panel": 20,
    "technical": 30,
    "presentation": 30,
    "meal": 30,
    "informal": 20,
    "recorded": 10,
    "ai": 15,
}
WITHOUT_STORIES = {"test", "break"}
THREE = ("can", "will", "fit")
OBJECTIVES = (
    "interest",
    "sessions",
    "twice",
    "answers",
    "balance",
    "openers",
    "otherwise",
    "strength",
    "emphasis",
    "fresh",
    "kept",
)
BACKUP_OBJECTIVES = (
    *("backup questions", "reserves", "backups", "backup interest", "backup strength"),
    "backup kept",
)

Plan = dict[int, frozenset[int]]
"""Session -> story numbers."""


@dataclass
class Listener:
    """`u`: who it is, `{s : u ∈ U(s)}`, `P(u)`, `before(u)`, `for(q)` of each `q ∈ Q(u)`, and what
    counts otherwise for somebody in `D`, by competency and strength.
    """

    person: str
    places: list[int]
    points: dict[str, tuple[int, int]]
    before: list[int]
    asks: list[set[int]]
    strong: dict[Any, tuple[int, int]] = field(default_factory=dict)

    def counted(self) -> dict[Any, tuple[int, int]]:
        """What the first and the second story count by what they are `on`."""
        return self.points | self.strong

    def open(self) -> list[set[int]]:
        """`for(q)` of the likely questions that no story told so far answers."""
        return [able for able in self.asks if not able & set(self.before)]


@dataclass
class Facts:
    """The table "What is given" of MODEL.md for one round; `ignored` are the pins left out because
    they clash.
    """

    application: Application
    round: int
    ignored: frozenset[tuple[int, str]] = frozenset()
    earlier: frozenset[tuple[int, int]] = frozenset()

    def __post_init__(self) -> None:
        record = self.application.record
        self.J = self.application.candidate.stories
        self.strength = [
            story.strength if story.situation and story.action and story.result else 1
            for story in self.J
        ]
        self.S = record.rounds[self.round].sessions
        self.B = [
            s
            for s, session in enumerate(self.S)
            if session.told is not None or session.debrief is not None or session.thanked
        ]
        noted = [self._hour(self.S[s]) for s in self.B]
        self.over = [
            s
            for s, session in enumerate(self.S)
            if s not in self.B
            and session.at
            and any(begin and self._hour(session) + session.minutes <= begin for begin in noted)
        ]
        self.over += [s for s in self.B if self.S[s].told is None]
        self.B += [s for s in self.over if s not in self.B]
        self.O = [s for s in range(len(self.S)) if s not in self.B]
        self.g = [
            ("project", story.project) if story.project else ("story", story.id) for story in self.J
        ]
        self.shows = [set(story.shows) for story in self.J]
        self.on: list[set[Any]] = [
            shows | {(p, least) for p in shows for least in range(2, strength + 1)}
            for shows, strength in zip(self.shows, self.strength, strict=True)
        ]
        number = {story.id: j for j, story in enumerate(self.J)}
        self.told = {s: [number[id] for id in self.S[s].told or ()] for s in self.B}
        self.told |= {s: [j for t, j in sorted(self.earlier) if t == s] for s in self.over}
        before = [
            id
            for stage in record.rounds[: self.round]
            for session in stage.sessions
            for id in session.told or ()
        ]
        self.spent = {self.g[number[id]] for id in before} | {
            self.g[j] for told in self.told.values() for j in told
        }
        self.pin = {
            s: {number[id] for id in self.S[s].tell if (s, id) not in self.ignored} for s in self.O
        }
        self.ban = {s: {number[id] for id in self.S[s].avoid} for s in self.O}
        self.waived = {s: {number[repeat.story] for repeat in self.S[s].repeat_ok} for s in self.O}
        self.capacity = {s: self._capacity(s) for s in self.O}
        self.P = [self._points(session) for session in self.S]
        self.R = [
            set(line.shows)
            for line in record.role.requirements
            if line.must and line.shows and not line.evidence
        ]
        people = record.interviewers
        self.D = {id for id in people if people[id].decides} or {
            id for id in people if people[id].role == "hiring manager"
        }
        self.before_D = {
            number[id]
            for stage in record.rounds[: self.round]
            for session in stage.sessions
            if self.D & set(session.with_)
            for id in session.told or ()
        }
        for j, shows in enumerate(self.shows):
            able: set[Any] = {("must", i) for i, r in enumerate(self.R) if shows & r}
            if self.strength[j] > 1:
                able |= {(*must, 2) for must in able}
                able |= {("any", id) for id in self.D if shows & {*people[id].cares_about}}
            self.on[j] |= able
        self.weight = [self._weight(session) for session in self.S]
        self.saving = len(record.rounds) > self.round + 1
        self.proof = 0 if self.saving else 9
        self.U = self._listeners()
        self.keep = [self._keep(s) for s in range(len(self.S))]

    def _hour(self, session: Session) -> int:
        return session.at.hour * 60 + session.at.minute if session.at else 0

    def _rank(self, session: Session) -> int:
        seated = session.model_copy(update={"format": "panel"})
        return self._weight(seated) + bool(self.D & set(session.with_))

    def _keep(self, s: int) -> set[int]:
        """`keep(s)`."""
        rounds, own = self.application.record.rounds, self._rank(self.S[s])
        talks = [talk for stage in rounds[: self.round] for talk in stage.sessions]
        told = {id for talk in talks for id in talk.told or ()}
        gone = {self.g[j] for j, story in enumerate(self.J) if story.id in told}
        new = [j for j in range(len(self.J)) if self.g[j] not in gone]
        able = [j for j in new if self.J[j].id not in self.S[s].avoid]
        fit = {j for j in able if self.shows[j] & self._top(self.P[s]) or self._answers(s, j)}
        known = bool(fit)
        fit = fit or {j for j in able if self.use(s, j)}
        fitting = {self.g[j] for j in fit}
        later = [talk for stage in rounds[self.round + 1 :] for talk in stage.sessions]
        wants = []
        for talk in sorted(later, key=self._rank, reverse=True):
            top = self.matters(talk)
            here = [(-self.strength[j], -len(top & self.shows[j]), j) for j in new]
            here = sorted(line for line in here if line[1])
            wants.append((self._rank(talk), [self.g[line[2]] for line in here]))
        kept = {g for rank, groups in wants for g in groups if fit and rank >= own} - fitting
        room = 0
        for session in self.S:
            by_time = session.minutes // MINUTES.get(session.format, 1000)
            room += min(by_time, 6) if session.stories is None else session.stories
        whole = {self.g[j] for j in fit if self.strength[j] > 1}
        for rank, groups in wants:
            for g in (groups[:1] if known else groups) if rank > own else ():
                if g in fitting and len(whole - kept - {g}) >= room:
                    kept.add(g)
        return {j for j in new if self.g[j] in kept}

    def matters(self, session: Session) -> set[str]:
        """`top` of a session of any round."""
        return self._top(self._points(session))

    def _top(self, points: dict[str, tuple[int, int]]) -> set[str]:
        """`top`, by what a session asks for."""
        for kinds in ({12, 9}, {4}):
            if top := {p for p, (first, _) in points.items() if first in kinds}:
                return top
        return set()

    def _answers(self, s: int, j: int) -> bool:
        """Whether the story answers a likely question of anybody in the session."""
        return any(j in able for u in self.U if s in u.places for able in u.asks)

    def _capacity(self, s: int) -> int:
        room = self._room(self.S[s])
        return room if self.S[s].stories is not None else max(room, len(self.pin[s]))

    @staticmethod
    def _room(session: Session) -> int:
        """How many stories a session has room for, whatever is pinned."""
        if session.stories is not None:
            return session.stories
        if session.format in WITHOUT_STORIES:
            return 0
        return min(session.minutes // MINUTES[session.format], 6)

    def _points(self, session: Session) -> dict[str, tuple[int, int]]:
        people = [self.application.record.interviewers[id] for id in session.with_]
        lines = self.application.record.role.requirements
        posting = {p: (1, 0) for line in lines for p in line.shows}
        return posting | self._judged(people) | dict.fromkeys(session.focus, (12, 6))

    def _judged(self, people: list[Any]) -> dict[str, tuple[int, int]]:
        points = {
            p: (2, 0) if interviewer.cares_about else (4, 1)
            for interviewer in people
            for card in self.application.library.roles
            if card.role == interviewer.role
            for p in card.judges
        }
        return points | {p: (9, 3) for interviewer in people for p in interviewer.cares_about}

    def _listeners(self) -> list[Listener]:
        """Each session for the rest of the posting, each person once, and all of `D` together."""
        record, number = self.application.record, {story.id: j for j, story in enumerate(self.J)}
        found = []
        for s in range(len(self.S)):
            rest = {p: worth for p, worth in self.P[s].items() if worth in {(1, 0), (12, 6)}}
            found.append(Listener("", [s], rest, list(self.told.get(s, ())), []))
            for p in self.S[s].focus if self.D & set(self.S[s].with_) else ():
                found[-1].strong |= {p: (7, 3), (p, 2): (6, 0), (p, 3): (3, 0)}
        for id, interviewer in record.interviewers.items():
            places = [s for s, session in enumerate(self.S) if id in session.with_]
            before = [
                number[story]
                for stage in record.rounds[: self.round]
                for session in stage.sessions
                if id in session.with_
                for story in session.told or ()
            ] + [j for s in places for j in self.told.get(s, ())]
            if places:
                asks = [self.answering(question) for question in interviewer.likely_questions]
                heard = Listener(id, places, self._judged([interviewer]), before, asks)
                for p in interviewer.cares_about if id in self.D else ():
                    heard.strong |= {p: (7, 3), (p, 2): (6, 0), (p, 3): (3, 0)}
                heard.strong |= {("any", id): (3, 0)} if id in self.D else {}
                for s in places:
                    tested = {*self.S[s].focus} if not self.D & set(self.S[s].with_) else set()
                    heard.points |= dict.fromkeys(tested & {*interviewer.cares_about}, (9, 0))
                found.append(heard)
        places = [s for s, session in enumerate(self.S) if self.D & set(session.with_)]
        before = sorted(self.before_D.union(*(self.told.get(s, ()) for s in places)))
        proofs: dict[Any, tuple[int, int]] = {("must", i): (4, 0) for i in range(len(self.R))}
        proofs |= {(*must, 2): (3, 0) for must in proofs}
        return [*found, Listener("", places, {}, before, [], proofs)]

    def answering(self, question: LikelyQuestion) -> set[int]:
        """`for(q)`."""
        found = set()
        words = questions.meaning(question.text)
        for j, story in enumerate(self.J):
            named = [questions.meaning(name) for name in story.shows]
            shared = set().union(*(own for own in named if own <= words))
            alike = any(questions.same(question.text, line) for line in story.good_for)
            judged = set(question.shows) & self.shows[j]
            if question.answers is not None and question.answers not in story.answers:
                judged = set()
            if judged or alike or len(shared) >= 2:
                found.add(j)
        return found

    def _weight(self, session: Session) -> int:
        weights = {2}
        for id in session.with_:
            role = self.application.record.interviewers[id].role
            decides = id in self.D or role == "hiring manager"
            weights.add(6 if decides else 4 if role in {"senior manager", "executive"} else 2)
        return max(weights) // 2 if session.format == "meal" else max(weights)

    def serve(self, s: int, i: int, steps: tuple[int, ...] = (3, 2, *[1] * 12)) -> int:
        """What one more story counts by these steps where there are `i` already."""
        earlier = self.application.record.rounds[: self.round]
        counts = []
        people: list[tuple[str, ...]] = [(id,) for id in self.S[s].with_]
        for who in people or [()]:
            alone = self._weight(self.S[s].model_copy(update={"with_": who}))
            talks = [talk for stage in earlier for talk in stage.sessions if talk.told]
            before = map(self.S.__getitem__, self.first(s))
            talks += [talk for talk in before if self._room(talk) and talk.told != ()]
            met = any(set(who) & set(talk.with_) for talk in talks)
            counts.append(alone * (*steps, 0, 0)[min(i + met, len(steps))])
        return max(counts)

    def first(self, s: int) -> list[int]:
        """The sessions that come before `s`, with meals at the end."""
        day = sorted(range(len(self.S)), key=lambda t: str(self.S[t].at or ""))
        day.sort(key=lambda t: self.S[t].format == "meal")
        return day[: day.index(s)]

    def served(self, L: Plan) -> int:
        """What it counts that stories are heard at all."""
        total = 0
        for s in self.O:
            for steps, counts in self.steps():
                here = sum(counts(s, j) for j in L[s])
                total += sum(self.serve(s, i, steps) for i in range(here))
        return total

    def steps(self) -> list[tuple[tuple[int, ...], Callable[[int, int], bool]]]:
        """What stories count in their order for whoever they count most, and which of them."""
        return [((3, 2, *[1] * 12), self.use), ((1,), self.ask), ((2, 1), self.want)]

    def ask(self, s: int, j: int) -> bool:
        """Whether the story is useful there, and not for the posting alone."""
        judged = {p for p, (first, _) in self.P[s].items() if first > 1}
        return self.want(s, j) or bool(self.shows[j] & judged)

    def want(self, s: int, j: int) -> bool:
        """Whether it is asked for there, and not by a role alone."""
        known = {p for p, (first, _) in self.P[s].items() if first > 4}
        for id in self.D & set(self.S[s].with_):
            known |= self._top(self._judged([self.application.record.interviewers[id]]))
            known = known.union(*self.R)
        return not self.P[s] or self._answers(s, j) or bool(self.shows[j] & known)

    def alone(self, s: int, j: int, told: Collection[int] = ()) -> int:
        """What the story counts more for those in the session, by itself or after others there."""
        total = 0
        for u in self.U:
            for p in self.on[j] & set(u.counted()) if s in u.places else ():
                was = sum(1 for k in (*u.before, *told) if p in self.on[k])
                total += (*u.counted()[p], 0)[min(was, 2)]
            asked = [able for able in u.open() if s in u.places and not able & {*told}]
            total += 9 * sum(j in able for able in asked)
        return total

    def to_deciders(self, L: Plan) -> set[int]:
        """What everybody who decides has heard before and hears now."""
        here = [u for u in self.U if u.person in self.D]
        met = {s for u in here for s in u.places}
        now = {j for s in met & L.keys() for j in L[s]}
        return now | {j for s in met & self.told.keys() for j in self.told[s]} | self.before_D

    def use(self, s: int, j: int) -> bool:
        asked = any(j in able for u in self.U if s in u.places for able in u.asks)
        return not self.P[s] or asked or bool(self.shows[j] & set(self.P[s]))

    def idle(self, s: int, j: int) -> bool:
        """Whether hard constraint 4 lets the story in only by itself, if at all."""
        return j not in self.pin[s] and not self.use(s, j)

    def together(self, s: int, stories: Collection[int]) -> bool:
        """Whether the stories may lead there together."""
        return len(stories) == 1 or not any(self.idle(s, j) for j in stories)

    def opens(self, s: int, j: int) -> bool:
        """Whether the story shows a point of `top(s)`."""
        return bool(self._top(self.P[s]) & self.shows[j])

    def may(self, s: int, j: int) -> bool:
        if self.saving and self.idle(s, j):
            return False
        return j not in self.ban[s] and (
            (self.g[j] not in self.spent and j not in self.keep[s])
            or j in self.pin[s]
            or j in self.waived[s]
        )

    def turn(self) -> list[int]:
        """Open sessions in the order that settles ties."""

        def key(s: int) -> tuple[Any, ...]:
            one = self.S[s]
            return (
                one.at.isoformat() if one.at else "",
                sorted(one.with_),
                one.minutes,
                one.format,
                one.name or "",
                s,
            )

        return sorted(self.O, key=key)

    def values(self, L: Plan) -> tuple[int, ...]:
        """The thirteen objectives."""
        pairs = [(s, j) for s in self.O for j in L[s]]
        heard = pairs + [(s, j) for s in self.B for j in self.told[s]]
        useful = [(s, j) for s, j in pairs if self.use(s, j)]
        interest = 0
        for u in self.U:
            for p, (first, second) in u.counted().items():
                worth = [0, first, first + second]
                was = sum(1 for j in u.before if p in self.on[j])
                more = sum(1 for s in u.places if s in L for j in L[s] if p in self.on[j])
                interest += worth[min(was + more, 2)] - worth[min(was, 2)]
            hears = {j for s in u.places if s in L for j in L[s]}
            interest += 9 * sum(bool(able & hears) for able in u.open())
        judged = [
            (s, j)
            for s, j in pairs
            if self.J[j].shows and self.P[s].get(self.J[j].shows[0], (0, 0))[0] > 1
        ]
        hearing = {s: self.told[s] for s in self.B} | {s: list(L[s]) for s in self.O}
        twice = opening = 0
        for r in self.R:
            twice += min(sum(any(self.shows[j] & r for j in hearing[s]) for s in hearing), 2)
        for s in self.O:
            able = [self.strength[j] for j in L[s] if self.opens(s, j)]
            opening += self.weight[s] * max(able, default=0)
        interest += self.served(L)
        interest += self.proof * sum(any(self.shows[j] & r for _, j in heard) for r in self.R)
        return (
            interest,
            len({s for s, _ in useful}),
            twice,
            len({a for s, j in heard if self.use(s, j) for a in self.J[j].answers}),
            len({(s, a) for s, j in useful if self.capacity[s] >= 3 for a in self.J[j].answers}),
            opening,
            sum(self.weight[s] * self.strength[j] for s, j in pairs if self.idle(s, j)),
            sum(self.strength[j] for _, j in pairs),
            len(judged),
            sum(1 for s, j in pairs if j not in self.waived[s]),
            sum(1 for s, j in self.earlier if s in L and j in L[s]),
        )

    def order(self, L: Plan) -> tuple[int, ...]:
        """What settles ties: larger is better."""
        N = len(self.J)
        return (
            sum(N - j for s in L for j in L[s]),
            *(int(j in L[s]) for s in self.turn() for j in range(N)),
        )


def by_trying(facts: Facts) -> tuple[tuple[int, ...], Plan]:
    """The best objectives and the one best plan, from all plans."""
    best = max(_plans(facts), key=lambda L: (facts.values(L), facts.order(L)))
    return facts.values(best), best


def _plans(facts: Facts) -> Iterator[Plan]:
    """Every plan that keeps the four hard constraints."""

    def fill(rest: list[int], used: frozenset[Any]) -> Iterator[Plan]:
        if not rest:
            yield {}
            return
        s = rest[0]
        for chosen in _sets(facts, s):
            counted = [facts.g[j] for j in chosen if j not in facts.waived[s]]
            if len(set(counted)) == len(counted) and not used & set(counted):
                for others in fill(rest[1:], used | set(counted)):
                    yield {s: chosen} | others

    return fill(facts.O, frozenset())


def _sets(facts: Facts, s: int) -> Iterator[frozenset[int]]:
    able = [j for j in range(len(facts.J)) if facts.may(s, j)]
    for size in range(facts.capacity[s] + 1):
        for chosen in combinations(able, size):
            if facts.pin[s] <= set(chosen) and facts.together(s, chosen):
                yield frozenset(chosen)


def by_cpsat(facts: Facts, work: float = 600) -> tuple[int, ...]:
    """The best objectives by OR-tools' CP-SAT, one after the other, each with so much work at most,
    in CP-SAT's own units: about seconds, and the same on every machine.
    """
    from ortools.sat.python import cp_model  # noqa: PLC0415  # takes a second to import

    model = cp_model.CpModel()
    N = range(len(facts.J))
    x = {(s, j): model.new_bool_var(f"x{s},{j}") for s in facts.O for j in N if facts.may(s, j)}

    def some(pairs: list[tuple[int, int]], times: int = 1) -> Any:
        """A variable that is 1 only where as many as `times` of the pairs are told."""
        if len(pairs) < times:
            return 0
        flag = model.new_bool_var("")
        model.add(times * flag <= sum(x[pair] for pair in pairs))
        return flag

    def met(u: Listener, p: Any) -> Any:
        """What a point counts more for a listener: the first story on it, and the second."""
        pairs = [(s, j) for s, j in x if s in u.places and p in facts.on[j]]
        first, second = u.counted()[p]
        was = sum(1 for j in u.before if p in facts.on[j])
        if was >= 2:
            return 0
        if was == 1:
            return second * some(pairs)
        one, two = some(pairs), some(pairs, 2)
        if len(pairs) > 1:
            model.add(one + two <= sum(x[pair] for pair in pairs))
            model.add_implication(two, one)
        return first * one + second * two

    for s in facts.O:
        model.add(sum(x[s, j] for j in N if (s, j) in x) <= facts.capacity[s])
        for j in facts.pin[s]:
            model.add(x[s, j] == 1)
        _alone(model, facts, x, s)
    for group in sorted(set(facts.g)):
        model.add(
            sum(x[s, j] for s, j in x if facts.g[j] == group and j not in facts.waived[s]) <= 1
        )
    heard = [j for s in facts.B for j in facts.told[s]]
    answered = {
        a for s in facts.B for j in facts.told[s] if facts.use(s, j) for a in facts.J[j].answers
    }
    useful = [(s, j) for s, j in x if facts.use(s, j)]
    long = [s for s in facts.O if facts.capacity[s] >= 3]

    objectives = [
        sum(_served(model, facts, s, x) for s in facts.O)
        + sum(
            facts.proof
            * (
                1
                if any(facts.shows[j] & r for j in heard)
                else some([(s, j) for s, j in x if facts.shows[j] & r])
            )
            for r in facts.R
        )
        + sum(met(u, p) for u in facts.U for p in u.counted())
        + sum(
            9 * some([(s, j) for s, j in x if s in u.places and j in able])
            for u in facts.U
            for able in u.open()
        ),
        sum(some([pair for pair in useful if pair[0] == s]) for s in facts.O),
        sum(_shown(model, facts, x, r) for r in facts.R),
        sum(
            1 if a in answered else some([(s, j) for s, j in useful if a in facts.J[j].answers])
            for a in THREE
        ),
        sum(
            some([(s, j) for t, j in useful if t == s and a in facts.J[j].answers])
            for s in long
            for a in THREE
        ),
        sum(
            facts.weight[s]
            * some(
                [(t, j) for t, j in x if t == s and facts.strength[j] > step and facts.opens(s, j)]
            )
            for s in facts.O
            for step in range(3)
        ),
        sum(facts.weight[s] * facts.strength[j] * x[s, j] for s, j in x if facts.idle(s, j)),
        sum(facts.strength[j] * x[s, j] for s, j in x),
        sum(
            x[s, j]
            for s, j in x
            if facts.J[j].shows and facts.P[s].get(facts.J[j].shows[0], (0, 0))[0] > 1
        ),
        sum(x[s, j] for s, j in x if j not in facts.waived[s]),
        sum(x[pair] for pair in facts.earlier if pair in x),
    ]
    return tuple(
        _best(cp_model, model, objective, list(x.values()), work) for objective in objectives
    )


def _alone(model: Any, facts: Facts, x: dict[tuple[int, int], Any], s: int) -> None:
    """Of two stories in a session, neither is one that may lead only by itself."""
    here = [j for t, j in x if t == s]
    for j, k in combinations(here, 2):
        if not facts.together(s, (j, k)):
            model.add_bool_or(x[s, j].Not(), x[s, k].Not())


def _served(model: Any, facts: Facts, s: int, x: dict[tuple[int, int], Any]) -> Any:
    """What the useful stories of a session count, in steps that never rise."""
    total = 0
    for steps, counts in facts.steps():
        stories = [x[t, j] for t, j in x if t == s and counts(s, j)]
        more = [model.new_bool_var("") for _ in stories[: facts.capacity[s]]]
        model.add(sum(more) <= sum(stories))
        total += sum(facts.serve(s, i, steps) * one for i, one in enumerate(more))
    return total


def _shown(model: Any, facts: Facts, x: dict[tuple[int, int], Any], r: set[str]) -> Any:
    """In how many sessions something shows a must-have, up to two."""
    sessions = [any(facts.shows[j] & r for j in facts.told[s]) for s in facts.B]
    flags = []
    for s in facts.O:
        proofs = [x[t, j] for t, j in x if t == s and facts.shows[j] & r]
        if proofs:
            flags.append(model.new_bool_var(""))
            model.add(flags[-1] <= sum(proofs))
    count = model.new_int_var(0, 2, "")
    model.add(count <= sum(sessions) + sum(flags))
    return count


def _best(cp_model: Any, model: Any, objective: Any, variables: list[Any], work: float) -> int:
    """The largest value of the objective, which is then held."""
    if isinstance(objective, int):
        return objective
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = work
    solver.parameters.random_seed = 7
    solver.parameters.linearization_level = 2
    model.maximize(objective)
    status = solver.solve(model)
    assert status == cp_model.OPTIMAL, solver.status_name(status)
    value: int = round(solver.objective_value)
    model.clear_objective()
    model.add(objective >= value)
    model.clear_hints()
    for variable in variables:
        model.add_hint(variable, solver.value(variable))
    return value


def backups_by_trying(facts: Facts, L: Plan) -> tuple[int, ...]:
    """The best objectives of the backups for these leads, from all ways to choose them."""
    led = {facts.g[j] for s in L for j in L[s]} | facts.spent
    able = {
        s: [
            j
            for j in range(len(facts.J))
            if facts.g[j] not in led and j not in facts.ban[s] and facts.use(s, j)
        ]
        for s in facts.O
    }
    most = {s: (2 if facts.capacity[s] >= 3 else min(facts.capacity[s], 1)) for s in facts.O}

    def fill(rest: list[int], used: frozenset[Any]) -> Iterator[Plan]:
        if not rest:
            yield {}
            return
        s = rest[0]
        for size in range(most[s] + 1):
            for chosen in combinations(able[s], size):
                groups = {facts.g[j] for j in chosen}
                if len(groups) == size and not groups & used:
                    for others in fill(rest[1:], used | groups):
                        yield {s: frozenset(chosen)} | others

    return max(_backup_values(facts, L, K) for K in fill(facts.O, frozenset()))


def _backup_values(facts: Facts, L: Plan, K: Plan) -> tuple[int, ...]:
    """The objectives of the backups, but for the earlier plan."""
    answered = 0
    for u in facts.U:
        led = {j for s in u.places if s in L for j in L[s]}
        held = {j for s in u.places if s in K for j in K[s]}
        answered += sum(1 for able in u.open() if not able & led and able & held)
    pairs = [(s, j) for s in K for j in K[s]]
    return (
        answered,
        sum(facts.weight[s] for s in K if K[s]),
        len(pairs),
        sum(facts.alone(s, j) for s, j in pairs),
        sum(facts.strength[j] for _, j in pairs),
    )
