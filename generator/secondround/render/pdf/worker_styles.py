"""What a style says, worked out once.

In: nothing. Out: the same styles, sooner. WeasyPrint works out each of a style's 221 properties by
itself, though nearly all of them are as they are unless a rule says otherwise; and every line has
it put the key of its font together anew.
"""

from __future__ import annotations

from typing import Any, Final

from weasyprint import css
from weasyprint.text import line_break

from secondround.render.pdf import worker_names

_OWN_WAYS: Final = {"display", "float", "page", "position"}
_AT_FIRST: Final = {
    name: value
    for name, value in css.INITIAL_VALUES.items()
    if name not in css.INHERITED | css.INITIAL_NOT_COMPUTED | _OWN_WAYS
    and not name.startswith("text_decoration_")
}
"""The values of properties that neither depend on another nor are inherited."""
_AT_FIRST_OF_NAMELESS: Final = {
    name: value for name, value in _AT_FIRST.items() if not name.endswith("_width")
}
_HANDED_DOWN: Final = {
    name
    for name in css.INHERITED - set(css.PHYSICAL_FUNCTIONS) - _OWN_WAYS
    if not name.startswith("text_decoration_")
}
OTHER_NAMES: Final[dict[str, set[str]]] = {}
"""The properties that one of another name, such as `margin-block-start`, may stand for."""
for _name, _function in css.PHYSICAL_FUNCTIONS.items():
    for _direction in ("ltr", "rtl"):
        OTHER_NAMES.setdefault(_function(block="ttb", inline=_direction), set()).add(_name)

_begin: Final = css.ComputedStyle.__init__
_work_out: Final = css.ComputedStyle.__missing__
_begin_nameless: Final = css.AnonymousStyle.__init__
_key_of_font: Final = line_break._font_style_cache_key  # noqa: SLF001 (no public name)
_strut: Final = line_break.strut


def keep() -> None:
    """Have WeasyPrint ask here."""
    css.ComputedStyle.__init__ = _begun
    css.ComputedStyle.__missing__ = _worked_out
    css.AnonymousStyle.__init__ = _begun_nameless
    line_break._font_style_cache_key = _kept_key  # noqa: SLF001
    worker_names.replace(_strut, _kept_strut)


def _begun(
    style: Any, parent: Any, cascaded: dict[str, Any], pseudo: str | None, *rest: Any
) -> None:
    _begin(style, parent, cascaded, pseudo, *rest)
    if pseudo and pseudo.startswith("first-"):
        return  # of such a style, all there is replaces what the line or letter has
    style.update(_AT_FIRST)
    for name in cascaded:
        style.pop(name, None)
        for other in OTHER_NAMES.get(name, ()):
            style.pop(other, None)


def _worked_out(style: Any, name: str) -> Any:
    if name in _HANDED_DOWN and name not in style.cascaded and style.parent_style is not None:
        value = style[name] = style.parent_style[name]
        return value
    return _work_out(style, name)


def _begun_nameless(style: Any, parent: Any) -> None:
    style.update(_AT_FIRST_OF_NAMELESS)
    _begin_nameless(style, parent)


def _kept_key(style: Any, include_size: bool = False) -> str:  # noqa: FBT001, FBT002
    name = "key_of_font_and_size" if include_size else "key_of_font"
    key: str | None = style.__dict__.get(name)
    if key is None:
        key = style.__dict__[name] = _key_of_font(style, include_size)
    return key


def _kept_strut(style: Any) -> tuple[float, float]:
    strut: tuple[float, float] | None = style.__dict__.get("strut")
    if strut is None:
        strut = style.__dict__["strut"] = _strut(style)
    return strut
