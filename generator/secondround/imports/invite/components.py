"""The components of a calendar file: events, time zones, and the properties of each.

In: text. Out: `Component` values. Lines that make no sense are left out and counted, and a file
that was cut off yields the components that are whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from icalendar.parser import Contentline, Contentlines
from msgspec import Struct, field

from secondround.imports.found import UnreadableError
from secondround.imports.invite.bounds import bound_lines, bounded
from secondround.text import CONTROL

EVENTS: Final = 100
"""Events in one file at most: more are a whole calendar, not an invitation."""
_DEPTH: Final = 6
"""Components within components; an alarm in an event in a calendar is three deep."""


class Property(Struct, frozen=True):
    """One line: `DTSTART;TZID=Europe/Berlin:20261124T093000`."""

    name: str
    value: str  # without the escapes of line breaks and commas
    parameters: Mapping[str, str]


class Component(Struct):
    """What lies between BEGIN and END."""

    name: str
    properties: list[Property] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)
    ended: bool = False

    def get(self, name: str) -> Property | None:
        """The first property of that name."""
        return next(self.all(name), None)

    def all(self, name: str) -> Iterator[Property]:
        """The properties of that name."""
        return (found for found in self.properties if found.name == name)

    def text(self, name: str) -> str:
        """The text of the first property of that name; "" where there is none."""
        found = self.get(name)
        return found.value.strip() if found else ""

    def walk(self, name: str) -> Iterator[Component]:
        """Every component of that name in this one, this one included."""
        if self.name == name:
            yield self
        for part in self.parts:
            yield from part.walk(name)


def parse(text: str, file: str) -> tuple[Component, int]:
    """One component that holds all of a file, and how many of its lines make no sense."""
    count = text.upper().count("BEGIN:VEVENT")
    if count > EVENTS:
        raise UnreadableError(
            f"{file} holds {count:,} events: it is a whole calendar. "
            f"Export only the invitations; at most {EVENTS} events are read."
        )
    top = Component("FILE", ended=True)
    open_ = [top]
    senseless = 0
    bound_lines(text.count("\n") + text.count("\\n"), file)  # the latter as in a description
    for line in Contentlines.from_ical(text):  # type: ignore[no-untyped-call]
        if not line.strip():
            continue
        found = _property(line)
        if found is None:
            senseless += 1
        elif found.name == "BEGIN" and len(open_) < _DEPTH:
            part = Component(found.value.strip().upper())
            open_[-1].parts.append(part)
            open_.append(part)
        elif found.name == "END" and len(open_) > 1:
            _close(open_, found.value.strip().upper())
        else:
            open_[-1].properties.append(found)
            if found.name == "DESCRIPTION":
                bounded(found.value, file)
    return top, senseless


def _property(line: Contentline) -> Property | None:
    try:
        # Control characters go: a name of nothing else is none, and no record may hold them.
        shown = Contentline(CONTROL.sub("", line))  # type: ignore[no-untyped-call]
        name, parameters, value = shown.parts()
    except ValueError:
        return None
    values = {
        key.upper(): value if isinstance(value, str) else ",".join(value)
        for key, value in parameters.items()
    }
    return Property(name.upper(), value, values)


def _close(open_: list[Component], name: str) -> None:
    """Ends the innermost open component of that name, and what was left open in it."""
    if all(part.name != name for part in open_[1:]):
        return
    while True:
        part = open_.pop()
        if part.name == name:
            part.ended = True
            return
