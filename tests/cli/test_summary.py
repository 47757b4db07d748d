"""A build says on a terminal what it made, and what it kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondround.app.building import Built
from secondround.app.outcome import Made
from secondround.cli.commands.build import summary


@pytest.mark.parametrize(
    ("new", "kept", "pdfs", "said"),
    [
        (1, 0, (2, 0), "Made one packet and two PDFs."),
        (1, 0, (0, 0), "Made one packet."),
        (
            0,
            3,
            (0, 6),
            "Only the site was put together again. As they were: three packets and six PDFs.",
        ),
        (1, 2, (2, 4), "Made one packet and two PDFs. As they were: two packets and four PDFs."),
    ],
)
def test_what_was_made_and_kept(new: int, kept: int, pdfs: tuple[int, int], said: str) -> None:
    """Packets and PDFs are counted, those that were made and those that stayed."""
    left_out = tuple(f"packet-{number}" for number in range(new + kept))
    made = Made((), {}, left_out=left_out, kept=kept)
    assert summary(Built(Path(), made, pdfs=pdfs)) == said


def test_nothing_was_made() -> None:
    """Where nothing has changed, that is said."""
    assert summary(Built(Path(), Made((), {}), unchanged=True)) == (
        "Nothing has changed since the last build."
    )
