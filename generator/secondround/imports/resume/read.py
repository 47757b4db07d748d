"""A resume of any kind as the fields of a candidate.

In: bytes and a name. Out: `Found`, or an `UnreadableError`.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from secondround.imports import documents
from secondround.imports.documents import Document
from secondround.imports.found import Found
from secondround.imports.resume.drafts import found_in
from secondround.imports.resume.formats import resume_in
from secondround.imports.resume.from_text import resume_of
from secondround.imports.resume.model import Resume
from secondround.text import one_line, plain_letters, shortened

_PAGE_OF: Final = re.compile(r"^Page 1 of \d+$", re.MULTILINE)
_PROFILE: Final = re.compile(r"linkedin\.com/in/\S+\s+\(LinkedIn\)")
_LARGE: Final = 1.5  # times the usual size of letters
_SHOWN: Final = 60  # letters of a line
_NAMES: Final = {
    "pdf": "a PDF",
    "docx": "a Word document",
    "odt": "an OpenDocument text",
    "rtf": "an RTF document",
    "html": "an HTML page",
    "markdown": "Markdown",
    "text": "plain text",
}


def read(data: bytes, name: str, document: Document | None = None) -> Found:
    """What a resume says. Raises UnreadableError, with a sentence for a person.

    document: the file, where it is open already.
    """
    return found_in(read_resume(data, name, document))


def read_resume(data: bytes, name: str, document: Document | None = None) -> Resume:
    """A resume before its words become fields: positions, dates, highlights."""
    known = resume_in(data)
    return known if known is not None else from_document(document or documents.read(data, name))


def from_document(document: Document) -> Resume:
    """The resume that a document is, or that it carries as data."""
    for attachment in document.attachments:
        carried = resume_in(attachment.data)
        if carried is not None:
            carries = f"{carried.format}, attached to {_NAMES[document.kind]}"
            return replace(carried, format=carries, remarks=document.remarks + carried.remarks)
    resume = resume_of(document)
    made_by = f" made by {document.producer}" if document.producer else ""
    name = _NAMES[document.kind] + made_by
    if _PAGE_OF.search(document.text) and _PROFILE.search(document.text):
        name = "LinkedIn's “Save to PDF”"
    remarks = document.remarks
    if not resume.jobs:
        remarks += ("No position was found in it. Its text is listed as it is.",)
    remarks += _doubts(resume) + _doubt_of_name(resume, document)
    return replace(resume, format=name, remarks=remarks)


def _doubts(resume: Resume) -> tuple[str, ...]:
    """A remark where the layout was hardly understood, as it is where columns are read across."""
    unclear = [job for job in resume.jobs if not (job.employer and job.title and job.period)]
    if len(unclear) * 3 <= len(resume.jobs):
        return ()
    remark = (
        f"Of {len(resume.jobs)} positions, {len(unclear)} have no employer, title or dates that "
        "could be recognised. Compare the stories with the document."
    )
    return (remark,)


def _doubt_of_name(resume: Resume, document: Document) -> tuple[str, ...]:
    """A remark where the largest line of the first page is another name than the one that was
    read, as it is where a picture or a telephone number stands beside it.
    """
    first = [block for block in document.blocks if block.page == 1 and block.size]
    sizes = sorted(block.size or 0 for block in first)
    if not sizes or sizes[-1] < _LARGE * sizes[len(sizes) // 2]:
        return ()
    largest = [block.text for block in first if block.size == sizes[-1]]
    name = re.sub(r"\W", "", plain_letters(resume.name))
    if not name or name in re.sub(r"\W", "", plain_letters("".join(largest))):
        return ()
    shown = shortened(one_line(largest[0]), _SHOWN)
    remark = (
        f"The name was read as “{resume.name}”, and the largest line is “{shown}”. "
        "Correct `name` if it is not yours."
    )
    return (remark,)
