"""PDF: letters, pieces, columns, paragraphs.

In: the bytes of a PDF. Out: a `Document`. It is called in a child process that is held to limits.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.imports.documents.pdf.read import read_pdf

__all__ = ["read_pdf"]
