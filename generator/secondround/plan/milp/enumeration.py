"""All patterns of a block that are worth at least so much.

In: what a block's entries are worth, by themselves and together. Out: its patterns, or None if
there are too many. See `patterns` for what they are good for.

An entry never adds more to a larger pattern than to a smaller one. So a pattern that has begun is
worth at most what it is worth so far, and the most that each of its best next entries would add
now; one that cannot reach enough is dropped early.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

BEGUN = 60_000
"""So many patterns may be begun at once: most of them are dropped later."""
Array = np.ndarray[Any, Any]


class BlockWorth(Struct, frozen=True, dict=True):
    """What the patterns of a block are worth: the sum of what their entries are, and of what each
    row gives for the entries that it counts, for one more never more than for the one before.
    """

    most: int  # so many entries may be used
    fixed: Array  # positions of the entries that must be used
    loose: Array  # of those that may be
    entries: Array  # [position]
    counted: Array  # [position, row] 0 or 1
    tables: Array  # [row, count] what so many are worth

    @cached_property
    def _steps(self) -> Array:
        """What one more is worth, row after row: [place], see `_places`."""
        steps: Array = np.diff(self.tables, axis=1, append=self.tables[:, -1:]).ravel()
        return steps

    @cached_property
    def _places(self) -> Array:
        """[row] Where the row's steps begin; so many places on is the step from that count."""
        places: Array = np.arange(len(self.tables)) * self.tables.shape[1]
        return places

    @cached_property
    def _counting(self) -> Array:
        """As `counted`, in the form that is multiplied fastest."""
        return self.counted.astype(float)

    def _added(self, places: Array) -> Array:
        """[position, pattern] What each entry would add to patterns, by the places of what the rows
        count in them: [row, pattern].
        """
        added: Array = self._counting @ self._steps[places]
        added += self.entries[:, None]
        return added

    def _start(self) -> tuple[Array, float]:
        """The places of what the rows count of the entries that must be used, and what these are
        worth.
        """
        places = self._places + self.counted[self.fixed].sum(axis=0)
        by_rows = self.tables.ravel()[places].sum()
        return places[:, None], float(self.entries[self.fixed].sum() + by_rows)

    def greedy(self) -> tuple[Array, float]:
        """The pattern made entry by entry, each time of the one that adds most, and its worth."""
        used = np.zeros(len(self.entries), dtype=np.int8)
        used[self.fixed] = 1
        places, worth = self._start()
        free = np.zeros(len(self.entries), dtype=bool)
        free[self.loose] = True
        for _ in range(min(self.most - len(self.fixed), len(self.loose))):
            added = np.where(free, self._added(places)[:, 0], 0)
            best = int(added.argmax())
            if added[best] <= 0:
                break
            worth += added[best]
            places = places + self.counted[best][:, None]
            used[best], free[best] = 1, False
        return used, worth

    def patterns(self, least: float, most: int) -> tuple[Array, Array] | None:
        """Every pattern worth at least so much, and its worth; None if there are more than `most`.

        Entries are added in one order, so that each pattern is made in only one way.
        """
        places, worth = self._start()
        loose = self.loose[np.argsort(-self._added(places)[self.loose, 0], kind="stable")]
        ordered = replace(self, entries=self.entries[loose], counted=self.counted[loose])
        begun = _Begun(np.zeros((1, 0), dtype=int), places, np.array([worth]))
        found: list[Array] = []
        worths: list[Array] = []
        for left in range(self.most - len(self.fixed), -1, -1):
            good = begun.worth >= least
            found.append(loose[begun.added[good]])
            worths.append(begun.worth[good])
            most -= len(worths[-1])
            if most < 0:
                return None
            if not (left and len(loose)):
                break
            grown = ordered.grown(begun, left, least, BEGUN if left > 1 else most)
            if grown is None:
                return None
            begun = grown
        return self._used(found), np.concatenate(worths)

    def _used(self, found: Sequence[Array]) -> Array:
        """Patterns as rows of 0 and 1, from the entries that each adds to those that must be
        used.
        """
        used = np.zeros((sum(map(len, found)), len(self.entries)), dtype=np.int8)
        used[:, self.fixed] = 1
        start = 0
        for added in found:
            used[np.arange(start, start + len(added))[:, None], added] = 1
            start += len(added)
        return used

    def grown(self, begun: _Begun, left: int, least: float, most: int) -> _Begun | None:
        """Every pattern with one more entry, of `left` at most, that may be worth enough; None if
        there are more than `most`.
        """
        added = self._added(begun.places)
        worth = begun.worth + added
        able = (worth + _later(added, left - 1) if left > 1 else worth) >= least
        if begun.added.shape[1]:
            able &= np.arange(len(added))[:, None] > begun.added[:, -1]
        enough = np.flatnonzero(able.T)
        if len(enough) > most:
            return None
        parents, entries = np.divmod(enough, len(added))
        return _Begun(
            np.concatenate([begun.added[parents], entries[:, None]], axis=1),
            begun.places[:, parents] + self.counted[entries].T,
            worth[entries, parents],
        )


def _later(added: Array, most: int) -> Array:
    """By entry and pattern, what the best entries after this one would add, so many at most."""
    total = np.zeros_like(added)
    rest = np.maximum(added[:0:-1], 0)  # the last first
    for _ in range(most):
        best = np.maximum.accumulate(rest, axis=0)
        total[:-1] += best[::-1]
        rest[1:] = np.minimum(rest[1:], best[:-1])  # the better of the two is taken
        rest[:1] = 0
    return total


class _Begun(Struct, frozen=True):
    """Patterns with the same number of entries, which may get more."""

    added: Array  # [pattern, which] the entries added one after the other, in the order of `loose`
    places: Array  # [row, pattern] of what the rows count, see `BlockWorth`
    worth: Array
