"""What files are, as it is typed: `posting`, or `posting:mail.eml`.

In: a word of a command line. Out: the file, and its kind.
"""

from __future__ import annotations

import click


class KindOfFile(click.ParamType[tuple[str, str]]):
    """What files are: a kind alone, or a kind and the file that is of it."""

    name = "kind"
    words = ("resume", "posting", "invite", "stories")

    def convert(
        self,
        value: str | tuple[str, str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, str]:
        """The file, "" for all of them, and its kind."""
        if isinstance(value, tuple):
            return value
        word, colon, file = value.partition(":")
        if word not in self.words or (colon and not file):
            known = ", ".join(self.words)
            self.fail(f"`{value}` is not one of {known}, alone or as posting:FILE.", param, ctx)
        return file, word
