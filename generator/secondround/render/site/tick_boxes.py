"""Tick boxes that a screen reader can name: the label of each holds the words beside it.

In: a finished site. Out: the same pages, each box's label drawn out to the end of its line.
Markdown leaves the label empty, and no template can change that.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_BOX: Final = re.compile(
    r'(?P<box><span class="task-list-indicator"></span>)</label>'
    r"(?P<words>.*?)(?=</li>|</p>|<ul|<ol|<p>)",
    re.DOTALL,
)


def name(site: Path) -> None:
    """Put the words beside every box into its label."""
    for path in sorted(site.rglob("*.html")):
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        labelled = _BOX.sub(r"\g<box>\g<words></label>", text)
        if labelled != text:
            path.write_bytes(labelled.encode("utf-8", "surrogateescape"))
