"""What was made, without how: to compare it with what is made from nothing."""

from __future__ import annotations

from msgspec.structs import replace

from secondround.app.outcome import Made


def plain(made: Made) -> Made:
    """Without what says how much of it was kept, and what that is found by."""
    pages = tuple(replace(page, made_of="") for page in made.pages)
    return replace(made, pages=pages, of_packet={}, uses={}, kept=0, why={})
