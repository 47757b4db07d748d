"""The leak test: finished files are searched for what their edition may not hold, before they are
put in place.

In: what each application says, text by text with its reach, and the finished files. Out: every
text found where it may not be, with its field and its place. Nothing is changed, and nothing is
trusted: not the packet, not a template, not the builder of the site.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.privacy.leaks.footprint import Footprint
    from secondround.privacy.leaks.model_texts import application_texts, blanked
    from secondround.privacy.leaks.packed import Unsearchable
    from secondround.privacy.leaks.packet_texts import (
        all_private,
        every_line_private,
        texts_of,
        unread_file,
    )
    from secondround.privacy.leaks.protected_text import PacketTexts, ProtectedText
    from secondround.privacy.leaks.runs import Run, statements
    from secondround.privacy.leaks.search import Leak, Search
    from secondround.privacy.leaks.words import BARRIER, spaced

__all__ = [
    "BARRIER",
    "Footprint",
    "Leak",
    "PacketTexts",
    "ProtectedText",
    "Run",
    "Search",
    "Unsearchable",
    "all_private",
    "application_texts",
    "blanked",
    "distinctive",
    "every_line_private",
    "spaced",
    "statements",
    "texts_of",
    "unread_file",
]
