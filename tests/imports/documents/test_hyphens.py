"""Lines that a narrow column has broken."""

from __future__ import annotations

import pytest

from secondround.imports.documents.pdf.hyphens import is_cut


@pytest.mark.parametrize(
    ("line", "below", "is_one"),
    [
        ("tomasz.wierzbicki@proton.examp", "le", True),
        ("tomasz.wierzbicki@", "proton.example", True),
        ("tomasz.wierzbicki@proton", ".example", True),
        ("tomasz@proton.example", "github.com/twierz", False),
        ("tomasz@proton.example", "leeds", False),
        ("tomasz@proton.example", "Leeds", False),
        ("write to tomasz@proton.example", "or", False),
        ("Leeds", "le", False),
    ],
)
def test_an_address_that_is_cut_is_one(line: str, below: str, is_one: bool) -> None:  # noqa: FBT001
    """A whole address ends where it ends, whatever is below it."""
    assert is_cut(line, below) == is_one
