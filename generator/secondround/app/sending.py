"""Packets are given to other machines, and what they made is kept as if it had been made here.

In: an executor, which says where the work is done, and ids of packets. Out: entries of the cache,
in which the build that follows finds them. Whatever does not come back, that build makes. It must
keep nothing of files that have changed meanwhile.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, field
from msgspec.structs import replace

from secondround.app import papers
from secondround.app.elsewhere import (
    Finished,
    NotMadeError,
    Parcel,
    StaysHereError,
    attempted,
    contents,
    expect_own,
    packed,
)
from secondround.app.inputs import Inputs
from secondround.app.kept_packets import Shelf
from secondround.app.outcome import Made, Page
from secondround.app.parallel import Along, together
from secondround.render.pdf import Press
from secondround.text import capital, counted, listed

if TYPE_CHECKING:
    from secondround.app.building import Built

TOGETHER: Final = 10
"""Packets in a parcel: a press needs as long to start as one packet to print."""
AT_ONCE: Final = 512
"""Parcels that are away at a time: enough for as many processes, few enough for the memory."""
PATIENCE: Final = 600.0
"""Seconds without any parcel back after which all that is away is made here."""

_Away = dict["Future[Finished | str]", Parcel]


class Sender(Struct):
    """Gives away what is not kept; afterwards it knows how much came back."""

    executor: Executor
    order: papers.Order
    press: Press | None
    along: Along
    packets: int = 0  # that were made elsewhere
    pdfs: int = 0
    reasons: Counter[str] = field(default_factory=Counter)  # for what was not, by packets

    def send(self, shelf: Shelf, ids: Iterable[str]) -> None:
        """Have those packets made that are not kept, and keep them."""
        names = shelf.names(ids)
        missing = self._missing(shelf.get(names), names)
        shelf.why.explain(missing)
        back: list[Made] = []
        there = self._there(self._parcels(missing, shelf.way), back)
        try:
            for _ in self.along("Packets", there, len(missing)):
                pass
        finally:  # also where a person has had enough
            shelf.put({id_: names[id_] for id_ in missing}, together(back))

    def counted(self, built: Built) -> Built:
        """The same, in which what came back counts as made, and not as kept."""
        made = replace(built.made, kept=built.made.kept - self.packets)
        printed, kept = built.pdfs
        pdfs = printed + self.pdfs, kept - self.pdfs
        return replace(built, made=made, pdfs=pdfs, remark=self.remark)

    @property
    def remark(self) -> str:
        """How many packets did not come back, and why; "" where all did."""
        if not self.reasons:
            return ""
        number = sum(self.reasons.values())
        verb = "was" if number == 1 else "were"
        why = listed([reason for reason, _ in self.reasons.most_common()])
        return capital(f"{counted(number, 'packet')} {verb} made on this machine, because {why}.")

    def _missing(self, kept: dict[str, Made], names: Iterable[str]) -> list[str]:
        found = []
        for id_ in names:
            pages = kept[id_].pages if id_ in kept else ()
            if id_ not in kept or not all(map(self._is_printed, pages)):
                found.append(id_)
        return found

    def _is_printed(self, page: Page) -> bool:
        if not self.press or not self.press.keeps:
            return True
        return all(map(self.press.has, papers.jobs(page, self.order, None)))

    def _parcels(self, ids: list[str], way: dict[str, Any]) -> Iterator[Parcel]:
        """What those packets are made of; those that stay here are noted, and left out."""
        inputs = Inputs(self.order.root)
        going = []
        for id_ in ids:
            try:
                expect_own(inputs, id_)
                going.append(id_)
            except StaysHereError as error:
                self.reasons[str(error)] += 1
        paper = self.order.paper if self.press and self.press.keeps else None
        for start in range(0, len(going), TOGETHER):
            some = tuple(going[start : start + TOGETHER])
            try:
                yield packed(self.order.root, inputs, some, way, paper=paper)
            except StaysHereError as error:
                self.reasons[str(error)] += len(some)

    def _there(self, parcels: Iterable[Parcel], back: list[Made]) -> Iterator[str]:
        """Each packet's id when its parcel is done with."""
        away: _Away = {}
        try:
            for parcel in parcels:
                try:
                    away[self.executor.submit(attempted, parcel)] = parcel
                except Exception as error:  # noqa: BLE001 (of whatever executor; made here then)
                    self._note(parcel, error)
                    yield from parcel.ids
                while len(away) >= AT_ONCE:
                    yield from self._received(away, back)
            while away:
                yield from self._received(away, back)
        finally:
            for future in away:
                future.cancel()

    def _received(self, away: _Away, back: list[Made]) -> Iterator[str]:
        done, _ = wait(away, PATIENCE, return_when=FIRST_COMPLETED)
        if not done:  # every worker is lost, or none ever came
            for future, parcel in away.items():
                future.cancel()
                self.reasons[f"nothing came back for {int(PATIENCE / 60)} minutes"] += len(
                    parcel.ids
                )
                yield from parcel.ids
            away.clear()
        for future in done:
            parcel = away.pop(future)
            try:
                self._keep(parcel, future.result(), back)
            except (Exception, CancelledError, asyncio.CancelledError) as error:  # noqa: BLE001
                self._note(parcel, error)
            yield from parcel.ids

    def _keep(self, parcel: Parcel, found: Finished | str, back: list[Made]) -> None:
        if isinstance(found, str):
            raise NotMadeError(found)
        if contents(self.order.root, parcel.files) != parcel.files:
            raise StaysHereError("some of their files have changed meanwhile")
        for page in found.made.pages:
            for job, printed in zip(
                papers.jobs(page, self.order, None, parcel.kinds),
                found.printed.get(page.id, ()),
                strict=True,
            ):
                if self.press:
                    self.press.keep(job, printed)
                self.pdfs += printed.made
        self.packets += len(parcel.ids)
        back.append(found.made)

    def _note(self, parcel: Parcel, error: BaseException) -> None:
        said = isinstance(error, (NotMadeError, StaysHereError))
        why = str(error) if said else f"the work elsewhere failed ({type(error).__name__})"
        self.reasons[why] += len(parcel.ids)
