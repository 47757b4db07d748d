"""What goes into a site: the home page, the guides, the packets, their PDFs, and what they link to.

In: pages, PDFs, and the earlier site. Out: files by their place. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from secondround.app import papers
from secondround.render.markdown import file_link
from secondround.render.pdf import Printed
from secondround.render.site import edition_label, in_place
from secondround.system import LateText, cache, late
from secondround.vocabulary import layout

if TYPE_CHECKING:
    from secondround.app.outcome import Page

Files = dict[PurePosixPath, str | bytes | Path | LateText]


def gathered(  # noqa: PLR0913 (each is an input of its own)
    root: Path,
    pages: Iterable[Page],
    guides: Mapping[PurePosixPath, bytes],
    printed: Iterable[Printed] = (),
    *,
    folder: Path = Path(),
    kept: Mapping[PurePosixPath, Path] | None = None,
) -> Files:
    """All files of a site.

    folder: where the PDFs were printed. kept: pages and PDFs of the earlier site that stay.
    """
    from secondround.app import hand_written  # noqa: PLC0415 (a press starts before the slow ones)
    from secondround.records import linked  # noqa: PLC0415 (likewise)

    pages, kept = tuple(pages), kept or {}
    home = hand_written.home(root, pages, {str(place.parent) for place in kept})
    files: Files = {layout.HOME: _with_links_to_kept(home, kept), **guides}
    for page in pages:
        files[PurePosixPath(page.place, layout.PAGE)] = page.text
    above = len(folder.parts)
    for item in printed:
        if item.path:
            files[PurePosixPath(*item.path.parts[above:])] = item.path
    files |= kept
    return files | linked.found(root, files)


def days(pages: Collection[Page], order: papers.Order) -> Files:
    """The day on the phone of every packet that has one, and the solver that they share."""
    from secondround.render import phone  # noqa: PLC0415 (a press starts before the slow imports)

    found: Files = {}
    name = papers.phone_name(order)
    for page in pages:
        if page.phone:
            place = PurePosixPath(page.place, name)
            found[place] = _linked(page.phone, len(place.parts) - 1)
    if any(needs_solver(page.phone) for page in pages):
        found[PurePosixPath(phone.SHARED)] = _solver()
    return found


def _solver() -> LateText:
    """The solver for the phone, which is another one only in another version of the program."""
    from secondround.render import phone  # noqa: PLC0415 (a press starts before the slow imports)

    return LateText(cache.name(phone.SHARED), phone.shared)


def needs_solver(day: str | LateText) -> bool:
    """Whether there is something left to plan on that day."""
    from secondround.render import phone  # noqa: PLC0415 (a press starts before the slow imports)

    return phone.PLACE in (day.known if isinstance(day, LateText) else day)


def _linked(day: str | LateText, depth: int) -> LateText:
    """A day as it lies so deep in a site."""
    from secondround.render import phone  # noqa: PLC0415 (a press starts before the slow imports)

    return LateText(f"{late.sum_of(day)} {depth}", lambda: phone.with_link(str(day), depth))


def earlier_days(site: Path, left_out: Iterable[str], order: papers.Order) -> Files:
    """Those in the earlier site of packets that could not be made anew."""
    from secondround.render import phone  # noqa: PLC0415 (a press starts before the slow imports)

    kept: Files = dict(_of_site(site, left_out, order, [papers.phone_name(order)]))
    if kept:
        kept[PurePosixPath(phone.SHARED)] = _solver()
    return kept


def earlier(site: Path, left_out: Iterable[str], order: papers.Order) -> dict[PurePosixPath, Path]:
    """The pages and PDFs in the earlier site of packets that could not be made anew; those of
    another edition stay out.

    A published packet's are not kept: what it may hold is not known while its files have errors.
    """
    pdfs = (papers.name(kind, order) for kind in papers.KINDS)
    return _of_site(site, left_out, order, ["index.html", *pdfs])


def _of_site(
    site: Path, left_out: Iterable[str], order: papers.Order, names: Iterable[str]
) -> dict[PurePosixPath, Path]:
    """The files of those names in the earlier site, if that is of the same edition; those alone
    that a build has searched and put there.
    """
    names, left_out = tuple(names), tuple(left_out)
    label = edition_label.read(site) if left_out else None
    if label is None or label.edition is not order.edition or not label.private:
        return {}
    kept, there = {}, in_place.InPlace(site)
    for packet in left_out:
        for name in names:
            place = PurePosixPath(packet, name)
            if there.is_as_made(str(place)):
                kept[place] = site / place
    return kept


def _with_links_to_kept(home: str, kept: Mapping[PurePosixPath, Path]) -> str:
    """The home page, whose links to pages that stay as they are lead to these: they have no
    Markdown here.
    """
    for place in kept:
        link = file_link(str(place.parent))
        home = home.replace(f"]({link}/{layout.PAGE})", f"]({link}/index.html)")
    return home
