"""A fault in a template of the workspace's own: where it lies.

In: an error while a page is made. Out: a problem at its place, if that is in the workspace.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from jinja2 import TemplateSyntaxError

from secondround.app.errors import Faulty
from secondround.problems import Problem
from secondround.system import resources
from secondround.vocabulary import layout


@contextmanager
def faults_placed(root: Path) -> Iterator[None]:
    """A fault in a template of the workspace is shown with its place; one in a template of ours
    stays a bug.
    """
    try:
        yield
    except Exception as error:
        place = _in_template(error, root / layout.TEMPLATES)
        if place is None or root == resources.folder("templates").parent:
            raise
        file = PurePosixPath(place[0].relative_to(root).as_posix())
        problem = Problem.at(file, place[1], 1, "template-error", f"{error}", width=0)
        raise Faulty([problem]) from error


def _in_template(error: Exception, folder: Path) -> tuple[Path, int] | None:
    """The file below `folder` and the line in it where a template went wrong; None where that was
    elsewhere.
    """
    if isinstance(error, TemplateSyntaxError):
        places = [(Path(error.filename or ""), error.lineno)]
    else:
        places = []
        for frame in traceback.extract_tb(error.__traceback__):
            places.append((Path(frame.filename), frame.lineno or 1))
    for path, line in reversed(places):
        if path.is_relative_to(folder):
            return path, line
    return None
