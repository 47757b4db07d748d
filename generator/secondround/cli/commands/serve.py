"""`serve`: the site while it is being written, on this machine alone.

In: a workspace. Out: its site on 127.0.0.1, made anew whenever a file changes. A faulty record is
told in the terminal and on the open pages; the last good site stays.
"""

# ruff: noqa: PLC0415 (help answers at once: what is heavy is imported when the command runs)

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from secondround.app import errors, foreign_code, selection
from secondround.cli import options, trusting
from secondround.cli.group import command
from secondround.cli.output import progress
from secondround.problems import Problem, as_text, stops_or_is_shown
from secondround.system import faults, workfolder
from secondround.vocabulary import layout

if TYPE_CHECKING:
    from secondround.app import pipeline
    from secondround.privacy.leaks import PacketTexts

HALF_WRITTEN = (
    0.3  # seconds in which the rest of a file comes that was read while it was being saved
)
ELSEWHERE = "Nothing new can be shown. The terminal says why."


@command(
    "secondround serve",
    "secondround serve --port 8080 --edition carry",
    "secondround serve --candidate amara-okafor",
)
@options.candidate
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    default=8000,
    show_default=True,
    help="Serve on this port; 0 takes any free one.",
)
@options.edition
@trusting.option
@options.workspace
def serve(
    candidate: str | None, port: int, edition: str, workspace: Path | None, *, trust: bool
) -> None:
    """Show the site in a browser while you write.

    A change to a record appears at once. Only this machine can see the site. With --candidate it
    shows nothing of other candidates, for a screen that you share. Stop it with Ctrl-C.
    """
    from secondround.app import watching
    from secondround.render.site import Preview

    root = selection.workspace(workspace)
    trusting.require(root, "serve", trust=trust)
    shelf = Shelf(
        root, edition, None if candidate is None else selection.candidate(root, candidate)
    )
    with workfolder.opened(workfolder.base(root)) as folder, watching.opened(root) as watch:
        site = folder / "site"
        fault = shelf.build(site)
        try:
            preview = Preview(site, port=port)
        except OSError as error:
            raise click.UsageError(
                f"Port {port} cannot be used ({error.strerror}). --port 0 takes any free one."
            ) from error
        with preview:
            click.echo(f"Serving {preview.address} (Ctrl-C stops it)")
            if fault:
                preview.tell(shelf.on_pages(fault))
            _say(fault)
            for changes in watch:
                shelf.touch(changes)
                fault = shelf.build(site)
                while fault and (more := watch.next(HALF_WRITTEN)):
                    shelf.touch(more)
                    fault = shelf.build(site)
                preview.reload()
                if fault:  # the pages that could be made are new all the same
                    preview.tell(shelf.on_pages(fault))
                _say(fault)


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps the site from being built; false where nothing does."""

    text: str = ""
    found: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def leaks(self) -> bool:
        """Whether it names what the site may not hold."""
        return any(problem.code == "leaked-field" for problem in self.found)


class Shelf:
    """The pages as they were last made; those that a changed file touches are made anew."""

    def __init__(self, root: Path, edition: str, whose: str | None = None) -> None:
        self._root = root
        self._edition = edition
        self._whose = whose  # the id of the one candidate whose packets are shown
        self._others: tuple[PacketTexts, ...] | None = (
            None  # what the other candidates' files say; None: to be read
        )
        self._pages: dict[str, pipeline.Page] = {}
        self._contents: dict[str, PacketTexts] = {}
        self._stale: set[str] | None = (
            None  # ids of packets; None: all. They stay so until they are made without error
        )

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
            fault = self._renew()
            if not self._pages and fault:
                return Fault(fault)
            found = self._build(site)
        except errors.Ended as error:
            return Fault(str(error))
        except (
            OSError
        ) as error:  # a file that has just gone, a full disk: the next change may mend it
            return Fault(faults.sentence(error))
        texts = (fault, *(as_text(problem, ()) for problem in found))
        return Fault("\n\n".join(filter(None, texts)), found)

    def _build(self, site: Path) -> tuple[Problem, ...]:
        from secondround.app import leak_check, pipeline, site_files
        from secondround.render.site import builder, edition_label

        # code may have come while we were watching
        foreign_code.refuse(self._root, "serve")
        pages = [self._pages[packet] for packet in sorted(self._pages)]
        guides = pipeline.guides(self._root)
        files = site_files.gathered(self._root, pages, guides)
        metas = tuple(page.meta for page in pages)
        contents = tuple(self._all_contents())
        inspect = leak_check.inspector(
            leak_check.Output(self._root, self._edition, contents, metas, guides)
        )
        config, templates = self._root / layout.SETTINGS, self._root / layout.TEMPLATES
        label = edition_label.Label(self._edition, selection.whose(self._root, self._pages))
        report = builder.build(
            files, config=config, site=site, templates=templates, inspect=inspect, label=label
        )
        return () if report.done else report.problems

    def on_pages(self, fault: Fault) -> str:
        """What keeps the site from being built, as the open pages may show it: of other candidates
        nothing.
        """
        return ELSEWHERE if self._whose and fault.leaks else fault.text

    def _all_contents(self) -> Iterable[PacketTexts]:
        from secondround.app import leak_check

        if self._whose is None:
            return self._contents.values()
        if self._others is None:
            self._others = leak_check.others(self._root, self._whose)
        return (*leak_check.own(self._root, self._whose, self._edition), *self._others)

    def _wanted(self) -> set[str] | None:
        """The ids of the packets to make anew; None for all there are."""
        if self._whose is None:
            return self._stale
        return self._mine() if self._stale is None else self._mine() & self._stale

    def _mine(self) -> set[str]:
        return set() if self._whose is None else set(selection.packets_of(self._root, self._whose))

    def _renew(self) -> str:
        from secondround.app import parallel
        from secondround.cli.output import report

        wanted = self._wanted()
        if wanted is not None and not wanted:
            return ""
        made = parallel.made(self._root, wanted, edition=self._edition, along=progress.along)
        if not made.faulty:
            report.tell(made.problems, made.lines)
        there = set(selection.packets(self._root))
        anew = there if self._stale is None else self._stale
        kept = {
            one: page
            for one, page in self._pages.items()
            if one not in anew or one in made.left_out
        }
        self._pages = {one: page for one, page in kept.items() if one in there} | {
            page.id: page for page in made.pages
        }
        contents = self._contents | {one.packet: one for one in made.contents}
        self._contents = {key: one for key, one in contents.items() if key in there}
        self._stale = set(made.left_out)
        if not made.faulty:
            return ""
        shown = "\n\n".join(report.blocks(filter(stops_or_is_shown, made.problems), made.lines))
        return "\n\n".join(filter(None, (shown, report.left_out(made))))


def affected(root: Path, path: Path) -> set[str] | None:
    """The ids of the packets that rest on a file; None where that may be all of them."""
    top = root / layout.PACKETS
    known = selection.packets(root)
    if not path.is_relative_to(top):
        return None
    place = path.relative_to(top)
    inside = {one for one in known if place.is_relative_to(one)}
    if inside and place.name != layout.CANDIDATE:
        return inside
    if place.parts[:1] == (layout.GUIDES,) or place.as_posix() == layout.PAGE:
        return set()
    if place.name == layout.CANDIDATE:
        return {one for one in known if Path(one).is_relative_to(place.parent)}
    return None


def _say(fault: Fault) -> None:
    click.echo(fault.text or "The site is up to date.", err=bool(fault))
