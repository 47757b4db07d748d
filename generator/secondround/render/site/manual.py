"""The program's own manual as a site, to be read from a disk.

In: the pages that come with the program. Out: a folder, exchanged whole.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from secondround.render.site import in_place
from secondround.system import captured_warnings, output, resources, workfolder

SETTINGS: Final = "manual.yml"


def build(site: Path) -> tuple[str, ...]:
    """Build the manual and put it in the place of `site`; what MkDocs warns of, in its words, which
    is nothing.
    """
    from mkdocs.commands.build import build as build_all  # noqa: PLC0415 (0.2 s)
    from mkdocs.config import load_config  # noqa: PLC0415 (likewise)

    output.recover(site)
    with (
        workfolder.opened(site.parent) as work,
        captured_warnings.captured("mkdocs") as warnings,
    ):
        made = work / "site"
        settings = resources.folder("docs") / SETTINGS
        build_all(load_config(str(settings), site_dir=str(made)))
        in_place.InPlace(site).note(made)
        output.exchange(made, site)
    return tuple(warnings)
