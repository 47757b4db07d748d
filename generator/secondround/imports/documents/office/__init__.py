"""Documents of word processors: DOCX, ODT and RTF.

In: bytes. Out: a `Document`. They are called in a child process that is held to limits.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.imports.documents.office.docx import read_docx
    from secondround.imports.documents.office.odt import read_odt
    from secondround.imports.documents.office.rtf import read_rtf

__all__ = ["read_docx", "read_odt", "read_rtf"]
