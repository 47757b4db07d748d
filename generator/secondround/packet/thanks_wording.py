"""The sentences that thank-you notes are made of, by the kind of meeting and the reader's role.

None of them claims anything about what was said: that is quoted from the debrief, or for the
candidate to fill in at the blank.
"""

from __future__ import annotations

from typing import Final

from secondround.records.models import Format, Role

OPENINGS: Final[tuple[str, ...]] = (
    "Thank you for taking the time{day} to talk with me about the {role} role.",
    "Thank you for speaking with me{day} about the {role} role at {company}.",
    "I really enjoyed our conversation{day} about the {role} role. Thank you for making the time.",
)
OPENINGS_BY_FORMAT: Final[dict[Format, tuple[str, ...]]] = {
    "meal": (
        (
            "Thank you for a lovely meal{day}. It was good to get to know some of the people "
            "behind {company}."
        ),
        (
            "Thank you for the meal{day}. I enjoyed the chance to get to know {company} outside a "
            "meeting room."
        ),
        (
            "I enjoyed our meal together{day}, and I came away with a much better feel for "
            "everyday life at {company}."
        ),
    ),
    "presentation": (
        "Thank you for your time and attention during my presentation{day}.",
        (
            "Thank you for the chance to present to you{day} as part of the interviews for the "
            "{role} role."
        ),
    ),
}
REMEMBERED: Final[tuple[str, ...]] = (
    (
        "What you said about {blank} has stayed with me, and it gave me a much clearer picture of "
        "the work."
    ),
    "I keep coming back to what you said about {blank}. It made me see things from a new angle.",
    (
        "I especially appreciated what you said about {blank}, and I would love to hear more about "
        "it one day."
    ),
    "I have been thinking about your point on {blank} ever since, and I can see why it matters.",
)
QUOTED: Final[tuple[str, ...]] = (
    "Your words “{said}” have stayed with me. They gave me a much clearer picture of the work.",
    "I keep coming back to your words “{said}”. They made me see things from a new angle.",
    (
        "I especially appreciated your words “{said}”, and I would love to hear more about that "
        "one day."
    ),
    "I have been thinking about your words “{said}” ever since, and I can see why they matter.",
)
"""The same, where the debrief has their words."""
BY_ROLE: Final[dict[Role, tuple[str, ...]]] = {
    "recruiter": (
        (
            "I’m even more interested in the role than I was before. If you need anything else "
            "from me, or if a date has to move, just let me know and I will take care of it right "
            "away."
        ),
        (
            "I know you are talking to a lot of people, so I will keep this short: I would love to "
            "have this job, and I am happy to send you anything else you need."
        ),
    ),
    "hiring manager": (
        (
            "I have been thinking about the first three months. I would start by listening to the "
            "team, agree on the priorities with you, and aim for a few early results."
        ),
        (
            "I can see myself in this role, and I think we would work well together. I like to "
            "agree on what matters most, raise problems early, and finish what I start."
        ),
    ),
    "senior manager": (
        (
            "I care about how a role fits into the bigger picture, and about what it makes "
            "possible for other teams. That is a large part of what draws me to this one."
        ),
        (
            "I am looking for work I can grow in, and for people who will tell me when I am wrong. "
            "I would gladly offer the same honesty in return."
        ),
    ),
    "executive": (
        (
            "I will keep this brief: I like where {company} is heading, and I am confident that I "
            "can help you get there."
        ),
        (
            "I know your time is short, so I will say just this: I understand what the role is "
            "there to achieve, and I would be glad to be measured by it."
        ),
    ),
    "peer": (
        (
            "I can easily picture us working on the same problem. I would do my share, ask when I "
            "don’t know something, and speak up early if anything slips."
        ),
        (
            "I enjoyed getting to know the people I would work with. I would want to learn how you "
            "do things before suggesting any changes, and to pull my weight from the first week."
        ),
        (
            "To me, being a good colleague comes down to small things: keeping my word, handing "
            "work over properly, and helping before I am asked. You could count on me for that."
        ),
    ),
    "partner": (
        (
            "Teams work well together when each knows what the other needs. From me you would get "
            "one person to call, quick answers, and early warning when something is about to go "
            "wrong."
        ),
        (
            "I would want us to be easy for your team to work with: clear agreements that hold, "
            "bad news early, and someone who picks up the phone instead of sending a third email."
        ),
    ),
    "report": (
        (
            "I see supporting you as a big part of the job. I would start by asking what should "
            "stay, what should stop, and which decisions have been waiting too long."
        ),
        (
            "Whoever gets this role will be working with you every day, and I take that seriously. "
            "You could count on me for time, honest feedback, and credit for your work."
        ),
    ),
    "customer": (
        (
            "It is rare to meet a customer before the first day, and I am glad I did. I would want "
            "to keep your side of things in mind in everything I do."
        ),
        (
            "Hearing from you directly was worth more than any report. If I get the role, I will "
            "judge my work by a simple test: whether it makes your day easier."
        ),
    ),
    "other": (
        (
            "I came away even more interested in the role, and I would be glad to help wherever I "
            "am needed most."
        ),
        (
            "Talking with you made me even more eager to join. I would like to learn how things "
            "are done at {company}, and to be useful from early on."
        ),
    ),
}
MORE: Final[tuple[str, ...]] = (
    (
        "If it would help to hear more about any of the examples I gave, I would be happy to share "
        "the details."
    ),
    "Please feel free to call or email me if any other questions come up.",
)
"""Sentences for a note that would be too short."""
CLOSINGS: Final[tuple[str, ...]] = (
    "I would be delighted to join {company}.",
    "I hope we can talk again soon.",
    "I look forward to hearing from you.",
    "It would be a pleasure to work with you.",
    "I hope to see you again soon.",
)
SIGN_OFFS: Final[tuple[str, ...]] = (
    "Kind regards,",
    "Best wishes,",
    "With thanks,",
    "Best regards,",
)
PROMISED: Final = "I have not forgotten what I promised you: {promised}."
"""Without its day, which may be over before the note is sent."""
DOINGS: Final = frozenset(
    """
    answer arrange ask book bring call check collect come confirm contact copy discuss draft email
    e-mail explain fill find finish follow forward get give help introduce invite let look mail
    make mention message meet note organise organize pass pay phone post prepare present print
    provide put read remind reply report return review ring scan send set share show sign speak
    submit suggest talk tell test text think translate try update upload visit write
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""What a promise is to do begins with: "Send my notice period"."""
THINGS: Final = frozenset(
    """
    a an another any both her his its more my one our some the their these this those two
    names name numbers number dates details copies copy figures notes photos pictures plans plan
    references referees reports report results rosters roster samples sample slides
    """.split()  # noqa: SIM905 (as above)
)
"""And what it is to bring: these lose the capital of a note."""


def running_on(promise: str) -> str:
    """A promise behind other words of its sentence: with a small letter, unless it begins with a
    name.
    """
    is_plain = promise.partition(" ")[0].lower() in DOINGS | THINGS
    return promise[0].lower() + promise[1:] if is_plain else promise
