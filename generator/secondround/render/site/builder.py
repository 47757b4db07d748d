"""The site: exactly the pages given, built by MkDocs in a folder of their own and put in place
whole.

In: pages (Markdown) and files by their place in the site's sources. Out: the site's folder,
exchanged in one step. It must not look into the workspace's packets folder, but for files that
mkdocs.yml names: what is neither given nor named is not published. It, `mkdocs_settings` and
`named_files` are all that knows MkDocs.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from secondround.problems import Problem, failed
from secondround.render.pictures import raster
from secondround.render.site import (
    destination,
    edition_label,
    finishing,
    guide_pages,
    in_place,
    mkdocs_settings,
    named_files,
    offline,
    search_index,
    site_head,
    site_links,
    site_problems,
    stage,
    trimmed,
)
from secondround.system import captured_warnings, epoch, output, workfolder
from secondround.vocabulary import layout

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from secondround.render.site.kept_pages import KeptPages
    from secondround.render.site.pace import Along

_FOR_ENGINES: Final = ("sitemap.xml", "sitemap.xml.gz")
_LINK: Final = re.compile(r"Doc file '(.*?)' contains an? (?:\w+ )*link '(.*?)'")

Inspect = Callable[[Path, frozenset[PurePosixPath]], tuple[Problem, ...]]
"""Takes the finished folder, and which files in it are the theme's own, the same on every site;
gives what may not be put in place.
"""


class Report(Struct, frozen=True):
    """What became of a build."""

    pages: int
    problems: tuple[Problem, ...]  # sorted; with an error, the earlier site stays in place

    @property
    def done(self) -> bool:
        """Whether the new site is in place."""
        return not failed(self.problems)


def build(  # noqa: PLR0913 (each is an input of its own)
    pages: stage.Pages,
    *,
    config: Path,
    site: Path,
    templates: Path | None = None,
    inspect: Inspect | None = None,
    force: bool = False,
    finished: stage.Pages | None = None,
    label: edition_label.Label = edition_label.USUAL,
    there: in_place.InPlace | None = None,
    along: Along | None = None,
) -> Report:
    """Build the site of `pages` and exchange it with the folder `site`, or leave that as it was and
    say why.

    pages: by place below the site's sources, e.g. `index.md`, `amara-okafor/harbor/index.md`, and
    any other file (a PDF: its bytes or its path), which is copied as it is. config: the workspace's
    mkdocs.yml. templates: the workspace's templates folder, whose site/ wins over ours. inspect:
    looks at the finished folder before it is put in place, and says what keeps it from that. label:
    which edition it is, and whose. A private one is for this user's eyes alone, and asks not to be
    found. force: whether files that no build made may go with the earlier site. finished: pages
    that bring all they need, their policy included; they are put in as they are, and no search
    knows them. there: what is known of the earlier site, and where the pages of packets are kept
    from one build to the next. along: is called with how far the pages have come, as `pace.Along`.
    """
    pages, finished = {**pages, edition_label.PLACE: label.written()}, finished or {}
    output.recover(site)
    there = there or in_place.InPlace(site, rights=edition_label.rights(label.edition))
    there.look()
    if refusal := destination.refusal(site, config.parent, force=force, there=there):
        return Report(0, (site_problems.occupied(site, refusal),))
    with workfolder.opened(workfolder.base(config.parent, site)) as work:
        sources, made = work / "sources", work / "site"
        sources.mkdir()
        if there.next == site:
            there.begin(work / "next")
        there.stage(finished)
        built, problems = _built(pages, config, work, templates, label, finished, there, along)
        if built and not problems:
            left_out = pages.keys() - built.given.keys()
            problems = _finished(built, left_out, finished, work, inspect, label)
        if not failed(problems):
            there.note(made)
            there.set_rights(made)
            output.exchange(made, site, there.spare)
            there.remember(work)
    return Report(len([*filter(stage.is_page, pages)]), tuple(sorted(problems)))


class _Built(Struct, frozen=True):
    """What MkDocs has made a site of, besides the pages."""

    settings: MkDocsConfig
    given: stage.Pages  # all pages that are published, and the files that the settings name
    kept: KeptPages | None
    there: in_place.InPlace


def _finished(  # noqa: PLR0913, PLR0917 (each is an input of its own)
    built: _Built,
    left_out: Iterable[PurePosixPath],
    finished: stage.Pages,
    work: Path,
    inspect: Inspect | None,
    label: edition_label.Label,
) -> tuple[Problem, ...]:
    """What is wrong with the site that MkDocs has made; what is private in its pages is taken
    out.
    """
    made, settings = work / "site", built.settings
    given, folders = built.given, settings.use_directory_urls
    from secondround.render.site import page_frame  # noqa: PLC0415 (it needs MkDocs, 0.2 s)

    if built.there.next != made:  # all else was for MkDocs to make
        built.there.begin(made)
        built.there.stage(finished)
    there = set(stage.places(made)).difference(map(str, finished))
    if problems := stage.differences(
        given, there, folders_for_pages=folders, theme=settings.theme.dirs
    ):
        return problems
    found = site_problems.Sources(given, folders)
    kept = built.kept
    done = finishing.finish(made, there, _head(settings, label), kept.facts() if kept else {})
    there.update(map(str, finished))
    targets = {place: page.targets for place, page in done.items()}
    missing = site_links.missing(targets, there)
    lacking = [found.lacking(page, link, made) for page, link in missing]
    if failed(lacking):
        return tuple(lacking)
    warnings = [
        *lacking,
        *site_problems.large_pictures(given),
        *site_problems.left_out(left_out),
        *found.unlinked(
            site_links.unlinked(targets, f"{layout.GUIDES}/"), {*page_frame.listed(settings.nav)}
        ),
        *(found.blocked(place) for place, page in done.items() if page.blocked),
        *(found.scripts(place, page.scripts) for place, page in done.items() if page.scripts),
    ]
    for name in _FOR_ENGINES if label.private else ():
        (made / name).unlink(missing_ok=True)
    named = {place: page.names for place, page in done.items() if page.names}
    search_index.write(made, named, folders_for_pages=folders)
    same = _same_for_all(settings, made, there)
    problems = stage.strip(made, there, same)
    if not problems and offline.may_keep(label):
        offline.write(made, settings.site_name)
    if not problems and inspect:
        problems = inspect(made, same)
    if kept and not failed(problems):
        kept.keep(made, done)
    return (*warnings, *problems)


def _head(settings: MkDocsConfig, label: edition_label.Label) -> site_head.Head:
    themes, elsewhere = map(Path, settings.theme.dirs), mkdocs_settings.elsewhere(settings)
    return site_head.Head(themes, private=label.private, elsewhere=elsewhere)


def _built(  # noqa: PLR0913, PLR0917 (each is an input of its own)
    pages: stage.Pages,
    config: Path,
    work: Path,
    templates: Path | None,
    label: edition_label.Label,
    finished: stage.Pages,
    there: in_place.InPlace,
    along: Along | None,
) -> tuple[_Built | None, tuple[Problem, ...]]:
    """The site as MkDocs makes it, and problems; whatever MkDocs warns of is one."""
    from jinja2 import TemplateError  # noqa: PLC0415 (0.2 s: not before a site is built)
    from mkdocs.commands.build import build as build_all  # noqa: PLC0415 (likewise)
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 (likewise)

    from secondround.render.site import (  # noqa: PLC0415 (likewise)
        kept_pages,
        pace,
        page_frame,
        quick_reading,
        small_pages,
        theme_templates,
    )

    built: _Built | None = None
    found: tuple[Problem, ...] = ()
    with captured_warnings.captured("mkdocs") as warnings, epoch.always_set():
        try:
            sources, made = work / "sources", work / "site"
            read, given = mkdocs_settings.read(pages, config, sources, made, templates)
            theme_templates.remember(read.theme, there.store if page_frame.is_plain(read) else None)
            mkdocs_settings.mark(read, label)
            search_index.leave_to_us(read)
            stage.offer(read.extra["papers"], finished)
            named, found = named_files.found(read, config.parent / layout.PACKETS)
            kept = None
            if store := there.store:
                kept = kept_pages.KeptPages(store, there, read, given, {**named, **finished})
            to_make = kept.others(given) if kept else given
            stage.stage({**guide_pages.whole(to_make), **named}, sources)
            extensions = [*read.markdown_extensions, quick_reading.QuickReading()]
            read.load_dict({"markdown_extensions": extensions})
            if page_frame.is_plain(read):  # a plugin may look at any page at any time
                small_pages.SmallPages(read)
            if along:
                pace.Pace(read, along)
            with _plugins_running(read):
                build_all(read)
            mkdocs_settings.check_style(read, made, config)
            trimmed.trim(made)
            built = _Built(read, {**given, **named}, kept, there)
        except mkdocs_settings.Refused as refused:
            found = (*found, *refused.problems)
        except MkDocsException as error:
            found = (*found, site_problems.not_built(str(error)))
        except TemplateError as error:
            found = (*found, site_problems.in_template(error, config.parent))
    return built, (*found, *_warned(warnings, pages, is_built=built is not None))


def _warned(warnings: Iterable[str], pages: stage.Pages, *, is_built: bool) -> Iterator[Problem]:
    """What MkDocs warns of, which logs sentences alone: those on links are known."""
    for said in warnings:
        if link := _LINK.match(said):
            # A picture is looked for on the finished pages.
            if not is_built or PurePosixPath(link[2]).suffix.lower() not in raster.KINDS:
                yield site_problems.Sources(pages).dead_link(link[1], link[2])
        elif is_built:  # where it fails, it logs once more what it raises
            yield site_problems.not_built(said)


def _same_for_all(
    settings: MkDocsConfig, made: Path, there: Iterable[str]
) -> frozenset[PurePosixPath]:
    """The files that the theme brings along just as they are."""
    same: set[PurePosixPath] = set()
    for package in map(Path, settings.theme.dirs):
        if not (package / "mkdocs_theme.yml").is_file():
            continue
        tops = frozenset(os.listdir(package))  # noqa: PTH208 (thousands of files are no theme's)
        for place in there:
            if place.partition("/")[0] in tops and _is_copy(made / place, package / place):
                same.add(PurePosixPath(place))
    return frozenset(same)


def _is_copy(path: Path, original: Path) -> bool:
    if not path.is_file() or not original.is_file():
        return False
    is_like = path.stat().st_size == original.stat().st_size
    return is_like and path.read_bytes() == original.read_bytes()


@contextmanager
def _plugins_running(settings: MkDocsConfig) -> Iterator[None]:
    """Tell plugins of the start and the end, as MkDocs' own command does."""
    settings.plugins.on_startup(command="build", dirty=False)
    try:
        yield
    finally:
        settings.plugins.on_shutdown()
