"""WeasyPrint as it was, after a test that has reached into it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
import pyphen
from cffi.cparser import Parser
from weasyprint import css
from weasyprint.formatting_structure import boxes


@contextmanager
def weasyprint_put_back() -> Iterator[None]:
    """Every name in its modules, and in the classes that are changed, is put back at the end."""
    owners: list[Any] = [boxes.Box, css.AnonymousStyle, css.ComputedStyle, css.Style, css.StyleFor]
    owners += [Parser, pydyf, pydyf.PDF, pyphen]
    owners += [module for name, module in sys.modules.items() if name.startswith("weasyprint")]
    before = [(owner, dict(vars(owner))) for owner in owners]
    try:
        yield
    finally:
        for owner, names in before:
            for name, value in names.items():
                if vars(owner)[name] is not value:
                    setattr(owner, name, value)
