"""The manual, built where a person can open it.

In: a folder, or none. Out: the page to open first.
"""

from __future__ import annotations

import os
from pathlib import Path

from secondround.app.errors import Refused
from secondround.render.site import destination, manual


def write(folder: Path | None) -> Path:
    """Build the manual in `folder`, or where programs keep what they can make again; its first
    page. Refused where something else lies there.
    """
    site = (folder or _usual()).resolve()
    if refusal := destination.refusal(site, Path.cwd()):
        raise Refused(refusal)
    manual.build(site)
    return site / "index.html"


def _usual() -> Path:
    base = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "secondround" / "manual"
