"""Pictures are published without what they say besides, and look as they did."""

from __future__ import annotations

import io
import struct
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePosixPath

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from secondround.render.pdf.printer import Job, Press
from secondround.render.pictures import raster
from secondround.render.site import builder

CANARIES = (b"Skegby", b"Quillfeather", b"iPhone", b"2026:11:24", b"kegby")
_GPS = {1: "N", 2: (53.0, 8.0, 15.0), 3: "W", 4: (1.0, 15.0, 9.0)}


def drawn() -> Image.Image:
    """A picture that looks different each way up."""
    image = Image.new("RGB", (24, 16), (200, 30, 30))
    image.paste((10, 200, 90), (0, 0, 12, 8))
    return image


def exif(orientation: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F] = "iPhone of Nora Quillfeather"
    made[0x0132] = "2026:11:24 09:30:00"
    made.get_ifd(0x8825).update(_GPS)
    made[0x010E] = "At Skegby"
    return made


def jpeg(orientation: int = 1, **options: object) -> bytes:
    into = io.BytesIO()
    drawn().save(
        into,
        "JPEG",
        exif=exif(orientation),
        comment="Skegby",
        xmp=b"<x>Quillfeather</x>",
        quality=90,
        **options,
    )
    return into.getvalue() + b"after the end: Skegby"


def png() -> bytes:
    about = PngImagePlugin.PngInfo()
    about.add_text("Author", "Nora Quillfeather")
    about.add_text("Place", "Skegby", zip=True)
    about.add_itxt("Where", "Skegby")
    into = io.BytesIO()
    drawn().save(into, "PNG", pnginfo=about, exif=exif())
    return into.getvalue() + b"Skegby"


def webp() -> bytes:
    into = io.BytesIO()
    drawn().save(into, "WEBP", exif=exif(), xmp=b"<x>Quillfeather</x>", lossless=True)
    return into.getvalue() + b"Skegby"


def gif() -> bytes:
    frames = [drawn(), drawn().rotate(90)]
    into = io.BytesIO()
    frames[0].save(into, "GIF", save_all=True, append_images=frames[1:], comment=b"Skegby", loop=0)
    return into.getvalue() + b"Skegby"


SVG = b"""<?xml version="1.0"?><!-- Nora Quillfeather -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape"
 width="24" height="16" i:export-filename="/home/Quillfeather/Skegby.png" onload="ran=1">
<metadata>Skegby</metadata><i:view name="Skegby"/><script>ran=1</script><title>A hub</title>
<a href="https://skegby.example"><rect width="12" height="8" fill="#0ac85a" onclick="ran=1"/></a>
<set attributeName="href" to="javascript:ran=1"/><use href="#x"/></svg>"""


@pytest.mark.parametrize(
    "data",
    [jpeg(), jpeg(progressive=True), jpeg(optimize=True), png(), webp(), gif()],
    ids=["jpeg", "progressive", "optimised", "png", "webp", "gif"],
)
def test_a_picture_is_the_same_and_says_nothing(data: bytes) -> None:
    """To the dot what it was, every frame; and no place, time, camera or name is in it, in any
    reader's eyes.
    """
    made = raster.bare(data)
    assert any(word in data for word in CANARIES)
    assert not [word for word in CANARIES if word in made]
    was, now = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(made))
    assert (was.format, getattr(was, "n_frames", 1)) == (now.format, getattr(now, "n_frames", 1))
    for frame in range(getattr(was, "n_frames", 1)):
        was.seek(frame)
        now.seek(frame)
        assert was.convert("RGBA").tobytes() == now.convert("RGBA").tobytes()
    assert not dict(now.getexif())
    assert not {"comment", "xmp", "Author", "Where"} & now.info.keys()
    assert raster.bare(made) == made


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stays_the_way_up_it_is(orientation: int) -> None:
    """A telephone turns no picture, it notes which way up it is: that alone is kept."""
    made = Image.open(io.BytesIO(raster.bare(jpeg(orientation))))
    assert dict(made.getexif()) == ({} if orientation == 1 else {0x0112: orientation})


