"""Every form in which a packet leaves the program: a private sentence stops each of them, and made
again each has the same bytes.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from secondround.app import papers
from secondround.system import resources

from .conftest import Typed, put

pytestmark = pytest.mark.slow

SAID = "She sinks whenever somebody asks what she earned at the ferry line."
COMMENT = f"comments:\n  - {{interviewer: ana-ruiz, text: {SAID}}}\n"
MORE_QUESTIONS = "Why us?, Why now?, What would you change first?, Whom did you let go?"
NAMES = "names: {Amara Okafor: Nia Lind, Ana Ruiz: Mia Berg, Tern Harbor: North}\n"
TEMPLATES: dict[str, str] = {
    **dict.fromkeys(map(str, papers.TITLES), "packet/index.md.jinja"),
    "day-card": "packet/card.md.jinja",
    "sheets": "packet/sheet_head.md.jinja",
    "take-along": "packet/day_card.md.jinja",
    "cards": "packet/cards.md.jinja",
    "the day": "phone/day.html.jinja",
    "the site": "packet/pitch.md.jinja",
    "Markdown": "packet/company.md.jinja",
}
"""What each form is written by, and so where the sentence is put."""


def _command(form: str) -> tuple[str, ...]:
    """What makes that form."""
    others = {
        "the day": ("phone", "harbor"),
        "the calendar": ("calendar", "harbor"),
        "the site": ("build", "--no-pdf"),
        "Markdown": ("markdown",),
    }
    return others.get(form, ("pdf", "harbor", "--form", form))


@pytest.mark.parametrize("form", TEMPLATES)
def test_a_private_sentence_stops_each_form(
    form: str, workspace: Path, typed: Typed, tmp_path: Path
) -> None:
    """The coach's remark, put into the template by which that form is written, is named with its
    line, and nothing is written; without it, all is.
    """
    put(workspace, "packets/amara/harbor/comments.yml", COMMENT)
    there = tmp_path / "there"
    order = (*_command(form), "--workspace", workspace, "--output", there)
    shipped = resources.folder("templates") / TEMPLATES[form]
    text = shipped.read_text("utf-8")
    place = "</main>" if form == "the day" else "\n\n"
    said = f"<p>{SAID}</p></main>" if form == "the day" else f"\n\n{SAID}\n\n"
    assert place in text
    put(workspace, f"templates/{TEMPLATES[form]}", text.replace(place, said, 1))
    stopped = typed(*order)
    assert stopped.exit_code == 1
    assert "comments.yml:2:" in stopped.stderr
    assert not there.exists()
    (workspace / "templates" / TEMPLATES[form]).unlink()
    assert typed(*order).exit_code == 0  # it was the sentence that stopped it


FORMS = {
    "coach": (*papers.TITLES, "the day", "the calendar", "the site", "Markdown"),
    "candidate": (*papers.TITLES, "the day", "the calendar", "the site", "Markdown"),
    "carry": (*(papers.TITLES.keys() - {"cards"}), "the day", "the calendar", "the site"),
    "public": (*(papers.TITLES.keys() - {"cards"}), "the site", "Markdown"),
}
"""What there is of each edition."""


@pytest.mark.parametrize("edition", FORMS)
def test_the_same_records_give_the_same_bytes(
    edition: str, workspace: Path, tmp_path: Path
) -> None:
    """Each form of each edition, made again elsewhere, on another clock and with what Python mixes
    mixed otherwise.
    """
    record = workspace / "packets" / "amara" / "harbor" / "interview.yml"
    text = record.read_text("utf-8").replace("past year?]", f"past year?, {MORE_QUESTIONS}]")
    record.write_text(f"visibility: public\n{text}", "utf-8")
    put(workspace, "packets/amara/harbor/comments.yml", COMMENT)
    put(workspace, "packets/amara/pseudonyms.yml", NAMES)
    again = tmp_path / "another place"
    shutil.copytree(workspace, again)
    first = _made(workspace, tmp_path / "one", edition, PYTHONHASHSEED="1", TZ="UTC")
    second = _made(again, tmp_path / "two", edition, PYTHONHASHSEED="2", TZ="Asia/Tokyo")
    assert first.keys() == second.keys()
    assert [name for name, data in first.items() if second[name] != data] == []
    endings = {Path(name).suffix for name in first}
    assert {".pdf", ".html"} <= endings


IN_ONE_PROCESS = """
import json, sys
from secondround.cli.group import app
for order in json.load(sys.stdin):
    app(order, prog_name="secondround", standalone_mode=False)
"""


def _made(root: Path, folder: Path, edition: str, **environment: str) -> dict[str, bytes]:
    """Every file of every form, by its place; one process makes them all."""
    printed = [form for form in FORMS[edition] if form in papers.TITLES]
    orders: list[Iterable[str]] = [
        ("pdf", "harbor", *(word for form in sorted(printed) for word in ("--form", form)))
    ]
    orders += [_command(form) for form in FORMS[edition] if form not in papers.TITLES]
    where = ("--workspace", str(root), "--edition", edition, "--output")
    typed = [[*order, *where, str(folder / f"{number}")] for number, order in enumerate(orders)]
    done = subprocess.run(
        [sys.executable, "-c", IN_ONE_PROCESS],
        input=json.dumps(typed),
        capture_output=True,
        text=True,
        env=os.environ | environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(list(folder.iterdir())) == len(orders)
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
