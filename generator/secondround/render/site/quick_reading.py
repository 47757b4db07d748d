"""Markdown read in two thirds of the time: no text is searched for what cannot begin in it.

In: Markdown's reader, before it reads a page. Out: the same reader, faster. It must not change a
byte of what is made: tests hold it against the reader as it comes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_MARKS: Final = {
    "backtick": "`\\", "escape": "\\", "reference": "[", "link": "[", "image_link": "!",
    "image_reference": "!", "short_reference": "[", "short_image_ref": "!", "autolink": "<",
    "automail": "<", "linebreak": "\n", "html": "<", "entity": "&", "em_strong": "*_",
}  # fmt: skip
"""Letters of which each of Markdown's patterns needs one. Patterns of extensions are always
tried.
"""
_OF_MARKDOWN: Final = "markdown.inlinepatterns"
_ANCHOR: Final = re.compile(r"\b(?:id|name)\s*=", re.IGNORECASE)
_RAW: Final = "mkdocs_raw_html"
"""What MkDocs calls its search for anchors that are written as HTML."""


class QuickReading(Extension):
    """Puts the faster parts in the place of the slow ones."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (its name there)
        """Do so, at the same places in the order of work."""
        md.treeprocessors.register(_Inline(md), "inline", 20)
        md.preprocessors.register(_RawAnchors(md), "raw_anchors", 22)


class _Inline(InlineProcessor):
    """Tries a pattern only where a text has a letter that it needs: one time in five."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Look through the patterns first: by now, all extensions have added theirs."""
        known = {}
        for name, marks in _MARKS.items():
            if name in self.inlinePatterns:
                pattern = self.inlinePatterns[name]
                known[pattern] = marks if type(pattern).__module__ == _OF_MARKDOWN else ""
        self._tried = [(pattern, known.get(pattern, "")) for pattern in self.inlinePatterns]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 (its names there)
        """As there, but for the patterns that are passed over."""
        if isinstance(data, AtomicString):
            return data
        try_: Any = vars(InlineProcessor)["_InlineProcessor__applyPattern"]
        number, start, letters = patternIndex, 0, set(data)
        while number < len(self._tried):
            pattern, marks = self._tried[number]
            matched = False
            if not marks or not letters.isdisjoint(marks):
                data, matched, start = try_(self, pattern, data, number, start)
            if matched:
                letters = set(data)
            else:
                number, start = number + 1, 0
        return data


class _RawAnchors(Preprocessor):
    """Lets MkDocs parse a page for anchors written as HTML only where there can be one."""

    def run(self, lines: list[str]) -> list[str]:
        """Nothing is done with the lines."""
        if _RAW in self.md.preprocessors and not _ANCHOR.search("\n".join(lines)):
            self.md.preprocessors[_RAW].run = lambda lines: lines  # type: ignore[method-assign]
        return lines
