"""Drawn clients through the whole program: every file of every kind, in every edition.

They are a dozen: as few as still have every kind of text that a hundred others have. `make explore`
searches Markdown, the HTML that a paper is made from, and the public site for all of other ones.
"""

from __future__ import annotations

import gzip
import html
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pikepdf
import pytest
from tests.limits import EXPLORING

from secondround import records
from secondround.app import papers, parallel
from secondround.app.outcome import Made
from secondround.records import under_pseudonyms
from secondround.render import phone
from secondround.render.pdf import printer as press
from secondround.vocabulary import Edition

from .conftest import Typed, put
from .drawn import Client, clients, fewest, kinds, reaches, words, write
from .test_canaries import ALWAYS

CLIENTS = 120
"""Every kind of text has been drawn by the hundredth client; four hundred more bring no other."""
KINDS = 174
FOUND_BY = {"Company.name", "Position.title"}
"""Fields that the search index holds of every packet."""
ON_THE_CARD = {"Company.name", "Position.title"}
"""Fields that every day card shows to those who may read them."""


@dataclass(frozen=True)
class Drawn:
    """A workspace of drawn clients, and where each one's packet lies in an output of an edition: in
    its own folder, or under the names it is published by.
    """

    root: Path
    clients: tuple[Client, ...]
    places: dict[Edition, dict[str, str]]


@pytest.fixture(scope="module")
def drawn() -> tuple[Client, ...]:
    """All of them."""
    return clients(CLIENTS)


