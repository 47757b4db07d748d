"""Long text from people: the same words for every reader, and nothing that acts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.limits import examples

from secondround.render.markdown.longtext import beat, line, long
from secondround.text import sentences
from secondround.text.letters import CONTROL


class Reader(Protocol):
    name: str

    def html(self, markdown: str) -> str: ...
    def sees(self, markdown: str) -> list[tuple[str, ...]]: ...
    def events(self, html: str) -> list[tuple[str, ...]]: ...


ALLOWED = {"p", "ul", "ol", "li", "em", "strong", "code", "blockquote", "a", "br"}
SCHEMES = {"http", "https", "mailto", "tel"}
WRITTEN = (
    MarkdownIt("commonmark", {"html": False})
    .enable("table")
    .disable(["html_block", "html_inline", "reference", "entity", "code", "fence"])
)
DIVIDES = "·"  # stands between a table's cells
PIECES = (
    "# Title\n", "Title\n===\n", "Title\n---\n", "- a\n", "- b\n", "* c\n", "  - d\n", "    - e\n",
    "1. one\n", "2) two\n", "10. ten\n", "120. far\n", "1. one\n2. two\n", "> quote\n",
    "> > deeper\n", "> - item\n>\n> more\n", "- > quoted\n", "- - twice\n", "-\n", "\n", "\n\n",
    "text\n", "more text ", "**strong** ", "*em* ", "***both*** ", "**a *b* c** ", "a*b*c ",
    "**a**b ", "`code` ", "`a|b` ", "``a`b`` ", "`<b>` ", "    indented\n",
    "```\nfenced <b>\n  two\n```\n", "~~~\nopen\n", "<b>bold</b> ", "<div>\nblock\n</div>\n",
    "<!-- gone --> ", "<script>alert(1)</script>\n", "[link](https://example.com/a_b?c=d&e=f) ",
    "[x](javascript:alert(1)) ", "[x](data:text/html,y) ", "[mail](mailto:a@example.com) ",
    "[tel](tel:+4930555) ", '![alt *text*](x.png "t") ', "<https://example.com/x> ",
    "https://example.com/y. ", "[a]: https://example.com 't'\n", "[a] ", "[a][a] ", "[^1] ",
    "[^1]: n\n", "| a | b |\n| - | - |\n| c | d |\n", "***\n", "- - -\n", "\\\n", "  \n",
    "line  \nbreak ", "{: .x onclick=y }\n", "!!! note\n", ":smile: ", "&copy; &#x6a; &amp;lt; ",
    "# ", "#", "1986. ", "+ plus\n", "    - deep\n        - deeper\n", "[[fact]] ", "~~x~~ ", "!",
    "[b](https://example.com/(x)) ", "*", "**", "_", "`", "<", "\t", "- [ ] box\n", ": def\n",
    "Term\n", "**[l](https://example.com)** ",
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join),
    st.text(alphabet="\\`*_[]()<>#+-.!|:;&~1 ax\n\t", min_size=1, max_size=40),
    st.text(max_size=60),
)


def words(events: Iterable[tuple[str, ...]]) -> str:
    """The visible characters, without what divides them: that, readers may lay out in their own
    way.
    """
    return re.sub(
        rf"[\s{DIVIDES}]",
        "",
        CONTROL.sub("", "".join(event[1] for event in events if event[0] == "text")),
    )


def pictures_told(html: str) -> str:
    """`html` with every picture's description in its place."""
    return re.sub(r'<img[^>]*alt="([^"]*)"[^>]*>', r"\1", html)


