"""What was kept from earlier runs changes nothing: a build gives what one from nothing gives."""

from __future__ import annotations

import hashlib
import io
import json
import pickle
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.app.changes import CHANGES
from tests.app.outcomes import plain

from secondround.app import building, errors, kept_packets, parallel, pipeline
from secondround.cli.commands.init import init, new
from secondround.render.pdf import printer
from secondround.system import cache
from secondround.system.resources import folder
from secondround.vocabulary import Edition

KILLED = """
import os, sys
left = int(sys.argv.pop(1))

def count(event, args):
    global left
    if event in {"os.rename", "os.mkdir", "os.remove", "os.chmod", "os.utime"}:
        left -= 1
        if left < 0:
            os._exit(9)

sys.addaudithook(count)
from secondround.__main__ import main
main()
"""
"""The command, which ends as if it were killed when it has changed so much on the disk."""


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with four packets of two candidates."""
    root = tmp_path_factory.mktemp("beginning") / "coach"
    init.main([str(root)], standalone_mode=False)
    for name in ("harbor", "quay"):
        new.main([name, "--candidate", "ben", "--workspace", str(root)], standalone_mode=False)
    shutil.copytree(folder("packets") / "amara-okafor", root / "packets" / "amara-okafor")
    shutil.rmtree(root / "packets" / "amara-okafor" / "fennmoor")
    return root


class Quick:
    """A child that lays nothing out: its PDFs say what they would be printed of."""

    def __init__(self, work: Path | None = None) -> None:
        del work

    def ask(self, question: dict[str, Any], **_: float) -> tuple[dict[str, Any], bytes]:
        """An empty page with a title of its own for each question, and whatever it may show."""
        said = {name: question[name] for name in question.keys() - {"base", "templates"}}
        digest = hashlib.sha256(json.dumps(said, sort_keys=True).encode())
        for folder_ in (question["base"], *question["templates"][:-1]):
            for path in sorted(Path(folder_).rglob("*")):
                if path.suffix in {".png", ".css"}:
                    digest.update(path.read_bytes())
        made = io.BytesIO()
        with pikepdf.new() as document:
            document.add_blank_page()
            document.docinfo["/Title"] = digest.hexdigest()
            document.save(made, static_id=True)
        return {"pages": 1, "faults": []}, made.getvalue()

    def close(self) -> None:
        """Nothing."""


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site, by its place."""
    found = {}
    for path in sorted(site.rglob("*")):
        if path.is_file():
            found[path.relative_to(site).as_posix()] = path.read_bytes()
    return found


def from_nothing(root: Path, away: Path, **asked: Any) -> building.Built:
    """A build of the same workspace with nothing kept; its site is at `away`/coach/site."""
    shutil.rmtree(away, ignore_errors=True)
    leave_out = shutil.ignore_patterns(".secondround", "site*")
    shutil.copytree(root, away / "coach", ignore=leave_out, symlinks=True)
    return build(away / "coach", **asked)


def build(root: Path, **asked: Any) -> building.Built:
    return building.build(root, output=place_of(root, **asked), **{"pdf": False, **asked})


def place_of(root: Path, edition: Edition = Edition.CANDIDATE, **_: Any) -> Path:
    """The site of an edition."""
    return root / f"site-{edition}"


