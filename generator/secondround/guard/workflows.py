"""Workflows that would put private pages on the web.

In: the CI files of a repository, as text. Out: for each that publishes, the commands in it that make another edition
than the public one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

FILES = re.compile(
    r"\.(?:github|gitea|forgejo)/workflows/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|\.woodpecker(?:/[^/]+)?\.ya?ml"
    r"|(?:netlify|render|wrangler)\.(?:toml|ya?ml)|\.cirrus\.yml|\.travis\.yml|bitbucket-pipelines\.yml"
)
"""Where hosts look for what to run after a push."""

PUBLISHES = re.compile(
    r"""
    (?:uses:\s*["']?)\S*(?:deploy-pages|upload-pages-artifact|gh-pages|pages-action|pages-deploy|netlify)
    | ^\s*["']?pages["']?\s*:\s*(?:true\b|$)              # GitLab: a job of that name, or a job that says so
    | \b(?:netlify|vercel|surge|wrangler|firebase)\b.*\b(?:deploy|publish|pages)\b
    | \bgh-deploy\b | \bghp-import\b | \bgh-pages\b
    | \bgit\s+push\b.*\bpages\b
    | ^\s*publish\s*=                                     # Netlify's file
    """,
    re.VERBOSE | re.MULTILINE,
)
"""Signs that a workflow puts a folder on the web."""

_BUILD = re.compile(r"\bsecondround\s+(?:build|markdown|pdf)\b[^&;|\n]*")
_PUBLIC = re.compile(r"--edition[=\s]+[\"']?public\b")
_PLAIN = re.compile(r"\b(?:mkdocs|zensical)\s+(?:build|gh-deploy)\b[^&;|\n]*")


def is_one(file: PurePosixPath) -> bool:
    """Whether a host would run the file, named from the repository's top."""
    return bool(FILES.fullmatch(str(file)))


def unsafe(text: str) -> tuple[str, ...]:
    """The commands of a workflow that make other pages than the public ones; none where it publishes nothing."""
    said = re.sub(r"(?m)(?:^|(?<=\s))#.*$", "", text).replace("\\\n", " ")
    return tuple(_commands(said)) if PUBLISHES.search(said) else ()


def _commands(said: str) -> Iterator[str]:
    for found in _BUILD.finditer(said):
        if not _PUBLIC.search(found[0]):
            yield " ".join(found[0].split())
    for found in _PLAIN.finditer(said):
        yield " ".join(found[0].split())
