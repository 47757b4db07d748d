"""Appointments and addresses as files that every calendar and telephone reads.

In: what `packet.calendar` made, and the file that was written before. Out: bytes of iCalendar (RFC
5545) and vCard (3.0, which phones read). Nothing is read or written here.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.render.calendar.cards import cards
    from secondround.render.calendar.events import continues, events

__all__ = ["cards", "continues", "events"]
