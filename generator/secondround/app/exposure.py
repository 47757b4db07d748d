"""What `guard` needs of the records, and what it says: in words, with the way out.

In: a workspace; a report. Out: a search for what only some may read; lines for a person.
"""

# ruff: noqa: PLC0415 (what is heavy is imported when the command runs: its help and completion answer at once)

from __future__ import annotations

import importlib.util
from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from secondround.system import resources, typed
from secondround.vocabulary import Edition, layout

if TYPE_CHECKING:
    from secondround.privacy.audit import Found, Leaks, Report, Seen
    from secondround.privacy.leaks import PacketTexts

MOST = 10  # lines of one kind
NOTED = "secondround.private"  # git's setting, in which a person notes remotes that are private


def leaks(root: Path, leave: Collection[PurePosixPath]) -> Leaks:
    """What says of a file which private words it holds: the search that also looks at every output.

    leave: files and folders whose words anybody may read.
    """
    from secondround.app import leak_check, pipeline
    from secondround.privacy.audit import Unjudgeable
    from secondround.privacy.leaks import Unsearchable

    looking = leak_check.search(
        leak_check.Output(root, Edition.PUBLIC.label, _contents(root), guides=pipeline.guides(root))
    )

    def protected(place: PurePosixPath, data: bytes) -> str:
        try:
            for leak in looking.file(place, data):
                if not any(leak.protected.file.is_relative_to(path) for path in leave):
                    name = next(
                        (step for step in reversed(leak.protected.path) if isinstance(step, str)),
                        "words",
                    )
                    return f"holds `{name}` of {leak.protected.file}"
        except Unsearchable as why:
            raise Unjudgeable(f"cannot be searched: {why}") from why
        return ""

    return protected


def _contents(root: Path) -> tuple[PacketTexts, ...]:
    """What all records keep private, and what can be made out of those that cannot be read."""
    from secondround import records
    from secondround.privacy.leaks import every_line_private, texts_of, unread_file
    from secondround.records import discovery

    found = records.read(root)
    read: set[PurePosixPath] = set()
    contents = []
    for one in found.applications:
        read |= {one.record_source.file, one.candidate_source.file}
        private = not one.record.is_public
        contents.append(
            every_line_private(one) if private else texts_of(one, Edition.PUBLIC, alone=False)
        )
    people = frozenset(file for file in found.sources if file.name == layout.CANDIDATE)
    for file, source in found.sources.items():
        if file.name in {layout.RECORD, layout.CANDIDATE} and file not in read:
            contents.append(unread_file(source, discovery.nearest_candidate(file, people) or file))
    return tuple(contents)


def harmless() -> frozenset[bytes]:
    """The digests of files that are the same everywhere: what comes with the program, and the
    theme's pictures.
    """
    folders = [resources.folder("templates"), resources.folder("schema")]
    theme = importlib.util.find_spec("material")
    if theme and theme.origin:
        folders.append(Path(theme.origin).parent / "templates" / "assets")
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return frozenset(
        [
            *(sha256(path.read_bytes()).digest() for path in files),
            *(sha256(data).digest() for data in _example()),
        ]
    )


def _example() -> Iterable[bytes]:
    return resources.example().values()


def calm(report: Report) -> Iterator[str]:
    """Why there is nothing to fear, and what cannot be seen from here."""
    yield from map(_elsewhere, report.others)
    if not report.seen and not report.others:
        yield "No git repository: nothing can be pushed from here."
    for seen in report.seen:
        yield from _calm(seen)
    yield from map(_unreadable, report.unread)


def _calm(seen: Seen) -> Iterator[str]:
    where = _where(seen)
    if not seen.remotes:
        yield f"{where}No remote on another machine: nothing can be pushed from here."
        return
    if not seen.private and not seen.gone:
        yield f"{where}Nothing private is in git."
    else:
        for remote in seen.unsaid:
            yield f"{where}Whether `{remote.name}` ({remote.address}) is public cannot be seen from here: open it in a"
            yield "browser where you are not signed in. It should not be found."
        yield f"{where}Private files in git: {len(seen.private)}. No remote looks public."
    yield from _doubts(seen)


