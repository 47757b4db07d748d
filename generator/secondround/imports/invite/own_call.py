"""The video call that stands in a text beside what it is for: "Ana Ruiz (by video: https://…)".

In: a line or a text. Out: links that open a call, by their hosts or by the words before them.
"""

from __future__ import annotations

import re
from typing import Final

from secondround.imports.invite import meeting

_CALL: Final = (
    r"(?:video(?:[ -]?(?:call|conference|link|meeting|interview))?|(?:ms |microsoft )?teams|zoom"
    r"|google meet|webex|skype)"
)
_HOW: Final = (
    rf"(?:(?:by|via|per|over|on|through|using)\s+(?:(?:an?|the)\s+)?{_CALL}"
    r"|(?<=[,;(\[–—|-] )video(?=:)|(?<=[(\[])video(?=:)|^video(?=:)"
    r"|(?:teams|zoom|google meet|webex|skype)(?=\s*(?:link\s*)?:)"
    r"|video[ -]?(?:call|conference|link|meeting|interview)"
    r"|(?<!you )join(?:ing)?(?: us)?(?: (?:here|online|the|your|this|with|day|round|interview))*"
    r"|(?:call|meeting|interview)(?= link))"
)
"""What leads to the link of a call; "Watch our video:" does not."""
_WHY: Final = r"(?:,[^()\n:.]{1,100}(?=:))?"
"""What is said between: ", as Tomasz is in Rotterdam that week"."""
_BEFORE: Final = re.compile(
    rf"[\s,;(\[–—|-]*(?<!\w){_HOW}{_WHY}(?:\s+(?:link|call|meeting|here|at))*\s*[:(,]?\s*$",
    re.IGNORECASE,
)
_EDGE: Final = " ,;:([–—|-"


def split(line: str) -> tuple[str, str]:
    """A line without the link of its call and what leads to it, and the link; "" for none."""
    for link in meeting.links_in(line):
        before, _, after = line.partition(link)
        lead = _BEFORE.search(before)
        if lead or meeting.is_call(meeting.unwrapped(link)):
            before = before[: lead.start()] if lead else before
            after = after.lstrip(")] ")
            blank = "" if after.startswith((",", ".", ";")) else " "
            return f"{before.rstrip(_EDGE)}{blank}{after}".strip(), meeting.unwrapped(link)
    return line, ""


def links(text: str) -> list[str]:
    """The links of calls in a text, whatever their hosts."""
    found = []
    for line in text.split("\n"):
        rest, link = split(line)
        while link:
            found.append(link)
            rest, link = split(rest)
    return found
