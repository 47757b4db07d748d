"""What can be followed with one tap: sources, telephone numbers, places, letters with their text.

In: what a record says, in words. Out: the same in Markdown, with links. Nothing is asked of anybody
before somebody follows a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from secondround.render.markdown.escape import Safe, fold, short, url
from secondround.text import telephone

_MAP: Final = "https://www.openstreetmap.org/search?query="


def link(address: str, text: str = "") -> Safe:
    """A link to `address` under `text`, or under the name of its site; just the text where it may
    not be followed.
    """
    target = url(address)
    if target is None:
        return short(text or address)
    return Safe(f"[{short(text or _site(address))}]({target})")


def source(address: str, number: int) -> Safe:
    """A source by its number in the list of sources, as a link where it has an address."""
    return link(address, f"source {number}") if url(address) else Safe(f"source {number}")


def phones(text: str, most: int = 0) -> Safe:
    """A line in which each telephone number can be called, or the first `most` alone; what is no
    link, such as a PIN, is bound.
    """
    return Safe(telephone.LIKELY.sub(_call, telephone.unbroken(short(text)), most))


def place(text: str) -> Safe:
    """A place, as a link that looks for it on a map."""
    return Safe(f"[{short(text)}]({_MAP}{quote(fold(text), safe='')})")


def letter(address: str, subject: str, paragraphs: Iterable[str]) -> Safe:
    """A link that opens a letter to `address` with its text."""
    body = quote("\r\n\r\n".join(map(fold, paragraphs)), safe="")
    to = quote(fold(address), safe="@+")
    return Safe(
        f"[{short(address)}](mailto:{to}?subject={quote(fold(subject), safe='')}&body={body})"
    )


def _call(found: re.Match[str]) -> str:
    """A number as a link, with blanks as they were written; what is no number, as it is."""
    number = telephone.dialled(found[0])
    written = found[0].replace("\N{NO-BREAK SPACE}", " ")
    return f"[{written}](tel:{number})" if number else found[0]


def _site(address: str) -> str:
    """What a link is known by: its site, without what every address begins with."""
    rest = address.partition("://")[2] or address.partition(":")[2]
    return rest.split("/")[0].split("?")[0].removeprefix("www.")
