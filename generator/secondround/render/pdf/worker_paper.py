"""What a page gets on paper beside its words: room to write and type in, heads of rows, and the
page numbers of what is elsewhere.

In: the HTML of a page, in sections. Out: the same with fields, links and contents. It is cleaned
after this, so nothing here needs to be trusted.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Final

from secondround.render import separators

_TAG: Final = re.compile(r"<[^>]*>")
_TABLE: Final = re.compile(r"<table>.*?</table>", re.DOTALL)
_ROW: Final = re.compile(r"<tr>\n(?P<cells>.*?)</tr>", re.DOTALL)
_CELL: Final = re.compile(r"<(?P<tag>t[dh])(?P<style>[^>]*)>(?P<text>.*?)</t[dh]>\n", re.DOTALL)
_TO_ASK: Final = re.compile(
    r'<section class="level-\d[^"]*" id="(?:ask(?:_\d+)?|if-there-is-time-left)">.*?</section>',
    re.DOTALL,
)
_QUESTION: Final = re.compile(r'<label><input type="checkbox" title="(?P<words>[^"]*)".*?</label>')

_SECTION: Final = re.compile(
    r'<section class="level-2" id="(?P<id>[^"]*)">\n?<h2>(?P<title>.*?)</h2>'
)
_SESSION: Final = re.compile(
    r'<section class="level-3" id="(?P<id>[^"]*)">\n?<h3>(?P<title>.*?)</h3>\n?<p[^>]*>.*?(?=</p>)',
    re.DOTALL,
)
_STORY: Final = re.compile(
    r'<section class="level-3" id="(?P<id>[^"]*)">\n?<h3>.*?</h3>\n?<p><em>(?P<cue>.*?)</em>, '
)
_CUE: Final = re.compile(r"(?<=<strong>)(?P<cue>[^<]*)</strong>")
_LAST_WORD: Final = re.compile(r"(?<=\s)[^\s<>&\u0590-\u08ff]{1,20}$")
"""None of Arabic, Hebrew and the like: in a box of its own it would change places with the word
before it.
"""
_ROW_OF_STORY: Final = re.compile(r'<th scope="row">(?P<cue>[^<]*)</th>')
_NAMED_BY_DATA: Final = re.compile(
    r'<section class="level-2" id="(?:day-card|sheets|story-bank|after-the-interview)">.*?'
    r'(?=<section class="level-2"|$)',
    re.DOTALL,
)
_OPENING: Final = re.compile(
    r'(?P<section><section class="level-[3-6][^"]*") id="(?P<id>[^"]*)">\s*<(?P<level>h[3-6])>'
)
_SOURCE: Final = re.compile(r"\((?:<a [^>]*>)?source \d+(?:</a>)?\)")
_FEWEST: Final = 4
"""Sections of a packet that is worth a list of contents."""


def prepared(html: str, *, small: bool = False) -> str:
    """The page as it is printed. small: on many small pages, whose contents come early."""
    html = _TABLE.sub(lambda table: _with_fields(table[0]), html)
    html = _TO_ASK.sub(lambda asked: _with_answers(asked[0]), html)
    html = _bound(_with_contents(_with_pages(html), small=small))
    return _NAMED_BY_DATA.sub(_with_light_sections, html)


def words(html: str) -> str:
    """The words of a piece of HTML, as an attribute holds them."""
    return escape(unescape(" ".join(_TAG.sub("", html).split())))


def _with_fields(table: str) -> str:
    """A table with a head in each row; the cells of a column that nobody has written in are fields,
    called by their row and column.
    """
    rows = [list(_CELL.finditer(row["cells"])) for row in _ROW.finditer(table)]
    heads, *body = rows
    blank = set()
    for column in range(len(heads)):
        if all(column < len(row) and not row[column]["text"] for row in body):
            blank.add(column)
    lines = iter([heads, *body])

    def line(_: re.Match[str]) -> str:
        cells = next(lines)
        made = (_cell(cells, column, heads, blank) for column in range(len(cells)))
        return f"<tr>\n{''.join(made)}</tr>"

    return _ROW.sub(line, table)


def _cell(
    cells: list[re.Match[str]], column: int, heads: list[re.Match[str]], blank: set[int]
) -> str:
    cell = cells[column]
    if cell["tag"] == "th":
        return cell[0]
    if column in blank:
        name = ": ".join(filter(None, (words(heads[column]["text"]), words(cells[0]["text"]))))
        return f'<td class="room">{_field(name)}</td>\n'
    if column == 0 and len(cells) > 1 and cell["text"]:
        return f'<th scope="row"{cell["style"]}>{cell["text"]}</th>\n'
    return cell[0]


def _with_answers(asked: str) -> str:
    """Questions with room for the answer below each."""
    return _QUESTION.sub(
        lambda question: question[0] + _field(f"Answer to: {question['words']}"), asked
    )


def _field(name: str) -> str:
    """A field to write in: a box, of which the finished PDF makes a field of text."""
    return f'<input type="checkbox" class="field" title="{name}">'


def _with_pages(html: str) -> str:
    """The day card leads to each session's sheet, and a sheet to each story's whole text."""
    card, *rest = re.split(r'(?=<section class="level-2" id="(?!day-card))', html)
    if not rest:
        return html
    sheets = {found["title"]: found["id"] for found in _SESSION.finditer(rest[0])}
    card = _SESSION.sub(lambda one: _with_page(one[0], sheets.get(one["title"], "")), card)
    stories = {found["cue"]: found["id"] for found in _STORY.finditer(html)}

    def told(cue: re.Match[str]) -> str:
        return _with_page(cue[0], stories.get(cue["cue"], ""))

    def listed(row: re.Match[str]) -> str:
        story = stories.get(row["cue"])
        return f'<th scope="row"><a href="#{story}">{row["cue"]}</a></th>' if story else row[0]

    rest[0] = _CUE.sub(told, rest[0])
    return "".join((card, *(_ROW_OF_STORY.sub(listed, section) for section in rest)))


def _with_page(html: str, anchor: str) -> str:
    """HTML with a link behind it whose page number the style sheet adds.

    Its last word and the link are kept together as one box: after a no-break space a link that does
    not fit has WeasyPrint break the line at its first blank.
    """
    if not anchor:
        return html
    link = f'<a class="page" href="#{anchor}">page</a>'
    together, found = _LAST_WORD.subn(rf'<span class="together">\g<0>&nbsp;{link}</span>', html)
    return together if found else f"{html} {link}"


def _bound(html: str) -> str:
    """No line begins with a dot between two facts, and none ends within the number of a source."""
    return _SOURCE.sub(r'<span class="together">\g<0></span>', separators.bound(html))


def _with_light_sections(section: re.Match[str]) -> str:
    """Sections named after people and stories, whose headings are what links lead to. A style is
    worked out once for all that have it, and an id is a style of its own, with all that is in it.
    """
    return _OPENING.sub(r'\g<section>><\g<level> id="\g<id>">', section[0])


_TAKEN_ALONG: Final = frozenset({"day-card", "sheets", "if-they-ask"})


def _with_contents(html: str, *, small: bool) -> str:
    """What there is to read, with its pages, before the first section that is not taken along; of
    many small pages behind the day card.
    """
    sections = list(_SECTION.finditer(html))
    reading = [section for section in sections if section["id"] not in _TAKEN_ALONG]
    if len(sections) < _FEWEST or len(reading) == len(sections):
        return html
    items = (f'<li><a href="#{part["id"]}">{part["title"]}</a></li>' for part in sections)
    behind_card = [section for section in sections if section["id"] != "day-card"]
    at = (behind_card if small else reading)[0].start()
    contents = f'<ul class="contents">{"".join(items)}</ul>'
    return f'{html[:at]}<section class="level-2" id="contents">{contents}</section>\n{html[at:]}'
