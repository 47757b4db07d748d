"""A new client: a folder below packets/ with a candidate.yml.

In: a workspace and a client's name. Out: a file that was not there before.
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import Final

from secondround.app import client_folders, scaffolding, selection, starting
from secondround.app.errors import Refused
from secondround.records.yaml import quoting
from secondround.system import files
from secondround.text import slug
from secondround.vocabulary import layout

_NAME: Final = re.compile(r"(?m)^name: .*$")
"""The line of a scaffold that says who the candidate is."""
_NO_NAME: Final = re.compile(r"(?m)^name: [\"']?TODO.*$")


def unused(root: Path, name: str) -> str:
    """The id of a new client of that name; Refused where there is one, or the name may not be
    one.
    """
    if selection.is_of_one(root) and not starting.invented(root):
        folder = PurePosixPath(layout.PACKETS, "my-name")
        raise Refused(
            f"This workspace is one person’s: {layout.PACKETS}/{layout.CANDIDATE} is theirs. To "
            f"coach several, move that file and its packets into a folder, such as {folder}."
        )
    id_ = slug(name)
    if not id_ or id_ in layout.TAKEN:
        raise Refused(f"`{name}` cannot name a client’s folder. Give a name such as “Ana Ruiz”.")
    if id_ in client_folders.archived(root):
        raise Refused(
            f"{id_} is in the archive. {selection.order(root, 'client', 'restore', id_)} brings "
            "it back."
        )
    if os.path.lexists(root / layout.PACKETS / id_):
        raise Refused(f"{layout.PACKETS}/{id_} exists already. Nothing was written.")
    return id_


def make_way(root: Path) -> tuple[PurePosixPath, ...]:
    """Remove what `init` invented where nobody has written in it, and say what that was: a coach
    begins with clients.
    """
    places = starting.invented(root)
    for place in places:
        (root / place).unlink()
    if places:
        (root / places[-1]).parent.rmdir()
    return places


def add(root: Path, id_: str, name: str) -> PurePosixPath:
    """Make a client's folder with a candidate.yml to fill in; its place.

    A candidate.yml that an import has made gets the name, where it has none.
    """
    place = PurePosixPath(layout.PACKETS, id_, layout.CANDIDATE)
    called = scaffolding.company_of(id_) if name == id_ else name
    pattern = _NAME
    if (root / place).is_file():
        text, pattern = files.text(root / place, root), _NO_NAME
    else:
        text = scaffolding.text(layout.CANDIDATE, place, root).decode()
    text = pattern.sub(lambda _: f"name: {quoting.quoted(called)}", text, count=1)
    starting.write(root, {place: text.encode()})
    return place
