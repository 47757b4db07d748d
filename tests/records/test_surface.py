"""What the stage `records` offers to the others."""

from __future__ import annotations

import secondround.records

OFFERED = [
    *(
        "Application",
        "Candidate",
        "Edition",
        "Fact",
        "Library",
        "Problem",
        "ProblemsFound",
        "Record",
        "Severity",
    ),
    *("Source", "Story", "Workspace", "keep", "read", "read_files"),
]


def test_surface() -> None:
    """The names that other stages may rely on; whoever changes them changes this list."""
    assert sorted(secondround.records.__all__) == OFFERED
    assert all(getattr(secondround.records, name).__doc__ for name in OFFERED)
