"""Amounts: what is counted or measured, and how much of it.

In: a sentence. Out: its amounts, each with its unit, and whether two of them agree. A number
without a unit is left out: a time of day, a year, the number of a room. So are one and fractions:
"one page" and "a third" are figures of speech as often as not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from secondround.text import numbers
from secondround.text.english import MONTHS
from secondround.text.letters import plain_letters
from secondround.text.numbers import Number

Role = Literal["", "from", "to", "by"]

_CURRENCIES: Final = {
    **dict.fromkeys(("€", "eur", "euro", "euros"), "€"),
    **dict.fromkeys(("$", "usd", "dollar", "dollars"), "$"),
    **dict.fromkeys(("£", "gbp", "pounds"), "£"),
    **dict.fromkeys(("chf", "francs"), "chf"),
}
_CURRENCY: Final = "|".join(rf"{re.escape(name)}(?!\w)" for name in reversed(_CURRENCIES))
_BEFORE: Final = re.compile(rf"({_CURRENCY}) ?$", re.IGNORECASE)
_BEHIND: Final = re.compile(rf" ?({_CURRENCY})", re.IGNORECASE)
_PER_CENT: Final = re.compile(r"[ -]?(?:%|per ?cent\b|prozent\b)(?! points)", re.IGNORECASE)
_HEDGE: Final = re.compile(
    r"(?:about|around|some|roughly|approximately|approx\.?|almost|nearly|just under|just over"
    r"|close to|circa|ca\.?|rund|etwa|fast|knapp|environ|[~≈])(?: an?)? ?$",
    re.IGNORECASE,
)
_OVER: Final = re.compile(
    r"(?:over|more than|at least|above|upwards of|mehr als|über|mindestens|>)(?: an?)? ?$",
    re.IGNORECASE,
)
_UNDER: Final = re.compile(
    r"(?:under|less than|fewer than|up to|at most|below|no more than|within|weniger als|unter"
    r"|bis zu|<)(?: an?)? ?$",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(r"\b(from|to|by) $", re.IGNORECASE)
_RANGE: Final = re.compile(r" ?(?:to|or|and|bis|[-–—]) ?(?:[€$£] ?)?$", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\bbetween (?:[€$£] ?)?$", re.IGNORECASE)
_OUT_OF: Final = re.compile(r"(?i)(?: \w+)?( out)? of ((all|the|its|my|his|y?our|t?hei?r) )*$")
_RATIO: Final = re.compile(r"(?: (?!out )(\w+))? (in|of|out of)(?: every)? ", re.IGNORECASE)
_TIMES: Final = frozenset(("minute", "hour", "shift", "day", "night", "week", "month", "year"))
_ROUND: Final = frozenset((*range(2, 11), 100, 1_000))
"""Of how many a ratio is: "four in ten", "two out of five"."""
_COLLECTIVE: Final = re.compile(r"\b([^\W\d_]{4,}) of $")
_RATE: Final = re.compile(r" ?(?:/ ?| an? | per | each | every )([^\W\d_]{3,})")
_OF: Final = re.compile(r"(?:[’']| of(?: our| the| my)?) ([^\W\d_]{3,})")
_TAIL: Final = re.compile(r"[ -]((?:[^\W\d_]{2,}[ -])*[^\W\d_]{2,})")
_NO_UNIT: Final = frozenset(
    """
    a an the and or but of in on at to by for from with without than that which who whom when where
    while as so if is are was were be been had has have did do does would will could can may more
    less fewer later earlier ago after before until since per each every out off up down over under
    into through between all both not no nor other others others' another again else only just
    alone late left went came already still even also instead today then there here they them he
    she it we you my our your his her its their this these those o'clock o am pm uhr und oder der
    die das den dem in im am von bis mit auf für et ou de des du le la les y o el los las
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
) | frozenset(map(str.casefold, MONTHS))
_CLAUSE: Final = re.compile(r"[,;:()–—…!?](?= |$)|\.(?= |$)")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_NEAR: Final = 5
_MOST: Final = 3  # words between a number and the noun it counts, the noun included
_STEM: Final = 6
_SPREAD: Final = 0.125
_LITTLE: Final = 0.05


