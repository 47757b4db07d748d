"""Notes at the foot or the side of a page, which no packet has unless a style of its own says so.

In: nothing. Out: the same styles, sooner. WeasyPrint matches every element with five rules for the
case that it is a note, and gives it a style for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, Final

from weasyprint import css
from weasyprint.html import UA_STYLESHEET

from secondround.render.pdf import worker_names

_styled: Final = css.get_all_computed_styles


def leave_out() -> None:
    """Have WeasyPrint look for notes only where there may be some."""
    worker_names.replace(_styled, _styled_without)


def _styled_without(html: Any, sheets: list[Any], *rest: Any) -> Any:
    matcher = UA_STYLESHEET.matcher
    every = matcher.other_selectors
    if not _has_notes(html, sheets):
        matcher.other_selectors = [rule for rule in every if "note-" not in (rule[3] or "")]
    try:
        return _styled(html, sheets, *rest)
    finally:
        matcher.other_selectors = every


def _has_notes(html: Any, sheets: Iterable[Any]) -> bool:
    """Whether anything may be a note, by a style sheet or by its own style."""
    for sheet in sheets:
        for rule in _rules(sheet.matcher):
            declarations, _ = rule[4]
            for name, value, _ in declarations:
                if name in {"float", "position"} and _is_note(value):
                    return True
    return any("note" in element.get("style", "") for element in html.etree_element.iter())


def _rules(matcher: Any) -> Iterator[Any]:
    for by_name in (
        matcher.id_selectors,
        matcher.class_selectors,
        matcher.lower_local_name_selectors,
        matcher.namespace_selectors,
    ):
        yield from chain.from_iterable(by_name.values())
    yield from matcher.lang_attr_selectors
    yield from matcher.other_selectors


def _is_note(value: Any) -> bool:
    """Whether the value of `float` or `position` makes a note, or is not yet known."""
    return not isinstance(value, str | tuple) or value == "footnote" or value[0] == "note()"
