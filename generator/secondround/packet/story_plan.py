"""The story plan, session by session: what to tell in full, what is in reserve, what to ask.

In: a view. Out: a `StoryPlan`, or None where the edition sees no sessions. A story's text stands
once, where it is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from secondround.packet import matching, telling, words
from secondround.packet.model_parts import Missing
from secondround.packet.model_plan import Ask, Earlier, Session, StoryPlan
from secondround.packet.view import FORMATS, Talk, View, talks
from secondround.plan import Asked, Choice, Spoken, spoken
from secondround.records.models import Round
from secondround.text import counted, listed, number_word
from secondround.vocabulary import layout


def story_plan(view: View) -> StoryPlan | None:
    """What is told to whom."""
    if view.round is None:
        missing = (Missing("the rounds, with their sessions", "rounds", layout.RECORD),)
        return StoryPlan("", False, (), (), missing) if view.private else None  # noqa: FBT003 - nothing to name
    if not view.talks:
        return None
    homes = _homes(view)
    sessions = tuple(_session(view, talk, homes) for talk in view.talks)
    return StoryPlan(
        summary=_summary(view),
        brief=any(story.brief for session in sessions for story in session.stories),
        earlier=tuple(_earlier(view)),
        sessions=sessions,
        missing=(Missing("your stories", "stories", layout.CANDIDATE),) if _no_bank(view) else (),
    )


def _no_bank(view: View) -> bool:
    return view.private and not view.candidate.stories


def _session(view: View, talk: Talk, homes: dict[str, Talk]) -> Session:
    plan = talk.plan
    leads, backups = (plan.leads, plan.backups) if plan else ((), ())
    over = bool(plan and plan.begun)
    return Session(
        heading=talk.called.heading,
        facts=_facts(talk),
        time=_time(plan.spoken) if plan and view.private and not plan.begun else "",
        drop=plan.spoken.drop if plan and view.private and not plan.spoken.fits else (),
        stories=tuple(
            telling.told(view, choice, over=over, again=_again(homes[choice.story], talk))
            for choice in leads
        ),
        reserves=tuple(
            telling.reserve(
                view, choice, again=_again(homes[choice.story], talk) if view.private else ""
            )
            for choice in backups
        ),
        questions=tuple(_ask(view, talk, asked) for asked in plan.questions) if plan else (),
        nothing=_nothing(talk) if view.private else "",
        brief=not view.private,
    )


def _homes(view: View) -> dict[str, Talk]:
    """Where each story's text stands: where it is told first, else where it is in reserve first."""
    homes: dict[str, Talk] = {}
    for one in matching.planned(view.talks):
        homes.setdefault(one.story, one.talk)
    return homes


def _again(home: Talk, talk: Talk) -> str:
    return "" if home is talk else home.called.heading


def _facts(talk: Talk) -> str:
    """The session in a line, e.g. "Team lunch: 60 minutes, over a meal, in Room 4"."""
    named = talk.session.name or ""
    form = FORMATS[talk.session.format]
    facts = [
        f"{talk.session.minutes} minutes",
        "" if talk.session.format in named.lower() else form,
        talk.session.place,
    ]
    line = ", ".join(fact for fact in facts if fact)
    people = "" if talk.names in talk.called.heading else f" With {talk.names}."
    return words.sentence(f"{named}: {line}" if named else line) + people


def _time(times: Spoken) -> str:
    """What fills the session, e.g. "Fills 38 of 45 minutes: opening 5, …"."""
    parts = (
        ("opening", times.opening),
        ("stories", times.stories),
        ("follow-ups", times.follow_ups),
    )
    all_parts = (*parts, ("your questions", times.questions))
    filled = [f"{name} {spoken.whole_minutes(seconds)}" for name, seconds in all_parts if seconds]
    minutes = spoken.whole_minutes(times.planned)
    return (
        f"Fills {minutes} of {times.available // 60} minutes: {', '.join(filled)}."
        if filled
        else ""
    )


def _nothing(talk: Talk) -> str:
    """What a session without a story says instead."""
    plan = talk.plan
    if plan and plan.leads:
        return ""
    if plan and plan.begun:
        return (
            "Done. Nothing is noted as told."
            if talk.session.told is None
            else "Done. No story was told."
        )
    if plan and plan.capacity == 0:
        return "No story is planned here: listen, and ask."
    return "No story is left for this session."


def _ask(view: View, talk: Talk, asked: Asked) -> Ask:
    names = [view.record.interviewers[key].name for key in asked.to if key in talk.ids]
    to = listed(names) if len(talk.people) > 1 and 0 < len(names) < len(talk.people) else ""
    return Ask(asked.text, to, asked.compare)


def _summary(view: View) -> str:
    """The plan in a line, e.g. "Seven sessions, twelve stories, each told once."."""
    leads = [choice for talk in view.talks if talk.plan for choice in talk.plan.leads]
    told = [choice.story for choice in leads]
    if not told or not view.private:
        return ""
    stories = counted(len(set(told)), "story", "stories")
    return words.sentence(
        f"{counted(len(view.talks), 'session')}, {stories}, {_how_often(view, leads)}"
    )


def _how_often(view: View, leads: list[Choice]) -> str:
    """Whether any story is told a second time, in this round or after an earlier one, and whether a
    reason is given.
    """
    told = Counter(choice.story for choice in leads)
    past = [session for stage in view.record.rounds[: view.index] for session in stage.sessions]
    before = {story for session in past for story in session.told or ()}
    reasoned = {choice.story for choice in leads if choice.repeats}
    again = {story for story, times in told.items() if times > 1 or story in before} | reasoned
    if not again:
        return "each told once" if len(told) > 1 else "told once"
    if again <= reasoned:
        return "told twice only where the reason is given"
    return (
        "told a second time"
        if len(told) == 1
        else f"{number_word(len(again))} of them told a second time"
    )


def _earlier(view: View) -> Iterator[Earlier]:
    """What earlier rounds have heard."""
    for stage in view.record.rounds[: view.index]:
        for talk in talks(view.record, stage):
            if talk.session.noted:
                titles = tuple(
                    view.stories[key].title
                    for key in talk.session.told or ()
                    if key in view.stories
                )
                yield Earlier(_when(stage), talk.names, titles, talk.session.debrief or "")


def _when(stage: Round) -> str:
    return f"{stage.name}, {words.short_day(stage.date)}" if stage.date else stage.name
