"""How often a document is laid out until the page numbers in it are right.

In: nothing. Out: two passes instead of three. WeasyPrint lays out a page again where a number on it
has become known. Of a number that belongs to the target of a link, `target-counter(attr(href))`, it
forgets which target that is; so each such page goes round until nothing about itself is new, and
the total of pages, which the first pass cannot know, is something new.
"""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import unquote

import weasyprint.document
from weasyprint.css.targets import TargetCollector

_TOTAL: Final = "pages"


class _Targets(TargetCollector):  # type: ignore[misc]  # WeasyPrint is untyped
    """The targets of links, and who waits for the numbers of their pages."""

    def collect_missing_counters(
        self, box: Any, token: str, again: Any, own: list[str], others: dict[Any, list[str]]
    ) -> None:
        """Note that `box` waits for numbers: its own page's, and those of targets by their names.

        Without a name is the target of the link that the box is in; `own` holds its numbers, too.
        """
        link = box.element.get("href", "") if None in others else ""
        if link.startswith("#"):
            others = {unquote(link[1:]): others[None]}
            own = []
        super().collect_missing_counters(box, token, again, own, others)

    def cache_target_page_counters(self, anchor: str, counters: Any, *rest: Any) -> None:
        """Note the numbers of the page with `anchor` on it, where one is new but the total."""
        target = self.target_lookup_items.get(anchor)
        known = target.cached_page_counter_values if target else {}
        new = {name for name, value in counters.items() if known.get(name) != value}
        if new - {_TOTAL}:
            super().cache_target_page_counters(anchor, counters, *rest)


def keep_few() -> None:
    """Have WeasyPrint lay out no page more often than it must."""
    weasyprint.document.TargetCollector = _Targets
