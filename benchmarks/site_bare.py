"""Builds the same pages with MkDocs and Material alone: what `site_alone.py` is measured against.

In: the workspace's folder, with its Markdown. Out: a site in its folder `bare`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config


def main(root: Path) -> None:
    """Build the site of every page below `root`/packets."""
    settings = load_config(
        str(root / "mkdocs.yml"),
        docs_dir=str(root / "packets"),
        site_dir=str(root / "bare"),
        exclude_docs="*.yml\n*.json\n",
        not_in_nav="*",
    )
    build(settings)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
