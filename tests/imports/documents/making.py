"""Documents for the tests, made by hand."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, **parts: str) -> bytes:
    """A Word document with this body; further parts by name, `_` for `/` and `__` for `.`."""
    spaces = (
        f'xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        document = f"<w:document {spaces}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", document)
        for name, text in parts.items():
            path = name.replace("__", ".").replace("_", "/")
            archive.writestr(path, text.replace("SPACES", spaces))
    return buffer.getvalue()


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of Word with one run."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )
