"""What to do about each kind of problem, the most worthwhile first.

In: nothing. Out: `TASKS`, with every code of the registry and five kinds of work besides. Each is
an instruction to a person; why it matters is in the page of reasons.
"""

from __future__ import annotations

from typing import Final

from secondround.problems.task import TO_DO, TO_KEEP, TO_NAME, TO_NOTE, TO_PRINT, TO_THANK, Task

_TABLE: Final = (
    # Errors keep a packet from being made; those of unreadable files come first.
    *map(
        Task,
        (
            *("unreadable-file", "outside-link", "bad-file-name", "file-too-large", "not-utf-8"),
            *("bad-link", "control-character", "direction-character", "empty-file", "yaml-syntax"),
            *("duplicate-key", "merge-key", "yaml-alias", "custom-tag", "several-documents"),
            *("too-deep", "too-long", "misnamed-file", "misplaced-record", "missing-candidate"),
            *("missing-field", "unknown-field", "wrong-kind", "empty-text", "empty-list"),
            *("bad-choice", "bad-date", "bad-flag", "bad-id", "bad-key", "unknown-company"),
            *("bad-number", "bad-time", "bad-time-zone", "out-of-range", "duplicate-id"),
            *("unknown-interviewer", "missing-pseudonym", "weak-pseudonym", "too-many-problems"),
        ),
    ),
    Task("no-packets", "Add a packet."),
    # Nobody can be there at a time that is not right.
    Task("times-in-utc", "Say in which time zone you will be: UTC is still written for {names}."),
    Task(
        "sessions-overlap",
        "Ask which time is right: two sessions overlap.",
        "Ask which times are right: {count} sessions overlap with another.",
        explained=True,
    ),
    # It is today: what is there is taken along before anything more is written.
    Task(TO_PRINT, "It is today: print {names}, and put it on your phone."),
    # Somebody is waiting for it, whatever else is missing.
    Task(TO_KEEP, "Keep what you promised: {names}.", "Keep {count} promises: {names}."),
    Task(TO_DO, "Do what they asked for: {names}.", "Do {count} things they asked for: {names}."),
    # What keeps the plan from proving what the posting asks for.
    Task("posting-without-requirements", "Copy the posting's requirements into the record."),
    Task(
        "requirement-without-evidence",
        "Find what proves the must-have {names}.",
        "Find what proves {count} must-haves: {names}.",
    ),
    Task(
        "gap-requirement",
        "Make sure that somebody hears what proves {names}.",
        "Make sure that somebody hears what proves {count} must-haves: {names}.",
        explained=True,
    ),
    Task(
        "unknown-competency",
        "Define the competency {names}, or correct its name.",
        "Define {count} competencies, or correct their names: {names}.",
    ),
    *map(Task, ("session-called-off", "unknown-story", "hidden-needed", "interviewer-twice")),
    *map(Task, ("stories-alike", "promise-without-date", "figures-differ", "claim-without-story")),
    Task(
        "story-shows-nothing",
        "Say what the story {names} shows.",
        "Say what {count} stories show: {names}.",
    ),
    Task(
        "gap-stories",
        "Write stories for {names}.",
        "Write stories for {count} sessions: {names}.",
        explained=True,
    ),
    Task(
        "gap-competency",
        "Write a story that shows {names}.",
        "Write stories that show {names}.",
        explained=True,
    ),
    Task("gap-answer", "Write a story that answers {names}.", "Write stories that answer {names}."),
    Task(
        "gap-likely-question",
        "Have an example ready for {names}.",
        "Have examples ready for {count} likely questions: {names}.",
        explained=True,
    ),
    Task(TO_NOTE, "Write down how {names} went.", "Write down how {count} rounds went: {names}."),
    Task(TO_THANK, "Thank {names}.", "Thank {count} people: {names}."),
    Task(
        "doubt-without-answer",
        "Write what you say to the doubt you heard: {names}.",
        "Write what you say to {count} doubts you heard: {names}.",
    ),
    Task(
        "debrief-without-told",
        "Write down which stories were told.",
        "Write down which stories were told in {count} sessions.",
        explained=True,
    ),
    # Whom the candidate meets.
    *map(Task, ("client-in-shared-file", "shared-interviewer", "speaker-not-there", "told-twice")),
    Task(
        TO_NAME,
        "Write the `{part}` of {names}.",
        "Write the `{part}` of {names}.",
        explained=True,
    ),
    Task(
        "interviewer-without-title",
        "Write {names}'s title.",
        "Write the titles of {count} people: {names}.",
    ),
    Task(
        "interviewer-not-met",
        "Say in which session you meet {names}.",
        "Say in which sessions you meet {count} people: {names}.",
    ),
    Task("round-without-sessions", "Write the sessions of {names}."),
    Task("session-without-people", "Write who you meet in a session.", explained=True),
    # The day: its times, and a story and a question for each session.
    Task(
        "session-without-time",
        "Write when the sessions of {names} start.",
        "Write when the sessions of {count} rounds start: {names}.",
    ),
    Task("sessions-out-of-order", "Put the sessions in the order of the day.", explained=True),
    Task("rounds-out-of-order", "Put the rounds in the order of their days.", explained=True),
    Task(
        "clock-change",
        "Ask for the time of a session once more.",
        "Ask for the times of {count} sessions once more.",
        explained=True,
    ),
    Task(
        "pins-clash",
        "Decide which pin to keep: they cannot all hold.",
        "Decide which pins to keep: they cannot all hold.",
        explained=True,
    ),
    Task("allowed-and-avoided"),
    Task(
        "gap-question",
        "Find something to ask {names}.",
        "Find something to ask in {count} sessions: {names}.",
        explained=True,
    ),
    Task(
        "session-too-full",
        "Make a session fit its minutes.",
        "Make {count} sessions fit their minutes.",
        explained=True,
    ),
    # What each story still lacks.
    Task(
        "still-to-write",
        "Write the `{part}` of {names}.",
        "Write the `{part}` of {names}.",
        explained=True,
    ),
    Task(
        "story-without-text",
        "Write what you did in the story {names}, and what came of it.",
        "Write what you did in {count} stories, and what came of it: {names}.",
    ),
    Task(
        "story-without-action",
        "Write what you did in the story {names}.",
        "Write what you did in {count} stories: {names}.",
    ),
    Task(
        "story-without-result",
        "Write what came of the story {names}.",
        "Write what came of {count} stories: {names}.",
    ),
    Task(
        "story-without-situation",
        "Write the situation of the story {names}.",
        "Write the situations of {count} stories: {names}.",
    ),
    Task(
        "result-without-figure",
        "Give the result of the story {names} a figure.",
        "Give the results of {count} stories a figure: {names}.",
    ),
    Task(
        "action-under-half",
        "Say more of what you did in the story {names}.",
        "Say more of what you did in {count} stories: {names}.",
    ),
    Task(
        "we-for-i",
        "Say “I” for your own part in the story {names}.",
        "Say “I” for your own part in {count} stories: {names}.",
    ),
    Task(
        "story-too-long",
        "Cut the story {names} to two minutes.",
        "Cut {count} stories to two minutes: {names}.",
    ),
    Task("pitch-too-long", "Cut your pitch to two minutes."),
    Task(
        "long-cue",
        "Shorten the cue of the story {names}.",
        "Shorten the cues of {count} stories: {names}.",
    ),
    # Research.
    Task("empty-research", "Look up what is missing about the company.", explained=True),
    Task("stale-research", "Look once more for news of the company.", explained=True),
    Task("undated-research", "Write down when you last looked at the company."),
    Task(
        "fact-without-source",
        "Say where a fact was found.",
        "Say where {count} facts were found.",
        explained=True,
    ),
    # What the scaffold invented.
    Task(
        "still-example",
        "Replace the example with what is true.",
        "Replace the example with what is true, in {count} places.",
        explained=True,
    ),
    *map(Task, ("too-many-messages", "long-message", "opening-too-long", "closing-too-long")),
    *(Task(f"thanks-{what}") for what in ("wrong-name", "without-callback", "alike", "too-long")),
    Task(
        "thanks-without-address",
        "Ask for {names}'s address, for the thank-you note.",
        "Ask for {count} addresses, for thank-you notes: {names}.",
    ),
    # The rest of what a record may lack.
    Task(
        "interviewer-without-interest",
        "Say what {names} will look for.",
        "Say what {count} people will look for: {names}.",
    ),
    Task("nobody-decides", "Say who decides on the offer."),
    Task(
        "story-without-cue",
        "Give the story {names} a cue.",
        "Give {count} stories a cue: {names}.",
    ),
    Task(
        "answer-left-open",
        "See whether a story answers more than it says.",
        "See whether stories answer more than they say.",
        explained=True,
    ),
    Task("nice-to-have-unproven", "Have a sentence ready for the nice-to-haves.", explained=True),
    Task("fact-without-date", "Say when the facts about the company were published."),
    Task(
        "story-over-90-seconds",
        "Cut the story {names} to 90 seconds.",
        "Cut {count} stories to 90 seconds: {names}.",
    ),
    Task("pitch-over-90-seconds", "Cut your pitch to 90 seconds."),
    Task(
        "shown-as-words",
        "Rewrite what is not shown.",
        "Rewrite what is not shown in {count} texts.",
        explained=True,
    ),
    *map(
        Task,
        (
            *("cut-at-hash", "means-nothing", "unknown-fact", "nested-fact", "listed-twice"),
            *("nothing-to-hide", "unused-pseudonym", "ambiguous-comment", "dangling-comment"),
            *("several-anchors", "misplaced-library", "misplaced-comments", "unreadable-lock"),
            *("opening-too-short", "message-without-story", "story-in-the-future"),
        ),
    ),
    # What other commands find: in a site, on paper, before a push, on the machine.
    *map(
        Task,
        (
            *("missing-setting", "unknown-setting", "bad-setting", "not-installed", "unfit-plugin"),
            *("unfit-theme", "missing-site-file", "template-error", "dead-link", "bad-picture"),
            *("site-differs", "site-not-built", "occupied-folder", "page-left-out", "other-host"),
            *("script-blocked", "missing-character", "picture-left-out", "day-card-too-long"),
            *("print-warning", "not-printed", "pdf-would-be-lost", "leaked-field"),
            *("unsearchable-file", "private-in-git", "private-in-history"),
            *("private-on-site-branch", "workflow-publishes-private", "unjudged-file"),
            *("unjudged-workflow", "unjudged-remote", "unreadable-repository", "other-versions"),
            *("missing-library", "missing-package", "missing-fonts", "python-too-old"),
            *("wrong-solver", "unwritable-folder", "no-hook", "left-off-the-page"),
            *("slow-subsetter", "missing-picture", "large-picture", "unlinked-page"),
        ),
    ),
    # Nothing is wrong: one look is enough.
    Task(
        "read-as",
        "See whether a value was read as you meant it.",
        "See whether {count} values were read as you meant them.",
        explained=True,
    ),
)

TASKS: Final = {task.code: task for task in _TABLE}
"""What to do by code, in the order in which it is worth doing."""
