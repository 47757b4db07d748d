"""The workspace's mkdocs.yml, as MkDocs understands it, pointed at the pages that are staged.

In: that file, and the folders to build from and into. Out: MkDocs' settings, or sentences that say
what is wrong in the file, on which line, and what to write instead. It must not let the file decide
what is published.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from secondround.vocabulary import layout
from secondround.render.site import guide_pages, stage
from secondround.render.site.edition_label import Label
from secondround.system import folder
from secondround.system import files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_FIELD: Final = re.compile(r"^\s*[^\s#-][^:\n]*:", re.MULTILINE)
_COPY: Final = f"`secondround init NEW` makes a workspace whose {layout.SETTINGS} can be copied."
_FONTS: Final = ("https://fonts.googleapis.com", "https://fonts.gstatic.com")
"""Where Material takes fonts from that the file names."""
_NO_THEME: Final = "There is no `theme`. Write `theme:`, and below it `  name: material` and `  font: false`."
_WORDS: Final = (
    (r"Unrecognised theme name: '(.*?)'", "The theme `{}` is not installed. Write `name: material`."),
    (r'The "(.*?)" plugin is not installed', "The plugin `{}` is not installed. Take it out; the site needs none."),
    (r"Failed to load extension '(.*?)'", "The extension `{}` is not installed. Take it out; packets need no more."),
    (r"Unrecognised configuration name: (.*)\.", "`{}` is no setting. Take it out, or see how it is spelt."),
    (r"Required configuration not provided", "There is no `site_name`. Write a line `site_name: My interviews`."),
)
"""What MkDocs says of the usual faults, and what a person can do about each. The rest is told in
MkDocs' words.
"""


OURS: Final = "second-round.html"
"""The name under which a page of the workspace's own can extend ours, which is called as the
theme's is.
"""
_BASE: Final = re.compile(r"""\{%-?\s*extends\s+["']base\.html["']""")


class Refused(Exception):  # noqa: N818 (what happened, not an error of ours)
    """The file cannot be built from; carries sentences for the person who wrote it."""

    def __init__(self, *problems: str) -> None:
        super().__init__(" ".join(problems))
        self.problems = (*problems, _COPY)


def read(pages: stage.Pages, config: Path, sources: Path, made: Path, templates: Path | None) -> MkDocsConfig:
    """The settings for building `sources`, which alone decide what is published, into `made`.
    Raises Refused.
    """
    settings = _read(config, _text(config, config.parent))
    _check_texts(templates)
    out = guide_pages.left_out(pages, _excluded(settings, config))
    for left_out in out:
        (sources / left_out).unlink()
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
    return settings


def _excluded(settings: MkDocsConfig, config: Path) -> Callable[[str], bool]:
    """Whether the file keeps a page, by its place, from being published."""
    from mkdocs.config.base import ValidationError  # noqa: PLC0415 (0.2 s: not before a site is built)
    from mkdocs.config.config_options import PathSpec  # noqa: PLC0415 (likewise)

    patterns = []
    for key in ("exclude_docs", "draft_docs"):
        try:
            patterns.append(PathSpec().run_validation(settings[key] or ""))
        except ValidationError as error:
            raise Refused(f"{config.name}: `{key}`: {error}.") from error
    return lambda place: any(pattern.match_file(place) for pattern in patterns)


def mark(settings: MkDocsConfig, label: Label) -> None:
    """Have every page say which edition it is; a private one has no address of its own."""
    settings.extra["edition"] = label.mark
    if label.private:
        settings.site_url = ""


def elsewhere(settings: MkDocsConfig) -> dict[str, list[str]]:
    """What the file itself names of other hosts, by the part of a page's policy that lets it in."""
    fonts = settings.theme.get("font")
    return {
        "script-src": [str(script) for script in settings.extra_javascript if "://" in str(script)],
        "style-src": [style for style in settings.extra_css if "://" in style] + [_FONTS[0]] * bool(fonts),
        "font-src": [_FONTS[1]] * bool(fonts),
    }


def _text(config: Path, inside: Path | None = None) -> str:
    """What stands in the file. Raises Refused where it is no plain text in UTF-8."""
    try:
        return files.text(config, inside)
    except files.NotUtf8Error as error:
        why = f"{config.name}:{error.line}:{error.column}: {_sentence(error)} {_sentence(error.hint)}"
    except files.FileRefusedError as error:
        why = f"{config.name}: {_sentence(error)} {_sentence(error.hint)}"
    except OSError as error:
        why = f"{config.name} cannot be read: {(error.strerror or str(error)).lower()}."
    raise Refused(why)


def _check_texts(templates: Path | None) -> None:
    """Refuse a page of the workspace's own templates/site that is no text in UTF-8, before MkDocs
    trips over it.
    """
    for path in sorted((templates / "site").rglob("*.html")) if templates else ():
        _text(path)


def _sentence(said: OSError | str) -> str:
    words = said if isinstance(said, str) else said.strerror or str(said)
    return f"{words[:1].upper()}{words[1:]}."


def _read(config: Path, text: str) -> MkDocsConfig:
    from mkdocs.config.defaults import MkDocsConfig  # noqa: PLC0415 (0.2 s: not before a site is built)
    from mkdocs.exceptions import ConfigurationError  # noqa: PLC0415 (likewise)

    if not _FIELD.search(text):
        raise Refused(f"{config.name}:1: {'It holds no settings' if text.strip() else 'The file is empty'}.")
    settings = MkDocsConfig(config_file_path=str(config))
    settings.load_dict({"theme": None})  # else the file's silence means a theme that shows no packet
    try:
        with config.open("rb") as file:
            settings.load_file(file)
    except (ConfigurationError, TypeError, ValueError) as error:  # MkDocs trusts the kinds of some values
        raise Refused(_unread(error, config)) from error
    return settings


def _unread(error: Exception, config: Path) -> str:
    """Why the file cannot be read at all: in most cases a fault of YAML, whose reader knows the
    place.
    """
    fault = error.__context__
    mark = getattr(fault, "problem_mark", None)
    if mark:
        place = f"{Path(mark.name).name}:{mark.line + 1}:{mark.column + 1}"  # another file's, where this one inherits
        return f"{place}: It cannot be read from here on: {getattr(fault, 'problem', '')}."
    reason = getattr(fault, "reason", None) or str(error).rstrip(".")
    return f"{config.name}: It cannot be read: {reason}."


def _check(settings: MkDocsConfig, config: Path) -> None:
    """Let MkDocs look at its settings; everything it would warn of is a refusal."""
    named = settings["theme"]  # as it is written
    errors, warnings = settings.validate()
    text = config.read_text("utf-8", "replace")
    problems = [_worded(config.name, text, key, str(said).strip()) for key, said in (*errors, *warnings)]
    if not named:
        problems.append(f"{config.name}: {_NO_THEME}")
    if problems:
        raise Refused(*problems)
    if isinstance(named, str) or "font" not in named:
        settings.theme["font"] = False  # Material's default has every reader's browser ask another machine for fonts


def _worded(name: str, text: str, key: str, said: str) -> str:
    for pattern, words in _WORDS:
        if found := re.match(pattern, said if said.endswith(".") else f"{said}."):
            return f"{name}{_line(text, key, found.groups())}: {words.format(*found.groups())}"
    return f"{name}{_line(text, key, ())}: `{key}`: {' '.join(said.split()).rstrip('.')}."


def _line(text: str, key: str, words: tuple[str, ...]) -> str:
    """The line of `words` in the setting `key`, else of that; "" where the file does not say it."""
    rows = list(enumerate(text.split("\n"), 1))
    start = next((number for number, row in rows if re.match(rf"""["']?{re.escape(key)}["']?\s*:""", row)), None)
    if start is None:
        return ""
    inside = (number for number, row in rows[start - 1 :] if words and words[0] in row)
    return f":{next(inside, start)}"


def _check_theme(settings: MkDocsConfig, config: Path) -> None:
    """Our page stands on Material's parts: another theme needs a page of its own in
    templates/site.
    """
    ours = folder("templates") / "site" / "main.html"
    found = next((path for path in _in_theme(settings, "main.html")), None)
    if found and found != ours.resolve() and (base := _BASE.search(_text(found))):
        line = base.string.count("\n", 0, base.start()) + 1
        place = found.relative_to(config.parent) if found.is_relative_to(config.parent) else found
        raise Refused(
            f"{place}:{line}: It takes the place of our page, so the site would lose its style, the links to the PDFs "
            f'and the labels of its boxes. Write `{{% extends "{OURS}" %}}`, which has all blocks of base.html, and '
            "call `{{ super() }}` in those that you fill."
        )
    if found == ours.resolve() and not any(_in_theme(settings, "partials/content.html")):
        text = config.read_text("utf-8", "replace")
        raise Refused(
            f"{config.name}{_line(text, 'theme', (str(settings.theme.name),))}: This theme has no room for a packet. "
            "Write `name: material`, or bring a main.html of your own in templates/site."
        )


def _in_theme(settings: MkDocsConfig, name: str) -> Iterator[Path]:
    return (path.resolve() for place in settings.theme.dirs if (path := Path(place, name)).is_file())


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
        theme = next((index for index, name in enumerate(dirs) if Path(name, "mkdocs_theme.yml").is_file()), last)
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
    guides = sorted(str(place) for place in pages if place.parts[0] == layout.GUIDES and place.suffix == ".md")
    home = [{"Home": str(layout.HOME)}] if layout.HOME in pages else []
    return [*home, {"Guides": guides}] if guides else home
