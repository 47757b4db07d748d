"""A packet at one time, and what is reported about it."""

from __future__ import annotations

from msgspec import Struct

from secondround.plan import Plan
from secondround.records import Application


class State(Struct, frozen=True):
    """A packet as it was or is."""

    application: Application
    plan: Plan | None  # None without a round


class Section(Struct, frozen=True):
    """What has changed in one part of a packet, in sentences."""

    title: str
    lines: tuple[str, ...]  # sentences, never empty
