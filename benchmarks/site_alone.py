"""Builds the site of a workspace from the Markdown that lies in it: what MkDocs costs, without the
stages before it.

In: the workspace's folder. Out: its site.
"""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

from secondround.render.site import builder


def main(root: Path) -> None:
    """Build the site of every page below `root`/packets."""
    top = root / "packets"
    pages = {
        PurePosixPath(path.relative_to(top).as_posix()): path for path in sorted(top.rglob("*.md"))
    }
    made = builder.build(pages, config=root / "mkdocs.yml", site=root / "site")
    if not made.done:
        raise SystemExit("\n".join(problem.message for problem in made.problems))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
