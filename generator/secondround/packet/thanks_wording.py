"""The sentences that thank-you notes are made of, by what was held and by whom one talked with.

None of them claims anything about what was said: that is for the candidate to fill in at the blank.
"""

from __future__ import annotations

from typing import Final

from secondround.records.models.record import Format, Role

OPENINGS: Final[tuple[str, ...]] = (
    "Thank you for your time{day} and for talking with me about the position of {role}.",
    "Thank you for meeting me{day} to talk about the position of {role} at {company}.",
    "I am grateful for the time that you took{day} to talk with me about the position of {role}.",
)
OPENINGS_BY_FORMAT: Final[dict[Format, tuple[str, ...]]] = {
    "meal": (
        (
            "Thank you for making room for me at your table{day}. There is no better way to get to know the people "
            "behind {company}."
        ),
        "It was a pleasure to share a meal with you{day} and to get to know {company} away from a meeting room.",
        "Thank you for a good meal{day}, and for letting me see a little of {company} as it is from day to day.",
    ),
    "presentation": (
        "Thank you for listening to my presentation{day}, and for the thought that you gave it.",
        ("Thank you for your attention to my presentation{day}, as part of my application for the position of {role}."),
    ),
}
REMEMBERED: Final[tuple[str, ...]] = (
    "What you said about {blank} has stayed with me, and it has made my picture of {company} clearer.",
    "One thing I keep coming back to is what you said about {blank}: I had not seen it from that side before.",
    "What I most want to remember is what you said about {blank}, and I would like to hear more of it one day.",
    (
        "You said something about {blank} that I have been turning over since, and I think that I see now why it "
        "matters."
    ),
)
BY_ROLE: Final[dict[Role, tuple[str, ...]]] = {
    "recruiter": (
        (
            "I left surer than I came that I want this position. If a paper is still missing, or a date has to "
            "move, a short message is enough and I will see to it the same day."
        ),
        (
            "You have many people to keep in view, so I will make it easy: I want this position, and I can be "
            "reached at any time for whatever is still open."
        ),
    ),
    "hiring manager": (
        (
            "I have gone on thinking about the first three months. I would begin by listening to the people who do "
            "the work, agree with you on what matters most, and have something to show for it early."
        ),
        (
            "I can see myself doing this work, and working for you. What I would want from us both is plain: agree "
            "on what counts, hear it early when something is off, and leave nothing half done."
        ),
    ),
    "senior manager": (
        (
            "It matters to me to know where the position stands in the whole, and what it should make possible for "
            "others. That is the part that I would most like to work on, beyond the day’s business."
        ),
        (
            "I am looking for work that leads somewhere, and for people who will tell me when I am wrong. I would "
            "be glad to give the same in return."
        ),
    ),
    "executive": (
        (
            "I will be brief: the direction is one that I want to work for, and I believe that I can help you to "
            "get there sooner."
        ),
        ("Your time is short, so in one line: I know what I would be here for, and I would like to be measured by it."),
    ),
    "peer": (
        (
            "I could picture the two of us on the same problem, which is what I had hoped to find out. I would "
            "bring my share, ask when I do not know, and speak up early when something slips."
        ),
        (
            "It is good to know whom one would share the work with. I would like to learn how you do things before "
            "I suggest doing any of them differently, and to carry my part from the first week."
        ),
        (
            "What counts between colleagues is small and daily: a word kept, a handover that is complete, help "
            "before it is asked for. That is what you would get from me."
        ),
    ),
    "partner": (
        (
            "Two teams work well when each knows what the other needs. From me you would have one person to call, "
            "an answer the same day, and no surprise that I could have told you of before."
        ),
        (
            "I would want your team to notice the difference: clear agreements, kept; bad news, early; and somebody"
            " who comes over instead of sending a third message."
        ),
    ),
    "report": (
        (
            "You would be somebody I work for as much as with. I would begin by asking what should stay, what "
            "should stop, and what has been waiting too long for a decision."
        ),
        (
            "Whoever gets this position, you will live with the choice, and I take that seriously. What you could "
            "count on from me is time, a straight word, and credit where it is due."
        ),
    ),
    "customer": (
        (
            "It is rare to hear the customer’s side before the first day, and I am glad of it. Whatever comes of my"
            " application, I will remember what you need and what you can do without."
        ),
        (
            "Hearing it from you first hand is worth more than any report. It is what I would want to be measured "
            "by, too: whether your days become easier."
        ),
    ),
    "other": (
        (
            "I left surer than I came that I want this position, and I would be glad to show it in the daily work, "
            "with whatever is needed first."
        ),
        (
            "The day has only made me keener. I would like to get to work, to learn how things are done here, and "
            "to be of use early."
        ),
    ),
}
ON_A_STORY: Final[tuple[str, ...]] = (
    "If you would like to know more about “{story}”, I will gladly go through it with you.",
    "I told you about “{story}”; if a detail of it would be useful to you, just ask.",
)
MORE: Final[tuple[str, ...]] = (
    "If anything that I told you should be clearer, please ask: I would rather answer twice than leave a doubt.",
    "If there is something that you would still like to see or to know from me, I will send it gladly.",
)
CLOSINGS: Final[tuple[str, ...]] = (
    "I would be very glad to join you.",
    "I hope that we shall speak again soon.",
    "I look forward to what comes next.",
    "It would be a pleasure to work with you.",
    "I hope to see you again.",
)
