"""Packets that were made before: what all their files made then, they make today.

In: ids of packets, and how they are to be made. Out: those that are kept as they would be made
anew, and the names under which the others are kept. It must not take a packet whose files, or those
that it shares with others, have changed by a byte.
"""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.app import errors, reasons
from secondround.app.inputs import Inputs
from secondround.app.outcome import Made, Page, Use
from secondround.problems import in_order
from secondround.system import LateLines, LateText, cache, late, notes, version
from secondround.vocabulary import layout

if TYPE_CHECKING:
    from secondround.app.library_use import Parts

KIND: Final = "packet"
_SUMMARIES: Final = "summaries"
_LATE: Final = ("text", "phone", "day_card")
"""The long texts of a page, which are read when they are wanted."""
_FEW: Final = 20
"""Of so many packets, one is read sooner by itself than what is known of all."""

_Known = tuple[str, tuple[str, ...]]
"""What tells a text from others, and what has to be known of it unread."""


class _Summary(Struct, frozen=True, dict=True):
    """What is known of a packet without its long texts."""

    name: str  # what it is kept under
    files: str  # the name of just the files that it is made of now
    own: str  # the name of those that are no library
    use: Use | None  # by what its part of the libraries is found; None: it rests on every byte
    part: str  # the name of that part
    made: Made
    texts: tuple[_Known, ...]
    lines: tuple[tuple[PurePosixPath, str], ...]  # what tells each file's from others; "": none


class Shelf:
    """The packets that are kept, made in one way."""

    def __init__(self, kept: cache.Cache, root: Path, way: dict[str, Any]) -> None:
        """way: what `pipeline.make` is told."""
        self._cache = kept
        self._root = root
        self._summaries = notes.Notes[_Summary](kept, _SUMMARIES, way)
        self._taken_over = False
        self._ids: Collection[str] = ()
        self._is_few = False
        self._names: dict[str, str] = {}
        self._now: tuple[Inputs, str]
        self._read: tuple[str, Made | None] = "", None
        self.way = way
        self.why = reasons.Reasons(kept, way)

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """What each packet is kept under, as its files are now, by its id."""
        inputs = Inputs(self._root, self._cache)
        templates = list(version.of_files([self._root / layout.TEMPLATES]))
        lines = {id_: inputs.of(id_) for id_ in ids if inputs.is_packet(id_)}
        inputs.note()
        self._ids = inputs.ids
        self.why.made_of({id_: dict(of) for id_, of in lines.items()}, templates, inputs.ids)
        way = cache.name(KIND, self.way, templates)
        self._now = inputs, way
        return {id_: cache.name(KIND, id_, way, of) for id_, of in lines.items()}

    def get(self, names: dict[str, str]) -> dict[str, Made]:
        """Those that are kept, by their ids; the long texts of most are still to be read."""
        self._names = names
        self._is_few = len(names) * _FEW < len(self._ids)
        found = {}
        for id_, name in names.items():
            if part := self._kept(id_, name):
                found[id_] = part
        return found

    def _kept(self, id_: str, name: str) -> Made | None:
        summary = None if self._is_few else self._summaries.get(id_)
        if summary and self._is_made_so(summary, id_, name) and self._cache.has(summary.name):
            return self._unread(id_, summary)
        data = self._cache.get(name)
        if not data:
            return None
        found: Made = pickle.loads(data)  # noqa: S301 (sealed)
        self._sum_up(name, id_, found)
        return found

    def put(self, names: dict[str, str], made: Made) -> Made:
        """Keep what was made of those packets, unless their files have changed meanwhile. The same
        is given back, with the long texts of what is kept still to be read: of thousands of packets
        they would fill the memory.
        """
        now = self.names(names)
        late: dict[str, Page] = {}
        for id_, part in apart(made):
            if id_ in names and now.get(id_) == names[id_]:
                self._cache.put(names[id_], pickle.dumps(part))
                self._sum_up(names[id_], id_, part)
                kept = None if self._is_few else self._kept(id_, names[id_])
                if kept and kept.pages:
                    late[id_] = kept.pages[0]
        return replace(made, pages=tuple(late.get(page.id, page) for page in made.pages))

    def note(self) -> None:
        """Remember for the next time what is known of the packets, if anything was made."""
        self.why.note()
        # Libraries were read after the names were made of them.
        is_sure = not self._taken_over or self._names == self.names(self._names)
        if is_sure:
            self._summaries.keep(self._ids)

    def _is_made_so(self, summary: _Summary, id_: str, files: str) -> bool:
        """Whether a packet would be made as it was: of the same files, or of libraries in which its
        own part is the same.
        """
        if summary.files == files:
            return True
        if not summary.use or summary.own != self._own(id_):
            return False
        if summary.part != self._parts.of(summary.use):
            return False
        self._summaries.put(id_, replace(summary, files=files))
        self._taken_over = True
        return True

    def _own(self, id_: str) -> str:
        """What a packet would be kept under, were there no libraries."""
        inputs, way = self._now
        return cache.name(KIND, id_, way, inputs.without_libraries(id_))

    @cached_property
    def _parts(self) -> Parts:
        from secondround.app import library_use  # noqa: PLC0415 (slow, and seldom needed)

        return library_use.Parts(self._root)

    def _sum_up(self, name: str, id_: str, part: Made) -> None:
        if self._is_few:
            return
        from secondround.records import linked  # noqa: PLC0415 (loaded where packets are made)
        from secondround.render import phone  # noqa: PLC0415 (likewise)

        texts: list[_Known] = []
        pages: tuple[Page, ...] = ()
        for page in part.pages:
            planned = phone.PLACE in str(page.phone)
            known = linked.links(str(page.text)), (phone.PLACE,) * planned, ()
            bare: dict[str, Any] = {}
            for which, known_of_text in zip(_LATE, known, strict=True):
                text = getattr(page, which)
                texts.append((late.sum_of(text) if text else "", known_of_text))
                bare[which] = ""
            pages = (replace(page, **bare),)
        use = part.uses.get(id_)
        taken = self._parts.of(use) if use else ""
        summary = _Summary(
            name,
            name,
            self._own(id_),
            use if taken else None,
            taken,
            replace(part, pages=pages, uses={}, lines={}),
            tuple(texts),
            tuple((file, _sum_of_lines(lines)) for file, lines in part.lines.items()),
        )
        self._summaries.put(id_, summary)

    def _unread(self, id_: str, summary: _Summary) -> Made:
        """A packet whose long texts are read when they are wanted."""
        part, name = summary.made, summary.name
        lines: dict[PurePosixPath, Sequence[str]] = {}
        for file, sum_ in summary.lines:
            text = LateText(sum_, partial(self._text, name, id_, sum_, file))
            lines[file] = LateLines(text) if sum_ else ()
        if not part.pages:
            return replace(part, lines=lines)
        unread: dict[str, Any] = {}
        for which, (sum_, known) in zip(_LATE, summary.texts, strict=True):
            if sum_:
                read = partial(self._text, name, id_, sum_, which)
                unread[which] = LateText(sum_, read, known)
        page = replace(part.pages[0], **unread, made_of=name)
        return replace(part, pages=(page,), lines=lines)

    def _text(self, name: str, id_: str, sum_: str, which: str | PurePosixPath) -> str:
        """A text that was kept; made anew where it is no longer what it was."""
        if self._read[0] != name:
            data = self._cache.get(name)
            self._read = name, pickle.loads(data) if data else None  # noqa: S301 (sealed)
        text = _text_of(self._read[1], which)
        if late.sum_of(text) != sum_:
            from secondround.app import pipeline  # noqa: PLC0415 (slow, and seldom needed)

            self._read = name, pipeline.make(self._root, [id_], **self.way)
            text = _text_of(self._read[1], which)
        if late.sum_of(text) != sum_:
            raise errors.Ended(
                f"The files of `{id_}` have changed meanwhile, so nothing was put in place."
            )
        return text


