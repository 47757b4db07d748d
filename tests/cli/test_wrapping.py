"""Lines as wide as the terminal."""

from __future__ import annotations

import pytest

from secondround.cli.output import wrap


@pytest.mark.parametrize("before", range(30, 80))
def test_a_command_to_copy_stays_on_one_line(before: int) -> None:
    """Wherever in its line it begins, a command in a message is not cut between its words."""
    command = "`secondround plan amara-okafor/harbor --why`"
    shown = wrap.fill(f"{'word ' * (before // 5)}{command} is next.", whole=True)
    assert command in shown
    assert max(map(len, shown.splitlines())) <= wrap.WIDEST
