"""Rules about what a story holds: a result, a figure in it, competencies, cue words.

In: an application. Out: problems in its candidate's file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secondround.problems import Problem
from secondround.records import Application, facts
from secondround.records.models import Story
from secondround.text import counted, has_figure, likeness, listed_names

_BEATS: Final = {
    "situation": "say under `situation:` where things stood, in two or three sentences",
    "action": "say under `action:` what you did yourself, step by step",
    "result": "say under `result:` what came of it, with a figure",
}
"""The beats that every story needs, each with what to do where one is missing."""
LONGEST_CUE = 8  # words that fit one line of the day card and are read at a glance


def beats(application: Application) -> Iterator[Problem]:
    """A story needs a situation, an action and a result. A placeholder in the place of one has
    already been reported.
    """
    source = application.candidate_source
    for index, story in enumerate(application.candidate.stories):
        for beat, hint in _BEATS.items():
            if not getattr(story, beat) and not source.is_left_out(("stories", index, beat)):
                message = f"The story `{story.id}` has no {beat}."
                path = ("stories", index, "id")
                code = f"story-without-{beat}"
                yield source.problem(path, code, message, hint, about=(story.id,))


def figures(application: Application) -> Iterator[Problem]:
    """A result needs a figure, or a reason why it has none."""
    for index, story in enumerate(application.candidate.stories):
        if (
            story.result
            and not story.unquantified
            and not has_figure(facts.with_facts(story.result, application.candidate))
        ):
            yield application.candidate_source.problem(
                ("stories", index, "result"),
                "result-without-figure",
                f"The result of the story `{story.id}` has no figure.",
                "say how much, how many or how fast, or under `unquantified:` why it has none",
                about=(story.id,),
            )


def competencies(application: Application) -> Iterator[Problem]:
    """A story that shows nothing cannot be chosen for anybody."""
    for index, story in enumerate(application.candidate.stories):
        if not story.shows:
            yield application.candidate_source.problem(
                ("stories", index, "id"),
                "story-shows-nothing",
                f"The story `{story.id}` names no competency, so it matches nothing asked for.",
                "name the competencies it proves under `shows:`, strongest first",
                about=(story.id,),
            )


def alike(application: Application) -> Iterator[Problem]:
    """One accomplishment in two stories would be told to two people; one `project` prevents that,
    and two of them say that these are two.
    """
    source = application.candidate_source
    stories = application.candidate.stories
    texts = ["\n".join((story.title, *_told(story))) for story in stories]
    for index, story in enumerate(stories):
        for before, other in enumerate(stories[:index]):
            is_decided = bool(story.project and other.project)
            if not is_decided and likeness.shared(texts[before], texts[index]).is_one:
                line = source.place(("stories", before, "id")).line
                yield source.problem(
                    ("stories", index, "id"),
                    "stories-alike",
                    f"These two look like one story: `{other.id}` (line {line}) and `{story.id}`.",
                    "give both the same `project:`, so that they count as one, or each its own if "
                    "they are two",
                    about=(other.id, story.id),
                )


def _told(story: Story) -> Iterator[str]:
    for text in (story.situation, story.task, story.result, story.learned):
        yield text or ""
    yield from (story.action,) if isinstance(story.action, str) else story.action


def cues(application: Application) -> Iterator[Problem]:
    """Cue words are read at a glance; without them the card shows the story's title."""
    source = application.candidate_source
    without: dict[str, int] = {}  # the index of each story without a cue, by its id
    for index, story in enumerate(application.candidate.stories):
        words = len(story.cue.split()) if story.cue else 0
        if not words:
            without[story.id] = index
        elif words > LONGEST_CUE:
            yield source.problem(
                ("stories", index, "cue"),
                "long-cue",
                f"The cue of the story `{story.id}` has {words} words; "
                f"{LONGEST_CUE} can be read at a glance.",
                f"cut {counted(words - LONGEST_CUE, 'word')}: keep a name, a place or a figure "
                "that brings the rest back",
                about=(story.id,),
            )
    if without:
        have = "1 story has" if len(without) == 1 else f"{len(without)} stories have"
        yield source.problem(
            ("stories", min(without.values()), "id"),
            "story-without-cue",
            f"{have} no cue: {listed_names(without)}.",
            "give three to eight words under `cue:`; the card shows the title until then",
            about=tuple(without),
        )
