"""Resumes as data: JSON Resume and its relatives, Europass, LinkedIn's ZIP.

In: bytes. Out: a `Resume` that names its format, or None.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.imports.resume.formats.recognise import resume_in

__all__ = ["resume_in"]
