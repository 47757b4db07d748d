"""What a coach keeps from readers is not published, and said."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from secondround.render.site import builder, source_pictures

pytestmark = pytest.mark.slow

Pages = dict[PurePosixPath, str | bytes | Path]
Config = Callable[..., Path]


def _with(pages: Pages, **guides: str) -> Pages:
    return {
        **pages,
        **{PurePosixPath("guides", f"{name}.md"): text for name, text in guides.items()},
    }


def _all(site: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file())


def test_drafts_and_excluded_pages_are_left_out_and_told(
    pages: Pages, config: Config, tmp_path: Path
) -> None:
    """By front matter, by `exclude_docs` and by `draft_docs`; the other pages are there."""
    settings = config("draft_docs: guides/third.md\n")
    text = settings.read_text().replace(
        "exclude_docs: |\n", "exclude_docs: |\n  guides/second.md\n", 1
    )
    settings.write_text(text.replace("  !/guides/**\n", "  !/guides/**\n  guides/second.md\n", 1))
    first = "---\ntitle: First\ndraft: true\n---\n# First\n\ncanary-1\n"
    more = _with(
        pages,
        first=first,
        second="# Second\n\ncanary-2\n",
        third="# Third\n\ncanary-3\n",
        fourth="# 4\n\nhere\n",
    )
    report = builder.build(more, config=settings, site=tmp_path / "site")
    assert report.done, report.problems
    found = {(problem.code, str(problem.file)) for problem in report.problems}
    assert found - {("unlinked-page", "packets/guides/fourth.md")} == {
        ("page-left-out", f"packets/guides/{name}.md") for name in ("first", "second", "third")
    }
    assert (tmp_path / "site" / "guides" / "fourth.html").is_file()
    assert b"canary-" not in _all(tmp_path / "site")


def test_a_guide_that_nobody_finds_is_told(pages: Pages, config: Config, tmp_path: Path) -> None:
    """Whoever writes a guide sees that neither the navigation nor a page leads to it; a link from
    another guide is enough.
    """
    more = _with(
        pages, pay="# Pay\n\n[Notice](notice.md)\n", notice="# Notice\n\n[Here](notice.md)\n"
    )
    report = builder.build(more, config=config(), site=tmp_path / "site")
    assert report.done, report.problems
    assert [(problem.code, str(problem.file)) for problem in report.problems] == [
        ("unlinked-page", "packets/guides/pay.md")
    ]
    assert "under `nav`" in report.problems[0].hint


def test_comments_are_not_published(pages: Pages, config: Config, tmp_path: Path) -> None:
    """What nobody is shown is in no file of the site; a comment in code is words."""
    own = (
        "# Own\n\n<!-- canary-1 -->\n\nHere <!-- canary-2\ncanary-3 --> and there.\n\n`<!-- "
        "code -->`\n"
    )
    site = tmp_path / "site"
    assert builder.build(_with(pages, own=own), config=config(), site=site).done
    assert b"canary-" not in _all(site)
    assert "<code>&lt;!-- code --&gt;</code>" in (site / "guides" / "own.html").read_text()


def test_what_comes_from_another_host_is_told(pages: Pages, config: Config, tmp_path: Path) -> None:
    """A script does not run and a picture is not seen: both are named with their page."""
    own = (
        '# Own\n\n<script src="https://x.example/a.js"></script>\n\n![x](https://x.example/a.png)\n'
    )
    report = builder.build(_with(pages, own=own), config=config(), site=tmp_path / "site")
    assert report.done, report.problems
    assert {(problem.code, str(problem.file)) for problem in report.problems} == {
        ("other-host", "packets/guides/own.md"),
        ("script-blocked", "packets/guides/own.md"),
        ("unlinked-page", "packets/guides/own.md"),
    }


@pytest.mark.parametrize("shown", ["![The gate](gone.png)", "<img src='gone.png' alt='The gate'>"])
def test_a_picture_that_is_missing_leaves_its_words(
    shown: str, pages: Pages, config: Config, tmp_path: Path
) -> None:
    """The site is made; the page says in words what the picture was of, and one warning where."""
    report = builder.build(
        _with(pages, own=f"# Own\n\n{shown}\n"), config=config(), site=tmp_path / "site"
    )
    assert report.done
    unlinked, problem = report.problems
    assert (problem.code, unlinked.code) == ("missing-picture", "unlinked-page")
    assert (str(problem.file), problem.line) == ("packets/guides/own.md", 3)
    assert "`gone.png`" in problem.message
    assert "packets/guides" in problem.hint
    assert re.search("alt=.The gate", (tmp_path / "site" / "guides" / "own.html").read_text())


@pytest.mark.parametrize(
    "text",
    [
        "![The gate](gone.png)\n\n![Again](gone.png) and <img src='../assets/lost.jpg'>",
        "![The gate][1] ![There](there.png)\n\n[1]: a%20gate.png",
        "```\n![The gate](gone.png)\n```\n<!-- ![The gate](gone.png) <img src='gone.png'> -->",
        "---\ndraft: true\n---\n![The gate](gone.png)",
        "`<img src=gone.png>` and ![elsewhere](https://example.com/gone.png)",
    ],
)
def test_a_missing_picture_is_known_before_the_site_is_made(
    text: str, pages: Pages, config: Config, tmp_path: Path
) -> None:
    """From the pages as they were written, as the build names it: page, line and words."""
    given = _with(pages, own=f"# Own\n\n{text}\n" if text[0] != "-" else text)
    given = {**given, PurePosixPath("guides/there.png"): _noise(9, 9)}
    built = builder.build(given, config=config(), site=tmp_path / "site").problems
    wanted = {problem for problem in built if problem.code == "missing-picture"}
    assert set(source_pictures.problems(given)) == wanted


def test_a_link_to_a_missing_picture_stops_the_build(
    pages: Pages, config: Config, tmp_path: Path
) -> None:
    """Who follows it would be shown an error."""
    own = "# Own\n\n[The gate](gone.png)\n"
    report = builder.build(_with(pages, own=own), config=config(), site=tmp_path / "site")
    assert [problem.code for problem in report.problems] == ["dead-link"]


def test_a_large_picture_is_named(pages: Pages, config: Config, tmp_path: Path) -> None:
    """It is shown as it is; a warning says how large it may be."""
    places = [PurePosixPath("guides/gate.png"), PurePosixPath("amara/harbor/gate.png")]
    pictures = {place: _noise(900, 900) for place in places}
    report = builder.build(
        {**pages, **pictures, PurePosixPath("guides/small.png"): _noise(9, 9)},
        config=config(),
        site=tmp_path / "site",
    )
    assert report.done
    assert source_pictures.problems({**pages, **pictures}) == report.problems
    assert [(problem.code, str(problem.file)) for problem in report.problems] == [
        ("large-picture", f"packets/{place}") for place in sorted(places)
    ]
    assert "2.4 MB" in report.problems[0].message
    assert "1,600 pixels" in report.problems[0].hint
    assert all((tmp_path / "site" / place).is_file() for place in places)


def _noise(width: int, height: int) -> bytes:
    """A picture that no method makes smaller."""
    made = io.BytesIO()
    dots = random.Random(1).randbytes(width * height * 3)
    Image.frombytes("RGB", (width, height), dots).save(made, "PNG")
    return made.getvalue()


@pytest.mark.parametrize("first", ["Bring: your passport.", "Note: all of this counts."])
def test_the_first_line_is_a_line(first: str, pages: Pages, config: Config, tmp_path: Path) -> None:
    """A sentence with a colon is no field of the page."""
    site = tmp_path / "site"
    assert builder.build(_with(pages, own=f"{first}\n\n# Own\n"), config=config(), site=site).done
    assert first in (site / "guides" / "own.html").read_text()


def test_a_pages_title_and_description_are_text(
    pages: Pages, config: Config, tmp_path: Path
) -> None:
    """Front matter may hold marks of HTML: title, heading of the window, navigation and description
    show them.
    """
    title, about = "Q&A </title><b>x</b>", 'say "so" <i>y</i>'
    own = f"---\ntitle: '{title}'\ndescription: '{about}'\ndate: 2026-11-24\n---\nText.\n"
    site = tmp_path / "site"
    assert builder.build(_with(pages, own=own), config=config(), site=site).done
    page = (site / "guides" / "own.html").read_text()
    assert "<title>Q&A &lt;/title&gt;&lt;b&gt;x&lt;/b&gt; - " in page
    assert 'content="say &quot;so&quot; &lt;i&gt;y&lt;/i&gt;"' in page
    assert "<b>x" not in _all(site).decode("utf-8", "replace")
    assert "<i>y" not in page
