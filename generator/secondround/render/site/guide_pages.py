"""What pages written by hand hold that is not for readers: drafts, pages that the settings leave
out, and comments.

In: the pages of a site by place; or a finished page. Out: which pages are not published; or the
page without comments.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

from secondround.records import by_hand
from secondround.system import LateText
from secondround.vocabulary import layout

Content = str | bytes | Path | LateText

_DRAFT: Final = re.compile(
    r"^(?:draft:\s*(?:true|yes|on)|status:\s*draft|publish(?:ed)?:\s*(?:false|no|off))\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD: Final = re.compile(r"\ {0,3}[A-Za-z0-9_-]+:")
"""What MkDocs takes for a field about the page, though it may be its first sentence."""
_MARKUP: Final = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&quot;"})
_COMMENT: Final = re.compile(
    r"(<(script|style|textarea|title)\b.*?</\2\s*>)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE
)


def left_out(
    pages: Mapping[PurePosixPath, Content], is_excluded: Callable[[str], bool]
) -> frozenset[PurePosixPath]:
    """The guides that are not published: drafts, and those that the settings exclude. Packets are
    not asked about.
    """
    below = f"{layout.GUIDES}/"
    guides = {place: pages[place] for place in pages if str(place).startswith(below)}
    return frozenset(
        place for place in guides if is_excluded(str(place)) or _is_draft(place, guides[place])
    )


def whole(pages: Mapping[PurePosixPath, Content]) -> dict[PurePosixPath, Content]:
    """The pages, each so that its first line is shown, whatever that looks like."""
    return {place: _whole(place, content) for place, content in pages.items()}


def without_comments(page: str) -> str:
    """A finished page without its comments: what nobody is shown, everybody could read."""
    return _COMMENT.sub(lambda found: found[1] or "", page) if "<!--" in page else page


def _is_draft(place: PurePosixPath, content: Content) -> bool:
    if place.suffix != ".md" or isinstance(content, Path):
        return False
    head = by_hand.HEAD.match(_text(content))
    return bool(head and _DRAFT.search(head[1]))


def _whole(place: PurePosixPath, content: Content) -> Content:
    """A page whose first line is a line of it, whatever it looks like."""
    if place.suffix != ".md" or isinstance(content, Path):
        return content
    text = _text(content)
    if by_hand.HEAD.match(text):
        return _with_plain_fields(text)
    return f"\n{text}" if _FIELD.match(text) else content


def _with_plain_fields(text: str) -> str:
    """A page whose title and description are text: the theme prints its fields as if they were
    HTML.
    """
    from mkdocs.utils import meta  # noqa: PLC0415 (0.2 s: not before a site is built)

    markdown, fields = meta.get_data(text)
    return f"---\n{json.dumps(_plain(fields), default=str)}\n---\n{markdown}" if fields else text


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_MARKUP)
    if isinstance(value, dict):
        return {str(name): _plain(inner) for name, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def _text(content: str | bytes | LateText) -> str:
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else str(content)
