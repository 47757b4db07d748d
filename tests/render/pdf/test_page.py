"""The HTML that is printed: what the page says, and nothing it should not."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from secondround.render.pdf.worker_page import About, body, document

_ALLOWED = {
    *{
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "p",
        "em",
        "strong",
        "code",
        "pre",
        "blockquote",
        "br",
        "hr",
        "a",
    },
    *{
        "img",
        "del",
        "ul",
        "ol",
        "li",
        "label",
        "input",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    },
}


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def _tags(html: str) -> list[tuple[str, dict[str, Any]]]:
    seen = _Seen()
    seen.feed(html)
    return seen.tags


def test_headings_open_sections_in_each_other() -> None:
    """A section holds its heading and all up to the next heading of its level; its id is the
    heading's slug.
    """
    html = body("# T\n\n## Pitch\n\na\n\n### Who\n\nb\n\n#### How\n\nc\n\n## Company\n\nd\n")
    assert re.sub(r"\n", "", html) == (
        '<h1 id="t">T</h1>'
        '<section class="level-2" id="pitch"><h2>Pitch</h2><p>a</p>'
        '<section class="level-3" id="who"><h3>Who</h3><p>b</p>'
        '<section class="level-4" id="how"><h4>How</h4><p>c</p></section></section></section>'
        '<section class="level-2" id="company"><h2>Company</h2><p>d</p></section>'
    )


def test_sheets_share_their_styles() -> None:
    """Sections that are alike are alike to a style sheet: those named after people and stories have
    their ids at their headings.
    """
    sheet = "### At nine\n\n#### Kim Lee\n\na\n\n"
    names: list[str] = []
    for tag, attributes in _tags(body(f"# T\n\n## Sheets\n\n{sheet * 2}## Company\n\n### Goals\n")):
        names += [tag + "#" + attributes["id"]] if "id" in attributes else []
    assert names == [
        "h1#t",
        "section#sheets",
        *("h3#at-nine", "h4#kim-lee", "h3#at-nine_1", "h4#kim-lee_1"),
        "section#company",
        "section#goals",
    ]


def test_a_box_stands_in_a_label_with_its_words() -> None:
    """The label reaches over the task's words, its list below not included; the box is named like
    them.
    """
    html = body(
        '- [ ] Ask *what* "success" takes\n- [x] Bring <two> copies\n\n    - [ ] One of them '
        "signed\n"
    )
    assert (
        '<label><input type="checkbox" title="Ask what &quot;success&quot; takes"> Ask <em>'
        "what</em>" in html
    )
    assert html.count("<label>") == html.count("</label>") == 3
    assert html.count('checked="checked"') == 1
    assert not re.search(r"<label>(?:(?!</label>).)*<ul", html, re.DOTALL)


def test_columns_keep_their_side() -> None:
    """A column of figures stays on the right; no other style comes through."""
    assert '<td style="text-align:right">1</td>' in body("| a |\n| ---: |\n| 1 |\n").replace(
        ": ", ":"
    ).replace(";", "")
    assert "style" not in body('<p style="position: fixed">x</p>')


def test_what_to_tell_is_nobody() -> None:
    """A sheet's people are in a box of their own; what to tell them, in an order or not, is beside
    it, whatever sheet has the same heading.
    """
    sheet = "### At nine\n\n#### Kim Lee\n\na\n\n#### Tell, in this order\n\nb\n\n#### Ask\n\nc\n\n"
    tags = _tags(body(f"# T\n\n## Sheets\n\n{sheet * 2}"))
    classes = [look["class"] for tag, look in tags if look.get("class")]
    one = ["level-3", "room", "people", "level-4 person", "level-4 tell", "level-4 ask"]
    assert classes == ["level-2", *one, *one]


def test_title_and_header_are_text() -> None:
    """What stands in the running header cannot end the attribute it stands in."""
    about = About('"><script>', "' onload='x", '"><b>', 'en"', "packet")
    html = document("", about)
    assert "<script>" not in html
    (attributes,) = [attributes for tag, attributes in _tags(html) if tag == "body"]
    assert attributes == {
        "class": "packet",
        "data-title": '"><script>',
        "data-header": "' onload='x",
    }


@given(
    st.text(
        alphabet=st.sampled_from("<>/=\"'&;:#[]()!*_`|-+.\\ \n\tabcdefhijlmnoprstuv1x"),
        max_size=120,
    )
    | st.lists(
        st.sampled_from(
            [
                "<script>",
                "<img src=x onerror=y>",
                "](javascript:x)",
                "[a](file:///x)",
                "<svg onload=x>",
                "<a href='",
                "\n",
            ]
        )
        | st.text(max_size=20),
        max_size=8,
    ).map("".join)
)
@example(
    '[a](JaVaScRiPt:x) <a href=" javascript:x">b</a> [c](//host/x) <input type=file> <input '
    "type=checkbox onclick=x>"
)
def test_no_text_brings_markup_of_its_own(text: str) -> None:
    """Whatever the text: allowed elements only, no handlers, links to the web, mail, telephone or
    the page itself.
    """
    for tag, attributes in _tags(body(text)):
        assert tag in _ALLOWED
        assert not [name for name in attributes if name.startswith("on")]
        if tag == "a" and "href" in attributes:
            assert re.match(r"(https?://|mailto:|tel:|#)", attributes["href"], re.IGNORECASE)
        if tag == "input":
            assert attributes.get("type") in {None, "checkbox"}
