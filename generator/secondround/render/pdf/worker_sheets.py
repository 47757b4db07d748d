"""The program's style sheets, and WeasyPrint's own, parsed once.

In: the text of a style sheet. Out: the same style sheet, sooner: it is kept beside this module's
bytecode as WeasyPrint has parsed it, each selector as the code that cssselect2 makes of it.
"""

from __future__ import annotations

import io
import marshal
import pickle
from collections.abc import Callable
from types import FunctionType
from typing import Any, Final, NamedTuple

import cssselect2
import tinycss2
import weasyprint
from cssselect2 import compiler
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration

from secondround.system import bytecode

_BESIDE: Final = bytecode.Bytecode(__file__)
_PARSERS: Final = (weasyprint.VERSION, tinycss2.VERSION, cssselect2.VERSION)
_MADE: Final = "<string>"
"""Where the functions come from that cssselect2 makes as it runs."""


class _Parsed(NamedTuple):
    """A style sheet, with the faces and the kinds of counters that it names."""

    sheet: dict[str, Any]
    faces: list[Any]
    counters: dict[str, Any]


class _Faces:
    """Stands for WeasyPrint's fonts, and notes what a style sheet would add to them."""

    def __init__(self) -> None:
        self.named: list[Any] = []

    def add_font_face(self, face: Any, _fetcher: Any) -> None:
        """Note a face."""
        self.named.append(face)


class _Pickler(pickle.Pickler):
    """Writes a selector's function as code."""

    def reducer_override(self, value: Any) -> Any:
        """How a value is written."""
        if isinstance(value, FunctionType) and value.__code__.co_filename == _MADE:
            return _function, (marshal.dumps(value.__code__),)
        return NotImplemented


def sheet(name: str, text: str, base: str, fonts: FontConfiguration, files: Any) -> weasyprint.CSS:
    """The style sheet `text`, whose links begin at `base`, kept by `name`. Its faces are added to
    `fonts`, read through `files`.
    """
    parsed = _kept(name, text, base, files)
    for face in parsed.faces:
        fonts.add_font_face(face, files)
    made: weasyprint.CSS = object.__new__(weasyprint.CSS)
    vars(made).update(parsed.sheet)
    return made


def fill(name: str, text: str, made: weasyprint.CSS, counters: CounterStyle) -> None:
    """Make of the empty style sheet `made` what WeasyPrint makes of its own `text`, whose kinds of
    counters are added to `counters`.
    """
    parsed = _kept(name, text, "", None)
    vars(made).update(parsed.sheet)
    counters.update(parsed.counters)


def _kept(name: str, text: str, base: str, files: Any) -> _Parsed:
    kept = _BESIDE.get(name, text, base, *_PARSERS)
    if kept is not None:
        known: _Parsed = pickle.loads(kept)  # noqa: S301 (trusted as Python's bytecode is)
        return known
    parsed = _parsed(text, base, files)
    if _BESIDE.is_open():
        _BESIDE.put(name, _pickled(parsed), text, base, *_PARSERS)
    return parsed


def _parsed(text: str, base: str, files: Any) -> _Parsed:
    faces, counters = _Faces(), CounterStyle()
    read = weasyprint.CSS(
        string=text,
        base_url=base or None,
        url_fetcher=files,
        font_config=faces,
        counter_style=counters,
    )
    return _Parsed(vars(read), faces.named, dict(counters))


def _pickled(parsed: _Parsed) -> bytes:
    into = io.BytesIO()
    _Pickler(into, pickle.HIGHEST_PROTOCOL).dump(parsed)
    return into.getvalue()


def _function(code: bytes) -> Callable[[Any], bool]:
    """A selector's function, with the names that cssselect2 gives it."""
    names = ("split_whitespace", "ascii_lower", "urlparse")
    known = {name: getattr(compiler, name) for name in names}
    return FunctionType(marshal.loads(code), known)  # noqa: S302 (trusted as Python's bytecode is)
