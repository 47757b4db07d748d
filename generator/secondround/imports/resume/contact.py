"""Who a resume is of: name, headline, and how to reach them.

In: lines. Out: values, each as written, and the lines that are left.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports.resume.dates import find_period
from secondround.imports.resume.headings import closed_up, is_document_title, section_of
from secondround.imports.resume.lines import Line
from secondround.imports.resume.words import (
    employer_score,
    names_title,
    place_score,
    title_score,
)
from secondround.text import plain_letters

_EMAIL: Final = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(r"(?<![\w/.-])(?:\+|00)?\(?\d[\d ()./\u2011\u00a0-]{6,22}\d(?![\w/])")
_LINK: Final = re.compile(
    r"(?:https?://|www\.)[^\s|,;)]+|(?<![@\w.])(?:[a-z0-9-]+\.)+"
    r"(?:com|org|net|io|dev|me|de|fr|es|it|at|ch|co|eu|uk|us|info|example)"
    r"(?:/[^\s|,;)]*)?(?![\w@])",
    re.IGNORECASE,
)
_PROFILES: Final = ("linkedin.", "github.", "gitlab.", "xing.")
_LABELS: Final = re.compile(
    r"\b(?:e-?mail|mail|phone|tel(?:\.|efon|éfono|efono)?|téléphone|mobile?|mobil|handy|linkedin|"
    r"github|web(?:site|seite)?|portfolio|courriel|correo|cell|address|adresse|profile?)\b ?[:.]?",
    re.IGNORECASE,
)
_SEPARATORS: Final = re.compile(
    r"\t| [|·•∙⋅◦/–—] |\s{3,}|[|•]|(?<=\w), (?=[\w+]+@|\+?\d{4,}|www\.|https?:)"
)
_NAME_LABEL: Final = re.compile(
    r"^(?:(?:full |vor- und (?:nach|zu))?name|nom(?: et prénom)?|prénom et nom|nombre(?: y "
    r"apellidos)?|nome(?: e cognome| completo)?)\s*(?::|\t|\s{3,})\s*(?=\S)",
    re.IGNORECASE,
)
"""What a form writes before it."""
_LONGEST_NAME: Final = 6  # words
_LONGEST_HEADLINE: Final = 16  # words
_FEWEST_DIGITS: Final = 7
_MOST_DIGITS: Final = 15


class Person(Struct, frozen=True):
    """What is known of the person."""

    name: str = ""
    headline: str = ""
    email: str = ""
    phone: str = ""
    profile: str = ""


def reached(lines: list[Line]) -> Person:
    """How to reach the person: the first address, number and profile in some lines."""
    email = phone = ""
    links: list[str] = []
    for line in lines:
        text = line.text
        found = _EMAIL.search(text)
        email = email or (found[0] if found else _target(line, "mailto:"))
        rest = _EMAIL.sub(" ", text)
        links += [link[0].rstrip(".") for link in _LINK.finditer(rest)]
        links += [link for link in line.links if link.startswith("http")]
        phone = phone or phone_in(_LINK.sub(" ", rest))
    return Person(email=email, phone=phone, profile=_profile(links))


def phone_in(text: str) -> str:
    """The telephone number in a text; "" if there is none."""
    for found in _PHONE.finditer(text):
        digits = sum(map(str.isdigit, found[0]))
        is_number = _FEWEST_DIGITS <= digits <= _MOST_DIGITS
        if is_number and not find_period(found[0]):
            return found[0].strip()
    return ""


def is_contact(text: str) -> bool:
    """Whether a line says how to reach somebody, and nothing more than where they live."""
    rest = _LABELS.sub(" ", _LINK.sub(" ", _EMAIL.sub(" ", text)))
    number = phone_in(rest)
    rest = rest.replace(number, " ") if number else rest
    if rest == text:
        return False
    return sum(map(str.isalpha, rest)) < 60  # noqa: PLR2004


def name_of(lines: list[Line]) -> Line | None:
    """The line that holds the name: the largest of the first page, or the first that can be one."""
    first = [line for line in lines[:80] if line.where in {"", "page 1"} or "line" in line.where]
    candidates = [line for line in first if _may_be_name(line)]
    if not candidates:
        return None
    first_rank = [line for line in candidates if line.heading and line.level == 1]
    if len(first_rank) == 1:
        return first_rank[0]
    largest = max(candidates, key=lambda line: line.size or 0)
    sizes = sorted(line.size or 0 for line in first)
    usual = sizes[len(sizes) // 2]
    if largest.size and largest.size > 1.2 * usual:
        return largest
    head = candidates[0]
    at = first.index(head)
    # Below a heading a short line is an employer: there the name comes above every section.
    is_below = any(section_of(line.text) for line in first[1:at])
    if at < 8 and not is_below:  # noqa: PLR2004
        return head
    addressed = [line for line in candidates if _is_of_address(line.text, lines)]
    return addressed[0] if len(addressed) == 1 else None


def _is_of_address(name: str, lines: list[Line]) -> bool:
    """Whether an e-mail's address is made of a name: omar.haddad@…, "Omar Haddad"."""
    words = plain_letters(name).split()
    written = plain_letters("\n".join(line.text for line in lines))
    address = r"[._-]?".join(map(re.escape, words))
    return len(words) > 1 and bool(re.search(rf"\b{address}@", written))


