"""Every sentence that a plan makes, read back and recomputed from the records and MODEL.md's
definitions.

Each kind of sentence has one pattern and one check here; a sentence that fits no pattern is a
fault, too, so none can be added unchecked.
"""

# the letters of MODEL.md
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from tests.plan import oracle
from tests.plan.oracle import Facts
from tests.plan.reader import ASKS, COUNTS, Kinds, names
from tests.plan.runners_up import RunnersUp

from secondround.plan.model import Choice, Move, Plan, SessionPlan


class Sentences(RunnersUp):
    """A reader of all that a plan says."""

    # What is said of a story in a session.

    def choice(self, s: int, choice: Choice, *, spare: bool) -> Iterator[str]:
        """The faults of a story's reasons."""
        j, told = self.number[choice.story], s in self.facts.B
        text = " ".join(choice.reasons)
        kinds: Kinds = [
            (r"Told to (.*)\.", lambda who: told and self.session(who) == s),
            (
                r"Planned for (.*); nothing says yet what was told\.",
                lambda who: s in self.facts.over and self.session(who) == s,
            ),
            (r"You pinned it here\.", lambda: j in self.facts.pin[s]),
            (
                r"You pinned it here, though it was told before, to (.*)\.",
                lambda who: j in self.facts.pin[s] and self._heard(choice.story, who),
            ),
            (
                r"You pinned it here, though a story from its project was told.*",
                lambda: j in self.facts.pin[s],
            ),
            (
                r"It shows (.*), which this session is said to test(?:, and proves (.*))?\.",
                lambda what, musts: (
                    set(names(what)) == set(self.facts.S[s].focus) & self.facts.shows[j]
                    and self._proves(j, musts)
                ),
            ),
            (
                r"It shows (.*, which .* cares? about.*?)(?:, and proves (.*))?\.",
                lambda what, musts: self._cares(s, j, what, told) and self._proves(j, musts),
            ),
            (
                (
                    r"It shows (.*), which (?:an? (?:direct )?(.*) usually looks|most interviewers "
                    r"look) for(?:, and proves (.*))?\."
                ),
                lambda what, role, musts: (
                    not self._tested_or_cared(s, j)
                    and self._judged(s, j, what, role or "other")
                    and self._proves(j, musts)
                ),
            ),
            (
                r"It shows (.*), which the posting asks for\.",
                lambda what: set(names(what)) == self._asked(s, j) and self._proves(j, None),
            ),
            (
                r"It shows nothing that this session asks for\.",
                lambda: not self.facts.use(s, j),
            ),
            (
                r"It answers “(.*?)”, which (.*?) may ask(?:, and proves (.*))?\.",
                lambda text, who, musts: (
                    not self._tested_or_cared(s, j)
                    and self._may_ask(s, j, who, text)
                    and self._proves(j, musts)
                ),
            ),
            (
                r"It proves (.*)\.",
                lambda musts: (
                    self.facts.shows[j] & self.facts.P[s].keys() == self._asked(s, j)
                    and self._proves(j, musts)
                ),
            ),
            (r"Nobody here asks for anything in particular\.", lambda: not self.facts.P[s]),
            (
                r"Nobody else hears it, so .*",
                lambda: spare and self._alone(s, j) and j not in self.facts.keep[s],
            ),
            (
                r"Best kept for (.*) in “(.*?)”: use it only .*",
                lambda who, later: spare and self._is_kept(s, j, who, later),
            ),
            (r"No other story is free to go here\.", lambda: not self.options(s, j)),
            (
                r"Next best is (“.*?”|to swap it with “.*?”, planned for .*?), but (.*)\.",
                lambda choice, loss: self.runner_up(s, j, choice, loss),
            ),
            (
                r"Next best is (to swap it with “.*?”, planned for (.*?)), who would then (.*)\.",
                lambda choice, who, loss: any(
                    self.runner_up(s, j, choice, f"{name} would {loss}")
                    for name in (who, self.alone(who))
                ),
            ),
            (
                r"(“.*?”|A swap with “.*?”, planned for .*?),? is just as good, but (.*)\.",
                lambda choice, reason: self.equal(s, j, choice, reason),
            ),
            (
                r"The search for the best plan was cut off: (.*?),? would be better here\.",
                lambda choice: self.better(s, j, choice),
            ),
        ]
        for reason in choice.reasons:
            yield from self.held(reason, kinds)
        if not re.search(r"It (?:shows|answers|proves)|Nobody here asks", text):
            yield f"{s}, {j}: why is not said"
        if (
            not told
            and not spare
            and not choice.pinned
            and not re.search(r"Next best|just as good|No other story|cut off", text)
        ):
            yield f"{s}, {j}: no runner-up"
        if len(choice.reasons) > 2:
            yield f"{s}, {j}: more than two sentences"

    def _is_kept(self, s: int, j: int, who: str, later: str) -> bool:
        """Whether the story is kept, and matters most to those people in that later round."""
        for stage in self.record.rounds[self.facts.round + 1 :]:
            for talk in stage.sessions:
                people = {self.name(id) for id in talk.with_} or set(names(self.alone(who)))
                there = stage.name == later and people == set(names(self.alone(who)))
                group = [k for k, own in enumerate(self.facts.g) if own == self.facts.g[j]]
                shown = set[str]().union(*(self.facts.shows[k] for k in group))
                if there and shown & self.facts.matters(talk):
                    return j in self.facts.keep[s]
        return False

    def _cares(self, s: int, j: int, what: str, told: bool) -> bool:  # noqa: FBT001
        """Whether the people care about what is said, and have heard of it where that is said."""
        said: set[tuple[str, str]] = set()
        again = what.endswith(("has heard of before", "have heard of before"))
        for part in re.split(r", and (?=.*?, which )", what):
            found = re.fullmatch(
                r"(.*), which (.*?) cares? about(?: and ha(?:s|ve) heard of before)?", part
            )
            assert found, part
            said |= {(id, name) for id in self.with_(found[2]) for name in names(found[1])}
        real: set[tuple[str, str]] = set()
        for id in self.facts.S[s].with_:
            (u,) = [u for u in self.facts.U if u.person == id]
            heard = set().union(*(self.facts.shows[k] for k in u.before))
            cares = set(self.record.interviewers[id].cares_about) & self.facts.shows[j]
            if not told:
                cares = cares & heard if again else cares - heard
            real |= {(id, name) for name in cares}
        groups: dict[str, set[str]] = {}
        for id, name in real:
            groups.setdefault(name, set()).add(id)
        many = len({frozenset(ids) for ids in groups.values()}) > 2
        focus = set(self.facts.S[s].focus) & self.facts.shows[j]
        return not focus and (said < real if many else said == real)

    def _may_ask(self, s: int, j: int, who: str, text: str) -> bool:
        (id,) = self.with_(who)
        asked = self.record.interviewers[id].likely_questions
        answered = {one.text.rstrip(".") for one in asked if j in self.facts.answering(one)}
        return id in self.facts.S[s].with_ and text in answered

    def _tested_or_cared(self, s: int, j: int) -> bool:
        wanted = set(self.facts.S[s].focus)
        for id in self.facts.S[s].with_:
            wanted |= set(self.record.interviewers[id].cares_about)
        return bool(wanted & self.facts.shows[j])

    def _judged(self, s: int, j: int, what: str, role: str) -> bool:
        there = role in {self.record.interviewers[id].role for id in self.facts.S[s].with_}
        judges = {
            name
            for card in self.application.library.roles
            if card.role == role
            for name in card.judges
        }
        return there and set(names(what)) <= judges & self.facts.shows[j]

    def _asked(self, s: int, j: int) -> set[str]:
        """What the story shows and only the posting asks for."""
        posting = {p for line in self.record.role.requirements for p in line.shows}
        return {p for p in self.facts.shows[j] & posting if self.facts.P[s][p] == (1, 0)}

    def _proves(self, j: int, musts: str | None) -> bool:
        """Whether these are the must-haves that the story proves, by the strongest it shows of
        each.
        """
        found = []
        for line in self.record.role.requirements:
            proof = [name for name in self.facts.J[j].shows if name in line.shows]
            if line.must and proof and proof[0] not in found:
                found.append(proof[0])
        if len(found) > 3:
            first, more = ", ".join(found[:2]), COUNTS[len(found) - 2]
            return musts == f"{first} and {more} more must-haves"
        if not found:
            return musts is None
        one = " and ".join(filter(None, (", ".join(found[:-1]), found[-1])))
        kind = ("a must-have", "both must-haves", "all must-haves")[len(found) - 1]
        short = "this must-have" if len(found) == 1 else "these must-haves"
        return musts in {short, f"{one}, {kind}"}

    def _alone(self, s: int, j: int) -> bool:
        """Whether no session is told the story, or one of its project, and no other has it in
        reserve.
        """
        others = [k for t, held in self.K.items() for k in held if (t, k) != (s, j)]
        return self.facts.g[j] not in {
            self.facts.g[k] for k in (*others, *(k for _, k in self.everything()))
        }

    # What is said of the round.

    def gaps(self) -> Iterator[str]:
        """The faults of gaps."""
        held = self.K.values()
        ready = (
            r"(?: “([^”]*)” would: have it ready\.)?"
            r"(?: (\w+) stor(?:y has|ies have) no “answers” yet, so (?:it counts|they count)"
            r" for “can you do it” only\.)?"
        )
        there = r"(?: but “(.*)”, held in reserve)?\."
        move = (
            r"(?: “(.*)” does, and is planned for (.*), where only the posting asks for it\."
            r" You could tell it to (.*) instead\.)?"
        )
        kinds: Kinds = [
            (
                (
                    r"(\w+) stor(?:y is|ies are) missing for (.*?)"
                    r"(?:, and (\w+) planned there shows? nothing that matters to them)?: (.*?)\."
                    r"(?: Write .* shows? (.*)\.)?"
                ),
                self._missing,
            ),
            (
                (
                    r"(\w+) stor(?:y|ies) planned for (.*?) shows? nothing that matters to them\."
                    r"(?: Write .*)?"
                ),
                self._useless,
            ),
            (
                r"(.*?) hears no story(?: in this round)?: .* have no room for one\. .*",
                self._unroomy,
            ),
            (
                r"(.*), who decides?, hears? no proof of (.*)\.",
                lambda who, texts: (
                    set(self.with_(who)) <= self.facts.D
                    and not any(map(self._decided, re.findall("“(.*?)”", texts)))
                ),
            ),
            (
                r"No story proves “(.*)”, a must-have: none shows (.*)\.",
                lambda text, what: (
                    set(names(what)) == self.requirement(text)
                    and not any(self._able(self.requirement(text)))
                ),
            ),
            (
                (
                    r"You have told all your stories that prove “(.*)”"
                    r"(?:, to (.*?)(\. Nobody who decides has heard one)?)?\."
                ),
                self._all_told,
            ),
            (
                r"“(.*)” is proven only in reserve: by “(.*)”, for (.*)\.",
                lambda text, title, who: (
                    not self._proven(text)
                    and self.titled[title] in self.K[self.session(who)]
                    and self.titled[title] in self._able(self.requirement(text))
                ),
            ),
            (
                r"No story that proves “(.*)” has a place in this round\.",
                lambda text: (
                    not self._proven(text)
                    and not any(map(set(self._able(self.requirement(text))).intersection, held))
                ),
            ),
            (r"“(.*)” names no competency, so .*", lambda text: not self.requirement(text)),
            (
                (
                    r"The session with (.*) is said to test (.*), and no story told in it shows it"
                    rf"{there}{move}"
                ),
                lambda who, what, *named: (
                    self._untested(self.session(who), what)
                    and self._elsewhere({self.session(who)}, what, named)
                ),
            ),
            (
                rf"(.*?) cares? about (.*), and no story they hear shows it{there}{move}",
                lambda who, what, *named: (
                    self._unmet(who, [what]) and self._elsewhere(self._met(who), what, named)
                ),
            ),
            (
                rf"Nothing told in this round answers “(.*?)”\.{ready}",
                lambda asks, title, unsaid: (
                    self._unsaid(ASKS[asks], unsaid)
                    and not any(ASKS[asks] in self.facts.J[j].answers for _, j in self.everything())
                    and self._would(ASKS[asks], title)
                ),
            ),
            (
                rf"In this round, only stories that nobody asks for answer “(.*?)”\.{ready}",
                lambda asks, title, unsaid: (
                    self._unsaid(ASKS[asks], unsaid)
                    and ASKS[asks] not in self.answers(self.L)
                    and self._would(ASKS[asks], title, is_asked_for=True)
                    and any(ASKS[asks] in self.facts.J[j].answers for _, j in self.everything())
                ),
            ),
            *self._open_questions(),
            (
                r"There is nothing to ask (.*?): .*",
                lambda who: not self._of(self.session(who)).questions,
            ),
            (r"“(.*)” goes unasked: .*", lambda text: text not in self._asked_texts()),
        ]
        for gap in self.plan.gaps:
            move = f" {gap.move.text}" if gap.move else ""
            yield from self.held(gap.message + move, kinds)
            if gap.move and not self._brings(gap.move):
                yield f"not brought about: {gap.move}"

    def _all_told(self, text: str, who: str | None, undecided: str | None) -> bool:
        """Whether all stories that prove it are spent, and whoever heard them is named."""
        groups = {self.facts.g[j] for j in self._able(self.requirement(text))}
        heard: set[str] = set()
        is_known = True
        for session in (*self.past, *self.facts.S):
            if groups & {self.facts.g[self.number[id]] for id in session.told or ()}:
                heard |= {*session.with_}
                is_known = is_known and bool(session.with_)
        said = self.with_(who) if who else set[str]()
        decide = self.facts.D
        return (
            groups <= self.facts.spent
            and said == (heard if is_known else set())
            and bool(undecided) == bool(said and decide and not decide & heard)
        )

    def _met(self, who: str) -> set[int]:
        """The sessions with any of these people that have room for a story."""
        people, facts = self.with_(who), self.facts
        return {s for s in facts.O if facts.capacity[s] and people & {*facts.S[s].with_}}

    def _elsewhere(self, places: set[int], what: str, named: tuple[str | None, ...]) -> bool:
        """Whether a story in reserve in these sessions that shows something is named; or if there
        is none, one that is told where only the posting asks for what it shows.
        """
        held, title, there, here = named
        facts = self.facts
        able = {j for s in places for j in self.K.get(s, ()) if what in facts.shows[j]}
        if able or held:
            return held is not None and self.titled[held] in able and title is None
        rooms = [s for s in places if len(facts.pin[s]) < facts.capacity[s]]
        idle = {
            (s, j)
            for s, j in self.everything()
            if what in facts.shows[j] and s in facts.O and j not in facts.pin[s] | facts.waived[s]
            if self.is_for_the_posting(s, j) and any(j not in facts.ban[t] for t in rooms)
        }
        if title is None or there is None or here is None:
            return not idle
        j, t = self.titled[title], self.session(here)
        able = {s for s in rooms if j not in facts.ban[s]}
        free = {s for s in able if len(self.L[s]) < facts.capacity[s]}
        return (self.session(there), j) in idle and t in (free or able)

    def _brings(self, move: Move) -> bool:
        """Whether the line for the record adds the story to those that are pinned there."""
        found = re.fullmatch(r".* You could tell it to (.*) instead\.", move.text)
        assert found, move
        here = self.session(found[1])
        pins = {self.facts.J[j].id for j in self.facts.pin[here]}
        return {*re.findall(r"[^\s,\[\]]+", move.line)} == {"tell:", move.story, *pins}

    def _unsaid(self, answer: str, count: str | None) -> bool:
        """Whether so many stories that are told in the round, or free, do not say what they answer;
        which is said of the last answer that is missing.
        """
        facts = self.facts
        heard = {j for _, j in self.everything()}
        used = facts.spent | {facts.g[j] for j in heard}
        free = {j for j, group in enumerate(facts.g) if group not in used}
        silent = [j for j in heard | free if "answers" not in facts.J[j].model_fields_set]
        if answer != [name for name in oracle.THREE if name not in self.answers(self.L)][-1]:
            return count is None
        return COUNTS.index((count or "no").lower()) == len(silent)

    def _open_questions(self) -> Kinds:
        """What is said of a likely question that nothing planned there answers."""
        start = r"(.*?) may ask “(.*?)”"
        answer = rf"{start}\. “(.*?)”, which answers it, "
        return [
            (
                rf"{start}, and no story shows (.*?)(?: and answers “(.*?)”)?\.",
                lambda who, text, what, asks: self._nobody(who, text, names(what), asks),
            ),
            (
                rf"{answer}is planned for (.*)\.",
                lambda who, text, title, place: (
                    self.titled[title] in self.L[self.session(place)] & self._open(who, text)
                ),
            ),
            (
                rf"{answer}is in reserve for (.*)\.",
                lambda who, text, title, place: (
                    self.titled[title] in self.K[self.session(place)] & self._open(who, text)
                ),
            ),
            (
                rf"{answer}is not told a second time\.",
                lambda who, text, title: (
                    self.titled[title] in self._open(who, text)
                    and self.facts.g[self.titled[title]] in self.facts.spent
                ),
            ),
            (
                rf"{answer}has no place there\.",
                lambda who, text, title: self.titled[title] in self._open(who, text),
            ),
        ]

    def _unroomy(self, who: str) -> bool:
        """Whether somebody who decides, or a hiring manager, hears nothing for want of room."""
        (id,) = self.with_(who)
        (u,) = [u for u in self.facts.U if u.person == id]
        weighty = id in self.facts.D or self.record.interviewers[id].role == "hiring manager"
        return weighty and not any(self.facts.capacity[s] or self.H[s] for s in u.places)

    def _would(self, answer: str, title: str | None, *, is_asked_for: bool = False) -> bool:
        """Whether the strongest of the free stories that give an answer is the one named; of those
        alone that a session with room asks for, if it has to.
        """
        facts = self.facts
        used = facts.spent | {facts.g[j] for _, j in self.everything()}
        able = [
            j
            for j, story in enumerate(facts.J)
            if answer in story.answers and facts.g[j] not in used
            if not facts.saving or any(j in held for held in self.K.values())
            if not self._is_unfinished(j)
            if not is_asked_for or self._is_asked_for(j)
        ]
        if not able:
            return title is None
        return title is not None and self.titled[title] == max(able, key=facts.strength.__getitem__)

    def _is_asked_for(self, j: int) -> bool:
        facts = self.facts
        rooms = [s for s in facts.O if facts.capacity[s] and facts.J[j].id not in facts.S[s].avoid]
        return any(facts.use(s, j) for s in rooms)

    def _open(self, who: str, text: str) -> set[int]:
        """The stories that answer a likely question which nothing planned for that person, told or
        in reserve, answers.
        """
        (id,) = self.with_(who)
        (u,) = [u for u in self.facts.U if u.person == id]
        hears = {*u.before, *(j for s in u.places for j in (*self.H[s], *self.K[s]))}
        for question in self.record.interviewers[id].likely_questions:
            if question.text.rstrip(".") == text:
                able = self.facts.answering(question)
                assert not able & hears, text
                return able
        raise AssertionError(text)

    def _nobody(self, who: str, text: str, what: list[str], asks: str | None) -> bool:
        able = self._able(set(what))
        if asks:
            able = [j for j in able if ASKS[asks] in self.facts.J[j].answers]
        return not self._open(who, text) and not able

    def _of(self, s: int) -> SessionPlan:
        return next(session for session in self.plan.sessions if session.index == s)

    def _asked_texts(self) -> set[str]:
        return {question.text for session in self.plan.sessions for question in session.questions}

    def _able(self, shows: set[str]) -> list[int]:
        return [j for j, own in enumerate(self.facts.shows) if own & shows]

    def _proven(self, text: str) -> bool:
        return any(self.facts.shows[j] & self.requirement(text) for _, j in self.everything())

    def _decided(self, text: str) -> bool:
        """Whether somebody who decides has heard proof of a must-have, or hears it."""
        heard = self.facts.to_deciders({s: frozenset(self.L[s]) for s in self.facts.O})
        return any(self.facts.shows[j] & self.requirement(text) for j in heard)

    def _missing(
        self, count: str, who: str, idle: str | None, rules: str, wanted: str | None
    ) -> bool:
        s = self.session(who)
        if not self._useless(idle or "no", who):
            return False
        lacking = self.facts.capacity[s] - len(self.L[s])
        groups = self.facts.g
        waived, spent = any(self.facts.waived.values()), any(g in self.facts.spent for g in groups)
        used = self.facts.spent | {groups[j] for _, j in self.everything()}
        idle_and_free = any(
            group not in used and not self.facts.use(s, j) for j, group in enumerate(groups)
        )
        true = {
            "the story bank is empty": not self.facts.J,
            "no story is told twice in a round": not waived and not spent,
            "no story is told twice in a round without a reason from you": waived and not spent,
            "no story is told twice in a round or again in a later one": spent and not waived,
            "no story is told twice in a round or again in a later one"
            " without a reason from you": spent and waived,
            "those that show nothing asked for here are kept for a later round": (
                self.facts.saving and idle_and_free
            ),
            "those that show nothing asked for here are not worth the time": (
                not self.facts.saving and idle_and_free
            ),
            "one that shows nothing asked for here is enough": any(
                self.facts.idle(s, j) for j in self.L[s]
            ),
            "stories of one project count as one": len(set(groups)) < len(groups),
            "some are ruled out here": bool(self.facts.ban[s]),
            "some are kept for whom you meet later": any(
                groups[j] not in used for j in self.facts.keep[s]
            ),
        }
        rest = re.split(r",(?: and)? (?=stories|those|one|some)", rules)
        return (
            COUNTS.index(count.lower()) == lacking
            and all(true[rule] for rule in rest)
            and self._is_wanted(s, set(names(wanted or "")))
        )

    def _is_wanted(self, s: int, wanted: set[str]) -> bool:
        """Whether somebody in the session hears nothing of each of these; or of nothing else."""
        missed = set[str]()
        for u in self.facts.U:
            if s in u.places:
                heard = chain(u.before, *(self.H[t] for t in u.places))
                missed |= set(u.points).difference(*(self.facts.shows[j] for j in heard))
        return wanted <= (missed or set(self.facts.P[s]))

    def _useless(self, count: str, who: str) -> bool:
        s = self.session(who)
        return COUNTS.index(count.lower()) == len(self.L[s]) - len(self.useful(s, self.L[s]))

    def _untested(self, s: int, what: str) -> bool:
        shown = set().union(*(self.facts.shows[j] for j in self.L[s]))
        return what in self.facts.S[s].focus and what not in shown

    def _unmet(self, who: str, what: list[str]) -> bool:
        people = self.with_(who)
        cares = all(set(what) <= set(self.record.interviewers[id].cares_about) for id in people)
        return cares and not any(set(what) & self.hears(id) for id in people)

    def _told_before(self, text: str) -> list[str]:
        """Who heard proof of a requirement in an earlier round; "" for a session without people."""
        able = {self.facts.J[j].id for j in self._able(self.requirement(text))}
        found = []
        for session in self.past:
            if able & {*(session.told or ())}:
                found += [self.record.interviewers[id].name for id in session.with_] or [""]
        return found

    def _heard(self, story: str, who: str) -> bool:
        """Whether those are named who heard a story in an earlier round."""
        past = [session for session in self.past if story in (session.told or ())]
        met = {id for session in past for id in session.with_}
        return bool(past) and all(self.record.interviewers[id].name in who for id in met)

    def remarks(self) -> Iterator[str]:
        """The faults of the remarks on coverage."""
        kinds: Kinds = [
            (
                r"Nobody( in this round)? hears a story that proves “(.*?)”(, a must-have)?\.",
                lambda here, text, _: (
                    not self._proven(text)
                    and not self._told_before(text)
                    and bool(here) == any(session.told for session in self.past)
                ),
            ),
            (
                r"Proof of “(.*?)”(?:, a must-have,)? was heard before, by (.*)\.",
                lambda text, by: (
                    not self._proven(text)
                    and bool(self._told_before(text))
                    and all(name in by for name in self._told_before(text))
                ),
            ),
            (r"(.*) (?:will hear|heard) no story\.", lambda who: not self.H[self.session(who)]),
            (
                r"(.*) (?:will hear|heard) nothing about (.*?)\.",
                lambda who, what: self._unmet(who, names(what)),
            ),
            (
                r"Nothing told to (.*) answers (.*)\.",
                lambda who, what: (
                    not any(
                        ASKS[name] in self.facts.J[j].answers
                        for name in names(what)
                        for j in self.H[self.session(who)]
                    )
                ),
            ),
        ]
        for remark in self.plan.coverage.remarks:
            yield from self.held(remark, kinds)

    def clashes(self) -> Iterator[str]:
        """The faults of what is said of pins that do not hold."""
        kinds: Kinds = [
            (
                r"“(.*)” is listed both to tell and to avoid here\.",
                lambda title: any(
                    self._id(title) in {*session.tell} & {*session.avoid}
                    for session in self.facts.S
                ),
            ),
            (
                r"“(.*)” was already told to (.*) in this round, and no story is told twice\.",
                lambda title, who: self.titled[title] in self.facts.told[self.session(who)],
            ),
            (
                (
                    r"Another story from the same project as “(.*)” "
                    r"was already told to (.*) in this round\."
                ),
                lambda title, who: self._mate(self.titled[title], self.session(who)),
            ),
            (
                (
                    r"“([^”]*)” is pinned to the sessions with (.*), "
                    r"and no story is told twice in a round\."
                ),
                lambda title, _: (
                    sum(self._id(title) in session.tell for session in self.facts.S) > 1
                ),
            ),
            (
                r"(.*) are from one project, and count as one story told twice\.",
                lambda titles: (
                    len({self.facts.g[self.titled[name]] for name in names(titles)}) == 1
                ),
            ),
            (
                (
                    r"`stories: (\d+)` leaves room for .* in the session with (.*), "
                    r"and (\d+) are pinned to it\."
                ),
                lambda capacity, who, pins: (
                    self.facts.S[self.session(who)].stories == int(capacity)
                    and len(set(self.facts.S[self.session(who)].tell)) == int(pins)
                ),
            ),
        ]
        for clash in self.plan.clashes:
            yield from self.held(clash.message, kinds)

    def objectives(self) -> Iterator[str]:
        """The faults of what is said of each objective."""
        capacity, open_ = self.facts.capacity, self.facts.O
        long = [s for s in open_ if capacity[s] >= 3]
        value = dict(zip(oracle.OBJECTIVES, self.facts.values(self.L), strict=True))
        value_of = {objective.name: objective.value for objective in self.plan.objectives}
        spare = [sum(1 for _ in self.K[s]) for s in open_]
        places = [min(capacity[s], 1) + (capacity[s] >= 3) for s in open_]
        figures: dict[str, tuple[int, ...]] = {
            "interest": (value["interest"],),
            "sessions": (
                value["sessions"],
                sum(capacity[s] > 0 or bool(self.facts.S[s].with_) for s in open_),
                *self._posting_alone(),
            ),
            "twice": (value["twice"], 2 * len(self.facts.R), 2),
            "answers": (value["answers"], 3),
            "balance": (value["balance"], 3 * len(long), len(long), 3),
            "openers": (value["openers"], 1, 3, 6, 4, 2),
            "otherwise": (value["otherwise"], 6, 4, 2),
            "strength": (value["strength"], 1, 3, 2),
            "emphasis": (value["emphasis"],),
            "fresh": (value["fresh"],),
            "kept": (value["kept"],),
            "backup questions": (value_of["backup questions"],),
            "reserves": (
                sum(self.facts.weight[s] for s, held in zip(open_, spare, strict=True) if held),
            ),
            "backups": (sum(spare), sum(places)),
        }
        for objective in self.plan.objectives:
            if objective.name in figures:
                text = re.sub(
                    r"^the second|second |one (?=that|is)|the (?=same)", "", objective.text
                )
                found = [
                    word
                    for word in re.findall(r"\w+", text.lower())
                    if word.isdigit() or word in COUNTS
                ]
                said = tuple(int(word) if word.isdigit() else COUNTS.index(word) for word in found)
                if said != figures[objective.name]:
                    yield f"{objective.name}: {objective.text}, and it is {figures[objective.name]}"

    def _posting_alone(self) -> tuple[int, ...]:
        """How many stories are told where only the posting asks for what they show; nothing for
        none.
        """
        number = sum(self.is_for_the_posting(s, j) for s in self.L for j in self.L[s])
        return (number,) if number else ()

    def _id(self, title: str) -> str:
        return self.facts.J[self.titled[title]].id

    def _mate(self, j: int, s: int) -> bool:
        told = self.facts.told[s]
        return j not in told and self.facts.g[j] in {self.facts.g[k] for k in told}


def untrue(facts: Facts, plan: Plan) -> list[str]:
    """Every sentence of the plan that is not true, or that nothing here can check."""
    reader = Sentences(facts, plan)
    found: list[str] = []
    for session in plan.sessions:
        for choice in session.leads:
            found += reader.choice(session.index, choice, spare=False)
        for choice in session.backups:
            found += reader.choice(session.index, choice, spare=True)
    return [*found, *reader.gaps(), *reader.remarks(), *reader.clashes(), *reader.objectives()]
