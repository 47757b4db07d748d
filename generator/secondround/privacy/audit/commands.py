"""The commands of a workflow: which editions they make, and what is then put on the web.

In: a workflow's text, without comments, each command on one line. Out: commands that make more than
the public edition; and why nobody can know that only that one is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from secondround.vocabulary import Edition

_BUILD: Final = re.compile(
    r"\bsecondround[\"']?\s+(?:-\S+\s+)*(?:build|markdown|pdf|serve|lock)\b[^&;|\n]*"
)
_PLAIN: Final = re.compile(
    r"\b(?:mkdocs|zensical|properdocs)[\"']?\s+(?:-\S+\s+)*(?:build|gh-deploy|serve)\b[^&;|\n]*"
    r"|\bmike\s+deploy\b[^&;|\n]*"
)
_EDITION: Final = re.compile(r"--edition[=\s]+[\"']?([^\s\"'&;|]+)")
_OUTPUT: Final = re.compile(r"--output[=\s]+[\"']?([^\s\"'&;|]+)")
_OPEN_ENDED: Final = re.compile(r"\$\{?\{?|%\w+%|\bxargs\b|`")
_SOURCE: Final = re.compile(
    r"""
    ^\s*-?\s*["']?(?:path|publish_dir|publish-dir|publish|folder|dir|directory|local-dir|local_dir
        |app_location|output_location|outputDirectory|build_dir|source_dir|source
        |staticPublishPath|pages_build_output_dir|public|upload_dir)["']?
        \s*[:=]\s*["']?(?P<key>[\w./*@-]+)["']?,?\s*$
    | --(?:dir|folder|source)[=\s]+["']?(?P<option>[\w./-]+)
    | \b(?:rsync|scp|rclone\s+(?:copy|sync)|aws\s+s3\s+(?:sync|cp|mv)|s3cmd\s+(?:sync|put)
        |gsutil(?:\s+-m)?\s+(?:rsync|cp))
        (?:\s+-{1,2}[\w=-]+)*\s+["']?(?P<argument>[\w./-]+)
    """,
    re.VERBOSE | re.MULTILINE,
)
"""What names the folder that is put on the web."""
_ELSEWHERE: Final = re.compile(
    r"^\s*include\s*:|[\w./-]+/\.github/workflows/[^\s@]+@\S+", re.MULTILINE
)
_MIXED: Final = re.compile(r"\b(?:cp|mv|ln|tar|zip|install|cat|rsync|scp)\b[^&;|\n]*\bpackets\b")


def unsafe(text: str) -> Iterator[str]:
    """The commands that make other pages than the public ones."""
    for found in _BUILD.finditer(text):
        editions = _EDITION.findall(found[0])
        if not editions or editions[-1] != Edition.PUBLIC.label:
            yield " ".join(found[0].split())
    for found in _PLAIN.finditer(text):
        yield " ".join(found[0].split())


def doubts(text: str) -> Iterator[str]:
    """Why nobody can know that only the public edition is published, in words that follow the
    file's name.
    """
    builds = [found[0] for found in _BUILD.finditer(text)]
    outputs: set[str] = set()
    for build in builds:
        outputs.update(map(_folder, _OUTPUT.findall(build)))
    if elsewhere := _ELSEWHERE.search(text):
        yield f"takes steps from elsewhere: `{elsewhere[0].strip()}`"
    if not builds:
        yield "publishes, and nothing in it says that only the public edition is made"
        return
    for build in builds:
        rest = _OUTPUT.sub("", re.sub(r"--workspace[=\s]+\S+", "", build))
        if _OPEN_ENDED.search(rest):
            yield f"runs `{' '.join(build.split())}`, whose options cannot be seen from here"
    for found in _SOURCE.finditer(text):
        source = found["key"] or found["option"] or found["argument"]
        if _folder(source) not in outputs:
            yield f"publishes `{source}`, which no public build in it writes"
    if mixed := _MIXED.search(text):
        yield f"runs `{' '.join(mixed[0].split())}` beside what it publishes"


def _folder(name: str) -> str:
    """A folder's last name: workspaces lie at different depths."""
    return PurePosixPath(name.strip("\"'")).name
