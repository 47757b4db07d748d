"""The home page's list of packets.

In: a page that people may have written, and what each packet is about. Out: the page with the list.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from secondround.packet import PacketMeta
from secondround.render.markdown.escape import file_link, short
from secondround.vocabulary import layout

_OPEN, _CLOSE = "[//]: # (packets)", "[//]: # (/packets)"
_BLOCK: Final = re.compile(
    rf"^{re.escape(_OPEN)}$.*?^{re.escape(_CLOSE)}$", re.MULTILINE | re.DOTALL
)
_CELL_END: Final = re.compile(r"(?<!^)\|")


def page(text: str, metas: Sequence[PacketMeta], kept: Collection[str] = ()) -> str:
    """`text` with the list of packets between its two markers; at its end where it has none.

    kept: ids of packets whose lines stay as they are, after the others.
    """
    rows = _kept(text, kept, columns=len(_heads(metas)))
    listed = "\n".join((_table(metas), *rows))
    block = f"{_OPEN}\n\n{listed}\n\n{_CLOSE}" if metas else f"{_OPEN}\n{_CLOSE}"
    if _BLOCK.search(text):
        return _BLOCK.sub(lambda _: block, text, count=1)
    return f"{text.rstrip()}\n\n{block}\n".lstrip("\n")


def by_hand(text: str) -> str:
    """What people wrote of `text`: all but the list."""
    return _BLOCK.sub("", text)


def without(text: str, packets: Collection[str]) -> str:
    """`text`, in whose list those packets are no longer."""
    listed = _BLOCK.search(text)
    if listed is None:
        return text
    gone = _linking(packets)
    lines = [line for line in listed[0].splitlines() if not gone.search(line)]
    left = "\n".join(lines) if any("](" in line for line in lines) else f"{_OPEN}\n{_CLOSE}"
    return text[: listed.start()] + left + text[listed.end() :]


def _kept(text: str, packets: Collection[str], *, columns: int) -> list[str]:
    """The lines of those packets in the list as it was, if it has as many columns."""
    was = _BLOCK.search(text)
    lines = [line for line in was[0].splitlines() if line.startswith("|")] if was else []
    if not lines or len(_CELL_END.findall(lines[0])) != columns:
        return []
    return list(filter(_linking(packets).search, lines))


def _linking(packets: Collection[str]) -> re.Pattern[str]:
    """What a line of the list has that leads to one of those packets."""
    links = [re.escape(f"]({file_link(packet)}/{layout.PAGE})") for packet in packets]
    return re.compile("|".join(links) or "(?!)")


def _heads(metas: Sequence[PacketMeta]) -> tuple[str, ...]:
    several = len({meta.candidate for meta in metas}) > 1
    return ("When", "For", "What", "With") if several else ("When", "What", "With")


def _table(metas: Sequence[PacketMeta]) -> str:
    """What is next comes first; what is over, last. With several candidates, each line says whose
    it is.
    """
    heads = _heads(metas)
    rows = [_row(meta, several="For" in heads) for meta in sorted(metas, key=_order)]
    return "\n".join(map(_line, [heads, ["---"] * len(heads), *rows]))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _order(meta: PacketMeta) -> tuple[bool, bool, str, str, str]:
    return (
        meta.held,
        meta.date is None,
        meta.date.isoformat() if meta.date else "",
        meta.next_session,
        meta.id,
    )


def _row(meta: PacketMeta, *, several: bool) -> list[str]:
    stage = f"{meta.round}, over" if meta.held else meta.round
    what = f"[{short(meta.title)}]({file_link(meta.id)}/{layout.PAGE})" + (
        f", {short(stage)}" if stage else ""
    )
    what += "".join(f", {short(owed)}" for owed in (meta.thanks, meta.promised) if owed)
    whose = [short(meta.candidate)] if several else []
    return [short(_when(meta)), *whose, what, short(", ".join(meta.people) or "Not yet known")]


def _when(meta: PacketMeta) -> str:
    if not meta.next_session:
        return meta.date_text or "Not yet known"
    return f"{meta.date_text or 'Day not yet known'}, {meta.next_session}"
