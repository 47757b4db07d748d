"""What a name is made of: titles, first and last names of people, the telling words of firms.

In: a name as it is written. Out: its words, and every form in which people say it.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final, NamedTuple

from secondround.text import is_english_word, plain_letters

INITIAL: Final = 1
"""Letters of a part of a name that is only an initial."""
NAME_WORD: Final = re.compile(r"[^\W_]+")
_FEWEST, _MOST = 2, 5
"""Words of a person's name."""
_LAST: Final = re.compile(r"([^\W\d_]+)\.?\s+$")
PERSONAL_TITLES: Final = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr father herr frau
    doktor dipl mme mlle monsieur madame mademoiselle senor senora senorita srta sra signor
    signora signore dott dottoressa mevrouw meneer herrn doctor doktorin professorin messrs
    captain capt colonel judge hon
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Titles before names, which belong to no name."""
DEGREES: Final = (
    "med",
    "med dent",
    "dent",
    "vet",
    "phil",
    "jur",
    "iur",
    "oec",
    "rer nat",
    "rer pol",
    "ing",
    "h c",
)
"""What may be between "Dr." or "Prof." and a name."""
_KNIGHTS: Final = frozenset(("sir", "dame"))
"""Titles that go with the first name."""
_AFTER: Final = frozenset(
    """
    jr sr ii iii phd md mba msc bsc mp qc kc obe mbe cbe esq
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
_PARTICLES: Final = frozenset(
    """
    van von der den de la le du da dos das di del della bin al el ter ten of the and
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
_LEGAL: Final = frozenset(
    """
    ab ag aps as asa bv co corp gmbh inc kg limited llc llp ltd mbh nv ohg oy plc pty sa sarl se
    spa srl
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""What firms are called in a register and nowhere else."""
_LETTERS_APART: Final = 3
"""Letters of such a form that may have dots between them: "S.p.A."."""
_FIRMS: Final = _LEGAL | frozenset(
    """
    agency airport association associates authority bank board borough brothers bros bureau care
    center centre charity church city clinic clinics club college committee community company
    consultants consulting corporation council county department district energy engineering
    enterprises federation finance firm foods foundation fund general government group
    healthcare health hospice hospital hospitals hotel hotels industries infirmary institute
    insurance international laboratories labs law library lines logistics management
    manufacturing markets media medical memorial ministry museum national network news nhs
    office offices partners partnership pharma port press primary project railway regional
    research retail royal school schools secondary services shipping society software solutions
    sons state stores studio studios surgery systems technologies technology telecom theatre
    town trading transport trust union university ventures water works
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""What makes a name that of a firm or an institution, and tells nothing else about it."""


_FAMILY_NAMES: Final = frozenset(
    """
    li lee wang zhang chang liu chen chan yang huang wong zhao wu zhou xu sun ma zhu hu guo he lin
    gao luo zheng liang xie tang deng han cao peng zeng xiao tian dong pan yuan cai jiang yu du ye
    cheng wei su lu ding ren shen yao tan fan fang lam cheung lau ng ho leung kim park bak choi
    jung jeong kang cho jo yoon yun jang lim im shin seo kwon hwang ahn song hong nguyen tran le
    pham hoang huynh vu vo dang bui do ngo duong ly sato suzuki takahashi tanaka watanabe ito
    yamamoto nakamura kobayashi kato nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas
    balogh
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Family names that often come first: the commonest of China, Korea, Vietnam, Japan, Hungary."""
_GROUPS: Final = frozenset(
    """
    team panel hiring hr recruiting talent people council committee board group staff students
    pupils parents residents tenants patients governors trustees
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""What begins or ends the name of several people, or of nobody in particular."""


def is_of_firm(word: str) -> bool:
    """Whether a word makes a name that of a firm or an institution: "Group", "Health"."""
    return plain_letters(word).strip(".,") in _FIRMS


def plain_name(text: str) -> str:
    """A name in plain letters, without marks between its words: "Ana-María" is "ana maria"."""
    return " ".join(NAME_WORD.findall(plain_letters(text)))


def name_words(name: str) -> list[str]:
    """The words of a person's name, first name first, without titles before and after it:
    "Pell, Dr Maud".
    """
    last, comma, first = name.partition(",")
    turned = (
        f"{first} {last}" if comma and first.strip() and plain_name(first) not in _AFTER else name
    )
    found = NAME_WORD.findall(turned)
    while len(found) > 1 and plain_name(found[0]) in PERSONAL_TITLES:
        found = found[1:]
    while len(found) > 1 and plain_name(found[-1]) in _AFTER:
        found = found[:-1]
    return found


def ends_in_title(text: str) -> bool:
    """Whether the last word of a text is a title, as before somebody's name."""
    found = _LAST.search(text)
    return found is not None and plain_name(found[1]) in PERSONAL_TITLES


class WesternName(NamedTuple):
    """A name that begins with the given name, behind any titles."""

    title: str
    given: str
    family: str


def western(name: str) -> WesternName | None:
    """The parts of a name; None where it is not plain which of its words are the family's."""
    title, words = _titled(name)
    if not _begins_with_given_name(name, words):
        return None
    last = len(words) - 1
    while last > 1 and plain_name(words[last - 1]) in _PARTICLES:
        last -= 1
    are_initials = all(len(plain_name(word)) == INITIAL for word in words[1:last])
    if not are_initials or plain_name(words[-1]) in _AFTER:
        return None
    return WesternName(title, " ".join(words[:last]), " ".join(words[last:]))


def greeting_name(name: str) -> str:
    """What a letter calls somebody: the first name where it surely comes first, or the title and
    the last name; else the name as it is written.
    """
    title, words = _titled(name)
    if not _begins_with_given_name(name, words):
        return name
    if not title or plain_name(title) in _KNIGHTS:
        return f"{title} {words[0]}".strip()
    parts = western(name)
    return f"{title} {parts.family}" if parts else name


def _titled(name: str) -> tuple[str, list[str]]:
    """The titles that a name begins with, and the rest of its words."""
    words = name.split()
    titles = list(takewhile(lambda word: plain_name(word) in PERSONAL_TITLES, words))
    return " ".join(titles), words[len(titles) :]


def _begins_with_given_name(name: str, words: list[str]) -> bool:
    """Whether the words of a name, which follow its titles, surely begin with the given name."""
    if len(words) < _FEWEST or "," in name or "(" in name or not looks_like_person(name):
        return False
    first, bare = words[0], plain_name(words[0])
    is_sure = first[:1].isupper() and not first.isupper() and "." not in first and bare.isascii()
    is_group = not _GROUPS.isdisjoint((bare, plain_name(words[-1])))
    return is_sure and not is_group and bare not in _FAMILY_NAMES | _PARTICLES


def bare_name(name: str) -> str:
    """A person's name in plain letters without titles: the same for "Dr Maud Pell", "PELL, Maud"
    and "Maud Pell".
    """
    return plain_name(" ".join(name_words(name)))


def is_distinctive(word: str) -> bool:
    """Whether a word of a name tells who is meant: no particle, no "Hospital", no initial."""
    bare = plain_name(word)
    return len(bare) > INITIAL and bare not in _PARTICLES | _FIRMS


def looks_like_person(name: str) -> bool:
    """Whether a name that is nowhere written as that of a person or a firm is a person's, by the
    looks of it.
    """
    found = [plain_name(word) for word in name_words(name)]
    if not _FEWEST <= len(found) <= _MOST or re.search(r"[\d&+]", name):
        return False
    return not any(word in _FIRMS or word in {"of", "the", "and"} for word in found)


def first_and_last_names(name: str) -> tuple[list[str], list[str]]:
    """The first name and the last names of a person, without initials and particles."""
    found = name_words(name)
    return _whole_names(found[:1]), _whole_names(found[1:])


def _whole_names(found: list[str]) -> list[str]:
    """The words that are no initials and no particles."""
    return [word for word in found if len(word) > INITIAL and plain_name(word) not in _PARTICLES]


def short_forms(firm: str) -> list[str]:
    """A firm's name as people say it: without its legal form; its first words, two at least; what
    else tells of it.
    """
    found = NAME_WORD.findall(firm)
    forms = []
    bare = NAME_WORD.findall(without_legal_form(firm))
    if bare != found:
        forms.append(bare)
    forms += [found[:end] for end in range(2, len(found))]
    if len(found) > 1:
        distinctive = filter(is_distinctive, found)
        forms += [[word] for word in distinctive if not is_english_word(plain_name(word))]
    return list(map(" ".join, forms))


def without_legal_form(firm: str) -> str:
    """A firm's name without what a register adds to it: "NV", "N.V.", "GmbH & Co. KG"; as it is
    where it has none.
    """
    found = list(NAME_WORD.finditer(firm))
    end = len(found)
    while end > 1:
        for size in range(1, min(end, _LETTERS_APART + 1)):
            form = plain_name(firm[found[end - size].start() : found[end - 1].end()])
            are_letters = len(form) == 2 * size - 1  # each by itself, with a space between them
            if form.replace(" ", "") in _LEGAL and (size == 1 or are_letters):
                end -= size
                break
        else:
            break
    return firm if end == len(found) else firm[: found[end - 1].end()]


def shared_words(name: str, other: str) -> list[str]:
    """The words of `name` that tell who is meant by `other`, too."""
    telling = {plain_name(word) for word in name_words(other) if is_distinctive(word)}
    return [word for word in name_words(name) if plain_name(word) in telling]
