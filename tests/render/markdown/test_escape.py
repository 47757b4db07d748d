"""Short text from people comes back as it was, from both readers, wherever it stands."""

from __future__ import annotations

from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

from secondround.render.markdown.escape import fold, html, line_start, short, url


class Reader(Protocol):
    def sees(self, markdown: str) -> list[tuple[str, ...]]: ...


class Check(Protocol):
    def __call__(self, text: str) -> None: ...


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
PAGE = "\n\n***\n\n".join(PLACES.values())
NASTY = (
    "#", "C#", "C##", "# Title", "|", "a | b", "||", "<script>alert(1)</script>", "{{ x }}",
    "{% x %}", "](javascript:alert(1))", "[x](javascript:alert(1))",
    "![x](http://example.com/x.png)", "1. one", "1) one", "2026.", "- a", "-", "---", "+", "+ a",
    "> a", ">", "    code", "[//]: # (gone)", "[a]: http://example.com", "===", "= =", "\\", "a\\",
    "\\|", "\\*", "C:\\new\\[x]", "&#x6a;", "&amp;", "&copy;", "&copy", "R&D", "R&D; and more", "&",
    "&#", "&#;", "<!-- x -->", "<?php", "<![CDATA[", "</p>", "<b onclick=x>", "{: .x onclick=y }",
    "{#id}", "x {#id}", ":::", "::: note", "!!! note", "??? note", "/// note", "=== tab", ":smile:",
    ":+1:", "10:30:15", "*[HTML]: x", "[^1]", "[^1]: note", "[[page]]", "[ ] task", "[x] task",
    "[TOC]", "~~gone~~", "~~~", "~30 %", "```", "`code`", "``", "**bold**", "*", "* a", "***", "_",
    "__init__", "snake_case", "_x_", "5 * 3", "2 ** 8", "https://example.com/a_b_c",
    "www.example.com", "amara@example.com", "mailto:a@example.com", "<https://example.com>",
    "--8<-- 'x'", "$x$", "a -- b", "x^2^", "==mark==", "++ins++", '"quoted"', "it's", "…",
    "Zoë Żółć 李小龙 🚢", "a\xa0b", "\u200ba", "wzxhzdk:0", "klzzwxh:0001", "\x02klzzwxh:0001\x03",
    "\x02amp\x03", "Term\n: definition", "a  \nb", "!", "!!", "!!!", "/", "//", ": x", ";",
    "&lt;b&gt;", "-5 %", "- - -", "* * *", "+1", "1.", "1.5", "007", "(a)", "[a][b]", "]", "[",
    "a](b", "\\]", "\\\\", "{", "}", "{}", "%", "`` ` ``", "&lt", "&#35;", "a&b;c", "|a|b|",
    ":-- | --:", "--|--", "<a", "<", ">", "@user", "#12", "\\#", "x \\", "http:", "://", "a:b:c",
    "::", "ftp://x", "*a*b*", "_a*b_", "a_b_", "***a", "**", "****",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(min_size=1, max_size=40),
    st.text(alphabet="\\`*_{}[]()<>#+-.!|:;&@~=\"'/?^$% ax1\n", min_size=1, max_size=24),
    st.lists(st.sampled_from(NASTY), min_size=1, max_size=3).map(" ".join),
    st.lists(st.sampled_from(NASTY), min_size=2, max_size=3).map("".join),
).filter(lambda text: bool(fold(text)))


@pytest.fixture(scope="session")
def check(site: Reader, git_host: Reader) -> Check:
    """A check that both readers show just the text, in every place of the page."""
    shown = [(reader, reader.sees(PAGE.replace("@@", "QQQ"))) for reader in (site, git_host)]

    def compare(text: str) -> None:
        for reader, events in shown:
            expected = [
                tuple(part.replace("QQQ", fold(text)) for part in event) for event in events
            ]
            assert reader.sees(PAGE.replace("@@", short(text))) == expected, short(text)

    return compare


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_comes_back_as_it_was(text: str, check: Check) -> None:
    """No mark of Markdown or HTML in a short text does anything: both readers show just the text,
    in every place.
    """
    check(text)


@pytest.mark.slow
@examples(300)
@given(text=TEXTS)
def test_any_text_comes_back_as_it_was(text: str, check: Check) -> None:
    """What holds for the known nasties holds for any text."""
    check(text)


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_comes_back_from_a_picture(text: str, site: Reader, git_host: Reader) -> None:
    """Nor does any mark do anything in a picture, which is a block of HTML."""
    page = '<table>\n<tr><th scope="row">@@</th><td class="told">1</td></tr>\n</table>\n\nA.\n'
    for reader in (site, git_host):
        plain = reader.sees(page.replace("@@", "QQQ"))
        assert ("text", "QQQ") in plain
        expected = [tuple(part.replace("QQQ", fold(text)) for part in event) for event in plain]
        assert reader.sees(page.replace("@@", html(text))) == expected, html(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz",
        "Zoë Żółć, Thảo Nguyễn, 李小龙",
        "Moved 40 million rows (12 %) in a night, at 3.5 times the speed",
        "“Quotes” and 'quotes', a dash – and a hyphen-ated word",
        "R&D, C# and snake_case; 10:30 to 11:15",
        "What would you do first? Why!",
        "€98,000 / £92,000 – $5",
        "-5 % in 2025, 1.5 points",
    ],
)
def test_what_is_no_markdown_stays_as_it_is(text: str) -> None:
    """Names, figures and plain sentences read in a diff as they were written."""
    assert short(text) == text


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://example.com/a_b?c=d&e=f#g", "https://example.com/a_b?c=d&e=f#g"),
        ("https://example.com/(x)", "https://example.com/%28x%29"),
        ("https://example.com/?a=1&copy;=2", "https://example.com/?a=1&amp;copy;=2"),
        ("mailto:a@example.com", "mailto:a@example.com"),
        ("tel:+4930555", "tel:+4930555"),
        ("HTTPS://example.com", "HTTPS://example.com"),
        ("javascript:alert(1)", None),
        (" data:text/html,x", None),
        ("java\nscript:alert(1)", None),
        ("//example.com", None),
        ("notes.md", None),
        ("", None),
    ],
)
def test_links_go_to_safe_places_only(address: str, target: str | None) -> None:
    """A link is http, https, mailto or tel, and cannot end its own brackets; everything else is no
    link.
    """
    assert url(address) == target


@examples(300)
@given(rest=st.text(max_size=30))
def test_a_link_holds_whatever_its_address(rest: str, site: Reader, git_host: Reader) -> None:
    """An address never breaks out of its link, and never brings an attribute along."""
    target = url(f"https://example.com/{rest}")
    assert target is not None
    for reader in (site, git_host):
        events = reader.sees(f"[x]({target})")
        assert [event[0] for event in events] == ["p", "a", "text", "/a", "/p"], target
        assert len(events[1]) == 2, target


def test_a_line_may_start_with_anything() -> None:
    """What would open a list, a heading or a quote is escaped at a line's start alone."""
    assert [line_start(text) for text in ("1. a", "1.5", "- a", "-5", "# a", "> a")] == [
        "1\\. a", "1.5", "\\- a", "-5", "\\# a", "\\> a",
    ]  # fmt: skip
