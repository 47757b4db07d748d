"""Many packets at once: shared out among processes, and put together again.

In: what `pipeline.make` takes. Out: what it gives, the same to the byte, whatever the number of
processes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import partial
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from msgspec.structs import replace

from secondround.app import copies, selection
from secondround.app.kept_packets import Shelf
from secondround.app.needing import Needs
from secondround.app.outcome import Made, Met, Page, PreparedRound, Use
from secondround.problems import Problem, in_order, stops_or_is_shown
from secondround.records import WorkspaceFiles, discovery
from secondround.render.markdown import COMPILED
from secondround.system import cache, process_limits, streams
from secondround.vocabulary import Edition, layout

if TYPE_CHECKING:
    from secondround.privacy.leaks import PacketTexts

ALONE = 40
"""Packets up to which one process is faster: another needs most of a second to start."""
PARTS = 4
"""Parts for each process: enough for a bar that moves, few enough that the library is not read
again and again.
"""


T = TypeVar("T")
Beforehand = Callable[[Shelf, Sequence[str]], None]


class Along(Protocol):
    """What is called with how far a long piece of work has come: the same things come out as go
    in.
    """

    def __call__(self, label: str, things: Iterable[T], number: int) -> Iterator[T]:
        """The things as they come; `number` are expected."""


def silently(label: str, things: Iterable[T], number: int) -> Iterator[T]:
    """The things as they come, with nothing said about them."""
    del label, number
    yield from things


def made(  # noqa: PLR0913  # each is named where it is given
    root: Path,
    wanted: Collection[str] | None,
    *,
    edition: Edition | None,
    planned: bool = True,
    stage: str | None = None,
    told: Sequence[str] = (),
    phone: bool = False,
    calendar: bool = False,
    thanks: bool = False,
    parts: Sequence[str] = (),
    along: Along = silently,
    beforehand: Beforehand | None = None,
    kept: cache.Cache | None = None,
) -> Made:
    """The pages of the packets `wanted` (None: all), and everything wrong with them and with what
    they rest on.

    along: is called with how far the work has come, where several processes work. beforehand: may
    put packets on the shelf, by their ids, before it is looked at. kept: the workspace's entries,
    where whoever asks has them open.
    """
    way: dict[str, Any] = {
        "edition": edition,
        "planned": planned,
        "stage": stage,
        "phone": phone,
        "calendar": calendar,
        "thanks": thanks,
        "parts": parts,
    }
    found = discovery.find(root) if wanted is None else None
    ids = _everything(found) if found else sorted(wanted or ())
    if told or not ids:
        whole = _make(root, wanted, told=told, **way)
    else:
        with (
            nullcontext(kept) if kept else cache.opened(root) as entries,
            COMPILED.kept_in(entries),
        ):
            shelf = Shelf(entries, root, way)
            if beforehand:
                beforehand(shelf, ids)
            whole = _with_kept(shelf, root, ids, along, found)
    whole = _in_places_of_their_own(whole)
    if whole.problems and (wanted is not None or edition is Edition.PUBLIC):
        return _concerning(whole, wanted, Needs.of(root), edition)
    return whole


def _make(root: Path, wanted: Collection[str] | None, **way: Any) -> Made:
    """What `pipeline.make` makes; all that it takes is loaded where there is something to make."""
    from secondround.app import pipeline  # noqa: PLC0415 (slow)

    return pipeline.make(root, wanted, **way)


def _with_kept(
    shelf: Shelf, root: Path, ids: Sequence[str], along: Along, found: WorkspaceFiles | None
) -> Made:
    """What is made of the packets, of which those that are kept are not made again."""
    names = shelf.names(ids)
    parts = shelf.get(names)
    missing = [id_ for id_ in ids if id_ not in parts]
    if missing:
        shelf.why.explain(missing)
        fresh: list[Made] = []

        def each() -> Iterator[str]:
            for share, part in _shared_out(partial(_make, root, **shelf.way), missing):
                fresh.append(shelf.put({id_: names[id_] for id_ in share if id_ in names}, part))
                yield from share

        bar = along if len(missing) > ALONE else silently
        for _ in bar("Packets", each(), len(missing)):
            pass
        whole = together([*parts.values(), *fresh])
    else:  # what is wrong with files that belong to no packet
        whole = together(parts.values())
        problems = in_order({*whole.problems, *(found or discovery.find(root)).problems})
        whole = replace(whole, problems=problems)
    shelf.note()
    return replace(whole, kept=len(parts), why=shelf.why.found)


def _shared_out(
    work: Callable[[list[str]], Made], ids: list[str]
) -> Iterator[tuple[list[str], Made]]:
    """What is made of the packets, share by share; by several processes where there are many."""
    if len(ids) <= ALONE:
        yield ids, work(ids)
        return
    process_limits.expect_much()
    workers = process_limits.cores()
    size = -(-len(ids) // (PARTS * workers))
    shares = [ids[start : start + size] for start in range(0, len(ids), size)]
    with copies.opened(workers) as pool:
        yield from zip(shares, pool.map(work, shares), strict=True)


def _in_places_of_their_own(whole: Made) -> Made:
    """Two packets that came to lie in one folder, under other names, get a number each after the
    first.
    """
    if len({page.place for page in whole.pages}) == len(whole.pages):
        return whole
    taken: set[str] = set()
    moved: dict[str, str] = {}
    for page in whole.pages:
        name, number = page.place, 1
        while name in taken:
            number += 1
            name = f"{page.place}-{number}"
        moved[page.id] = name
        taken.add(name)

    def page_moved(page: Page) -> Page:
        return replace(page, meta=replace(page.meta, id=moved[page.id]))

    def texts_moved(texts: PacketTexts) -> PacketTexts:
        return replace(texts, folder=moved[texts.packet]) if texts.folder else texts

    pages, contents = map(page_moved, whole.pages), map(texts_moved, whole.contents)
    return replace(whole, pages=tuple(pages), contents=tuple(contents))


def _everything(found: WorkspaceFiles) -> list[str]:
    """The ids of all packets, and the folders of candidates that have none, so that these are
    read, too.
    """
    candidates = frozenset(map(discovery.packet_id, found.candidates))
    records = set(map(discovery.packet_id, found.records))
    busy = {selection.owner(id_, candidates) or "." for id_ in records}
    return sorted(records | (candidates - busy))


def together(parts: Iterable[Made]) -> Made:
    """The parts as one."""
    problems: dict[Problem, None] = {}  # no set: what is nearly in order is sorted at once
    lines: dict[PurePosixPath, Sequence[str]] = {}
    pages: list[Page] = []
    locks: dict[str, str] | None = {}
    contents: list[PacketTexts] = []
    left_out: set[str] = set()
    of_packet: dict[str, frozenset[Problem]] = {}
    rounds: list[PreparedRound] = []
    met: tuple[Met, ...] = ()
    clients: dict[PurePosixPath, dict[str, str]] = {}
    uses: dict[str, Use] = {}
    for part in parts:
        problems |= dict.fromkeys(part.problems)
        lines |= part.lines
        pages += part.pages
        contents += part.contents
        left_out.update(part.left_out)
        of_packet |= part.of_packet
        rounds += part.noted
        met += part.met
        clients |= part.clients
        uses |= part.uses
        locks = None if locks is None or part.locks is None else locks | part.locks
    found = in_order(problems)
    if locks is None:  # they are only checked
        rounds.sort(key=attrgetter("packet"))
        noted = tuple(rounds)
        return Made(
            found, lines, of_packet=of_packet, noted=noted, met=met, clients=clients, uses=uses
        )
    pages.sort(key=attrgetter("id"))
    contents.sort(key=attrgetter("packet"))
    return Made(
        found,
        lines,
        tuple(pages),
        locks,
        tuple(contents),
        tuple(sorted(left_out)),
        of_packet=of_packet,
        uses=uses,
    )


def _concerning(
    whole: Made, wanted: Collection[str] | None, needs: Needs, edition: Edition | None
) -> Made:
    """Without the problems of files that the packets wanted do not rest on; of what is published,
    without names.
    """
    packets = needs.records if wanted is None else wanted
    if edition is not Edition.PUBLIC:
        return replace(whole, problems=needs.concerning(list(packets), whole.problems))
    published = list(filter(needs.is_public, packets))
    mine = needs.concerning(published, filter(stops_or_is_shown, whole.problems))
    shown = tuple(filter(needs.may_be_named, mine))
    withheld = len(mine) - len(shown)
    if streams.is_read_by_many():
        shown = tuple(map(_nameless, shown))
    left_out = tuple(packet for packet in whole.left_out if packet in published)
    return replace(whole, problems=shown, left_out=left_out, withheld=withheld)


def _nameless(problem: Problem) -> Problem:
    """A problem as a workflow's log may show it: of a name that is still to be replaced, its place
    alone.
    """
    if problem.code != "missing-pseudonym":
        return problem
    message = "The name here has no pseudonym, and the record is public."
    hint = (
        f"add it to `{layout.PSEUDONYMS}` beside the candidate; `secondround check` shows "
        "which name it is"
    )
    return replace(problem, message=message, hint=hint, width=0)
