"""Markdown pages as PDFs, printed by children that are held to limits.

In: pages. Out: PDFs, and what is wrong with them.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.render.pdf.kept import engine, engine_anywhere
    from secondround.render.pdf.printer import Job, Kind, Paper, Press, Printed, html

__all__ = ["Job", "Kind", "Paper", "Press", "Printed", "engine", "engine_anywhere", "html"]
