"""What a draft has to be so that it can be asked for one thing at a time.

In: nothing. Out: a protocol, which the drafts of `add` and `debrief` meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol, Self, TypeVar

from secondround.app import adding_questions


class Draft(Protocol):
    """Something that is asked for one thing at a time."""

    @property
    def root(self) -> Path:
        """The workspace."""

    @property
    def order(self) -> str:
        """What is typed to go on with it."""

    @property
    def about(self) -> str:
        """The name of what is asked about; empty where the first answer is that."""

    @property
    def answers(self) -> Mapping[str, Any]:
        """The answers so far, by the questions' fields."""

    @property
    def open(self) -> tuple[adding_questions.Question, ...]:
        """The questions without an answer."""

    @property
    def missing(self) -> tuple[adding_questions.Question, ...]:
        """The questions that need an answer, and have none."""

    def choices(self, question: adding_questions.Question, /) -> tuple[str, ...]:
        """What can be answered, in the order of the numbers."""

    def passed(self, question: adding_questions.Question, /) -> Self:
        """The draft without an answer to this question."""

    def answered(
        self, question: adding_questions.Question, typed: str, /, *, again: bool = False
    ) -> Self:
        """The draft with this answer; UnclearError where it cannot be taken."""

    @property
    def to_keep(self) -> Mapping[str, Any]:
        """What is kept where the person stops: the answers, and what they rest on."""

    @property
    def unwritten(self) -> Mapping[str, Any]:
        """Answers that cannot be written now, and are kept once all else is."""

    def changes(self, kept: Mapping[str, Any], /) -> Iterable[str]:
        """In sentences, what has changed since those answers were kept."""

    def with_kept(self, kept: Mapping[str, Any], /) -> Self:
        """The draft with answers of an earlier time."""

    def remarks(self, question: adding_questions.Question, /) -> Iterator[str]:
        """What a coach would say to the last answer."""


D = TypeVar("D", bound=Draft)
