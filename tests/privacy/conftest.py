"""A small workspace with something private in every corner, and presses that are started once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.printing import no_child_stays, one_child, press  # noqa: F401 (fixtures)

from secondround.cli.group import app
from secondround.system import resources

Typed = Callable[..., Result]

CANDIDATE = """\
name: Amara Okafor
email: amara.okafor@mailbox.example
phone: +49 30 5550 0100
pitch: |
  I keep cold things cold and people calm. \
For eleven years I have run night shifts, and I have lost no load.
facts:
  - {id: team-size, say: a team of thirty-one}
stories:
  - id: cold-night
    title: Kept the cold store cold
    cue: Cold store, ten past two
    situation: The power went at ten past two. Four hundred pallets of insulin had three hours left.
    action: [I rang the harbour master for his generator., \
I moved the insulin into the reefer lorries first.]
    result: All 400 pallets were saved, and the loss was nothing at all.
    learned: Rehearse the night before the night rehearses you.
  - id: quiet-word
    title: Kept a good driver
    cue: Driver, quiet word
    situation: Our best driver wanted to resign on a Friday.
    action: I asked what would have to change, and changed it on Monday.
    result: He stayed for four years.
"""
RECORD = """\
company:
  name: Tern Harbor
  about: Moves medicines overnight between five ports.
role:
  title: Head of Operations
  pay: Asking for €98,000, and not below €92,000.
  motivation: I want to build a hub of my own, and they have two to build.
  requirements: [Leads a hub at night]
interviewers:
  ana-ruiz:
    name: Ana Ruiz
    title: Director of Operations
    background: Veterinary studies in Zaragoza, then cold stores in Lisbon.
    notes: Left her last team in a hurry, people say.
    likely_questions: [What did you get wrong in the past year?]
rounds:
  - name: Second interview
    date: 2026-11-24
    sessions:
      - {at: "09:40", minutes: 45, with: [ana-ruiz], place: Room Flood}
questions: [What does a good night look like from your desk?]
notes: Do not mention the merger to anybody before the board has agreed to it.
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """One packet of one candidate."""
    return laid_out(tmp_path / "workspace")


def laid_out(folder: Path) -> Path:
    """That workspace, written to a folder."""
    put(folder, "packets/amara/candidate.yml", CANDIDATE)
    put(folder, "packets/amara/harbor/interview.yml", RECORD)
    put(folder, "packets/index.md", "# Packets\n\nWelcome.\n")
    put(
        folder,
        "packets/guides/stories.md",
        "# Stories\n\nWhat did you get wrong in the past year? Say it plainly.\n",
    )
    shutil.copy(resources.folder("templates").parent / "mkdocs.yml", folder / "mkdocs.yml")
    config = (folder / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(
        config[: config.index("nav:")] + config[config.index("not_in_nav:") :], "utf-8"
    )
    (folder / "templates" / "site").mkdir(parents=True)
    return folder


def put(folder: Path, place: str, text: str) -> None:
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.fixture
def typed() -> Typed:
    """Runs a command as it is typed; a fault of the program's own is raised."""

    def typed(*words: object) -> Result:
        result = CliRunner().invoke(app, [str(word) for word in words], prog_name="secondround")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return typed
