"""What ends a piece of work: an exception for each kind, so that whoever called can tell a person
about it.

In: a sentence, or problems. Out: exceptions that know nothing of a terminal. `cli` prints them and
sets the exit code.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from secondround.problems import Problem, as_text


class Ended(Exception):  # noqa: N818  # what it is, not that it is one
    """The work cannot be done; the message is a sentence with the way out."""


class Refused(Ended):
    """What was asked for does not exist or cannot be meant: a name, a folder, a revision. Exit code
    2.
    """


class Declined(Ended):
    """A person was asked, and said no. Exit code 1."""


class Faulty(Ended):
    """Files that people wrote and that cannot be used, or a template. Exit code 1."""

    def __init__(
        self, found: Iterable[Problem], lines: Mapping[PurePosixPath, Sequence[str]] | None = None
    ) -> None:
        """lines: of the files with problems, so that each can be shown with its line."""
        self.problems = tuple(sorted(found))
        self.lines = lines or {}
        texts = [as_text(problem, self.lines.get(problem.file, ())) for problem in self.problems]
        super().__init__("\n\n".join(texts))


class Leaking(Faulty):
    """What was made holds what its edition may not, so nothing is written. Exit code 1."""


def refuse(found: Collection[Problem]) -> None:
    """Raise Faulty where there is a problem."""
    if found:
        raise Faulty(found)
