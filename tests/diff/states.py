"""States of the rich packet, with sessions and questions as a test wants them."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from secondround import plan
from secondround.diff import State
from secondround.records import Application
from secondround.records.models.library import Library
from secondround.records.models.record import Record

ANA = {"at": "09:30", "minutes": 30, "with": ["ana-ruiz"]}
BEN = {"at": "10:30", "minutes": 30, "with": ["ben-cho"]}


def asking(
    packet: Application, *sessions: dict[str, Any], questions: list[dict[str, Any]]
) -> State:
    """The packet with these sessions in its second round, and these questions alone."""
    record = packet.record.model_dump(by_alias=True)
    record["rounds"][1]["sessions"] = sessions
    record["questions"] = questions
    found = replace(
        packet, record=Record.model_validate(record), library=Library.model_validate({})
    )
    return State(found, plan.make(found, 1))
