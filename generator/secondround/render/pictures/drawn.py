"""Drawings (SVG) without what an editor notes in them, and without anything that runs.

In: a drawing's bytes. Out: what is drawn. Its titles and descriptions stay, which are read out to
those who cannot see.
"""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_KEPT: Final = (f"{{{_XLINK}}}href", "{http://www.w3.org/XML/1998/namespace}")
_DROPPED: Final = frozenset(
    f"{{{_SVG}}}{name}" for name in ("metadata", "script", "foreignObject", "handler")
)
_INSIDE: Final = ("#", "data:image/")
_MOST: Final = 5_000_000  # bytes

ET.register_namespace("", _SVG)
ET.register_namespace("xlink", _XLINK)


def bare(data: bytes) -> bytes:
    """The drawing alone; ValueError where it is none."""
    if len(data) > _MOST:
        raise ValueError("too large")
    try:
        root = ET.fromstring(data)  # noqa: S314 (no entity is expanded by much: expat's own limit)
    except ET.ParseError as error:
        raise ValueError("no XML") from error
    if root.tag != f"{{{_SVG}}}svg":
        raise ValueError("no drawing")
    _strip(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _strip(root: ET.Element) -> None:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        for name in [name for name, value in node.attrib.items() if not _stays(name, value)]:
            del node.attrib[name]
        for child in list(node):
            moved = child.get("attributeName", "").lower()  # an animation may set a link later
            if (
                child.tag in _DROPPED
                or not str(child.tag).startswith(f"{{{_SVG}}}")
                or moved.endswith("href")
            ):
                node.remove(child)
            else:
                waiting.append(child)


def _stays(name: str, value: str) -> bool:
    if name == "href" or name == _KEPT[0]:
        return value.strip().lower().startswith(_INSIDE)
    if name.startswith("{"):
        return name.startswith(_KEPT[1])
    return not name.lower().startswith("on")
