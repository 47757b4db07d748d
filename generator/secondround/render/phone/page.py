"""The page itself: a packet's day as HTML, with its style sheet and its script inside.

In: a `Phone`, and a workspace whose templates win over the shipped ones. Out: HTML that asks for
nothing, from anywhere. Every text of a person is escaped here, and nothing of it is ever a script.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import minify
from jinja2 import FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from markdown_it import MarkdownIt
from markupsafe import Markup

from secondround.packet import Deck, Phone, PracticeCard
from secondround.render import direction, separators
from secondround.render.markdown import COMPILED, line, long, phones, place, url
from secondround.render.phone import solver
from secondround.system import folder
from secondround.vocabulary import SHEET_PARTS, layout

_TEMPLATE: Final = "phone/day.html.jinja"
_IMPLIED: Final = re.compile(
    r"</(?:li|dt|dd)>\s*(?=<(?:li|dt|dd|/ul|/ol|/dl)\b)"
    r"|</p>\s*(?=<(?:p|dl|ul|ol|h2|h3|div|details|section|/div|/li|/details|/section)\b)"
    r"|(?<=>)\n\s*(?=<)"
)
"""Ends and lines that HTML does without."""
_KINDS: Final = {"css": "text/css", "js": "application/javascript"}
_LINE: Final = re.compile(r" on line (\d+) and column \d+\n.*", re.DOTALL)
"""Where the minifier says that a fault is."""
_READER: Final = MarkdownIt("commonmark", {"html": False})
"""Of canonical Markdown, in which links and images are only those that may be followed."""
_PITCH: Final = "pitch"
"""The key of the card that is asked first."""


def page(phone: Phone, workspace: Path | None) -> str:
    """The whole file but for the solver, which `with_solver` puts in where there is something left
    to plan.
    """
    environment = _environment(workspace)
    style, script = _look(environment)
    shown = {
        "key": phone.key,
        "date": phone.iso_date,
        "noon": phone.noon,
        "ids": phone.ids,
        "tables": solver.packed(_json(phone.tables)) if phone.tables else "",
        "log": [(each.at, each.card, each.said) for each in phone.practised],
        **(_deck(phone.deck, phone.words) if phone.deck else {}),
        **({} if phone.brief else _record(phone)),
        "called": {part: SHEET_PARTS[part] for part in ("tell", "told", "reserve")},
    }
    whole = environment.get_template(_TEMPLATE).render(
        phone=phone,
        called=SHEET_PARTS,
        policy=_as_it_is(_policy(style, script, phone)),
        style=_as_it_is(style),
        script=_as_it_is(script),
        later=_later()[1],
        data=_as_it_is(_json(shown)),
        solver=_as_it_is(solver.PLACE) if phone.tables else "",
    )
    return direction.given(separators.bound(_IMPLIED.sub("", whole)))


def without_shipped(data: bytes) -> bytes:
    """A file without the solver, and without a day's style sheet and scripts where these are byte
    for byte the shipped ones: they are the same in every day, and a search need not read them
    each time.
    """
    for shipped in (*solver.shipped(), *_shipped()):
        data = data.replace(shipped, b"")
    return data


@cache
def _shipped() -> tuple[bytes, ...]:
    return tuple(text.encode() for text in (*_look(_environment(None)), _later()[1]))


def _json(value: object) -> str:
    """A value for a script to read, in which nothing can end that script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


