"""Thank-you notes as drafts that a mail program opens, and as a page of Markdown.

In: notes of a packet. Out: bytes by the names of their files. Nothing here sends anything.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.render.letters.letters import drafts, page

__all__ = ["drafts", "page"]
