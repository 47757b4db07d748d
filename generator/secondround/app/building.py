"""The build: the site of one edition, with a PDF of every packet and its day card.

In: a workspace. Out: what was made, and everything wrong with it. It prints nothing, and asks only
whom it was given to ask.
"""

# ruff: noqa: PLC0415 (the child that prints is to start before anything else is imported)

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from secondround.app import errors, foreign_code, papers, places, selection, unchanged
from secondround.problems import Problem, failed, in_order
from secondround.render.pdf import Paper, Press, Printed
from secondround.render.site import destination, edition_label, in_place
from secondround.system import cache, workfolder
from secondround.vocabulary import Edition, layout

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from secondround.app.outcome import Made, Page
    from secondround.app.site_files import Files
    from secondround.render.site import builder

Agree = Callable[[Iterable["Page"]], bool]
"""Asks a person whether what a reader could find in those packets may be published."""


class Built(Struct, frozen=True):
    """What a build made, and what is wrong."""

    site: Path  # its folder
    made: Made  # what became of the packets, with the problems of their files
    places: tuple[str, ...] = ()  # the pages and PDFs in the new site, sorted; none without one
    found: tuple[Problem, ...] = ()  # problems of the site and of the PDFs
    kept: tuple[str, ...] = ()  # packets with an error that stay in the site as they were
    pdfs: tuple[int, int] = (0, 0)  # how many were printed, and how many were kept from earlier
    remark: str = ""  # on what was to be made elsewhere, and was not
    unchanged: bool = False  # whether nothing had to be made; `made` has no pages then

    @property
    def files(self) -> tuple[Path, ...]:
        """The pages and PDFs in the new site, sorted."""
        return tuple(map(self.site.joinpath, self.places))

    @property
    def done(self) -> bool:
        """Whether the new site is in place."""
        return bool(self.places)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, sorted."""
        return in_order((*self.made.problems, *self.found))

    @property
    def complete(self) -> bool:
        """Whether nothing of what was asked for is missing."""
        return self.done and not self.made.faulty and not failed(self.found)


def build(  # noqa: PLR0913 (each is named where it is given)
    root: Path,
    *,
    edition: Edition = Edition.CANDIDATE,
    output: Path | None = None,
    packets: tuple[str, ...] = (),
    candidate: str | None = None,
    paper: Paper | None = None,
    pdf: bool = True,
    force: bool = False,
    along: Any = None,
    agree: Agree | None = None,
    executor: Executor | None = None,
) -> Built:
    """Build the site of a workspace, and exchange it with the earlier one whole, or not at all.

    packets, candidate: only those packets, or one candidate's; the site then holds nothing of
    another's. paper: of the PDFs, else as the settings say. pdf: with PDFs. force: whether files
    that no build made may go with the earlier site. along: is called with how far the work has
    come, as `parallel.Along`. agree: is asked before anything public is put in place; not where
    that would change nothing. executor: where packets are made, see `elsewhere`; None: here. Raises
    `errors.Refused` for what cannot be meant, or runs code that nobody has allowed; `errors.Faulty`
    for a guide or a template that cannot be used; `errors.Declined`.
    """
    root = selection.workspace(root)
    foreign_code.refuse(root)
    candidate = None if candidate is None else selection.candidate(root, candidate)
    wanted = selection.chosen(root, packets, candidate) if packets or candidate else None
    # A link is followed: what it leads to is exchanged, and the link stays.
    site = selection.outside_packets(root, output) or places.site(root, edition, candidate)
    site = site.resolve()
    order = papers.Order(root, edition, paper or papers.usual_size(root))
    asked = [edition, wanted and sorted(wanted), candidate, order.paper, pdf, force]
    with cache.opened(root) as kept:
        memory = unchanged.Memory(kept, root, site, asked)
        if earlier := memory.recall():
            return earlier
        spare = kept.spare(cache.name("spare", str(site), of_this_version=False))
        there = in_place.InPlace(site, kept, edition_label.rights(edition), spare)
        _refuse(root, edition, there, force=force)
        with (
            workfolder.opened(workfolder.base(root, site)) as work,
            _press(root, work, kept, there, wanted=pdf) as press,
        ):
            there.begin(work / "next")
            run = _Run(order, there, kept, candidate, agree, along, executor, force=force)
            built = run.build(press, wanted)
            memory.note(replace(built, remark=""), there.whole)
    return built


class _Run(Struct, frozen=True):
    """One build that has something to do."""

    order: papers.Order
    there: in_place.InPlace  # what the new site takes the place of
    cache: cache.Cache
    candidate: str | None
    agree: Agree | None
    along: Any
    executor: Executor | None
    force: bool

    @property
    def site(self) -> Path:
        return self.there.site

    def build(self, press: Press | None, wanted: Collection[str] | None) -> Built:
        """Make all that is wanted, and put the site in place."""
        from secondround.app import hand_written, parallel, site_files

        root, edition = self.order.root, self.order.edition
        along = self.along or parallel.silently
        sender = None
        if self.executor:
            from secondround.app import sending

            sender = sending.Sender(self.executor, self.order, press, along)
        made = parallel.made(
            root,
            wanted,
            edition=edition,
            phone=True,
            along=along,
            beforehand=sender.send if sender else None,
            kept=self.cache,
        )
        if made.left_out and not made.pages:
            return Built(self.site, made)
        printed: list[Printed] = []
        if press:
            pdfs = papers.printed(press, made.pages, self.order, self.there.next)
            printed = list(along("PDFs", pdfs, len(papers.KINDS) * len(made.pages)))
        found: list[Problem] = []
        for item in printed:
            found += item.problems
        if lost := tuple(_lost(self.there, printed)):
            return Built(self.site, made, found=(*found, *lost))
        guides = hand_written.guides(root, edition)
        kept = site_files.earlier(self.site, made.left_out, self.order)
        new = self.there.next
        files = site_files.gathered(root, made.pages, guides, printed, folder=new, kept=kept)
        finished = site_files.days(made.pages, self.order)
        finished |= site_files.earlier_days(self.site, made.left_out, self.order)
        report = self._put_in_place(made, wanted, files, finished, guides)
        shown = tuple(_shown(files, finished)) if report.done else ()
        stayed = tuple(id_ for id_ in made.left_out if PurePosixPath(id_, "index.html") in kept)
        old = list(map(attrgetter("kept"), printed)).count(True)
        numbers = len(printed) - old, old
        built = Built(self.site, made, shown, (*found, *report.problems), stayed, numbers)
        return sender.counted(built) if sender else built

    def _put_in_place(
        self,
        made: Made,
        wanted: Collection[str] | None,
        files: Files,
        finished: Files,
        guides: Mapping[PurePosixPath, bytes],
    ) -> builder.Report:
        """What became of the site, searched before anything takes its place."""
        from secondround.app import client_folders, client_texts, leak_check
        from secondround.render.site import builder

        root, edition = self.order.root, self.order.edition
        contents = client_texts.for_output(root, edition, made, self.candidate, wanted)
        metas = tuple(page.meta for page in made.pages)
        inspect = leak_check.inspector(leak_check.Output(root, edition, contents, metas, guides))
        ids = (*(page.id for page in made.pages), *made.left_out)
        return builder.build(
            files,
            finished=finished,
            config=root / layout.SETTINGS,
            site=self.site,
            templates=root / layout.TEMPLATES,
            inspect=_agreed(inspect, self.agree, made.pages) if self.agree else inspect,
            force=self.force,
            label=edition_label.Label(edition, client_folders.number_of(root, ids)),
            there=self.there,
            along=self.along,
        )


def _refuse(root: Path, edition: Edition, there: in_place.InPlace, *, force: bool) -> None:
    """Raise Refused where no site of that edition may take the place of what is there."""
    refusal = destination.refusal(there.site, root, force=force, there=there)
    if refusal := refusal or edition_label.refusal(there.site, edition):
        raise errors.Refused(refusal)


def _press(
    root: Path, work: Path, kept: cache.Cache, there: in_place.InPlace, *, wanted: bool
) -> AbstractContextManager[Press | None]:
    if not wanted:
        return nullcontext()
    return Press(templates=root / layout.TEMPLATES, work=work, kept=kept, earlier=there)


def _lost(there: in_place.InPlace, printed: Iterable[Printed]) -> Iterable[Problem]:
    """The PDFs that the earlier site has and the new one would lack, since they were not made."""
    for item in printed:
        if item.made or not item.wanted:
            continue
        place = PurePosixPath(item.wanted.relative_to(there.next).as_posix())
        if (there.site / place).is_file():
            message = (
                "This PDF could not be printed again, so the earlier site, which has it, stays."
            )
            hint = "fix what keeps it from being printed, or build with --no-pdf"
            yield Problem.of_file(place, "pdf-would-be-lost", message, hint)


def _agreed(inspect: builder.Inspect, agree: Agree, pages: Iterable[Page]) -> builder.Inspect:
    """Looks at a finished site as `inspect` does; where nothing is wrong, a person is asked."""

    def look(site: Path, of_the_theme: frozenset[PurePosixPath]) -> tuple[Problem, ...]:
        problems = inspect(site, of_the_theme)
        if not problems and not agree(pages):
            raise errors.Declined(
                "The site was not updated, because you have not agreed to publish what is in it."
            )
        return problems

    return look


def _shown(files: Collection[PurePosixPath], finished: Collection[PurePosixPath]) -> Iterable[str]:
    """Each packet's page, PDFs and day on the phone, and the home page, by place in the site."""
    whole = set(map(str, finished))
    for place in sorted((*map(str, files), *whole), key=lambda place: place.split("/")):
        name = place.rpartition("/")[2]
        if name == layout.PAGE:
            yield f"{place.removesuffix('.md')}.html"
        elif place.endswith(".pdf"):
            yield place
        elif place.endswith(".html") and (place in whole or name == "index.html"):
            yield place  # a page that is no Markdown stays from the earlier site
