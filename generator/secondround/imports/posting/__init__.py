"""From a job posting to the company, the role and its requirements.

In: the bytes of a saved page, a job board's file or a document, and the names of competencies. Out:
`Found`. A requirement has the posting's own words, and what it leaves open is asked.
"""

from secondround.imports.posting.reader import read

__all__ = ["read"]
