"""Files that are cut off, damaged or hostile: a sentence for a person, and never anything else."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.imports import readable
from tests.limits import WITHOUT_END, examples

from secondround.imports import Found, UnreadableError, invite, posting, stories

HERE = Path(__file__).parent
READERS: dict[str, Callable[[bytes, str], Found]] = {
    "invite": invite.read,
    "posting": posting.read,
    "stories": stories.read,
}
CASES = [case for room in READERS for case in readable.cases(HERE / room)]
ENDINGS = st.sampled_from([".ics", ".eml", ".json", ".html", ".xml", ".md", ".yml", ".txt", ""])


def attempt(room: str, data: bytes, name: str) -> Found | None:
    """What is found; None where the file was refused with a sentence."""
    try:
        found = READERS[room](data, name)
    except UnreadableError as error:
        refusal = str(error)
    else:
        assert readable.as_written(found)
        return found
    assert refusal.endswith(".")
    return None


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.parent.name}-{case.name}")
def test_a_file_that_was_cut_off_is_read_or_refused(case: Path) -> None:
    """Wherever a file ends, what is left of it is read or refused, and what is found is valid."""
    for data, name in readable.files(case):
        points = 2 if case.name in readable.PAPERS else 20
        for end in range(0, len(data), max(1, len(data) // points)):
            attempt(case.parent.parent.name, data[:end], name)


@settings(max_examples=60)
@given(data=st.data())
@pytest.mark.parametrize("room", READERS)
def test_a_damaged_file_is_read_or_refused(room: str, data: st.DataObject) -> None:
    """Whatever bytes are changed, taken out or doubled, nothing but `UnreadableError` comes."""
    quick = [case for case in readable.cases(HERE / room) if case.name not in readable.PAPERS]
    case = data.draw(st.sampled_from(quick))
    whole, name = data.draw(st.sampled_from(readable.files(case)))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(whole)))
        end = data.draw(st.integers(start, min(len(whole), start + 40)))
        put = data.draw(st.binary(max_size=6) | st.just(whole[start:end] * 2))
        whole = whole[:start] + put + whole[end:]
    attempt(room, whole, name)


@examples(150)
@given(data=st.binary(max_size=300) | st.text(max_size=300).map(str.encode), ending=ENDINGS)
@pytest.mark.parametrize("room", READERS)
def test_any_bytes_are_read_or_refused(room: str, data: bytes, ending: str) -> None:
    """Bytes that nobody ever wrote are no exception."""
    attempt(room, data, f"file{ending}")


DEEP = 200_000
BIG = 3_000_000
HOSTILE: dict[str, tuple[str, bytes, str]] = {
    "events": ("invite", b"BEGIN:VEVENT\nUID:1\nEND:VEVENT\n" * 10_000, "a.ics"),
    "components": ("invite", b"BEGIN:X\n" * DEEP + b"BEGIN:VEVENT\nEND:VEVENT\n", "a.ics"),
    "one line": ("invite", b"BEGIN:VEVENT\nSUMMARY:" + b"a;\\," * BIG + b"\nEND:VEVENT\n", "a.ics"),
    "folds": ("invite", b"BEGIN:VEVENT\nSUMMARY:a" + b"\n " * 1_000_000 + b"\nEND:VEVENT", "a.ics"),
    "attendees": (
        "invite",
        b"BEGIN:VEVENT\nDTSTART:20261124T083000Z\n"
        + b"".join(b"ATTENDEE;CN=A:mailto:a%d@b.example\n" % n for n in range(60_000))
        + b"END:VEVENT\n",
        "a.ics",
    ),
    "schedule": (
        "invite",
        b"BEGIN:VEVENT\nDTSTART:20261124T083000Z\nDESCRIPTION:"
        + b"9:30-10:15 Ana Ruiz\\n" * 100_000
        + b"\nEND:VEVENT\n",
        "a.ics",
    ),
    "blanks": (
        "invite",
        b"BEGIN:VEVENT\nDTSTART:20261124T083000Z\nDESCRIPTION:<p>"
        b"9:30 "
        + b" " * 100_000
        + b"\\n<a "
        + b"href " * 100_000
        + b"\nLOCATION:"
        + b"( " * 100_000
        + b"\nEND:VEVENT\n",
        "a.ics",
    ),
    "parts of mail": (
        "invite",
        b"Subject: a\nMIME-Version: 1.0\n"
        + b"".join(
            b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3_000)
        ),
        "a.eml",
    ),
    "mail": ("invite", b"Subject: a\nFrom: b\n\n" + b"9:30-10:15 a\n" * 1_000_000, "a.eml"),
    "letter": ("invite", b"Dear a,\n\n" + b"9:30-10:15 a\n" * 1_000_000, "a.txt"),
    "brackets": ("posting", b"[" * DEEP, "a.json"),
    "digits": ("posting", b'{"title": ' + b"9" * 100_000 + b"}", "a.json"),
    "objects": ("posting", b'{"a":' * 900 + b"1" + b"}" * 900, "a.json"),
    "jobs": (
        "posting",
        json.dumps(
            {"jobs": [{"absolute_url": "", "title": "a", "content": "b"}] * 20_000}
        ).encode(),
        "a.json",
    ),
    "elements": ("posting", b"<html>" + b"<div>" * DEEP + b"<h2>Requirements</h2>", "a.html"),
    "items": ("posting", b"<html><h2>Requirements</h2><ul>" + b"<li>Excel" * 60_000, "a.html"),
    "headings": ("posting", b"<html>" + b"<h3>Profile</h3><p>a b.</p>" * 60_000, "a.html"),
    "scopes": (
        "posting",
        b"<html>" + b'<p itemscope itemprop=a itemtype="http://schema.org/JobPosting">' * 20_000,
        "a.html",
    ),
    "entities": (
        "posting",
        b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY b%d "%s">' % (n, b"&a;" * 10) for n in range(20))
        + b"]><workzag-jobs><position><name>&b1;</name></position></workzag-jobs>",
        "a.xml",
    ),
    "long line": ("posting", b"Requirements:\n- " + b"a. B " * 400_000, "a.txt"),
    "labels": ("stories", b"**Situation:** a\n**Action:** b\n" * 30_000, "a.md"),
    "stars": ("stories", b"S: a\n" + b"*" * 500_000 + b"\n" + b"**a" * 200_000, "a.md"),
    "bars": ("stories", b"S: a " + b"| " * 300_000 + b"\n|" + b"-|" * 300_000, "a.md"),
    "colons": ("stories", b"S: a\n" + b": " * 400_000, "a.md"),
    "indents": ("stories", b"".join(b" " * (n % 500) + b"- a\n" for n in range(4_000)), "a.md"),
    "yaml": ("stories", b"a: &a [x, x]\n" + b"b: &b [*a, *a]\n" * 40, "a.yml"),
    "brackets in yaml": ("stories", b"- situation: " + b"[" * DEEP, "a.yml"),
}
RUN = """
import json, os, resource, sys, traceback
from pathlib import Path
from secondround.imports import UnreadableError, invite, posting, stories

