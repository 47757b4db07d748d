"""Which folders a person trusts to run code: a list in the person's own settings, never in the
folder itself.

In: a folder. Out: whether it is on the list, or the list with it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

from secondround.system import atomic

VARIABLE: Final = "SECONDROUND_TRUST"
"""Where there is nobody to ask, this environment variable answers: set and not 0, every workspace
is trusted.
"""


def is_trusted(folder: Path) -> bool:
    """Whether the person has said so of this folder, or of all by the environment."""
    return os.environ.get(VARIABLE, "0") not in {"", "0"} or str(folder.resolve()) in _noted()


def note(folder: Path) -> Path:
    """Put the folder on the list; where the list is."""
    place = _place()
    place.parent.mkdir(parents=True, exist_ok=True)
    listed = sorted({*_noted(), str(folder.resolve())})
    atomic.write(place, json.dumps(listed, indent=2, ensure_ascii=False) + "\n")
    return place


def _noted() -> list[str]:
    try:
        listed = json.loads(_place().read_text("utf-8"))
    except (OSError, ValueError):
        return []
    return [path for path in listed if isinstance(path, str)] if isinstance(listed, list) else []


def settings() -> Path:
    """The folder of the person's own settings."""
    base = os.environ.get("APPDATA") if os.name == "nt" else os.environ.get("XDG_CONFIG_HOME")
    return (Path(base) if base else Path.home() / ".config") / "secondround"


def _place() -> Path:
    return settings() / "trusted.json"
