"""The packets as Markdown: which files belong beside the records, or in a folder of their own.

In: a workspace, packets, an edition. Out: texts by place, searched for leaks, and everything wrong
with the records. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from pathlib import Path, PurePosixPath

from msgspec import Struct

from secondround.app import client_texts, hand_written, leak_check, parallel, selection
from secondround.app.errors import Refused
from secondround.app.outcome import Made
from secondround.app.parallel import Along, silently
from secondround.app.upkeep import Upkeep
from secondround.render import marked
from secondround.system import workfolder
from secondround.vocabulary import Edition, layout


class MarkdownFiles(Struct, frozen=True):
    """The files as they should be, and what is wrong."""

    made: Made  # what became of the packets, with the problems of their files
    wanted: Upkeep


def markdown_files(  # noqa: PLR0913 (each is named where it is given)
    root: Path,
    *,
    packets: tuple[str, ...] = (),
    candidate: str | None = None,
    edition: Edition = Edition.CANDIDATE,
    output: Path | None = None,
    force: bool = False,
    along: Along = silently,
) -> MarkdownFiles:
    """The Markdown of the packets named, of one candidate's, or of all.

    The home page is among the files only with all packets, or for one candidate in a folder of
    their own. output: that folder, else the files belong beside the records. force: whether files
    that the program did not make may be overwritten. along: is called with how far the work has
    come. Raises `errors.Refused` and `errors.Leaking`.
    """
    output = selection.outside_packets(root, output)
    if edition is not Edition.CANDIDATE and not output:
        raise Refused(
            "Only the candidate’s edition lies beside the records. "
            f"Say where the {edition.label} edition goes: --output DIR."
        )
    candidate = None if candidate is None else selection.candidate(root, candidate)
    wanted = selection.chosen(root, packets, candidate) if packets or candidate else None
    made = parallel.made(root, wanted, edition=edition, along=along)
    texts: dict[str, str] = {}
    if made.pages or not made.left_out:
        texts = _texts(made, beside_records=output is None)
        if not packets and (candidate is None or output):
            texts[layout.PAGE] = hand_written.home(
                root, made.pages, () if output else made.left_out
            )
        contents = client_texts.for_output(root, edition, made, candidate, wanted)
        metas = tuple(map(attrgetter("meta"), made.pages))
        searched = {PurePosixPath(place): text.encode() for place, text in texts.items()}
        leak_check.stop(leak_check.Output(root, edition, contents, metas), searched.items())
    return MarkdownFiles(made, _upkeep(root, output, texts, force=force))


def _texts(made: Made, *, beside_records: bool) -> dict[str, str]:
    """Each packet's page; and beside the records its lock file."""
    texts = {f"{page.place}/{layout.PAGE}": marked(str(page.text)) for page in made.pages}
    if beside_records and made.locks:
        texts |= made.locks
    return texts


def _upkeep(root: Path, output: Path | None, texts: Mapping[str, str], *, force: bool) -> Upkeep:
    base = workfolder.base(root, output)
    if output:
        return Upkeep(output, texts, base, output, texts if force else ())
    # Of the home page only the list of packets is the program's: all else in it stays.
    return Upkeep(root / layout.PACKETS, texts, base, root, texts if force else {layout.PAGE})
