"""The text of a paragraph of Word: runs of letters, and the text boxes that hang on it.

In: a `w:p` element. Out: runs, boxes and links. What is deleted or hidden is left out.
"""

from __future__ import annotations

import re
from typing import Any, Final

from msgspec import Struct

from secondround.imports.documents.office.styles import Style, Styles, W

_RELATION_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ALTERNATE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_SKIPPED: Final = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr"}
)
_SIGNS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_BULLETS: Final = dict.fromkeys(("F0B7", "F0A7", "F0D8", "F076", "F0FC"), "\u2022")
_BLANKS: Final = re.compile(r"[ \u00a0]+")
_SPACES_AS_GAP: Final = re.compile(r"(?<=\S) {4,}(?=\S)")
_DEEPEST: Final = 40


class Run(Struct, frozen=True):
    """Letters that are set alike."""

    text: str
    bold: bool
    size: float | None


class Runs:
    """What a paragraph holds, in order."""

    def __init__(self, styles: Styles, style: Style, links: dict[str, str]) -> None:
        self.runs: list[Run] = []
        self.boxes: list[Any] = []
        self.followed: list[str] = []  # where its links lead to
        self._styles = styles
        self._style = style
        self._links = links

    def take(self, element: Any, depth: int = 0) -> None:
        """Read what is inside an element."""
        if depth > _DEEPEST:
            return
        for child in element:
            if child.tag in _SKIPPED:
                continue
            if child.tag == f"{W}r":
                self._run(child, depth)
            elif child.tag == _ALTERNATE:
                self._alternate(child, depth)
            elif child.tag == f"{W}txbxContent":
                self.boxes.append(child)
            else:
                target = self._links.get(child.get(_RELATION_ID, ""))
                if target and child.tag == f"{W}hyperlink":
                    self.followed.append(target)
                self.take(child, depth + 1)

    def _alternate(self, element: Any, depth: int) -> None:
        """The same thing twice, for new and for old programs: one of the two is enough."""
        for version in element:
            before = len(self.boxes), len(self.runs)
            self.take(version, depth + 1)
            if (len(self.boxes), len(self.runs)) != before:
                return

    def _run(self, run: Any, depth: int) -> None:
        style = self._styles.letters(run.find(f"{W}rPr"), self._style)
        if style.hidden:
            return
        text = ""
        for child in run:
            text += _sign(child)
            if child.tag == _ALTERNATE:
                self._alternate(child, depth)
            elif child.tag not in _SKIPPED:
                self.take(child, depth + 1)
        if text:
            self.runs.append(Run(text, bool(style.bold), style.size))


def joined(runs: list[Run]) -> str:
    """The text of runs: one blank between words, a tab for a wide gap."""
    text = "".join(run.text for run in runs)
    text = _SPACES_AS_GAP.sub("\t", text.replace("\u00a0", " "))
    lines = []
    for line in text.split("\n"):
        cells = [_BLANKS.sub(" ", cell).strip() for cell in line.split("\t")]
        lines.append("\t".join(cell for cell in cells if cell))
    return "\n".join(lines).strip("\n")


def _sign(element: Any) -> str:
    """The text that an element of a run is; of symbol fonts, only bullets are known."""
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag in _SIGNS:
        return "" if element.get(f"{W}type") in {"page", "column"} else _SIGNS[element.tag]
    code = element.get(f"{W}char", "") if element.tag == f"{W}sym" else ""
    return _BULLETS.get(code.upper(), "")
