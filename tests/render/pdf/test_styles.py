"""What is kept of styles and boxes, and what is read by another parser, changes no page."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import tinyhtml5
import weasyprint
import weasyprint.html
from cffi import CDefError
from cffi.cparser import Parser
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.render.pdf.put_back import weasyprint_put_back

from secondround.render.pdf import (
    worker_alike,
    worker_boxes,
    worker_flow,
    worker_notes,
    worker_styles,
    worker_tree,
    worker_types,
)
from secondround.render.pdf.worker_page import About, document

_SHEET = """
@page { size: 300px 220px; margin: 12%; @top-left { content: string(title); width: 30% } }
@page other { margin: 5px; background: #eee; @footnote { border-top: 1px solid } }
body { font-size: 9px; string-set: title content(text) }
p::first-letter { font-size: 2em; margin: 1px }
p::first-line { font-weight: 600; background: #ccc }
b::before { content: "+"; border: 1px solid; border-radius: 1px 20% }
table { border-collapse: collapse } td { border: 1px solid; padding: 2px }
ol ::marker { color: red }
div > div { padding: inherit; margin-inline: var(--room, 1px) } div > p { margin: 1px 0 }
"""
_WAYS = (
    "page: other",
    "float: footnote",
    "float: right; width: 30%; border-radius: 3px 10%; background: red",
    "position: absolute; left: 3%; top: 2px; background: #ddd",
    "position: relative; left: 2%; max-width: 40%; min-height: 20px",
    "display: flex; padding-inline-start: 4%; gap: 2px",
    "border: 2px solid; direction: rtl; margin-block: 3%",
    "visibility: hidden; text-decoration: underline",
    "display: inline-block; box-shadow: 1px 1px red; font-size: 1.4em; line-height: 2",
    "display: list-item; list-style: square inside; background-image: linear-gradient(red, blue)",
    "--room: 7px; color: blue; text-transform: uppercase; margin-top: inherit",
)
_GRID = "display: grid; grid-template-columns: 1fr 1fr; width: 70%"  # over pages, WeasyPrint fails
_CELL = "<table><caption>few</caption><tr><td>word <td style='width: 20%'>other words</table>"
_PLAIN = {"namespace_html_elements": False}
_LIST = "<ol><li>one<li><b>two</b> more</ol>"
_BLOCKS = st.recursive(
    st.sampled_from(("<p>" + "word " * 9, "<p><b>few</b> words", _CELL, _LIST)),
    lambda inner: st.builds(
        '<div style="{0}">{1}</div>'.format,
        st.sampled_from(_WAYS),
        st.lists(inner, min_size=1, max_size=3).map("".join),
    ),
    max_leaves=3,
)


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(blocks=st.lists(_BLOCKS, min_size=1, max_size=3))
@example(blocks=[f'<div style="{way}"><p>word {_CELL}</div><p>end' for way in (*_WAYS, _GRID)])
def test_pages_are_the_same_with_kept_styles(blocks: list[str]) -> None:
    """The same bytes, however what stands on a page is styled."""
    plain = _printed(blocks)
    with weasyprint_put_back():
        worker_boxes.keep()
        worker_flow.keep()
        worker_styles.keep()
        worker_alike.share()
        worker_notes.leave_out()
        assert _printed(blocks) == plain


_BOTH = "p { margin-top: 9px; margin-block-start: 1px }"


@pytest.mark.parametrize(
    "rules",
    [
        'i::after { content: leader("..") "end" }',
        f"{_BOTH} .a p {{ margin-top: 9px }} .b p {{ margin-block-start: 1px }}",
        ".a { padding-left: 9px } p { padding-left: inherit }",
        ".a { padding-left: 9px } p { padding-left: var(--none, inherit) }",
        ".a { --size: 9px } p { font-size: var(--size, 1em) }",
        ".a { text-decoration: underline } .b { text-decoration: overline }",
        ".a { color: red } .b { font-size: 9px } i { width: 9em; display: block }",
        "body, div { display: block; margin: 1px; height: 9px; overflow: hidden }",
        ".a { page: other } .b { page: another }",
    ],
)
def test_what_is_not_alike_has_a_style_of_its_own(
    rules: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Two blocks and all in them have the styles that their rules and parents give them."""
    block = "<p>one  two <i>three  <b>four</b></i></p><p id=a>five</div>"
    page = weasyprint.HTML(
        string=f"<html lang=en><style>div {{ height: 40px }} i {{ font-style: normal }} {rules}"
        f"</style><div class=a>{block}<div class=b>{block}"
    )
    plain, warned = page.write_pdf(), caplog.messages.copy()
    caplog.clear()
    with weasyprint_put_back():
        worker_alike.share()
        assert page.write_pdf() == plain
    assert caplog.messages == warned


@pytest.mark.parametrize(
    "rules",
    [
        "",
        "b { float: left }",
        "b { position: absolute }",
        "b { position: fixed }",
        "b { float: footnote }",
    ],
)
def test_what_stands_elsewhere_goes_with_its_block(rules: str) -> None:
    """What is out of the flow pushes words aside, and goes to the next page with what it is in."""
    block = "<div>" + "<p>Some words <b>aside</b> and more</p>" * 3 + "</div>"
    page = weasyprint.HTML(
        string="<html lang=en><style>@page { size: 200px; margin: 10px } div { break-inside: avoid;"
        f" position: relative; orphans: 3 }} {rules}</style>{block * 4}"
    )
    plain = page.write_pdf()
    with weasyprint_put_back():
        worker_flow.keep()
        assert page.write_pdf() == plain


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.sampled_from("a#*[]()<>&\"'|`- \n\t\u00a0\u00e9\x0b\x1f"), max_size=40))
@example(text='| a | b |\n| - | - |\n| 1 | <br> & &copy; |\n\n- [ ] a "box" > 1\n\n![a\nb](x.png)')
def test_a_page_is_the_same_tree(text: str) -> None:
    """The same elements, texts and attributes as a parser of HTML finds, but for white space."""
    html = document(f"# Page\n\n{text}", About(text, text, text, "en", "packet"))
    found, expected = (
        parse(html, **_PLAIN) for parse in (worker_tree.Parser.parse, tinyhtml5.parse)
    )
    assert _told(found) == _told(expected)


