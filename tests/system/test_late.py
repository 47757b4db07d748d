"""A text that is read when it is wanted."""

from __future__ import annotations

import pickle

from secondround.system import late
from secondround.system.late import LateText


def test_it_is_read_only_when_it_is_wanted() -> None:
    """What tells it from others, and what is known of it, is there without reading."""
    read = []

    def text() -> str:
        read.append(1)
        return "Owls"

    found = LateText("sum", text, ("known",))
    assert (late.sum_of(found), found.known, bool(found), read) == ("sum", ("known",), True, [])
    assert str(found) == "Owls"


def test_it_is_the_text() -> None:
    """Compared, in a set, and on its way to another process it is the text itself."""
    found = LateText(late.sum_of("Owls"), lambda: "Owls")
    assert found == "Owls" == pickle.loads(pickle.dumps(found))  # noqa: S301 (its own)
    assert {found} == {"Owls"}
    assert found != "Gulls"
    assert late.sum_of(found) == late.sum_of("Owls") == late.sum_of(b"Owls")
