"""The cards to rehearse with: the pitch, what they may ask, and the cues of the day.

In: an application, its plan. Out: a `Deck`, or None without a round. It is for the candidate alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from secondround.packet import expected, rehearsals, story_text
from secondround.packet.model_practice import Deck, PracticeCard
from secondround.packet.sheets import sheets
from secondround.packet.view import View, view
from secondround.plan import Choice, Plan, spoken
from secondround.records import Application
from secondround.text import closed, quoted
from secondround.vocabulary import Edition

_KEY: Final = 290
"""Letters of a key: a line of the log holds it."""
_WHY_HERE: Final = re.compile(
    r"\bwhy (?:us|here|this|our|the (?:role|job|position|company))\b"
    r"|\bwhy do you want (?:to (?:work|join)|th)|\bwhy (?:are|were) you interested"
    r"|\b(?:attracts?|attracted|draws?|drew|brings?) you\b",
    re.IGNORECASE,
)
"""Questions that the motivation answers: "Why this role, and why now?"."""
_WEAK: Final = 1
"""The strength of a story that is rehearsed before the others."""


def deck(application: Application, plan: Plan) -> Deck | None:
    """What there is to rehearse for the round of a plan."""
    return of(view(application, plan, Edition.CANDIDATE))


def of(seen: View) -> Deck | None:
    """The same for a view of the candidate's."""
    stage = seen.round
    if stage is None:
        return None
    days = rehearsals.days_before(stage.date, seen) if stage.date else ()
    cards: dict[str, PracticeCard] = {}
    for card in _cards(seen):
        cards.setdefault(card.key, card)
    return Deck(
        packet=seen.id,
        title=seen.record.title,
        round=stage.name,
        date=stage.date,
        days=tuple(days),
        cards=tuple(cards.values()),
    )


def _cards(seen: View) -> Iterator[PracticeCard]:
    pitch = seen.candidate.pitch or ""
    if pitch:
        words = spoken.words(pitch)
        prompt = "Tell me about yourself."
        yield PracticeCard("pitch", prompt, pitch, words, weak=False, on_sheet=False)
    yield from _stories(seen)
    yield from _questions(seen)


def _stories(seen: View) -> Iterator[PracticeCard]:
    """The stories to tell, by their cues: in the order of the day, as they are told in full."""
    for session in seen.sessions:
        for choice in session.leads if not session.held else ():
            yield _story(seen, choice)


def _story(seen: View, choice: Choice) -> PracticeCard:
    story = seen.stories[choice.story]
    short = story_text.on_sheet(seen, choice, held=False)
    return PracticeCard(
        key=f"story {story.id}",
        prompt=seen.cue(story.id),
        answer=f"{short.result} {short.background} {short.done}".strip(),
        words=spoken.story_words(story),
        weak=story.strength <= _WEAK,
        on_sheet=True,
    )


def _questions(seen: View) -> Iterator[PracticeCard]:
    """What they may ask: what was prepared for, doubts, what has to be said as it was said before,
    then what the sheet of each session to come has.
    """
    section = expected.expected_questions(seen)
    for question in section.questions if section else ():
        yield _asked(question.text, question.with_, question.known, on_sheet=False)
    for doubt in section.concerns if section else ():
        card = _asked(doubt.text, "", doubt.answer, on_sheet=False)
        is_asked = doubt.text.rstrip().endswith("?")
        prompt = doubt.text if is_asked else f"A doubt they may have: {quoted(doubt.text)}"
        yield replace(card, prompt=prompt)
    said: dict[str, list[str]] = {}
    for statement in section.stated if section else ():
        if statement.about:
            whole = " ".join(filter(None, (closed(statement.text), statement.remark)))
            said.setdefault(statement.about.lower(), []).append(whole)
    for about, texts in said.items():
        prompt = f"What have you said about your {about}?"
        yield _asked(prompt, "", " ".join(texts), on_sheet=False)
    made = sheets(seen)
    for sheet in made.sessions if made else ():
        for person in sheet.people if not sheet.held else ():
            for asked in person.likely:
                is_known = asked.with_ or asked.answer
                answer = asked.answer if is_known else _motivation(seen, asked.text)
                yield _asked(asked.text, asked.with_, answer, on_sheet=True)


def _motivation(seen: View, question: str) -> str:
    """Why this role, where that is asked and written; else ""."""
    return (seen.record.role.motivation or "") if _WHY_HERE.search(question) else ""


def _asked(text: str, cue: str, answer: str, *, on_sheet: bool) -> PracticeCard:
    said = ". ".join(filter(None, (cue, answer)))
    return PracticeCard(f"asked {text}"[:_KEY], text, said, 0, weak=not said, on_sheet=on_sheet)
