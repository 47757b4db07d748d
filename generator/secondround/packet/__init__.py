"""The stage `packet`: what is read, section by section, for one edition.

In: an application and its plan. Out: a `Packet`, already without what its edition may not see.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.packet.build import build, sheets_alone
    from secondround.packet.calendar_day import calendar
    from secondround.packet.day_changes import MOST_CHANGES, day_changes, has_back
    from secondround.packet.debriefs import met_before
    from secondround.packet.left_out import left_out
    from secondround.packet.model import READING, SECTIONS, TAKE_ALONG, Packet
    from secondround.packet.model_calendar import Appointment, Contact, RoundCalendar
    from secondround.packet.model_meta import PacketMeta
    from secondround.packet.model_parts import MetBefore
    from secondround.packet.model_phone import Phone
    from secondround.packet.model_practice import Deck, PracticeCard
    from secondround.packet.model_take_along import DayChange
    from secondround.packet.model_thanks import ThankYouNote
    from secondround.packet.phone import phone
    from secondround.packet.practice import deck
    from secondround.packet.redact import without_facts
    from secondround.packet.story_text import has_reasons

__all__ = [
    "MOST_CHANGES",
    "READING",
    "SECTIONS",
    "TAKE_ALONG",
    "Appointment",
    "Contact",
    "DayChange",
    "Deck",
    "MetBefore",
    "Packet",
    "PacketMeta",
    "Phone",
    "PracticeCard",
    "RoundCalendar",
    "ThankYouNote",
    "build",
    "calendar",
    "day_changes",
    "deck",
    "has_back",
    "has_reasons",
    "left_out",
    "met_before",
    "model",
    "model_parts",
    "model_pictures",
    "model_plan",
    "model_take_along",
    "phone",
    "sheets_alone",
    "without_facts",
    "words",
]
