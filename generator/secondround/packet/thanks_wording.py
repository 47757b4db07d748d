"""The sentences that thank-you notes are made of, by what was held and by whom one talked with.

None of them claims anything about what was said: that is for the candidate to fill in at the blank.
"""

from __future__ import annotations

from typing import Final

from secondround.records.models import Format, Role

OPENINGS: Final[tuple[str, ...]] = (
    "Thank you for taking the time{day} to talk about the {role} role.",
    "Thank you for meeting with me{day} to discuss the {role} role at {company}.",
    "I enjoyed our conversation{day} about the {role} role. Thank you for making the time.",
)
OPENINGS_BY_FORMAT: Final[dict[Format, tuple[str, ...]]] = {
    "meal": (
        "Thank you for sharing a meal with me{day}. I enjoyed getting to know the people behind {company}.",
        "I enjoyed our meal together{day}, and the chance to get to know {company} outside a meeting room.",
        "Thank you for such a pleasant meal{day}, and for giving me a feel for everyday life at {company}.",
    ),
    "presentation": (
        "Thank you for listening to my presentation{day}, and for giving it your attention.",
        "Thank you for the chance to present to you{day} as part of my application for the {role} role.",
    ),
}
REMEMBERED: Final[tuple[str, ...]] = (
    "What you said about {blank} has stayed with me, and it gave me a clearer picture of the work.",
    "I keep coming back to what you said about {blank}. It made me look at things from a new angle.",
    "I especially valued what you said about {blank}, and I would enjoy hearing more about it one day.",
    "I have been thinking about your point on {blank} ever since, and I can see why it matters.",
)
BY_ROLE: Final[dict[Role, tuple[str, ...]]] = {
    "recruiter": (
        (
            "I am even more interested in the role than before. If you still need a document from me, or have to "
            "move a date, just let me know and I will take care of it the same day."
        ),
        (
            "I know you are talking with many people, so I will keep it simple: I would love to have this job, and "
            "I am happy to send you anything you still need."
        ),
    ),
    "hiring manager": (
        (
            "I have been thinking about the first three months. I would start by listening to the team, agree on "
            "the priorities with you, and aim to show results early."
        ),
        (
            "I can see myself doing this work, and doing it with you. I like to agree on what matters most, raise "
            "problems early, and finish what I start."
        ),
    ),
    "senior manager": (
        (
            "I care about how a role fits into the bigger picture, and about what it makes possible for other "
            "teams. That is the part of this job that appeals to me most."
        ),
        (
            "I am looking for work that I can grow in, and for people who will tell me when I am wrong. I would be "
            "glad to offer the same honesty in return."
        ),
    ),
    "executive": (
        "I will keep this brief: I like the direction you are taking, and I am confident that I can help.",
        (
            "I know your time is short, so I will say just this: I understand what I would be here to do, and I "
            "would be glad to be measured by it."
        ),
    ),
    "peer": (
        (
            "I could easily picture us working on the same problem. I would do my share, ask when I do not know "
            "something, and speak up early when anything slips."
        ),
        (
            "I enjoyed meeting the people I would be working with. I would want to learn how you do things before "
            "suggesting any changes, and to pull my weight from the first week."
        ),
        (
            "To me, being a good colleague comes down to small things: keeping my word, handing work over properly, "
            "and helping before I am asked. You could count on me for that."
        ),
    ),
    "partner": (
        (
            "Teams work well together when each knows what the other needs. From me you would have one person to "
            "call, an answer the same day, and no surprises that I could have warned you about."
        ),
        (
            "I would like your team to notice the difference: clear agreements that hold, bad news early, and "
            "someone who comes over to talk instead of sending a third message."
        ),
    ),
    "report": (
        (
            "I would see supporting you as a large part of the job. I would start by asking what should stay, what "
            "should stop, and which decisions have been waiting too long."
        ),
        (
            "Whoever gets this role, you will be working with them every day, and I take that seriously. You could "
            "count on me for time, honest feedback, and credit for your work."
        ),
    ),
    "customer": (
        (
            "It is rare to meet a customer before the first day, and I am glad that I did. I would want to keep "
            "your side of things in mind in everything I do."
        ),
        (
            "Hearing from you directly was worth more than any report. I would want my work to be judged by a "
            "simple test: whether it makes your day easier."
        ),
    ),
    "other": (
        "I came away even more interested in the role, and I would be glad to help wherever I am needed first.",
        (
            "Meeting you made me even keener to join. I would like to get started, learn how things are done at "
            "{company}, and be useful early."
        ),
    ),
}
ON_A_STORY: Final[tuple[str, ...]] = (
    "If you would like more detail on “{story}”, I would be happy to share it.",
    "I would also be happy to tell you more about “{story}” if that would help.",
)
MORE: Final[tuple[str, ...]] = (
    "Please ask if anything I said was unclear, or if you would like to hear another example.",
    "If there is anything else you would like to see from me, I would be happy to send it.",
)
CLOSINGS: Final[tuple[str, ...]] = (
    "I would be very happy to join you.",
    "I hope that we can talk again soon.",
    "I look forward to hearing from you.",
    "It would be a pleasure to work with you.",
    "I hope to see you again soon.",
)
