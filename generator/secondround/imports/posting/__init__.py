"""From a job posting to the company, the role and its requirements.

In: the bytes of a saved page, a job board's file or a document, and the names of competencies. Out:
`Found`. A requirement has the posting's own words, and what it leaves open is asked.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.imports.posting.archive import unwrapped
    from secondround.imports.posting.headings import is_heading_alone as is_heading
    from secondround.imports.posting.personio import is_feed
    from secondround.imports.posting.reader import (
        LARGEST,
        is_board,
        read,
        telling_headings,
        telling_lines,
    )

__all__ = [
    "LARGEST",
    "is_board",
    "is_feed",
    "is_heading",
    "read",
    "telling_headings",
    "telling_lines",
    "unwrapped",
]
