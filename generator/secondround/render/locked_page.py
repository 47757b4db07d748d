"""A whole site as one page that shows nothing but a field for the passphrase.

In: the files of a site, and a passphrase. Out: one HTML file; a browser opens it, from the disk or from a server, and
shows the pages from memory. Nothing of the site stands in it in clear: no name, no title, no index. The search stays
behind.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import secrets
from collections.abc import Mapping
from pathlib import PurePosixPath

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from secondround.shipped import folder

HOME = PurePosixPath("index.html")
OWN = PurePosixPath("assets/second-round.js")
"""The one script of the site that goes along; the theme's are for search and for what a server would answer."""
ROUNDS = 600_000
"""Of PBKDF2 with HMAC-SHA256, as OWASP's Password Storage Cheat Sheet asks for."""

_KINDS = {
    *(".html", ".css", ".txt", ".pdf", ".ics"),
    *(".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif"),
    *(".woff2", ".woff", ".ttf"),
}
_UNSEEN = ("404.html", "search", "sitemap.xml")


def page(site: Mapping[PurePosixPath, bytes], secret: str) -> bytes:
    """The HTML file that opens with the passphrase."""
    folders = folder("templates") / "locked"
    frame, opener = ((folders / name).read_text("utf-8") for name in ("frame.js", "open.js"))
    own = site.get(OWN, b"").decode("utf-8")
    locked = {**_locked(_packed(site), secret), "frame": frame}
    shown = {
        "HASHES": " ".join(_hash(script) for script in (opener, frame, own) if script),
        "LOCKED": json.dumps(locked).replace("<", "\\u003c"),
        "OPEN": opener,
    }
    text = (folders / "page.html").read_text("utf-8")
    for name, value in shown.items():
        head, _, rest = text.partition(name)
        text = head + value + rest
    return text.encode()


def _packed(site: Mapping[PurePosixPath, bytes]) -> bytes:
    """The files that a reader sees, as one: a table with the length of the table ahead of it, then their bytes."""
    chosen = {place: data for place, data in site.items() if _is_seen(place)}
    table, start = [], 0
    for place, data in chosen.items():
        table.append((str(place), start, len(data)))
        start += len(data)
    head = json.dumps(table).encode()
    return gzip.compress(len(head).to_bytes(4, "big") + head + b"".join(chosen.values()), mtime=0)


def _is_seen(place: PurePosixPath) -> bool:
    return place == OWN or (place.suffix in _KINDS and place.parts[0] not in _UNSEEN)


def _locked(packed: bytes, secret: str) -> dict[str, str | int]:
    salt, once = secrets.token_bytes(16), secrets.token_bytes(12)
    key = hashlib.pbkdf2_hmac("sha256", secret.encode(), salt, ROUNDS, dklen=32)
    data = AESGCM(key).encrypt(once, packed, None)
    return {"rounds": ROUNDS, "salt": _text(salt), "iv": _text(once), "data": _text(data)}


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _hash(script: str) -> str:
    """What the page's policy calls a script that may run."""
    return f"'sha256-{_text(hashlib.sha256(script.encode()).digest())}'"
