r"""How long text from people is read: as CommonMark, where it is unmistakably meant as that.

In: Markdown as people write it. Out: what a CommonMark reader makes of it, its blocks as a tree and
what is inside them as a flat run of tokens. What only looks like Markdown (`+ 4 %`, `24*7*365`,
`C:\_new`, `R&amp;D`) stays text.
"""

from __future__ import annotations

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, backtick, escape
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from secondround.render.markdown.escape import url
from secondround.text import CONTROL, prose

GUARD: Final = "\x01"
"""Put before a line's first mark where that is text. No author can write it, and nobody sees it."""
_LONGEST_RUN: Final = 3
"""Marks of emphasis in a row; more mean nothing."""
_PICTURE: Final = re.compile(r"""!\[([^\[\]\n]*)\]\([^()\s]*(?:[ \t]+"[^"\n]*")?\)""")


def tree(text: str) -> SyntaxTreeNode:
    """The blocks of `text`; each of the type `inline` has its tokens in `inside`."""
    tokens = _READER.parse(guarded(CONTROL.sub("", text)))
    for token in tokens:
        token.meta = {"inside": token.children or []}
        token.children = []  # they may nest deeper than a tree of them could be walked
    return SyntaxTreeNode(tokens)


def inside(node: SyntaxTreeNode) -> list[Token]:
    """The tokens inside a paragraph, a heading or a table's cell, in their order."""
    found: list[Token] = node.children[0].meta["inside"]
    return found


def guarded(text: str) -> str:
    """`text` with a guard before each mark that would open a block but is only text."""
    written: list[str] = []
    column = 0
    for line in prose.lines(text):
        if line.kind == "item":
            column = line.column
        elif line.kind == "marked" and len(line.indent) < column:
            written.append("")  # else it goes on with the item above it
            column = 0
        is_guarded = line.kind == "marked" or (line.mark and prose.opens_block(line.words))
        guard = GUARD if is_guarded else ""
        written.append(line.indent + line.mark + guard + line.words + "  " * line.ends)
    return "\n".join(written)


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it calls it so)
    """Marks of emphasis, but neither inside a word (`24*7*365`) nor in a long row of them."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    end = state.pos + scanned.length
    in_word = _is_letter(state.src[state.pos - 1 : state.pos]) and _is_letter(
        state.src[end : end + 1]
    )
    if in_word or scanned.length > _LONGEST_RUN:
        state.append_pending(state.src[state.pos : end])
        state.pos = end
        return True
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        delimiter = Delimiter(
            marker=ord(marker),
            length=scanned.length,
            token=len(state.tokens) - 1,
            end=-1,
            open=scanned.can_open,
            close=scanned.can_close,
        )
        state.delimiters.append(delimiter)
    state.pos = end
    return True


def _is_letter(character: str) -> bool:
    """A digit, or a letter of a script that parts words with blanks."""
    return character.isdigit() or character.lower() != character.upper()


def _code(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (likewise)
    """A code span, unless it would begin inside a word or with a blank: `5' 4` is a length."""
    before, after = state.src[state.pos - 1 : state.pos], state.src[state.pos + 1 : state.pos + 2]
    if state.src[state.pos] == "`" and after != "`" and (_is_letter(before) or after.isspace()):
        state.append_pending("" if silent else "`")
        state.pos += 1
        return True
    return backtick(state, silent)


def _escape(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (likewise)
    r"""A backslash hides a mark of emphasis, code or a link; any other is text, as in `C:\new`."""
    after = state.src[state.pos + 1 : state.pos + 2]
    hides = after != "" and after in "*_`[]"
    return (hides or state.src.startswith("\\![", state.pos)) and escape(state, silent)


def _picture(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (likewise)
    """A picture is its description."""
    picture = _PICTURE.match(state.src, state.pos, state.posMax)
    if not picture:
        return False
    state.append_pending("" if silent else picture[1])
    state.pos = picture.end()
    return True


def _address(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (likewise)
    """An address of a page in angle brackets; another's, such as a person's, keeps them."""
    return state.src.startswith(("<http://", "<https://"), state.pos) and autolink(state, silent)


def _is_safe(address: str) -> bool:
    return url(address) is not None


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.disable(["code", "hr", "lheading", "reference", "html_block", "html_inline", "entity"])
    reader.inline.ruler.at("emphasis", _emphasis)
    reader.inline.ruler.at("backticks", _code)
    reader.inline.ruler.at("escape", _escape)
    reader.inline.ruler.at("image", _picture)
    reader.inline.ruler.at("autolink", _address)
    reader.validateLink = _is_safe  # type: ignore[assignment,method-assign]
    return reader


_READER: Final = _reader()
