"""Packets' pages that an earlier build has made, and that need not be made again.

In: MkDocs' settings, the pages of a site by place, and what is kept. Out: finished pages, put among
MkDocs' files as they are: links to them hold, and they stand in the sitemap. A page is taken only
where it would come out the same to the byte.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from secondround.render.site import finishing, page_frame, search_index, stage
from secondround.system import cache

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_KIND: Final = "page"


class Store(Protocol):
    """Keeps bytes by name, and gives them as they were, or none."""

    def get(self, name: str, /) -> bytes | None:
        """The bytes that were kept under that name."""

    def put(self, name: str, data: bytes, /) -> None:
        """Keep those bytes, where that is possible."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A finished page, as it is kept."""

    facts: finishing.Page
    anchors: list[str]  # that links may lead to
    html: bytes

    @classmethod
    def read(cls, data: bytes) -> _Kept:
        head, _, html = data.partition(b"\n")
        facts, anchors = json.loads(head)
        names = search_index.Names(**facts.pop("names"))
        return cls(finishing.Page(**facts, names=names), anchors, html)

    def written(self) -> bytes:
        return json.dumps([asdict(self.facts), self.anchors]).encode() + b"\n" + self.html


class KeptPages:
    """The packets' pages of one build: those that are there already, and those to be kept."""

    def __init__(
        self,
        store: Store,
        settings: MkDocsConfig,
        pages: stage.Pages,
        others: stage.Pages,
    ) -> None:
        """pages, others: what is in the sources, and what else the site will have but for the
        theme's files; by place.
        """
        self._store = store
        self._names: dict[str, str] = {}
        self._there = dict[str, _Kept]()
        self._files = Files([])
        self._dirs = [Path(place) for place in settings.theme.dirs]
        folders, sources = bool(settings.use_directory_urls), Path(settings.docs_dir)
        self._known: dict[str, bool] = dict.fromkeys(map(str, others), True)
        for place in pages:
            if (sources / place).is_file():  # else it is a draft
                self._known[stage.name_on_site(place, folders_for_pages=folders)] = True
        frame = page_frame.frame(settings, pages)
        for place in filter(page_frame.is_packet, pages if frame else ()):
            papers = settings.extra["papers"].get(str(place))
            text = page_frame.content(pages, place)
            self._names[str(place)] = name = cache.name(_KIND, frame, str(place), papers, text)
            kept = _Kept.read(data) if (data := store.get(name)) else None
            if kept and all(map(self._is_there, kept.facts.targets)):
                self._there[str(place)] = kept
        settings.plugins.events["files"].append(self._put_in)
        settings.plugins.events["template_context"].append(self._with_all_pages)

    def facts(self) -> dict[str, finishing.Page]:
        """What has to be known of the pages that are there already, by their place on the site."""
        return {
            self._files.src_uris[place].dest_uri: kept.facts for place, kept in self._there.items()
        }

    def keep(self, made: Path, facts: Mapping[str, finishing.Page]) -> None:
        """Keep the pages that were made, but those with links to places in others: whether these
        are there is to be looked at each time.
        """
        for place, name in self._names.items():
            file = self._files.src_uris[place]
            if place in self._there or not file.page:
                continue
            if not (file.page.links_to_anchors or {}).keys() - {file}:
                anchors = sorted(file.page.present_anchor_ids or ())
                html = (made / file.dest_uri).read_bytes()
                self._store.put(name, _Kept(facts[file.dest_uri], anchors, html).written())

    def _is_there(self, target: str) -> bool:
        if target not in self._known:
            page = posixpath.normpath(posixpath.join(target, "index.html"))
            self._known[target] = page in self._known or any(
                (place / target).is_file() for place in self._dirs
            )
        return self._known[target]

    def _put_in(self, files: Files, *, config: MkDocsConfig) -> Files:
        """MkDocs' files, in which a finished page is none that has to be made."""
        found: list[File] = []
        for file in files:
            if kept := self._there.get(file.src_uri):
                finished = _Finished(
                    file.src_uri,
                    None,
                    file.dest_dir,
                    file.use_directory_urls,
                    dest_uri=file.dest_uri,
                )
                finished.content_bytes = kept.html
                Page(None, finished, config).present_anchor_ids = set(kept.anchors)
                found.append(finished)
            else:
                found.append(file)
        self._files = Files(found)
        return self._files

    def _with_all_pages(self, context: Any, **_: Any) -> Any:
        """What the sitemap is made of."""
        return {**context, "pages": [file for file in self._files if file.page]}


class _Finished(File):
    """A page that is copied as it is."""

    def is_documentation_page(self) -> bool:
        return False
