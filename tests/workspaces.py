"""What tests of whole workspaces share: how a few files are written, and how a command is run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from click.testing import Result

WritePackets = Callable[[Mapping[str, str]], Path]
RunIn = Callable[..., Result]
