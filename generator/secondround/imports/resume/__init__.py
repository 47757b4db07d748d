"""A resume, in whatever form people have it, as the fields of a candidate.

In: the bytes of a file. Out: `Found`: profile, competencies and a draft of a story for each
highlight. Words are kept to the letter, and what has no field is listed.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.imports.resume.headings import section_of
    from secondround.imports.resume.model import Job, Month, Period, Resume
    from secondround.imports.resume.read import from_document, read, read_resume

__all__ = [
    "Job",
    "Month",
    "Period",
    "Resume",
    "from_document",
    "read",
    "read_resume",
    "section_of",
    "telling",
]