class Amount(Struct, frozen=True):
    """How much or how many of something; a range has two ends."""

    low: float
    high: float
    units: frozenset[str]  # stems: what is counted, and of a "team of nine" the team
    rate: str  # the stem of what it is per: "night" in "11,000 orders a night"
    of: str  # the stem of what follows the unit: "notice" in "three months' notice"
    role: Role  # of a change: its beginning, its end, or how far it went
    hedged: bool
    number: str  # as it is written
    written: str  # the same with its unit
    before: tuple[str, ...] = ()  # stems of the words before it, in its own clause
    near: frozenset[str] = frozenset()  # and of those about it

    def is_like(self, other: Amount) -> bool:
        """Whether both may measure the same: in one unit, per the same, both or neither a step."""
        steps = {self.role, other.role}
        return (
            bool(self.units & other.units)
            and self.rate == other.rate
            and not ("by" in steps and steps & {"from", "to"})
        )

    def agrees(self, other: Amount) -> bool:
        """Whether both may be one figure, exact or rounded."""
        slack = 0.0
        if self.hedged or other.hedged or _is_rounded(self, other) or _is_rounded(other, self):
            slack = max(_slack(self.low), _slack(other.low))
        return self.low - slack <= other.high and other.low - slack <= self.high


def amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a sentence in their order."""
    found = _numbers(text)
    read: list[Amount] = []
    for index, number in enumerate(found):
        start = found[index - 1].end if index else 0
        amount = _amount(text[start : number.start], number, text[number.end :])
        before = _words(_CLAUSE.split(text[: number.start])[-1])[-_NEAR:]
        behind = _words(_CLAUSE.split(text[number.end :])[0])[: _NEAR + 1]  # the unit is one
        read.append(replace(amount, before=before, near=frozenset((*before, *behind))))
    _join(text, found, read)
    return tuple(amount for amount in read if amount.units and _is_measure(amount))


def _is_measure(amount: Amount) -> bool:
    """Whether it says how much: one of a thing is hardly a figure, half a per cent is one."""
    return amount.high > 1 or (amount.low > 0 and "%" in amount.units)


def masked(text: str) -> str:
    """The sentence with a mark for each of its numbers."""
    parts, start = [], 0
    for number in _numbers(text):
        parts.append(text[start : number.start])
        start = number.end
    return "#".join([*parts, text[start:]]).casefold()


def stem(word: str) -> str:
    """By what forms of one word are alike: "orders" and "order", "companies" and "company"."""
    plain = plain_letters(word)
    if plain in {"person", "persons"}:
        return "people"
    if plain.endswith("ies"):
        return (plain[:-3] + "y")[:_STEM]
    return plain.removesuffix("s")[:_STEM] if not plain.endswith("ss") else plain[:_STEM]


def _words(text: str) -> tuple[str, ...]:
    return tuple(map(stem, _WORD.findall(text)))


def _numbers(text: str) -> list[Number]:
    """The numbers, none in another; without years, and names such as ISO 9001."""
    found: list[Number] = []
    both = chain(numbers.in_digits(text), numbers.in_words(text))
    for number in sorted(both, key=lambda number: (number.start, -number.end)):
        is_name = number.written.isdigit() and _is_name(text[: number.start])
        inside = found and number.start < found[-1].end + 1 and number.written[0].isalpha()
        if not number.may_be_year and not is_name and not inside:
            found.append(number)
    return found


def _is_name(before: str) -> bool:
    last = before.rstrip(" -").rpartition(" ")[2]
    return len(last) > 1 and last.isalpha() and last.isupper() and last.lower() not in _CURRENCIES


def _amount(before: str, number: Number, behind: str) -> Amount:
    written, units, of = number.written, set[str](), ""
    currency = _BEFORE.search(before)
    per_cent = _PER_CENT.match(behind)
    if currency:
        before = before[: currency.start()]
        units.add(_CURRENCIES[currency[1].casefold()])
        written = currency[0] + written
    elif per_cent:
        units.add("%")
        written, behind = written + per_cent[0], behind[per_cent.end() :]
    elif paid := _BEHIND.match(behind):
        units.add(_CURRENCIES[paid[1].casefold()])
        written, behind = written + paid[0], behind[paid.end() :]
    else:
        noun = _noun(behind)
        collective = _COLLECTIVE.search(_unhedged(before))
        if collective:
            units.add(stem(collective[1]))
            written = collective[0] + written
        if noun:
            units.add(stem(noun.rpartition(" ")[2].rpartition("-")[2]))
            if behind.startswith("-") and (team := _TAIL.match(behind[len(noun) + 1 :])):
                units.add(stem(team[1].partition(" ")[0]))
            written, behind = written + behind[: len(noun) + 1], behind[len(noun) + 1 :]
            if belongs := _OF.match(behind):
                of = stem(belongs[1])
    rate = _RATE.match(behind)
    low, high = _ends(before, number.value, behind)
    role = _ROLE.search(_unhedged(before))
    return Amount(
        low,
        high,
        frozenset(units),
        stem(rate[1]) if rate else "",
        "" if rate else of,
        role[1].lower() if role else "",  # type: ignore[arg-type]
        bool(_HEDGE.search(before)),
        number.written,
        written.strip(),
    )


def _noun(behind: str) -> str:
    """The words behind a number up to the noun that it counts; "" where none does."""
    tail = _TAIL.match(behind)
    words = re.split("([ -])", tail[1])[: 2 * _MOST - 1] if tail else []
    if behind.startswith("-"):
        return words[0] if words else ""
    reached = ""
    for word in words[::2]:
        if word.casefold() in _NO_UNIT:
            break
        reached += behind[len(reached)] + word
        if (word.endswith("s") and not word.endswith("ss")) or word.casefold() == "people":
            return reached[1:]
    return words[0] if reached else ""


def _unhedged(before: str) -> str:
    for pattern in (_HEDGE, _OVER, _UNDER):
        before = pattern.sub("", before)
    return before


def _ends(before: str, value: float, behind: str) -> tuple[float, float]:
    if _OVER.search(before) or behind.startswith("+"):
        return value, 2 * value
    return (value / 2, value) if _UNDER.search(before) else (value, value)


def _join(text: str, found: Sequence[Number], read: list[Amount]) -> None:
    """What two numbers are together: a range, the two ends of a change, or so many of so many."""
    for index, (number, after) in enumerate(pairwise(found)):
        one, other = read[index], read[index + 1]
        between = text[number.end : after.start]
        if _is_ratio(number, between, after, other):
            both = _written(one, number, between, after, other)
            read[index] = replace(one, units=frozenset({f"of {after.value:g}"}), written=both)
            read[index + 1] = replace(other, units=frozenset())
        elif not one.units and _OUT_OF.fullmatch(_unhedged(between)):
            units = other.units | {f"of {after.value:g}"}
            both = _written(one, number, between, after, other)
            read[index] = replace(one, units=units, written=both)
        elif _RANGE.search(between) and (not one.units or one.units == other.units):
            is_change = one.role == "from" or one.low > other.high
            if " and" in between and not _BETWEEN.search(text[: number.start]):
                continue
            both = _written(one, number, between, after, other)
            if is_change:
                read[index] = replace(
                    one, units=other.units, rate=other.rate, role="from", written=both
                )
                read[index + 1] = replace(other, role="to", written=both)
            else:
                read[index] = replace(one, units=frozenset())
                read[index + 1] = replace(other, low=one.low, role="", written=both)


def _is_ratio(number: Number, between: str, after: Number, other: Amount) -> bool:
    """Whether two numbers say what part: "four in ten people", and no "31 of 40 loads"."""
    found = _RATIO.fullmatch(between)
    if not found or after.value not in _ROUND or number.value >= after.value:
        return False
    return not other.units if found[1] else not other.units & _TIMES


def _written(one: Amount, number: Number, between: str, after: Number, other: Amount) -> str:
    """Two amounts as one text; what each has about its number is also in what is between them."""
    behind = one.written.rpartition(number.written)[2]
    before = other.written.partition(after.written)[0]
    return one.written + between.removeprefix(behind).removesuffix(before) + other.written


def _last_place(value: float) -> int:
    """The power of ten of a number's last digit that is not 0: 3 of 11,000 and -1 of 4.1."""
    whole, _, part = f"{value:.3f}".rstrip("0").partition(".")
    return -len(part) if part else len(whole) - len(whole.rstrip("0"))


def _is_rounded(coarse: Amount, fine: Amount) -> bool:
    """Whether one is so much rounder that it may be the other in round figures."""
    place, finer = _last_place(coarse.low), _last_place(fine.low)
    return place - finer > 1 or (place == 0 and finer < 0)


def _slack(value: float) -> float:
    half: float = 0.5 * 10.0 ** _last_place(value)
    return max(_LITTLE * value, min(half, _SPREAD * value))
