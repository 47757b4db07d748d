"""WeasyPrint's declarations are parsed once; with what is kept of them it prints the same."""

from __future__ import annotations

import pytest

from .conftest import InTwoChildren

PROGRAM = """
import sys
from secondround.render.pdf import worker_declared
worker_declared.keep()
import weasyprint
from weasyprint.text import ffi, line_break
from secondround.render.pdf import worker_lines
worker_lines.keep()
print(type(ffi.ffi).__module__, ffi.ffi is line_break.ffi is worker_lines.ffi)
page = weasyprint.HTML(string="<html lang=en><title>x</title><p>Two <b>words</b> on a line")
sys.stdout.flush()
sys.stdout.buffer.write(page.write_pdf(pdf_variant="pdf/ua-1"))
"""


@pytest.mark.slow
def test_a_later_child_parses_nothing_and_prints_the_same(in_two_children: InTwoChildren) -> None:
    """Nothing but its own words goes to standard output, where the answers go."""
    (first, pdf), (later, same) = in_two_children(PROGRAM)
    assert (first, later) == (b"cffi.api True", b"_cffi_backend True")
    assert pdf == same
    assert pdf.startswith(b"%PDF")
