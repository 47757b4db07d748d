"""The site while it is being written: what a changed file touches is made anew.

In: a workspace, an edition, and the files that have changed. Out: the site in its folder, and what
keeps it from being built. The last good site stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from pathlib import Path

from msgspec import Struct

from secondround.app import (
    client_folders,
    client_texts,
    errors,
    foreign_code,
    hand_written,
    leak_check,
    papers,
    parallel,
    selection,
    site_files,
)
from secondround.app.outcome import Made, Page
from secondround.app.parallel import Along, silently
from secondround.privacy.leaks import PacketTexts
from secondround.problems import Problem, as_text
from secondround.render.site import builder, edition_label, in_place
from secondround.system import cache, faults
from secondround.vocabulary import Edition, layout

Describe = Callable[[Made], str]
"""Says what is wrong with what was made, in words; "" where all of it was made."""


class Fault(Struct, frozen=True):
    """What keeps the site from being built; false where nothing does."""

    text: str = ""
    found: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def leaks(self) -> bool:
        """Whether it names what the site may not hold."""
        return any(problem.code == "leaked-field" for problem in self.found)


class LiveSite:
    """The pages as they were last made; those that a changed file touches are made anew."""

    def __init__(
        self,
        root: Path,
        edition: Edition,
        candidate: str | None = None,
        *,
        describe: Describe,
        along: Along = silently,
    ) -> None:
        """candidate: the id of the one whose packets are shown, and nothing of another's."""
        self._root = root
        self._edition = edition
        self._candidate = candidate
        self._describe = describe
        self._along = along
        self._others: tuple[PacketTexts, ...] | None = None  # other candidates'; None: to be read
        self._pages: dict[str, Page] = {}
        self._texts: dict[str, PacketTexts] = {}
        # Ids of packets, until they are made without an error; None: all of them.
        self._stale: set[str] | None = None

    def touch(self, changed: Iterable[Path]) -> None:
        """Take note that files have changed."""
        for path in changed:
            hit = affected(self._root, path)
            if hit is None or not hit <= self._mine():
                self._others = None
            self._stale = None if hit is None or self._stale is None else self._stale | hit

    def build(self, site: Path) -> Fault:
        """Bring the site up to date; what keeps it from being built, which is false where nothing
        does.
        """
        try:
            text = self._renew()
            if not self._pages and text:
                return Fault(text)
            found = self._build(site)
        except errors.Ended as error:
            return Fault(str(error))
        except OSError as error:  # a file that is just gone, a full disk: the next change may help
            return Fault(faults.sentence(error))
        texts = [text, *(as_text(problem, ()) for problem in found)]
        return Fault("\n\n".join(filter(None, texts)), found)

    def is_shared(self) -> bool:
        """Whether somebody may look on who must not read of other candidates."""
        return self._candidate is not None

    def _renew(self) -> str:
        """Make anew what is stale; what is wrong with it, in words."""
        wanted = self._wanted()
        if wanted is not None and not wanted:
            return ""
        made = parallel.made(
            self._root, wanted, edition=self._edition, phone=True, along=self._along
        )
        there = set(selection.packets(self._root))
        stale = there if self._stale is None else self._stale
        for id_ in list(self._pages):
            is_gone = id_ not in there
            if is_gone or (id_ in stale and id_ not in made.left_out):
                del self._pages[id_]
        for page in made.pages:
            self._pages[page.id] = page
        for texts in made.contents:
            self._texts[texts.packet] = texts
        for id_ in self._texts.keys() - there:
            del self._texts[id_]
        self._stale = set(made.left_out)
        return self._describe(made)

    def _wanted(self) -> set[str] | None:
        """The ids of the packets to make anew; None for all there are."""
        if self._candidate is None:
            return self._stale
        return self._mine() if self._stale is None else self._mine() & self._stale

    def _mine(self) -> set[str]:
        if self._candidate is None:
            return set()
        return set(selection.packets_of(self._root, self._candidate))

    def _build(self, site: Path) -> tuple[Problem, ...]:
        foreign_code.refuse(self._root, "serve")  # code may have come while we were watching
        pages = sorted(self._pages.values(), key=attrgetter("id"))
        guides = hand_written.guides(self._root, self._edition)
        metas = tuple(page.meta for page in pages)
        output = leak_check.Output(self._root, self._edition, self._all_texts(), metas, guides)
        candidates = client_folders.number_of(self._root, self._pages)
        rights = edition_label.rights(self._edition)
        with cache.opened(self._root) as kept:
            report = builder.build(
                site_files.gathered(self._root, pages, guides),
                finished=site_files.days(pages, papers.Order(self._root, self._edition, "A4")),
                config=self._root / layout.SETTINGS,
                site=site,
                templates=self._root / layout.TEMPLATES,
                inspect=leak_check.inspector(output),
                label=edition_label.Label(self._edition, candidates),
                there=in_place.InPlace(site, kept, rights, site.with_name("before")),
                along=self._along,
            )
        return () if report.done else report.problems

    def _all_texts(self) -> tuple[PacketTexts, ...]:
        """What the site may say, and what not; with one candidate's packets, nothing of others'."""
        if self._candidate is None:
            return tuple(self._texts.values())
        if self._others is None:
            self._others = client_texts.others(self._root, self._candidate)
        own = client_texts.own(self._root, self._candidate, self._edition)
        return (*own, *self._others)


def affected(root: Path, path: Path) -> set[str] | None:
    """The ids of the packets that rest on a file; None where that may be all of them."""
    top = root / layout.PACKETS
    if not path.is_relative_to(top):
        return None
    known = selection.packets(root)
    place = path.relative_to(top)
    inside = {id_ for id_ in known if place.is_relative_to(id_)}
    if inside and place.name != layout.CANDIDATE:
        return inside
    if place.parts[:1] == (layout.GUIDES,) or place.as_posix() == layout.PAGE:
        return set()
    if place.name == layout.CANDIDATE:
        # Of a client who has no packet yet, the words are still to be kept from the others.
        return {id_ for id_ in known if Path(id_).is_relative_to(place.parent)} or None
    return None
