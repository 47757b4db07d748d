"""Markdown is read faster, and to the same bytes."""

from __future__ import annotations

import markdown
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.structure.pages import _RawHTMLPreprocessor

from secondround.render import dialect
from secondround.render.site.quick_reading import QuickReading

_PIECES = [
    "*", "**", "_", "`", "``", "[", "](", ")", "![", "a", "é <b id='x'>", "</b>", "<https://a.b>",
    "&amp;", "&", "\\", "\\*", "  \n", "\n", "\n\n", "- [ ] ", "# ", "| a | b |\n| - | - |\n| ",
    '\n\n<ol class="x">\n<li style="a:b"><b>c</b> d &amp; e</li>\n</ol>\n\n',
    "\n\n<table>\n<tr><td>", "</ol>", "<p>", "<?", "&lt;", "&#38",
    "</td></tr>\n</table>", "</table>\n\n", "[TOC]", "<hr>", "<!-- x -->", "<br>", "<script>",
   " | ",     "[a]: b", "<div>", "</div>", "<a@b.cd>", "!", "> ", "1. ", " ", "\x02", "    ",
]  # fmt: skip

_ANCHORS = [
    "<a ", "<p ", "<a\n", "id", "ID", "name", "Name", "=", " = ", "\n=", "\t", "'x'", '"é"', "y",
    ">", "</a>", "a=b=c ", "data-", " ",
]  # fmt: skip

_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)
_WORDS = st.text("*_a .\n", max_size=20)
"""Strong words and emphasis, well and badly closed."""


@given(_TEXTS | _WORDS)
def test_no_byte_changes(text: str) -> None:
    """Whatever stands in a page, the reader that passes over patterns finds what the plain one
    finds.
    """
    plain, quick = (
        markdown.Markdown(
            extensions=[*dialect.EXTENSIONS, *more], extension_configs=dialect.SETTINGS
        )
        for more in ([], [QuickReading()])
    )
    assert quick.convert(text) == plain.convert(text)


@given(st.lists(st.sampled_from(_ANCHORS), max_size=6).map("".join))
def test_every_anchor_is_found(text: str) -> None:
    """No search of MkDocs for anchors written as HTML is passed over that would find a name."""
    reader = markdown.Markdown(extensions=[QuickReading()])
    found, alone = _RawHTMLPreprocessor(), _RawHTMLPreprocessor()
    reader.preprocessors.register(found, "mkdocs_raw_html", 21)
    reader.convert(text)
    alone.run(text.split("\n"))
    names = (reading.present_anchor_ids - {None} for reading in (found, alone))
    assert next(names) == next(names)
