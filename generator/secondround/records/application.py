"""An application: one record, with the candidate, the library and whatever else belongs to it.

In: models and the files that they were read from. Out: one value, which every later stage takes.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from secondround.records.models import (
    NO_PSEUDONYMS,
    Candidate,
    Comment,
    Library,
    Pseudonyms,
    Record,
    Round,
    Story,
)
from secondround.records.yaml import Source


class Application(Struct, frozen=True):
    """One record with what belongs to it: its candidate and its library.

    Competencies are under their canonical names: where a library says "teamwork, also: working
    together", every `shows` and `cares_about` here says "teamwork".
    """

    id: str  # the packet folder below packets/, e.g. "amara-okafor/harbor"
    record: Record
    candidate: Candidate
    library: Library
    record_source: Source
    candidate_source: Source
    called_off: Mapping[int, Round] = field(default_factory=dict)  # see `calling_off.Remaining`
    comments: tuple[Comment, ...] = ()
    comments_source: Source | None = None
    pseudonyms: Pseudonyms = NO_PSEUDONYMS
    pseudonyms_source: Source | None = None

    def story(self, id: str) -> Story:
        """The story of that id; KeyError where the bank has none."""
        for story in self.candidate.stories:
            if story.id == id:
                return story
        raise KeyError(id)
