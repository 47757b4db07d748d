"""What an audit found, as problems: for programs and pull requests.

In: a report. Out: problems, with an error exactly where the report is a reason to stop.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import PurePosixPath

from secondround.privacy.audit.report import FileFinding, Report, RepositoryReport
from secondround.problems import NOWHERE, Problem, Severity
from secondround.system import typed


def problems(report: Report, *, inner: PurePosixPath, strict: bool) -> tuple[Problem, ...]:
    """Everything that is private where others can read it, or that cannot be judged; sorted.

    inner: where the workspace lies in its repository. strict: whether what cannot be judged is an
    error.
    """
    found: list[Problem] = []
    doubt = Severity.ERROR if strict else Severity.WARNING
    for name in report.other_systems:
        message = f"{name} keeps versions here, too, and does not say who may read them."
        found.append(Problem.of_file(NOWHERE, "other-versions", message, severity=doubt))
    for place in report.unreadable:
        message = "Git cannot read this repository, so it was not checked."
        found.append(Problem.of_file(place, "unreadable-repository", message, severity=doubt))
    for repository in report.repositories:
        found += _in_repository(repository, inner, doubt)
    return tuple(sorted(found))


def _in_repository(
    found: RepositoryReport, inner: PurePosixPath, doubt: Severity
) -> Iterator[Problem]:
    strict = doubt is Severity.ERROR
    if exposed := found.is_exposed(strict=strict):
        yield from _exposed(found, inner)
    elif found.private or found.private_earlier:
        for remote in found.undetermined:
            message = (
                f"Private files are in git, and it cannot be seen from here whether "
                f"`{remote.name}` ({remote.address}) is public."
            )
            hint = "open its page in a browser where you are not signed in"
            yield Problem.of_file(NOWHERE, "unjudged-remote", message, hint)
    for finding in found.unsafe_workflows:
        message = f"This workflow publishes more than the public edition: {finding.what}"
        hint = "let it build with `--edition public`, and publish only what that writes"
        file = _place(found, finding.file, inner)
        yield Problem.of_file(file, "workflow-publishes-private", f"{message}.", hint)
    for branch, file in found.published:
        message = f"`{file}` is private, and on the branch `{branch}`, which is a web site."
        hint = "take the site down at the host, then delete the branch"
        yield Problem.of_file(NOWHERE, "private-on-site-branch", message, hint)
    for finding in found.doubtful_workflows:
        yield _doubt("unjudged-workflow", found, finding, inner, doubt)
    judged = doubt if exposed else Severity.WARNING
    for finding in found.unjudged:
        yield _doubt("unjudged-file", found, finding, inner, judged)


def _exposed(found: RepositoryReport, inner: PurePosixPath) -> Iterator[Problem]:
    """What is private and can be read by anybody, as far as can be seen from here."""
    name, why = _remote(found)
    hint = f"remove the remote: `{typed.line('git', 'remote', 'remove', name)}`; or, if it is "
    hint += f"private, say so: `{typed.line('--private', name)}`"
    for finding in found.private:
        message = f"Private, and in git: {finding.what}. {why}"
        yield Problem.of_file(_place(found, finding.file, inner), "private-in-git", message, hint)
    for finding in found.private_earlier:
        message = f"Private, and in earlier commits: `{finding.file}` {finding.what}. {why}"
        yield Problem.of_file(NOWHERE, "private-in-history", message, hint)


def _remote(found: RepositoryReport) -> tuple[str, str]:
    """The name of the first remote that looks public, or may be; and why, in a sentence."""
    for sign in found.signs:
        remote = sign.remote
        return remote.name, f"`{remote.name}` ({remote.address}) looks public: {sign.why}."
    remote = found.undetermined[0]
    where = f"`{remote.name}` ({remote.address})"
    return remote.name, f"Whether {where} is public cannot be seen from here."


def _doubt(
    code: str,
    found: RepositoryReport,
    finding: FileFinding,
    inner: PurePosixPath,
    severity: Severity,
) -> Problem:
    message = f"Only you can tell whether anybody may read this: it {finding.what}."
    if code == "unjudged-workflow":
        message = f"What this publishes cannot be seen from here: it {finding.what}."
    hint = f"if anybody may read it: `{typed.line('--leave', finding.file)}`"
    file = _place(found, finding.file, inner)
    return Problem.of_file(file, code, message, hint, severity=severity)


def _place(found: RepositoryReport, file: PurePosixPath, inner: PurePosixPath) -> PurePosixPath:
    """A file's place from the workspace."""
    if found.place != PurePosixPath():
        return found.place / file
    return PurePosixPath(posixpath.relpath(file, inner))
