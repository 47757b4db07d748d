"""Whether a record says that it is public, as far as it can be read.

In: the bytes of a record, with whatever faults. Out: yes or no. Of a record without a fault, the
model says the same.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from secondround.records import plain_meaning
from secondround.records.models import Record
from secondround.records.wordings import Finding
from secondround.records.yaml import Value, reader


def says_public(file: PurePosixPath, data: bytes) -> bool:
    """Whether the record has the field `visibility` with the value `public`."""
    if b"public" not in data.lower():
        return False
    source, _ = reader.read(file, data)
    if source.value is not None:
        return _is_public(source.value)
    for line in source.text.splitlines():  # it breaks off somewhere: the line may still be whole
        if not line[:1].isspace() and _is_public(reader.read(file, line.encode())[0].value):
            return True
    return False


def _is_public(value: Value) -> bool:
    stated = value.get("visibility") if isinstance(value, dict) else None
    finding = Finding(Record, ("visibility",), value=stated, limits={}, around=None)
    return plain_meaning.meant(finding, "literal_error") == "public"
