"""A packet at one time, and what is reported about it."""

from __future__ import annotations

from dataclasses import dataclass

from secondround.plan import Plan
from secondround.records import Application


@dataclass(frozen=True, slots=True)
class State:
    """A packet as it was or is."""

    application: Application
    plan: Plan | None  # None without a round


@dataclass(frozen=True, slots=True)
class Section:
    """What has changed in one part of a packet, in sentences."""

    title: str
    lines: tuple[str, ...]  # sentences, never empty
