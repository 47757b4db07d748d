"""Why: the reasons of every lead and backup, in words that are printed.

In: an application, a round and its plan in numbers. Out: sentences with names, titles and the posting's words; never an
id, and no number without its meaning. Whatever is said of the runner-up was weighed exactly, in `runners`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from secondround.plan import levels
from secondround.plan.clashes import who
from secondround.plan.runners import RunnerUp, Scale
from secondround.plan.terms import Seat, Tale, Terms
from secondround.plan.words import ANSWERS, listed, person, quoted
from secondround.records.workspace import Application


@dataclass(frozen=True, slots=True)
class Why:
    """The reasons for one round's choices."""

    application: Application
    round: int
    terms: Terms
    scale: Scale

    def told(self, seat: Seat, tale: Tale) -> tuple[str, ...]:
        """What is said of a story that was told already."""
        return (f"Told to {self._who(seat)}.", *self._shared(seat, tale))

    def lead(self, seat: Seat, number: int) -> tuple[str, ...]:
        """Why this story leads here."""
        tale = self.terms.tales[number]
        if tale.id in seat.pins:
            before = " It was told in an earlier round." if tale.group in self.terms.spent else ""
            return (f"You pinned it here.{before}", *self._shared(seat, tale))
        if not self.terms.whole:
            return self._shared(seat, tale)  # a runner-up of a part of the bank proves nothing
        return (*self._shared(seat, tale), self._next(seat, number, self.scale.runner_up(seat.index, number)))

    def backup(self, seat: Seat, tale: Tale) -> tuple[str, ...]:
        """Why this story is held in reserve here."""
        free = "Nobody else in this round hears it, so you can use it without spoiling another session."
        return (*self._shared(seat, tale), free)

    def _shared(self, seat: Seat, tale: Tale) -> tuple[str, ...]:
        return (*self._interest(seat, tale), *self._proof(tale), self._answers(tale))

    def _interest(self, seat: Seat, tale: Tale) -> list[str]:
        """Whose interest it meets, person by person."""
        sentences = []
        said: set[str] = set()
        people = self.application.record.interviewers
        for id in self.application.record.rounds[self.round].sessions[seat.index].with_:
            cares = [name for name in tale.shows if id in people and name in people[id].cares_about]
            if cares:
                sentences.append(f"{person(people[id])} cares about {listed(cares)}, which it shows.")
            said.update(cares)
        sentences += self._by_role(seat, tale, said)
        if not sentences and seat.points:
            rest = [name for name in tale.shows if name in seat.points]
            sentences.append(
                f"It shows {listed(rest)}, which the posting asks for."
                if rest
                else f"It shows nothing that {self._who(seat)} asks for; nothing better is left."
            )
        return sentences

    def _by_role(self, seat: Seat, tale: Tale, said: Collection[str]) -> list[str]:
        judged: dict[str, list[str]] = {}
        people = self.application.record.interviewers
        for id in self.application.record.rounds[self.round].sessions[seat.index].with_:
            for card in self.application.library.roles:
                if id in people and card.role == people[id].role:
                    names = [name for name in tale.shows if name in card.judges and name not in said]
                    judged.setdefault(card.role, names)
        return [
            f"It shows {listed(names)}, which {_article(role)} usually judges."
            for role, names in judged.items()
            if names
        ]

    def _proof(self, tale: Tale) -> list[str]:
        lines = [line for line in self.application.record.role.requirements if levels.proven(line.shows, [tale])]
        musts, nice = (
            [quoted(line.text) for line in lines if line.must],
            [quoted(line.text) for line in lines if not line.must],
        )
        if musts:
            return [f"It proves {listed(musts)}, {'a must-have' if len(musts) == 1 else 'must-haves'} of the posting."]
        return [f"It proves {listed(nice)}, nice to have for the posting."] if nice else []

    def _answers(self, tale: Tale) -> str:
        return f"It answers {listed([quoted(ANSWERS[one]) for one in levels.ANSWERS if one in tale.answers])}."

    def _next(self, seat: Seat, number: int, runner: RunnerUp | None) -> str:
        """What the runner-up would cost."""
        if runner is None:
            return "No other story is free for this place."
        title = quoted(self.application.story(self.terms.tales[runner.story].id).title)
        if runner.swapped is None:
            start = f"Next best here is {title}"
        else:
            start = f"No story is left over; it could change places with {title}"
        return f"{start}: {self._cost(seat, number, runner)}."

    def _cost(self, seat: Seat, number: int, runner: RunnerUp) -> str:
        tale, other = self.terms.tales[number], self.terms.tales[runner.story]
        name = self._who(seat)
        words = {
            "sessions": "then somebody would hear nothing they ask for",
            "places": "then it would show nothing that is asked for there",
            "requirements": f"then nothing would prove {listed(self._unproven(runner))}",
            "interest": self._missed(runner),
            "answers": f"then nothing in the round would answer {listed(self._unanswered(runner), 'or')}",
            "balance": "then fewer of can, will and fit would be answered there",
            "strength": "you rate it lower" if other.strength < tale.strength else "the weaker story would be told",
            "emphasis": f"what it shows best is not what {name} judges",
            "fresh": "then a story would be told a second time",
            "kept": "as good, but the plan you know has this one here",
            "order": "as good, but this one stands earlier in your story bank",
        }
        return words[runner.level]

    def _unproven(self, runner: RunnerUp) -> list[str]:
        lines = self.application.record.role.requirements
        after = self._after(runner)
        now = [self.terms.tales[number] for numbers in self.scale.leads.values() for number in numbers]
        return [
            quoted(lines[line].text)
            for line, shows in self.terms.musts
            if levels.proven(shows, now) and not levels.proven(shows, [*after, *levels.begun(self.terms)])
        ]

    def _unanswered(self, runner: RunnerUp) -> list[str]:
        answered = levels.answered(levels.begun(self.terms, useful=True))
        leads = self.scale.leads | runner.changes
        for place, numbers in leads.items():
            useful = [
                self.terms.tales[one]
                for one in numbers
                if self.terms.relevant(self.terms.seats[place], self.terms.tales[one])
            ]
            answered |= levels.answered(useful)
        return [quoted(ANSWERS[one]) for one in levels.ANSWERS if one not in answered]

    def _after(self, runner: RunnerUp) -> list[Tale]:
        leads = self.scale.leads | runner.changes
        return [self.terms.tales[number] for numbers in leads.values() for number in numbers]

    def _missed(self, runner: RunnerUp) -> str:
        """What would be heard less of, and by whom."""
        losses, gains = [], []
        for place, numbers in runner.changes.items():
            seat = self.terms.seats[place]
            now, then = self._shown(self.scale.leads[place]), self._shown(numbers)
            gone = [name for name in seat.points if now.count(name) and not then.count(name)]
            less = [
                name for name in seat.points if now.count(name) > then.count(name) == 1 and seat.points[name].second
            ]
            gains += [name for name in seat.points if now.count(name) < then.count(name) and name not in gains]
            if gone:
                losses.append(f"{self._who(seat)} would hear nothing about {listed(gone, 'or')}")
            if less:
                losses.append(f"{self._who(seat)} would hear less about {listed(less)}")
        weighed = f", which counts for more than {listed(gains)}" if gains else ""
        return f"then {listed(losses)}{weighed}"

    def _shown(self, numbers: Sequence[int]) -> list[str]:
        return [name for number in numbers for name in self.terms.tales[number].shows]

    def _who(self, seat: Seat) -> str:
        return who(self.application, self.round, seat.index)


def _article(role: str) -> str:
    return f"{'an' if role[0] in 'aeiou' else 'a'} {role}"