def test_a_drawing_runs_nothing_and_names_nobody() -> None:
    """What is drawn and read out stays; notes, scripts, addresses and an editor's own parts go."""
    made = raster.bare(SVG)
    for word in (*CANARIES, b"ran", b"script", b"example", b"inkscape"):
        assert word not in made
    assert b"A hub" in made
    assert b'fill="#0ac85a"' in made
    assert b'href="#x"' in made


@given(st.sampled_from([jpeg(6), png(), webp(), gif(), SVG]), st.data())
def test_a_damaged_picture_is_refused_or_says_nothing(data: bytes, draw: st.DataObject) -> None:
    """Cut off or changed anywhere, it is refused with a sentence or comes out; never anything else
    happens.
    """
    cut = draw.draw(st.integers(0, len(data)))
    changed = (
        data[:cut] + draw.draw(st.binary(max_size=3)) + data[cut + draw.draw(st.integers(0, 9)) :]
    )
    with suppress(raster.PictureError):
        assert len(raster.bare(changed)) <= len(changed) + 200


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"\0\0\0\x18ftypheic", b"BM" + bytes(60), b"<html/>", b"<svg/>"]
)
def test_what_is_no_known_picture_is_refused(data: bytes) -> None:
    """What cannot be taken apart cannot be stripped, and is not published."""
    with pytest.raises(raster.PictureError):
        raster.bare(data)


def test_a_sized_segment_cannot_reach_over_the_end() -> None:
    """A length that is not true is a damaged file."""
    with pytest.raises(raster.PictureError):
        raster.bare(b"\xff\xd8\xff\xe1" + struct.pack(">H", 9000) + b"Exif")


@pytest.mark.slow
def test_no_site_and_no_pdf_says_where_a_picture_was_taken(
    pages: dict[PurePosixPath, str | bytes | Path], config: Callable[..., Path], tmp_path: Path
) -> None:
    """Pictures beside guides on the site, and those in a PDF; one that cannot be stripped keeps the
    site from being put in place, with its name and the way out.
    """
    some = {
        PurePosixPath(f"guides/a.{kind}"): data
        for kind, data in (("jpg", jpeg(6)), ("png", png()), ("svg", SVG))
    }
    site = tmp_path / "site"
    own = tmp_path / "templates" / "site" / "assets"
    own.mkdir(parents=True)
    (own / "logo.jpg").write_bytes(jpeg())
    assert builder.build(
        {**pages, **some}, config=config(), site=site, templates=tmp_path / "templates"
    ).done
    for place in (*some, PurePosixPath("assets/logo.jpg")):
        assert not [word for word in CANARIES if word in (site / place).read_bytes()]
    named_png = {
        PurePosixPath("guides/b.png"): jpeg(),
        PurePosixPath("guides/c.jpg"): b"no picture",
    }
    report = builder.build({**pages, **named_png}, config=config(), site=site)
    (problem,) = report.problems
    assert (problem.code, str(problem.file)) == ("bad-picture", "packets/guides/c.jpg")
    assert "save it again" in problem.hint
    (tmp_path / "a.jpg").write_bytes(jpeg(6))
    with Press(workers=1) as press:
        printed = press.print(
            Job("# A\n\n![A hub](a.jpg)\n", title="A", header="", base=tmp_path)
        ).result()
    assert printed.made
    with pikepdf.open(io.BytesIO(printed.pdf)) as pdf:
        streams = [one.read_raw_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    assert any(
        stream.startswith(b"\xff\xd8") or b"JFIF" in stream or len(stream) > 100
        for stream in streams
    )
    assert not [word for word in CANARIES if any(word in stream for stream in streams)]
    listed = subprocess.run(
        ["pdfimages", "-list", "-"], input=printed.pdf, capture_output=True, check=True
    ).stdout
    assert len(listed.splitlines()) == 3
