"""The strict YAML reader, and the words for what goes wrong in it.

In: the bytes of a file. Out: values with their places, and problems.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.records.yaml.decode import HIDDEN, LARGEST, TURNING
    from secondround.records.yaml.quoting import as_yaml
    from secondround.records.yaml.slips import Slip
    from secondround.records.yaml.source import (
        FieldPath,
        Source,
        Value,
        path_in,
        step_in,
        walk_texts,
    )
    from secondround.records.yaml.unread import NULL_WORDS

__all__ = [
    "HIDDEN",
    "LARGEST",
    "NULL_WORDS",
    "TURNING",
    "FieldPath",
    "Slip",
    "Source",
    "Value",
    "as_yaml",
    "path_in",
    "quoting",
    "reader",
    "slips",
    "step_in",
    "walk_texts",
]
