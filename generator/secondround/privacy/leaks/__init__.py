"""The leak test: finished files are searched for what their edition may not hold, before they are
put in place.

In: what each application says, string by string with its reach, and the finished files. Out: every
string that stands where it may not, with its field and its place. Nothing is changed, and nothing
is trusted: not the packet, not a template, not the builder of the site.
"""

from secondround.privacy.leaks.contents import (
    Content,
    absent,
    blanked,
    content,
    everything,
    strings,
    unread,
)
from secondround.privacy.leaks.packed import Unsearchable
from secondround.privacy.leaks.said import Said
from secondround.privacy.leaks.search import Leak, Search
from secondround.privacy.leaks.words import BARRIER, spaced

__all__ = [
    "BARRIER",
    "Content",
    "Leak",
    "Said",
    "Search",
    "Unsearchable",
    "absent",
    "blanked",
    "content",
    "everything",
    "ordinary",
    "spaced",
    "strings",
    "unread",
]
