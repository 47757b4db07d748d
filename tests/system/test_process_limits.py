"""What a process may use, and how often it looks for what it no longer needs."""

from __future__ import annotations

import subprocess
import sys


def thresholds(code: str) -> list[int]:
    """After how many new objects Python looks for cycles, line by line of what the code prints."""
    head = "import gc\nfrom secondround.system import process_limits\n"
    done = subprocess.run(
        [sys.executable, "-c", head + code], capture_output=True, text=True, check=True
    )
    return list(map(int, done.stdout.split()))


def test_where_much_is_made_cycles_are_looked_for_more_often() -> None:
    """A command looks seldom, and less seldom where many packets are made; whoever uses the program
    as a library keeps what is set there.
    """
    say = "print(gc.get_threshold()[0])\n"
    seldom, often = thresholds(
        f"process_limits.collect_seldom()\n{say}process_limits.expect_much()\n{say}"
    )
    before, after = thresholds(f"{say}process_limits.expect_much()\n{say}")
    assert before == after < often < seldom
