"""What WeasyPrint declares of its libraries in C, read once.

In: nothing. Out: the same types and functions, a tenth of a second sooner: cffi parses 500 lines of
C at each start. It can keep what it has parsed as code, which lies beside this module's own.
"""

from __future__ import annotations

import marshal
import tempfile
from pathlib import Path
from typing import Any, Final

import cffi

from secondround.render.pdf import worker_names
from secondround.system import bytecode

_NAME: Final = "declared"
_PLAIN: Final = cffi.FFI
_BESIDE: Final = bytecode.Bytecode(__file__)
LAYOUT_COPY: Final = "PangoLayout * pango_layout_copy (PangoLayout *);"
"""What `worker_lines` calls besides."""


class _Declared:
    """Stands for cffi's own until WeasyPrint has declared what there is."""

    def __init__(self) -> None:
        self.text = ""
        self.is_new = False
        self._ffi: Any = None

    def cdef(self, text: str) -> None:
        """What is declared; it is known once for all of it."""
        self.text += text
        code = _BESIDE.get(_NAME, self.text, cffi.__version__)
        self.is_new = code is None
        self._ffi = _parsed(self.text) if code is None else _run(code)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ffi, name)

    def take_its_place(self) -> None:
        """Have WeasyPrint ask cffi itself from now on."""
        worker_names.replace(self, self._ffi)


def keep() -> None:
    """Import WeasyPrint with what is kept of its declarations, and keep them where they are not."""
    made: list[_Declared] = []

    def declared() -> _Declared:
        made.append(_Declared())
        return made[-1]

    cffi.FFI = declared
    try:
        import weasyprint.text.ffi  # noqa: F401, PLC0415 (where it declares them)
    finally:
        cffi.FFI = _PLAIN
    for each in made:
        each.take_its_place()
        if each.is_new and len(made) == 1 and _BESIDE.is_open():
            _BESIDE.put(_NAME, _code(each.text), each.text, cffi.__version__)


def _parsed(text: str) -> Any:
    from secondround.render.pdf import worker_types  # noqa: PLC0415 (it imports what parses C)

    worker_types.keep_few()
    ffi = _PLAIN()
    ffi.cdef(text)
    return ffi


def _run(code: bytes) -> Any:
    made: dict[str, Any] = {}
    exec(marshal.loads(code), made)  # noqa: S102, S302 (trusted as Python's own bytecode is)
    return made["ffi"]


def _code(text: str) -> bytes:
    """What cffi parses, as code of Python's."""
    ffi = _PLAIN()
    ffi.set_source(_NAME, None, compiler_verbose=False)
    ffi.cdef(text)
    ffi.cdef(LAYOUT_COPY, override=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, _NAME)
        ffi.emit_python_code(str(path))
        return marshal.dumps(compile(path.read_bytes(), _NAME, "exec"))
