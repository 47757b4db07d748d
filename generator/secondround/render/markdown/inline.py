"""The inside of a paragraph made canonical: emphasis, strong, code and links that both readers see
alike.

In: the inline tokens of a CommonMark parse. Out: lines of Markdown, parted where the author broke
them. Styles are not nested, and one on which the readers disagree gives way to plain text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from markdown_it.token import Token

from secondround.render.markdown.escape import fold, inside, url
from secondround.render.markdown.prose import GUARD, tree
from secondround.text import one_line, sentence_ends

_MARKS: Final = {"em": "*", "strong": "**"}
_EDGE: Final = re.compile(r"[\s!-/:-@\[-`{-~“”‘’–—…«»]")
"""What may be beside an emphasis mark: white space or a mark; letters make the readers
differ.
"""
_CODE: Final = re.compile(r"[^`<>&|\\]+")
_ADDRESS: Final = re.compile(r"""https?://[A-Za-z0-9][^\s<>"`\\^{}|\x00-\x1f“”„«»]*""")
_PLAIN: Final = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9./?=#%,:+@!$_~-]*[A-Za-z0-9/]")
"""An address that both readers take as it is between angle brackets."""
_AFTER: Final = frozenset(".,:;!?'*_~)]’…")
_PAIRS: Final = {")": "(", "]": "["}


class Run(NamedTuple):
    """Text in one style: "", "em", "strong", "code", "link" or "break"."""

    text: str
    style: str = ""
    href: str = ""


def inline(tokens: Iterable[Token], style: str = "", strong: Collection[str] = ()) -> list[str]:
    """Lines of canonical Markdown; those that show nothing are left out. `style` is the style of
    all of it.

    strong: the keys of sentences to set off.
    """
    runs = list(_runs(tokens, Run("", style)))
    rows: list[str] = []
    for is_break, row in groupby(runs, lambda run: run.style == "break"):
        if not is_break:
            line = list(row)
            rows.append(_set_off(line, strong) if strong else _row(line))
    return [row for row in rows if row]


def key(sentence: str) -> str:
    """What a sentence is known by, written with or without marks: the letters and digits that it
    shows.
    """
    shown = ""
    for node in tree(sentence).walk():
        if node.type == "inline":
            shown += "".join(run.text for run in _runs(node.meta["inside"], Run("")))
    return _letters(shown)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _set_off(row: Sequence[Run], strong: Collection[str]) -> str:
    """A row with those of its sentences in strong type; links and code in them stay what they
    are.
    """
    parts = _parts(row, strong)
    apart = [True, *(_is_apart(one, next_) for (_, one), (_, next_) in pairwise(parts)), True]
    written = []
    for (chosen, runs), before, after in zip(parts, apart, apart[1:], strict=False):
        if chosen and before and after:  # else the readers differ
            inner = _row([run._replace(style="") if run.style in _MARKS else run for run in runs])
            written.append(f"**{inner}**" if inner else "")
        else:
            written.append(_row(runs))
        written.append(" " if after else "")
    return "".join(written).strip()


def _is_apart(one: Sequence[Run], other: Sequence[Run]) -> bool:
    return one[-1].text.endswith(" ") or other[0].text.startswith(" ")


def _parts(row: Sequence[Run], strong: Collection[str]) -> list[tuple[bool, list[Run]]]:
    """The runs of a row, by whether they are in one of the sentences."""
    row = [run._replace(text=one_line(run.text)) for run in row]
    text = "".join(run.text for run in row)
    stops = sentence_ends(text)
    chosen = [_letters(text[start:end]) in strong for start, end in pairwise([0, *stops])]
    parts: list[tuple[bool, list[Run]]] = []
    at = sentence = 0
    for run in row:
        end = at + len(run.text)
        while at < end:
            upto = min(end, stops[sentence])
            if not parts or parts[-1][0] != chosen[sentence]:
                parts.append((chosen[sentence], []))
            parts[-1][1].append(run._replace(text=text[at:upto]))
            at = upto
            sentence += at == stops[sentence] and sentence + 1 < len(stops)
    return parts


