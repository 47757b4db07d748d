"""What is asked, left over and remarked on while invitations are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from secondround.imports.found import Missing, Unplaced


@dataclass(slots=True)
class Notes:
    """Gathered on the way; each part in the order it came up."""

    missing: list[Missing] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
