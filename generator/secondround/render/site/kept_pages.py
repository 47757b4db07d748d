"""The home page and packets' pages that an earlier build has made, and that need not be made again.

In: MkDocs' settings, the pages of a site by place, and what is kept. Out: finished pages in the
next site, and among MkDocs' files: links to them hold, and they stand in the sitemap. A page is
taken only where it would come out the same to the byte.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key
from mkdocs.structure.pages import Page
from msgspec import Struct, to_builtins

from secondround.render.site import finishing, in_place, page_frame, search_index, stage
from secondround.system import cache, late, notes
from secondround.vocabulary import layout

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_KIND: Final = "page"
_HTML: Final = "html"
_NOTES: Final = "pages"


class _Kept(Struct, frozen=True):
    """What is kept of a finished page; the page itself is kept by its sum."""

    facts: finishing.Page
    anchors: list[str]  # that links may lead to
    sum: str

    @classmethod
    def read(cls, written: Sequence[Any]) -> _Kept:
        facts, anchors, sum_ = written
        names = search_index.Names(**facts["names"])
        return cls(finishing.Page(**{**facts, "names": names}), anchors, sum_)

    def written(self) -> list[Any]:
        return [to_builtins(self.facts), self.anchors, self.sum]


class KeptPages:
    """Such pages of one build: those that are there already, and those to be kept."""

    def __init__(
        self,
        store: cache.Store,
        there: in_place.InPlace,
        settings: MkDocsConfig,
        pages: stage.Pages,
        others: stage.Pages,
    ) -> None:
        """there: the site that is there, whose pages stay where they can. pages, others: what is in
        the sources, and what else the site will have but for the theme's files; by place.
        """
        self._store = store
        self._earlier = there
        self._made_of: dict[str, list[Any]] = {}
        self._there = dict[str, _Kept]()
        self._finished = dict[str, str]()  # by place, the file on the site that is there
        self._files = Files([])
        self._dirs = [Path(place) for place in settings.theme.dirs]
        folders = bool(settings.use_directory_urls)
        self._known: dict[str, bool] = dict.fromkeys(map(str, others), True)
        for path in pages:
            self._known[stage.name_on_site(path, folders_for_pages=folders)] = True
        self._frame = page_frame.frame(settings, pages)
        self._title = page_frame.title_of_home(settings, pages)
        # Of each page, what it was made of and what is kept. `serve` makes them without PDFs.
        offered = chain.from_iterable(settings.extra["papers"].values())
        names = sorted({paper["file"] for paper in offered})
        self._noted = notes.Notes[list[Any]](store, _NOTES, self._frame, names)
        for path in pages if self._frame else ():
            place, content = str(path), pages[path]
            if isinstance(content, Path) and str(content) == f"{there.next}/{place}":
                self._finished[place] = place  # a PDF that was printed or taken over
            if not (page_frame.is_packet(path) or (path == layout.HOME and self._title)):
                continue
            papers = settings.extra["papers"].get(place)
            self._made_of[place] = [papers, stage.sum_of(content)]
            kept = self._kept(place)
            if kept and all(map(self._is_there, kept.facts.targets)):
                on_site = stage.name_on_site(path, folders_for_pages=folders)
                if self._found(on_site, kept.sum):
                    self._there[place] = kept
                    self._finished[place] = on_site
        settings.plugins.events["files"].append(self._put_in)
        settings.plugins.events["template_context"].append(self._with_all_pages)

    def others(self, pages: stage.Pages) -> stage.Pages:
        """Those of the pages that are still to be made, and all other files."""
        return {place: pages[place] for place in pages if str(place) not in self._finished}

    def facts(self) -> dict[str, finishing.Page]:
        """What has to be known of the pages that are there already, by their place on the site."""
        return {
            self._files.src_uris[place].dest_uri: kept.facts for place, kept in self._there.items()
        }

    def keep(self, made: Path, facts: Mapping[str, finishing.Page]) -> None:
        """Keep the pages that were made, but those with links to places in others: whether these
        are there is to be looked at each time.
        """
        for place in self._made_of:
            file = self._files.src_uris[place]
            if place in self._there or not file.page:
                continue
            if not (file.page.links_to_anchors or {}).keys() - {file}:
                anchors = sorted(file.page.present_anchor_ids or ())
                html = (made / file.dest_uri).read_bytes()
                sum_ = late.sum_of(html)
                self._store.put(cache.name(_HTML, sum_), html)
                written = _Kept(facts[file.dest_uri], anchors, sum_).written()
                self._store.put(self._name(place), json.dumps(written).encode())
                self._note(place, written)
        self._noted.keep(self._made_of)

    def _name(self, place: str) -> str:
        return cache.name(_KIND, self._frame, place, *self._made_of[place])

    def _kept(self, place: str) -> _Kept | None:
        """What is kept of a page: most are found among the notes, which are read at once."""
        *made_of, written = self._noted.get(place) or [""]
        if made_of == self._made_of[place]:
            return _Kept.read(written)
        if data := self._store.get(self._name(place)):
            self._note(place, json.loads(data))
            return _Kept.read(json.loads(data))
        return None

    def _note(self, place: str, written: list[Any]) -> None:
        self._noted.put(place, [*self._made_of[place], written])

    def _found(self, on_site: str, sum_: str) -> bool:
        """Whether a finished page is in the next site now, as a second name of the one in the
        earlier site where that is the same.
        """
        if self._earlier.take(on_site, sum_):
            return True
        html = self._store.get(cache.name(_HTML, sum_))
        if html is not None:
            self._earlier.put(on_site, html)
        return html is not None

    def _is_there(self, target: str) -> bool:
        if target not in self._known:
            page = posixpath.normpath(posixpath.join(target, "index.html"))
            self._known[target] = page in self._known or any(
                (place / target).is_file() for place in self._dirs
            )
        return self._known[target]

    def _put_in(self, files: Files, *, config: MkDocsConfig) -> Files:
        """MkDocs' files, in which a finished page is none that has to be made, and a PDF none that
        has to be copied. The site that MkDocs has just emptied is the next one from here on.
        """
        if self._frame:
            self._earlier.move(Path(config.site_dir), self._finished.values())
        folders, rank = config.use_directory_urls, InclusionLevel.NOT_IN_NAV
        pages, others = list(files), list[File]()
        for place, on_site in self._finished.items():
            file = _Finished(
                place, None, config.site_dir, folders, dest_uri=on_site, inclusion=rank
            )
            if kept := self._there.get(place):
                title = self._title if place == str(layout.HOME) else None
                Page(title, file, config).present_anchor_ids = set(kept.anchors)
            (pages if kept else others).append(file)
        self._files = Files([*sorted(pages, key=file_sort_key), *others])
        return self._files

    def _with_all_pages(self, context: Any, **_: Any) -> Any:
        """What the sitemap is made of."""
        return {**context, "pages": [file for file in self._files if file.page]}


class _Finished(File):
    """A page or a PDF that is in the next site already."""

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 (as there)
        """Nothing is left to do."""

    def is_documentation_page(self) -> bool:
        return False
