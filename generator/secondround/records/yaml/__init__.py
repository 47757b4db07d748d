"""The strict YAML reader, and the words for what goes wrong in it.

In: the bytes of a file. Out: values with their places, and problems.
"""

from secondround.records.yaml.decode import HIDDEN, LARGEST
from secondround.records.yaml.lost import WORDS
from secondround.records.yaml.quoting import written
from secondround.records.yaml.slips import Slip
from secondround.records.yaml.source import Path, Source, Value

__all__ = [
    "HIDDEN",
    "LARGEST",
    "WORDS",
    "Path",
    "Slip",
    "Source",
    "Value",
    "quoting",
    "reader",
    "slips",
    "written",
]
