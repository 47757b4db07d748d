"""Markdown read in less than half the time: no text is searched for what cannot begin in it.

In: Markdown's reader, before it reads a page. Out: the same reader, faster. It must not change a
byte of what is made: tests hold it against the reader as it comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.htmlparser import HTMLExtractor
from markdown.postprocessors import RawHtmlPostprocessor
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, AtomicString

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.blockprocessors import BlockProcessor

_MARKS: Final = {
    "backtick": "`\\", "escape": "\\", "reference": "[", "link": "[", "image_link": "!",
    "image_reference": "!", "short_reference": "[", "short_image_ref": "!", "autolink": "<",
    "automail": "<", "linebreak": "\n", "html": "<", "entity": "&", "em_strong": "*_",
}  # fmt: skip
"""Letters of which each of Markdown's patterns needs one. Patterns of extensions are always
tried.
"""
_MARKS_OF_BLOCKS: Final = {
    "hashheader": "#", "setextheader": "\n", "quote": ">", "reference": "[", "table": "|",
}  # fmt: skip
"""A letter without which none of these can begin in a block of text."""
_OF_MARKDOWN: Final = "markdown.inlinepatterns"
_BLOCKS_OF_MARKDOWN: Final = ("markdown.blockprocessors", "markdown.extensions.tables")
_ANCHORS: Final = ("id", "name")
_EMPHASIS: Final = re.compile(r"(\*\*?+)((?![\s*])[^*_]++(?<!\s))\1(?!\*)")
_PLAINLY: Final = re.compile(rf"(?:[^*_]*+{_EMPHASIS.pattern})++[^*_]*+")
"""Strong words and emphasis beside each other, never one in the other: nothing to be weighed."""
_RAW: Final = "mkdocs_raw_html"
"""What MkDocs calls its search for anchors that are written as HTML."""
_CONTENTS: Final = "toc"

_INSIDE: Final = (
    "a|b|br|caption|code|div|em|i|li|ol|p|small|span|strong|table|tbody|td|th|thead|tr|ul"
)
_ATTRIBUTES: Final = r"(?:\ [a-z-]++=\"[^\"<>&`]*+\")*+"
_BLOCK: Final = re.compile(
    rf"""<(table|ol|ul|div){_ATTRIBUTES}>
    (?:[^<&]++ | &[a-z]+; | </?(?!\1\b)(?:{_INSIDE}){_ATTRIBUTES}>)*+
    </\1>(?=[ ]*\n[ ]*\n)""",
    re.VERBOSE,
)
"""A table or a list written as HTML, with nothing in it that could be read otherwise."""


class QuickReading(Extension):
    """Puts the faster parts in the place of the slow ones."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (its name there)
        """Do so, at the same places in the order of work."""
        md.treeprocessors.register(_Inline(md), "inline", 20)
        md.preprocessors.register(_OncePerPage(md), "once_per_page", 22)
        if type(md.preprocessors["html_block"]) is HtmlBlockPreprocessor:
            md.preprocessors.register(_HtmlBlocks(md), "html_block", 20)
        if type(md.postprocessors["raw_html"]) is RawHtmlPostprocessor:
            md.postprocessors.register(_RawHtml(md), "raw_html", 30)


class _Inline(InlineProcessor):
    """Tries a pattern only where a text has a letter that it needs: one time in five."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Look through the patterns first: by now, all extensions have added theirs."""
        known = {}
        for name, marks in _MARKS.items():
            if name in self.inlinePatterns:
                pattern = self.inlinePatterns[name]
                needed = "".join(getattr(pattern, "tokens", marks))
                known[pattern] = needed if type(pattern).__module__ == _OF_MARKDOWN else ""
        self._tried = [(pattern, known.get(pattern, "")) for pattern in self.inlinePatterns]
        self._marks = "".join(known.values()) if all(marks for _, marks in self._tried) else ""
        last = self._tried[-1][0]
        is_usual = last in known and getattr(last, "tokens", None) == ["*", "_"]
        self._emphasis = last if is_usual else None
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 (its names there)
        """As there, but for the patterns that are passed over."""
        if isinstance(data, AtomicString):
            return data
        try_: Any = vars(InlineProcessor)["_InlineProcessor__applyPattern"]
        number, start, letters = patternIndex, 0, set(data)
        if self._marks and letters.isdisjoint(self._marks):
            return data
        while number < len(self._tried):
            pattern, marks = self._tried[number]
            matched = False
            if not marks or not letters.isdisjoint(marks):
                is_first = pattern is self._emphasis and not start
                if is_first and _PLAINLY.fullmatch(data):
                    return _EMPHASIS.sub(self._stashed, data)
                data, matched, start = try_(self, pattern, data, number, start)
            if not matched:
                number, start = number + 1, 0
        return data

    def _stashed(self, words: re.Match[str]) -> str:
        """What stands for the words until the tree is made."""
        element = Element("em" if len(words[1]) == 1 else "strong")
        element.text = words[2]
        stash: Any = vars(InlineProcessor)["_InlineProcessor__stashNode"]
        return str(stash(self, element, ""))

    def _InlineProcessor__processPlaceholders(  # noqa: N802 (its name there)
        self,
        data: str | None,
        parent: Element,
        isText: bool = True,  # noqa: FBT001, FBT002, N803 (its name there)
    ) -> list[tuple[Element, list[str]]]:
        """As there, but a text in which nothing was found is put back at once."""
        there = parent.text if isText else parent.tail
        if not data or there or STX in data:
            place: Any = vars(InlineProcessor)["_InlineProcessor__processPlaceholders"]
            return place(self, data, parent, isText)  # type: ignore[no-any-return]
        if isText:
            parent.text = data
        else:
            parent.tail = data
        return []


