"""The program as a library: what `build` makes, without a word printed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from secondround import app
from secondround.app import errors
from secondround.cli.commands.init import init

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """What `init` makes."""
    root = tmp_path / "my-interviews"
    init.main([str(root)], standalone_mode=False)
    return root


@pytest.mark.slow
def test_the_line_of_the_readme_builds_a_site(workspace: Path) -> None:
    """Who copies it has the site, and nothing is printed."""
    (line,) = re.findall(r"`(from secondround import [^`]+)`", README)
    done = subprocess.run(
        [sys.executable, "-c", line], cwd=workspace, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (workspace / "site" / "index.html").is_file()
    assert (workspace / "site" / "example-company" / "packet.pdf").is_file()


@pytest.mark.slow
def test_nothing_is_printed(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A fault is in what is returned."""
    record = workspace / "packets/example-company/interview.yml"
    capfd.readouterr()
    built = app.build(workspace, pdf=False)
    assert built.done
    assert built.site == workspace / "site"
    assert workspace / "site" / "index.html" in built.files
    record.write_text(record.read_text("utf-8").replace("minutes: 45", "minuts: 45"), "utf-8")
    built = app.build(workspace, pdf=False)
    assert (built.done, built.files, built.complete) == (False, (), False)
    assert "unknown-field" in {problem.code for problem in built.problems}
    assert capfd.readouterr() == ("", "")


def test_what_cannot_be_meant_is_refused(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No packet of that name, an output among the records, and code that nobody has allowed."""
    with pytest.raises(errors.Refused, match="There is no packet `nothing`"):
        app.build(workspace, packets=("nothing",))
    with pytest.raises(errors.Refused, match="inside packets"):
        app.build(workspace, output=workspace / "packets" / "site")
    monkeypatch.setenv("SECONDROUND_TRUST", "0")
    settings = workspace / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "hooks: [hook.py]\n", "utf-8")
    with pytest.raises(errors.Refused, match="hooks, which are Python programs"):
        app.build(workspace)


def test_importing_the_library_is_cheap() -> None:
    """Neither pydantic nor MkDocs nor the solver is imported before something is built."""
    code = "import sys; from secondround import app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pydantic", "mkdocs", "highspy", "weasyprint", "click"} & set(done.stdout.split())