@pytest.fixture(scope="module")
def few(drawn: tuple[Client, ...], tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """Those that are printed, which takes nine tenths of the time of a build; nobody changes a
    file.
    """
    return _written(fewest(drawn, kinds), tmp_path_factory.mktemp("few"))


@pytest.fixture(scope="module")
def fewer(few: Drawn, tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """Those of them that are printed in the private editions; nobody changes a file."""
    return _written(fewest(few.clients, reaches), tmp_path_factory.mktemp("fewer"))


@pytest.fixture(scope="module")
def many(few: Drawn, drawn: tuple[Client, ...], tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """All of them, with `make explore`; nobody changes a file."""
    return _written(drawn, tmp_path_factory.mktemp("many")) if EXPLORING else few


def _written(clients: tuple[Client, ...], root: Path) -> Drawn:
    _surroundings(root)
    for client in clients:
        write(root, client)
    return _placed(root, clients)


def _surroundings(root: Path) -> None:
    put(root, "packets/index.md", "# Interviews\n")
    put(root, "packets/guides/calm.md", "# Keep calm\n\nBreathe.\n")
    put(
        root,
        "mkdocs.yml",
        "site_name: Interviews\nsite_url: https://example.com\ntheme: {name: material}\n",
    )


def _placed(root: Path, clients: tuple[Client, ...]) -> Drawn:
    places: dict[Edition, dict[str, str]] = {edition: {} for edition in Edition}
    for application in records.read(root).applications:
        client = application.id.partition("/")[0]
        for edition in Edition:
            published = edition is Edition.PUBLIC
            places[edition][client] = (
                under_pseudonyms(application).id if published else application.id
            )
    return Drawn(root, clients, places)


def check(
    client: Client, edition: Edition, found: dict[str, set[str]], always: dict[str, set[str]]
) -> None:
    """What may appear appears in every one of those files, and what may not does not.

    found: the words in each file of that client's folder, by the file's name; always: the fields
    that it must show.
    """
    may = client.may(edition)
    for name, there in found.items():
        wrong = [one.where for one in client.sown if there & set(one.words) - may]
        assert there <= may, (client.folder, edition.label, name, wrong or "another client's")
    for name, fields in always.items():
        for one in client.sown:
            if one.where in fields and client.may_stand(one, edition):
                assert set(one.words) <= found[name], (
                    client.folder,
                    edition.label,
                    name,
                    one.where,
                )


def holds(path: Path) -> set[str]:
    """The drawn words in a file: its name, its text, what is packed in it, what is printed on
    it.
    """
    data = phone.without_shipped(path.read_bytes())  # a megabyte of letters like any other
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    texts = [path.name, data.decode("utf-8", "replace")]
    if path.suffix == ".pdf":
        shown = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True).stdout
        texts += [shown.decode("utf-8", "replace"), *inside(path)]
    return set.union(*(words(html.unescape(text)) for text in texts))


def inside(path: Path) -> Iterator[str]:
    """Every string and every unpacked stream of a PDF."""
    with pikepdf.open(path) as document:
        for one in document.objects:
            if isinstance(one, pikepdf.Stream):
                yield one.read_bytes().decode("utf-8", "replace")
            yield from strings(one)


def strings(one: Any) -> Iterator[str]:
    if isinstance(one, pikepdf.String):
        yield str(one)
    elif isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, value in one.items():
            yield key
            if not getattr(value, "is_indirect", False):
                yield from strings(value)
    elif isinstance(one, pikepdf.Array):
        for value in one:
            if not getattr(value, "is_indirect", False):
                yield from strings(value)


@pytest.mark.slow
def test_no_kind_of_text_is_lacking(drawn: tuple[Client, ...], few: Drawn, fewer: Drawn) -> None:
    """All the clients together have each field in each reach, in a public record and in a private
    one; so do those few that are printed. In private editions, a few less have each in each reach.
    """
    found = set.union(*map(kinds, drawn))
    assert len(found) >= KINDS
    assert {kind.where for kind in found} >= ALWAYS | ON_THE_CARD
    assert set.union(*map(kinds, few.clients)) == found
    assert len(few.clients) <= 16
    assert set.union(*map(reaches, fewer.clients)) == set.union(*map(reaches, drawn))


@pytest.mark.slow
@pytest.mark.hypothesis
def test_a_public_site(many: Drawn, typed: Typed, tmp_path: Path) -> None:
    """In pages, search index and sitemap stands what the edition may hold, and nothing else: of all
    clients together, under their other names.
    """
    site = build(typed, many.root, Edition.PUBLIC, tmp_path / "site", "--no-pdf")
    judge(site, many, Edition.PUBLIC, {"index.html": ALWAYS})


@pytest.mark.slow
@pytest.mark.parametrize("edition", list(Edition), ids=lambda edition: edition.label)
def test_a_site_and_its_papers(
    edition: Edition, few: Drawn, fewer: Drawn, typed: Typed, tmp_path: Path
) -> None:
    """The same in every edition, with the packets and day cards beside the pages, of the few that
    have every kind of text.
    """
    printed = few if edition is Edition.PUBLIC else fewer
    site = build(typed, printed.root, edition, tmp_path / "site")
    end = "" if edition is Edition.CANDIDATE else f"-{edition.label}"
    papers = {f"packet{end}.pdf": ALWAYS, f"day-card{end}.pdf": ON_THE_CARD}
    judge(site, printed, edition, {"index.html": ALWAYS, **papers})


def build(typed: Typed, root: Path, edition: Edition, site: Path, *options: str) -> Path:
    order = ("build", "--workspace", root, "--edition", edition.label, "--output", site)
    result = typed(*order, *options)
    assert result.exit_code == 0, result.output[-3000:]
    return site


def judge(site: Path, drawn: Drawn, edition: Edition, always: dict[str, set[str]]) -> None:
    clients, where = drawn.clients, drawn.places[edition]
    everybody = set.union(*(client.may(edition) for client in clients))
    for client in clients:
        folder = site / where[client.folder]
        assert folder.exists() == (edition is not Edition.PUBLIC or client.public)
        files = {path.name: holds(path) for path in folder.rglob("*") if path.is_file()}
        check(client, edition, files, always if files else {})
    packets = {PurePosixPath(place).parts[0] for place in where.values()}
    others = [
        path
        for path in site.rglob("*")
        if path.is_file() and path.relative_to(site).parts[0] not in packets
    ]
    assert len(others) > len(clients) // 100
    for path in others:
        assert holds(path) <= everybody, path
    index = holds(site / "search" / "search_index.json")
    shown = (client for client in clients if edition is not Edition.PUBLIC or client.public)
    for client in shown:
        check(client, edition, {"search": index & client.may(edition)}, {"search": FOUND_BY})


@pytest.mark.slow
@pytest.mark.hypothesis
@pytest.mark.parametrize("edition", list(Edition), ids=lambda edition: edition.label)
def test_markdown_and_what_is_printed_from_it(
    edition: Edition, many: Drawn, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same for the Markdown that is written, and for the HTML that a paper is made from."""
    kept: list[Made] = []
    make = parallel.made

    def made(*arguments: Any, **named: Any) -> Made:
        kept.append(make(*arguments, **named))
        return kept[-1]

    monkeypatch.setattr(parallel, "made", made)
    options = ("--edition", edition.label, "--output", tmp_path / "out")
    result = typed("markdown", "--workspace", many.root, *options)
    assert result.exit_code == 0, result.output[-3000:]
    pages = {page.id: page for page in kept[0].pages}
    order = papers.Order(many.root, edition, "A4")
    where = many.places[edition]
    for client in many.clients:
        place = tmp_path / "out" / where[client.folder] / "index.md"
        page = pages.get(f"{client.folder}/harbor")
        assert (
            place.exists() == (page is not None) == (edition is not Edition.PUBLIC or client.public)
        )
        if page:
            jobs = papers.jobs(page, order, tmp_path)
            printed: dict[str, set[str]] = {job.kind: words(press.html(job)) for job in jobs}
            always = {"index.md": ALWAYS, "packet": ALWAYS, "day-card": ON_THE_CARD}
            check(client, edition, {"index.md": holds(place), **printed}, always)


@pytest.mark.slow
def test_one_clients_site(fewer: Drawn, typed: Typed, tmp_path: Path) -> None:
    """A site of one client's own, among those with every kind of text, holds the words of no
    other.
    """
    for client, options in zip(fewer.clients[:3], [(), ("--no-pdf",), ("--no-pdf",)], strict=True):
        site = tmp_path / client.folder
        words = ("build", "--workspace", fewer.root, "--candidate", client.folder, "--output", site)
        result = typed(*words, *options)
        assert result.exit_code == 0, result.output[-3000:]
        files = [path for path in site.rglob("*") if path.is_file()]
        for path in files:
            assert holds(path) <= client.may(Edition.CANDIDATE), path
        assert sum(bool(holds(path)) for path in files) > 3
