"""A private sentence that a template of one's own puts somewhere stops site and paper, wherever it
puts it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import Result

from .conftest import Typed, put

SAID = "Do not mention the merger to anybody before the board has agreed to it."
PLANTED = {
    "a heading, and so a bookmark": f"## {SAID}",
    "a small heading": f"##### {SAID}",
    "an alternative text on a page": f"![{SAID}](../../guides/map.svg)",
    "an alternative text on paper": f"![{SAID}](map.svg)",
    "a picture's title": f'![A map](../../guides/map.svg "{SAID}")',
    "a link's words": f"[{SAID}](https://example.com)",
    "a link's title": f'[here](https://example.com "{SAID}")',
    "a link's address": f"[here](https://example.com/?q={SAID.replace(' ', '%20')})",
    "a table": f"| Note |\n| --- |\n| {SAID} |",
    "an item to tick": f"- [ ] {SAID}",
    "strong type, in parts": SAID.replace("merger", "**mer**ger").replace("board", "*bo*ard"),
    "a quotation": f"> {SAID}",
    "code": f"`{SAID}`",
    "the page's title": f"---\ntitle: {SAID}\n---",
}
ON_A_PAGE = {"an alternative text on a page", "a picture's title", "a link's title"}
ON_PAPER = {"an alternative text on paper"}
"""Where the picture lies for the one and the other; and no paper says what a link is called."""
CASES = [
    *((kind, "build") for kind in PLANTED.keys() - ON_PAPER),
    *((kind, "pdf") for kind in PLANTED.keys() - ON_A_PAGE),
]


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "command"), sorted(CASES))
def test_it_is_caught(
    kind: str, command: str, workspace: Path, typed: Typed, tmp_path: Path
) -> None:
    """The field and its line are named, and nothing is written."""
    put(workspace, "templates/packet/index.md.jinja", page(PLANTED[kind]))
    result = made(typed, command, workspace, tmp_path)
    assert result.exit_code == 1
    assert (
        "interview.yml:22:8: error leaked-field: `notes` is not for the carry edition"
        in result.stderr
    )
    assert not (tmp_path / "there").exists()


@pytest.mark.slow
@pytest.mark.parametrize("command", ["build", "pdf"])
def test_without_the_sentence_all_is_fine(
    command: str, workspace: Path, typed: Typed, tmp_path: Path
) -> None:
    """It is the sentence that is caught, and not what it was in: one template with all of these."""
    kinds = sorted(kind for kind, each in CASES if each == command and kind != "the page's title")
    texts = [PLANTED["the page's title"], "# {{ meta.title|short }}"]
    texts += [PLANTED[kind] for kind in kinds]
    said = re.compile(r"[Dd]o.{20,}it\.")
    assert all(said.search(text) for text in texts if "meta" not in text)
    whole = said.sub("Nothing.", "\n\n".join(texts) + "\n")
    put(workspace, "templates/packet/index.md.jinja", whole)
    assert made(typed, command, workspace, tmp_path).exit_code == 0


def made(typed: Typed, command: str, workspace: Path, folder: Path) -> Result:
    """What is said where the packet is made to carry, with a picture beside page and record."""
    for place in ("packets/amara/harbor/map.svg", "packets/guides/map.svg"):
        put(workspace, place, '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    words = ("build", "--no-pdf") if command == "build" else ("pdf", "harbor", "--form", "packet")
    where = ("--edition", "carry", "--workspace", workspace, "--output", folder / "there")
    return typed(*words, *where)


def page(more: str) -> str:
    """A template of a page that holds this, too."""
    title = "# {{ meta.title|short }}\n"
    return f"{more}\n\n{title}" if more.startswith("---") else f"{title}\n{more}\n"
