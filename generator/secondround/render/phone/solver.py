"""HiGHS for the phone, packed into the page: unpacked there when the day is first planned anew.

In: the files in `templates/phone`. Out: text for a page, and what the page's policy calls its
script. It knows nothing of packets.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from functools import cache
from typing import Final

from secondround.system import folder

PLACE: Final = "<!-- solver -->"
"""Where the solver goes in a page that has use for it."""
SHARED: Final = "assets/day-solver.js"
"""Where it lies in a site, for all its days."""
_POLICY: Final = ("script-src ", "script-src 'self' file: ")
_LINK: Final = re.compile(rb'<meta name="solver" content="[./]*assets/day-solver\.js">')
_CODE: Final = ("search.js", "replan.js")
_FACE: Final = "Object.assign(globalThis, { loadHighs, replan });"
"""What the page may call; all other names are the solver's own."""


def with_solver(page: str) -> str:
    """The page with the solver in it, if it has a place for one: a megabyte and a half more."""
    before, found, after = page.rpartition(PLACE)
    return f"{before}{block()}{after}" if found else page


def with_link(page: str, depth: int) -> str:
    """The page as it lies `depth` folders below the top of a site, whose days share one solver. It
    may then run scripts of its own host.
    """
    before, found, after = page.rpartition(PLACE)
    link = f'<meta name="solver" content="{"../" * depth}{SHARED}">'
    return f"{before.replace(*_POLICY, 1)}{link}{after}" if found else page


def by_itself(data: bytes) -> bytes:
    """A page out of a site, with the solver in it again; any other as it is."""
    found = _LINK.search(data)
    if not found:
        return data
    plain = data.replace(_POLICY[1].encode(), _POLICY[0].encode(), 1)
    return plain.replace(found[0], block().encode(), 1)


@cache
def shared() -> str:
    """The script that the days of a site share."""
    return f"/* {_licence()}*/\nglobalThis.packedSolver = {json.dumps(_packed(), indent=0)};\n"


@cache
def shipped() -> tuple[bytes, bytes]:
    """The solver as it lies in a page, and as the days of a site share it."""
    return block().encode(), shared().encode()


@cache
def block() -> str:
    """The solver as two scripts that do not run by themselves: the program and its WebAssembly,
    both gzipped.
    """
    scripts = [f"<!-- {_licence()}-->"]
    for id_, text in _packed().items():
        scripts.append(f'<script type="text/plain" id="{id_}">{text}</script>')
    return "\n".join(scripts)


def packed(text: str) -> str:
    """A text as the page unpacks it when it plans: gzipped, in letters."""
    return base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode()


@cache
def _packed() -> dict[str, str]:
    """Both parts as letters, by their names."""
    program = (folder("templates") / "phone" / "solver" / "highs.wasm.gz").read_bytes()
    return {"solver-code": packed(code()), "solver": base64.b64encode(program).decode()}


def _licence() -> str:
    text = (folder("templates") / "phone" / "solver" / "LICENSE").read_text("utf-8")
    return f"highs-js and HiGHS, {text}"


@cache
def code() -> str:
    """The script that runs once it is unpacked: HiGHS's own, the search, and the model of the
    day.
    """
    files = folder("templates") / "phone"
    texts = [gzip.decompress((files / "solver" / "highs.js.gz").read_bytes()).decode()]
    texts += [(files / name).read_text("utf-8") for name in _CODE]
    return "\n".join((*texts[:1], "(() => {", *texts[1:], _FACE, "})();"))


def digest(script: str) -> str:
    """What a page's policy calls a script or a style sheet that it may use."""
    made = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(made).decode()}'"
