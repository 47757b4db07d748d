"""The objectives: the exact value of each for given lead stories.

In: the input of a round and who leads where. Out: one whole number per objective, most important
first. This is the definition in MODEL.md as plain arithmetic. The solver works with rows and
columns, and its plans get their values from here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from secondround.plan.inputs import PlanInput, SessionInput, StoryInput
from secondround.plan.listeners import Listener

NAMES = (
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
"""Most important first. `kept` looks at the earlier plan; after it, the candidate's order decides.
"""

TWICE = 2
"""In how many sessions a proof of the same must-have counts."""

WANTED = 2
"""A story that not the posting or a role card alone asks for: see `asked_for`."""

Leads = Mapping[int, Collection[int]]
"""Who leads where: session index -> story indexes. Sessions that have begun are not in it."""


def values(
    inputs: PlanInput, leads: Leads, earlier: Collection[tuple[int, int]] = ()
) -> tuple[int, ...]:
    """The value of every objective, in the order of `NAMES`."""
    total = dict.fromkeys(NAMES, 0)
    heard, useful = told(inputs), begun(inputs, useful=True)
    for session in inputs.open_sessions:
        stories = inputs.stories_at(leads.get(session.index, ()))
        for name, value in local(inputs, session, stories).items():
            total[name] += value
        heard.append(stories)
        useful += inputs.useful(session, stories)
    for _, shows in inputs.musts:
        sessions = sum(proven(shows, stories) for stories in heard)
        total["interest"] += inputs.proof * (sessions > 0)
        total["twice"] += min(sessions, TWICE)
    total["interest"] += shared(inputs, leads)
    total["answers"] = len(answered(useful))
    for session_index, story in earlier:
        total["kept"] += story in leads.get(session_index, ())
    return tuple(total.values())


def met(inputs: PlanInput, leads: Leads) -> int:
    """What is met of interests and proven of must-haves: `interest` but for `served`."""
    all_served = 0
    for session in inputs.open_sessions:
        all_served += served(inputs, session, inputs.stories_at(leads.get(session.index, ())))
    return values(inputs, leads)[NAMES.index("interest")] - all_served


def served(inputs: PlanInput, session: SessionInput, stories: Iterable[StoryInput]) -> int:
    """What it counts that these stories are heard at all."""
    asked = sorted(map(partial(asked_for, session), inputs.useful(session, stories)))
    total = 0
    for least, worths in enumerate(session.serves):
        total += sum(worths[: len(asked) - bisect_left(asked, least)])
    return total


def local(
    inputs: PlanInput, session: SessionInput, stories: Sequence[StoryInput]
) -> dict[str, int]:
    """What one session adds to the objectives that are sums over sessions."""
    idle = strength = emphatic = fresh = 0
    for story in stories:
        idle += otherwise(inputs, session, story)
        strength += story.strength
        emphatic += emphasis(session, story)
        fresh += story.id not in session.waived
    useful = inputs.useful(session, stories)
    return {
        "interest": served(inputs, session, stories) + interest(session, stories),
        "sessions": int(bool(useful)),
        "balance": len(answered(useful)) if session.long else 0,
        "openers": session.weight * opener(session, stories),
        "otherwise": idle,
        "strength": strength,
        "emphasis": emphatic,
        "fresh": fresh,
    }


def opens(session: SessionInput, story: StoryInput) -> bool:
    """Whether the story may be told first: it shows what matters most there."""
    return not session.top.isdisjoint(story.shows)


def opener(session: SessionInput, stories: Iterable[StoryInput]) -> int:
    """The strength of the story that the session opens with; 0 if none may be told first."""
    return max((story.strength for story in stories if opens(session, story)), default=0)


def otherwise(inputs: PlanInput, session: SessionInput, story: StoryInput) -> int:
    """What the story counts where it is told for want of a useful one: the session's weight times
    its strength.
    """
    return inputs.is_idle(session, story) * session.weight * story.strength


def proven(shows: Collection[str], stories: Iterable[StoryInput]) -> bool:
    """Whether any of the stories shows any of the competencies."""
    for story in stories:
        for competency in story.shows:
            if competency in shows:
                return True
    return False


def interest(session: SessionInput, stories: Iterable[StoryInput]) -> int:
    """What the stories are worth to people who are in no other session ahead: the first on each
    point counts most, the second less, a third nothing.
    """
    total = 0
    for topic, count in counts(stories).items():
        if topic in session.own:
            total += session.own[topic].met(count)
    return total


def worth(session: SessionInput, story: StoryInput) -> int:
    """What the story by itself is worth to everybody in the session."""
    return sum(session.first.get(topic, 0) for topic in story.topics)


def worth_after(session: SessionInput, before: Mapping[str, int], story: StoryInput) -> int:
    """What the story is worth to them after so many on each topic."""
    total = 0
    for topic in story.topics:
        left = (session.first.get(topic, 0), session.second.get(topic, 0), 0)
        total += left[min(before.get(topic, 0), 2)]
    return total


def counts(stories: Iterable[StoryInput]) -> Counter[str]:
    """How many of the stories are on each topic."""
    return Counter(chain.from_iterable(story.topics for story in stories))


def shared(inputs: PlanInput, leads: Leads) -> int:
    """What the stories are worth to people who are in several sessions: by all of these."""
    total = 0
    for interest in inputs.shared:
        showing = 0
        for session in interest.sessions:
            for story in inputs.stories_at(leads.get(session, ())):
                showing += interest.topic in story.topics
        total += interest.met(showing)
    return total


def unanswered(inputs: PlanInput, stories: Leads) -> Iterator[tuple[Listener, str]]:
    """Likely questions that nobody has answered to who may ask them, nor will with these stories:
    who that is, and the question as a topic.
    """
    for listener in inputs.listeners:
        on = counts(
            chain.from_iterable(
                inputs.stories_at(stories.get(index, ())) for index in listener.sessions
            )
        )
        for topic, point in listener.points.items():
            if point.whose == "asks" and not listener.heard[topic] and not on[topic]:
                yield listener, topic


def shown(stories: Iterable[StoryInput]) -> set[str]:
    """The competencies that the stories show."""
    return set(chain.from_iterable(story.shows for story in stories))


def answered(stories: Iterable[StoryInput]) -> frozenset[str]:
    """Which of can, will and fit the stories answer."""
    return frozenset().union(*(story.answers for story in stories))


def emphasis(session: SessionInput, story: StoryInput) -> int:
    """1 if the session's people judge the story's strongest competency, else 0."""
    return int(bool(story.shows) and story.shows[0] in session.judged)


def tested(session: SessionInput) -> set[str]:
    """What the session is said to test."""
    return {point.topic for point in session.points.values() if point.whose == "focus"}


def for_the_posting(session: SessionInput, story: StoryInput) -> bool:
    """Whether a story is useful there only because the posting asks for what it shows, and proves
    no must-have to somebody who decides.
    """
    return (
        not session.points.keys().isdisjoint(story.shows)
        and session.judged.isdisjoint(story.shows)
        and session.musts.isdisjoint(story.shows)
        and session.asked.isdisjoint(story.topics)
    )


def asked_for(session: SessionInput, story: StoryInput) -> int:
    """By whom a useful story is asked for there: 0 by the posting alone, 1 by a role card, too, 2
    by somebody of whom that is known.
    """
    if for_the_posting(session, story):
        return 0
    known = (
        not session.points
        or not session.wanted.isdisjoint(story.shows)
        or not session.musts.isdisjoint(story.shows)
        or not session.asked.isdisjoint(story.topics)
    )
    return 1 + known


def told(inputs: PlanInput) -> list[list[StoryInput]]:
    """The stories that were really told in this round so far, session by session."""
    return [inputs.with_ids(session.told) for session in inputs.sessions if session.told]


def begun(inputs: PlanInput, *, useful: bool = False) -> list[StoryInput]:
    """The stories that were really told in this round so far; if `useful`, only those useful where
    they were told.
    """
    found: list[StoryInput] = []
    for session in inputs.sessions:
        told = inputs.with_ids(session.told or ())
        found += inputs.useful(session, told) if useful else told
    return found
