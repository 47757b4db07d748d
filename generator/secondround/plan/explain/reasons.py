"""Why each lead and backup was chosen, in words to print.

In: an application, a round, its input, and the finder of runners-up. Out: for each story one
sentence that says why, and one that says what else was possible. It must never print an id.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct

from secondround.plan import likely
from secondround.plan.explain.costs import Costs
from secondround.plan.explain.runner_up import RunnerUpFinder
from secondround.plan.inputs import PlanInput, SessionInput, StoryInput
from secondround.plan.people import names_of, who
from secondround.plan.told_before import told_in, told_to
from secondround.records import Application
from secondround.records.models import Interviewer, Role
from secondround.text import listed, number_word, quoted, with_article

FREE = "Nobody else hears it, so you are free to use it."
KEEP = "use it only if nothing else answers what you are asked"
MOST_INTERESTS = 2
"""How many groups of people one sentence names, each with what they care about."""
MOST_PROVEN = 3
"""How many must-haves one sentence names; of more, the last is how many there are."""
_LOOK: dict[Role, str] = {
    "report": "a direct report usually looks",
    "other": "most interviewers look",
}
"""Who looks for what a role card says, where the role's name alone would not do."""


class Explainer(Struct, frozen=True):
    """The reasons for one round's choices."""

    application: Application
    round: int
    inputs: PlanInput
    finder: RunnerUpFinder
    assumed: Collection[int]  # sessions that are over, of which nothing says what was told

    def told(self, session: SessionInput, story: StoryInput) -> tuple[str, ...]:
        """The reasons for a story that was already told."""
        people = who(self.application, self.round, session.index)
        told = f"Told to {people}."
        if session.index in self.assumed:
            told = f"Planned for {people}; nothing says yet what was told."
        return told, self._why(session, story)

    def lead(self, session: SessionInput, index: int) -> tuple[str, ...]:
        """Why this story leads here, and what else could."""
        story = self.inputs.stories[index]
        why = self._why(session, story)
        if story.id in session.pins:
            return f"You pinned it here{self._before(story)}.", why
        if not self.inputs.whole:
            return (why,)  # a runner-up of a part of the bank proves nothing
        costs = Costs(self.application, self.round, self.inputs, self.finder)
        return why, costs.of(session, index, self.finder.runner_up(session.index, index))

    def _before(self, story: StoryInput) -> str:
        """Whether a pinned story was told before, or one that counts as the same."""
        told = told_in(self.application.record.rounds[: self.round])
        if story.id in told:
            heard = told_to(self.application.record, self.round, {story.id})
            return f", though it was told before, to {heard}"
        for other in self.inputs.stories:
            if other.id in told and other.group == story.group:
                return ", though a story from its project was told in an earlier round"
        return ""

    def backup(self, session: SessionInput, story: StoryInput) -> tuple[str, ...]:
        """Why this story is held in reserve here."""
        if place := session.kept.get(story.id):
            number, index = place
            people = who(self.application, number, index)
            later = quoted(self.application.record.rounds[number].name)
            return self._why(session, story), f"Best kept for {people} in {later}: {KEEP}."
        return self._why(session, story), FREE

    def _why(self, session: SessionInput, story: StoryInput) -> str:
        """What it shows that matters most here, and which must-haves it proves."""
        matters, said = self._matters(session, story)
        proof = self._proof(story, said)
        if matters:
            return f"It {matters}{f', and {proof}' if proof else ''}."
        if not session.points:
            return "Nobody here asks for anything in particular."
        if proof:
            return f"It {proof}."
        if rest := story.shown_of(session.points):
            return f"It shows {listed(rest)}, which the posting asks for."
        return "It shows nothing that this session asks for."

    def _proof(self, story: StoryInput, said: Collection[str]) -> str:
        """The must-haves that it proves, each by the strongest of what it shows of it; "" for none.
        What is `said` is not named again.
        """
        found: dict[str, None] = {}
        for line in self.application.record.role.requirements:
            if line.must and (shown := story.shown_of(line.shows)):
                found[shown[0]] = None
        names = list(found)
        if not names:
            return ""
        if set(names) == set(said):
            return f"proves {'this must-have' if len(names) == 1 else 'these must-haves'}"
        if len(names) > MOST_PROVEN:
            more = number_word(len(names) - MOST_PROVEN + 1)
            return f"proves {listed([*names[: MOST_PROVEN - 1], f'{more} more must-haves'])}"
        kind = ("a must-have", "both must-haves", "all must-haves")[len(names) - 1]
        return f"proves {listed(names)}, {kind}"

    def _matters(self, session: SessionInput, story: StoryInput) -> tuple[str, Collection[str]]:
        """What the session is said to test, or else somebody there cares about or may ask, or else
        a role there looks for; and the competencies that this names.
        """
        written = self.application.record.rounds[self.round].sessions[session.index]
        if tested := story.shown_of(written.focus):
            return f"shows {listed(tested)}, which this session is said to test", tested
        people = self.application.record.people(written)
        for again in (False, True):
            interested: dict[str, list[str]] = {}
            for id, interviewer in people.items():
                for name in story.shown_of(interviewer.cares_about):
                    if again == (session.open and self._heard(id, name)):
                        interested.setdefault(name, []).append(id)
            if interested:
                return self._interests(interested, again=again), interested
        if answered := self._answered(people, story):
            return answered, ()
        return self._looked_for(people, story)

    def _answered(self, people: Mapping[str, Interviewer], story: StoryInput) -> str:
        """The first likely question that the story answers."""
        for id, interviewer in people.items():
            for topic, question in likely.asked(self.application, id):
                if topic in story.topics:
                    return f"answers {quoted(question.text)}, which {interviewer.name} may ask"
        return ""

    def _looked_for(
        self, people: Mapping[str, Interviewer], story: StoryInput
    ) -> tuple[str, Collection[str]]:
        for role in dict.fromkeys(interviewer.role for interviewer in people.values()):
            if names := story.shown_of(self._judged(role)):
                look = _LOOK.get(role, f"{with_article(role)} usually looks")
                return f"shows {listed(names)}, which {look} for", names
        return "", ()

    def _interests(self, interested: Mapping[str, list[str]], *, again: bool) -> str:
        """Competencies with who cares about them: the first few groups of people."""
        groups: dict[tuple[str, ...], list[str]] = {}
        for name, people in interested.items():
            groups.setdefault(tuple(people), []).append(name)
        parts = []
        for ids, names in list(groups.items())[:MOST_INTERESTS]:
            care, have = ("care", "have") if len(ids) > 1 else ("cares", "has")
            before = f" and {have} heard of before" if again else ""
            who_cares = names_of(self.application, ids)
            parts.append(f"{listed(names)}, which {who_cares} {care} about{before}")
        return f"shows {', and '.join(parts)}"

    def _heard(self, person: str, competency: str) -> bool:
        """Whether the person was told of it before, in this round or an earlier one."""
        for listener in self.inputs.listeners:
            if listener.person == person:
                return competency in listener.heard
        return False

    def _judged(self, role: str) -> set[str]:
        """What people of a role judge, by the library's cards."""
        judged: set[str] = set()
        for card in self.application.library.roles:
            if card.role == role:
                judged.update(card.judges)
        return judged
