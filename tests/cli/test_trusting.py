"""A workspace that somebody sent runs nothing of its own until a person says that it may."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from secondround.app import foreign_code
from secondround.cli import trusting
from secondround.cli.commands.serve import opened
from secondround.cli.group import app
from secondround.system import resources, trusted
from secondround.vocabulary import Edition

from .conftest import Run

MARK = "ran.txt"
PYTHON = f"from pathlib import Path\nPath({MARK!r}).write_text('x')\n"
# What a sandbox would refuse.
TEMPLATE = "{% extends 'main.html' %}{{ ''.__class__.__mro__[1].__subclasses__() }}"


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Nobody has said anything yet; the folder of the person's settings."""
    monkeypatch.delenv(trusted.VARIABLE)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    return tmp_path / "settings" / "secondround" / "trusted.json"


def settings(root: Path, more: str) -> None:
    path = root / "mkdocs.yml"
    path.write_text(f"{path.read_text('utf-8')}\n{more}\n", "utf-8")


def put(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


BROUGHT = {
    "a hook": ("hooks: [hook.py]", "hooks, which are Python programs"),
    "a tag": (
        "extra2: !!python/object/apply:os.system ['touch ran.txt']",
        "!!python/object/apply:os.system",
    ),
    "a module": ("extra2: !!python/module:hook", "!!python/module:hook"),
    "an object": ("extra2: !!python/object/new:hook.Thing {}", "!!python/object/new:hook.Thing"),
    "a tag in full": ("extra2: !<tag:yaml.org,2002:python/name:hook.x> ''", "!!python/name:hook.x"),
    "the environment": ("copyright: !ENV [HOME, x]", "the tag `!ENV`"),
    "other settings": ("INHERIT: other.yml", "settings from another file"),
    "a merged hook": (
        "x-y: &more {hooks: [hook.py]}\n<<: *more",
        "hooks, which are Python programs",
    ),
    "a quoted hook": ('"ho\\x6fks": [hook.py]', "hooks, which are Python programs"),
    "templates": ("extra_templates: [evil.html]", "templates of its own"),
}


@pytest.mark.parametrize(("more", "said"), BROUGHT.values(), ids=BROUGHT)
def test_settings_that_run(workspace: Path, run: Run, more: str, said: str) -> None:
    """Python tags, hooks and what else runs is named with its line; where nobody can be asked,
    nothing is run.
    """
    put(workspace, "hook.py", PYTHON)
    settings(workspace, more)
    for command in ("build", "serve"):
        result = run(command, cwd=workspace)
        assert result.exit_code == 2
        assert said in result.output
        assert "mkdocs.yml:" in result.output
        assert f"`secondround {command} --trust`" in result.output
    assert not (workspace / MARK).exists()
    assert not (workspace / "site").exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  - search", "  - macros: {module_name: hook}", "the plugin `macros`"),
        ("  - search", "  - search\n  - exec", "the plugin `exec`"),
        ("  - tables", "  - hook", "the extension `hook`"),
        (
            "  - tables",
            "  - pymdownx.snippets: {base_path: /}",
            "the extension `pymdownx.snippets`",
        ),
        ("  name: material", "  name: material\n  custom_dir: mine", "a theme of its own"),
    ],
)
def test_parts_that_run(workspace: Path, old: str, new: str, said: str) -> None:
    """Plug-ins, extensions of others, extensions that read any file, and a theme of one's own are
    named.
    """
    path = workspace / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert [line.partition(": ")[2] for line in foreign_code.found(workspace)] == [said]


@pytest.mark.slow
@pytest.mark.parametrize(
    "more", ["x: " + "[" * 3000 + "]" * 3000, "#" * 1_000_001 + "\nhooks: [hook.py]"]
)
def test_settings_that_nobody_can_look_through(workspace: Path, more: str) -> None:
    """Too deep or too long to be looked through is not plain."""
    settings(workspace, more)
    assert "cannot be inspected" in foreign_code.refusal(workspace, "build")


@pytest.mark.parametrize(
    "name", ["main.html", "partials/footer.html", "assets/second-round.js", "sitemap.xml"]
)
def test_templates_of_the_site(workspace: Path, run: Run, name: str) -> None:
    """A template or a script of the site, which no sandbox holds, is named."""
    put(workspace, f"templates/site/{name}", TEMPLATE)
    result = run("build", "--no-pdf", cwd=workspace)
    assert result.exit_code == 2
    assert f"templates/site/{name}: " in result.output


@pytest.mark.slow
def test_code_that_comes_while_the_site_is_shown(workspace: Path, tmp_path: Path) -> None:
    """A hook that arrives later, as with a pull, is not run by the next build of `serve`,
    either.
    """
    shelf = opened(workspace, Edition.CANDIDATE)
    assert not shelf.build(tmp_path / "site")
    put(workspace, "hook.py", PYTHON)
    settings(workspace, "hooks: [hook.py]")
    shelf.touch([workspace / "mkdocs.yml"])
    assert "hooks, which are Python programs" in shelf.build(tmp_path / "site").text
    assert not (workspace / MARK).exists()


PLAIN = {
    "what init makes": lambda _: None,
    "a style sheet": lambda root: put(root, "templates/site/assets/own.css", "a{}"),
    "a template of packets": lambda root: put(root, "templates/packet/gaps.md.jinja", "{# none #}"),
    "a copy of ours": lambda root: shutil.copytree(
        resources.folder("templates") / "site", root / "templates" / "site"
    ),
    "emoji": lambda root: settings(
        root,
        "extra2:\n  a: !!python/name:material.extensions.emoji.twemoji\n  b: !relative $docs_dir",
    ),
    "empty hooks": lambda root: settings(root, "hooks: []\nINHERIT:"),
    "broken settings": lambda root: settings(root, "a: ["),
}


