"""Ways in which people have put private things where anybody may read them: with --strict, none
passes.

Two workspaces. In the first the records stay out of git, so that all that is in it may be public;
in the second they are in git, and its remote is known to be private. Without the exposure each
passes.
"""

from __future__ import annotations

import base64
import gzip
import io
import shutil
import subprocess
import textwrap
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from secondround.cli.group import app

from .conftest import PRIVATE_HOST

SAID = "She rebuilt the night desk after the flood and wants somebody who stays calm."
CANDIDATE = (
    "name: Zebedee Quill\nemail: zebedee@example.org\n"
    "pitch: I keep night trains running when snow falls hard.\n"
)
RECORD = f"""\
company: {{name: Brackwater Ferries}}
role: {{title: Head of Nights}}
interviewers:
  ana: {{name: Ottilie Vance, title: Director, notes: {SAID}}}
"""
PAGE = f"<html><body><h1>Brackwater Ferries</h1><p>{SAID}</p></body></html>"
WORKFLOW = ".github/workflows/site.yml"
PUBLISH = "on: push\njobs:\n  site:\n    steps:\n      - uses: actions/checkout@v5\n"
PUBLIC = "secondround build --edition public --output public"
UPLOAD = "      - uses: actions/upload-pages-artifact@v4\n        with:\n          path: "

Files = Mapping[str, "str | bytes"]


def git(folder: Path, *words: str | Path) -> str:
    return subprocess.run(
        ["git", *words], cwd=folder, check=True, capture_output=True, text=True
    ).stdout


def put(root: Path, files: Files) -> None:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)


def commit(root: Path, message: str = "more") -> None:
    git(root, "add", "--all", "--force")
    git(root, "commit", "--quiet", f"--message={message}")


def guard(root: Path, *words: str) -> Result:
    order = ["guard", "--strict", "--workspace", str(root), *words]
    return CliRunner().invoke(app, order, catch_exceptions=False)