def shape(events: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The tags and words, whether a list is spaced or not."""
    return [
        (event[0], " ".join(event[1].split())) if event[0] == "text" else event
        for event in events
        if event[0] not in {"p", "/p", "/br"}
    ]


@examples(300)
@given(written=TEXTS)
def test_both_readers_see_the_same(written: str, site: Reader, git_host: Reader) -> None:
    """Canonical Markdown is one document: both readers make the same lists, quotes and styles of
    it.
    """
    markdown = long(written)
    assert shape(site.sees(markdown)) == shape(git_host.sees(markdown)), markdown


def is_in(part: str, whole: str) -> bool:
    """Whether the characters of `part` stand in `whole`, in their order."""
    rest = iter(whole)
    return all(character in rest for character in part)


@examples(300)
@given(written=TEXTS)
def test_every_word_is_kept(written: str, git_host: Reader) -> None:
    """All letters and digits that Markdown shows of a text are shown, and nothing that does not
    stand in it.
    """
    shown = words(git_host.events(pictures_told(WRITTEN.render(CONTROL.sub("", written)))))
    for markdown in (long(written), line(written)):
        seen = words(git_host.sees(markdown))
        assert is_in("".join(filter(str.isalnum, shown)), seen), markdown
        assert is_in(seen, words([("text", written)])), markdown


@pytest.mark.slow
@examples(300)
@given(written=TEXTS)
def test_nothing_is_left_to_clean(written: str, site: Reader, git_host: Reader) -> None:
    """An HTML cleaner with a short list of tags and safe links finds nothing to take out, in blocks
    or on one line.
    """
    for markdown in (long(written), long(written, label="Result."), line(written)):
        for reader in (site, git_host):
            html = reader.html(markdown)
            assert {event[0].lstrip("/") for event in reader.events(html)} <= ALLOWED | {"text"}, (
                markdown
            )
            cleaned = nh3.clean(
                html,
                tags=ALLOWED,
                attributes={"a": {"href"}, "ol": {"start"}},
                link_rel=None,
                url_schemes=SCHEMES,
            )
            assert shape(reader.events(cleaned)) == shape(reader.events(html)), markdown


@pytest.mark.slow
@examples(150)
@given(written=TEXTS, data=st.data())
def test_both_readers_see_the_same_strong_sentences(
    written: str, data: st.DataObject, site: Reader, git_host: Reader
) -> None:
    """Sentences set off, with links, code and emphasis in them, are one document, too, and lose no
    word.
    """
    found = sentences.split_sentences(written)
    strong = data.draw(st.sets(st.sampled_from(found))) if found else set()
    markdown = beat(written, strong=tuple(strong), label="Result.")
    assert shape(site.sees(markdown)) == shape(git_host.sees(markdown)), markdown
    assert words(git_host.sees(markdown)) == words(
        git_host.sees(beat(written, strong=(), label="Result."))
    )


@pytest.mark.slow
@examples(200)
@given(written=TEXTS)
def test_it_keeps_to_its_item(written: str, site: Reader, git_host: Reader) -> None:
    """Long text in a list's item stays inside the item, whatever blocks it has."""
    for reader in (site, git_host):
        events = shape(reader.sees(f"- **Q** {long(written, indent=4, after=True)}\n- after"))
        assert events[:3] == [("ul",), ("li",), ("strong",)]
        assert events[-4:] == [("li",), ("text", "after"), ("/li",), ("/ul",)]
        assert sum(event == ("ul",) for event in events) == 1 + sum(
            event == ("ul",) for event in reader.sees(long(written))
        )


@pytest.mark.slow
@examples(200)
@given(written=TEXTS)
def test_one_line_fits_a_cell(written: str, site: Reader, git_host: Reader) -> None:
    """Long text in a table's cell stays on its line and inside its cell."""
    markdown = line(written)
    assert "\n" not in markdown
    for reader in (site, git_host):
        events = reader.sees(f"| A | B |\n| --- | --- |\n| {markdown} | end |")
        assert sum(event[0] == "td" for event in events) == 2, markdown


@pytest.mark.parametrize(
    ("written", "markdown"),
    [
        ("# A heading\ntext", "**A heading**\n\ntext"),
        ("+ 4 % sales", "\\+ 4 % sales"),
        ("> 1,000 customers", "\\> 1,000 customers"),
        ("> We want calm\n> people.", "> We want calm people."),
        ("1998. Founded in a fish hall.", "1998\\. Founded in a fish hall."),
        ("2015. Trainee.\n2019. Head\nof yard.", "2015\\. Trainee.  \n2019\\. Head of yard."),
        ("3. Platz", "3\\. Platz"),
        ("- 4 % costs\n- 2 % returns", "\\- 4 % costs  \n\\- 2 % returns"),
        ("+ calm\n- far\n+ kind", "\\+ calm  \n\\- far  \n\\+ kind"),
        ("# 3 in Bavaria\nand growing", "\\# 3 in Bavaria and growing"),
        ("# of staff: 9\nand growing", "\\# of staff: 9 and growing"),
        ("24*7*365 and 5*3", "24\\*7\\*365 and 5\\*3"),
        ("R&amp;D &copy;", "R&amp;amp;D &amp;copy;"),
        ("C:\\new on \\\\srv", "C:&#92;new on &#92;&#92;srv"),
        ("5\xa0000\u202f€", "5\xa0000\u202f€"),
        ("[map](map.png)", "\\[map\\](map.png)"),
        ("- one\n- two", "- one\n- two"),
        (
            "(https://en.example/Foo_(bar))",
            "([https&#58;//en.example/Foo\\_(bar)](https://en.example/Foo_%28bar%29))",
        ),
        ("- a\n  - b\n- c", "- a\n    - b\n- c"),
        ("1. a\n\n   b\n2. c", "1. a\n\n    b\n\n2. c"),
        ("![a map](map.png)", "a map"),
        ("```\nmake build\n```", "`make build`"),
        ("see https://example.com/x.", "see <https://example.com/x>."),
        ("<b>x</b>", "&lt;b>x&lt;/b>"),
        ("**Note:** *this*.", "**Note:** *this*."),
        (
            "| Day | Loads |\n| --- | ---: |\n| Sat | *12* |\n| Sun | |",
            "**Day** · **Loads**  \nSat · *12*  \nSun ·",
        ),
        ("un*believ*able", "un\\*believ\\*able"),
        ("Wow\\![a](https://example.com)", "Wow\\![a](https://example.com)"),
    ],
)
def test_what_becomes_of_it(written: str, markdown: str) -> None:
    """Headings become strong lines, pictures their description, code blocks code lines, HTML
    text.
    """
    assert long(written) == markdown


def test_a_strong_sentence_is_strong_to_its_end() -> None:
    """With code, a link and emphasis in it, from its first word to its last mark."""
    text = "We cut `x` by ~4 % for Dr. Moll (see https://a.example/b). Then *we* left."
    first, second = sentences.split_sentences(text)
    assert beat(text, strong=(first,)) == (
        "**We cut `x` by &#126;4 % for Dr. Moll (see <https://a.example/b>).** Then *we* left."
    )
    assert beat(text, strong=(second,)).endswith("<https://a.example/b>). **Then we left.**")
