"""The theme's templates cost a process once."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from secondround.render.site import builder, theme_templates

from .conftest import ROOT, Pages

BANNER = '{{% extends "second-round.html" %}}{{% block announce %}}{}{{% endblock %}}'


def tree(site: Path) -> dict[Path, bytes]:
    return {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_nothing_is_compiled_twice(
    pages: Pages, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second build compiles no template, and makes the same site byte for byte."""

    def compile_(*_: object, **__: object) -> None:
        raise AssertionError("a template is compiled again")

    monkeypatch.setattr(Environment, "compile", compile_)
    site = tmp_path / "site"
    assert builder.build(pages, config=ROOT / "mkdocs.yml", site=site).done
    assert tree(site) == tree(built)


def test_a_changed_template_is_read_again(pages: Pages, tmp_path: Path) -> None:
    """What a workspace's own template says now is what the site says."""
    template = tmp_path / "templates" / "site" / "main.html"
    template.parent.mkdir(parents=True)
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: Interviews\ntheme: {name: material}\n")
    for said in ("Zanzibar", "Quokka"):
        template.write_text(BANNER.format(said))
        site = tmp_path / said
        report = builder.build(pages, config=config, site=site, templates=tmp_path / "templates")
        assert report.done, report
        assert said in (site / "index.html").read_text("utf-8")


def test_no_file_of_the_theme_is_passed_over() -> None:
    """But for names with a dot in front, which MkDocs leaves out by itself."""
    theme = Theme(name="material")
    theme_templates.remember(theme)
    whole = FileSystemLoader(theme.dirs).list_templates()
    shown = [name for name in whole if not any(part[0] == "." for part in name.split("/"))]
    assert len(shown) > 100
    assert set(shown) <= set(theme.get_env().list_templates())
