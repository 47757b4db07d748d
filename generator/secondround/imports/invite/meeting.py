"""Where a meeting takes place: the link of a call with what opens it, or an address.

In: an event. Out: a `Meeting`, in the words of the invitation.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct

from secondround.imports.invite import dialling
from secondround.imports.invite.events import Event
from secondround.records.models import LINK_PATTERN
from secondround.text import calls, one_line

_FOUND_LINK: Final = re.compile(r"""https?://[^\s<>"'`\\^{}|]+""", re.IGNORECASE)
_LONGEST_LINK: Final = 2000
"""Letters of a link, as `records` allows them."""
_TRAILING: Final = ".,;:!?)]>*_"
_HOSTS: Final = re.compile(
    r"(?:[\w-]+\.)*(?:zoom\.us|zoom\.com|zoomgov\.com|meet\.google\.com|teams\.microsoft\.com"
    r"|teams\.live\.com|webex\.com|whereby\.com|gotomeeting\.com|goto\.com|gotomeet\.me"
    r"|meet\.jit\.si"
    r"|chime\.aws|bluejeans\.com|ringcentral\.com|skype\.com|around\.co|bigbluebutton\.org"
    r"|facetime\.apple\.com|starleaf\.com|hackerrank\.com|coderpad\.io)"
)
_PATHS_OF_HELP: Final = re.compile(
    r"/(?:meetingOptions|JoinTeamsMeeting|u/|support|download|test|hc/)", re.IGNORECASE
)
"""Links of the same hosts that open no call: options, dial-in numbers, help."""
_WRAPPED: Final = {
    "safelinks.protection.outlook.com": "url",
    "google.com": "q",
    "urldefense.com": "",
}
_CODE: Final = re.compile(
    r"(?:^|[\s(|•*,;-])(?P<label>meeting[ -]?id|passcode|pass code|password|pin|access code"
    r"|meeting number(?: \(access code\))?"
    r"|besprechungs-?id|kenncode|passwort|zugangscode|kennwort"
    r"|id de (?:la )?r[ée]union|code (?:secret|d['’]acc[èe]s)|mot de passe"
    r"|id de (?:la )?reuni[oó]n|c[oó]digo(?: de acceso)?|contrase[ñn]a)"
    r"(?:\s*[:：]\s*|\s+(?:is\s+|lautet\s+)?(?=\S*\d{3}))"
    r"(?P<code>(?:\d[\d ]{2,30}\d|[^\s|,;()]{2,60}))",
    re.IGNORECASE | re.MULTILINE,
)
"""What opens the call, in the languages of its makers' texts."""
_IDS: Final = re.compile(r"meeting|besprechung|id de", re.IGNORECASE)
"""Labels of what only names the call, as its link does already."""


class Meeting(Struct, frozen=True):
    """Where people meet."""

    video: str  # a link, or ""
    place: str  # an address or a room, or ""
    passcode: str = ""  # "482913", or with its label where there are several
    call_id: str = ""  # the number of the call, for a telephone
    dial_in: str = ""  # the number to join by, with its PIN
    other_calls: tuple[str, ...] = ()  # links of other calls, of which a person has to choose


def meeting(event: Event) -> Meeting:
    """The meeting that an event states.

    Calendars add a call by themselves, so what somebody wrote as the place goes before it, and then
    the call whose passcode is in the text.
    """
    in_location = list(map(unwrapped, links_in(event.location)))
    sure = [link for link in map(_trimmed, event.links) if re.fullmatch(LINK_PATTERN, link)]
    in_text = list(filter(is_call, map(unwrapped, links_in(event.description))))
    opened = _with_passcode(event.description)
    all_links = [*filter(is_call, in_location), *opened, *sure, *in_location, *in_text]
    links: dict[str, str] = {}  # by host and path
    for link in all_links:
        if len(link) <= _LONGEST_LINK:
            links.setdefault(link.partition("?")[0], link)
    dial_in, rest = dialling.found(f"{event.location}\n{event.description}")
    if not links:
        how = "" if dial_in else one_line(event.location).strip()
        return Meeting("", _place(event.location) or how, dial_in=dial_in)
    video, *others = links.values()
    return Meeting(
        video,
        _place(event.location),
        *_codes(rest),
        dial_in,
        tuple(filter(is_call, others)),
    )


def _with_passcode(text: str) -> list[str]:
    """The link of a call that is the last one before a passcode."""
    codes = [found for found in _CODE.finditer(text) if not _IDS.match(found["label"])]
    if not codes:
        return []
    before = list(filter(is_call, map(unwrapped, links_in(text[: codes[0].start()]))))
    return before[-1:]


def _codes(text: str) -> tuple[str, str]:
    """What opens the call, and the number of the call."""
    passcodes: dict[str, str] = {}
    ids: dict[str, None] = {}
    for found in _CODE.finditer(text):
        code = " ".join(found["code"].split()).strip(_TRAILING)
        if _IDS.match(found["label"]):
            ids[code] = None
        else:
            passcodes.setdefault(code, found["label"])
    several = [f"{label}: {code}" for code, label in passcodes.items()]
    return ", ".join(several if len(several) > 1 else passcodes), ", ".join(ids)


def links_in(text: str) -> list[str]:
    """Every link in a text, without the punctuation behind it."""
    return list(map(_trimmed, _FOUND_LINK.findall(text)))


def _trimmed(link: str) -> str:
    return link.strip().rstrip(_TRAILING)


def unwrapped(link: str) -> str:
    """The link that a mail filter has wrapped up in one of its own."""
    parts = _split(link)
    if parts is None:
        return link
    for host, parameter in _WRAPPED.items():
        if parameter and (parts[0] == host or parts[0].endswith(f".{host}")):
            inner = parse_qs(parts[2], max_num_fields=50).get(parameter, [""])[0]
            if re.fullmatch(LINK_PATTERN, inner):
                return inner
    return link


def is_call(link: str) -> bool:
    """Whether a link opens a video call."""
    parts = _split(link)
    if parts is None or not is_of_call(link):
        return False
    return len(parts[1]) > 1 and not _PATHS_OF_HELP.match(parts[1])


def is_of_call(link: str) -> bool:
    """Whether a link opens a video call, or something about it."""
    parts = _split(link)
    return parts is not None and bool(_HOSTS.fullmatch(parts[0]))


def _split(link: str) -> tuple[str, str, str] | None:
    """Host, path and query; None where the link is not well made."""
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        return None
    return host, parts.path, parts.query


def _place(location: str) -> str:
    """The location without links and without words that only say "a call"."""
    bare = _FOUND_LINK.sub("", location)
    bare = re.sub(r"[(\[]\s*[)\]]", "", bare)
    pieces = [piece.strip(" ,-–") for piece in re.split(r"[;\n|]", bare)]
    return "; ".join(piece for piece in pieces if piece and not calls.only_says_call(piece))