class _OncePerPage(Preprocessor):
    """Sees what can be left out with the whole of a page."""

    def run(self, lines: list[str]) -> list[str]:
        """Nothing is done with the lines."""
        text = "\n".join(lines)
        # Looked into for every element; a list is gone through from the front.
        self.md.block_level_elements = _Looked(self.md.block_level_elements)
        if _RAW in self.md.preprocessors and not _has_anchors(text):
            # Where no anchor is written as HTML, MkDocs need not parse the page for them.
            self.md.preprocessors[_RAW].run = lambda lines: lines  # type: ignore[method-assign]
        if type(self.md.parser) is BlockParser:
            self.md.parser.parseBlocks = partial(_parse, _tried(self.md.parser))  # type: ignore[method-assign]
        if _CONTENTS in self.md.treeprocessors:
            contents: Any = self.md.treeprocessors[_CONTENTS]
            if contents.marker and contents.marker not in text:
                # MkDocs makes a page's list of contents of `toc_tokens`, and nothing of this one.
                contents.marker = ""
                contents.build_toc_div = lambda _: Element("div")
        return lines


def _has_anchors(text: str) -> bool:
    """Whether one may be written as HTML."""
    before = text.split("=")[:-1]
    return any(part.rstrip()[-4:].lower().endswith(_ANCHORS) for part in before)


def _tried(parser: BlockParser) -> list[tuple[str, BlockProcessor]]:
    """What is tried on a block, in order, with the letter that it needs."""
    processors = parser.blockprocessors
    known = {
        processors[name]: mark
        for name, mark in _MARKS_OF_BLOCKS.items()
        if name in processors and type(processors[name]).__module__ in _BLOCKS_OF_MARKDOWN
    }
    return [(known.get(processor, ""), processor) for processor in processors]


def _parse(tried: list[tuple[str, BlockProcessor]], parent: Element, blocks: list[str]) -> None:
    """As a parser does with blocks, but for what cannot begin in one."""
    while blocks:
        for mark, processor in tried:
            is_tried = mark in blocks[0] and processor.test(parent, blocks[0])
            if is_tried and processor.run(parent, blocks) is not False:
                break


class _Looked(list[str]):
    """A list that is mostly looked into."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(names)
        self._names = frozenset(self)

    def __contains__(self, name: object) -> bool:
        return name in self._names


class _HtmlBlocks(HtmlBlockPreprocessor):
    """Takes blocks of HTML out of a page."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines without them."""
        stash, parser = self.md.htmlStash, _Extractor(self.md)
        before = stash.html_counter
        parser.feed("\n".join(lines))
        if parser.rawdata:  # it stopped at something odd, and would lose count of the lines
            stash.html_counter = before
            del stash.rawHtmlBlocks[before:]
            return super().run(lines)
        parser.close()
        return "".join(parser.cleandoc).split("\n")


class _Extractor(HTMLExtractor):
    """Takes a plain block out whole, and not tag by tag."""

    def parse_starttag(self, i: int) -> int:
        """Where reading goes on."""
        left: list[str] = self._cache  # type: ignore[attr-defined] # of a block that has ended
        is_free = not (self.inraw or self.intail or left) and self.offset == 0
        block = _BLOCK.match(self.rawdata, i) if is_free else None
        if block is None:
            return super().parse_starttag(i)
        stored = self.md.htmlStash.store(f"{block[0]}\n")
        self.cleandoc += ["\n", stored, "\n\n"]
        return block.end()


class _RawHtml(RawHtmlPostprocessor):
    """Puts HTML back where there is some: not in most headings."""

    def run(self, text: str) -> str:
        """The text with it."""
        return super().run(text) if STX in text else text
