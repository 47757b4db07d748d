"""Packets as Markdown, with every text from a person escaped for where it is.

In: a packet. Out: a page.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.render.markdown.compiled import COMPILED, Code, Compiled
    from secondround.render.markdown.escape import file_link, short, url
    from secondround.render.markdown.links import phones, place
    from secondround.render.markdown.longtext import line, long
    from secondround.render.markdown.templates import Templates

__all__ = [
    "COMPILED",
    "Code",
    "Compiled",
    "Templates",
    "file_link",
    "home_page",
    "line",
    "long",
    "phones",
    "place",
    "short",
    "url",
    "writer",
]
