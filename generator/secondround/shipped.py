"""Where the files that come with the program lie: templates, schemas, the example, the page on threats.

In a checkout they stand at its top level; a wheel carries them inside the package.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `name` ("templates", "schema", "packets" or "docs") that came with the program."""
    inside = _PACKAGE / "_shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name
