"""What a candidate says in figures, and whether two sentences say the same thing with another one.

In: sentences, each with its place. Out: of two of them, the amounts that contradict each other.
Only what surely measures the same thing is compared: a false alarm costs more trust than a figure
that nobody compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from msgspec import Struct

from secondround.records.yaml import FieldPath, Source
from secondround.text import MONTHS, amounts

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_YEAR: Final = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_MONTH: Final = re.compile(rf"\b(?:{'|'.join(MONTHS)}|Q[1-4])\b")
_SILENT: Final = frozenset(
    map(
        amounts.stem,
        """
        the and for not but are was were had has have our you your her his she him who how out all
        any can did got let may new now off own per put say said see set too use was way why yet
        about after again against also always among another because been before began being
        between both could during each every first from having into just last less made make many
        more most much must never next only other over same second should since some still such
        take than that their them then there these they this those through told took under until
        used using very went what when where which while whom whose with within without would
        one two three four five six seven eight nine ten eleven twelve hundred thousand million
        twenty thirty forty fifty sixty seventy eighty ninety cent percent almost nearly around
        fell fallen fall rose rise risen raised grew grow grown dropped drop cut reduced reduce
        reduction lowered saved save saving increased increase decreased improved improve went
        gone down stood stands down came come brought lead led leading managed manage manager run
        ran running work worked working experience team people time year month week day hour
        minute today send sends sending sent ship ships shipped handle handles handled process
        processed deliver delivers delivered
        """.split(),  # noqa: SIM905 (a list, and no column of quotes)
    )
)
"""Words that any two sentences may have; changes among them, since these have many names."""
_GROUPS: Final = frozenset(
    map(amounts.stem, ("team", "group", "department", "crew", "staff", "shift", "studio", "unit"))
)
"""What has a size, with nothing else to tell it by: "a team of nine"."""
_OWN: Final = frozenset(map(amounts.stem, ("our", "lead", "led", "leading", "manage", "managed")))
_ENOUGH: Final = 2
"""Telling words that two sentences share, at the least, where they say the same thing."""
_STORIES: Final = 3
"""And two of different stories, which have the words of one employer in common."""
_SHARE: Final = 0.5
"""And what part these are of the shorter one's."""


class Statement(Struct, frozen=True):
    """A sentence with amounts in it, and where it is from."""

    source: Source
    path: FieldPath
    said: Said
    employers: frozenset[str]
    story: str = ""  # id
    fact: str = ""  # id


class Said(Struct, frozen=True):
    """What a sentence says."""

    amounts: tuple[amounts.Amount, ...]
    words: frozenset[str]  # stems
    years: frozenset[str]
    months: frozenset[str]  # and quarters
    masked: str  # the sentence without its figures


@lru_cache(maxsize=4_096)
def read(sentence: str) -> Said:
    """What a sentence says, in amounts and in words."""
    stems = frozenset(map(amounts.stem, _WORD.findall(sentence)))
    return Said(
        amounts.amounts(sentence),
        stems - _SILENT,
        frozenset(_YEAR.findall(sentence)),
        frozenset(_MONTH.findall(sentence)),
        amounts.masked(sentence),
    )


def contradiction(one: Statement, other: Statement) -> tuple[amounts.Amount, amounts.Amount] | None:
    """Two amounts that cannot both be true, each from its sentence; None where none surely are.

    Two sentences of one story are never compared: "12 loads on the first day, 31 on the second".
    """
    if one.story and one.story == other.story:
        return None
    if one.employers and other.employers and not one.employers & other.employers:
        return None
    if not _is_one_time(one.said, other.said):
        return None
    shared = one.said.words & other.said.words
    least = _STORIES if one.story and other.story else _ENOUGH
    if one.said.masked == other.said.masked and len(shared) >= least:
        return _changed(one.said.amounts, other.said.amounts)
    for amount in one.said.amounts:
        like = _like(amount, other.said.amounts)
        if like and _is_same_thing(one, other, amount, like[0]):
            mine = _like(like[0], one.said.amounts)
            if found := _apart(mine, like):
                return found
    return None


def _is_one_time(one: Said, other: Said) -> bool:
    """Whether both may hold at one time: the same year, or none in either, and no two months."""
    is_one_year = one.years == other.years or bool(one.years & other.years)
    return is_one_year and not (one.months and other.months and not one.months & other.months)


def _changed(
    ones: Sequence[amounts.Amount], others: Sequence[amounts.Amount]
) -> tuple[amounts.Amount, amounts.Amount] | None:
    """The first two of one sentence, said twice, that differ."""
    for amount, other in zip(ones, others, strict=False):
        if amount.is_like(other) and not amount.agrees(other):
            return amount, other
    return None