def with_whole_name(lines: list[Line]) -> list[Line]:
    """The lines, with the name in one piece that a narrow column has broken in two: "Sofia" above
    "Lindqvist", set alike.
    """
    named = name_of(lines)
    if named is None or not named.size or " " in named.text or "\t" in named.text:
        return lines
    at = lines.index(named)
    below = lines[at + 1] if at + 1 < len(lines) else named
    is_rest = below.style == named.style and len(below.text.split()) < _LONGEST_NAME
    if below is named or not is_rest or not _may_be_name(below):
        return lines
    whole = replace(named, text=f"{named.text} {below.text}")
    return [*lines[:at], whole, *lines[at + 2 :]]


def name_in(text: str) -> str:
    """The name in its line: without a form's label or titles of the page, and with its letters
    closed up.
    """
    text = closed_up(re.split(r"\t| \| | · | • ", _NAME_LABEL.sub("", text))[0])
    first, comma, rest = text.partition(", ")
    if comma and title_score(rest) and not title_score(first):
        text = first
    first, *others = re.split(r" [–—] ", text, maxsplit=1)
    if others and title_score(others[0]) and not title_score(first):
        text = first
    return re.sub(
        r"^(?:curriculum vitae|resume|cv|lebenslauf)\W+", "", text, flags=re.IGNORECASE
    ).strip()


def parts_of(text: str) -> list[str]:
    """The parts of a line of contact details."""
    return [part.strip() for part in _SEPARATORS.split(text) if part.strip()]


def is_headline(text: str) -> bool:
    """Whether a line below the name can be the headline."""
    if is_contact(text) or section_of(text) or find_period(text) or phone_in(text):
        return False
    if place_score(text) and not title_score(text):
        return False
    words = len(text.split())
    return words <= _LONGEST_HEADLINE and not re.search(r"\d{4,}", text) and not text.endswith(".")


def _may_be_name(line: Line) -> bool:
    if line.item or line.part in {"footer", "navigation"}:
        return False
    text = name_in(line.text)
    if not text or re.search(r"[\d@:/\[\]{}]|\b[^\W\d_]{4,}\.$", text):
        return False  # "Ran the night shift." is a sentence, and "Sam Lee Jr." is not
    if section_of(text) or is_document_title(text) or is_contact(line.text.partition("\t")[0]):
        return False
    if len(text.split()) > _LONGEST_NAME:
        return False
    bare = text.partition(",")[0]  # "Tim Baker, MBA"
    return not names_title(bare) and not place_score(bare) and not employer_score(bare)


def _target(line: Line, scheme: str) -> str:
    for link in line.links:
        if link.startswith(scheme):
            return link.removeprefix(scheme).partition("?")[0]
    return ""


def _profile(links: list[str]) -> str:
    for known in _PROFILES:
        for link in links:
            if known in link.lower():
                return link
    return links[0] if links else ""
