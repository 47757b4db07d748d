"""Style sheets are parsed once, the program's and WeasyPrint's own; with what is kept of them the
child prints the same.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from secondround.render.pdf import worker, worker_forms, worker_page, worker_sheets
from secondround.system import captured_warnings, folder
from secondround.system.bytecode import Bytecode

from .conftest import InTwoChildren

PROGRAM = """
import sys
import cssselect2
plain, read = cssselect2.compile_selector_list, []
def counted(*selectors):
    read.append(selectors)
    return plain(*selectors)
cssselect2.compile_selector_list = counted
from secondround.render.pdf import worker_brought
worker_brought.put_off()
import weasyprint
assert not read
worker_brought.fill()
brought = len(read)
from secondround.render.pdf import worker
from secondround.system import folder
job = {"title": "A packet", "header": "", "author": "", "language": "en", "kind": "packet"}
job |= {"paper": "A4", "base": sys.argv[1], "templates": [str(folder("templates"))]}
job |= {"markdown": "# A packet\\n\\n## Day card\\n\\n1. *First*\\n2. `second`\\n"}
pdf, pages, faults = worker.answer(job)
print(brought > 100, len(read) - brought > 100, pages, faults)
sys.stdout.flush()
sys.stdout.buffer.write(pdf)
"""
OTHER = """
from secondround.render.pdf import worker_brought
worker_brought.put_off()
import tinycss2, weasyprint
tinycss2.parse_stylesheet.texts.append("a fourth style sheet")
worker_brought.fill()
import weasyprint
(page,) = weasyprint.HTML(string="<p hidden>No<p>Yes").render().pages
(shown,) = page._page_box.children[0].children[0].children
print(shown.element_tag, shown.margin_top)
"""


@pytest.mark.slow
def test_a_later_child_parses_no_style_sheet_and_prints_the_same(
    in_two_children: InTwoChildren, tmp_path: Path
) -> None:
    """Fonts, pages and selectors of what was kept are those of what was parsed."""
    (first, pdf), (later, same) = in_two_children(PROGRAM, tmp_path)
    assert (first, later) == (b"True True 1 []", b"False False 1 []")
    assert pdf == same
    assert pdf.startswith(b"%PDF")


@pytest.mark.slow
def test_a_release_with_other_style_sheets_parses_them_itself() -> None:
    """They say what is hidden, and how far paragraphs are apart."""
    done = subprocess.run([sys.executable, "-c", OTHER], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["p", "16.0"]


def test_nothing_in_the_programs_own_style_sheets_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept says no warning again, so there must be none."""
    monkeypatch.setattr(worker_sheets, "_BESIDE", Bytecode(str(tmp_path / "module.py")))
    templates = (str(folder("templates")),)
    assert worker_page.style_sheets(templates)
    with captured_warnings.captured("weasyprint") as logged:
        for form in worker_forms.FORMS.values():
            for paper in ("A4", "Letter"):
                worker._style.__wrapped__(  # noqa: SLF001 (parsed anew, not kept)
                    templates, form.sheets(paper), form.style(paper)
                )
    assert list(logged) == []
