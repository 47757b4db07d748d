"""The site while it is being written: served on this machine alone, reloaded in the browser when it changes.

In: the folder of the finished site. Out: its pages over HTTP on 127.0.0.1, each with a script that waits for a change.
It must not write into the folder: the script is added on the way out.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self


class Preview:
    """A server in threads of its own, used in a `with` block.

    The caller watches the files and rebuilds: `website.build(…)`, then `preview.reload()`, or `preview.tell(problems)`.
    """

    def __init__(self, site: Path, *, port: int = 8000) -> None:
        """`port` 0 takes any free one. Raises OSError when the port is taken."""
        raise NotImplementedError

    @property
    def address(self) -> str:
        """Where to point the browser, e.g. "http://127.0.0.1:8000/"."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        raise NotImplementedError

    def reload(self) -> None:
        """Every open page loads itself again."""
        raise NotImplementedError

    def tell(self, text: str) -> None:
        """Every open page shows `text` (the problems that keep the site from being built) until the next reload."""
        raise NotImplementedError
