"""The style sheets that WeasyPrint brings along, parsed once.

In: nothing. Out: the same style sheets, sooner. WeasyPrint parses them each time it is imported: it
finds them empty then, and they are filled with what is kept of them.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any, Final

import tinycss2

_NAMES: Final = ("UA", "UA_FORM", "PH")


class _Later:
    """Stands for the parser, and notes what it was to parse."""

    def __init__(self) -> None:
        self.parser = tinycss2.parse_stylesheet
        self.texts: list[str] = []

    def __call__(self, text: str, *_how: Any) -> list[Any]:
        """A style sheet without rules."""
        self.texts.append(text)
        return []


def put_off() -> None:
    """Have WeasyPrint find its style sheets empty, until they are filled."""
    tinycss2.parse_stylesheet = _Later()


def fill() -> None:
    """Fill the style sheets of WeasyPrint, which has been imported. A release that has others is
    to be imported again, and parses them itself.
    """
    later = tinycss2.parse_stylesheet
    tinycss2.parse_stylesheet = later.parser
    own = vars(import_module("weasyprint.html"))
    if later.texts != [own.get(name) for name in _NAMES]:
        for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
            del sys.modules[name]
        return
    from secondround.render.pdf import worker_sheets  # noqa: PLC0415 (it imports WeasyPrint)

    for name in _NAMES:
        counters = {} if name == "PH" else own["UA_COUNTER_STYLE"]
        worker_sheets.fill(name.lower(), own[name], own[f"{name}_STYLESHEET"], counters)