@pytest.mark.parametrize("where", ["sheet", "imported", "element", "pending", "nowhere"])
def test_a_note_is_a_note_wherever_a_style_says_so(where: str, tmp_path: Path) -> None:
    """Footnotes are printed as WeasyPrint does alone, and without any nothing looks for them."""
    note = "float: footnote"
    (tmp_path / "more.css").write_text(f"b {{ {note} }}")
    sheets = {
        "sheet": f"b {{ {note} }}",
        "imported": "@import url(more.css);",
        "pending": "b { --away: footnote; float: var(--away) }",
    }
    sheet = weasyprint.CSS(string=sheets.get(where, "b { color: red }"), base_url=tmp_path)
    style = note if where == "element" else ""
    page = weasyprint.HTML(string=f'<html lang="en"><p>A word<b style="{style}">below</b>')
    plain = page.write_pdf(stylesheets=[sheet])
    rules = weasyprint.html.UA_STYLESHEET.matcher.other_selectors
    with weasyprint_put_back():
        worker_notes.leave_out()
        assert page.write_pdf(stylesheets=[sheet]) == plain
    assert weasyprint.html.UA_STYLESHEET.matcher.other_selectors is rules


@pytest.mark.parametrize("type_", ["Box *", "char[]", "unsigned int *", "Word", "Nothing *"])
def test_a_type_is_read_as_with_all_names(type_: str) -> None:
    """The same type, or the same complaint."""
    parser = Parser()
    parser.parse("typedef struct { int x; } Box; typedef unsigned int Word; typedef Word Other;")
    expected = _read(parser, type_)
    with weasyprint_put_back():
        worker_types.keep_few()
        assert _read(parser, type_) == expected


def _read(parser: Parser, type_: str) -> object:
    try:
        return parser.parse_type(type_)
    except CDefError as error:
        return str(error)


def _told(tree: ET.Element) -> list[tuple[object, ...]]:
    return [
        (
            node.tag,
            [(name, value.split()) for name, value in sorted(node.items())],
            node.text or "",
            node.tail or "",
        )
        for node in tree.iter()
    ]


def test_a_page_to_print_is_read_as_xml(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser for HTML has nothing to do."""
    monkeypatch.setattr(tinyhtml5, "parse", None)
    html = document("# Page\n\n- [ ] a", About("Page", "", "", "en", "packet"))
    with weasyprint_put_back():
        worker_tree.keep()
        page = weasyprint.HTML(string=html)
    assert page.etree_element.find("body/h1").text == "Page"


def test_a_page_that_is_not_closed_is_read_all_the_same() -> None:
    """What is no tree for the one parser is read by the other."""
    tree = worker_tree.Parser.parse("<!doctype html><html><body><p>one<p>two", **_PLAIN)
    assert [node.text for node in tree.iter("p")] == ["one", "two"]


def _printed(blocks: list[str]) -> bytes:
    page = weasyprint.HTML(string=f'<html lang="en"><body>{"".join(blocks)}')
    made: bytes = page.write_pdf(stylesheets=[weasyprint.CSS(string=_SHEET)])
    return made
