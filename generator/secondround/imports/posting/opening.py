"""Title, company and place, as the first lines of a posting say them without any label.

In: blocks. Out: an `Opening`, with nothing in it that those lines leave open: a name between two
dashes may be a team, and is a company only where more speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from secondround.imports import pay
from secondround.imports.documents import Block
from secondround.imports.posting import headings, vocabulary
from secondround.records import names
from secondround.text import caseless, one_line, plain_letters

_LONGEST: Final = 160
"""Letters of a line that says who looks for whom."""
_GAP: Final = re.compile(
    r"(?:(?<![\d€$£kK%])(?<!/yr|/hr|/mo)(?<!p\.a\.|year|hour)\s+[-–—/]\s+"
    r"|\s+[-–—/]\s+(?!(?:(?:EUR|GBP|USD|CHF) ?)?[€$£]? ?\d)"
    r"|\s*[|·•]\s*|\t+)(?![^()]*\))"
)
"""What parts a line, outside brackets, and not the two ends of a range such as "85.000 – 98.000".
"""
_COMMA: Final = re.compile(r",\s+(?!(?:Inc|LLC|Ltd|LLP|L\.L\.C|S\.A|plc)\b)")
_NAME: Final = r"[A-ZÄÖÜÉ0-9][^,;:.!?]{1,60}?"
_PLACE: Final = (
    r"(?: (?:in|based in|à|en|a) (?P<place>[A-ZÄÖÜÉ][^,.!?]{1,40}(?:, [A-Z][^,.!?]{1,30})?))?"
)
_SAYS: Final = (
    re.compile(
        rf"(?P<company>{_NAME}) (?:is|are) (?:now |currently )?(?:hiring|looking for|recruiting|"
        rf"seeking|searching for) (?:an? |our (?:next )?|for an? )?(?P<title>.+?){_PLACE}[.!]?"
    ),
    re.compile(
        rf"(?:Die |Der |Das )?(?P<company>{_NAME}) sucht (?:ab sofort |zum \d\S* )?"
        rf"(?:eine?n? (?:\(\w+\) )?|eine/n |eine?\(?n\)? )?(?P<title>.+?){_PLACE}[.!]?"
    ),
    re.compile(rf"(?P<company>{_NAME}) (?:recrute|recherche) une? (?P<title>.+?){_PLACE}[.!]?"),
    re.compile(rf"(?P<company>{_NAME}) busca (?:una? )?(?P<title>.+?){_PLACE}[.!]?"),
    re.compile(
        rf"(?:.{{1,20}} )?(?i:we(?:['’]re| are)) (?P<company>{_NAME}), .{{1,60}}?{_PLACE},? and we "
        r"(?:need|want|are looking for|['’]re looking for) (?:an? )?(?P<title>[^,.!?]{3,60})[.!]?"
    ),
    re.compile(
        rf"(?P<title>[^,;:!?]{{3,80}}?) (?:at|@|bei(?: der| dem)?|chez) "
        rf"(?P<company>{_NAME}){_PLACE}"
    ),
)
"""First lines that say title and company as a sentence or nearly one."""
_NOBODY: Final = frozenset(("we", "wir", "nous", "who", "wer", "our", "unser", "company", "firma"))
_LEGAL: Final = re.compile(
    r"(?:\b(?:Ltd|Limited|Inc|LLC|LLP|plc|PLC|Corp|Corporation|GmbH|gGmbH|mbH|AG|SE|KG|KGaA|OHG|UG"
    r"|eG|SAS|SARL|SA|SL|S\.L|S\.A|BV|B\.V|NV|AB|ApS|A/S|Oy|SpA|S\.p\.A|Srl|Pty)\.?|\be\. ?V\.)\)?$"
)
"""What a name in a register of companies ends with."""
_NAMED_COMPANY: Final = re.compile(
    r"(?<![\w-])((?:[A-ZÄÖÜ][\w&.'-]*(?: (?:& |und |and |du |de |des |de la |del )?)){1,4}"
    r"(?:Ltd|Limited|Inc|LLC|plc|GmbH|gGmbH|AG|SE|KGaA|SAS|SARL|BV|SpA|Pty))\b"
)
_ARTICLES: Final = re.compile(r"^(?:Die|Der|Das|The|Bei|At|Our|Unsere|Wir|We|In|Join|Als) ")
_JOB: Final = vocabulary.pattern(vocabulary.JOB)
_MODE: Final = vocabulary.pattern(vocabulary.MODE)
_ORGANISATION: Final = vocabulary.pattern(vocabulary.ORGANISATION)
_PART_OF_ONE: Final = vocabulary.pattern(vocabulary.PART_OF_ONE)
_EMPLOYER: Final = re.compile(
    r"(?:^|[.!?] )([A-Z][\w&'-]*\.?(?: [A-Z][\w&'-]*\.?){0,3}) is (?:proud to be )?"
    r"an equal[ -](?:employment )?opportunit(?:y|ies) employer"
)
_LONGEST_NAME: Final = 7
"""Words of the name of a company or a public body."""
_FIRST_LINES: Final = 6
_LIST: Final = re.compile(r"\s*[,/]\s*|\s+(?:and|or|und|oder|et|ou|y|o)\s+", re.IGNORECASE)
_HOW: Final = re.compile(r"\((?:hybrid|remote|on-site|on site|onsite)(?:\s*[,–—-][^()]*)?\)$")
_VERBS: Final = (
    "is|are|was|has|helps|makes|builds|offers|provides|ist|sind|hat|bietet|est|propose|es|ofrece"
)
_GENDERS: Final = re.compile(
    r"\((?:[mwfdxhg](?:[/|*, ]+[mwfdxhg]){1,3}|all genders)\)", re.IGNORECASE
)


class Opening(Struct, frozen=True):
    """What the first lines say; "" for what they leave open."""

    title: str = ""
    company: str = ""
    extras: tuple[tuple[str, str], ...] = ()  # what and its text: ("place of work", "Berlin")
    lines: int = 0  # blocks that it was read from


def opening(blocks: Sequence[Block]) -> Opening:
    """The opening of a posting; its first block may be the title alone."""
    if not blocks or len(blocks[0].text) > _LONGEST or blocks[0].kind in {"item", "row"}:
        return Opening()
    first = one_line(blocks[0].text).strip(" #:")
    rest = "\n".join(block.text for block in blocks[1:])
    found = _of_sentence(first) or _of_parts(first, rest)
    if found:
        return found
    return _with_second_line(first, blocks[1:], rest) if _is_job(first) else Opening()


def head_parts(line: str, company: str) -> list[str]:
    """The parts of a line that says who, where, how one works there and for what pay, and nothing
    of the company itself; none of any other line.
    """
    parts = [part.strip() for part in _GAP.split(one_line(line)) if part.strip()]
    is_sentence = line.rstrip().removesuffix("p.a.").endswith((".", "!", "?", ":"))
    is_line = len(line) <= _LONGEST and not is_sentence
    is_sure = any(_says_how(part) or pay.is_amount(part) for part in parts)
    is_sure = is_sure or (len(parts) > 1 and caseless(company) in map(caseless, parts))
    return parts if is_line and is_sure else []


def company_in(blocks: Sequence[Block]) -> str:
    """The only company that a text calls by its name in a register; "" where there are several."""
    found: dict[str, str] = {}
    for block in blocks:
        for name in _NAMED_COMPANY.findall(block.text):
            bare = _ARTICLES.sub("", one_line(name)).strip()
            found.setdefault(caseless(bare), bare)
    return next(iter(found.values())) if len(found) == 1 else ""


def letterhead(blocks: Sequence[Block]) -> str:
    """The company above a posting whose title stands elsewhere: its first line alone, where that is
    the name of one in a register, or of a public body.
    """
    first = one_line(blocks[0].text).strip(" #") if blocks else ""
    is_name = 0 < len(first.split()) <= _LONGEST_NAME and not first.endswith((".", ":", "!", "?"))
    is_one = bool(_LEGAL.search(first)) or _is_organisation(first)
    return first if is_name and is_one and not headings.section(first) else ""


def title_below(blocks: Sequence[Block]) -> Block | None:
    """The only line below a letterhead that is the title of a position."""
    lines = [block for block in blocks[1:_FIRST_LINES] if block.kind in {"heading", "paragraph"}]
    titles = [block for block in lines if _is_title(one_line(block.text).strip())]
    return titles[0] if len(titles) == 1 else None


def _is_title(line: str) -> bool:
    is_short = len(line.split()) <= _LONGEST_NAME and not line.endswith((".", ":", "!", "?"))
    return is_short and _is_job(line) and not headings.section(line)


def employer_in(blocks: Sequence[Block]) -> str:
    """The company that says of itself by name that it is an equal opportunity employer."""
    for block in blocks:
        found = _EMPLOYER.search(block.text)
        if found and not _NOBODY & set(plain_letters(found[1]).split()):
            return found[1].strip()
    return ""


def job_line(blocks: Sequence[Block]) -> Block | None:
    """The line near the top that is a position for all genders: "Buchhalterin (m/w/d)"."""
    for block in blocks[:_FIRST_LINES]:
        is_short = len(block.text) <= _LONGEST and block.kind in {"heading", "paragraph"}
        if is_short and _GENDERS.search(block.text) and not block.text.rstrip().endswith("."):
            return block
    return None


def _of_sentence(line: str) -> Opening | None:
    """A line such as "Acme is hiring a Payroll Lead"."""
    for pattern in _SAYS:
        match = pattern.fullmatch(line)
        if match and not _NOBODY & set(plain_letters(match["company"]).split()):
            place = match["place"]
            extras = (("place of work", place),) if place else ()
            return Opening(match["title"].strip(), match["company"].strip(), extras, 1)
    return None


def _of_parts(line: str, rest: str) -> Opening | None:
    """A line such as "Senior Engineer - Acme Ltd - Berlin (hybrid)"."""
    parts = _parts(line, rest)
    titles = [part for part in parts if _is_job(part) and not _LEGAL.search(part)]
    if len(parts) < 2 or len(titles) != 1:  # noqa: PLR2004 - a title and something else
        return None
    others = [part for part in parts if part != titles[0]]
    company = _company(others, rest)
    extras = tuple(("beside the title", part) for part in others if part != company)
    return Opening(titles[0], company, extras, 1) if company else None


def _with_second_line(title: str, blocks: Sequence[Block], rest: str) -> Opening:
    """A title, and below it a line such as "Acme Ltd · Berlin (Hybrid)" or the company alone."""
    second = one_line(blocks[0].text).strip() if blocks else ""
    is_line = bool(second) and len(second) <= _LONGEST and blocks[0].kind == "paragraph"
    if is_line and (said := _of_sentence(second)):
        return Opening(title, said.company, said.extras, 2)
    if not is_line or headings.section(second) or second.endswith((".", ":", "!", "?")):
        return Opening(title, "", (), 1)
    below = rest.partition("\n")[2]
    parts = _parts(second, below)
    is_of_job_site = any(map(_says_how, parts[1:])) and not _says_how(parts[0])
    company = parts[0] if is_of_job_site else _company(parts, below)
    if not company:
        return Opening(title, "", (), 1)
    extras = tuple(("from the first lines", part) for part in parts if part != company)
    return Opening(title, company, extras, 2)


def _parts(line: str, rest: str) -> list[str]:
    """The parts of a line between dashes or bars, or between commas where one of these ends a
    company's name, or says how one works, or where the text speaks of the first as of a company:
    "Acme GmbH, Berlin", "City Trust, Leeds (hybrid)", "Calder Brewery, Halifax".
    """
    parts = [part.strip() for part in _GAP.split(line) if part.strip()]
    if len(parts) == 1:
        pieces = [piece.strip() for piece in _COMMA.split(line) if piece.strip()]
        is_parted = any(map(_LEGAL.search, pieces)) or any(map(_says_how, pieces[1:]))
        is_parted = (
            is_parted or any(map(_is_organisation, pieces)) or is_named_again(pieces[0], rest)
        )
        return pieces if is_parted else parts
    return parts


def _company(parts: Sequence[str], rest: str) -> str:
    """The part that is a company's name: by its legal form, or as the text names it again."""
    legal = [part for part in parts if _LEGAL.search(part)]
    if len(legal) == 1:
        return legal[0]
    named = [part for part in parts if not _MODE.fullmatch(plain_letters(part))]
    again = [part for part in named if is_named_again(part, rest) or _is_cut_short(part, rest)]
    bodies = [part for part in named if _is_organisation(part)]
    chosen = again or bodies
    return chosen[0] if len(chosen) == 1 else ""


