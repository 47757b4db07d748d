"""The manual keeps to the program: what it shows runs, and nothing that there is is missing."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import click
import pytest
import yaml
from click.testing import CliRunner
from playwright.sync_api import Browser
from tests import axe
from tests.printing import no_child_stays, one_child  # noqa: F401 (fixtures)

from secondround.cli.group import COMMANDS, app
from secondround.problems import CODES
from secondround.records import field_list
from secondround.records.yaml import reader
from secondround.render.site.preview import Preview

ROOT = Path(__file__).resolve().parents[2]
MANUAL = ROOT / "docs" / "manual"
REFERENCE = MANUAL / "reference"
PAGES = sorted(path.relative_to(MANUAL).as_posix() for path in MANUAL.rglob("*.md"))
IMPORTS = ROOT / "tests" / "imports"
FILES = {
    "resume.pdf": IMPORTS / "corpus" / "made" / "latex~pdflatex~okafor~years.pdf",
    "posting.html": IMPORTS / "posting" / "cases" / "json-ld" / "posting.html",
    "invite.ics": IMPORTS / "invite" / "cases" / "google" / "invite.ics",
}
"""What lies in the folder where a page with `run: files` begins."""
READ = ("index", "start/interview", "how-to/print", "reference/exit-codes", "why/editions")


def text(page: str) -> str:
    return (MANUAL / page).read_text("utf-8")


def blocks(page: str, language: str) -> list[str]:
    """What a page shows in that language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text(page), re.MULTILINE | re.DOTALL)


def begins(page: str) -> str:
    """Where what a page shows is run: among a person's files, in the example, or not at all."""
    found = re.match(r"---\nrun: (files|example)\n---\n", text(page))
    return found[1] if found else ""


def typed() -> Iterator[tuple[str, str]]:
    """Every command of the program that a page shows, in a block or within a sentence."""
    for page in PAGES:
        if page.startswith(("reference/problems-", "reference/commands")):
            continue  # made from texts that are tried elsewhere
        shown = [
            line for name in ("console", "sh") for line in "".join(blocks(page, name)).splitlines()
        ]
        prose = re.sub(r"^```.*?^```$", "", text(page), flags=re.MULTILINE | re.DOTALL)
        shown += re.findall(r"`(secondround [^`]+)`", prose)
        for line in shown:
            order = line.partition(" | ")[0]
            if order.startswith("secondround ") and not re.search(r"\b(?:ID|FILE)\b", order):
                yield page, order