def _is_same_thing(
    one: Statement, other: Statement, amount: amounts.Amount, like: amounts.Amount
) -> bool:
    """Whether the sentences speak of one thing: a fact's words, or most of the shorter one's."""
    if amount.of != like.of and amount.of and like.of:
        return False
    units = amount.units | like.units | {amount.of, like.of, amount.rate}
    ones, others = one.said.words - units, other.said.words - units
    shared = len(ones & others) + bool(amount.rate)
    of_same = bool(amount.of) and amount.of == like.of
    if one.fact or other.fact:
        words = ones if one.fact else others
        text, its = (other, like) if one.fact else (one, amount)
        is_all = words <= its.near if words else _is_whole(text, its, units)
        return of_same or shared >= _ENOUGH or is_all
    if of_same and not (one.story or other.story):
        return True
    if _subject(amount) != _subject(like) and _subject(amount) and _subject(like):
        return False
    least = _STORIES if one.story and other.story else _ENOUGH
    agreed = 0
    for each in one.said.amounts:
        agreed += any(map(each.agrees, _like(each, other.said.amounts)))
    shorter = min(len(ones), len(others)) or 1
    return shared + agreed >= least and shared / shorter >= _SHARE


def _subject(amount: amounts.Amount) -> str:
    """The last telling word before an amount: "returns" in "returns fell by 35 %"."""
    for word in reversed(amount.before):
        if word not in _SILENT:
            return word
    return ""


def _is_whole(statement: Statement, amount: amounts.Amount, units: frozenset[str]) -> bool:
    """Whether an amount is all that there is, as a fact without further words is: "our team of
    twelve", and no "project team of six"; "12,000 orders a night", and no late ones.
    """
    if amount.rate:
        return amount.near <= _SILENT | units
    is_own = not statement.story or bool(_OWN.intersection(amount.before))
    return (
        is_own and bool(amount.units & _GROUPS) and _SILENT.union(units).issuperset(amount.before)
    )


def _like(amount: amounts.Amount, those: Iterable[amounts.Amount]) -> list[amounts.Amount]:
    return list(filter(amount.is_like, those))


def _apart(
    ones: Sequence[amounts.Amount], others: Sequence[amounts.Amount]
) -> tuple[amounts.Amount, amounts.Amount] | None:
    """The first of each where nothing in one list agrees with anything in the other.

    Two changes are held against each other end by end, unless one goes on where the other ends.
    """
    begin, end = _change(ones)
    begun, ended = _change(others)
    if begin and end and begun and ended:
        if end.agrees(begun) or ended.agrees(begin):
            return None
        if not begin.agrees(begun):
            return begin, begun
        return None if end.agrees(ended) else (end, ended)
    for amount in ones:
        if any(map(amount.agrees, others)) or _is_between(amount, begun, ended):
            return None
    if any(_is_between(amount, begin, end) for amount in others):
        return None
    return ones[0], others[0]


def _change(
    those: Iterable[amounts.Amount],
) -> tuple[amounts.Amount | None, amounts.Amount | None]:
    begin = end = None
    for each in those:
        begin = begin or (each if each.role == "from" else None)
        end = end or (each if each.role == "to" else None)
    return begin, end


def _is_between(
    amount: amounts.Amount, begin: amounts.Amount | None, end: amounts.Amount | None
) -> bool:
    if not begin or not end:
        return False
    low, high = sorted((begin.low, end.low))
    return low <= amount.low <= high


def unsupported(said: Said, beats: Sequence[Said]) -> tuple[amounts.Amount, amounts.Amount] | None:
    """An amount of a story's title or cue that none of its beats has, and theirs in its unit.

    A figure that follows from theirs is one of them: "four days less" after "ten to six".
    """
    told = list(chain.from_iterable(beat.amounts for beat in beats))
    for amount in said.amounts:
        like = _like(amount, told)
        if like and not any(map(amount.agrees, like)) and not _follows(amount, told):
            return amount, like[0]
    return None


def _follows(amount: amounts.Amount, told: Sequence[amounts.Amount]) -> bool:
    """Whether a figure is the difference or sum of two others, or their change in per cent."""
    for index, one in enumerate(told):
        for other in told[:index]:
            if not one.units & other.units:
                continue
            low, high = sorted((one.low, other.low))
            results = [high - low, high + low] if amount.units & one.units else []
            if "%" in amount.units and low:
                share = 100 * low / high
                results += [share, 100 - share, 100 * (high - low) / low]
            if any(abs(amount.low - result) <= 0.05 * result for result in results):
                return True
    return False
