"""Plugins of MkDocs: those that can be used work, and the others are named with what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from secondround.render.site import builder, settings_problems

from .conftest import Pages

Config = Callable[..., Path]


def with_plugin(config: Config, plugin: str) -> Path:
    """A workspace's mkdocs.yml with one plugin more."""
    settings = config()
    text = settings.read_text().replace("  - search\n", f"  - search\n  - {plugin}\n")
    settings.write_text(text)
    return settings


@pytest.mark.parametrize("plugin", ["blog", "info", "offline", "privacy", "social"])
def test_a_plugin_that_cannot_be_used_is_named(
    plugin: str, pages: Pages, config: Config, tmp_path: Path
) -> None:
    """At its line, before it writes a file or asks another machine, and with what to do."""
    settings = with_plugin(config, plugin)
    (problem,) = builder.build(pages, config=settings, site=tmp_path / "site").problems
    assert problem.code == "unfit-plugin"
    assert settings.read_text().split("\n")[problem.line - 1] == f"  - {plugin}"
    assert problem.message.startswith(f"The plugin `{plugin}` cannot be used: it ")
    assert problem.hint.startswith("take it out")
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("plugin", ["awesome-nav", "git-revision-date-localized"])
def test_a_plugin_of_somebody_else_is_named_where_it_is_installed(plugin: str) -> None:
    """It goes by the same list as the theme's own."""
    text = f"plugins:\n  - search\n  - {plugin}\n"
    named = ["material/search", plugin]
    (problem,) = settings_problems.unfit_plugins(Path("mkdocs.yml"), text, named)
    assert (problem.code, problem.line) == ("unfit-plugin", 3)


def test_tags_can_be_used(pages: Pages, config: Config, tmp_path: Path) -> None:
    """A guide shows its tags, a page lists them, and no file for other programs is written."""
    tagged = {
        **pages,
        PurePosixPath("guides/tags.md"): "# Tags\n\n<!-- material/tags -->\n",
        PurePosixPath("guides/questions.md"): "---\ntags: [Zebra]\n---\n\n# Questions\n\nTen.\n",
    }
    site = tmp_path / "site"
    report = builder.build(tagged, config=with_plugin(config, "tags"), site=site)
    assert report.problems == ()
    for name in ("tags", "questions"):
        assert 'class="md-tag">Zebra' in (site / "guides" / f"{name}.html").read_text("utf-8")
    assert not (site / "tags.json").exists()


def test_a_plugin_is_told_of_the_start_and_the_end(
    pages: Pages, config: Config, tmp_path: Path
) -> None:
    """As MkDocs' own command does: some begin their work then, and end it."""
    (tmp_path / "hook.py").write_text(
        "from pathlib import Path\n"
        "def on_startup(command, dirty):\n"
        "    Path(__file__).with_name('said').write_text(f'{command} {dirty}')\n"
        "def on_shutdown():\n"
        "    Path(__file__).with_name('ended').touch()\n"
    )
    settings = config("hooks: [hook.py]\n")
    assert builder.build(pages, config=settings, site=tmp_path / "site").done
    assert (tmp_path / "said").read_text() == "build False"
    assert (tmp_path / "ended").exists()
