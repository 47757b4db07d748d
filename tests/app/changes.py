"""What people change in a workspace between two builds."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from secondround.system.resources import folder
from secondround.vocabulary import Edition

Change = Callable[[Path, int], dict[str, object] | None]
"""Changes a workspace for the nth time; gives what the builds from then on are asked for."""


def a_record(root: Path, number: int) -> None:
    for file in sorted((root / "packets/ben").glob("*/interview.yml"))[:1]:
        text = file.read_text("utf-8")
        file.write_text(re.sub(r"minutes: \d+", f"minutes: {30 + 5 * number}", text), "utf-8")


def a_company(root: Path, number: int) -> None:
    record = next(iter(sorted((root / "packets").rglob("interview.yml"))))
    record.write_text(record.read_text("utf-8").replace("name: ", f"name: N{number} ", 1), "utf-8")


def a_candidate(root: Path, number: int) -> None:
    file = root / "packets/amara-okafor/candidate.yml"
    file.write_text(file.read_text("utf-8").replace("title: ", f"title: T{number} ", 1), "utf-8")


def a_fault(root: Path, number: int) -> None:
    file = root / "packets/example-company/interview.yml"
    if file.exists():
        file.write_text(f"{file.read_text('utf-8')}\nunknown{number}: field\n", "utf-8")


def a_fault_mended(root: Path, number: int) -> None:
    del number
    file = root / "packets/example-company/interview.yml"
    if file.exists():
        lines = file.read_text("utf-8").splitlines()
        kept = [line for line in lines if not line.startswith("unknown")]
        file.write_text("\n".join(kept) + "\n", "utf-8")


def the_library(root: Path, number: int) -> None:
    file = root / "packets/library/questions.yml"
    file.write_text(file.read_text("utf-8").replace("?", f" number {number}?", 3), "utf-8")


def a_library_of_ones_own(root: Path, number: int) -> None:
    file = root / "packets/ben/library/mine.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"questions:\n- id: mine-{number}\n  ask: Why {number}?\n", "utf-8")


def a_template(root: Path, number: int) -> None:
    file = root / "templates/packet/index.md.jinja"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(folder("templates") / "packet/index.md.jinja", file)
    file.write_text(f"{file.read_text('utf-8')}\nLine {number}.\n", "utf-8")


def a_picture(root: Path, number: int) -> None:
    (root / "packets/amara-okafor/harbor/photo.png").write_bytes(f"{number}".encode())


def a_style_of_paper(root: Path, number: int) -> None:
    file = root / "templates/pdf/packet.css"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"p {{ margin: {number}mm }}\n", "utf-8")


def a_guide(root: Path, number: int) -> None:
    file = root / "packets/guides" / f"guide-{number % 2}.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"# Guide {number}\n\nSome words.\n", "utf-8")


def the_home_page(root: Path, number: int) -> None:
    file = root / "packets/index.md"
    file.write_text(f"{file.read_text('utf-8')}\nWords {number}.\n", "utf-8")


def the_settings(root: Path, number: int) -> None:
    file = root / "mkdocs.yml"
    file.write_text(f"{file.read_text('utf-8')}\nsite_description: D{number}\n", "utf-8")


def a_packet_more(root: Path, number: int) -> None:
    there = root / "packets/ben/quay"
    shutil.copytree(there, root / f"packets/ben/more-{number}")


def a_packet_renamed(root: Path, number: int) -> None:
    found = sorted((root / "packets/ben").glob("*/interview.yml"))
    found[0].parent.rename(found[0].parent.with_name(f"renamed-{number}"))


def a_packet_less(root: Path, number: int) -> None:
    del number
    for path in (root / "packets/ben").glob("more-*"):
        shutil.rmtree(path)


def a_plan_kept(root: Path, number: int) -> None:
    file = root / "packets/amara-okafor/harbor/plan.lock.json"
    file.write_text("{}" if number % 2 else "not json", "utf-8")


def a_comment(root: Path, number: int) -> None:
    file = root / "packets/amara-okafor/harbor/comments.yml"
    file.write_text(f"# {number}\n{file.read_text('utf-8')}", "utf-8")


def the_edition(root: Path, number: int) -> dict[str, object]:
    del root
    return {"edition": (Edition.COACH, Edition.CARRY, Edition.CANDIDATE)[number % 3]}


def nothing(root: Path, number: int) -> None:
    del root, number


CHANGES: dict[str, Change] = {
    change.__name__: change
    for change in (
        a_candidate,
        a_comment,
        a_company,
        a_fault,
        a_fault_mended,
        a_guide,
        a_library_of_ones_own,
        a_packet_less,
        a_packet_more,
        a_packet_renamed,
        a_picture,
        a_plan_kept,
        a_record,
        a_style_of_paper,
        a_template,
        nothing,
        the_edition,
        the_home_page,
        the_library,
        the_settings,
    )
}
