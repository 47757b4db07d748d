"""What hosts run or do after a push that would put private pages on the web.

In: the files of a repository, as text. Out: for each that a host acts on, the commands in it that
make another edition than the public one; or why nobody can know what it publishes. A workflow is
read with the Makefile and the scripts it names: what they do is what it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct

from secondround.privacy.audit import commands

_FILES: Final = re.compile(
    r"""
    \.(?:github|gitea|forgejo)/workflows/[^/]+\.ya?ml | \.gitlab-ci\.ya?ml | \.gitlab/.+\.ya?ml
    | \.woodpecker(?:/[^/]+)?\.ya?ml | \.(?:circleci|buildkite|semaphore|tekton)/[^/]+\.ya?ml
    | \.(?:cirrus|travis|drone|build|appveyor)\.(?:ya?ml|star|jsonnet) | \.builds/[^/]+\.ya?ml
    | (?:appveyor|bitbucket-pipelines|buildspec|cloudbuild|azure-pipelines[\w.-]*)\.ya?ml
    | \.(?:azure-pipelines|azure|pipelines|ci)/[^/]+\.ya?ml | Jenkinsfile
    """,
    re.VERBOSE,
)
"""Where hosts look for what to run after a push."""
_PUBLISHERS: Final = re.compile(
    r"""
    (?:[\w.-]+/)*(?:netlify|render|wrangler|amplify|fly|app)\.(?:toml|ya?ml|jsonc?)
    | (?:[\w.-]+/)*(?:vercel|now|firebase|static|staticwebapp\.config|surge)\.json
    | \.?readthedocs\.ya?ml | (?:docs/)?CNAME
    """,
    re.VERBOSE,
)
"""Files of hosts that do nothing but publish."""
_READ_THE_DOCS: Final = re.compile(r"\.?readthedocs\.ya?ml")

_PUBLISHES: Final = re.compile(
    r"""
    uses:\s*["']?(?!actions/(?:upload|download)-artifact)\S*(?:deploy|publish|pages|ftp|s3|rsync
        |scp|ssh|surge|netlify|vercel|firebase|azure|cloudflare|static|release|sync)
    | ^\s*["']?pages["']?\s*:\s*(?:true\b|$)  # GitLab: a job of that name, or one that says so
    | ^\s*publish\s*[:=]  # GitLab, Netlify
    | \b(?:netlify|vercel|surge|wrangler|firebase|flyctl|heroku|eb|swa)\b
        .*\b(?:deploy|publish|pages|prod)\b | \bsurge\b
    | \bgh-deploy\b | \bghp-import\b | \bgh-pages\b | \bmike\s+deploy\b
    | \bgit\s+push\b | \bgh\s+release\b
    | \baws\b.*\bs3(?:api)?\b | \bs3cmd\b | \bs5cmd\b | \bgsutil\b
    | \bgcloud\s+(?:storage|app)\b | \baz\s+(?:storage|webapp)\b
    | \b(?:rsync|rclone|scp|sftp|lftp|ncftpput|mc\s+mirror)\b
    | \bcurl\b.*(?:-T|--upload-file|-F|--data-binary)\b
    | \bpages\.sr\.ht\b | \bhut\s+pages\b
    | \bAzureStaticWebApp\b | \bAzure(?:FileCopy|WebApp|RmWebApp)\w*@ | \bFtpUpload@
    | \bdrone-(?:s3|gcs|rsync|scp|gh-pages)\b | \bplugins/(?:s3|gcs|gh-pages|netlify)\S*
    | ^\s*-?\s*(?:provider|deploy)\s*:\s*\S*(?:pages|s3|gcs|surge|netlify|firebase|heroku)
    | \bpersist_to_workspace\b.*\bdeploy\b
    | ^\s*include\s*: | /\.github/workflows/[^\s@]+@  # steps from another repository or file
    """,
    re.VERBOSE | re.MULTILINE,
)
"""Signs that a workflow puts files where others read them."""

_CALLS: Final = (
    (
        re.compile(r"\b(?:g?make|ninja)\b"),
        re.compile(r"(?:.*/)?(?:GNUmakefile|[Mm]akefile|.*\.mk|build\.ninja)"),
    ),
    (re.compile(r"\bjust\b"), re.compile(r"(?:.*/)?\.?[Jj]ustfile")),
    (re.compile(r"\btask\b"), re.compile(r"(?:.*/)?[Tt]askfile\.ya?ml")),
    (re.compile(r"\b(?:npm|npx|yarn|pnpm|bun)\b"), re.compile(r"(?:.*/)?package\.json")),
    (re.compile(r"\btox\b"), re.compile(r"(?:.*/)?tox\.(?:ini|toml)")),
    (re.compile(r"\bnox\b"), re.compile(r"(?:.*/)?noxfile\.py")),
    (re.compile(r"\b(?:invoke|inv)\b"), re.compile(r"(?:.*/)?tasks\.py")),
    (re.compile(r"\b(?:hatch|pdm|poe|rye|uv)\b"), re.compile(r"(?:.*/)?pyproject\.toml")),
    (
        re.compile(r"\bdocker\b|\bpodman\b"),
        re.compile(r"(?:.*/)?(?:Dockerfile|Containerfile|compose\.ya?ml).*"),
    ),
)
"""Programs that run what another file says, and the names of such files."""
_SCRIPT: Final = re.compile(
    r"(?:.*/)?[^/]+\.(?:sh|bash|zsh|fish|py|js|mjs|ts|rb|pl|ps1|bat|cmd|mk|ya?ml)"
    r"|bin/[^/]+|script/[^/]+"
)
_COMMENT: Final = re.compile(r"(?m)(?:^|(?<=\s))#.*$")
_FOLDED: Final = re.compile(r"\\\n|\n\s+(?=--?[a-z])")
"""Where a command goes on in the next line: after a backslash; before an option, as in YAML's
folded texts.
"""


class WorkflowVerdict(Struct, frozen=True):
    """What a host's file does."""

    unsafe: tuple[str, ...] = ()  # commands that make more than the public edition, to be published
    doubts: tuple[str, ...] = ()  # why that is unknown, in words that follow its name


def is_workflow(file: PurePosixPath) -> bool:
    """Whether a host would act on the file, named from the repository's top."""
    return bool(_FILES.fullmatch(str(file)) or _PUBLISHERS.fullmatch(str(file)))


def may_matter(name: str) -> bool:
    """Whether a file is one that hosts act on, or may be named by one."""
    if is_workflow(PurePosixPath(name)) or any(file.fullmatch(name) for _, file in _CALLS):
        return True
    return bool(_SCRIPT.fullmatch(name)) and "packets/" not in name


def judge(file: PurePosixPath, files: Mapping[str, str]) -> WorkflowVerdict:
    """What the file does, with those of `files` that it calls."""
    own = _plain(files[str(file)])
    if file.name == "CNAME":
        return WorkflowVerdict(doubts=("says that a host shows this branch as a web site",))
    if _READ_THE_DOCS.fullmatch(str(file)) and not re.search(
        r"^\s*commands\s*:", own, re.MULTILINE
    ):
        return WorkflowVerdict(unsafe=("mkdocs build, which Read the Docs runs by itself",))
    called = [_plain(files[name]) for name in _called(str(file), own, files)]
    text = "\n".join([own, *called])
    if not (_PUBLISHERS.fullmatch(str(file)) or _PUBLISHES.search(text)):
        return WorkflowVerdict()
    unsafe = tuple(dict.fromkeys(commands.unsafe(text)))
    return WorkflowVerdict(unsafe, () if unsafe else tuple(commands.doubts(text)))


def _called(own: str, text: str, files: Mapping[str, str]) -> Iterator[str]:
    """The files that a text calls, and those that these call."""
    waiting, seen = [text], {own}
    while waiting:
        calling = waiting.pop()
        for name in files:
            if name not in seen and _calls(calling, name):
                seen.add(name)
                waiting.append(_plain(files[name]))
                yield name


def _calls(text: str, name: str) -> bool:
    if any(program.search(text) and file.fullmatch(name) for program, file in _CALLS):
        return True
    folder, _, last = name.rpartition("/")
    is_action = last in {"action.yml", "action.yaml"}  # GitHub's, kept in the repository
    if is_action and folder and folder in text:
        return True
    return bool(_SCRIPT.fullmatch(name)) and last in text and not _FILES.fullmatch(name)


def _plain(text: str) -> str:
    """Without comments, each command on a line of its own."""
    return _FOLDED.sub(" ", _COMMENT.sub("", text))
