"""The site: exactly the pages given, built by MkDocs in a folder of their own and put in place whole.

In: pages (Markdown) and files by their place in the site's sources. Out: the site's folder, exchanged in one step.
It must not read the workspace's packets folder: what is not given is not published. The one module that knows MkDocs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a build."""

    pages: int
    problems: tuple[str, ...]  # sentences for a person; with any, the earlier site stays in place

    @property
    def done(self) -> bool:
        """Whether the new site is in place."""
        return not self.problems


def build(
    pages: Mapping[PurePosixPath, str | bytes | Path],
    *,
    config: Path,
    site: Path,
    templates: Path | None = None,
) -> Report:
    """Build the site of `pages` and exchange it with the folder `site`, or leave that as it was and say why.

    pages: by place below the site's sources, e.g. `index.md`, `amara-okafor/harbor/index.md`, and any other file (a PDF:
    bytes or the path of it), which is copied as it is.
    config: the workspace's mkdocs.yml. templates: the workspace's own templates folder; its site/ wins over the shipped one.
    """
    raise NotImplementedError
