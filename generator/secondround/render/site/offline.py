"""What lets a site be read without a network after the first visit: a service worker with a list of
its files, and a manifest for a phone's home screen.

In: the folder of a finished site. Out: two files more in it, the same for the same site. Which
sites are kept at all, and why the others are not, docs/THREATS.md says.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from string import Template
from typing import Final
from urllib.parse import quote

from secondround.render.site.edition_label import Label
from secondround.system import folder
from secondround.vocabulary import Edition

WORKER: Final = "service-worker.js"
"""The script's name in a site."""
_MANIFEST: Final = "assets/second-round.webmanifest"
_LARGEST: Final = 8_000_000
"""Bytes that a phone may be asked to load unasked. Of a larger site the smallest files are kept:
pages and what they need come before pictures and papers.
"""
_NEVER_READ: Final = {".txt", ".xml", ".gz", ".map"}
_UNCODED: Final = "/!'()*~"
"""What `encodeURIComponent` leaves as it is in the parts of an address, as `quote` would not."""
_PAPER: Final = "#fdfcfa"


def may_keep(label: Label) -> bool:
    """Whether browsers may keep a site: the public one, and what one candidate carries along; never
    the coach's, and no site that holds packets of several people.
    """
    if label.edition is Edition.PUBLIC:
        return True
    return label.edition is not Edition.COACH and label.candidates <= 1


def write(made: Path, name: str) -> None:
    """Add the worker and the manifest to a site. name: what a home screen calls it."""
    icons = [
        {"src": f"images/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    manifest = {
        "name": name,
        "short_name": name,
        "start_url": "../index.html",
        "scope": "../",
        "display": "minimal-ui",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": icons,
    }
    (made / _MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n")
    files = _files(made)
    revision = hashlib.sha256()
    for file in files:
        revision.update(f"{file}\0{(made / file).stat().st_size}\0".encode())
        revision.update((made / file).read_bytes())
    text = (folder("templates") / "offline" / WORKER).read_text("utf-8")
    worker = Template(text).safe_substitute(
        revision=revision.hexdigest()[:16],
        files=json.dumps([quote(file, safe=_UNCODED) for file in files], indent=0),
    )
    (made / WORKER).write_text(worker, "utf-8")


def _files(made: Path) -> list[str]:
    """The files that are kept, by place."""
    found = {
        path.relative_to(made).as_posix(): path.stat().st_size
        for path in sorted(made.rglob("*"))
        if path.is_file() and path.suffix not in _NEVER_READ and path.name != WORKER
    }
    kept, room = [], _LARGEST
    for place in sorted(found, key=found.__getitem__):
        room -= found[place]
        if room < 0:
            break
        kept.append(place)
    return sorted(kept)
