"""Every form in which a packet leaves the program: a private sentence stops each of them, and made
again each has the same bytes.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from secondround.app import papers
from secondround.system import resources

from .conftest import Typed, laid_out, put

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


IN_ONE_PROCESS = """
import json, sys
from pathlib import Path
from tests import printing
from secondround.cli.group import app

orders, printed = json.load(sys.stdin)
printing.Shared.known = Path(printed)
printing.Shared.known.mkdir()
with printing.sharing():
    for order in orders:
        app(order, prog_name="secondround", standalone_mode=False)
printing.end()
"""

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Each form of each edition, in a folder called like the edition; and again elsewhere, on
    another clock and with what Python mixes mixed otherwise.
    """
    base = tmp_path_factory.mktemp("twice")
    workspace = laid_out(base / "workspace")
    record = workspace / "packets" / "amara" / "harbor" / "interview.yml"
    text = record.read_text("utf-8").replace("past year?]", f"past year?, {MORE_QUESTIONS}]")
    record.write_text(f"visibility: public\n{text}", "utf-8")
    put(workspace, "packets/amara/harbor/comments.yml", COMMENT)
    put(workspace, "packets/amara/pseudonyms.yml", NAMES)
    again = base / "another place"
    shutil.copytree(workspace, again)
    _make(workspace, base / "one", PYTHONHASHSEED="1", TZ="UTC")
    _make(again, base / "two", PYTHONHASHSEED="2", TZ="Asia/Tokyo")
    return base / "one", base / "two"


@pytest.mark.parametrize("edition", FORMS)
def test_the_same_records_give_the_same_bytes(edition: str, twice: tuple[Path, Path]) -> None:
    """Whenever and wherever they are made."""
    first, second = (_files(folder / edition) for folder in twice)
    assert len({name.partition("/")[0] for name in first}) == len(_orders(edition))
    assert first.keys() == second.keys()
    assert [name for name, data in first.items() if second[name] != data] == []
    endings = {Path(name).suffix for name in first}
    assert {".pdf", ".html"} <= endings


def _orders(edition: str) -> list[tuple[str, ...]]:
    """What makes every form of an edition."""
    printed = sorted(form for form in FORMS[edition] if form in papers.TITLES)
    words = [word for form in printed for word in ("--form", form)]
    others = [_command(form) for form in FORMS[edition] if form not in papers.TITLES]
    return [("pdf", "harbor", *words), *others]


def _make(root: Path, folder: Path, **environment: str) -> None:
    """Every form of every edition, each in a folder of its own; one process makes them all."""
    typed = []
    for edition in FORMS:
        where = ("--workspace", str(root), "--edition", edition, "--output")
        for number, order in enumerate(_orders(edition)):
            typed.append([*order, *where, str(folder / edition / f"{number}")])
    done = subprocess.run(
        [sys.executable, "-c", IN_ONE_PROCESS],
        input=json.dumps((typed, f"{folder} printed")),
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        env=os.environ | environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def _files(folder: Path) -> Files:
    """Every file, by its place."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
