"""Any document that people have, as blocks of text in reading order.

In: the bytes of a file and its name. Out: a `Document`. Nothing is run, fetched or written, and
no word is made up.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.imports.documents.encoding import decoded
    from secondround.imports.documents.lines import LABEL, is_bullet
    from secondround.imports.documents.markdown import FRONT_MATTER
    from secondround.imports.documents.model import Attachment, Block, Document, Part
    from secondround.imports.documents.read import read

__all__ = [
    "FRONT_MATTER",
    "LABEL",
    "Attachment",
    "Block",
    "Document",
    "Part",
    "decoded",
    "is_bullet",
    "read",
]
