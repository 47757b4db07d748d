"""HiGHS for the phone, packed into the page: unpacked there when the day is first planned anew.

In: the files in `templates/phone`. Out: text for a page, and what the page's policy calls its
script. It knows nothing of packets.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
from functools import cache
from typing import Final

from secondround.system import folder

PLACE: Final = "<!-- solver -->"
"""Where the solver goes in a page that has use for it."""
_CODE: Final = ("search.js", "replan.js")
_FACE: Final = "Object.assign(globalThis, { loadHighs, replan });"
"""What the page may call; all other names are the solver's own."""


def with_solver(page: str) -> str:
    """The page with the solver in it, if it has a place for one: a megabyte and a half more."""
    before, found, after = page.rpartition(PLACE)
    return f"{before}{block()}{after}" if found else page


def without_solver(data: bytes) -> bytes:
    """A file as it is but for the solver, byte for byte the one that was shipped: it is the same in
    every page, and a search need not read it each time.
    """
    return data.replace(block().encode(), b"")


@cache
def block() -> str:
    """The solver as two scripts that do not run by themselves: the program and its WebAssembly,
    both gzipped.
    """
    files = folder("templates") / "phone" / "solver"
    licence = (files / "LICENSE").read_text("utf-8")
    packed = {
        "solver-code": gzip.compress(code().encode(), mtime=0),
        "solver": (files / "highs.wasm.gz").read_bytes(),
    }
    scripts = [f"<!-- highs-js and HiGHS, {licence}-->"]
    for id_, data in packed.items():
        text = base64.b64encode(data).decode()
        scripts.append(f'<script type="text/plain" id="{id_}">{text}</script>')
    return "\n".join(scripts)


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
