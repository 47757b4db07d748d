"""A whole site as one page that shows nothing but a field for the passphrase.

In: the files of a site, and a passphrase. Out: one HTML file, opened once again before it is given
back; a browser opens it, from the disk or from a server, and shows the pages from memory. Nothing
of the site can be read in it: no name, no title, no index. The search stays behind.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import secrets
from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser
from pathlib import PurePosixPath
from string import Template

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from secondround.privacy.encryption.locked import NOT_OPENED, EncryptionError
from secondround.system import folder

HOME = PurePosixPath("index.html")
OWN = PurePosixPath("assets/second-round.js")
"""The one script of the site's pages that goes along; the theme's are for search and for what a
server would answer.
"""
SOLVER = PurePosixPath("assets/day-solver.js")
"""What the days on the phone share, and plan with."""
ROUNDS = 600_000
"""Of PBKDF2 with HMAC-SHA256, as OWASP's Password Storage Cheat Sheet asks for."""

_KINDS = {
    *(".html", ".css", ".txt", ".pdf", ".ics"),
    *(".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif"),
    *(".woff2", ".woff", ".ttf"),
}
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
_RUNS = re.compile(
    r"default-src 'none'; script-src (?:'self' file: )?"
    r"((?:'(?:sha256-[A-Za-z0-9+/=]+|wasm-unsafe-eval)' ?)+); style-src 'sha256-"
)
"""What a day on the phone lets run, named by what is in it as its style is; in a site also the
solver's file.
"""
_UNSEEN = ("404.html", "search", "sitemap.xml")


def page(site: Mapping[PurePosixPath, bytes], secret: str) -> bytes:
    """The HTML file that opens with the passphrase. Of the site's scripts it runs our own, and what
    a day on the phone runs.
    """
    templates = folder("templates") / "locked"
    frame = (templates / "frame.js").read_text("utf-8")
    opener = (templates / "open.js").read_text("utf-8")
    own = site.get(OWN, b"").decode("utf-8")
    seen = {place: data for place, data in site.items() if _is_seen(place)}
    locked = {**_locked(_packed(seen), secret), "frame": frame}
    scripts = [*map(_hash, filter(None, (opener, frame, own))), *_run_by_days(seen)]
    # Filled in one pass: base64 holds any letters, and so any word that one would search for after
    # it is in place.
    text = Template((templates / "page.html").read_text("utf-8")).substitute(
        hashes=" ".join(scripts),
        locked=json.dumps(locked).replace("<", "\\u003c"),
        opener=opener,
    )
    made = text.encode()
    if opened(made, secret) != seen:
        raise AssertionError("what was locked is not what comes out")
    return made


def single(data: bytes, secret: str) -> bytes:
    """The same of one page that brings its own script; EncryptionError where its policy names
    none.
    """
    site = {HOME: data}
    if not _run_by_days(site):
        raise EncryptionError("It is not a page that was made to be locked.")
    return page(site, secret)


def _run_by_days(site: Mapping[PurePosixPath, bytes]) -> list[str]:
    """What the policies of the days in a site name, each once."""
    found: dict[str, None] = {}
    for place, data in site.items():
        policy = _POLICY.search(data) if place.suffix == ".html" else None
        named = _RUNS.match(unescape(policy[1].decode("utf-8", "replace"))) if policy else None
        if named:
            found |= dict.fromkeys(named[1].split())
    return list(found)


def opened(data: bytes, secret: str) -> dict[PurePosixPath, bytes]:
    """The files in a locked page, read as a browser reads it; EncryptionError where the passphrase
    is wrong, or it is no locked page.
    """
    scripts = _Scripts()
    scripts.feed(data.decode("utf-8", "replace"))
    if scripts.locked is None or not all(
        _hash(script) in scripts.policy for script in scripts.running
    ):
        raise EncryptionError("It is not a locked page.")
    try:
        parts = json.loads(scripts.locked)
        key = _key(secret, _bytes(parts["salt"]))
        packed = AESGCM(key).decrypt(_bytes(parts["iv"]), _bytes(parts["data"]), None)
    except (ValueError, KeyError, TypeError, InvalidTag):
        raise EncryptionError(NOT_OPENED) from None
    return _unpacked(gzip.decompress(packed))


class _Scripts(HTMLParser):
    """What of a locked page a browser works with: the policy, the script that runs, and what is
    locked.
    """

    def __init__(self) -> None:
        super().__init__()
        self.policy = ""
        self.running: list[str] = []
        self.locked: str | None = None
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given.get("content") or ""
        self._inside = (given.get("id") or "script") if tag == "script" else ""

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "locked":
            self.locked = (self.locked or "") + data
        elif self._inside:
            self.running.append(data)


def _packed(site: Mapping[PurePosixPath, bytes]) -> bytes:
    """The files that a reader sees, as one: a table with the length of the table ahead of it, then
    their bytes.
    """
    table, start = [], 0
    for place, data in site.items():
        table.append((str(place), start, len(data)))
        start += len(data)
    head = json.dumps(table).encode()
    return gzip.compress(len(head).to_bytes(4, "big") + head + b"".join(site.values()), mtime=0)


def _unpacked(packed: bytes) -> dict[PurePosixPath, bytes]:
    first = 4 + int.from_bytes(packed[:4], "big")
    table = json.loads(packed[4:first])
    return {
        PurePosixPath(name): packed[first + start : first + start + size]
        for name, start, size in table
    }


def _is_seen(place: PurePosixPath) -> bool:
    return place in {OWN, SOLVER} or (place.suffix in _KINDS and place.parts[0] not in _UNSEEN)


def _locked(packed: bytes, secret: str) -> dict[str, str | int]:
    salt, once = secrets.token_bytes(16), secrets.token_bytes(12)
    data = AESGCM(_key(secret, salt)).encrypt(once, packed, None)
    return {"rounds": ROUNDS, "salt": _text(salt), "iv": _text(once), "data": _text(data)}


def _key(secret: str, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", secret.encode(), salt, ROUNDS, dklen=32)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _hash(script: str) -> str:
    """What the page's policy calls a script that may run."""
    return f"'sha256-{_text(hashlib.sha256(script.encode()).digest())}'"
