"""How far the site has come, page by page.

In: MkDocs' settings, before it begins. Out: calls of the caller's own. It changes no page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

Along = Callable[[str, Iterable[int], int], Iterator[int]]
"""Takes a label, what is made, and how much of it; gives the same."""


class Pace:
    """Counts the pages as MkDocs makes them."""

    def __init__(self, settings: MkDocsConfig, along: Along) -> None:
        self._along = along
        self._number = 0
        self._bars: dict[str, Iterator[int]] = {}
        settings.plugins.events["page_content"].append(self._read)
        settings.plugins.events["post_page"].append(self._laid_out)

    def _read(self, html: str, *, files: Files, **_: Any) -> str:
        self._number = self._number or len(files.documentation_pages())
        self._step("Pages read")
        return html

    def _laid_out(self, html: str, **_: Any) -> str:
        self._step("Pages laid out")
        return html

    def _step(self, label: str) -> None:
        """One page more; with the last one the bar is wiped away."""
        if label not in self._bars:
            self._bars[label] = self._along(label, range(self._number), self._number)
        if next(self._bars[label], None) == self._number - 1:
            next(self._bars[label], None)
