"""A JobPosting in the attributes of a page (microdata).

In: a page. Out: its JobPostings as maps, in the shape of JSON-LD.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

_LINKS = {"a": "href", "link": "href", "img": "src", "time": "datetime", "meta": "content"}


def jobs(page: etree._Element) -> list[dict[str, Any]]:
    """Every JobPosting of a page."""
    found = []
    scopes: dict[etree._Element, dict[str, Any]] = {}
    for element in page.iter(etree.Element):
        if "itemscope" in element.attrib:
            scopes[element] = {}
            if element.get("itemtype", "").strip().endswith("schema.org/JobPosting"):
                found.append(scopes[element])
        name = element.get("itemprop", "").strip()
        owner = _owner(element, scopes) if name else None
        if owner is not None:
            owner.setdefault(name, scopes.get(element) or _value(element, name))
            if element in scopes:
                owner[name] = scopes[element]
    return found


def _owner(
    element: etree._Element, scopes: dict[etree._Element, dict[str, Any]]
) -> dict[str, Any] | None:
    """The item that a property belongs to: the nearest one around it."""
    for around in element.iterancestors():
        if around in scopes:
            return scopes[around]
    return None


def _value(element: etree._Element, name: str) -> str:
    attribute = _LINKS.get(str(element.tag), "content")
    if element.get(attribute) and (element.tag != "a" or name in {"url", "sameAs"}):
        return str(element.get(attribute))
    if name in {"description", "responsibilities", "qualifications", "skills"}:
        return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))
    return " ".join("".join(element.itertext()).split())
