"""The story bank: every story whole, once, as the day tells them.

In: a view. Out: a `StoryBank` for the candidate and the coach; None for what may lie on the table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from secondround.packet import matching, story_text
from secondround.packet.model_parts import Missing
from secondround.packet.model_plan import Earlier, StoryBank, StoryText
from secondround.packet.view import View, scheduled
from secondround.plan import Choice, told_in
from secondround.text import as_sentence, capital, counted, number_word, short_day
from secondround.vocabulary import layout


def story_bank(view: View) -> StoryBank | None:
    """All stories: those told on the day first, then those in reserve, then the others."""
    if not view.private:
        return None
    proof: dict[str, str] = {}
    for session in view.sessions:
        for choice in session.leads:
            proof.setdefault(choice.story, story_text.proves(view, choice))
    heard = matching.whereabouts(view, named=True)
    stories = tuple(
        story_text.in_bank(view, view.stories[story], (where, heard[story]), proof.get(story, ""))
        for story, where in matching.whereabouts(view).items()
    )
    missing = () if stories else (Missing("your stories", "stories", layout.CANDIDATE),)
    return StoryBank(
        summary=_summary(view),
        bold=_bold(stories),
        earlier=tuple(_earlier(view)),
        stories=stories,
        missing=missing,
    )


def _bold(stories: Iterable[StoryText]) -> str:
    """Which stories have their half-minute version in bold: those that are longer than that."""
    marked = {bool(story.brief) for story in stories if story.beats}
    if True not in marked:
        return ""
    return "longer" if False in marked else "every"


def _summary(view: View) -> str:
    """The plan in a line, e.g. "Seven sessions, twelve stories, each told once."."""
    if not view.sessions:
        count = capital(counted(len(view.stories), "story", "stories"))
        return f"{count}, in the order of your story bank." if view.stories else ""
    leads: list[Choice] = []
    for session in view.sessions:
        leads.extend(session.leads)
    if not leads:
        return ""
    met = sum(not session.session.is_break for session in view.sessions)
    sessions = counted(met, "session")
    times = Counter(choice.story for choice in leads)
    excused = {choice.story for choice in leads if choice.repeats}
    stories = counted(len(times), "story", "stories")
    return as_sentence(f"{sessions}, {stories}, {_how_often(view, times, excused)}")


def _how_often(view: View, times: Mapping[str, int], excused: set[str]) -> str:
    """Whether any story is told again, in this round or after an earlier one, and whether a reason
    is given.
    """
    before = told_in(view.earlier_rounds)
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
