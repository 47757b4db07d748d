"""The program's own style sheets, parsed once.

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
from weasyprint.text.fonts import FontConfiguration

from secondround.system import bytecode

_BESIDE: Final = bytecode.Bytecode(__file__)
_PARSERS: Final = (weasyprint.VERSION, tinycss2.VERSION, cssselect2.VERSION)
_MADE: Final = "<string>"
"""Where the functions come from that cssselect2 makes as it runs."""


class _Parsed(NamedTuple):
    """A style sheet, and the faces that it names."""

    sheet: dict[str, Any]
    faces: list[Any]


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
    kept = _BESIDE.get(name, text, base, *_PARSERS)
    parsed = _parsed(text, base, files) if kept is None else pickle.loads(kept)  # noqa: S301
    if kept is None and _BESIDE.is_open():
        _BESIDE.put(name, _pickled(parsed), text, base, *_PARSERS)
    for face in parsed.faces:
        fonts.add_font_face(face, files)
    made: weasyprint.CSS = object.__new__(weasyprint.CSS)
    vars(made).update(parsed.sheet)
    return made


def _parsed(text: str, base: str, files: Any) -> _Parsed:
    faces = _Faces()
    read = weasyprint.CSS(string=text, base_url=base, url_fetcher=files, font_config=faces)
    return _Parsed(vars(read), faces.named)


def _pickled(parsed: _Parsed) -> bytes:
    into = io.BytesIO()
    _Pickler(into, pickle.HIGHEST_PROTOCOL).dump(parsed)
    return into.getvalue()


def _function(code: bytes) -> Callable[[Any], bool]:
    """A selector's function, with the names that cssselect2 gives it."""
    names = ("split_whitespace", "ascii_lower", "urlparse")
    known = {name: getattr(compiler, name) for name in names}
    return FunctionType(marshal.loads(code), known)  # noqa: S302 (trusted as Python's bytecode is)
