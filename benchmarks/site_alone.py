"""Builds the site of a workspace from the Markdown that lies in it: what MkDocs costs, without the
stages before it.

In: the workspace's folder. Out: its site.
"""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

from secondround.render.site import builder, edition_label, in_place
from secondround.system import cache
from secondround.vocabulary import Edition


def main(root: Path, *, keep: bool) -> None:
    """Build the site of every page below `root`/packets. keep: whether pages are kept for the next
    time.
    """
    top = root / "packets"
    pages = {
        PurePosixPath(path.relative_to(top).as_posix()): path for path in sorted(top.rglob("*.md"))
    }
    site = root / "site"
    kept = cache.Cache(root) if keep else None
    there = in_place.InPlace(site, kept, edition_label.rights(Edition.CANDIDATE))
    made = builder.build(pages, config=root / "mkdocs.yml", site=site, there=there)
    if not made.done:
        raise SystemExit("\n".join(problem.message for problem in made.problems))


if __name__ == "__main__":
    main(Path(sys.argv[1]), keep="--kept" in sys.argv)