def peak(room, path, seconds):
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    try:
        {"invite": invite, "posting": posting, "stories": stories}[room].read(
            path.read_bytes(), path.name
        )
    except UnreadableError as error:
        print(error, file=sys.stderr)
    # Not ru_maxrss, which begins with what the tests themselves hold.
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])

codes = {}
for shape, (room, path) in json.loads(sys.argv[1]).items():
    child = os.fork()
    if not child:
        try:
            os._exit(peak(room, Path(path), int(sys.argv[2])) > 500_000)
        except BaseException:
            traceback.print_exc()
            os._exit(2)
    codes[shape] = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print(json.dumps(codes))
"""


@pytest.fixture(scope="module")
def codes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """How the reading of each shape ended: each in a process of its own, forked from one that has
    imported the readers.
    """
    places = {}
    for shape, (room, data, name) in HOSTILE.items():
        path = tmp_path_factory.mktemp("hostile") / name
        path.write_bytes(data)
        places[shape] = (room, str(path))
    command = [sys.executable, "-c", RUN, json.dumps(places), str(WITHOUT_END)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, int] = json.loads(run.stdout)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("shape", HOSTILE)
def test_a_hostile_file_costs_little(shape: str, codes: dict[str, int]) -> None:
    """Any file is read or refused without work that never ends, and within 500 MB."""
    assert codes[shape] == 0
