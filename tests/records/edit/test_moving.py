"""An entry that is put before others keeps its text, and theirs keep their comments."""

from __future__ import annotations

import pytest

from secondround.records.edit import entry_moved

DAY = """\
rounds:
  - name: On-site  # the long one
    sessions:
      # Ana decides.
      - at: "09:00"
        minutes: 30  # room 4
        # She is often late.

      - {at: "11:00", minutes: 30}
      - at: "10:00"
        notes: |
          Bring the paper.
    place: here
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("new", "before"), [(1, '\n      - {at: "11:00"'), (0, "      # Ana decides.\n")]
)
def test_an_entry_moves_as_it_stands(new: int, before: str, ends: str) -> None:
    """Also to the beginning; each comment stays with what it is about."""
    moved = '      - at: "10:00"\n        notes: |\n          Bring the paper.\n'
    expected = DAY.replace(moved, "").replace(before, moved + before)
    made = entry_moved(DAY.replace("\n", ends).encode(), ("rounds", 0, "sessions"), old=2, new=new)
    assert made.decode() == expected.replace("\n", ends)


def test_what_cannot_be_moved_stays() -> None:
    """A list in brackets is left alone."""
    data = b"a: [1, 2]\n"
    assert entry_moved(data, ("a",), old=1, new=0) == data