@pytest.mark.slow
def test_the_reference_is_fresh() -> None:
    """Every page of it that is made says what the program says now."""
    order = [sys.executable, "docs/reference.py", "--check"]
    done = subprocess.run(order, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_nothing_is_left_out() -> None:
    """Every command and option, every field, and every code stands in the reference."""
    commands = text("reference/commands.md")
    with click.Context(app) as context:
        for name in COMMANDS:
            command = app.get_command(context, name)
            assert command is not None
            assert f"\n## {name}\n" in commands
            for given in command.params:
                if isinstance(given, click.Option) and not given.hidden:
                    assert [option for option in given.opts if option not in commands] == []
    parts = text("reference/fields.md").split("\n## ")[1:]
    for each, part in zip(field_list.field_lists(), parts, strict=True):
        assert part.startswith(each.name.capitalize())
        assert [field.name for field in each.fields if f"| `{field.name}` |" not in part] == []
    problems = "".join(path.read_text("utf-8") for path in REFERENCE.glob("problems-*.md"))
    assert [code for code in CODES if f"\n## {code}\n" not in problems] == []


@pytest.mark.parametrize(("page", "order"), sorted(set(typed())))
def test_a_command_is_as_the_program_takes_it(
    page: str, order: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command shown exists and takes the options and arguments that are shown with it."""
    (tmp_path / "packets").symlink_to(ROOT / "packets")
    for name in ("site", "site-amara-okafor"):
        (tmp_path / name).mkdir()
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    words = shlex.split(order, comments=True)[1:]
    if words[0].startswith("--"):
        return
    assert words[0] in COMMANDS, page
    with click.Context(app) as group:
        command = app.get_command(group, words[0])
        assert command is not None
        if isinstance(command, click.Group):
            command = command.get_command(group, words[1])
            assert command is not None
        known = {option for given in command.params for option in given.opts}
        assert {word for word in words if word.startswith("--")} <= known
        # What is run elsewhere needs no words; within a sentence a command may be named in part.
        if order in "".join(blocks(page, "sh")).splitlines():
            command.make_context(words[0], words[1:], parent=group).close()


def test_what_is_shown_as_typed_is_run() -> None:
    """A page that shows what to type says where it is run."""
    assert [page for page in PAGES if blocks(page, "console") and not begins(page)] == []
    assert sum(bool(begins(page)) for page in PAGES) > 8


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if begins(page)])
def test_what_a_page_shows_runs(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Typed one after another, in a shell that stops at the first failure, all of a page's commands
    do what they say. Where they are ours alone, no shell is needed.
    """
    for name, path in FILES.items():
        shutil.copyfile(path, tmp_path / name)
    folder = tmp_path
    if begins(page) == "example":
        folder = tmp_path / "example"
        assert CliRunner().invoke(app, ["init", str(folder), "--example"]).exit_code == 0
    lines = "".join(blocks(page, "console")).splitlines()
    if all(ALONE.fullmatch(line) for line in lines):
        run_here(lines, folder, monkeypatch)
        return
    script = "\n".join(["set -eu", *lines])
    found = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(tmp_path)}
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=found,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


ALONE = re.compile(r"secondround [\w ./-]+")
"""A command of ours that asks nothing of a shell."""


def run_here(lines: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run commands of ours in this process, which prints no page twice."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder.parent))
    monkeypatch.delenv("SECONDROUND_TRUST")
    for line in lines:
        done = CliRunner().invoke(app, shlex.split(line)[1:], prog_name="secondround")
        assert done.exit_code == 0, f"{line}\n{done.output}"


@pytest.mark.parametrize("page", PAGES)
def test_what_is_shown_as_yaml_is_yaml(page: str) -> None:
    """The program can read it."""
    for block in blocks(page, "yaml") if not page.startswith("reference/") else ():
        _, problems = reader.read(PurePosixPath("example.yml"), block.encode())
        assert not problems


def test_every_page_can_be_found() -> None:
    """Each page is in the navigation, once."""
    listed = re.findall(
        r": (\S+\.md)$", (ROOT / "docs" / "manual.yml").read_text("utf-8"), re.MULTILINE
    )
    assert sorted(listed) == PAGES


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The manual, as `secondround manual` makes it, twice: it takes its own place."""
    site = tmp_path_factory.mktemp("manual") / "site"
    for _ in range(2):
        done = CliRunner().invoke(app, ["manual", "--output", str(site)])
        assert done.exit_code == 0, done.output
        assert done.output == f"Open {site / 'index.html'}\n"
    return site


@pytest.mark.slow
def test_no_link_leads_nowhere(built: Path) -> None:
    """Each link within the manual leads to a page and a heading that there are; what is loaded lies
    beside it.
    """
    targets = {
        path: set(re.findall(r' id="([^"]+)"', path.read_text("utf-8")))
        for path in built.rglob("*.html")
    }
    broken = []
    for path in targets:
        for link in re.findall(r'(?:href|src)="([^"]+)"', path.read_text("utf-8")):
            place, _, anchor = link.partition("#")
            if ":" in place or path.name == "404.html":
                continue
            target = (path.parent / place).resolve() if place else path
            if not target.is_file() or (anchor and anchor not in targets.get(target, {anchor})):
                broken.append((path.name, link))
    assert broken == []


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
def test_the_manual_can_be_read_by_everybody(width: int, built: Path, browser: Browser) -> None:
    """On a phone and on a desk, by day and by night, axe finds nothing, nothing scrolls sideways,
    and nothing is asked of another host.
    """
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with Preview(built, port=0) as preview:
        for place in READ:
            page.goto(f"{preview.address}{place}.html", wait_until="load")
            assert (place, axe.faults(page)) == (place, [])
            assert page.evaluate("document.documentElement.scrollWidth") == width
        assert [url for url in asked if not url.startswith(preview.address)] == []
    page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 390])
def test_no_field_is_cut_off_on_a_phone(width: int, built: Path, browser: Browser) -> None:
    """On a narrow screen each field stands below the other, whole, and axe finds nothing."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    with Preview(built, port=0) as preview:
        page.goto(f"{preview.address}reference/fields.html", wait_until="load")
        wider = (
            "[...document.querySelectorAll('.md-typeset__scrollwrap')]"
            ".filter(each => each.scrollWidth > each.clientWidth).length"
        )
        assert page.evaluate(wider) == 0
        assert axe.faults(page, ["light"]) == []
    page.close()


def test_a_folder_of_somebody_s_is_kept(tmp_path: Path) -> None:
    """Where something else than a site lies, no manual takes its place."""
    (tmp_path / "mine.txt").write_text("mine")
    done = CliRunner().invoke(app, ["manual", "--output", str(tmp_path)])
    assert done.exit_code == 2
    assert "mine.txt" in done.output
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_the_settings_of_a_page_are_few() -> None:
    """What stands above a page says where it is run, and nothing else."""
    for page in PAGES:
        if text(page).startswith("---\n"):
            assert set(yaml.safe_load(text(page).split("---\n")[1])) == {"run"}


def test_a_brand_sets_colours_where_the_site_sets_them() -> None:
    """The brand that the manual shows is not overruled by the site's own style."""
    style = (ROOT / "templates/site/assets/second-round.css").read_text("utf-8")
    (brand,) = blocks("how-to/brand.md", "css")
    for selector, body in re.findall(r"^([^\n]*?) \{\n(.*?)^\}", brand, re.MULTILINE | re.DOTALL):
        ours = next(part for part in style.split("\n\n") if part.startswith(f"{selector} {{"))
        for name in re.findall(r"--[\w-]+:", body):
            assert f" {name}" in ours, f"{name} is not set under {selector}"