def code(text: str) -> str:
    """`text` as a code span; as plain text where it holds what the readers take apart
    differently.
    """
    return f"`{text}`" if _CODE.fullmatch(text) else inside(text)


def _runs(tokens: Iterable[Token], within: Run) -> Iterator[Run]:
    """What is inside a block, run by run; of styles inside one another the outer one counts."""
    opened = [within]
    for token in tokens:
        within = opened[-1]
        if token.type == "hardbreak":
            yield Run("", "break")
        elif token.type == "softbreak":
            yield within._replace(text=" ")
        elif token.type == "code_inline":
            yield within._replace(text=token.content, style=within.style or "code")
        elif token.type == "link_open":
            opened.append(_linked(token, within))
        elif token.nesting > 0:
            style = token.type.removesuffix("_open")
            opened.append(within if within.style else within._replace(style=style))
        elif token.nesting < 0:
            opened.pop()
        else:
            if token.content.startswith(GUARD):  # the author began a line here
                yield Run("", "break")
            yield from _addressed(within._replace(text=token.content))


def _linked(token: Token, within: Run) -> Run:
    target = url(str(token.attrs.get("href", "")))
    return Run("", "link", target) if target else within


def _addressed(run: Run) -> Iterator[Run]:
    """`run`, with the bare addresses in it as links."""
    if run.style == "link" or "://" not in run.text:
        yield run
        return
    at = 0
    for found in _ADDRESS.finditer(run.text):
        address = _whole(found[0])
        yield run._replace(text=run.text[at : found.start()])
        yield Run(address, "link", url(address) or "")
        at = found.start() + len(address)
    yield run._replace(text=run.text[at:])


def _whole(address: str) -> str:
    """An address without the punctuation of its sentence; a bracket that it opens belongs to it."""
    end, count = len(address), Counter(address)
    while (mark := address[end - 1]) in _AFTER and not count[mark] <= count[_PAIRS.get(mark, "")]:
        count[mark] -= 1
        end -= 1
    return address[:end]


def _row(runs: Sequence[Run]) -> str:
    whole = _merged(_trimmed(_merged(runs)))
    kept = _merged(_unstyled(whole))
    written = [_written(run) for run in kept]
    for i, run in enumerate(kept[1:]):
        if run.style == "link" and written[i].endswith("!"):  # else a picture
            written[i] = written[i][:-1] + "\\!"
    return "".join(written).strip()


def _merged(runs: Iterable[Run]) -> list[Run]:
    """Neighbours of one style as one run, white space folded."""
    merged: list[Run] = []
    for look, group in groupby(runs, lambda run: (run.style, run.href)):
        text = one_line("".join(run.text for run in group))
        if text:
            merged.append(Run(text, *look))
    return merged


def _trimmed(runs: Iterable[Run]) -> Iterator[Run]:
    """Styled runs without the spaces at their ends; the spaces are beside them."""
    for run in runs:
        if run.style:
            lead, trail = run.text.startswith(" "), run.text.endswith(" ")
            yield Run(" " if lead else "")
            yield run._replace(text=run.text.strip())
            yield Run(" " if trail else "")
        else:
            yield run


def _unstyled(runs: Sequence[Run]) -> Iterator[Run]:
    """`runs`, plain where the style would be read differently from what is beside it."""
    for i, run in enumerate(runs):
        before = runs[i - 1] if i else Run(" ")
        after = runs[i + 1] if i + 1 < len(runs) else Run(" ")
        alone = not before.style and not after.style
        edged = bool(_EDGE.match(before.text[-1]) and _EDGE.match(after.text[0]))
        stays = run.style in {"", "link"} or (alone and (edged or run.style == "code"))
        yield run if stays else Run(run.text)


def _written(run: Run) -> str:
    if run.style == "link":
        bare = run.text == run.href and _PLAIN.fullmatch(run.href)
        return f"<{run.href}>" if bare else f"[{inside(run.text)}]({run.href})"
    if run.style == "code":
        return code(fold(run.text))
    mark = _MARKS.get(run.style, "")
    return f"{mark}{inside(run.text)}{mark}"
