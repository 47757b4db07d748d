"""What `guard` found, in words, with the way out.

In: a report of the audit. Out: lines for a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final

from secondround.privacy.audit import NOTED, FileFinding, Remote, Report, RepositoryReport
from secondround.system import typed

MOST: Final = 10  # lines of one kind


def passed(report: Report) -> Iterator[str]:
    """Why there is no reason to stop, and what cannot be seen from here."""
    yield from map(_other_system, report.other_systems)
    if not report.repositories and not report.other_systems:
        yield "No git repository: nothing can be pushed from here."
    for repository in report.repositories:
        yield from _passed(repository)
    yield from map(_unreadable, report.unreadable)


def _passed(found: RepositoryReport) -> Iterator[str]:
    is_own = found.place == PurePosixPath()
    where = "" if is_own else f"In {found.place}: "
    if not found.remotes:
        yield f"{where}No remote on another machine: nothing can be pushed from here."
        return
    if not found.private and not found.private_earlier:
        yield f"{where}Nothing private is in git."
    else:
        for remote in found.undetermined:
            yield f"{where}{_undetermined(remote)}"
            yield "Open its page in a browser where you are not signed in: it should not be found."
        yield f"{where}Private files in git: {len(found.private)}. No remote looks public."
    yield from _doubts(found)


def _undetermined(remote: Remote) -> str:
    return f"Whether `{remote.name}` ({remote.address}) is public cannot be seen from here."


def _doubts(found: RepositoryReport) -> Iterator[str]:
    yield from _paragraph(
        "Only you can tell whether anybody may read these:", _lines(found.unjudged)
    )
    yield from _paragraph(
        "What these workflows publish cannot be seen from here:",
        _lines(found.doubtful_workflows),
    )


def failed(report: Report, *, strict: bool) -> Iterator[str]:
    """What is wrong and what to do, paragraph by paragraph."""
    if strict:
        yield from map(_other_system, report.other_systems)
        yield from map(_unreadable, report.unreadable)
    ways: dict[str, None] = {}  # each once, in order
    for found in report.repositories:
        if found.has_failed(strict=strict):
            yield from _failed(found, strict=strict)
            ways |= dict.fromkeys(_ways_out(found, strict=strict))
    yield from ("", "What to do:")
    yield from (f"  {way}" for way in ways)
    yield "  What was public once may have been copied. Tell the people it names, and change"
    yield "  what can be changed."


def _unreadable(place: PurePosixPath) -> str:
    return f"{place} is a repository that git cannot read, so it was not checked."


def _other_system(name: str) -> str:
    return f"{name} keeps versions here, too. `guard` cannot check who may read them."


def _failed(found: RepositoryReport, *, strict: bool) -> Iterator[str]:
    if found.place != PurePosixPath():
        yield f"\nIn {found.place}, a repository of its own:"
    if found.is_exposed(strict=strict):
        for sign in found.signs:
            yield f"`{sign.remote.name}` ({sign.remote.address}) looks public: {sign.why}."
        yield from map(_undetermined, found.undetermined if strict else ())
        yield from _paragraph("Private, and in git:", _lines(found.private))
        yield from _paragraph(
            "Private, and in earlier commits, which are pushed as well:",
            _lines(found.private_earlier),
        )
    yield from _paragraph(
        "Workflows that publish more than the public edition:", _lines(found.unsafe_workflows)
    )
    yield from _paragraph(
        "Private, and on a branch that is a web site:",
        (f"{file} ({branch})" for branch, file in found.published),
    )
    yield from _doubts(found)


def _lines(found: Iterable[FileFinding]) -> list[str]:
    return [f"{finding.file}: {finding.what}" for finding in found]


def _paragraph(head: str, lines: Iterable[str]) -> list[str]:
    listed = [f"  {line}" for line in lines]
    rest = [f"  and {len(listed) - MOST} more"] if len(listed) > MOST else []
    return ["", head, *listed[:MOST], *rest] if listed else []


def _ways_out(found: RepositoryReport, *, strict: bool) -> Iterator[str]:
    if found.is_exposed(strict=strict):
        yield from _ways_to_be_private(found)
    if found.private_earlier and found.is_exposed(strict=strict):
        yield "A deleted file is still in earlier commits. Publish from a new repository with a"
        yield "single commit."
    if found.unsafe_workflows or (strict and found.doubtful_workflows):
        yield "Let workflows build with `--edition public`, and publish only what that writes."
        yield "`secondround recipe github` or `secondround recipe gitlab` writes one that does."
    if strict and (found.unjudged or found.doubtful_workflows):
        yield "May anybody read a file that cannot be judged from here? Name it: --leave PATH"
    if found.published:
        branch = found.published[0][0].rpartition("/")[2]
        order = typed.line("git", "push", _remote_of_site(found), "--delete", branch)
        yield f"Take the site down at the host, then delete the branch: {order}"


def _ways_to_be_private(found: RepositoryReport) -> Iterator[str]:
    names = [sign.remote.name for sign in found.signs]
    name = min(names or [remote.name for remote in found.undetermined])
    place = () if found.place == PurePosixPath() else ("-C", found.place)
    yield "Push to a private repository that is not a fork, and remove this remote:"
    yield f"  {typed.line('git', *place, 'remote', 'remove', name)}"
    yield f"Is `{name}` private? Check in a browser where you are not signed in. If it is, add"
    yield f"  {typed.line('--private', name)}"
    yield "or note it once, for the hook as well:"
    yield f"  {typed.line('git', *place, 'config', '--add', NOTED, name)}"
    yield "Are the people invented, or have they agreed? Name their folder:"
    yield "  --leave packets/NAME"


def _remote_of_site(found: RepositoryReport) -> str:
    parts = found.published[0][0].split("/")
    return parts[2] if parts[1] == "remotes" else found.remotes[0].name
