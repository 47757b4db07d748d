"""Which folders a site may take the place of."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from secondround.render.site import builder, destination

MATERIAL = (
    '<html><head><meta name="generator" content="mkdocs-1.6.1, mkdocs-material-9.8.1">'
    "</head></html>"
)
PLAIN = "<html></html>\n<!--\nMkDocs version : 1.6.1\nBuild Date UTC : 2026-11-24\n-->\n"
HUGO = '<html><head><meta name="generator" content="Hugo 0.152.2"></head></html>'


def _site(folder: Path, home: str, *names: str) -> Path:
    for name, content in {
        "index.html": home,
        "sitemap.xml": "<urlset/>",
        **dict.fromkeys(names, ""),
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    return folder


@pytest.mark.parametrize(
    ("home", "names"),
    [
        (MATERIAL, []),
        (PLAIN, []),
        ("A theme of one's own.", ["assets/second-round.css"]),
        (MATERIAL, [".DS_Store", "Thumbs.db", "._index.html", ".nojekyll"]),
    ],
)
def test_a_site_of_ours_or_of_mkdocs_may_be_replaced(
    home: str, names: list[str], tmp_path: Path
) -> None:
    """A site is known by what a build writes into it, and the litter of a file manager does not
    count.
    """
    assert destination.refusal(_site(tmp_path / "site", home, *names), tmp_path) == ""


@pytest.mark.parametrize(
    ("home", "names", "says"),
    [
        (HUGO, [], "something other than a built site (`index.html`, `sitemap.xml`)"),
        ("", ["a", "b"], "something other than a built site (`a`, `b`, `index.html`, …)"),
        (MATERIAL, [".git/HEAD"], "also holds `.git`"),
        (MATERIAL, [".env", ".DS_Store"], "also holds `.env`"),
    ],
)
def test_anything_else_stays(home: str, names: list[str], says: str, tmp_path: Path) -> None:
    """Another generator's site, a folder of files, a repository in a site: each is refused by what
    is in it.
    """
    assert says in destination.refusal(_site(tmp_path / "site", home, *names), tmp_path)


@pytest.mark.parametrize("names", [[], [".DS_Store", "desktop.ini"]])
def test_an_empty_folder_may_be_taken(names: list[str], tmp_path: Path) -> None:
    """Nothing is lost in it, nor in one that is not there."""
    site = tmp_path / "site"
    assert destination.refusal(site, tmp_path) == ""
    site.mkdir()
    for name in names:
        (site / name).write_text("")
    assert destination.refusal(site, tmp_path) == ""


@pytest.mark.parametrize("inner", [".", "interviews", "a/b"])
def test_the_workspace_is_never_replaced(inner: str, tmp_path: Path) -> None:
    """A folder that holds the workspace stays, even where an earlier site was built into it."""
    _site(tmp_path, MATERIAL)
    (tmp_path / inner).mkdir(parents=True, exist_ok=True)
    assert "something other" in destination.refusal(tmp_path, tmp_path / inner)


def test_every_caller_is_refused(tmp_path: Path) -> None:
    """The rule stands where a site is put in place: the folder is as it was, and the report says
    why.
    """
    site = _site(tmp_path / "site", HUGO, "posts/one.html")
    report = builder.build(
        {PurePosixPath("index.md"): "# Home\n"}, config=tmp_path / "mkdocs.yml", site=site
    )
    assert not report.done
    (problem,) = report.problems
    assert problem.code == "occupied-folder"
    assert "something other than a built site" in problem.message
    assert (site / "posts" / "one.html").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"site"}
