"""Whether a place is none, but says that one meets by telephone or video: "Zoom", "per Telefon".

In: a place as people write it, in English, German, French, Spanish or Portuguese. Out: yes only
where the words are of a call: "Call Centre, Leeds" and "Meeting House Lane" are places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from secondround.text.letters import plain_letters

_CALLS: Final = frozenset(
    """
    phone telephone call calls video zoom teams webex skype facetime whatsapp meet hangouts jitsi
    whereby bluejeans gotomeeting online remote remotely virtual virtually videocall videoconference
    teleconference telefon telefonisch telefonat telefonie telefoninterview telefongesprach anruf
    videokonferenz videogesprach videoanruf videointerview videobesprechung onlinegesprach visio
    visioconference appel telephonique distanciel ligne videollamada videoconferencia llamada
    telefono telefonica telefonico linea remoto chamada videochamada telefonica telefone
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""What says that one meets at a distance."""
_AROUND: Final = frozenset(
    """
    a an the our your this it is be will to by via on over per through using with and or in at join
    microsoft ms google meeting meetings conference conferencing web app interview chat screen
    screening session link id number details invitation invite follows follow below tbc please
    besprechung gesprach interviews folgt als ein eine einer das der die den im am mit uber und oder
    bei reunion entretien en par de la le un une du conference lien entrevista reuniao por una um
    uma el enlace ao
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""What may stand around it and names no place."""
_BY_WHOM: Final = re.compile(r"\b(?:from|with|to|mit|von|avec|con|com)\b.*")
"""Who calls whom: "call with Ana Ruiz"."""
_LINK: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_BREAK: Final = re.compile(r"[,;:()\[\]|/\n–—]| - |\.(?= |$)")
_WORD: Final = re.compile(r"[^\W_]+")


def only_says_call(place: str) -> bool:
    """Whether each word of a place says that there is a call, and nothing else: "video call"."""
    return _is_of_call(_WORD.findall(plain_letters(place)))


def is_call(place: str) -> bool:
    """Whether a place is a call, whatever is said of it behind: "Zoom, the link follows by mail".

    A name or a number behind it is one of a place: "Online or at Kaistrasse 5", "Remote, Leeds".
    """
    parts = list(filter(_WORD.search, _BREAK.split(_LINK.sub(" ", place))))
    if not parts:
        return False
    begins = _is_of_call(_WORD.findall(_BY_WHOM.sub("", plain_letters(parts[0]))))
    return begins and not any(map(_may_be_place, parts[1:]))


def _is_of_call(words: Iterable[str]) -> bool:
    found = set(words)
    return not found.isdisjoint(_CALLS) and found <= _CALLS | _AROUND


def _may_be_place(part: str) -> bool:
    words = _WORD.findall(part)
    unknown = [word for word in words if plain_letters(word) not in _CALLS | _AROUND]
    named = [word for word in unknown if not word.isdigit()]
    return any(word[0].isupper() for word in named) or (bool(named) and named != unknown)
