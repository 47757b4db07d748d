"""Values written into a person's YAML, with everything else kept to the byte.

In: the bytes of a file and what to set or remove. Out: the new bytes. Comments, order, quotes,
blank lines and line ends outside the changed fields stay as they were typed.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.records.edit.apply import Edit, edited
    from secondround.records.edit.comments import comments, holds_comment, loses_comment
    from secondround.records.edit.meant import EditError
    from secondround.records.edit.moving import entry_moved
    from secondround.records.edit.writing import Plain, Remarked, RemarkedText, document

__all__ = [
    "Edit",
    "EditError",
    "Plain",
    "Remarked",
    "RemarkedText",
    "comments",
    "document",
    "edited",
    "entry_moved",
    "holds_comment",
    "loses_comment",
]
