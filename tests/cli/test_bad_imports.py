"""Damaged and hostile postings and invitations, as a person would hand them over: a clear message,
what could be read kept, within ten seconds of processor time and 500 MB.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from tests.imports.documents.making import docx, paragraph
from tests.limits import WITHOUT_END

from .conftest import Run

pytestmark = pytest.mark.slow

RECORD = Path("packets", "example-company", "interview.yml")
PAGE = (
    "<html><head><title>Clerk at Harbor Logistics</title></head><body><h1>Clerk</h1>"
    "<h2>Requirements</h2><ul><li>Excel</li><li>Kaufmännische Ausbildung</li></ul>{more}</body>"
)
JOB = {
    "absolute_url": "https://example.com/1",
    "title": "Clerk",
    "company_name": "Harbor",
    "content": "<h3>Requirements</h3><ul><li>Excel</li></ul>",
}
EVENT = (
    "BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:{title}\r\n"
    "ATTENDEE;CN=Ana Ruiz:mailto:ana@harbor.example\r\n"
    "DTSTART;TZID=Europe/Berlin:20261202T{start}\r\nDTEND;TZID=Europe/Berlin:20261202T{end}\r\n"
    "END:VEVENT\r\n"
)
FIRST = EVENT.format(uid="1", title="Interview", start="090000", end="094500")
SECOND = EVENT.format(uid="2", title="Panel", start="093000", end="100000")
CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n"
BODY = paragraph("Clerk") + paragraph("Requirements:") + paragraph("You must know Excel.")


def locked() -> bytes:
    """A PDF that asks for a password."""
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(buffer, encryption=pikepdf.Encryption(user="a", owner="b", R=6))
    return buffer.getvalue()


def bomb() -> bytes:
    """A Word document of a few megabytes that unpacks to gigabytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(20):
            archive.writestr(f"word/media/{number}.xml", b"0" * 30_000_000)
        archive.writestr("word/document.xml", b"<a>" + b" " * 200_000_000 + b"</a>")
    return buffer.getvalue()


def entities() -> bytes:
    """A feed whose entities grow tenfold, one upon the other."""
    declared = "".join(f'<!ENTITY b{n + 1} "{f"&b{n};" * 10}">' for n in range(12))
    return (
        f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b0 "aaaaaaaaaa">{declared}]>'
        "<workzag-jobs><position><name>&b12;</name></position></workzag-jobs>"
    ).encode()


READ: dict[str, tuple[bytes, str]] = {
    "page.pdf": (PAGE.format(more="").encode(), "page.pdf is an HTML page, despite its name."),
    "cut-off.html": (PAGE.format(more="<h2>Nice to")[:-20].encode(), "two requirements"),
    "bom.json": (b"\xef\xbb\xbf" + json.dumps(JOB).encode(), "a job of Greenhouse (JSON)"),
    "utf16.json": (json.dumps(JOB).encode("utf-16"), "a job of Greenhouse (JSON)"),
    "mixed.html": (
        PAGE.format(more="").encode("latin-1") + "<p>Größe</p>".encode(),
        "two requirements",
    ),
    "macros.docm": (docx(BODY, word_vbaProject__bin="macro"), "is a job posting"),
    "cut-off.ics": (
        CALENDAR.format(FIRST + SECOND)[:-80].encode(),
        "cut-off.ics is cut off: its last event is incomplete and was left out.",
    ),
    "utf16.ics": (CALENDAR.format(FIRST).encode("utf-16"), "one session and one person"),
    "bom.txt": (b"\xef\xbb\xbf" + CALENDAR.format(FIRST).encode(), "one session and one person"),
    "at-one-time.ics": (
        CALENDAR.format(FIRST + SECOND).encode(),
        "“Interview” and “Panel” are at the same time, at 09:30 on 2 December 2026.",
    ),
    "long.txt": (
        b"Clerk\n\nRequirements\n"
        + b"- You must know Excel and Word\n" * 15_000
        + b"\nBenefits\n- A",
        "one requirement",
    ),
}
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "locked.pdf": (locked, "password"),
    "bomb.docx": (bomb, "bomb.docx"),
    "entities.xml": (entities, "entities.xml"),
    "cut-off.json": (lambda: json.dumps(JOB).encode()[:-30], "cut off or damaged"),
    "cut-off.pdf": (lambda: locked()[:200], "cut-off.pdf"),
    "large.pdf": (lambda: b"%PDF-1.7\n" + b"0" * 55_000_000, "larger than 50 MB"),
    "year.ics": (lambda: CALENDAR.format(FIRST * 10_000).encode(), "holds 10,000 events"),
    "empty.ics": (CALENDAR.format("").encode, "holds no invitation"),
    "empty.txt": (bytes, "The file is empty."),
    "picture.eml": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "picture"),
    "many.json": (lambda: json.dumps({"jobs": [JOB] * 5_000}).encode(), "holds 5000 jobs"),
}


