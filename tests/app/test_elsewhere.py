"""Packets that other machines make are the same to the byte, and what they cannot make is made
here.
"""

from __future__ import annotations

import importlib
import os
import pickle
import shutil
import signal
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

import pytest
from tests.app.test_incremental import contents

from secondround import app
from secondround.app import building, elsewhere, sending
from secondround.app.inputs import Inputs
from secondround.cli.commands.init import init, new
from secondround.system import cache, version
from secondround.vocabulary import Edition

T = TypeVar("T")
WAY: dict[str, Any] = {
    "edition": Edition.CANDIDATE,
    "planned": True,
    "stage": None,
    "phone": True,
    "calendar": False,
    "parts": (),
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with four packets of three clients."""
    root = tmp_path_factory.mktemp("elsewhere") / "coach"
    init.main([str(root)], standalone_mode=False)
    for name, client in (("harbor", "ben"), ("quay", "ben"), ("ferry", "cleo")):
        new.main([name, "--candidate", client, "--workspace", str(root)], standalone_mode=False)
    return root


@pytest.fixture(scope="module")
def expected(workspace: Path) -> dict[str, bytes]:
    """The site as it is made here."""
    built = building.build(workspace)
    assert built.done
    return contents(built.site)


@pytest.fixture
def fresh(workspace: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The same workspace, of which nothing is kept; each packet is a parcel of its own."""
    monkeypatch.setattr(sending, "TOGETHER", 1)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    cache.empty(workspace)
    shutil.rmtree(workspace / "site", ignore_errors=True)
    return workspace


def processes(number: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(number, get_context("spawn"))


class Lost(Executor):
    """Other machines, of which nothing comes back but an error."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        del fn, args, kwargs
        future: Future[Any] = Future()
        future.set_exception(self.error)
        return future


@pytest.mark.slow
@pytest.mark.parametrize("executor", [processes(1), processes(4), ThreadPoolExecutor(3)])
def test_bytes_are_the_same(
    fresh: Path, expected: dict[str, bytes], executor: Executor, tmp_path: Path
) -> None:
    """Whoever makes the packets, and however many there are, the site is the same; nothing of it
    stays where it was made.
    """
    with executor:
        built = app.build(fresh, executor=executor)
    assert built.remark == ""
    assert (built.made.kept, built.pdfs) == (0, (8, 0))
    assert contents(built.site) == expected
    assert list(filter(Path.is_file, tmp_path.rglob("*"))) == []


@pytest.mark.slow
def test_what_is_lost_is_made_here(fresh: Path, expected: dict[str, bytes]) -> None:
    """Where no other machine answers, the build says so, and is the same."""
    built = app.build(fresh, executor=Lost(ConnectionError("gone")))
    assert built.remark == (
        "Four packets were made on this machine, because the work elsewhere failed"
        " (ConnectionError)."
    )
    assert contents(built.site) == expected


class Silent(Executor):
    """Other machines that take everything, and never answer."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        del fn, args, kwargs
        return Future()


@pytest.mark.slow
def test_nobody_is_waited_for_without_end(
    fresh: Path, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing comes back for long, since every worker is lost, it is made here."""
    monkeypatch.setattr(sending, "PATIENCE", 0.1)
    built = app.build(fresh, executor=Silent())
    assert built.remark.startswith("Four packets were made on this machine, because nothing came")
    assert contents(built.site) == expected


@pytest.mark.slow
def test_a_refusal_is_no_failure(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version is said and not raised: an executor would try it again and again."""
    parcel = elsewhere.packed(workspace, Inputs(workspace), ("ben/quay",), WAY, paper="A4")
    monkeypatch.setattr(version, "release", lambda: "another")
    said = elsewhere.attempted(parcel)
    assert isinstance(said, str)
    assert said.startswith("another version")


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # Dask's own, of sockets of the worker that is killed
def test_dask_loses_a_worker(fresh: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    """On Dask's cluster the site is the same, also where a worker is killed at its work; what the
    killed one left is cleared by the next.
    """
    distributed: Any = importlib.import_module("distributed")
    killed: list[int] = []

    def killing(label: str, things: Iterable[T], number: int) -> Iterator[T]:
        del label, number
        for thing in things:
            if not killed:
                killed.append(next(iter(client.run(os.getpid).values())))
                os.kill(killed[0], signal.SIGKILL)
            yield thing

    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=tmp_path
        ) as cluster,
        distributed.Client(cluster, set_as_default=False) as client,
    ):
        executor = client.get_executor(retries=3)
        built = building.build(fresh, along=killing, executor=executor)
        assert killed
        assert (built.remark, built.pdfs) == ("", (8, 0))
        assert contents(built.site) == expected
        cache.empty(fresh)
        assert app.build(fresh, packets=("example-company",), executor=executor).remark == ""
    assert list(filter(Path.is_file, tmp_path.glob("secondround-*/**/*"))) == []


@pytest.mark.slow
def test_another_version_is_refused(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with another program, other libraries or other fonts makes nothing."""
    parcel = elsewhere.packed(workspace, Inputs(workspace), ("ben/quay",), WAY, paper="A4")
    with monkeypatch.context() as patched:
        patched.setattr(version, "release", lambda: "another")
        with pytest.raises(elsewhere.NotMadeError, match="another version"):
            elsewhere.finished(parcel)
    monkeypatch.setattr(elsewhere, "engine_anywhere", lambda: "another")
    with pytest.raises(elsewhere.NotMadeError, match="other fonts"):
        elsewhere.finished(parcel)


def test_parcel_holds_no_other_client(workspace: Path) -> None:
    """A parcel can be pickled, holds no other client's file, and shows no text of its own."""
    parcel = elsewhere.packed(workspace, Inputs(workspace), ("ben/quay",), WAY, paper="A4")
    assert pickle.loads(pickle.dumps(parcel)) == parcel  # noqa: S301 (of a line before)
    assert {place for place in parcel.files if "cleo" in place or "harbor" in place} == set()
    assert b"cleo" not in pickle.dumps(parcel).lower()
    assert "files" not in repr(parcel)
    assert "packets/ben/candidate.yml" in parcel.files
