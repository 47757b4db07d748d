"""A story while its parts are gathered."""

from __future__ import annotations

from msgspec import Struct, field

from secondround.imports.stories import fields
from secondround.imports.stories.labels import BEATS, Part


class Passage(Struct):
    """The lines below one label."""

    label: str  # as written
    part: Part | None  # None where the label is none that we know
    line: int
    lines: list[str] = field(default_factory=list)
    style: str = ""  # how its label is marked


class Draft(Struct):
    """One story, as far as it has been read."""

    title: str
    line: int
    level: int = 0  # of its heading
    passages: list[Passage] = field(default_factory=list)
    before: list[tuple[int, str]] = field(default_factory=list)  # lines above the first label

    def has(self, part: Part) -> bool:
        """Whether a label for that field has come."""
        return any(passage.part == part for passage in self.passages)

    @property
    def is_story(self) -> bool:
        """Whether it has a part that only stories have."""
        beats = [passage for passage in self.passages if passage.part in BEATS]
        return any(fields.text(beat.lines) for beat in beats)
