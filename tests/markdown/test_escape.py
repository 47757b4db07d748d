"""Short text from people comes back as it was, from both readers, wherever it stands."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_readers import git_host, seen, site

from secondround.render.escape import fold, short, url

PLACES = {
    "paragraph": "@@",
    "in a sentence": "Before, @@, after.",
    "heading": "## @@",
    "heading with more": "### 09:30 @@",
    "item": "- @@\n- next",
    "numbered item": "1. @@\n2. next",
    "task": "- [ ] @@\n- [x] done",
    "cell": "| A | B |\n| --- | --- |\n| @@ | @@ |",
    "head of a column": "| @@ | B |\n| --- | --- |\n| a | b |",
    "strong": "Now **@@** then",
    "emphasis": "*@@*",
    "link": "[@@](https://example.com)",
    "quote": "> @@",
    "second line": "First  \n@@",
    "nested": "- a\n\n    - @@",
    "after a label": "**Label.** @@",
}
NASTY = (
    "#", "C#", "C##", "# Title", "|", "a | b", "||", "<script>alert(1)</script>", "{{ x }}", "{% x %}", "](javascript:alert(1))",
    "[x](javascript:alert(1))", "![x](http://example.com/x.png)", "1. one", "1) one", "2026.", "- a", "-", "---", "+", "+ a",
    "> a", ">", "    code", "[//]: # (gone)", "[a]: http://example.com", "===", "= =", "\\", "a\\", "\\|", "\\*", "C:\\new\\[x]",
    "&#x6a;", "&amp;", "&copy;", "&copy", "R&D", "R&D; and more", "&", "&#", "&#;", "<!-- x -->", "<?php", "<![CDATA[", "</p>",
    "<b onclick=x>", "{: .x onclick=y }", "{#id}", "x {#id}", ":::", "::: note", "!!! note", "??? note", "/// note", "=== tab",
    ":smile:", ":+1:", "10:30:15", "*[HTML]: x", "[^1]", "[^1]: note", "[[page]]", "[ ] task", "[x] task", "[TOC]", "~~gone~~",
    "~~~", "~30 %", "```", "`code`", "``", "**bold**", "*", "* a", "***", "_", "__init__", "snake_case", "_x_", "5 * 3", "2 ** 8",
    "https://example.com/a_b_c", "www.example.com", "amara@example.com", "mailto:a@example.com", "<https://example.com>",
    "--8<-- 'x'", "$x$", "a -- b", "x^2^", "==mark==", "++ins++", "\"quoted\"", "it's", "…", "Zoë Żółć 李小龙 🚢", "a\u00a0b",
    "\u200ba", "wzxhzdk:0", "klzzwxh:0001", "\x02klzzwxh:0001\x03", "\x02amp\x03", "Term\n: definition", "a  \nb", "!", "!!",
    "!!!", "/", "//", ": x", ";", "&lt;b&gt;", "-5 %", "- - -", "* * *", "+1", "1.", "1.5", "007", "(a)", "[a][b]", "]", "[",
    "a](b", "\\]", "\\\\", "{", "}", "{}", "%", "`` ` ``", "&lt", "&#35;", "a&b;c", "|a|b|", ":-- | --:", "--|--", "<a", "<", ">",
    "@user", "#12", "\\#", "x \\", "http:", "://", "a:b:c", "::", "ftp://x", "*a*b*", "_a*b_", "a_b_", "***a", "**", "****",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(min_size=1, max_size=40),
    st.text(alphabet="\\`*_{}[]()<>#+-.!|:;&@~=\"'/?^$% ax1\n", min_size=1, max_size=24),
    st.lists(st.sampled_from(NASTY), min_size=1, max_size=3).map(" ".join),
    st.lists(st.sampled_from(NASTY), min_size=2, max_size=3).map("".join),
).filter(lambda text: bool(fold(text)))


PAGE = "\n\n***\n\n".join(PLACES.values())
SHOWN = {read: seen(read(PAGE.replace("@@", "QQQ"))) for read in (site, git_host)}


def check(text: str) -> None:
    for read, shown in SHOWN.items():
        expected = [tuple(part.replace("QQQ", fold(text)) for part in event) for event in shown]
        assert seen(read(PAGE.replace("@@", short(text)))) == expected, (read.__name__, short(text))


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_comes_back_as_it_was(text: str) -> None:
    """No mark of Markdown or HTML in a short text does anything: both readers show just the text, wherever it stands."""
    check(text)


@settings(max_examples=400)
@given(TEXTS)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    """What holds for the known nasties holds for any text."""
    check(text)
