"""The story plan, session by session: what to tell in full, what is in reserve, what to ask.

In: a view. Out: a `StoryPlan`, or None where the edition sees no sessions. A story's text is there
once, where it is told first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from secondround.packet import matching, story_text, words
from secondround.packet.model_parts import Missing
from secondround.packet.model_plan import Earlier, QuestionToAsk, Session, StoryPlan, StoryText
from secondround.packet.view import FORMATS, ScheduledSession, View, scheduled
from secondround.plan import Asked, Choice, Spoken, spoken
from secondround.text import capital, counted, listed, number_word, short_day
from secondround.vocabulary import layout


def story_plan(view: View) -> StoryPlan | None:
    """Who hears which story."""
    if not view.sessions:
        return _without_sessions(view) if view.private else None
    homes = _homes(view)
    sessions = tuple(_session(view, session, homes) for session in view.sessions)
    no_bank = view.private and not view.candidate.stories
    return StoryPlan(
        summary=_summary(view),
        bold=_bold(chain.from_iterable(session.stories for session in sessions)),
        earlier=tuple(_earlier(view)),
        sessions=sessions,
        bank=(),
        missing=(Missing("your stories", "stories", layout.CANDIDATE),) if no_bank else (),
    )


def _without_sessions(view: View) -> StoryPlan:
    """The stories in the order of the bank, as long as nobody is known to hear them."""
    stories = []
    for story in view.candidate.stories:
        choice = Choice(story.id, reasons=())
        stories.append(story_text.in_full(view, choice, held=False, shown_at=""))
    count = capital(counted(len(stories), "story", "stories"))
    return StoryPlan(
        summary=f"{count}, in the order of your story bank." if stories else "",
        bold=_bold(stories),
        earlier=(),
        sessions=(),
        bank=tuple(stories),
        missing=(
            Missing("the sessions of this round", "sessions", layout.RECORD)
            if view.round
            else Missing("the rounds, with their sessions", "rounds", layout.RECORD),
        ),
    )


def _session(view: View, session: ScheduledSession, homes: dict[str, ScheduledSession]) -> Session:
    def shown_at(choice: Choice) -> str:
        home = homes[choice.story]
        return "" if home is session or not view.private else home.labels.heading

    stories, reserves, questions = [], [], []
    for choice in session.leads:
        text = story_text.in_full(view, choice, held=session.held, shown_at=shown_at(choice))
        stories.append(text)
    for choice in session.backups:
        reserve = story_text.in_short(view, choice, shown_at=shown_at(choice))
        reserves.append(reserve)
    for asked in session.questions:
        to = _asked_of(view, session, asked)
        questions.append(QuestionToAsk(asked.text, to, asked.compare))
    times = session.plan.spoken if session.plan and view.private else None
    return Session(
        heading=session.labels.heading,
        facts=_facts(session),
        time=_time(times) if times and not session.held else "",
        drop=times.drop if times and not times.fits else (),
        stories=tuple(stories),
        reserves=tuple(reserves),
        questions=tuple(questions),
        nothing=_nothing(session) if view.private else "",
        brief=not view.private and not session.session.is_break,
    )


def _homes(view: View) -> dict[str, ScheduledSession]:
    """Where each story's text is: where it is told first, else where it is in reserve first."""
    homes: dict[str, ScheduledSession] = {}
    for planned in matching.planned(view.sessions):
        homes.setdefault(planned.story, planned.session)
    return homes


def _bold(stories: Iterable[StoryText]) -> str:
    """Which stories have their half-minute version in bold: those that are longer than that."""
    marked = {bool(story.brief) for story in stories if story.beats}
    if True not in marked:
        return ""
    return "longer" if False in marked else "every"


def _facts(session: ScheduledSession) -> str:
    """The session in a line, e.g. "Team lunch: 60 minutes, over a meal, in Room 4"."""
    name = (session.session.name or "") if session.people else ""
    facts = [f"{session.session.minutes} minutes"]
    if session.session.format not in (name or session.session.title).lower():
        facts.append(FORMATS[session.session.format])
    facts.append(session.session.place or "")
    line = ", ".join(filter(None, facts))
    line = words.sentence(f"{name}: {line}" if name else line)
    known = not session.people or session.names in session.labels.heading
    return line if known else f"{line} With {session.names}."


def _time(times: Spoken) -> str:
    """What fills the session, e.g. "Fills 38 of 45 minutes: opening 5, …"."""
    parts = {
        "opening": times.opening,
        "stories": times.stories,
        "follow-ups": times.follow_ups,
        "your questions": times.questions,
    }
    filled = [
        f"{name} {spoken.whole_minutes(seconds)}" for name, seconds in parts.items() if seconds
    ]
    if not filled:
        return ""
    minutes = spoken.whole_minutes(times.planned)
    return f"Fills {minutes} of {times.available // 60} minutes: {', '.join(filled)}."


def _nothing(session: ScheduledSession) -> str:
    """What a session without a story says instead."""
    if session.leads or not (session.people or session.session.takes_stories):
        return ""
    if session.held:
        noted = session.session.told is not None
        return "Done. You told no story." if noted else "Done. You have not noted what you told."
    if session.plan and session.plan.capacity == 0:
        return "No story is planned here: listen, and ask."
    return "No story is left for this session."


def _asked_of(view: View, session: ScheduledSession, asked: Asked) -> str:
    """The people of the session that a question is for; "" where it is for all of them."""
    names = [view.record.interviewers[key].name for key in asked.to if key in session.ids]
    return listed(names) if len(names) < len(session.people) else ""


def _summary(view: View) -> str:
    """The plan in a line, e.g. "Seven sessions, twelve stories, each told once."."""
    leads: list[Choice] = []
    for session in view.sessions:
        leads.extend(session.leads)
    if not leads or not view.private:
        return ""
    sessions = counted(len(view.sessions), "session")
    times = Counter(choice.story for choice in leads)
    excused = {choice.story for choice in leads if choice.repeats}
    stories = counted(len(times), "story", "stories")
    return words.sentence(f"{sessions}, {stories}, {_how_often(view, times, excused)}")


def _how_often(view: View, times: Mapping[str, int], excused: set[str]) -> str:
    """Whether any story is told again, in this round or after an earlier one, and whether a reason
    is given.
    """
    before: set[str] = set()
    for stage in view.earlier_rounds:
        for session in stage.sessions:
            before.update(session.told or ())
    repeated = {story for story in times if times[story] > 1 or story in before} | excused
    if not repeated:
        return "each told once" if len(times) > 1 else "told once"
    if repeated <= excused:
        return "repeated only where you gave a reason"
    return "told again" if len(times) == 1 else f"{number_word(len(repeated))} of them told again"


def _earlier(view: View) -> Iterator[Earlier]:
    """What earlier rounds have heard."""
    for stage in view.earlier_rounds:
        when = f"{stage.name}, {short_day(stage.date)}" if stage.date else stage.name
        for session in scheduled(view.record, stage):
            if session.session.noted:
                told = (view.stories.get(key) for key in session.session.told or ())
                titles = tuple(story.title for story in told if story)
                who = session.names if session.people else session.session.title
                yield Earlier(when, who, titles, session.session.debrief or "")
