"""A private string planted in each corner of each kind of file is found, whatever was done to
it.
"""

from __future__ import annotations

import gzip
import html
import io
import json
import struct
import unicodedata
import urllib.parse
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pikepdf
import pytest

from secondround import records
from secondround.app import leak_check
from secondround.privacy import leaks
from secondround.problems import Severity
from secondround.render.pdf.printer import Job, Press
from secondround.vocabulary import Edition

NOTE = "Left her last team in a hurry, people say."
LONG = "Do not mention the merger to anybody before the board has agreed to it."
PAY = "Asking for €98,000, and not below €92,000."
JSON = json.dumps(
    {"docs": [{"location": "amara/harbor/index.html#x", "title": "X", "text": f"<p>{NOTE}</p>"}]}
)


def svg(inside: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'


def png(kind: bytes, body: bytes) -> bytes:
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I4s", len(body), kind)
        + body
        + struct.pack(">I", zlib.crc32(kind + body))
    )


PLANTED: dict[str, tuple[str, str | bytes]] = {
    "a heading": ("index.html", f"<h2 id=x>{NOTE}</h2>"),
    "a heading's anchor": (
        "index.html",
        '<h2 id="left-her-last-team-in-a-hurry-people-say">People</h2>',
    ),
    "an alternative text": ("index.html", f'<img src="a.png" alt="{NOTE}">'),
    "an attribute without quotes": ("index.html", "<a href=amara.okafor@mailbox.example>x</a>"),
    "an attribute with a bracket in it": ("index.html", f'<p title="1 > 0: {NOTE}">x</p>'),
    "the page's description": ("index.html", f'<meta name="description" content="{LONG[:60]}…">'),
    "the title": ("index.html", f"<title>{NOTE}</title>"),
    "a comment": ("index.html", f"<p>x</p><!-- {NOTE} -->"),
    "a script": ("index.html", f"<script>const said = {json.dumps(PAY)};</script>"),
    "a broken tag": ("index.html", f'<p class="x {NOTE}'),
    "entities": ("index.html", "<p>" + "".join(f"&#{ord(letter)};" for letter in NOTE) + "</p>"),
    "words cut by tags": (
        "index.html",
        "<p>Left her l<b>as</b>t te<i>am</i> in a<br>hurry, peo<wbr>ple say.</p>",
    ),
    "a table": ("index.html", "<td>Left her last team</td>\n<td>in a hurry, people say</td>"),
    "capitals": ("index.html", f"<p>{NOTE.upper()}</p>"),
    "wide letters": (
        "index.html",
        f"<p>{''.join(chr(ord(c) + 0xFEE0) if '!' <= c <= '~' else c for c in NOTE)}</p>",
    ),
    "soft hyphens": ("index.html", "<p>" + NOTE.replace("e", "e\u00ad\u200b") + "</p>"),
    "a part of it": (
        "index.html",
        "<p>mention the merger to anybody before the board has agreed</p>",
    ),
    "a telephone number": ("index.html", '<a href="tel:+49%2030%205550%200100">call</a>'),
    "the search index": ("search/search_index.json", JSON),
    "a key in JSON": ("x.json", json.dumps({NOTE: 1})),
    "JSON that is none": ("x.json", "var x = " + json.dumps(NOTE, ensure_ascii=True)),
    "the sitemap": (
        "sitemap.xml",
        (
            "<urlset><url><loc>"
            "https://x.example/left-her-last-team-in-a-hurry-people-say/"
            "</loc></url></urlset>"
        ),
    ),
    "the packed sitemap": (
        "sitemap.xml.gz",
        gzip.compress(f"<loc>{urllib.parse.quote(NOTE)}</loc>".encode()),
    ),
    "a packed file that ends early": ("x.txt.gz", gzip.compress(NOTE.encode())[:-12]),
    "a packed file with a broken sum": ("x.txt.gz", gzip.compress(NOTE.encode())[:-8] + b"\1" * 8),
    "a packed file after another": ("x.txt.gz", gzip.compress(b"x") + gzip.compress(NOTE.encode())),
    "a packed file that is none": (
        "sitemap.xml.gz",
        f"<loc>{html.escape(urllib.parse.quote(NOTE))}</loc>",
    ),
    "words after a packed file": ("x.txt.gz", gzip.compress(b"x") + NOTE.encode()),
    "JSON that ends early": ("x.json", f'{{"said": "{NOTE}", "more": ['),
    "JSON that is too deep": ("x.json", "[" * 100_000 + json.dumps(NOTE)),
    "XML that ends early": ("sitemap.xml", f"<urlset><url><loc>{NOTE}</lo"),
    "XML that is none": ("feed.rss", f"<<< & {NOTE} ]]> &nope; <"),
    "a text in no encoding": ("x.txt", b"\xff\xfe\xff" + NOTE.encode() + b"\xc3"),
    "a feed": (
        "feed.rss",
        f"<rss><item><description><![CDATA[{NOTE}]]></description></item></rss>",
    ),
    "a drawing's text": (
        "map.svg",
        svg("<text>Left her <tspan>last</tspan> team in a hurry, people say</text>"),
    ),
    "a drawing's title": ("map.svg", svg(f"<title>{NOTE}</title>")),
    "a drawing's label": ("map.svg", svg(f'<g aria-label="{NOTE}"/>')),
    "a calendar": (
        "day.ics",
        (
            "BEGIN:VEVENT\r\nDESCRIPTION:Left her last te\r\n am in a hur\r\n ry\\, people say.\r\n"
            "END:VEVENT"
        ),
    ),
    "a style sheet": ("x.css", f'p::after {{ content: "{NOTE}" }}'),
    "a text": ("thanks.txt", NOTE.replace(" ", "\n")),
    "a hyphen at the end of a line": (
        "thanks.txt",
        "Left her last team in a hur-\nry, people say.",
    ),
    "a file's name": ("Left her last team in a hurry, people say.html", "<p>x</p>"),
    "a folder's name": ("asking-for-98-000-and-not-below/index.html", "<p>x</p>"),
    "a picture's remark": (
        "a.jpg",
        b"\xff\xd8\xff\xe1\x00\x99Exif\0\0" + NOTE.encode() + b"\0\xff\xd9",
    ),
    "a picture's remark in wide letters": (
        "a.jpg",
        b"\xff\xd8\xff\xe1\x00\x99" + NOTE.encode("utf-16-le") + b"\0\xff\xd9",
    ),
    "a packed remark": ("a.png", png(b"zTXt", b"Comment\0\0" + zlib.compress(NOTE.encode()))),
    "Markdown": ("index.md", "## Left her *last* team in a hurry\\, people say&#46;"),
    "a link in Markdown": ("index.md", "[x](https://x.example/" + urllib.parse.quote(NOTE) + ")"),
    "UTF-16": ("x.txt", NOTE.encode("utf-16")),
    "a decomposed letter": (
        "x.txt",
        unicodedata.normalize("NFD", "Asking for €98,000, and not below €92,000."),
    ),
}


