"""Files without end, locked, or made to do harm, as somebody hands them over to be imported.

Each is tried in a process of its own, which is measured with the process that reads documents.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from tests.imports.documents.making import docx, paragraph

pytestmark = pytest.mark.slow

SECONDS, MEGABYTES = 10, 500
RESUME = (
    "<h1>Jo Doe</h1><p>jo@example.com</p><h2>Experience</h2><p>Clerk, Acme Ltd, 2011 - 2015</p>"
    "<ul><li>Cut the costs by 9 % in a year</li></ul><h2>Skills</h2><p>Payroll, Excel</p>"
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
EMPTY = "<w:p><w:r><w:t>x y</w:t></w:r></w:p>"


def zipped(**parts: str | bytes) -> bytes:
    """An archive; `__` in a name is a slash, and `_` a dot."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return buffer.getvalue()


def printed(pages: int = 1) -> bytes:
    """A resume as PDF, with its page several times."""
    buffer = io.BytesIO()
    from weasyprint import HTML  # noqa: PLC0415 (a second, and seldom wanted)

    page = bytes(HTML(string=RESUME).write_pdf())
    with pikepdf.open(io.BytesIO(page)) as source, pikepdf.new() as long:
        for _ in range(pages):
            long.pages.append(source.pages[0])
        long.save(buffer)
    return buffer.getvalue()


def drawn(operators: bytes) -> bytes:
    """A PDF of one page with that on it."""
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].Contents = pdf.make_stream(operators)
        pdf.save(buffer, compress_streams=True)
    return buffer.getvalue()


def locked() -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed())) as opened:
        opened.save(buffer, encryption=pikepdf.Encryption(user="a", owner="b"))
    return buffer.getvalue()


def gigabyte(*, lies: bool = False) -> bytes:
    """A Word document whose text is a gigabyte of blanks, and perhaps says that it is small."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(1000):
            part.write(b" " * 1_000_000)
    data = bytearray(buffer.getvalue())
    if lies:
        entry = data.rfind(b"PK\x01\x02")
        data[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


def entities() -> bytes:
    """Ten entities, each of which is ten of the one before."""
    declared = '<!ENTITY a "aaaaaaaaaa">'
    for name, inner in zip("bcdefghij", "abcdefghi", strict=True):
        declared += f'<!ENTITY {name} "{f"&{inner};" * 10}">'
    text = "<w:p><w:r><w:t>Jo Doe &j;</w:t></w:r></w:p>"
    body = f'<w:document xmlns:w="{WORD}"><w:body>{text}</w:body></w:document>'
    return zipped(word__document_xml=f"<!DOCTYPE x [{declared}]>{body}")


def headers() -> bytes:
    """Eight headers without end."""
    header = f'<w:hdr xmlns:w="{WORD}">{EMPTY * 400_000}</w:hdr>'
    body = f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("Jo Doe")}</w:body></w:document>'
    several = {f"word__header{number}_xml": header for number in range(8)}
    return zipped(word__document_xml=body, **several)


def odt() -> bytes:
    text = "<text:p>x y</text:p>" * 1_000_000
    names = f'xmlns:office="{OFFICE}:office:1.0" xmlns:text="{OFFICE}:text:1.0"'
    return zipped(
        content_xml=f"<office:document-content {names}><office:body><office:text>{text}"
        "</office:text></office:body></office:document-content>"
    )


def macros() -> bytes:
    data = io.BytesIO(docx(paragraph("Jo Doe") + paragraph("jo@example.com")))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"Sub AutoOpen()")
    return data.getvalue()


def work(count: int) -> bytes:
    job = {"name": "Acme", "position": "Clerk", "highlights": ["Cut the costs by 9 % in a year"]}
    return json.dumps({"basics": {"name": "Jo Doe"}, "work": [job] * count}).encode()


BEGINNING = "Only its beginning was read"
FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a truncated PDF": ("a.pdf", lambda: printed(9)[:-4000], "cut off|READ"),
    "a PDF with a password": ("a.pdf", locked, "has a password"),
    "500 pages": ("a.pdf", lambda: printed(500), "first 40 of its 500 pages"),
    "50 MB of PDF": ("a.pdf", lambda: b"%PDF-1.4\n" + bytes(range(256)) * 190_000, "damaged"),
    "more than 50 MB": ("a.pdf", lambda: b"%PDF-1.4\n" + b"0" * 51_000_000, "larger than 50 MB"),
    "a million letters on a page": (
        "a.pdf",
        lambda: drawn(b"BT /F1 9 Tf " + b"1 0 0 1 30 700 Tm (some words) Tj " * 900_000 + b"ET"),
        "too much to be read|too long|too much memory",
    ),
    "a million shapes on a page": (
        "a.pdf",
        lambda: drawn(b"0 0 4 4 re f " * 3_000_000),
        "too much to be read|too long|too much memory",
    ),
    "HTML named .pdf": ("a.pdf", RESUME.encode, "is an HTML page, despite its name"),
    "mixed encodings": (
        "a.txt",
        lambda: ("Müller\n".encode() + "Müller\n".encode("cp1252")) * 600_000,
        f"two encodings.*{BEGINNING}",
    ),
    "a ZIP bomb": ("a.docx", gigabyte, "larger than 30 MB"),
    "a ZIP bomb that lies": ("a.docx", lambda: gigabyte(lies=True), "damaged"),
    "an entity bomb": ("a.docx", entities, "READ"),
    "macros": ("a.docx", macros, "macros. They were not run"),
    "half a million paragraphs": ("a.docx", lambda: docx(EMPTY * 500_000), BEGINNING),
    "a paragraph of 24 MB": ("a.docx", lambda: docx(paragraph("x y " * 6_000_000)), BEGINNING),
    "a million runs": (
        "a.docx",
        lambda: docx(f"<w:p>{'<w:r><w:t>x y</w:t></w:r>' * 900_000}</w:p>"),
        BEGINNING,
    ),
    "a row without end": (
        "a.docx",
        lambda: docx(f"<w:tbl><w:tr>{f'<w:tc>{EMPTY}</w:tc>' * 300_000}</w:tr></w:tbl>"),
        BEGINNING,
    ),
    "rows without end": (
        "a.docx",
        lambda: docx(f"<w:tbl>{f'<w:tr><w:tc>{EMPTY}</w:tc></w:tr>' * 300_000}</w:tbl>"),
        BEGINNING,
    ),
    "headers without end": ("a.docx", headers, BEGINNING),
    "a million paragraphs of ODT": ("a.odt", odt, BEGINNING),
    "a million groups of RTF": (
        "a.rtf",
        lambda: b"{\\rtf1 " + b"{" * 3_000_000 + b"x" + b"}" * 3_000_000,
        "nested too deeply",
    ),
    "a million elements": ("a.html", lambda: b"<html>" + b"<p>x y</p>" * 900_000, BEGINNING),
    "a line of 9 MB": ("a.txt", lambda: b"x y " * 2_400_000, BEGINNING),
    "9 MB of lines": ("a.txt", lambda: b"x y\n\n" * 1_900_000, BEGINNING),
    "Markdown without end": ("a.md", lambda: b"# x\n\ny\n\n" * 60_000, BEGINNING),
    "positions without end": ("a.json", lambda: work(40_000), "READ|larger than"),
    "JSON with a mark": ("a.json", lambda: b"\xef\xbb\xbf" + work(2), "READ"),
}
RUN = """
import json, os, re, resource, sys, traceback
from pathlib import Path
from secondround.imports import reading
from secondround.imports.invite import Known

