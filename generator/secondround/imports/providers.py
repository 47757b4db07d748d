"""Hosts of addresses that say nothing of a company: everybody's mail, and booking systems."""

from __future__ import annotations

from typing import Final

PROVIDERS: Final = frozenset(
    """
    gmail googlemail google outlook hotmail live msn icloud me yahoo aol gmx web proton protonmail
    fastmail calendly greenhouse lever ashbyhq workable smartrecruiters zoom
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
