"""Thank-you notes: one drafted for each interviewer, no two alike, 80 to 120 words.

In: who is thanked, for what, by whom. Out: the note's paragraphs, with one blank for a thing that this person said.
It must claim nothing about the conversation: what was said is for the candidate to fill in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from secondround.records.record import Format, Role

FEWEST, MOST = 80, 120
"""Words: the length that career centres advise."""
BLANK: Final = "………………………"
_LONGEST_NAME: Final = 8
"""Words of a position's, a company's or a story's name; a longer one is cut, or left out."""

_OPENINGS: Final = (
    "Thank you for your time {day}and for talking with me about the position of {role}.",
    "Thank you for meeting me {day}to talk about the position of {role} at {company}.",
    "I am grateful for the time that you took {day}to talk with me about the position of {role}.",
)
_OPENINGS_BY_FORMAT: Final[dict[Format, tuple[str, ...]]] = {
    "meal": (
        "Thank you for making room for me at your table {day}: it is the best way to get to know the people behind {company}.",
        "Thank you for the meal {day}and for the company: I had hoped to meet people from {company} away from a desk.",
        "It was a pleasure to share a meal with you {day}and to get to know {company} away from a meeting room.",
    ),
    "presentation": (
        "Thank you for listening to my presentation {day}and for the time that you gave it.",
        "Thank you for your attention to my presentation {day}as part of my application for the position of {role}.",
        "I am grateful that you took the time {day}to hear my presentation.",
    ),
}
_REMEMBERED: Final = (
    "What you said about {blank} has stayed with me, and it has made my picture of {company} clearer.",
    "One thing I keep coming back to is what you said about {blank}: I had not seen it from that side before.",
    "I wrote down what you said about {blank} as soon as I was outside, because I want to remember it.",
    "You said something about {blank} that I have been turning over since, and I think I see now why it matters.",
)
_BY_ROLE: Final[dict[Role, tuple[str, ...]]] = {
    "recruiter": (
        "I left surer than I came that I want this position. If a paper is still missing, or a date has to move, a short "
        "message is enough and I will see to it the same day.",
        "You have many people to keep in view, so I will make it easy: I want this position, my dates stand as I gave them, "
        "and I can be reached at any time for whatever is still open.",
    ),
    "hiring manager": (
        "I have gone on thinking about the first three months. I would begin by listening to the people who do the work, agree "
        "with you on what matters most, and have something to show for it early.",
        "I can see myself doing this work, and working for you. What I would want from us both is plain: agree on what counts, "
        "hear it early when something is off, and leave nothing half done.",
    ),
    "senior manager": (
        "It matters to me to know where the position stands in the whole, and what it should make possible for others. That is "
        "the part that I would most like to work on, beyond the day's business.",
        "I am looking for work that leads somewhere, and for people who will tell me when I am wrong. I would be glad to give "
        "the same in return.",
    ),
    "executive": (
        "I will be brief: the direction is one that I want to work for, and I believe that I can help you to get there sooner.",
        "Your time is short, so in one line: I know what I would be here for, and I would like to be measured by it.",
    ),
    "peer": (
        "I could picture the two of us on the same problem, which is what I had hoped to find out. I would bring my share, ask "
        "when I do not know, and speak up early when something slips.",
        "It is good to know who one would share the work with. I would like to learn how you do things before I suggest doing "
        "any of them differently, and to carry my part from the first week.",
    ),
    "partner": (
        "Two teams work well when each knows what the other needs. From me you would have one person to call, an answer the "
        "same day, and no surprise that I could have told you of before.",
        "I would want your team to notice the difference: clear agreements, kept; bad news, early; and somebody who comes over "
        "instead of sending a third message.",
    ),
    "report": (
        "You would be people I work for as much as with. I would begin by asking what should stay, what should stop, and what "
        "has been waiting too long for somebody to decide it.",
        "I took your questions seriously, since you would live with the answers. What you could count on is time, a straight "
        "word, and credit where it is due.",
    ),
    "customer": (
        "It is rare to hear the customer's side before the first day, and I am glad of it. Whatever comes of my application, I "
        "will remember what you need and what you can do without.",
        "Hearing it from you first hand is worth more than any report. It is what I would want to be measured by, too: whether "
        "your days become easier.",
    ),
    "other": (
        "I left surer than I came that I want this position, and I would be glad to show it in the daily work, with whatever "
        "is needed first.",
        "The day has only made me keener. I would like to get to work, to learn how things are done here, and to be of use "
        "early.",
    ),
}
_STORY: Final = (
    "If you would like to know more about “{story}”, I will gladly go through it with you.",
    "I told you about “{story}”; if a detail of it would be useful to you, just ask.",
    "Should you want to look closer at “{story}”, I can name people who were there.",
)
_WORK: Final = (
    "If anything in what I told you should be made clearer, please ask: I would rather answer twice than leave a doubt.",
    "If there is something that you would still like to see or to know from me, I will send it gladly.",
)
_CLOSINGS: Final = (
    "I would be very glad to join you.",
    "I hope that we shall speak again soon.",
    "I look forward to what comes next.",
    "It would be a pleasure to work with you.",
    "I hope to see you again.",
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Whom to thank, and for what."""

    name: str
    role: Role
    format: Format
    day: str  # "Tuesday", or ""
    position: str
    company: str
    story: str  # one that was told there, or ""
    candidate: str
    turn: int  # how many notes of the day come before


def note(occasion: Occasion) -> tuple[str, ...]:
    """The note's paragraphs, greeting and name included."""
    turn = occasion.turn
    first = (_turn(_OPENINGS_BY_FORMAT.get(occasion.format, _OPENINGS), turn), _turn(_REMEMBERED, turn))
    middle = [_turn(_BY_ROLE[occasion.role], turn)]
    spare = [*([_turn(_STORY, turn)] if _named(occasion.story) else []), *_WORK]
    last = (_turn(_CLOSINGS, turn),)
    for sentence in spare:
        longer = _written(occasion, first, (*middle, sentence), last)
        if _words(longer) <= MOST and _words(_written(occasion, first, tuple(middle), last)) < FEWEST + 10:
            middle.append(sentence)
    return _written(occasion, first, tuple(middle), last)


def _written(occasion: Occasion, *paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    words = {
        "day": f"on {occasion.day} " if occasion.day else "",
        "role": _short(occasion.position),
        "company": _short(occasion.company),
        "story": occasion.story,
        "blank": BLANK,
    }
    body = (" ".join(sentences).format_map(words) for sentences in paragraphs)
    return (f"Dear {_short(occasion.name)},", *body, _short(occasion.candidate))


def _turn(choices: tuple[str, ...], turn: int) -> str:
    return choices[turn % len(choices)]


def _named(story: str) -> bool:
    return 0 < len(story.split()) <= 2 * _LONGEST_NAME


def _short(name: str) -> str:
    parts = name.split()
    return name if len(parts) <= _LONGEST_NAME else f"{' '.join(parts[:_LONGEST_NAME])} …"


def _words(paragraphs: tuple[str, ...]) -> int:
    return sum(len(paragraph.split()) for paragraph in paragraphs)
