"""What every finished page says of itself to browsers: which scripts may run, and whether it may be
found.

In: a finished page, and the theme's folders, whose scripts are trusted. Out: the page with a policy
in its head, and how many scripts that keeps from running. It judges pages as a browser does,
whatever made them.
"""

from __future__ import annotations

import base64
import fnmatch
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import escape
from itertools import chain
from pathlib import Path
from typing import Final

_HEAD: Final = re.compile(r"<head(?:\s[^>]*)?>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)
_SCRIPT: Final = re.compile(r"<script((?:\s[^>]*)?)>(.*?)</script", re.IGNORECASE | re.DOTALL)
_SOURCE: Final = re.compile(r"""\ssrc\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_TYPE: Final = re.compile(r"""\stype\s*=\s*["']?([^"'\s>]*)""", re.IGNORECASE)
_RUNS: Final = ("", "module", "text/javascript", "application/javascript")
_FILLED: Final = re.compile(r"\{\{.*?\}\}")
_ADDRESS: Final = re.compile("[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_PICTURES: Final = ".icons"
"""A folder of Material's with 14,000 drawings, which took longer to look through than all else."""
_NOINDEX: Final = (
    '<meta name="robots" content="noindex, nofollow, noarchive">'
    '<meta name="referrer" content="no-referrer">'
)
_POLICY: Final = {
    "default-src": "'none'",
    "script-src": "'self' file:",
    "style-src": "'self' file: 'unsafe-inline'",
    "img-src": "'self' file: data:",
    "font-src": "'self' file: data:",
    "connect-src": "'self' file:",
    "worker-src": "'self' file: blob:",
    "media-src": "'self' file:",
    "manifest-src": "'self'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""Nothing from elsewhere. `file:` is for a site opened from the disk: pages of a server may load no
files anyway.
"""

Elsewhere = Mapping[str, Iterable[str]]
"""What the settings of a site name of other hosts: addresses by the directive that they belong
to.
"""


class Head:
    """What belongs into the head of every page of a site."""

    def __init__(self, themes: Iterable[Path], *, private: bool, elsewhere: Elsewhere) -> None:
        """themes: the folders of templates, whose scripts may run. private: whether the pages ask
        not to be found.
        """
        self._scripts = tuple(_scripts(themes))
        self._named = {directive: tuple(addresses) for directive, addresses in elsewhere.items()}
        self._also = _NOINDEX if private else ""
        self._may_run = cache(self._is_the_themes)

    def put_into(self, page: str) -> tuple[str, int]:
        """The page with its policy, and how many of its scripts will not run."""
        named = self._named.get("script-src", ())
        hashes, strange = [], 0
        for script in _inline(page):
            if self._may_run(script):
                hashes.append(f"'sha256-{_hash(script)}'")
            else:
                strange += 1
        strange += sum(source not in named for source in _from_elsewhere(page))
        allowed = {**self._named, "script-src": (*dict.fromkeys(hashes), *named)}
        tags = f'<meta http-equiv="Content-Security-Policy" content="{escape(_policy(allowed))}">'
        return _with(page, tags + self._also), strange

    def _is_the_themes(self, script: str) -> bool:
        return any(_is_filled(parts, script) for parts in self._scripts)


def _policy(allowed: Elsewhere) -> str:
    return "; ".join(
        " ".join((directive, always, *allowed.get(directive, ())))
        for directive, always in _POLICY.items()
    )


def _with(text: str, tags: str) -> str:
    """A page with those tags at the beginning of its head, after the letters' encoding, which has
    to come first.
    """
    head = _HEAD.search(text)
    at = head.end() if head else 0
    if text.startswith(tags, at):  # a page out of the earlier site
        return text
    return text[:at] + tags + text[at:]


def _inline(text: str) -> Iterator[str]:
    """The scripts that are in a page and would run."""
    for found in _SCRIPT.finditer(text):
        kind = _TYPE.search(found[1])
        if not _SOURCE.search(found[1]) and (kind[1].lower() if kind else "") in _RUNS:
            yield found[2]


def _from_elsewhere(text: str) -> Iterator[str]:
    """The addresses of a page's scripts that are none of the site's files."""
    for found in _SCRIPT.finditer(text):
        source = _SOURCE.search(found[1])
        if source and _ADDRESS.match(source[1]):
            yield source[1]


def _scripts(themes: Iterable[Path]) -> Iterator[list[str]]:
    """The theme's own scripts, each in parts between which a page's address is filled in."""
    for path in sorted(chain.from_iterable(map(_templates, themes))):
        for script in _inline(path.read_text("utf-8", "replace")):
            if "{%" not in script:
                yield _FILLED.split(script)


def _templates(theme: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(theme):
        folders[:] = [name for name in folders if name != _PICTURES]
        for name in fnmatch.filter(names, "*.html"):
            yield Path(folder, name)


def _is_filled(parts: list[str], script: str) -> bool:
    """Whether a script is made of those parts and of addresses between them."""
    if not (script.startswith(parts[0]) and script.endswith(parts[-1])):
        return False  # to compile what is none of them would take longer
    return bool(re.fullmatch(r"[\w./:%~+-]*".join(map(re.escape, parts)), script))


def _hash(script: str) -> str:
    return base64.b64encode(
        hashlib.sha256(script.encode("utf-8", "surrogateescape")).digest()
    ).decode()
