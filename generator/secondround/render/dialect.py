"""The Markdown that pages are written in: one list of extensions for the site (mkdocs.yml says the
same) and for paper.

In: a page. Out: HTML, as Python-Markdown makes it: not yet cleaned of what may not be printed.
It must not grow: what this list reads, a git host and another site builder must read alike.
"""

from __future__ import annotations

from typing import Any, Final

EXTENSIONS: Final = ("toc", "tables", "fenced_code", "sane_lists", "pymdownx.tasklist")
"""The first three are MkDocs' own and always on there. `attr_list`, `md_in_html` and snippets stay
off: with them, a text could bring attributes, markup and other files along."""

SETTINGS: Final[dict[str, dict[str, Any]]] = {
    "toc": {"toc_depth": 3},
    "pymdownx.tasklist": {"custom_checkbox": True, "clickable_checkbox": True},
}
"""`custom_checkbox` puts each box into a label of its own, which the theme and the printed page
then draw out over the text, so that a screen reader can say what is ticked."""