RUN = """
import json, os, pathlib, re, resource, sys
import secondround.cli.commands.import_, secondround.cli.output.taking_over
import secondround.app.next_steps, secondround.imports.kinds
from secondround.__main__ import main

seconds = int(sys.argv[1])

def limited(file):
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    sys.argv[1:] = ["import", file, "--yes"]
    try:
        code = main()
    except SystemExit as stopped:
        code = stopped.code
    status = pathlib.Path("/proc/self/status").read_text()
    own = int(re.search(r"VmHWM:\\s+(\\d+)", status)[1])
    peak = max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    print(f"peak {peak // 1000}", file=sys.stderr)
    return code

for line in sys.stdin:
    folder, file, *streams = json.loads(line)
    child = os.fork()
    if not child:
        for number, stream in enumerate((os.devnull, *streams)):
            os.dup2(os.open(stream, os.O_RDWR | os.O_CREAT), number)
        os.chdir(folder)
        try:
            code = limited(file)
        except BaseException:
            sys.excepthook(*sys.exc_info())
            code = 1
        sys.stdout.flush()
        os._exit(code or 0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
Limited = Callable[[Path, Path], subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def limited() -> Iterator[Limited]:
    """The import of a file into a workspace, in processes that are ended when they work without
    end: forks of one that has imported the program, which takes longer than most files.
    """
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", RUN, str(WITHOUT_END)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as forks:

        def run(file: Path, workspace: Path) -> subprocess.CompletedProcess[str]:
            streams = [file.parent / "output", file.parent / "errors"]
            assert forks.stdin
            assert forks.stdout
            print(
                json.dumps([*map(str, (workspace, file, *streams))]), file=forks.stdin, flush=True
            )
            code = int(forks.stdout.readline())
            said = (stream.read_text("utf-8") for stream in streams)
            return subprocess.CompletedProcess(["import", file], code, *said)

        yield run


def peak(done: subprocess.CompletedProcess[str]) -> int:
    """Megabytes at the most."""
    return int(done.stderr.rpartition("peak ")[2])


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_of_it_is_taken(
    name: str, limited: Limited, workspace: Path, tmp_path: Path
) -> None:
    """A file with a fault that leaves something to read is read, with a word on the fault."""
    data, said = READ[name]
    (tmp_path / name).write_bytes(data)
    done = limited(tmp_path / name, workspace)
    assert done.returncode == 0, done.stderr
    assert said in " ".join(done.stdout.split())
    assert (workspace / RECORD).read_text().count("TODO") < 4
    assert peak(done) < 500


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_named(
    name: str, limited: Limited, workspace: Path, tmp_path: Path
) -> None:
    """A file with nothing to read is refused in a sentence, and nothing is written."""
    make, said = REFUSED[name]
    (tmp_path / name).write_bytes(make())
    before = (workspace / RECORD).read_bytes()
    done = limited(tmp_path / name, workspace)
    assert done.returncode == 2, done.stdout + done.stderr
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert (workspace / RECORD).read_bytes() == before
    assert peak(done) < 500


def test_a_bad_file_beside_a_good_one(workspace: Path, run: Run, tmp_path: Path) -> None:
    """Of two files named together neither is taken where one cannot be read, and both are said."""
    (tmp_path / "bad.ics").write_text(CALENDAR.format(""))
    (tmp_path / "good.ics").write_text(CALENDAR.format(FIRST))
    before = (workspace / RECORD).read_bytes()
    files = [str(tmp_path / name) for name in ("bad.ics", "good.ics")]
    result = run("import", *files, "--yes", cwd=workspace)
    assert result.exit_code == 2
    assert "bad.ics holds no invitation" in result.output
    assert (workspace / RECORD).read_bytes() == before
