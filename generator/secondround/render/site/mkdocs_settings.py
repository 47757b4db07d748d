"""The workspace's mkdocs.yml, as MkDocs understands it, pointed at the pages that are staged.

In: that file, and the folders to build from and into. Out: MkDocs' settings, or problems of that
file. It must not let the file decide what is published.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from secondround.problems import Problem
from secondround.render.site import guide_pages, offline, settings_problems, stage
from secondround.render.site.edition_label import Label
from secondround.system import files, folder
from secondround.vocabulary import layout

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_FIELD: Final = re.compile(r"^\s*[^\s#-][^:\n]*:", re.MULTILINE)
_FONTS: Final = ("https://fonts.googleapis.com", "https://fonts.gstatic.com")
"""Where Material takes fonts from that the file names."""
OURS: Final = "second-round.html"
"""The name under which a page of the workspace's own can extend ours, which is called as the
theme's is.
"""
_BASE: Final = re.compile(r"""\{%[-+]?\s*extends\s+["'](?:base|main)\.html["']""")


class Refused(Exception):  # noqa: N818 (what happened, not an error of ours)
    """The file cannot be built from; carries the problems for the person who wrote it."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(" ".join(problem.message for problem in problems))
        self.problems = problems


def read(
    pages: stage.Pages, config: Path, sources: Path, made: Path, templates: Path | None
) -> tuple[MkDocsConfig, stage.Pages]:
    """The settings for building `sources`, which alone decide what is published, into `made`; and
    the pages but for those that are left out. Raises Refused.
    """
    settings = _read(config, _text(config, config.parent, config.parent))
    _check_texts(templates, config.parent)
    out = guide_pages.left_out(pages, _excluded(settings, config))
    pages = {place: content for place, content in pages.items() if place not in out}
    settings.load_dict({"docs_dir": str(sources), "site_dir": str(made), "strict": False})
    settings.load_dict({"exclude_docs": "", "draft_docs": "", "not_in_nav": "*"})
    _check(settings, config)
    settings.nav = _given(settings.nav, pages) if settings.nav else _plain_navigation(pages)
    settings.extra["papers"] = stage.papers(pages)
    for place in (templates, folder("templates")):
        _add_theme(settings.theme.dirs, place)
    _check_theme(settings, config)
    _add_ours(settings, made.parent / "theme")
    return settings, pages


def _excluded(settings: MkDocsConfig, config: Path) -> Callable[[str], bool]:
    """Whether the file keeps a page, by its place, from being published."""
    from mkdocs.config.base import ValidationError  # noqa: PLC0415 (0.2 s)
    from mkdocs.config.config_options import PathSpec  # noqa: PLC0415 (likewise)

    patterns = []
    for key in ("exclude_docs", "draft_docs"):
        try:
            patterns.append(PathSpec().run_validation(settings[key] or ""))
        except ValidationError as error:
            text = config.read_text("utf-8", "replace")
            found = settings_problems.of_setting(config, text, key, str(error))
            raise Refused(found) from error
    return lambda place: any(pattern.match_file(place) for pattern in patterns)


def mark(settings: MkDocsConfig, label: Label) -> None:
    """Have every page say which edition it is, and whether a browser may keep it; a private one has
    no address of its own.
    """
    settings.extra["edition"] = label.mark
    settings.extra["offline"] = offline.may_keep(label)
    if label.private:
        settings.site_url = ""


def elsewhere(settings: MkDocsConfig) -> dict[str, list[str]]:
    """What the file itself names of other hosts, by the part of a page's policy that lets it in."""
    fonts = settings.theme.get("font")
    return {
        "script-src": [str(script) for script in settings.extra_javascript if "://" in str(script)],
        "style-src": [style for style in settings.extra_css if "://" in style]
        + [_FONTS[0]] * bool(fonts),
        "font-src": [_FONTS[1]] * bool(fonts),
    }


def _text(file: Path, root: Path, inside: Path | None = None) -> str:
    """What is in a file of the workspace `root`. Raises Refused where it is no plain text in UTF-8,
    or does not lie `inside` a folder.
    """
    try:
        return files.text(file, inside)
    except OSError as error:
        raise Refused(settings_problems.unopened(file, root, error)) from error


def _check_texts(templates: Path | None, root: Path) -> None:
    """Refuse a page of the workspace's own templates/site that is no text in UTF-8, before MkDocs
    trips over it.
    """
    for path in sorted((templates / "site").rglob("*.html")) if templates else ():
        _text(path, root)


def _read(config: Path, text: str) -> MkDocsConfig:
    from mkdocs.config.defaults import MkDocsConfig  # noqa: PLC0415 (0.2 s)
    from mkdocs.exceptions import ConfigurationError  # noqa: PLC0415 (likewise)

    if not _FIELD.search(text):
        raise Refused(settings_problems.without_settings(config, text))
    settings = MkDocsConfig(config_file_path=str(config))
    settings.load_dict(
        {"theme": None}
    )  # else the file's silence means a theme that shows no packet
    try:
        with config.open("rb") as file:
            settings.load_file(file)
    except (
        ConfigurationError,
        TypeError,
        ValueError,
    ) as error:  # MkDocs trusts the kinds of some values
        raise Refused(settings_problems.unread(config, error)) from error
    return settings


def _check(settings: MkDocsConfig, config: Path) -> None:
    """Let MkDocs look at its settings; everything it would warn of is a refusal."""
    named = settings["theme"]  # as it is written
    errors, warnings = settings.validate()
    text = config.read_text("utf-8", "replace")
    problems = [
        settings_problems.of_setting(config, text, key, str(said).strip())
        for key, said in (*errors, *warnings)
    ]
    if not named:
        problems.append(settings_problems.without_theme(config))
    problems += settings_problems.unfit_plugins(config, text, settings.plugins)
    if problems:
        raise Refused(*problems)
    if tags := settings.plugins.get("material/tags"):
        tags.config["export"] = False  # a file that no page asks for
    if isinstance(named, str) or "font" not in named:
        settings.theme["font"] = (
            False  # Material's default has every reader's browser ask another machine for fonts
        )


def _check_theme(settings: MkDocsConfig, config: Path) -> None:
    """Our page stands on Material's parts: another theme needs a page of its own in
    templates/site.
    """
    ours = folder("templates") / "site" / "main.html"
    found = next((path for path in _in_theme(settings, "main.html")), None)
    is_ours = found is not None and found.read_bytes() == ours.read_bytes()
    if found and not is_ours:
        text = _text(found, config.parent)
        if base := _BASE.search(text):
            number = text.count("\n", 0, base.start()) + 1
            raise Refused(settings_problems.in_place_of_ours(found, config.parent, number, OURS))
    if is_ours and not any(_in_theme(settings, "partials/content.html")):
        text = config.read_text("utf-8", "replace")
        line = settings_problems.line(text, "theme", str(settings.theme.name))
        raise Refused(settings_problems.without_room(config, line))


def check_style(settings: MkDocsConfig, made: Path, config: Path) -> None:
    """Refuse a page of the workspace's own that is the theme's and shows it without our style. A
    design of its own, from the first tag on, may do without.
    """
    page = made / "index.html"
    text = page.read_text("utf-8") if page.is_file() else ""
    if "md-container" in text and "second-round.css" not in text:
        found = next(_in_theme(settings, "main.html"))
        raise Refused(settings_problems.in_place_of_ours(found, config.parent, 1, OURS))


def _in_theme(settings: MkDocsConfig, name: str) -> Iterator[Path]:
    return (
        path.resolve() for place in settings.theme.dirs if (path := Path(place, name)).is_file()
    )


def _add_ours(settings: MkDocsConfig, place: Path) -> None:
    """Our page once more, under a name that a page in its place can extend."""
    place.mkdir()
    shutil.copyfile(folder("templates") / "site" / "main.html", place / OURS)
    settings.theme.dirs.append(str(place))


def _add_theme(dirs: list[str], templates: Path | None) -> None:
    """Put templates/site after those that are ahead already (the configuration's own first), before
    the theme's.
    """
    place = str((templates / "site").resolve()) if templates else ""
    if place and Path(place).is_dir() and place not in dirs:
        last = len(dirs) - 1  # MkDocs' own, behind every theme
        theme = next(
            (index for index, name in enumerate(dirs) if Path(name, "mkdocs_theme.yml").is_file()),
            last,
        )
        dirs.insert(theme, place)


def _given(entry: Any, pages: stage.Pages) -> Any:
    """The navigation without the pages that this edition has not, and without headings that lose
    all of theirs.
    """
    if isinstance(entry, list):
        return [kept for part in entry if (kept := _given(part, pages))]
    if isinstance(entry, dict):
        return {name: kept for name, part in entry.items() if (kept := _given(part, pages))}
    is_page = str(entry).endswith(".md") and "://" not in str(entry)
    return None if is_page and PurePosixPath(entry) not in pages else entry


def _plain_navigation(pages: stage.Pages) -> list[Any]:
    guides = sorted(
        str(place)
        for place in filter(stage.is_page, pages)
        if str(place).startswith(f"{layout.GUIDES}/")
    )
    home = [{"Home": str(layout.HOME)}] if layout.HOME in pages else []
    return [*home, {"Guides": guides}] if guides else home
