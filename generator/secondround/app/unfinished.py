"""Answers that are not written yet: kept after each one, so that nothing typed is ever lost.

In: a workspace, what is being added to which packet, the answers. Out: a private file in the
program's own folder there, which is never committed.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Final

from secondround.system import atomic, files, workfolder
from secondround.vocabulary import layout

Answers = Mapping[str, Any]
WHERE: Final = f"{layout.WORK_FOLDER}/{layout.UNFINISHED}"
"""The file, as seen from the workspace."""


def kept(root: Path, name: str) -> dict[str, Any]:
    """The answers under that name; none where nothing was kept, or the file is not ours."""
    found = _read(root).get(name)
    return dict(found) if isinstance(found, dict) else {}


def of_input(name: str) -> str:
    """The name under which a script's answers are kept."""
    return f"{name} (from input)"


def keep(root: Path, name: str, answers: Answers) -> None:
    """Keep these answers under that name; no answers are forgotten."""
    found = _read(root)
    others = {key: value for key, value in found.items() if key != name}
    wanted = {**others, name: dict(answers)} if answers else others
    place = _place(root)
    if wanted == found:
        return
    if not wanted:
        place.unlink(missing_ok=True)
        workfolder.clear(root)
        return
    text = json.dumps(wanted, indent=1, ensure_ascii=False) + "\n"
    with workfolder.opened(root) as work:
        atomic.write(place, text, work=work, inside=root, mode=atomic.PRIVATE)


def names(root: Path) -> tuple[str, ...]:
    """Under which names anything is kept."""
    return tuple(_read(root))


def rename(root: Path, old: str, new: str) -> None:
    """Keep under a new name what was kept under an old one."""
    answers = kept(root, old)
    keep(root, old, {})
    keep(root, new, answers)


def forget(root: Path, packets: Collection[str]) -> None:
    """Drop what was answered for any of those packets."""
    for name in _read(root):
        if not set(packets).isdisjoint(name.split()):  # such as "story harbor (from input)"
            keep(root, name, {})


def in_words(answer: Any) -> str:
    """An answer as it may be shown, with all its parts."""
    if isinstance(answer, dict):
        answer = list(answer.values())
    return ", ".join(map(in_words, answer)) if isinstance(answer, list) else str(answer)


def _place(root: Path) -> Path:
    return root / WHERE


def _read(root: Path) -> dict[str, Any]:
    place = _place(root)
    if not place.is_file() or place.is_symlink():
        return {}
    try:
        found = json.loads(files.read(place, root))
    except (ValueError, files.FileRefusedError):
        return {}
    return found if isinstance(found, dict) else {}
