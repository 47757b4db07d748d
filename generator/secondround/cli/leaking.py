"""The leak test in the commands: what may not be found, the search in what is about to be put in place, the problems.

In: the workspace, what was made of its records, finished files. Out: problems, each at the field that came out. Where
there is one, nothing is put in place.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

import click

from secondround import packet, records, shipped
from secondround.cli import lookup
from secondround.records import Edition, Problem, Severity, discovery, yaml_reader
from secondround.records.problems import text
from secondround.records.source import Source
from secondround.render.leaks import Content, Leak, Search, Unsearchable, absent, content, unread
from secondround.render.leaks.words import BARRIER, spaced

if TYPE_CHECKING:
    from secondround.render.website import Inspect

MOST: Final = 20
"""Leaks that are told; one mistake is usually behind them all."""
_PERSONAL: Final = frozenset((discovery.RECORD, discovery.CANDIDATE))
_LIST: Final = re.compile(r"^\[//\]: # \(packets\)$.*?^\[//\]: # \(/packets\)$", re.MULTILINE | re.DOTALL)
"""What the program writes into the home page."""


def search(root: Path, contents: Iterable[Content], guides: Mapping[PurePosixPath, bytes] | None = None) -> Search:
    """The search for all that an output may not hold. guides: the hand-written pages in it."""
    pages = {place: data for place, data in (guides or {}).items() if place.suffix == ".md"}
    by_hand = {place: _words_of(data) for place, data in pages.items()}
    for file in (root / "packets" / "index.md", root / "mkdocs.yml"):
        if file.is_file():
            by_hand[PurePosixPath(file.name)] = _words_of(file.read_bytes())
    return Search(contents, ours=cache(lambda: _ours() + _shared(root)), by_hand=by_hand)


def apart(root: Path, candidate: str, edition: str) -> tuple[Content, ...]:
    """The contents for a site of one candidate's own, which may hold nothing of what another's files say."""
    return (*own(root, candidate, edition), *others(root, candidate))


def own(root: Path, candidate: str, edition: str) -> tuple[Content, ...]:
    """What such a site may hold, and what of the candidate's own packets it may not."""
    chosen, mine = Edition[edition.upper()], lookup.packets_of(root, candidate)
    return tuple(content(one, chosen, alone=False) for one in records.read(root, mine).applications)


def others(root: Path, candidate: str) -> tuple[Content, ...]:
    """All that the other candidates' files say; of those that became no packet, what can be made out."""
    theirs = set(lookup.packets(root)) - set(lookup.packets_of(root, candidate))
    found = records.read(root, theirs | set(lookup.candidates(root)) - {candidate})
    seen = {source.file for one in found.applications for source in (one.record_source, one.candidate_source)}
    rest = (source for file, source in found.sources.items() if file not in seen and file.name in _PERSONAL)
    return (*map(absent, found.applications), *map(unread, rest))


def stop(root: Path, contents: Iterable[Content], files: Mapping[PurePosixPath, bytes], edition: str) -> None:
    """Where one of those files leaks, print every problem and end the command: nothing is written."""
    found = problems(root, search(root, contents), files.items(), edition)
    if found:
        click.echo("\n\n".join(texts(root, found)), err=True)
        click.echo("\nNothing was written.", err=True)
        click.get_current_context().exit(1)


def inspector(root: Path, looking: Search, edition: str) -> Inspect:
    """What looks at a finished site before it is put in place."""

    def inspect(site: Path, of_the_theme: frozenset[PurePosixPath]) -> tuple[str, ...]:
        if not looking:
            return ()
        paths = sorted(path for path in site.rglob("*") if path.is_file())
        places = (PurePosixPath(path.relative_to(site).as_posix()) for path in paths)
        files = ((place, (site / place).read_bytes()) for place in places if place not in of_the_theme)
        return tuple(texts(root, problems(root, looking, files, edition)))

    return inspect


def problems(
    root: Path, looking: Search, files: Iterable[tuple[PurePosixPath, bytes]], edition: str
) -> tuple[Problem, ...]:
    """The leaks in those files as problems, the first few."""
    sources: dict[PurePosixPath, Source] = {}
    found: dict[tuple[PurePosixPath, tuple[str | int, ...]], Problem] = {}
    for leak in _leaks(looking, files):
        if isinstance(leak, Problem):
            found[leak.file, ()] = leak
            continue
        key = leak.said.file, leak.said.path
        if key not in found and len(found) < MOST:
            source = sources.get(leak.said.file) or _source(root, leak.said.file)
            sources[leak.said.file] = source
            found[key] = _problem(leak, source, edition)
    return tuple(sorted(found.values()))


def texts(root: Path, found: Iterable[Problem]) -> list[str]:
    """Problems as people see them, each with its line."""
    return [text(problem, _source(root, problem.file).lines) for problem in found]


def _leaks(looking: Search, files: Iterable[tuple[PurePosixPath, bytes]]) -> Iterator[Leak | Problem]:
    """Every leak; for a file that cannot be searched, the problem that it is so."""
    for place, data in files:
        try:
            yield from looking.file(PurePosixPath(place), data)
        except Unsearchable as why:
            message = f"It cannot be searched for what may not be in it, so it is not put in place: {why}."
            hint = "a file of your own: save it anew, or leave it out; a PDF made here: run the command once more"
            yield Problem(PurePosixPath(place), 1, 1, Severity.ERROR, "unsearchable-file", message, hint, width=0)


def _problem(leak: Leak, source: Source, edition: str) -> Problem:
    said = leak.said
    name = next((step for step in reversed(said.path) if isinstance(step, str)), "it")
    where = f", {leak.where}" if leak.where else ""
    message = f"`{name}` is not for this {edition} edition, yet it stands in `{leak.file}`{where}."
    hint = (
        "see which template or page brings it there; `secondround check --explain leaked-field` says who may read what"
    )
    return source.problem(said.path, Severity.ERROR, "leaked-field", message, hint)


def _source(root: Path, file: PurePosixPath) -> Source:
    try:
        return yaml_reader.read(file, (root / file).read_bytes())[0]
    except OSError:
        return Source(file, "")


def _words_of(data: bytes) -> str:
    return spaced(_LIST.sub("", data.decode("utf-8", "replace")))


def _shared(root: Path) -> str:
    """The library that all candidates share, which anybody may read."""
    files = sorted((root / "packets" / "library").glob("*.yml"))
    return spaced(BARRIER.join(file.read_text("utf-8", "replace") for file in files))


@cache
def _ours() -> str:
    """The program's own words: its templates, and the texts in its code."""
    folder = shipped.folder("templates")
    templates = (path.read_text("utf-8") for kind in ("packet", "site") for path in sorted((folder / kind).glob("*.*")))
    modules = sorted(Path(packet.__file__).parent.glob("*.py"))
    said = (text for module in modules for text in _constants(module.read_text("utf-8")))
    return spaced(BARRIER.join((*templates, *said)))


def _constants(code: str) -> Iterator[str]:
    """The texts in a module, without its docstrings: their examples name people."""
    tree = ast.parse(code)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value
