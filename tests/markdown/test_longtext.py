"""Long text from people: the same words for every reader, and nothing that acts."""

from __future__ import annotations

import re

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_readers import git_host, seen, site, text

from secondround.render.escape import UNSEEN
from secondround.render.longtext import line, long

ALLOWED = {"p", "ul", "ol", "li", "em", "strong", "code", "blockquote", "a", "br"}
WRITTEN = MarkdownIt("commonmark", {"html": False}).disable(["html_block", "html_inline"])
PIECES = (
    "# Title\n", "Title\n===\n", "Title\n---\n", "- a\n", "- b\n", "* c\n", "  - d\n", "    - e\n", "1. one\n", "2) two\n", "10. ten\n",
    "120. far\n", "1. one\n2. two\n", "> quote\n", "> > deeper\n", "> - item\n>\n> more\n", "- > quoted\n", "- - twice\n", "-\n",
    "\n", "\n\n", "text\n", "more text ", "**strong** ", "*em* ", "***both*** ", "**a *b* c** ", "a*b*c ", "**a**b ", "`code` ",
    "`a|b` ", "``a`b`` ", "`<b>` ", "    indented\n", "```\nfenced <b>\n  two\n```\n", "~~~\nopen\n", "<b>bold</b> ", "<div>\nblock\n</div>\n",
    "<!-- gone --> ", "<script>alert(1)</script>\n", "[link](https://example.com/a_b?c=d&e=f) ", "[x](javascript:alert(1)) ",
    "[x](data:text/html,y) ", "[mail](mailto:a@example.com) ", "[tel](tel:+4930555) ", "![alt *text*](x.png \"t\") ",
    "<https://example.com/x> ", "https://example.com/y. ", "[a]: https://example.com 't'\n", "[a] ", "[a][a] ", "[^1] ", "[^1]: n\n",
    "| a | b |\n| - | - |\n| c | d |\n", "***\n", "- - -\n", "\\\n", "  \n", "line  \nbreak ", "{: .x onclick=y }\n", "!!! note\n",
    ":smile: ", "&copy; &#x6a; &amp;lt; ", "# ", "#", "1986. ", "+ plus\n", "    - deep\n        - deeper\n", "[[fact]] ", "~~x~~ ",
    "!", "[b](https://example.com/(x)) ", "*", "**", "_", "`", "<", "\t", "- [ ] box\n", ": def\n", "Term\n", "**[l](https://example.com)** ",
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join),
    st.text(alphabet="\\`*_[]()<>#+-.!|:;&~1 ax\n\t", min_size=1, max_size=40),
    st.text(max_size=60),
)


def words(html: str) -> str:
    """The visible characters of `html`, without white space: what readers may lay out in their own way."""
    return re.sub(r"\s", "", UNSEEN.sub("", text(html)))


def pictures_told(html: str) -> str:
    """`html` with every picture's description in its place."""
    return re.sub(r'<img[^>]*alt="([^"]*)"[^>]*>', r"\1", html)


def shape(html: str) -> list[tuple[str, ...]]:
    """The tags and words of `html`, whether a list is spaced or not."""
    return [
        (event[0], " ".join(event[1].split())) if event[0] == "text" else event
        for event in seen(html)
        if event[0] not in {"p", "/p", "/br"}
    ]


@settings(max_examples=250)
@given(TEXTS)
def test_both_readers_see_the_same(written: str) -> None:
    """Canonical Markdown is one document: Python-Markdown and a git host make the same lists, quotes and styles of it."""
    markdown = long(written)
    assert shape(site(markdown)) == shape(git_host(markdown)), markdown


@settings(max_examples=250)
@given(TEXTS)
def test_every_word_is_kept(written: str) -> None:
    """What the author's Markdown shows is what the canonical Markdown shows, HTML and pictures as text."""
    markdown = long(written)
    shown = words(pictures_told(WRITTEN.render(UNSEEN.sub("", written))))
    assert words(git_host(markdown)) == shown, markdown


@settings(max_examples=250)
@given(TEXTS)
def test_nothing_is_left_to_clean(written: str) -> None:
    """An HTML cleaner with a short list of tags and safe links finds nothing to take out, in blocks or on one line."""
    for markdown in (long(written), long(written, label="Result."), line(written)):
        for read in (site, git_host):
            html = read(markdown)
            tags = {event[0].lstrip("/") for event in seen(html) if event[0] != "text"}
            assert tags <= ALLOWED, markdown
            cleaned = nh3.clean(html, tags=ALLOWED, attributes={"a": {"href"}, "ol": {"start"}}, link_rel=None,
                                url_schemes={"http", "https", "mailto", "tel"})  # fmt: skip
            assert shape(cleaned) == shape(html), markdown


@settings(max_examples=250)
@given(TEXTS)
def test_one_line_fits_a_cell(written: str) -> None:
    """Long text in a table's cell stays on its line and inside its cell."""
    markdown = line(written)
    assert "\n" not in markdown
    for read in (site, git_host):
        page = read(f"| A | B |\n| --- | --- |\n| {markdown} | end |")
        cells = [event for event in seen(page) if event[0] == "td"]
        assert len(cells) == 2, markdown


@pytest.mark.parametrize(
    ("written", "markdown"),
    [
        ("# A heading\ntext", "**A heading**\n\ntext"),
        ("- a\n  - b\n- c", "- a\n    - b\n- c"),
        ("1. a\n\n   b\n2. c", "1. a\n\n    b\n\n2. c"),
        ("![a map](map.png)", "a map"),
        ("```\nmake build\n```", "`make build`"),
        ("see https://example.com/x.", "see <https://example.com/x>."),
        ("<b>x</b>", "&lt;b>x&lt;/b>"),
        ("**Note:** *this*.", "**Note:** *this*."),
        ("un*believ*able", "unbelievable"),
        ("Wow\\![a](https://example.com)", "Wow\\![a](https://example.com)"),
    ],
)
def test_what_becomes_of_it(written: str, markdown: str) -> None:
    """Headings become strong lines, pictures their description, code blocks code lines, HTML text."""
    assert long(written) == markdown
