"""Rules about spoken length: stories and pitch within two minutes, and half of a story for the
action.

In: an application. Out: problems in its candidate's file, each with the number of words to cut.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround.plan import spoken
from secondround.problems import Problem
from secondround.records import Application, facts
from secondround.records.models import Story
from secondround.records.yaml import FieldPath
from secondround.text import counted, duration

STORY = ("story-too-long", "story-over-90-seconds")
PITCH = ("pitch-too-long", "pitch-over-90-seconds")


def stories(application: Application) -> Iterator[Problem]:
    """A story is said within two minutes, better 90 seconds, and half of it is what the candidate
    did. A draft is not judged yet.
    """
    for index, story in enumerate(application.candidate.stories):
        if story.is_draft:
            continue
        others = _count(application, story.situation or "", story.task or "", story.result or "")
        action = _count(application, *story.action)
        path: FieldPath = ("stories", index)
        yield from _too_long(application, STORY, (*path, "id"), story.id, others + action)
        if action < others:
            yield _action(application, (*path, "action"), story, action, others)


def pitch(application: Application) -> Iterator[Problem]:
    """The answer to "tell me about yourself" is an answer like any other: two minutes, better 90
    seconds.
    """
    candidate = application.candidate
    if candidate.pitch:
        yield from _too_long(
            application, PITCH, ("pitch",), "", _count(application, candidate.pitch)
        )


def _count(application: Application, *texts: str) -> int:
    return sum(spoken.words(facts.with_facts(text, application.candidate)) for text in texts)


def _too_long(
    application: Application, codes: tuple[str, str], path: FieldPath, story: str, words: int
) -> Iterator[Problem]:
    pace = application.candidate.pace
    if words <= spoken.most_words(spoken.AIM, pace):
        return
    what = f"story `{story}`" if story else "pitch"
    time = duration(spoken.seconds("word " * words, pace))
    takes = f"The {what} takes {time} to say at {pace} words a minute"
    to_aim = counted(words - spoken.most_words(spoken.AIM, pace), "word")
    code, message = codes[1], f"{takes}; aim at {spoken.AIM} seconds."
    cut = f"cut {to_aim}"
    if words > spoken.most_words(spoken.LIMIT, pace):
        code, message = codes[0], f"{takes}; two minutes is the limit."
        to_limit = counted(words - spoken.most_words(spoken.LIMIT, pace), "word")
        cut = f"cut {to_limit} to get there, {to_aim} to reach {spoken.AIM} seconds"
    yield application.candidate_source.problem(
        path, code, message, cut, key=not story, about=(story,) if story else ()
    )


def _action(
    application: Application, path: FieldPath, story: Story, action: int, others: int
) -> Problem:
    missing = counted(others - action, "word")
    share = 100 * action // (action + others)
    return application.candidate_source.problem(
        path,
        "action-under-half",
        f"What you did is {share} % of the story `{story.id}` ({action} of {action + others} "
        "words); half or more should be action.",
        f"add {missing} on what you did, or cut {missing} elsewhere",
        key=True,
        about=(story.id,),
    )
