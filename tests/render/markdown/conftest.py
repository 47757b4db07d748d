"""The two readers that a page must look the same to, and what they see.

Python-Markdown stands for the site and the PDF, with more extensions than they use, since a
workspace may switch others on; a CommonMark reader with tables and strike-through stands for git
hosts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser

import pytest
from markdown import Markdown
from markdown_it import MarkdownIt
from tests.printing import no_child_stays, press  # noqa: F401 (fixtures)

EXTENSIONS = (
    "tables",
    "sane_lists",
    "toc",
    "fenced_code",
    "attr_list",
    "def_list",
    "footnotes",
    "abbr",
    "admonition",
    "md_in_html",
    "pymdownx.tasklist",
    "pymdownx.magiclink",
    "pymdownx.tilde",
)

Event = tuple[str, ...]
"""A tag with its attributes, or ("text", …)."""


class Seen(HTMLParser):
    """What stands in a piece of HTML: tags with their attributes, and runs of text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[Event] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append(
            (tag, *(f"{name}={value}" for name, value in attrs if name not in {"id", "style"}))
        )

    def handle_endtag(self, tag: str) -> None:
        self.events.append((f"/{tag}",))

    def handle_data(self, data: str) -> None:
        if self.events and self.events[-1][0] == "text":
            data = self.events.pop()[1] + data
        self.events.append(("text", data))

    def handle_comment(self, data: str) -> None:
        self.events.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.events.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.events.append(("instruction", data))


def seen(html: str) -> list[Event]:
    """The tags, attributes and text of `html`, white space between blocks left out."""
    reader = Seen()
    reader.feed(html)
    reader.close()
    return [event for event in reader.events if event[0] != "text" or event[1].strip()]


@dataclass(frozen=True)
class Reader:
    """One reader of Markdown."""

    name: str
    html: Callable[[str], str]

    def sees(self, markdown: str) -> list[Event]:
        """What it makes of a page."""
        return seen(self.html(markdown))

    def events(self, html: str) -> list[Event]:
        """What it would see in `html`."""
        return seen(html)


def _site() -> Callable[[str], str]:
    markdown = Markdown(extensions=list(EXTENSIONS))

    def read(page: str) -> str:
        markdown.reset()
        return markdown.convert(page)

    return read


@pytest.fixture(scope="session")
def site() -> Reader:
    """The site and the PDF."""
    return Reader("site", _site())


@pytest.fixture(scope="session")
def git_host() -> Reader:
    """A git host."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return Reader("git host", lambda page: str(reader.render(page)))
