"""Templates: whose they are, and what they may print."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from secondround.render.markdown.compiled import Compiled
from secondround.render.markdown.templates import Environment, Templates, UnfilteredTextError
from secondround.system import cache
from secondround.system.bytecode import Bytecode
from secondround.system.resources import folder

SHIPPED = sorted((folder("templates") / "packet").glob("*.jinja"))


def printed(source: str, **values: object) -> str:
    """What a template makes of some values."""
    return Templates(None).environment().from_string(source).render(**values)


@pytest.mark.parametrize(
    "source",
    [
        "{{ text }}",
        "{{ text ~ '' }}",
        "{{ text|upper }}",
        "{{ 'of our own' }}",
        "{{ [text]|join }}",
    ],
)
def test_text_without_a_filter_is_refused(source: str) -> None:
    """A template that forgets a filter fails, rather than print a person's text as Markdown."""
    with pytest.raises(UnfilteredTextError):
        printed(source, text="# Title")


def test_text_through_a_filter_is_printed() -> None:
    """Each filter makes text safe for where it stands."""
    source = (
        "{{ t|short }}/{{ t|line }}/{{ t|long }}/{{ u|link }}/{{ u|link(t) }}/{{ t|link }}/{{ "
        "'about'|code }}/{{ 3 }}"
    )
    assert printed(source, t="a *b*", u="https://www.example.com/x") == (
        "a \\*b\\*/a *b*/a *b*/[example.com](https://www.example.com/x)/[a "
        "\\*b\\*](https://www.example.com/x)"
        "/a \\*b\\*/`about`/3"
    )


def test_what_is_not_there_is_an_error() -> None:
    """A misspelt field is found when the template is used, not on the printed page."""
    with pytest.raises(UndefinedError):
        printed("{{ nothing|short }}")


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ text.__class__.__base__.__subclasses__() }}",
        "{{ path.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ '{0.__class__}'.format(text)|short }}",
    ],
)
def test_templates_run_in_the_sandbox(source: str) -> None:
    """A template reaches its values and nothing behind them."""
    with pytest.raises((SecurityError, UndefinedError)):
        printed(source, text="x", path=Path())


def test_a_workspaces_own_template_wins(tmp_path: Path) -> None:
    """A file of the same name in the workspace's templates folder takes the place of the shipped
    one.
    """
    own = tmp_path / "templates" / "packet" / "gaps.md.jinja"
    own.parent.mkdir(parents=True)
    own.write_text("## Own", "utf-8")
    templates = Templates(tmp_path)
    assert templates.find("packet/gaps.md.jinja") == own
    assert (
        templates.find("packet/index.md.jinja") == folder("templates") / "packet" / "index.md.jinja"
    )
    assert templates.environment().get_template("packet/gaps.md.jinja").render() == "## Own"
    with pytest.raises(FileNotFoundError):
        templates.find("packet/none.md.jinja")


def test_a_template_that_changed_is_read_anew(tmp_path: Path) -> None:
    """Compiled templates are kept for as long as their text is the same, and no longer."""
    own = tmp_path / "templates" / "packet" / "index.md.jinja"
    own.parent.mkdir(parents=True)
    for text in ("one", "two", "one"):
        own.write_text(text, "utf-8")
        assert (
            Templates(tmp_path).environment().get_template("packet/index.md.jinja").render() == text
        )


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_shipped_templates_compile(path: Path) -> None:
    """Every shipped template is one."""
    assert Templates(None).environment().get_template(f"packet/{path.name}")


def test_a_later_process_compiles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one process has compiled and kept, another one takes as it is."""
    (tmp_path / "templates" / "packet").mkdir(parents=True)
    (tmp_path / "templates" / "packet" / "gaps.md.jinja").write_text("Own", "utf-8")
    made = []
    for _ in ("one process", "a later one"):
        compiled = Compiled({})
        monkeypatch.setattr("secondround.render.markdown.templates.COMPILED", compiled)
        with cache.opened(tmp_path) as kept, compiled.kept_in(kept):
            environment = Templates(tmp_path).environment()
            made.append(environment.get_template("packet/gaps.md.jinja").render())
        monkeypatch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("compiled"))
    assert made == ["Own", "Own"]


def test_only_the_programs_own_templates_are_kept_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shipped template is compiled once for everybody; what a person wrote stays in their
    workspace.
    """
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "beside"))
    own = tmp_path / "templates" / "packet" / "gaps.md.jinja"
    own.parent.mkdir(parents=True)
    own.write_text("Own", "utf-8")
    for made_by in ("one process", "a later one"):
        compiled = Compiled({}, beside=Bytecode(__file__))
        monkeypatch.setattr("secondround.render.markdown.templates.COMPILED", compiled)
        environment = Templates(tmp_path).environment()
        assert environment.get_template("packet/opening.md.jinja"), made_by
        if made_by == "one process":
            assert environment.get_template("packet/gaps.md.jinja").render() == "Own"
            assert len([path for path in (tmp_path / "beside").rglob("*") if path.is_file()]) == 1
            monkeypatch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("compiled"))
