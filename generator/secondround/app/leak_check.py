"""The leak test in the commands: what may not be found, the search in what is about to be put in
place, the problems.

In: the workspace, what was made of its records, finished files. Out: problems, each at the field
that came out. Where there is one, nothing is put in place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from secondround import packet, plan, records
from secondround.app import leak_places
from secondround.app.errors import Leaking
from secondround.packet import PacketMeta
from secondround.privacy import leaks
from secondround.privacy.leaks import PacketTexts
from secondround.problems import Problem
from secondround.render import phone
from secondround.render.markdown import home_page
from secondround.system import streams
from secondround.vocabulary import Edition, layout

if TYPE_CHECKING:
    from secondround.privacy.leaks import Leak, Search
    from secondround.records.yaml import Source
    from secondround.render.site import builder

MOST: Final = 20
"""Leaks that are told; one mistake is usually behind them all."""


class Output(Struct, frozen=True):
    """What is about to be put in place, as far as a leak is judged by it."""

    root: Path  # the workspace
    edition: Edition
    contents: tuple[PacketTexts, ...]  # what of each packet may be in it, and what may not
    metas: tuple[PacketMeta, ...] = ()  # of the packets on its home page
    # The hand-written pages in it.
    guides: Mapping[PurePosixPath, bytes] = field(default_factory=dict)


def search(output: Output) -> Search:
    """The search for all that an output may not hold."""
    pages = {place: data for place, data in output.guides.items() if place.suffix == ".md"}
    for file in (output.root / layout.PACKETS / layout.PAGE, output.root / layout.SETTINGS):
        if file.is_file():
            pages[PurePosixPath(file.name)] = file.read_bytes()
    texts = {}
    for place, data in pages.items():
        texts[place] = home_page.by_hand(data.decode("utf-8", "replace"))
    by_hand = {place: leaks.spaced(text) for place, text in texts.items()}
    by_hand[PurePosixPath("library")] = _shared(output.root)
    stated = frozenset[leaks.Run]().union(*map(leaks.statements, texts.values()))
    derived = cache(partial(_derived, output))
    return leaks.Search(output.contents, by_hand=by_hand, stated=stated, derived=derived)


def stop(output: Output, files: Iterable[tuple[PurePosixPath, bytes]]) -> None:
    """Where one of those files leaks, raise Leaking with every problem: nothing is to be
    written. A file that is still to be made is searched as soon as it is there.
    """
    found = problems(output, search(output), files)
    if found:
        raise Leaking(found)


def inspector(output: Output) -> builder.Inspect:
    """What looks at a finished site before it is put in place."""
    if not any(texts.protected for texts in output.contents):
        return lambda _site, _of_the_theme: ()
    looking = search(output)

    def inspect(site: Path, of_the_theme: frozenset[PurePosixPath]) -> tuple[Problem, ...]:
        if not looking:
            return ()
        return problems(output, looking, _site_files(site, of_the_theme))

    return inspect


def _site_files(
    site: Path, of_the_theme: frozenset[PurePosixPath]
) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Every file of the site but the theme's, sorted; each is read when it is its turn."""
    for path in sorted(site.rglob("*")):
        place = PurePosixPath(path.relative_to(site).as_posix())
        if place not in of_the_theme and path.is_file():
            yield place, path.read_bytes()


def problems(
    output: Output, looking: Search, files: Iterable[tuple[PurePosixPath, bytes]]
) -> tuple[Problem, ...]:
    """The leaks in those files as problems, the first few."""
    sources: dict[PurePosixPath, Source] = {}
    found: dict[tuple[PurePosixPath, tuple[str | int, ...]], Problem] = {}
    for leak in _leaks(looking, files):
        if isinstance(leak, Problem):
            found[leak.file, ()] = leak
            continue
        key = leak.protected.file, leak.protected.path
        if key not in found and len(found) < MOST:
            source = sources.get(leak.protected.file) or leak_places.source(
                output.root, leak.protected.file
            )
            sources[leak.protected.file] = source
            found[key] = _problem(leak, source, output, looking)
    return tuple(sorted(found.values()))


