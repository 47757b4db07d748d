"""A packet that says something in every field."""

from __future__ import annotations

import pytest
from tests.workspaces import WritePackets

from secondround import records
from secondround.problems import Severity
from secondround.records import Application

from .rich import FILES


@pytest.fixture
def packet(write_packets: WritePackets) -> Application:
    """The packet in which every field says something."""
    found = records.read(write_packets(FILES))
    assert [problem for problem in found.problems if problem.severity == Severity.ERROR] == []
    return found.applications[0]
