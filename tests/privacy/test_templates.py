"""Templates that a person installs are code; what they can do is print packets, and little else."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import TemplateError

from secondround import packet, plan, records
from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates, UnfilteredTextError
from secondround.vocabulary import Edition

from .conftest import Typed, put

ESCAPES = {
    "a class of a text": '{{ "".__class__.__mro__ }}',
    "all classes": '{{ "".__class__.__base__.__subclasses__()|length|string|short }}',
    "the globals of a filter's function": "{{ short.__globals__ }}",
    "the globals of Jinja2": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "the globals of lipsum": "{{ lipsum.__globals__['os'].system('id') }}",
    "the environment": "{{ self._TemplateReference__context.environment }}",
    "the module by attr": '{{ (packet|attr("__class__"))|string|short }}',
    "an attribute by its parts": '{{ (packet|attr("__cla" ~ "ss__")).__mro__ }}',
    "a format string": '{{ "{0.__class__.__mro__}".format(packet)|short }}',
    "a format map": '{{ "{a.__class__}".format_map({"a": packet})|short }}',
    "a generator's frame": "{{ (meta.people|map('upper')).gi_frame }}",
    "an import of Python": '{% import "os" as os %}',
    "a file by its path": '{% include "/etc/passwd" %}',
    "a file above the templates": '{% include "../packets/amara/candidate.yml" %}',
    "a name that is not there": "{{ config }}",
    "a text that is through no filter": "{{ meta.title }}",
    "a range without end": "{% for i in range(10000000) %}{% endfor %}",
}


@pytest.mark.parametrize("escape", ESCAPES)
def test_an_escape_fails(escape: str, workspace: Path) -> None:
    """It ends in an error of the template's, and prints nothing."""
    put(workspace, "templates/packet/index.md.jinja", ESCAPES[escape])
    (one,) = records.read(workspace).applications
    made = packet.build(one, plan.make(one, 0), Edition.CANDIDATE)
    with pytest.raises((TemplateError, OverflowError, UnfilteredTextError)):
        writer.render(made, Templates(workspace))


def test_it_is_told_with_its_place(workspace: Path, typed: Typed, tmp_path: Path) -> None:
    """The command names the template and the line, and the earlier output stays."""
    put(workspace, "templates/packet/index.md.jinja", "# Fine\n\n{{ ''.__class__.__mro__ }}\n")
    put(tmp_path, "there/index.html", "earlier")
    put(tmp_path, "there/assets/second-round.css", "earlier")
    result = typed("build", "--no-pdf", "--workspace", workspace, "--output", tmp_path / "there")
    assert result.exit_code == 1
    assert "templates/packet/index.md.jinja:3" in result.stderr
    assert "Traceback" not in result.stderr
    assert (tmp_path / "there/index.html").read_text("utf-8") == "earlier"