def _doubts(seen: Seen) -> Iterator[str]:
    yield from _paragraph("Only you can say whether anybody may read these:", _lines(seen.unjudged))
    yield from _paragraph(
        "What these workflows publish cannot be seen from here:", _lines(seen.doubtful)
    )


def findings(report: Report, *, strict: bool) -> Iterator[str]:
    """What is wrong and what to do, paragraph by paragraph."""
    bad = [seen for seen in report.seen if seen.failed(strict=strict)]
    yield from map(_elsewhere, report.others if strict else ())
    yield from map(_unreadable, report.unread if strict else ())
    for seen in bad:
        yield from _finding(seen, strict=strict)
    ways = list(dict.fromkeys(way for seen in bad for way in _ways_out(seen, strict=strict)))
    yield ""
    yield "What to do:"
    yield from (f"  {way}" for way in ways)
    yield "  What was public once may have been copied: tell those it names, and change what can be changed."


def _unreadable(place: PurePosixPath) -> str:
    return f"{place} is a repository that git cannot read, so nothing can be protected of it."


def _elsewhere(name: str) -> str:
    return f"{name} keeps versions here, too. `guard` cannot ask it: see for yourself who may read them."


def _finding(seen: Seen, *, strict: bool) -> Iterator[str]:
    if seen.place != PurePosixPath():
        yield f"\nIn {seen.place}, a repository of its own:"
    if seen.exposed(strict=strict):
        for sign in seen.signs:
            yield f"`{sign.remote.name}` ({sign.remote.address}) looks public: {sign.why}."
        for remote in seen.unsaid if strict else ():
            yield f"Whether `{remote.name}` ({remote.address}) is public cannot be seen from here."
        yield from _paragraph("Private, and in git:", _lines(seen.private))
        yield from _paragraph(
            "Private, and in earlier commits, which a push takes along:", _lines(seen.gone)
        )
    yield from _paragraph(
        "Workflows that publish more than the public edition:",
        (f"{file}: {line}" for file, line in seen.commands),
    )
    yield from _paragraph(
        "Private, and on a branch that is a web site:",
        (f"{file} ({branch})" for branch, file in seen.published),
    )
    yield from _doubts(seen)


def _where(seen: Seen) -> str:
    return "" if seen.place == PurePosixPath() else f"In {seen.place}: "


def _lines(found: Iterable[Found]) -> list[str]:
    return [f"{item.file}: {item.what}" for item in found]


def _paragraph(head: str, lines: Iterable[str]) -> list[str]:
    listed = [f"  {line}" for line in lines]
    rest = [f"  and {len(listed) - MOST} more"] if len(listed) > MOST else []
    return ["", head, *listed[:MOST], *rest] if listed else []


def _ways_out(seen: Seen, *, strict: bool) -> Iterator[str]:
    if seen.exposed(strict=strict):
        name = min(
            [sign.remote.name for sign in seen.signs] or [remote.name for remote in seen.unsaid]
        )
        yield "Push to a private repository that is nobody's fork, and remove this remote:"
        place = () if seen.place == PurePosixPath() else ("-C", seen.place)
        yield f"  {typed.line('git', *place, 'remote', 'remove', name)}"
        yield f"Is `{name}` private? Look where you are not signed in; then say so: {typed.line('--private', name)}"
        yield f"or once for all, the hook included: {typed.line('git', *place, 'config', '--add', NOTED, name)}"
        yield "Are the people invented, or have they agreed? Then name their folder: --leave packets/NAME"
    if seen.gone and seen.exposed(strict=strict):
        yield "A file that is deleted stays in earlier commits: publish from a new repository, with one commit."
    if seen.commands or (strict and seen.doubtful):
        yield "Let workflows build with `--edition public`, and publish what that writes;"
        yield "`secondround recipe github` or `secondround recipe gitlab` writes one that does."
    if strict and (seen.unjudged or seen.doubtful):
        yield "May anybody read a file that cannot be judged from here? Then name it: --leave PATH"
    if seen.published:
        branch = seen.published[0][0].rpartition("/")[2]
        order = typed.line("git", "push", _owner(seen), "--delete", branch)
        yield f"Take the site down at the host, then delete the branch: {order}"


def _owner(seen: Seen) -> str:
    parts = seen.published[0][0].split("/")
    return parts[2] if parts[1] == "remotes" else seen.remotes[0].name
