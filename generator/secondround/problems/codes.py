"""The table of codes: each once, with its stage and its severity.

In: nothing. Out: `CODES`. A code is stable: people write it into their own scripts. Each has its
page, `reasons/CODE.md`, and a test that raises it.
"""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import Final

from msgspec import Struct


class Severity(IntEnum):
    """How bad a problem is; an error stops a build, a warning does not."""

    ERROR = 1
    WARNING = 2
    NOTE = 3


class Stage(Enum):
    """What the program was doing when it found a problem."""

    READING = "reading"
    CHECKING = "checking"
    PLANNING = "planning"
    BUILDING = "building"
    PRINTING = "printing"
    PUBLISHING = "publishing"
    MACHINE = "machine"


class Code(Struct, frozen=True):
    """One kind of problem."""

    id: str
    stage: Stage
    severity: Severity  # the usual one
    also: tuple[Severity, ...] = ()  # others that may occur, where that depends on the case
    always_shown: bool = False  # whether every command shows it, though it goes on
    private: bool = False  # whether its line is shown to nobody, since many read a log

    @property
    def severities(self) -> tuple[Severity, ...]:
        """All that may occur."""
        return (self.severity, *self.also)


_ERROR, _WARNING, _NOTE = Severity
_TABLE: Final = (
    Code("yaml-syntax", Stage.READING, _ERROR),
    Code("duplicate-key", Stage.READING, _ERROR),
    Code("merge-key", Stage.READING, _ERROR),
    Code("yaml-alias", Stage.READING, _ERROR),
    Code("custom-tag", Stage.READING, _ERROR),
    Code("several-documents", Stage.READING, _ERROR),
    Code("too-deep", Stage.READING, _ERROR),
    Code("too-long", Stage.READING, _ERROR),
    Code("not-utf-8", Stage.READING, _ERROR),
    Code("control-character", Stage.READING, _ERROR),
    Code("direction-character", Stage.READING, _ERROR),
    Code("file-too-large", Stage.READING, _ERROR),
    Code("empty-file", Stage.READING, _ERROR, (_WARNING,)),
    Code("unreadable-file", Stage.READING, _ERROR),
    Code("outside-link", Stage.READING, _ERROR),
    Code("bad-file-name", Stage.READING, _ERROR, (_WARNING,)),
    Code("misnamed-file", Stage.READING, _ERROR, (_WARNING,)),
    Code("misplaced-record", Stage.READING, _ERROR),
    Code("misplaced-library", Stage.READING, _WARNING),
    Code("misplaced-comments", Stage.READING, _WARNING),
    Code("cut-at-hash", Stage.READING, _WARNING),
    Code("means-nothing", Stage.READING, _WARNING),
    Code("unknown-field", Stage.READING, _ERROR),
    Code("missing-field", Stage.READING, _ERROR),
    Code("wrong-kind", Stage.READING, _ERROR),
    Code("empty-text", Stage.READING, _ERROR, (_WARNING,)),
    Code("read-as", Stage.READING, _NOTE),
    Code("still-to-write", Stage.READING, _NOTE, (_WARNING,)),
    Code("story-without-text", Stage.READING, _NOTE),
    Code("empty-list", Stage.READING, _ERROR),
    Code("bad-choice", Stage.READING, _ERROR),
    Code("bad-date", Stage.READING, _ERROR),
    Code("bad-flag", Stage.READING, _ERROR),
    Code("bad-id", Stage.READING, _ERROR),
    Code("bad-key", Stage.READING, _ERROR),
    Code("bad-link", Stage.READING, _ERROR),
    Code("bad-number", Stage.READING, _ERROR),
    Code("bad-time", Stage.READING, _ERROR),
    Code("bad-time-zone", Stage.READING, _ERROR),
    Code("out-of-range", Stage.READING, _ERROR),
    Code("duplicate-id", Stage.READING, _WARNING, (_ERROR,)),
    Code("listed-twice", Stage.READING, _WARNING),
    Code("unknown-story", Stage.READING, _WARNING, (_ERROR,)),
    Code("unknown-company", Stage.READING, _ERROR),
    Code("unknown-interviewer", Stage.READING, _ERROR, (_WARNING,)),
    Code("unknown-competency", Stage.READING, _WARNING),
    Code("unknown-fact", Stage.READING, _WARNING),
    Code("nested-fact", Stage.READING, _WARNING),
    Code("hidden-needed", Stage.READING, _WARNING),
    Code("nothing-to-hide", Stage.READING, _WARNING),
    Code("missing-candidate", Stage.READING, _ERROR),
    Code("missing-pseudonym", Stage.READING, _ERROR),
    Code("weak-pseudonym", Stage.READING, _ERROR),
    Code("unused-pseudonym", Stage.READING, _WARNING),
    Code("ambiguous-comment", Stage.READING, _WARNING),
    Code("dangling-comment", Stage.READING, _WARNING),
    Code("several-anchors", Stage.READING, _WARNING),
    Code("no-packets", Stage.READING, _ERROR, (_WARNING,)),
    Code("too-many-problems", Stage.READING, _ERROR, (_WARNING, _NOTE)),
    Code("story-without-situation", Stage.CHECKING, _WARNING),
    Code("story-without-action", Stage.CHECKING, _WARNING),
    Code("story-without-result", Stage.CHECKING, _WARNING),
    Code("result-without-figure", Stage.CHECKING, _WARNING),
    Code("story-in-the-future", Stage.CHECKING, _WARNING),
    Code("stories-alike", Stage.CHECKING, _WARNING),
    Code("figures-differ", Stage.CHECKING, _WARNING),
    Code("story-shows-nothing", Stage.CHECKING, _WARNING),
    Code("story-without-cue", Stage.CHECKING, _NOTE),
    Code("long-cue", Stage.CHECKING, _WARNING),
    Code("story-too-long", Stage.CHECKING, _WARNING),
    Code("story-over-90-seconds", Stage.CHECKING, _NOTE),
    Code("pitch-too-long", Stage.CHECKING, _WARNING),
    Code("pitch-over-90-seconds", Stage.CHECKING, _NOTE),
    Code("action-under-half", Stage.CHECKING, _WARNING),
    Code("we-for-i", Stage.CHECKING, _WARNING),
    Code("shown-as-words", Stage.CHECKING, _WARNING),
    Code("still-example", Stage.CHECKING, _WARNING),
    Code("empty-research", Stage.CHECKING, _WARNING),
    Code("fact-without-source", Stage.CHECKING, _WARNING),
    Code("fact-without-date", Stage.CHECKING, _NOTE),
    Code("undated-research", Stage.CHECKING, _WARNING),
    Code("stale-research", Stage.CHECKING, _WARNING),
    Code("posting-without-requirements", Stage.CHECKING, _WARNING),
    Code("requirement-without-evidence", Stage.CHECKING, _WARNING),
    Code("nice-to-have-unproven", Stage.CHECKING, _NOTE),
    Code("too-many-messages", Stage.CHECKING, _WARNING),
    Code("long-message", Stage.CHECKING, _WARNING),
    Code("message-without-story", Stage.CHECKING, _WARNING),
    Code("interviewer-without-title", Stage.CHECKING, _WARNING),
    Code("interviewer-twice", Stage.CHECKING, _WARNING),
    Code("shared-interviewer", Stage.CHECKING, _WARNING),
    Code("client-in-shared-file", Stage.CHECKING, _WARNING),
    Code("interviewer-without-interest", Stage.CHECKING, _NOTE),
    Code("nobody-decides", Stage.CHECKING, _NOTE),
    Code("interviewer-not-met", Stage.CHECKING, _WARNING),
    Code("thanks-without-address", Stage.CHECKING, _NOTE),
    Code("thanks-too-long", Stage.CHECKING, _WARNING),
    Code("thanks-wrong-name", Stage.CHECKING, _WARNING),
    Code("thanks-without-callback", Stage.CHECKING, _WARNING),
    Code("thanks-alike", Stage.CHECKING, _WARNING),
    Code("round-without-sessions", Stage.CHECKING, _WARNING),
    Code("session-without-people", Stage.CHECKING, _WARNING),
    Code("session-called-off", Stage.CHECKING, _WARNING),
    Code("session-without-time", Stage.CHECKING, _WARNING),
    Code("sessions-out-of-order", Stage.CHECKING, _WARNING),
    Code("sessions-overlap", Stage.CHECKING, _WARNING),
    Code("rounds-out-of-order", Stage.CHECKING, _WARNING),
    Code("clock-change", Stage.CHECKING, _WARNING),
    Code("times-in-utc", Stage.CHECKING, _WARNING),
    Code("opening-too-long", Stage.CHECKING, _WARNING),
    Code("opening-too-short", Stage.CHECKING, _NOTE),
    Code("closing-too-long", Stage.CHECKING, _WARNING),
    Code("claim-without-story", Stage.CHECKING, _WARNING),
    Code("debrief-without-told", Stage.CHECKING, _WARNING),
    Code("told-twice", Stage.CHECKING, _WARNING),
    Code("allowed-and-avoided", Stage.CHECKING, _WARNING),
    Code("promise-without-date", Stage.CHECKING, _WARNING),
    Code("speaker-not-there", Stage.CHECKING, _WARNING),
    Code("doubt-without-answer", Stage.CHECKING, _WARNING),
    Code("pins-clash", Stage.PLANNING, _WARNING),
    Code("unreadable-lock", Stage.PLANNING, _WARNING, always_shown=True),
    Code("gap-stories", Stage.PLANNING, _WARNING),
    Code("gap-requirement", Stage.PLANNING, _WARNING),
    Code("gap-competency", Stage.PLANNING, _WARNING),
    Code("gap-question", Stage.PLANNING, _WARNING, (_NOTE,)),
    Code("gap-answer", Stage.PLANNING, _WARNING),
    Code("gap-likely-question", Stage.PLANNING, _NOTE),
    Code("answer-left-open", Stage.PLANNING, _NOTE),
    Code("session-too-full", Stage.PLANNING, _WARNING),
    Code("missing-setting", Stage.BUILDING, _ERROR),
    Code("unknown-setting", Stage.BUILDING, _ERROR),
    Code("bad-setting", Stage.BUILDING, _ERROR),
    Code("not-installed", Stage.BUILDING, _ERROR),
    Code("unfit-theme", Stage.BUILDING, _ERROR),
    Code("unfit-plugin", Stage.BUILDING, _ERROR),
    Code("missing-site-file", Stage.BUILDING, _ERROR),
    Code("template-error", Stage.BUILDING, _ERROR),
    Code("dead-link", Stage.BUILDING, _ERROR),
    Code("bad-picture", Stage.BUILDING, _ERROR),
    Code("site-differs", Stage.BUILDING, _ERROR),
    Code("site-not-built", Stage.BUILDING, _ERROR),
    Code("occupied-folder", Stage.BUILDING, _ERROR),
    Code("page-left-out", Stage.BUILDING, _WARNING),
    Code("unlinked-page", Stage.BUILDING, _WARNING),
    Code("missing-picture", Stage.BUILDING, _WARNING),
    Code("large-picture", Stage.BUILDING, _WARNING),
    Code("other-host", Stage.BUILDING, _WARNING),
    Code("script-blocked", Stage.BUILDING, _WARNING),
    Code("left-off-the-page", Stage.PRINTING, _WARNING, always_shown=True),
    Code("missing-character", Stage.PRINTING, _WARNING),
    Code("picture-left-out", Stage.PRINTING, _WARNING),
    Code("day-card-too-long", Stage.PRINTING, _WARNING),
    Code("print-warning", Stage.PRINTING, _WARNING),
    Code("not-printed", Stage.PRINTING, _ERROR),
    Code("pdf-would-be-lost", Stage.PRINTING, _ERROR),
    Code("leaked-field", Stage.PUBLISHING, _ERROR, private=True),
    Code("unsearchable-file", Stage.PUBLISHING, _ERROR),
    Code("private-in-git", Stage.PUBLISHING, _ERROR),
    Code("private-in-history", Stage.PUBLISHING, _ERROR),
    Code("private-on-site-branch", Stage.PUBLISHING, _ERROR),
    Code("workflow-publishes-private", Stage.PUBLISHING, _ERROR),
    Code("unjudged-file", Stage.PUBLISHING, _WARNING, (_ERROR,)),
    Code("unjudged-workflow", Stage.PUBLISHING, _WARNING, (_ERROR,)),
    Code("unjudged-remote", Stage.PUBLISHING, _WARNING),
    Code("unreadable-repository", Stage.PUBLISHING, _WARNING, (_ERROR,)),
    Code("other-versions", Stage.PUBLISHING, _WARNING, (_ERROR,)),
    Code("missing-library", Stage.MACHINE, _ERROR),
    Code("slow-subsetter", Stage.MACHINE, _WARNING),
    Code("missing-package", Stage.MACHINE, _ERROR),
    Code("missing-fonts", Stage.MACHINE, _ERROR),
    Code("python-too-old", Stage.MACHINE, _ERROR),
    Code("wrong-solver", Stage.MACHINE, _ERROR),
    Code("unwritable-folder", Stage.MACHINE, _ERROR),
    Code("no-hook", Stage.MACHINE, _WARNING),
)

CODES: Final = {code.id: code for code in _TABLE}
"""Every code, in the order of the stages."""