@pytest.fixture(scope="module")
def once(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose records git leaves out, with a remote of which nothing is known."""
    root = Path(shutil.copytree(made, tmp_path_factory.mktemp("once") / "workspace"))
    shutil.rmtree(root / "packets" / "example-company")
    (root / "packets" / "candidate.yml").unlink()
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    who = ("-c", "user.name=amara", "-c", "user.email=amara@example.org")
    git(root, *who, "commit", "--quiet", "--message=first")
    with (root / ".git" / "info" / "exclude").open("a") as file:
        file.write("/packets/zebedee/\n")
    put(
        root,
        {"packets/zebedee/candidate.yml": CANDIDATE, "packets/zebedee/ferry/interview.yml": RECORD},
    )
    git(root, "remote", "add", "origin", PRIVATE_HOST)
    return root


@pytest.fixture
def clean(once: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(once, tmp_path / "workspace"))


@pytest.fixture
def private(clean: Path) -> Path:
    """The same, with the records in git."""
    commit(clean)
    return clean


def test_what_may_be_public_passes(clean: Path) -> None:
    """Guides, a library and settings pass, whoever reads them, while the records stay out of
    git.
    """
    result = guard(clean)
    assert (result.exit_code, result.output) == (0, "Nothing private is in git.\n")


def zipped(files: Files) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def paper(text: str) -> bytes:
    """A PDF of one page that shows the text."""
    stream = f"BT /F 12 Tf 20 20 Td ({text}) Tj ET".encode()
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 200]"
            b"/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
        ),
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    data = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, part)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 6\n0000000000 65535 f \n" + rows
    return data + head + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(data)


FOUND: dict[str, Files] = {
    "a site in public": {"public/ferry/index.html": PAGE},
    "a site in docs": {"docs/ferry/index.html": PAGE},
    "a PDF in papers": {"papers/day.pdf": paper(SAID)},
    "a search index": {
        "web/search_index.json": f'{{"docs": [{{"location": "x/", "text": "{SAID}"}}]}}'
    },
    "a page kept in a folder of old ones": {"old/ferry.md": f"# Ferry\n\n{SAID}\n"},
    "notes among the packets": {"packets/notes.md": "Ask for more than they say.\n"},
    "a table among the packets": {"packets/applications.csv": "company,wish\nTern,100000\n"},
    "notes in a folder without a record": {
        "packets/tern/thoughts.txt": "They seem to be in a hurry.\n"
    },
    "notes at the top": {"notes.txt": "Ask for more than they say.\n"},
    "a table at the top": {"tracker.csv": "company,wish\nTern,100000\n"},
    "a record in another folder": {"drafts/interview.yml": RECORD},
    "a record under another name": {"drafts/ferry.yaml": RECORD},
    "a zip of packets": {"backup.zip": zipped({"packets/zebedee/candidate.yml": CANDIDATE})},
    "a zip in a zip": {"backup.zip": zipped({"inner.zip": zipped({"old/interview.yml": RECORD})})},
    "a document": {"letter.docx": zipped({"word/document.xml": f"<w:t>{SAID}</w:t>"})},
    "a wheel of somebody's checkout": {
        "secondround-0.1.0-py3-none-any.whl": zipped(
            {"secondround/_shipped/packets/zoe/candidate.yml": CANDIDATE}
        )
    },
    "a picture": {"offer.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"},
    "a PDF that cannot be read": {"papers/day.pdf": b"%PDF-1.7 broken"},
    "a table in another encoding": {"table.csv": f"who\n{SAID}\n".encode("utf-16-le")},
    "a file that is kept elsewhere": {
        "a.mp4": "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"
    },
    "a packed page": {"public/index.html.gz": gzip.compress(PAGE.encode())},
    "a folder that says a name": {"public/ottilie-vance/index.html": "<p>Soon.</p>"},
    "a guide that quotes": {"packets/guides/nights.md": f"# Nights\n\n{SAID}\n"},
    "a record of another version": {
        "old/interview.yml": "company: {name: Tern}\nrolle: {title: Mate}\n"
    },
    "names of another packet": {"old/pseudonyms.yml": "names: {Bo Ek: Cy Li}\n"},
    "a page of a packet that is gone": {
        "public/tern/index.html": '<link href="../assets/second-round.css">'
        "<p>Candidate&#8217;s edition.</p>"
    },
    "the label of a site that is gone": {
        "www/assets/edition.json": '{"edition": "coach", "candidates": 3}'
    },
    "a record as base64": {"n.b64": base64.encodebytes(RECORD.encode())},
    "a record as base64 in base64": {"n": base64.b64encode(base64.encodebytes(RECORD.encode()))},
    "base64 in short lines": {
        "n.css": "\n".join(textwrap.wrap(base64.b64encode(RECORD.encode()).decode(), 20))
    },
    "base64 in another file": {
        "a.html": f"<a href='data:;base64,{base64.b64encode(PAGE.encode()).decode()}'>a</a>"
    },
    "base64 of a picture": {
        "offer.b64": base64.encodebytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(60))
    },
    "a file of unknown kind": {"memo.m4a": b"\0\0\0 ftypM4A "},
}


@pytest.mark.slow
@pytest.mark.parametrize("files", FOUND.values(), ids=FOUND)
def test_private_files_in_any_place(clean: Path, files: Files) -> None:
    """Whatever its folder, name or kind, a file with private words fails, by name; so does one
    nobody can judge.
    """
    put(clean, files)
    for name in files:
        git(clean, "add", "--force", name)
    result = guard(clean)
    assert result.exit_code == 1
    for name in files:
        assert f"  {name}: " in result.output
        assert guard(clean, "--leave", name).exit_code == 0


def deleted(root: Path) -> None:
    put(root, {"public/ferry/index.html": PAGE})
    git(root, "add", "--force", "public")
    git(root, "commit", "--quiet", "--message=site")
    git(root, "rm", "-r", "--quiet", "public")
    git(root, "commit", "--quiet", "--message=no site")


def made_public(root: Path) -> None:
    git(root, "add", "--force", "packets/zebedee/candidate.yml")
    git(root, "commit", "--quiet", "--message=private")
    put(root, {"packets/zebedee/candidate.yml": "name: Zebedee Quill\n"})
    git(root, "commit", "--quiet", "--all", "--message=public")
    git(root, "rm", "--quiet", "--cached", "packets/zebedee/candidate.yml")
    git(root, "commit", "--quiet", "--message=out")


def on_a_branch(root: Path) -> None:
    git(root, "checkout", "--quiet", "-b", "old")
    put(root, {"public/ferry/index.html": PAGE})
    git(root, "add", "--force", "public")
    git(root, "commit", "--quiet", "--message=site")
    git(root, "checkout", "--quiet", "main")


def in_a_tag(root: Path) -> None:
    on_a_branch(root)
    git(root, "tag", "v1", "old")
    git(root, "branch", "--quiet", "-D", "old")


def in_a_merge(root: Path) -> None:
    """Only the merge itself has the line."""
    on_a_branch(root)
    git(root, "branch", "--quiet", "-D", "old")
    git(root, "checkout", "--quiet", "-b", "side")
    put(root, {"a.css": "a{}"})
    git(root, "add", "a.css")
    git(root, "commit", "--quiet", "--message=side")
    git(root, "checkout", "--quiet", "main")
    put(root, {"b.css": "b{}"})
    git(root, "add", "b.css")
    git(root, "commit", "--quiet", "--message=here")
    git(root, "merge", "--quiet", "--no-commit", "side")
    put(root, {"public/index.html": PAGE})
    git(root, "add", "--force", "public")
    git(root, "commit", "--quiet", "--message=merge")
    git(root, "rm", "-r", "--quiet", "public")
    git(root, "commit", "--quiet", "--message=out")


def nested(root: Path) -> None:
    inner = root / "packets" / "zebedee"
    git(inner, "init", "--quiet", "--initial-branch=main")
    commit(inner)
    git(inner, "remote", "add", "origin", "git@github.com:amara/zebedee.git")


def submodule(root: Path) -> None:
    shared = root.parent / "shared"
    put(shared, {"candidate.yml": CANDIDATE})
    git(shared, "init", "--quiet", "--initial-branch=main")
    commit(shared)
    git(
        root,
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        shared,
        "packets/zoe",
    )
    git(root / "packets" / "zoe", "remote", "set-url", "origin", "https://github.com/amara/zoe.git")
    git(root, "commit", "--quiet", "--message=zoe")


def beside(root: Path) -> None:
    """The workspace lies in a folder of the repository, and the submodule in another."""
    top = root.parent
    (root / ".git").rename(top / ".git")
    (top / ".git" / "info" / "exclude").write_text("/workspace/packets/zebedee/\n")
    git(top, "add", "workspace")
    git(top, "commit", "--quiet", "--all", "--message=moved")
    shared = top.parent / f"{top.name}-shared"
    put(shared, {"candidate.yml": CANDIDATE})
    git(shared, "init", "--quiet", "--initial-branch=main")
    commit(shared)
    git(top, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", shared, "people")
    git(top / "people", "remote", "set-url", "origin", "https://github.com/amara/zoe.git")


def absent_submodule(root: Path) -> None:
    submodule(root)
    git(root, "submodule", "--quiet", "deinit", "--force", "packets/zoe")


def around(root: Path) -> None:
    outer = root.parent
    put(outer, {"b/.keep": ""})
    git(outer, "init", "--quiet", "--initial-branch=main")
    (root / ".git").rename(outer / "aside")
    git(outer, "add", "--force", "workspace/packets")
    git(outer, "commit", "--quiet", "--message=all")
    (outer / "aside").rename(root / ".git")
    git(outer, "remote", "add", "origin", "git@github.com:amara/home.git")


def pushed_by_setting(root: Path) -> None:
    commit(root)
    git(root, "remote", "remove", "origin")
    git(root, "config", "branch.main.pushRemote", "https://github.com/amara/interviews")


def pulled_from(root: Path) -> None:
    commit(root)
    git(root, "remote", "remove", "origin")
    (root / ".git" / "FETCH_HEAD").write_text(
        f"{'0' * 40}\t\tbranch 'main' of https://github.com/amara/interviews\n"
    )


def by_a_helper(root: Path) -> None:
    commit(root)
    git(root, "remote", "set-url", "origin", "codecommit::eu-west-1://interviews")


def to_a_bare_host(root: Path) -> None:
    commit(root)
    git(root, "remote", "set-url", "origin", "ssh://git@[2001:db8::1]:22/interviews.git")


def in_a_message(root: Path) -> None:
    git(root, "commit", "--quiet", "--allow-empty", f"--message=Note: {SAID}")


def replaced(root: Path) -> None:
    """The commit that held the page is shown as the one before it; a push delivers it all the
    same.
    """
    deleted(root)
    git(root, "replace", "HEAD~1", "HEAD~2")


def grafted(root: Path) -> None:
    deleted(root)
    ids = git(root, "rev-list", "HEAD").split()
    put(root, {".git/info/grafts": f"{ids[0]} {ids[2]}\n"})


def in_a_tag_message(root: Path) -> None:
    git(root, "tag", "--annotate", "v1", f"--message=Note: {SAID}")


def in_a_tag_on_a_tag(root: Path) -> None:
    in_a_tag_message(root)
    git(root, "tag", "--annotate", "v2", "v1", "--message=again")
    git(root, "tag", "--delete", "v1")


def in_a_tag_name(root: Path) -> None:
    git(root, "tag", "ottilie-vance")


def in_a_ref_name(root: Path) -> None:
    git(root, "update-ref", "refs/custom/ottilie-vance", "HEAD")


def in_a_tagged_file(root: Path) -> None:
    put(root, {".git/page": PAGE})
    git(
        root,
        "tag",
        "--annotate",
        "page",
        git(root, "hash-object", "-w", ".git/page").strip(),
        "--message=page",
    )


def in_a_tagged_folder(root: Path) -> None:
    on_a_branch(root)
    git(root, "tag", "folder", "old^{tree}")
    git(root, "branch", "--quiet", "-D", "old")


def under_another_ref(root: Path) -> None:
    on_a_branch(root)
    git(root, "update-ref", "refs/custom/x", "old")
    git(root, "branch", "--quiet", "-D", "old")


def on_no_branch(root: Path) -> None:
    git(root, "checkout", "--quiet", "--detach")
    deleted(root)


def in_a_note(root: Path) -> None:
    git(root, "notes", "add", f"--message={SAID}")


def in_a_note_that_is_gone(root: Path) -> None:
    in_a_note(root)
    git(root, "notes", "remove")


def by_settings(root: Path) -> None:
    """Git's settings change what `git log` shows, not what a push takes along."""
    in_a_merge(root)
    git(root, "config", "log.diffMerges", "first-parent")


def in_a_wrapped_message(root: Path) -> None:
    git(
        root,
        "commit",
        "--quiet",
        "--allow-empty",
        "--message=Note\n\n" + "\n".join(textwrap.wrap(SAID, 30)),
    )


def in_a_merged_tag(root: Path) -> None:
    """Git keeps a signed tag that was merged in the commit itself, where no log shows it."""
    head, _, said = git(root, "cat-file", "commit", "HEAD").partition("\n\n")
    tag = (
        f"mergetag object {'0' * 40}\n type commit\n tag v1\n"
        f" tagger amara <a@example.org> 0 +0000\n \n {SAID}"
    )
    put(root, {".git/merge": f"{head}\n{tag}\n\n{said}"})
    git(
        root,
        "reset",
        "--quiet",
        "--soft",
        git(root, "hash-object", "-t", "commit", "-w", ".git/merge").strip(),
    )


def in_a_branch(root: Path) -> None:
    git(root, "branch", "--quiet", "ottilie-vance")


def shallow(root: Path) -> None:
    deleted(root)
    whole = root.rename(root.with_name("whole"))
    git(root.parent, "clone", "--quiet", "--depth=1", f"file://{whole}", root)
    git(root, "remote", "set-url", "origin", PRIVATE_HOST)


def faulty(root: Path) -> None:
    """The record cannot be read, and its words stand elsewhere all the same."""
    put(
        root,
        {
            "packets/zebedee/ferry/interview.yml": RECORD + "nonsense: x\n",
            "public/index.html": PAGE,
        },
    )
    git(root, "add", "--force", "public")


def mercurial(root: Path) -> None:
    shutil.rmtree(root / ".git")
    (root / ".hg").mkdir()


HISTORIES: dict[str, tuple[Callable[[Path], None], str]] = {
    "a site that was deleted": (deleted, "  public/ferry/index.html: holds"),
    "a record that was private once": (made_public, "  packets/zebedee/candidate.yml: holds"),
    "another branch": (on_a_branch, "  public/ferry/index.html: holds"),
    "a tag": (in_a_tag, "  public/ferry/index.html: holds"),
    "a merge": (in_a_merge, "  public/index.html: holds"),
    "a repository inside": (nested, "In packets/zebedee, a repository of its own:"),
    "a submodule": (submodule, "In packets/zoe, a repository of its own:"),
    "a submodule beside the workspace": (beside, "In ../people, a repository of its own:"),
    "a submodule that is not here": (
        absent_submodule,
        "packets/zoe: is a submodule that is not here",
    ),
    "a repository around": (around, "workspace/packets/zebedee/candidate.yml: holds"),
    "a branch that is pushed to an address": (pushed_by_setting, "`github.com/amara/interviews`"),
    "an address that was pulled from": (pulled_from, "`github.com/amara/interviews`"),
    "a remote behind a helper": (by_a_helper, "`origin` (interviews)"),
    "a remote without a name": (to_a_bare_host, "[2001:db8::1]"),
    "a commit message": (in_a_message, "  messages of commits and tags: say `notes`"),
    "a commit message of several lines": (
        in_a_wrapped_message,
        "  messages of commits and tags: say `notes`",
    ),
    "a tag that was merged": (in_a_merged_tag, "  messages of commits and tags: say `notes`"),
    "a tag's message": (in_a_tag_message, "  messages of commits and tags: say `notes`"),
    "the message of a tag on which another was put": (
        in_a_tag_on_a_tag,
        "  messages of commits and tags: say `notes`",
    ),
    "the name of a branch": (in_a_branch, "  names of branches and tags: say `name`"),
    "the name of a tag": (in_a_tag_name, "  names of branches and tags: say `name`"),
    "the name of another ref": (in_a_ref_name, "  names of branches and tags: say `name`"),
    "a tag on a file": (in_a_tagged_file, "  refs/tags/page: holds"),
    "a tag on a folder": (in_a_tagged_folder, "  public/ferry/index.html: holds"),
    "commits under another ref": (under_another_ref, "  public/ferry/index.html: holds"),
    "commits on no branch": (on_no_branch, "  public/ferry/index.html: holds"),
    "a note of git's": (in_a_note, "  git notes/"),
    "a note of git's that was removed": (in_a_note_that_is_gone, "  git notes/"),
    "a commit that is replaced": (replaced, "  public/ferry/index.html: holds"),
    "a commit that a graft skips": (grafted, "  public/ferry/index.html: holds"),
    "settings that hide a merge": (by_settings, "  public/index.html: holds"),
    "a clone without its past": (shallow, "  earlier commits: are not here"),
    "a record that cannot be read": (faulty, "  public/index.html: holds"),
    "another program for versions": (mercurial, "Mercurial keeps versions here"),
}


def test_who_made_a_commit_is_not_looked_at(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Authors, committers and taggers show their names on purpose: as docs/THREATS.md says, they
    are no reason.
    """
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Ottilie Vance")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "zebedee@example.org")
    git(clean, "commit", "--quiet", "--allow-empty", "--message=more")
    git(clean, "tag", "--annotate", "v1", "--message=more")
    assert "Ottilie Vance" in git(clean, "log", "--format=%an %cn")
    assert guard(clean).exit_code == 0


@pytest.mark.slow
@pytest.mark.parametrize(("does", "said"), HISTORIES.values(), ids=HISTORIES)
def test_private_files_in_any_commit_and_repository(
    clean: Path, does: Callable[[Path], None], said: str
) -> None:
    """Earlier commits, other branches and tags, repositories inside and around, pushes without a
    remote.
    """
    does(clean)
    result = guard(clean)
    assert result.exit_code == 1, result.output
    assert said in result.output


def test_a_push_to_an_address(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hook is told what a push goes to: an address is looked at like a remote."""
    commit(clean)
    git(clean, "remote", "remove", "origin")
    assert guard(clean).exit_code == 0
    monkeypatch.setenv("PRE_COMMIT_REMOTE_NAME", "https://github.com/amara/interviews.git")
    monkeypatch.setenv("PRE_COMMIT_REMOTE_URL", "https://github.com/amara/interviews.git")
    result = guard(clean)
    assert result.exit_code == 1
    assert "`github.com/amara/interviews`" in result.output
    assert guard(clean, "--private", "github.com/amara/interviews").exit_code == 0


def test_a_repository_kept_elsewhere(
    clean: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`GIT_DIR` and `GIT_WORK_TREE` name a repository for a folder that shows none."""
    commit(clean)
    (clean / ".git").rename(tmp_path / "kept.git")
    assert "No git repository" in guard(clean).output
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "kept.git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(clean))
    result = guard(clean)
    assert result.exit_code == 1
    assert "  packets/zebedee/candidate.yml: holds" in result.output


@pytest.mark.slow
def test_a_second_repository_of_the_same_files(
    clean: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One that only the environment names is looked at beside the one that is found; a hook's own
    words add nothing.
    """
    monkeypatch.setenv("GIT_DIR", str(clean / ".git"))
    assert guard(clean).output == "Nothing private is in git.\n"
    monkeypatch.delenv("GIT_DIR")
    kept = tmp_path / "kept.git"
    aside = ("--git-dir", kept, "--work-tree", clean)
    git(clean, *aside, "init", "--quiet")
    git(clean, *aside, "add", "--all", "--force", "packets")
    git(clean, *aside, "commit", "--quiet", "--message=all")
    git(clean, *aside, "remote", "add", "origin", PRIVATE_HOST)
    assert guard(clean).exit_code == 0
    monkeypatch.setenv("GIT_DIR", str(kept))
    monkeypatch.setenv("GIT_WORK_TREE", str(clean))
    result = guard(clean)
    assert result.exit_code == 1
    assert "  packets/zebedee/candidate.yml: holds" in result.output


HOSTS: dict[str, Files] = {
    "Read the Docs": {".readthedocs.yaml": "version: 2\nmkdocs: {configuration: mkdocs.yml}\n"},
    "Read the Docs with commands": {
        ".readthedocs.yml": "build:\n  commands:\n    - mkdocs build\n"
    },
    "Vercel": {"vercel.json": '{"buildCommand": "mkdocs build", "outputDirectory": "site"}'},
    "Vercel without a command": {"vercel.json": '{"cleanUrls": true}'},
    "Netlify": {
        "netlify.toml": '[build]\n  command = "make site"\n  publish = "site"\n',
        "Makefile": "site:\n\tmkdocs build\n",
    },
    "Azure": {
        "azure-pipelines.yml": "steps:\n  - script: secondround build\n"
        "  - task: AzureStaticWebApp@0\n"
    },
    "CircleCI": {
        ".circleci/config.yml": "jobs:\n  a:\n    steps:\n      - run: mkdocs gh-deploy\n"
    },
    "drone": {".drone.yml": "steps:\n  - commands: [secondround build]\n  - image: plugins/s3\n"},
    "sourcehut": {
        ".build.yml": "tasks:\n  - a: secondround build\n  - b: hut pages publish site.tar.gz\n"
    },
    "a bucket": {
        WORKFLOW: PUBLISH
        + "      - run: secondround build\n      - run: aws s3 sync site s3://prep\n"
    },
    "a Makefile": {
        WORKFLOW: PUBLISH + "      - run: make publish\n",
        "Makefile": "publish:\n\tmkdocs gh-deploy\n",
    },
    "a script": {
        WORKFLOW: PUBLISH + "      - run: ./tools/go.sh\n",
        "tools/go.sh": "mkdocs build\nrsync -a site host:\n",
    },
    "rsync": {WORKFLOW: PUBLISH + "      - run: rsync -a packets/ web:/srv/prep\n"},
    "a folder as it is": {WORKFLOW: PUBLISH + UPLOAD + ".\n"},
    "another folder": {WORKFLOW: PUBLISH + f"      - run: {PUBLIC}\n{UPLOAD}packets\n"},
    "two editions": {
        WORKFLOW: PUBLISH
        + f"      - run: {PUBLIC} --edition coach\n      - run: rsync -a public web:/srv\n"
    },
    "two editions in two lines": {
        WORKFLOW: PUBLISH + f"      - run: >\n          {PUBLIC}\n          --edition coach\n"
        "      - run: rsync -a public web:\n"
    },
    "two builds": {
        WORKFLOW: PUBLISH + f"      - run: {PUBLIC}\n"
        "      - run: secondround build --edition coach --output public/coach\n"
        + "      - run: rsync -a public web:/srv\n"
    },
    "an edition from elsewhere": {
        WORKFLOW: PUBLISH
        + f"      - run: {PUBLIC} ${{{{ inputs.more }}}}\n      - run: rsync -a public web:/srv\n"
    },
    "records beside the site": {
        WORKFLOW: PUBLISH
        + f"      - run: {PUBLIC} && cp -r packets public/\n      - run: rsync -a public web:/srv\n"
    },
    "a branch that is shown": {"docs/CNAME": "interviews.example.org\n"},
    "an action that deploys": {WORKFLOW: PUBLISH + "      - uses: someone/deploy-anything@v1\n"},
    "steps from elsewhere": {
        WORKFLOW: "on: push\njobs:\n  site:\n    uses: coach/tools/.github/workflows/all.yml@v1\n"
    },
    "an include": {".gitlab-ci.yml": "include:\n  - remote: https://example.org/site.yml\n"},
    "an action of its own": {
        WORKFLOW: PUBLISH + "      - uses: ./.github/actions/show\n",
        ".github/actions/show/action.yml": "runs:\n  steps:\n    - run: mkdocs gh-deploy\n",
    },
    "Jenkins": {"Jenkinsfile": "sh 'secondround build'\nsh 'rsync -a site web:/srv'\n"},
}


@pytest.mark.slow
@pytest.mark.parametrize("files", HOSTS.values(), ids=HOSTS)
def test_what_hosts_publish(private: Path, files: Files) -> None:
    """In a private repository, too: whatever host it is, it may publish nothing but the public
    edition.
    """
    put(private, files)
    commit(private)
    result = guard(private, "--private", "origin")
    assert result.exit_code == 1, result.output
    assert f"  {next(iter(files))}: " in result.output


SAFE: dict[str, Files] = {
    "a recipe by hand": {
        WORKFLOW: PUBLISH + f"      - run: {PUBLIC} --workspace .\n{UPLOAD}public\n"
    },
    "rsync of the public edition": {
        WORKFLOW: PUBLISH + f"      - run: {PUBLIC}\n      - run: rsync -a public/ web:/srv\n"
    },
    "tests": {
        WORKFLOW: PUBLISH + "      - run: secondround check\n      - run: make test\n",
        "Makefile": "test:\n\tpytest\n",
    },
    "a bucket": {
        WORKFLOW: PUBLISH
        + f"      - run: {PUBLIC}\n      - run: aws s3 sync --delete public s3://prep\n"
    },
    "Netlify": {"netlify.toml": f'[build]\n  command = "{PUBLIC}"\n  publish = "public"\n'},
}


@pytest.mark.slow
@pytest.mark.parametrize("files", SAFE.values(), ids=SAFE)
def test_what_publishes_the_public_edition_passes(private: Path, files: Files) -> None:
    """A workflow that makes the public edition, and publishes what that writes, is no reason to
    stop.
    """
    put(private, files)
    commit(private)
    result = guard(private, "--private", "origin")
    assert result.exit_code == 0, result.output
