"""The ways through a packet's page: from the day card to a session's sheet, from there to the whole
story, and back.

In: a finished page. Out: the same page, in which sessions and stories are links. As on paper,
equal headings and cues say what belongs together: only a site's builder knows its anchors.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from msgspec import Struct

_PART: Final = re.compile(r'<h2 id="([^"]*)">')
_SESSION: Final = re.compile(
    r'<h3 id="(?P<id>[^"]*)">(?P<title>[^<]*)</h3>(?P<line>\n<p>.*?(?=</p>))?', re.DOTALL
)
_TIME: Final = re.compile(r"\d{1,2}:\d\d\b")
_STORY: Final = re.compile(
    r'<h3 id="(?P<id>[^"]*)">(?P<title>[^<]*)</h3>(?:\n<p><em>(?P<cue>[^<]*)</em>, )?'
)
_TOLD_AT: Final = re.compile(r"(?<=</em>, )[^<.]*")
_TO_TELL: Final = re.compile(
    r'<span class="task-list-indicator"></span> <strong>(?P<cue>[^<]*)</strong>.*?</label>',
    re.DOTALL,
)
_HELD: Final = re.compile(r"(?<=<li><strong>)[^<]*(?=</strong></li>)")
_RESERVE: Final = re.compile(r"(?<=<strong>In reserve:</strong> )[^<]*")
_ANSWER: Final = re.compile(r"(?P<cue>[^ <>;][^<>;]*) \((?P<at>[^()<>]*)\)")
_ROW: Final = re.compile(r'(?<=<th scope="row">)[^<]*(?=</th>)')
_MADE: Final = '<a class="way" href="#'


def added(page: str) -> str:
    """The page with links between card, sheets and stories; as it is where it is no packet's, or
    has them.
    """
    if _MADE in page:
        return page
    found = list(_PART.finditer(page))
    names = ["", *(part[1] for part in found)]
    if "day-card" not in names or "sheets" not in names:
        return page
    places = [0, *(part.start() for part in found), len(page)]
    parts = [page[start:end] for start, end in pairwise(places)]
    part_of = dict(zip(names, parts, strict=True))
    ways = _ways(part_of["day-card"], part_of["sheets"], part_of.get("story-bank", ""))
    part_of["day-card"] = _SESSION.sub(ways.on_card, part_of["day-card"])
    sheets = _SESSION.sub(ways.on_sheet, part_of["sheets"])
    sheets = _HELD.sub(ways.story, _TO_TELL.sub(ways.to_tell, sheets))
    part_of["sheets"] = _RESERVE.sub(ways.listed, sheets)
    if "story-bank" in part_of:
        part_of["story-bank"] = _TOLD_AT.sub(ways.timed, part_of["story-bank"])
    if "if-they-ask" in part_of:
        part_of["if-they-ask"] = _ANSWER.sub(ways.answer, part_of["if-they-ask"])
    if "coverage" in part_of:
        part_of["coverage"] = _ROW.sub(ways.story, part_of["coverage"])
    return "".join(part_of[name] for name in names)


class _Ways(Struct, frozen=True):
    """Anchors of one page, by the words they are known by."""

    card: dict[str, str]  # a session's place on the day card, by its heading
    sheets: dict[str, str]  # its sheet, by its heading
    called: dict[str, str]  # its sheet, by what no other session is called
    stories: dict[str, str]  # a whole story, by its cue and by its title
    any_called: re.Pattern[str] | None  # what any of the sessions is called

    def on_card(self, row: re.Match[str]) -> str:
        """The heading of a session on the card leads to its sheet."""
        link = _link(self.sheets.get(row["title"], ""), row["title"])
        return f'<h3 id="{row["id"]}">{link}</h3>{row["line"] or ""}'

    def on_sheet(self, sheet: re.Match[str]) -> str:
        """The first line of a sheet leads back to the card."""
        anchor = self.card.get(sheet["title"], "") if sheet["line"] else ""
        return (
            f"{sheet[0]} {_link(anchor, 'Back to the day card', 'added')}" if anchor else sheet[0]
        )

    def to_tell(self, told: re.Match[str]) -> str:
        """Beside a story to tell, the way to the whole of it: its own line is a box's label."""
        anchor = self.stories.get(told["cue"], "")
        return f"{told[0]} {_whole(anchor, told['cue'])}" if anchor else told[0]

    def story(self, cue: re.Match[str]) -> str:
        """A story by its cue."""
        return self._story(cue[0])

    def listed(self, cues: re.Match[str]) -> str:
        """Cues in a row."""
        return "; ".join(map(self._story, cues[0].split("; ")))

    def timed(self, told: re.Match[str]) -> str:
        """Where a story is told."""
        return self._at(told[0])

    def answer(self, told: re.Match[str]) -> str:
        """A story that answers something, and where it is told."""
        return f"{self._story(told['cue'])} ({self._at(told['at'])})"

    def _story(self, cue: str) -> str:
        return _link(self.stories.get(cue, ""), cue)

    def _at(self, text: str) -> str:
        """A text in which what a session is called leads to its sheet."""
        if self.any_called is None:
            return text
        return self.any_called.sub(lambda found: _link(self.called[found[0]], found[0]), text)


def _ways(card: str, sheets: str, bank: str) -> _Ways:
    """What there is in the parts of a page."""
    on_card = {found["title"]: found["id"] for found in _SESSION.finditer(card)}
    on_sheets = {found["title"]: found["id"] for found in _SESSION.finditer(sheets)}
    times = {title: found[0] for title in on_sheets if (found := _TIME.match(title))}
    often = Counter(times.values())
    called = on_sheets | {
        time: on_sheets[title] for title, time in times.items() if often[time] == 1
    }
    stories = {}
    for found in _STORY.finditer(bank):
        stories[found["title"]] = found["id"]
        if found["cue"]:
            stories[found["cue"]] = found["id"]
    longest = "|".join(map(re.escape, sorted(called, key=len, reverse=True)))
    any_called = re.compile(rf"(?<!\w)(?:{longest})(?!\w)") if longest else None
    return _Ways(on_card, on_sheets, called, stories, any_called)


def _link(anchor: str, words: str, look: str = "way") -> str:
    """The words as a link, or as they are where it would lead nowhere."""
    return f'<a class="{look}" href="#{anchor}">{words}</a>' if anchor else words


def _whole(anchor: str, cue: str) -> str:
    """The way to a story, which a screen reader can tell from the others."""
    name = f"Whole story: {cue}".replace('"', "&quot;")
    return f'<a class="added" href="#{anchor}" aria-label="{name}">Whole story</a>'