@pytest.mark.parametrize("does", PLAIN.values(), ids=PLAIN)
def test_plain_workspaces_ask_nothing(workspace: Path, does: object, asked: Path) -> None:
    """What `init` makes, style sheets, packets' templates and our own files are data: nobody is
    asked.
    """
    assert callable(does)
    does(workspace)
    assert foreign_code.refusal(workspace, "build") == ""
    trusting.require(workspace, "build", trust=False)
    assert not asked.exists()


@pytest.mark.slow
def test_trust_is_given_once_and_kept_elsewhere(workspace: Path, run: Run, asked: Path) -> None:
    """With --trust the code runs, and the next build asks nothing; another folder is asked for
    itself.
    """
    put(
        workspace,
        "hook.py",
        f"from pathlib import Path\nPath({str(workspace / MARK)!r}).write_text('x')\n",
    )
    settings(workspace, "hooks: [hook.py]")
    (order,) = [part for part in run("build", cwd=workspace).output.split("`") if "--trust" in part]
    assert run(*shlex.split(order)[1:], "--no-pdf", cwd=workspace).exit_code == 0
    assert (workspace / MARK).exists()
    assert json.loads(asked.read_text()) == [str(workspace)]
    assert not list(workspace.rglob("*trusted*"))
    assert foreign_code.refusal(workspace, "build") == ""
    other = shutil.copytree(workspace, workspace.with_name("other"))
    assert "hooks" in foreign_code.refusal(other, "build")


def test_a_runner_says_so_by_the_environment(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, asked: Path
) -> None:
    """The variable that the message names lets a CI runner build, and notes nothing; 0 and nothing
    mean no.
    """
    settings(workspace, "hooks: [hook.py]")
    for value, allowed in (("1", True), ("0", False), ("", False)):
        monkeypatch.setenv(trusted.VARIABLE, value)
        assert (foreign_code.refusal(workspace, "build") == "") is allowed
    assert not asked.exists()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs a terminal of POSIX")
@pytest.mark.parametrize(("answer", "kept"), [("y", True), ("n", False)])
def test_a_person_is_asked(
    workspace: Path,
    asked: Path,
    answer: str,
    kept: bool,  # noqa: FBT001 (a case)
) -> None:
    """On a terminal the places are shown with a question; yes is kept, and no builds nothing."""
    settings(workspace, "hooks: [hook.py]")
    put(workspace, "hook.py", "")
    import pty  # noqa: PLC0415 not on Windows

    ours, theirs = pty.openpty()
    order = [sys.executable, "-m", "secondround", "build", "--no-pdf"]
    with subprocess.Popen(
        order, cwd=workspace, stdin=theirs, stdout=theirs, stderr=theirs
    ) as child:
        os.close(theirs)
        said = b""
        while b"[y/N]" not in said:
            said += os.read(ours, 4096)
        os.write(ours, f"{answer}\n".encode())
        while True:
            try:
                more = os.read(ours, 4096)
            except OSError:
                break
            if not more:
                break
            said += more
    os.close(ours)
    assert b"hooks, which are Python programs" in said
    assert (child.returncode == 0) is kept
    assert asked.exists() is kept


@pytest.mark.slow
def test_nothing_of_a_module_in_the_workspace_is_imported(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`doctor` tries libraries in another process, which does not look into the folder it is in."""
    put(workspace, "weasyprint.py", PYTHON)
    monkeypatch.chdir(workspace)
    assert run("doctor", cwd=workspace).exit_code == 0
    assert not (workspace / MARK).exists()


@pytest.mark.skipif(os.name == "nt" or os.getuid() != 0, reason="only root gives files away")
def test_a_workspace_above_of_another_user(workspace: Path, run: Run) -> None:
    """From below, a workspace of somebody else is not taken without a word; named, or entered, it
    is.
    """
    assert app
    inside = workspace / "packets" / "example-company"
    for place in (workspace, workspace / "mkdocs.yml"):
        os.chown(place, 12345, 12345)
        result = run("check", cwd=inside)
        assert result.exit_code == 2
        assert "belongs to another user" in result.output
        assert run("check", "--workspace", str(workspace), cwd=inside).exit_code == 0
        assert run("check", cwd=workspace).exit_code == 0
        os.chown(place, 0, 0)
    assert run("check", cwd=inside).exit_code == 0


@given(
    st.recursive(
        st.sampled_from(
            [
                "a",
                "1",
                "~",
                "!!str x",
                "!!python/name:os.system ''",
                "!!python/object/apply:os.getpid []",
            ]
        ),
        lambda inner: (
            st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
            | st.lists(inner, max_size=3).map(
                lambda items: "{" + ", ".join(f"k{i}: {x}" for i, x in enumerate(items)) + "}"
            )
        ),
        max_leaves=8,
    ),
    st.sampled_from(
        [
            "{}",
            "extra: {}",
            "theme: {{name: material, x: {}}}",
            "plugins: [search: {}]",
            "- {}",
            "a: &x {}\nb: *x",
        ]
    ),
)
def test_no_tag_is_overlooked(value: str, around: str) -> None:
    """Wherever in the settings a Python tag stands, the file is not plain; without one, no tag is
    named.
    """
    text = around.format(value)
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return
    found = foreign_code._of_node(node)  # noqa: SLF001 (the part without files)
    named = any("the tag" in what for _, what in found)
    assert named is ("!!python" in text)
