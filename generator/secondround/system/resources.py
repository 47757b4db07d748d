"""The files that come with the program: templates, schemas, the example, the page on threats.

In a checkout they are at its top level; a wheel carries them inside the package. A checkout is also
a workspace, so the example is a list of names: whatever else lies in `packets/` is private. The
wheel's build reads this file by itself, so it imports nothing but the standard library.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Final

EXAMPLE: Final = (
    "index.md",
    "amara-okafor/candidate.yml",
    "amara-okafor/fennmoor/index.md",
    "amara-okafor/fennmoor/interview.yml",
    "amara-okafor/fennmoor/plan.lock.json",
    "amara-okafor/harbor/comments.yml",
    "amara-okafor/harbor/index.md",
    "amara-okafor/harbor/interview.yml",
    "amara-okafor/harbor/plan.lock.json",
    "amara-okafor/library/nights.yml",
    "guides/after-the-interview.md",
    "guides/success-stories.md",
    "guides/the-second-interview.md",
    "library/CREDITS.md",
    "library/competencies.yml",
    "library/prompts.yml",
    "library/questions.yml",
    "library/roles.yml",
)
"""Every file of the example, below packets/."""

_PACKAGE: Final = Path(__file__).resolve().parents[1]
_HOME: Final = PurePosixPath("index.md")
_LIST: Final = re.compile(r"(?ms)(^\[//\]: # \(packets\)$)(.*?)(^\[//\]: # \(/packets\)$)")
_LISTED: Final = re.compile(r"\]\(([^)]*)\)")


def folder(name: str) -> Path:
    """The folder `name` ("templates", "schema" or "docs") that came with the program."""
    inside = _PACKAGE / "_shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name


def example() -> dict[PurePosixPath, bytes]:
    """The example's files, by place below packets/. Its home page lists no packet but the example's
    own.
    """
    packets = folder("packets")
    files = {PurePosixPath(name): (packets / name).read_bytes() for name in EXAMPLE}
    files[_HOME] = home_of_example(files[_HOME].decode("utf-8")).encode("utf-8")
    return files


def home_of_example(text: str) -> str:
    """The home page as it is, or with an empty list where that names a packet of somebody's own."""
    listed = _LIST.search(text)
    if listed and not set(_LISTED.findall(listed[2])) <= set(EXAMPLE):
        return _LIST.sub(r"\1\n\3", text)
    return text
