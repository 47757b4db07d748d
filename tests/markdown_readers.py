"""The two readers that a page must look the same to, and what they see.

In: Markdown. Out: the HTML of Python-Markdown with the extensions that the site and the PDF use, and of a
CommonMark reader with GitHub's tables and strike-through; and the tags, attributes and text in them.
"""

from __future__ import annotations

from html.parser import HTMLParser

from markdown import Markdown
from markdown_it import MarkdownIt

EXTENSIONS = ("tables", "sane_lists", "toc", "fenced_code", "attr_list", "def_list", "footnotes", "abbr", "admonition",
              "md_in_html", "pymdownx.tasklist", "pymdownx.magiclink", "pymdownx.tilde")
"""More than the site uses: a workspace may switch others on in its mkdocs.yml."""

SITE = Markdown(extensions=list(EXTENSIONS))
GIT_HOST = MarkdownIt("commonmark").enable(["table", "strikethrough"])


class Seen(HTMLParser):
    """What stands in a piece of HTML: tags with their attributes, and runs of text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[tuple[str, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append((tag, *(f"{name}={value}" for name, value in attrs if name not in {"id", "style"})))

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


def seen(html: str) -> list[tuple[str, ...]]:
    """The tags, attributes and text of `html`, white space between blocks left out."""
    reader = Seen()
    reader.feed(html)
    reader.close()
    return [event for event in reader.events if event[0] != "text" or event[1].strip()]


def text(html: str) -> str:
    """The words of `html` as a person sees them, on one line."""
    return " ".join(" ".join(event[1] for event in seen(html) if event[0] == "text").split())


def site(markdown: str) -> str:
    """HTML as the site and the PDF have it."""
    SITE.reset()
    return SITE.convert(markdown)


def git_host(markdown: str) -> str:
    """HTML as a git host shows it."""
    return str(GIT_HOST.render(markdown))
