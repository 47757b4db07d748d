"""Whether a record says that it is public, also where the rest of it cannot be read."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from secondround.records import says_public, validate
from secondround.records.models import Record
from secondround.records.yaml import reader

FILE = PurePosixPath("packets/amara/harbor/interview.yml")
REST = "company: {name: Harbor}\nrole: {title: Mate}\n"
WHOLE = {
    "visibility: public\n" + REST: True,
    REST + "visibility: public  # at last\n": True,
    REST + "visibility: Public\n": True,
    REST + "visibility:\n  public\n": True,
    REST + '"visibility": "public"\n': True,
    "{company: {name: Harbor}, role: {title: Mate}, visibility: public}\n": True,
    REST: False,
    REST + "visibility: private\n": False,
    REST + "notes: |\n  visibility: public\n": False,
    REST + "#visibility: public\n": False,
}


@pytest.mark.parametrize(("text", "public"), WHOLE.items())
def test_it_is_what_the_model_says(text: str, *, public: bool) -> None:
    """Of a record without a fault the answer is the model's own."""
    record, _ = validate(Record, reader.read(FILE, text.encode())[0])
    assert record
    assert record.is_public == public
    assert says_public(FILE, text.encode()) == public


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("visibility: public\ncompany: {name: [\n", True),
        ("company: {name: [\nvisibility: public\n", True),
        ("visibility: public\nnots: Once.\n", True),
        ("visibility: public\nvisibility: private\n", True),
        ("visibility: private\ncompany: {name: [\n", False),
        ("visibility: public domain\n", False),
        ("notes: [\n  visibility: public\n", False),
        ("visibility: [public\n", False),
        ("visibility: public\n---\n", True),
        ("\0", False),
    ],
)
def test_a_record_with_a_fault_says_it_in_its_own_line(text: str, *, public: bool) -> None:
    """A fault elsewhere does not hide that the record is meant to be published."""
    assert says_public(FILE, text.encode()) == public
