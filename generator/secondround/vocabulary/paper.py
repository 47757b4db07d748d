"""What paper has room for, where both the packet and its print need to know.

In: nothing. Out: figures.
"""

from __future__ import annotations

from typing import Final

SESSIONS_A_SIDE: Final = 10
"""Sessions on one side of the day card: one more, and it has a second side."""
