"""Git, as tests of the past use it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(root: Path, *words: str, day: str = "2026-11-20") -> str:
    """Run git as nobody in particular, on that day."""
    who = {
        f"GIT_{role}_{what}": "kim@example.com"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    when = {f"GIT_{role}_DATE": f"{day} 12:00:00" for role in ("AUTHOR", "COMMITTER")}
    env = (
        os.environ | who | when | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    )
    done = subprocess.run(
        ["git", "-C", root, *words], check=True, capture_output=True, text=True, env=env
    )
    return done.stdout.strip()


def commit(root: Path, day: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Write", day=day)