@pytest.fixture
def search(workspace: Path) -> leaks.Search:
    (one,) = records.read(workspace).applications
    return leaks.Search([leaks.texts_of(one, Edition.CARRY)], by_hand={})


@pytest.mark.parametrize("case", PLANTED)
def test_it_is_found(case: str, search: leaks.Search) -> None:
    """Wherever it stands, and however it is written."""
    name, data = PLANTED[case]
    place = PurePosixPath("amara/harbor", name) if "search" not in name else PurePosixPath(name)
    assert list(search.file(place, data.encode() if isinstance(data, str) else data))


@pytest.mark.parametrize("case", PLANTED)
def test_it_is_not_there_without_it(case: str, search: leaks.Search) -> None:
    """The same files without the string are clean, so that it is the string that was found."""
    name, data = PLANTED[case]
    if isinstance(data, bytes) or "Left" in name or "98" in name:
        return
    words = (
        "Left",
        "left",
        "LEFT",
        "team",
        "TEAM",
        "last",
        "her",
        "hur",
        "ry",
        "mention",
        "the",
        "Asking",
        "below",
        "okafor",
        "5550",
        "98",
        "92",
    )
    for word in words:
        data = html.unescape(data).replace(word, "x")
    if case in {"wide letters", "entities"}:
        data = "<p>x</p>"
    assert list(search.file(PurePosixPath("amara/harbor", name), data.encode())) == []


Change = Callable[[pikepdf.Pdf], object]


def described(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as properties:
        properties["dc:description"] = NOTE


def attached(pdf: pikepdf.Pdf, name: str, data: bytes) -> None:
    spec: Any = pikepdf.AttachedFileSpec
    pdf.attachments[name] = spec(pdf, data, filename=name)


def bookmarked(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(NOTE, 0))


def annotated(pdf: pikepdf.Pdf, **more: Any) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Rect=[0, 0, 9, 9], **more)
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pdf.pages[0].Annots)