def _is_cut_short(part: str, rest: str) -> bool:
    """Whether a text uses a name without the word of a firm at its end: "Acme" for "Acme Labs"."""
    name, _, last = part.rpartition(" ")
    return bool(name) and names.is_of_firm(last) and is_named_again(name, rest)


def _is_organisation(part: str) -> bool:
    """Whether a part names a public body by what it is: a trust, a council, a university."""
    words = plain_letters(part)
    return bool(_ORGANISATION.search(words)) and not _PART_OF_ONE.search(words)


def _says_how(part: str) -> bool:
    """Whether a part says how one works there, or for how long it is advertised, as job sites do
    behind company and place.
    """
    words = plain_letters(part)
    return all(map(_MODE.fullmatch, _LIST.split(words))) or bool(_HOW.search(words))


def is_named_again(part: str, rest: str) -> bool:
    """Whether a text uses a name as one does a company's: "At Acme", "Acme is", "Acme's team",
    "Acme sends" at the beginning of a sentence.
    """
    name = re.escape(part)
    return bool(
        re.search(
            rf"(?<!\w)(?:(?:At|Join|join|at|About|bei|Bei|chez|Chez|Über) {name}(?!\w)"
            rf"|{name}(?:'s|’s| (?:{_VERBS})(?!\w))|(?:^|[.!?] ){name} [a-z]+s(?= [a-z\d]))",
            rest,
            re.MULTILINE,
        )
    )


def _is_job(text: str) -> bool:
    """Whether a part of a line is the title of a position."""
    return bool(_GENDERS.search(text) or _JOB.search(plain_letters(text)))
