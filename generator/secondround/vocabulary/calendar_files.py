"""What an event of ours says of itself in a calendar's file, for whoever imports it again."""

from __future__ import annotations

from typing import Final

EVENT_RECORD: Final = "X-SECONDROUND"
"""The property that holds what the record says of a session, as JSON."""
