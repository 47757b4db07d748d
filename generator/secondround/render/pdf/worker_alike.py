"""Styles that are alike, made once.

In: nothing. Out: the same styles, fewer of them. WeasyPrint shares a style between elements that
match the same rules below the same parent. A list below another heading has a style of its own,
and so has all that is in it; what stands before or behind an element has one for each, and so has
the marker that every element might have. Here what matters is what a style is given: the values
that its rules set, and those that its parent hands down.
"""

from __future__ import annotations

from typing import Any, Final

from weasyprint import css
from weasyprint.css.tokens import Pending

from secondround.render.pdf.worker_styles import OTHER_NAMES

_LOGICAL: Final = css.PHYSICAL_FUNCTIONS.keys() | OTHER_NAMES.keys()
"""Properties that two names stand for, so that the weight of each decides."""
_DECORATION: Final = "text_decoration_"
_OWN: Final = "__"
"""How the name of a variable begins."""

_set: Final = css.StyleFor.set_computed_styles


def share() -> None:
    """Have WeasyPrint ask here."""
    css.StyleFor.set_computed_styles = _shared
    css.Style.anonymous_style = property(_nameless)


def _shared(
    styles: Any, element: Any, parent: Any, root: Any = None, pseudo_type: Any = None, **rest: Any
) -> None:
    computed = styles.get_computed_styles()
    key = None
    if parent is not None and not isinstance(element, tuple):  # a page's style is filled in later
        given = styles.get_cascaded_styles().get((element, pseudo_type), {})
        key = _key(computed[parent, None], given, pseudo_type)
    known = styles.__dict__.setdefault("by_key", {})
    if key in known:
        computed[element, pseudo_type] = known[key]
        return
    _set(styles, element, parent, root=root, pseudo_type=pseudo_type, **rest)
    if key:
        known[key] = computed[element, pseudo_type]


def _key(above: Any, given: dict[str, Any], pseudo: str | None) -> object | None:
    """All that a style depends on, or None where it is not to be shared: it is on the root, whose
    style is filled in later, it has a place in the document, or it takes more from its parent.
    """
    if above.is_root_element or "anchor" in given:
        return None
    for name, (value, _) in given.items():
        if isinstance(value, Pending) or (value == "inherit" and not _is_handed_down(name)):
            return None
    return pseudo, _handed_down(above), _values(given)


def _values(given: dict[str, Any]) -> object:
    """What rules set, as a key."""
    return frozenset(
        (name, type(value), _comparable(value), weight if name in _LOGICAL else None)
        for name, (value, weight) in given.items()
    )


def _comparable(value: object) -> object:
    try:
        hash(value)
    except TypeError:  # a list or a set: rules keep theirs, so its place will do
        return id(value)
    return value


def _is_handed_down(name: str) -> bool:
    return name in css.INHERITED or name == "page" or name.startswith((_DECORATION, _OWN))


def _handed_down(style: Any) -> object:
    """What stands for all that a style hands down to those below it."""
    token: object = style.__dict__.get("handed_down")
    if token is None:
        own = {name: value for name, value in style.cascaded.items() if _is_handed_down(name)}
        above = style.parent_style
        token = id(style) if above is None else _handed_down(above)
        if own:
            token = token, _values(own)
        style.handed_down = token
    return token


def _nameless(style: Any) -> Any:
    """The style of a box without an element, such as of words: it has only what is handed down.
    That of a marker, or of what stands before or behind an element, is filled in later.
    """
    own = style.__dict__
    if "nameless" not in own:
        shared = isinstance(style, css.ComputedStyle) and not style.pseudo_type
        own["nameless"] = _shared_nameless(style) if shared else css.AnonymousStyle(style)
    return own["nameless"]


def _shared_nameless(style: Any) -> Any:
    known = style.root_style.__dict__.setdefault("nameless_by_key", {})
    key = _handed_down(style)
    if key not in known:
        known[key] = css.AnonymousStyle(style)
    return known[key]
