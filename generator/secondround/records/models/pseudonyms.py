"""Other names for people, in what is published: `pseudonyms.yml`.

In: what was written. Out: which names are replaced, and which may stay. See `records.pseudonyms`
for an application under those names.
"""

from __future__ import annotations

from typing import ClassVar

from secondround.records.models.fields import Line, Model, field
from secondround.records.names import plain_name


class Pseudonyms(Model):
    """Which names stand for which in the public edition."""

    called: ClassVar[str] = "the pseudonyms"
    schema_link: Line | None = field(
        "The schema that an editor checks against.",
        example="pseudonyms.schema.json",
        reach="coach",
        default=None,
        alias="$schema",
    )
    names: dict[Line, Line] = field(
        "Real names, and what stands for each; people's first and last names alone follow. "
        "A company that may be named stands for itself.",
        example={"Ana Ruiz": "Mia Berg"},
        reach="coach",
        default={},
    )

    @property
    def hiding(self) -> dict[str, str]:
        """The names that are replaced: all but those that stand for themselves."""
        return {
            name: instead
            for name, instead in self.names.items()
            if plain_name(name) != plain_name(instead)
        }

    @property
    def kept(self) -> tuple[str, ...]:
        """The names that stand for themselves."""
        return tuple(
            name for name, instead in self.names.items() if plain_name(name) == plain_name(instead)
        )


NO_PSEUDONYMS = Pseudonyms()