def _leaks(
    looking: Search, files: Iterable[tuple[PurePosixPath, bytes]]
) -> Iterator[Leak | Problem]:
    """Every leak; for a file that cannot be searched, the problem that it is so."""
    for place, data in files:
        try:
            own = data if place.suffix == ".pdf" else phone.without_shipped(data)
            yield from looking.file(PurePosixPath(place), own)
        except leaks.Unsearchable as why:
            message = f"This file cannot be searched for private text: {why}. It was not written."
            hint = (
                "if the file is yours, save it again or leave it out; if it is a PDF made here, "
                "run the command again"
            )
            yield Problem.of_file(PurePosixPath(place), "unsearchable-file", message, hint)


def _problem(leak: Leak, source: Source, output: Output, looking: Search) -> Problem:
    """What came out, at its field or where it was typed; no word of it where many may read that."""
    protected, is_public = leak.protected, output.edition is Edition.PUBLIC
    where = f"`{leak.file}`{f', {leak.where}' if leak.where else ''}"
    if protected.foreign or leak_places.is_real_name(protected):
        found = _typed_problem(leak, source, output, looking, where)
    else:
        found = source.problem(
            protected.path,
            "leaked-field",
            f"`{field_name(leak) or 'it'}` is not for the {output.edition.label} edition, but "
            f"“{leak.words}” was found in {where}.",
            "say it in other words, here or there, or take it out of the text, guide or template "
            "that has it; `secondround check --explain leaked-field` says who may read what",
        )
    if not (is_public and streams.is_read_by_many()):
        return found
    if protected.foreign and found.file == protected.file:
        found = Problem.of_file(PurePosixPath(leak.file), "leaked-field", "")
    message = f"Something that is not for the public edition was found in {where}."
    return replace(found, message=message, hint="run this in a terminal: it shows what it is")


def _typed_problem(
    leak: Leak, source: Source, output: Output, looking: Search, where: str
) -> Problem:
    """A name, or words of another client's, at the place where they were typed."""
    protected, is_public = leak.protected, output.edition is Edition.PUBLIC
    owner = "a private packet" if is_public else "another client"
    what = "This name comes" if protected.is_name else "These words come"
    message = f"{what} from {owner}’s files: “{leak.words}”, in {where}."
    if not protected.foreign:
        message = f"“{leak.words}”, in {where}, is a real name."
    found = source.problem(protected.path, "leaked-field", message)
    place = leak_places.typed(leak, output.root, output.contents, output.guides, looking)
    if place is None:
        return replace(found, hint="find the template or page that puts it there")
    origin = f"`{field_name(leak) or 'it'}`"
    if not (is_public and protected.foreign):
        origin += f", at {found.file}:{found.line}"
    hint = f"take it out here, or use other words; it comes from {origin}"
    return replace(found, file=place.file, line=place.line, column=1, hint=hint)


def field_name(leak: Leak) -> str:
    """The name of the field that the words come from; "" where it has none."""
    for step in reversed(leak.protected.path):
        if isinstance(step, str):
            return step
    return ""


def _derived(output: Output, packet_id: str) -> str:
    """The words that the program makes of what a packet may show, or of all packets for the home
    page.

    They are made by the program's own templates, from a record in whose private fields every word
    is an x.
    """
    if not packet_id:
        return leaks.spaced(home_page.page("", output.metas))
    from secondround.render.markdown import Templates, writer  # noqa: PLC0415 (slow, seldom wanted)

    (application,) = records.read(output.root, [packet_id]).applications
    edition, upcoming = output.edition, application.record.upcoming
    if edition > Edition.CANDIDATE:
        # Should what fills them in be wrong, it is wrong here, too.
        application = packet.without_facts(application)
    planned = None
    if upcoming is not None:
        planned = plan.make(application, upcoming, reasons=packet.has_reasons(edition))
    made = packet.build(leaks.blanked(application, edition), planned, edition)
    templates = Templates(None)
    header = f"{made.meta.title} {made.meta.round} {made.meta.date_text}"
    listed = home_page.page("", [made.meta])
    texts = writer.render(made, templates), writer.day_card(made, templates), header, listed
    return leaks.spaced(leaks.BARRIER.join(texts))


def _shared(root: Path) -> str:
    """The library that all candidates share, which anybody may read."""
    files = sorted((root / layout.PACKETS / layout.LIBRARY).glob("*.yml"))
    return leaks.spaced(leaks.BARRIER.join(file.read_text("utf-8", "replace") for file in files))
