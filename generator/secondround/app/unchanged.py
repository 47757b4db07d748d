"""Whether a build would change nothing: then what the earlier one said is said again.

In: a workspace, a site, and what was asked for. Out: what the earlier build of the same came to, if
every file that it read and every file that it put in place is as it was. Nothing heavy is loaded
for that.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from secondround.app import foreign_code
from secondround.problems import stops_or_is_shown
from secondround.render.pdf import engine
from secondround.system import cache, epoch, snapshot
from secondround.vocabulary import layout

if TYPE_CHECKING:
    from secondround.app.building import Built

KIND: Final = "build"


class Memory:
    """What is remembered of builds of one site, made in one way."""

    def __init__(self, kept: cache.Cache, root: Path, site: Path, way: Sequence[object]) -> None:
        """way: what the build was asked for."""
        self._cache = kept
        self._root = root
        self._site = site
        around = [str(root), str(site), os.environ.get(epoch.VARIABLE), engine()]
        self._name = cache.name(KIND, list(way), around)
        self._before: snapshot.Lines | None = None

    def recall(self) -> Built | None:
        """What the earlier build came to, if another would come to the same. Else what is there now
        is noted, for the one that follows.
        """
        if data := self._cache.get(self._name):
            read, made, whole = pickle.loads(data)  # noqa: S301 (sealed)
            if self._is_as_it_was(read, made):
                built: Built = pickle.loads(whole)  # noqa: S301 (likewise)
                if snapshot.has_young(read) or snapshot.has_young(made):
                    self._before = snapshot.take(self._read())
                    self.note(built)
                return replace(built, unchanged=True)
        # Code of the workspace's own may read anything.
        if not foreign_code.found(self._root):
            self._before = snapshot.take(self._read())
        return None

    def note(self, built: Built, made: snapshot.Lines | None = None) -> None:
        """Remember a build, if it put a site in place that lacks nothing.

        made: what is known of the site's files; None: they are looked at.
        """
        made = made or snapshot.take([self._site])
        if self._before is None or made is None or not built.complete:
            return
        said = *built.found, *filter(stops_or_is_shown, built.made.problems)
        shown = {problem.file for problem in said}
        bare = replace(
            built.made,
            lines={file: lines for file, lines in built.made.lines.items() if file in shown},
            pages=(),
            contents=(),
            locks=None,
            of_packet={},
            noted=built.made.rounds,
            kept=len(built.made.pages),
            why={},
        )
        same = replace(built, made=bare, pdfs=(0, sum(built.pdfs)))
        data = pickle.dumps((self._before, made, pickle.dumps(same)))
        self._cache.put(self._name, data)

    def _is_as_it_was(self, read: snapshot.Lines, made: snapshot.Lines) -> bool:
        return snapshot.holds(read, self._read()) and snapshot.holds(made, [self._site])

    def _read(self) -> list[Path]:
        """Where all lies that a build reads of a workspace."""
        settings = [*self._root.glob("*.yml"), *self._root.glob("*.yaml")]
        return [*settings, self._root / layout.PACKETS, self._root / layout.TEMPLATES]