@cache  # a template is compiled once
def _environment(workspace: Path | None) -> SandboxedEnvironment:
    """Templates whose every text is escaped, the workspace's own first."""
    places = [workspace / layout.TEMPLATES] if workspace else []
    environment = SandboxedEnvironment(
        loader=FileSystemLoader([*places, folder("templates")], encoding="utf-8-sig"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
        bytecode_cache=COMPILED,
    )
    environment.filters |= {
        "inline": _inline,
        "blocks": _blocks,
        "address": _address,
        "phones": _phones,
        "place": _place,
    }
    return environment


def _look(environment: SandboxedEnvironment) -> tuple[str, str]:
    """The style sheet and the script as they go into a page: without remarks, with short names."""
    return _small(environment, "day.css"), _small(environment, "day.js")


@cache
def _later() -> tuple[str, str]:
    """What runs once the page is shown, as a script and packed. It is the shipped one in every
    workspace: what is packed cannot be searched for leaks.
    """
    text = (folder("templates") / "phone" / "later.js").read_text("utf-8")
    script = _minified(_KINDS["js"], f"(() => {{{text}}})();")
    return script, solver.packed(script)


def _small(environment: SandboxedEnvironment, name: str) -> str:
    """Raises: TemplateSyntaxError, with its place, for a script that no browser would run."""
    assert environment.loader  # noqa: S101  # it has just been given one
    text, file, _ = environment.loader.get_source(environment, f"phone/{name}")
    try:
        return _minified(_KINDS[name.rpartition(".")[2]], text)
    except minify.MinifyError as error:
        line = _LINE.search(str(error))
        message = _LINE.sub("", str(error))
        raise TemplateSyntaxError(message, int(line[1]) if line else 1, name, file) from error


@lru_cache(maxsize=4)  # they are the same for all packets
def _minified(kind: str, text: str) -> str:
    small: str = minify.string(kind, text)
    return small


def _policy(style: str, script: str, phone: Phone) -> str:
    """What the page may do: run its own scripts, use its own style sheet, and ask for nothing."""
    scripts = [solver.digest(script)]
    if not phone.brief:
        scripts.append(solver.digest(_later()[0]))
    if phone.tables:
        scripts += [solver.digest(solver.code()), "'wasm-unsafe-eval'"]
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(scripts)}",
            f"style-src {solver.digest(style)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _as_it_is(text: str) -> Markup:
    """Text of ours, or that has been made safe."""
    return Markup(text)  # noqa: S704 (nothing of a person's comes here as it was written)


def _inline(text: str) -> Markup:
    """A text's Markdown on one line."""
    return _as_it_is(_READER.renderInline(line(text)))


def _blocks(text: str) -> Markup:
    """A text's Markdown as paragraphs and lists."""
    return _as_it_is(_READER.render(long(text)))


def _phones(text: str, most: int = 0) -> Markup:
    """A line in which each telephone number can be called, or the first `most` alone."""
    return _as_it_is(_READER.renderInline(phones(text, most)))


def _place(text: str) -> Markup:
    """A place that leads to a map."""
    return _as_it_is(_READER.renderInline(place(text)))


def _address(text: str) -> str:
    """Where a link leads; nowhere, if it may not be followed."""
    return url(text) or ""


def _record(phone: Phone) -> dict[str, object]:
    """What the debrief says of its place in the record."""
    return {
        "packet": phone.packet,
        "round": phone.round,
        "record": {each.number: (each.called, each.indent) for each in phone.sessions},
    }


def _deck(deck: Deck, words: Sequence[int]) -> dict[str, object]:
    """What is rehearsed, without the texts that the page shows anyhow.

    words: of each story of the bank.
    """
    pitch = next((card for card in deck.cards if card.key == _PITCH), None)
    rest = [card for card in deck.cards if card is not pitch and not card.on_sheet]
    return {
        "days": deck.days,
        "pitch": pitch.answer if pitch else "",
        "expected": list(map(_expected, rest)),
        "words": [*words, pitch.words if pitch else 0],
        "weak": [card.key for card in deck.cards if card.weak and card.words],
    }


def _expected(card: PracticeCard) -> tuple[str, ...]:
    """A card's prompt and answer, and its key where that is not the prompt's beginning."""
    is_known = card.prompt.startswith(card.key.removeprefix("asked "))
    return (card.prompt, card.answer) if is_known else (card.prompt, card.answer, card.key)
