"""What was found in a file, merged into what a person has written.

In: found fields, the fields of a YAML file, and what was imported before. Out: edits, conflicts,
and what to remember. Nothing that a person wrote is edited.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.imports.merge.announced import Talk, has_no_zone, moves, people_in
    from secondround.imports.merge.calling_off import MARK
    from secondround.imports.merge.ids import as_read
    from secondround.imports.merge.in_words import in_words
    from secondround.imports.merge.matching import entry_places
    from secondround.imports.merge.merging import merge
    from secondround.imports.merge.model import Conflict, Memory, Merged
    from secondround.imports.merge.newer import older
    from secondround.imports.merge.people import with_known_people
    from secondround.imports.merge.values import is_remembered, maps

__all__ = [
    "MARK",
    "Conflict",
    "Memory",
    "Merged",
    "Talk",
    "as_read",
    "entry_places",
    "has_no_zone",
    "in_words",
    "is_remembered",
    "maps",
    "merge",
    "moves",
    "older",
    "people_in",
    "with_known_people",
]
