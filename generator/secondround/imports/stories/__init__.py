"""From a story bank in Markdown, YAML or JSON to the stories of a candidate.

In: the bytes of a file. Out: `Found`, with what has no field as `unplaced`. No word of a story is
changed.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.imports.stories.reader import count, read

__all__ = ["count", "read"]
