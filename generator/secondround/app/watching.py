"""A workspace that is watched: what has changed since one looked last.

In: a workspace's folder. Out: the paths that have changed, save by save, whichever way an editor
saves. Folders are watched and no files: a file that is replaced by a rename would be lost, and one
that comes later never seen.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import watchfiles

from secondround.vocabulary import layout

DEEP: Final = (layout.PACKETS, layout.TEMPLATES)
"""The folders in which everything counts."""
SETTINGS: Final = (".yml", ".yaml")
"""What else counts: at the top of a workspace mkdocs.yml, and what it inherits from."""
WAIT: Final = 100  # milliseconds in which the saves of one edit come together
_LOOK_AGAIN: Final = 500
"""Milliseconds after which a folder that has just been found is looked at once more."""


class Watch:
    """Changes as they come; used through `opened`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._found: queue.SimpleQueue[set[Path]] = queue.SimpleQueue()
        self._stop_all = threading.Event()
        self._stop_deep = threading.Event()
        self._top = self._start(self._watch_top)
        self._deep = self._start(self._watch_deep, new=False)

    def __iter__(self) -> Iterator[set[Path]]:
        """The paths that have changed, again and again, without end."""
        while True:
            if changed := self.next(1):  # not longer: Ctrl-C does not end a wait everywhere
                yield changed

    def next(self, seconds: float) -> set[Path]:
        """The paths of the next change and of all that came with it; none where there is none for
        so long.
        """
        try:
            changed = set(self._found.get(timeout=seconds))
        except queue.Empty:
            return set()
        while not self._found.empty():
            changed |= self._found.get()
        if any(path.parent == self._root and path.name in DEEP for path in changed):
            self._stop_deep.set()
            self._deep.join()
            self._stop_deep = threading.Event()
            self._deep = self._start(self._watch_deep, new=True)
        return changed

    def close(self) -> None:
        """Stop watching."""
        self._stop_all.set()
        self._stop_deep.set()
        for thread in (self._top, self._deep):
            thread.join()

    def _start(self, work: Callable[..., None], **arguments: bool) -> threading.Thread:
        thread = threading.Thread(target=work, kwargs=arguments, name="watch", daemon=True)
        thread.start()
        return thread

    def _watch_top(self) -> None:
        for changes in watchfiles.watch(
            self._root, recursive=False, debounce=WAIT, stop_event=self._stop_all
        ):
            counting = set()
            for _, name in changes:
                path = Path(name)
                if path.name in DEEP or path.suffix in SETTINGS:
                    counting.add(path)
            if counting:
                self._found.put(counting)

    def _watch_deep(self, *, new: bool) -> None:
        """new: whether the folders have just come, so that files in them were written before
        anybody watched.
        """
        folders = [self._root / name for name in DEEP if (self._root / name).is_dir()]
        if not folders:
            return
        looking = watchfiles.watch(
            *folders,
            debounce=WAIT,
            stop_event=self._stop_deep,
            rust_timeout=_LOOK_AGAIN,
            yield_on_timeout=True,
        )
        for changes in looking:
            if changes or new:
                self._found.put({self._root} if new else {Path(path) for _, path in changes})
            new = False


@contextmanager
def opened(root: Path) -> Iterator[Watch]:
    """A watch on the workspace."""
    watch = Watch(root)
    try:
        yield watch
    finally:
        watch.close()