def read(file):
    try:
        one = reading.File(file.name, file.read_bytes(), stated="resume")
        print("READ", *reading.read([one], Known()).read[0].found.remarks)
    except reading.SeveralUnreadableError as error:
        print(error)
    own, others = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    seconds = own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime
    peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
    print(seconds, max(peak, others.ru_maxrss) // 1000, file=sys.stderr)

for line in sys.stdin:
    file, *streams = map(Path, json.loads(line))
    child = os.fork()
    if not child:
        status = 1
        try:
            for number, stream in enumerate(streams, 1):
                os.dup2(os.open(stream, os.O_WRONLY | os.O_CREAT), number)
            os.chdir(file.parent)
            read(file)
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(status)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.fixture(scope="module")
def reader() -> Iterator[subprocess.Popen[str]]:
    """A process that has imported the readers, and forks one of its own for each file."""
    with subprocess.Popen(
        [sys.executable, "-c", RUN], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process


@pytest.mark.parametrize("shape", FILES)
def test_a_bad_file_is_read_or_refused_at_little_cost(
    shape: str, reader: subprocess.Popen[str], tmp_path: Path
) -> None:
    """What can be read is kept, or a sentence says why not; within ten seconds of processor time
    and 500 MB, and nothing is left in the folder.
    """
    name, make, said = FILES[shape]
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / name).write_bytes(make())
    streams = (tmp_path / "output", tmp_path / "errors")
    assert reader.stdin
    assert reader.stdout
    reader.stdin.write(json.dumps([str(folder / name), *map(str, streams)]) + "\n")
    reader.stdin.flush()
    code = int(reader.stdout.readline())
    output, errors = (path.read_text("utf-8") for path in streams)
    assert code == 0, errors[-2000:]
    assert re.search(said, output, re.DOTALL), output
    assert output.strip().endswith((".", "READ"))
    seconds, megabytes = map(float, errors.split()[-2:])
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
    assert [path.name for path in folder.iterdir()] == [name]