CHANGES: dict[str, Change] = {
    "properties": lambda pdf: pdf.docinfo.__setitem__("/Subject", NOTE),
    "XMP": described,
    "an attachment": lambda pdf: attached(pdf, "notes.txt", NOTE.encode()),
    "an attachment's name": lambda pdf: attached(pdf, f"{NOTE}.txt", b"x"),
    "a bookmark": bookmarked,
    "a note": lambda pdf: annotated(pdf, Subtype=pikepdf.Name.Text, Contents=NOTE),
    "a form field": lambda pdf: annotated(
        pdf, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="x", TU=NOTE, V="x"
    ),
    "a link": lambda pdf: annotated(
        pdf,
        Subtype=pikepdf.Name.Link,
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=f"https://x.example/?{PAY}"),
    ),
    "an alternative text": lambda pdf: pdf.Root.__setitem__(
        "/Custom", pikepdf.Dictionary(Alt=NOTE)
    ),
}


@pytest.fixture(scope="module")
def clean(press: Press, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A PDF that holds nothing private."""
    job = Job(
        "# Tern Harbor\n\n## People\n\n- **Ana Ruiz**\n",
        "Tern Harbor",
        "",
        tmp_path_factory.mktemp("base"),
    )
    return press.print(job).result().pdf


@pytest.mark.parametrize("case", CHANGES)
def test_it_is_found_in_a_pdf(case: str, clean: bytes, search: leaks.Search) -> None:
    """In every part of a PDF, and the PDF is clean without it."""
    place = PurePosixPath("amara/harbor/packet-carry.pdf")
    assert list(search.file(place, clean)) == []
    changed = io.BytesIO()
    with pikepdf.open(io.BytesIO(clean)) as pdf:
        CHANGES[case](pdf)
        pdf.save(changed)
    (leak, *_) = search.file(place, changed.getvalue())
    assert leak.where


@pytest.mark.parametrize(
    "text", [NOTE, f"| {'x' * 40} {NOTE} | {'y ' * 30} |\n| --- | --- |\n| {LONG} | x |"]
)
def test_it_is_found_on_a_printed_page(
    text: str, press: Press, tmp_path: Path, search: leaks.Search
) -> None:
    """In our own fonts, of which a PDF holds but the letters that it needs, and over the ends of
    lines.
    """
    printed = press.print(Job(f"# T\n\n{text}\n", "T", "", tmp_path)).result()
    (leak, *_) = search.file(PurePosixPath("amara/harbor/packet-carry.pdf"), printed.pdf)
    assert leak.where == "on page 1"
    assert leak.protected.path[0] in {"interviewers", "notes"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("packet-carry.pdf", lambda pdf: pdf[: len(pdf) // 2]),
        ("packet-carry.pdf", lambda pdf: b"%PDF-1.7\n" + pdf[:0]),
        ("packet-carry.pdf", lambda pdf: b"" + pdf[:0]),
        ("packet-carry.pdf", lambda pdf: b"no PDF at all, but " + NOTE.encode() + pdf[:0]),
        ("x.txt.gz", lambda pdf: gzip.compress(b"x" * 20_000_000 + pdf[:0])),
        (
            "x.png",
            lambda pdf: png(b"zTXt", b"Comment\0\0" + zlib.compress(b"x" * 20_000_000 + pdf[:0])),
        ),
    ],
    ids=[
        "half a PDF",
        "a PDF's head",
        "an empty PDF",
        "no PDF",
        "much packed",
        "a picture with much packed",
    ],
)
def test_what_cannot_be_read_is_refused(
    name: str, broken: Callable[[bytes], bytes], clean: bytes, workspace: Path, search: leaks.Search
) -> None:
    """It might hold anything, so it stops the command with a problem; the files beside it are
    searched all the same.
    """
    bad, good = PurePosixPath("amara/harbor", name), PurePosixPath("amara/harbor/index.html")
    found = leak_check.problems(
        leak_check.Output(workspace, Edition.CARRY, ()),
        search,
        [(bad, broken(clean)), (good, f"<p>{NOTE}</p>".encode())],
    )
    assert {(problem.code, problem.severity) for problem in found if problem.file == bad} == {
        ("unsearchable-file", Severity.ERROR)
    }
    assert "leaked-field" in {problem.code for problem in found}
