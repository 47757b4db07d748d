"""A small site with what a site has: pages that lead to each other, a style sheet with a face, a
picture, a PDF.
"""

from __future__ import annotations

import base64
import io
from pathlib import Path, PurePosixPath

import pikepdf
import pytest

from secondround.system import resources

SECRET = "tibon-gazer-modul-havip-kolan"  # noqa: S105 it opens nothing but what these tests lock
WORDS = ("Zanzibar", "Okafor", "quokka")
"""Words of the site that nothing locked may show."""

_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
_HEAD = (
    '<html><head><title>Zanzibar</title><link rel="stylesheet" '
    'href="{up}assets/a.css"><script>alert(1)</script></head>'
)
_HOME = _HEAD + (
    '<body data-md-color-scheme="default"><h1>Okafor</h1><a '
    'id="in" href="okafor/harbor/index.html#quokka">Harbor</a>'
    '<a id="out" href="https://example.org">out</a><img src="assets/dot.png" alt=""></body></html>'
)
_PACKET = _HEAD + (
    '<body><a id="home" href="../../index.html">Home</a><a id="paper" href="packet.pdf">PDF</a>'
    '<li class="task-list-item"><label><input type="checkbox"> Quokka</label></li>'
    '<p style="height: 3000px">.</p><h2 '
    'id="quokka">Quokka</h2><img src="../../assets/dot.png" alt="">'
    '<script src="../../assets/second-round.js"></script></body></html>'
)


def pdf(words: str = "Zanzibar") -> bytes:
    """A page that says Zanzibar, or what is given, with a title that says Okafor."""
    made = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(200, 200))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        document.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        document.pages[0].Contents = document.make_stream(
            f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode()
        )
        document.docinfo["/Title"] = "Okafor"
        document.save(made, static_id=True, compress_streams=False)
    return made.getvalue()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site's folder."""
    return laid_out(tmp_path / "site")


def laid_out(folder: Path) -> Path:
    """That site, written to a folder."""
    own = resources.folder("templates") / "site" / "assets"
    css = (
        'body { background: url("dot.png") } @font-face { '
        "font-family: F; src: url(f.woff2) } h1 { font-family: F }"
    )
    files = {
        "index.html": _HOME.format(up="").encode(),
        "404.html": b"Zanzibar",
        "okafor/harbor/index.html": _PACKET.format(up="../../").encode(),
        "okafor/harbor/packet.pdf": pdf(),
        "assets/a.css": css.encode(),
        "assets/dot.png": _DOT,
        "assets/f.woff2": (
            own / "fonts" / "source-sans-3-vietnamese-wght-normal.woff2"
        ).read_bytes(),
        "assets/second-round.js": (own / "second-round.js").read_bytes(),
        "assets/javascripts/bundle.js": b"alert(1)",
        "search/search_index.json": b'{"docs": ["Zanzibar"]}',
    }
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def placed(folder: Path) -> dict[PurePosixPath, bytes]:
    """A folder's files by their place in it."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {PurePosixPath(path.relative_to(folder).as_posix()): path.read_bytes() for path in found}
