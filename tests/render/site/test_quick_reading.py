"""Markdown is read faster, and to the same bytes."""

from __future__ import annotations

import markdown
from hypothesis import given
from hypothesis import strategies as st

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


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
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