def _text_of(part: Made | None, which: str | PurePosixPath) -> str:
    """A long text of a packet's page by its name, or the lines of one of its files."""
    if isinstance(which, PurePosixPath):
        return "\n".join(part.lines[which]) if part and which in part.lines else ""
    return str(getattr(part.pages[0], which)) if part and part.pages else ""


def _sum_of_lines(lines: Sequence[str]) -> str:
    return late.sum_of("\n".join(lines)) if lines else ""  # of a file that cannot be read


def apart(made: Made) -> Iterator[tuple[str, Made]]:
    """Each packet as if it had been made alone."""
    pages = {page.id: page for page in made.pages}
    contents = {texts.packet: texts for texts in made.contents}
    for id_, problems in made.of_packet.items():
        lock = f"{id_}/{layout.LOCK}"
        locks = made.locks
        if locks is not None:
            locks = {lock: locks[lock]} if lock in locks else {}
        places = {problem.file for problem in problems}
        above = PurePosixPath(layout.PACKETS, id_).parents
        files_above = [folder / layout.CANDIDATE for folder in above]
        yield (
            id_,
            replace(
                made,
                problems=in_order(problems),
                lines={file: text for file, text in made.lines.items() if file in places},
                pages=(pages[id_],) if id_ in pages else (),
                locks=locks,
                contents=(contents[id_],) if id_ in contents else (),
                left_out=(id_,) if id_ in made.left_out else (),
                of_packet={},
                uses={id_: made.uses[id_]} if id_ in made.uses else {},
                noted=tuple(stage for stage in made.noted if stage.packet == id_),
                met=tuple(each for each in made.met if each.packet == id_),
                clients={file: made.clients[file] for file in files_above if file in made.clients},
            ),
        )