@pytest.mark.slow
@settings(max_examples=8)
@given(st.data())
def test_packets_after_any_changes(
    beginning: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """After each of some changes, pages, plans and problems are those that are made from nothing,
    whichever of the packets were kept.
    """
    root = tmp_path_factory.mktemp("changed") / "coach"
    shutil.copytree(beginning, root)
    edition: Any = Edition.CANDIDATE
    for number, name in enumerate(
        data.draw(st.lists(st.sampled_from(sorted(CHANGES)), max_size=5))
    ):
        asked = CHANGES[name](root, number) or {}
        edition = asked.get("edition", edition)
        again = parallel.made(root, None, edition=edition, phone=True)
        fresh = pipeline.make(root, None, edition=edition, phone=True)
        assert plain(again) == plain(fresh)


@pytest.mark.slow
@settings(
    max_examples=2,
    phases=[Phase.generate],  # a smaller case would cost minutes to find
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_sites_after_any_changes(
    beginning: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    data: st.DataObject,
) -> None:
    """After each of some changes, with a build killed in between or not, site, PDFs and problems
    are those of a build from nothing.
    """
    monkeypatch.setattr(printer, "Child", Quick)
    place = tmp_path_factory.mktemp("changed")
    root = place / "coach"
    shutil.copytree(beginning, root)
    asked: dict[str, Any] = {"pdf": True}
    for number in range(2):
        asked |= CHANGES[data.draw(st.sampled_from(sorted(CHANGES)))](root, number) or {}
        kill(root, data.draw(st.integers(0, 350)), **asked)
        again = build(root, **asked)
        fresh = from_nothing(root, place / "fresh", **asked)
        assert again.problems == fresh.problems
        assert (again.done, again.complete) == (fresh.done, fresh.complete)
        if fresh.done:
            assert contents(again.site) == contents(fresh.site)


def kill(root: Path, after: int, edition: Edition = Edition.CANDIDATE, **_: Any) -> None:
    """A build that ends in the middle; one from nothing changes the disk some 300 times."""
    command = [
        sys.executable,
        "-c",
        KILLED,
        str(after),
        "build",
        "--no-pdf",
        f"--edition={edition}",
        f"--output={place_of(root, edition)}",
        f"--workspace={root}",
    ]
    subprocess.run(command, capture_output=True, check=False)


@pytest.mark.slow
def test_nothing_that_leaks_is_put_in_place_because_it_was_kept(
    beginning: Path, tmp_path: Path
) -> None:
    """A page that was planted among what is kept, sealed as by the program itself, is not the one
    whose sum was noted, and is made anew. Where nothing is noted, the leak search looks at it as at
    what is made, and the site stays as it is.
    """
    root, id_ = tmp_path / "coach", "amara-okafor/harbor"
    shutil.copytree(beginning, root)
    carry = build(root, edition=Edition.CARRY)
    assert carry.done
    before = contents(carry.site)
    way: dict[str, Any] = {"edition": Edition.CARRY, "planned": True, "stage": None}
    way |= {"phone": True, "calendar": False, "thanks": False, "parts": ()}
    shelf = kept_packets.Shelf(cache.Cache(root), root, way)
    names = shelf.names([id_])
    part = shelf.get(names)[id_]
    text = f"{part.pages[0].text}\nAsk her first, before the conversation finds its groove.\n"
    planted = replace(part, pages=(replace(part.pages[0], text=text),))
    cache.Cache(root).put(names[id_], pickle.dumps(planted))
    assert str(shelf.get(names)[id_].pages[0].text) == str(part.pages[0].text) != text
    for noted in (root / cache.PLACE).glob("summaries-*"):
        noted.unlink()
    CHANGES["the_home_page"](root, 0)
    built = build(root, edition=Edition.CARRY)
    assert "leaked-field" in {problem.code for problem in built.found}
    assert contents(carry.site) == before


@pytest.mark.slow
def test_nothing_has_changed(beginning: Path, tmp_path: Path) -> None:
    """A second build makes nothing, and says what the first one said; whatever changes in the
    workspace or in the site, it is made again.
    """
    root = tmp_path / "coach"
    shutil.copytree(beginning, root)
    first = build(root)
    page = first.site / "index.html"
    written = page.stat().st_mtime_ns
    again = build(root)
    assert (again.problems, again.files, again.complete) == (first.problems, first.files, True)
    assert again.made.rounds == first.made.rounds
    assert page.stat().st_mtime_ns == written
    page.write_bytes(page.read_bytes() + b" ")
    with pytest.raises(errors.Refused, match="somebody has changed"):
        build(root)
    assert build(root, force=True).done
    assert not page.read_bytes().endswith(b" ")


@pytest.mark.slow
def test_a_fault_is_said_again(beginning: Path, tmp_path: Path) -> None:
    """A build that left a packet out says so again, though nothing has changed since."""
    root = tmp_path / "coach"
    shutil.copytree(beginning, root)
    CHANGES["a_fault"](root, 0)
    first, again = build(root), build(root)
    assert first.made.left_out == again.made.left_out == ("example-company",)
    assert (again.problems, again.complete) == (first.problems, False)
    assert again.made.pages


@pytest.mark.slow
def test_pdfs_after_a_change(beginning: Path, tmp_path: Path) -> None:
    """With its PDFs, too, a site is the one that is made from nothing."""
    root = tmp_path / "coach"
    # Two of the packets, and none of the long ones: a page takes longest to print.
    shutil.copytree(beginning, root, ignore=shutil.ignore_patterns("amara-okafor", "quay"))
    build(root, pdf=True)
    stays = place_of(root) / "example-company/packet.pdf"
    number = stays.stat().st_ino
    CHANGES["a_record"](root, 1)
    again = build(root, pdf=True)
    fresh = from_nothing(root, tmp_path / "fresh", pdf=True)
    assert contents(again.site) == contents(fresh.site)
    assert (again.pdfs, stays.stat().st_ino) == ((2, 2), number)
