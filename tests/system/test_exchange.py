"""Folders put in place whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from secondround.system import output

_EXCHANGE = "import sys; from pathlib import Path; from secondround.system import output;"


def _folder(path: Path, text: str) -> Path:
    for name in ("index.html", "a/one.html", "a/two.html"):
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text)
    return path


def _texts(path: Path) -> set[str]:
    return {file.read_text() for file in path.rglob("*") if file.is_file()}


def test_the_new_folder_takes_the_old_ones_place(tmp_path: Path) -> None:
    """Afterwards the name holds the new folder, and the old one is gone."""
    site = _folder(tmp_path / "site", "old")
    output.exchange(_folder(tmp_path / "made", "new"), site)
    assert _texts(site) == {"new"}
    assert list(tmp_path.iterdir()) == [site]


def test_the_first_time_there_is_nothing_to_exchange_with(tmp_path: Path) -> None:
    """Where no folder was, the new one is simply put in place, its parents made."""
    site = tmp_path / "out" / "site"
    output.exchange(_folder(tmp_path / "made", "new"), site)
    assert _texts(site) == {"new"}


def test_two_renames_do_where_the_system_cannot_exchange(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fallback ends with the same names."""
    monkeypatch.setattr(output, "_exchanged", lambda _new, _old: False)
    site = _folder(tmp_path / "site", "old")
    output.exchange(_folder(tmp_path / "made", "new"), site)
    assert _texts(site) == {"new"}
    assert list(tmp_path.iterdir()) == [site]


@pytest.mark.parametrize("old_is_there", [True, False])
def test_a_stop_between_two_renames_is_mended(tmp_path: Path, *, old_is_there: bool) -> None:
    """`recover` brings the old folder back where the new one did not arrive, and else drops it."""
    _folder(tmp_path / ".site.before", "before")
    site = tmp_path / "site"
    if old_is_there:
        _folder(site, "new")
    output.recover(site)
    assert _texts(site) == ({"new"} if old_is_there else {"before"})
    assert list(tmp_path.iterdir()) == [site]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
@pytest.mark.parametrize("call", ["renameat2", "unlink", "fsync"])
def test_a_kill_at_any_call_leaves_one_whole_folder(call: str, tmp_path: Path) -> None:
    """SIGKILL at each system call of an exchange: the name holds all of the old folder or all of
    the new one.
    """
    program = _EXCHANGE + "output.exchange(Path(sys.argv[1]), Path(sys.argv[2]))"
    killed = 0
    for count in range(1, 4):
        place = tmp_path / f"{call}-{count}"
        site, made = _folder(place / "site", "old"), _folder(place / "made", "new")
        calls = f"/^{call}(at)?$"  # as a machine has it
        inject = f"inject={calls}:signal=SIGKILL:when={count}"
        command = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={calls}", "-e", inject]
        done = subprocess.run(
            [*command, sys.executable, "-B", "-c", program, str(made), str(site)], check=False
        )
        killed += done.returncode != 0
        assert _texts(site) in ({"old"}, {"new"})
        assert len(list(site.rglob("*.html"))) == 3
        output.exchange(_folder(place / "again", "again"), site)
        assert _texts(site) == {"again"}
    assert killed
