"""A text that is read, or taken apart, when it is wanted, and no sooner.

In: what tells it from any other, and the way to it. Out: the text; what is known of it without
reading. It must not give another text than the one that was meant.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

_LETTERS: Final = 32


class LateText:
    """A text that is kept elsewhere. Pickled, and compared, it is the text."""

    __slots__ = ("_read", "known", "sum")

    def __init__(self, sum_: str, read: Callable[[], str], known: tuple[str, ...] = ()) -> None:
        """sum_: what tells it from others. known: what has to be known of it unread."""
        self.sum = sum_
        self.known = known
        self._read = read

    def __str__(self) -> str:
        """The text itself."""
        return self._read()

    def __eq__(self, other: object) -> bool:
        """Whether it says the same."""
        return isinstance(other, str | LateText) and str(self) == str(other)

    def __hash__(self) -> int:
        """As the text's."""
        return hash(str(self))

    def __reduce__(self) -> tuple[Any, ...]:
        """As the text."""
        return str, (str(self),)


class LateLines(Sequence[str]):
    """The lines of a text, of which thousands are kept and few are shown."""

    __slots__ = ("_text",)

    def __init__(self, text: str | LateText) -> None:
        self._text = text

    def __len__(self) -> int:
        """How many there are."""
        return str(self._text).count("\n") + 1

    def __getitem__(self, index: Any) -> Any:
        """One of them, or several."""
        return str(self._text).split("\n")[index]

    def __iter__(self) -> Iterator[str]:
        """All of them."""
        return iter(str(self._text).split("\n"))

    def __eq__(self, other: object) -> bool:
        """Whether it says the same."""
        return isinstance(other, LateLines) and self._text == other._text

    def __hash__(self) -> int:
        """As the text's."""
        return hash(self._text)


def sum_of(text: str | LateText | bytes) -> str:
    """What tells a text or a file from any other, without reading it where that is known. Sites
    that were built note it of their files.
    """
    if isinstance(text, LateText):
        return text.sum
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:_LETTERS]
