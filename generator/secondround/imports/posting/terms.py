"""What a posting says of pay, and of whom the position reports to.

In: a sentence, or a job of a board. Out: the words for it, and "" where there are none. A figure of
money alone is no pay: it may be a budget, or what the company sells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from secondround.imports.posting import vocabulary
from secondround.imports.posting.values import at, listed, text
from secondround.text import one_line, plain_letters

_SIGN: Final = r"(?:[€$£¥]|\b(?:EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK|CAD|AUD|NZD|Euros?|zł)\b)"
_NUMBER: Final = r"\d[\d.,'’\u00a0\u202f ]*(?:k|K|T€)?"
_MONEY: Final = re.compile(rf"{_SIGN} ?{_NUMBER}|{_NUMBER} ?{_SIGN}")
_OF_PAY: Final = re.compile(
    r"\b(?:salary|salaries|compensation|base pay|pay (?:range|band|rate|scale)|pay(?= ?[:–—-])|"
    r"wages?|remuneration|OTE|annual(?:ly)?|per (?:year|annum|hour|month)|"
    r"an? (?:year|hour|month)|p\.a\.|\w*gehalt\w*|vergütung|entgelt|brutto|im (?:jahr|monat)|"
    r"jährlich|pro (?:jahr|stunde)|salaire|rémunération|brut|par (?:an|mois|heure)|salario|"
    r"sueldo|bruto|al (?:año|mes)|retribuzione|stipendio|lordi)\b|/ ?(?:yr|year|hr|hour|mo)\b",
    re.IGNORECASE,
)
_AROUND: Final = frozenset(
    """
    plus bonus bonuses up to from and or circa ca approx starting depending on experience doe dep
    pro rata commission benefits package equity fte basic ab bis von zu zzgl und bonus je nach
    erfahrung de a et prime variable selon profil desde hasta segun experiencia mas y incentivos
    gross net per year k pa
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words beside an amount, in a line that is only about pay."""
_REPORTS: Final = re.compile(
    r"(?:^|\b(?:you(?:'ll|’ll| will)?|role|position|post|job|manager|du|sie|vous|et|and|will)\b"
    r"[^.;]{0,30}?)\b(?:report(?:s|ing)?(?: in)?(?: directly)? (?:in)?to"
    r"|berichte\w*(?: \w+)? an|rattachée?(?:\(e\))?(?: directement)? (?:à|au)"
    r"|reportar?(?:ás|á)?(?: directamente)? al?)"
    r" (?:(?:our|your|the|an?|unsere[nmr]?|die|den|der|das|notre|la|le|el|nuestr[oa]) )*"
    r"(?P<title>\S[^.,;:()!?]{1,60})",
    re.IGNORECASE,
)
_JOB: Final = vocabulary.pattern(
    rf"{vocabulary.JOB} / vp / [cs]vp / c[a-z]o / vice / board / \w*(?:fuhrung|vorstand|leitung)"
)
_MOST_AROUND: Final = 7
"""Words of a sentence around the title of whom one reports to, and nothing more."""
_BEHIND: Final = re.compile(
    r" (?:and|und|et|y|in|who|based|with|for|on|where|to|at|from|you|we|sowie|für|bei|im) "
)
_INTERVALS: Final = {
    "year": "a year",
    "yearly": "a year",
    "annual": "a year",
    "month": "a month",
    "monthly": "a month",
    "hour": "an hour",
    "hourly": "an hour",
}
_AMOUNTS: Final = (
    ("baseSalary", "minValue", "maxValue"),
    ("salaryRange", "min", "max"),
    ("salary", "min", "max"),
    ("salary", "salary_from", "salary_to"),
    ("compensation", "min", "max"),
)
"""Where boards keep the range of pay: the object, and the names of both ends."""
_CURRENCIES: Final = ("currency", "currencyCode", "salary_currency")
_PERIODS: Final = ("unitText", "interval", "period")
_SUMMARIES: Final = (
    ("salaryDescriptionPlain",),
    ("compensation", "compensationTierSummary"),
    ("compensationTierSummary",),
)


def is_pay(sentence: str) -> bool:
    """Whether a sentence says what the position pays."""
    return bool(_MONEY.search(sentence) and _OF_PAY.search(sentence))


def is_only_pay(sentence: str) -> bool:
    """Whether it says nothing else, as a line of its own does: "£34,000 - £38,000 a year"."""
    rest = _OF_PAY.sub(" ", _MONEY.sub(" ", sentence))
    return is_pay(sentence) and len(re.findall(r"[^\W\d_]{2,}", rest)) <= 1


def is_amount(part: str) -> bool:
    """Whether a part of a posting's first lines is an amount of money and nothing else: there, it
    is the pay: "£78,000 – £88,000 plus bonus".
    """
    rest = plain_letters(_OF_PAY.sub(" ", _MONEY.sub(" ", part)))
    return bool(_MONEY.search(part)) and set(re.findall(r"[a-z]+", rest)) <= _AROUND


def reports_to(sentence: str) -> str:
    """The title of whom the position reports to."""
    found = _REPORTS.search(sentence)
    if not found:
        return ""
    title = _BEHIND.split(one_line(found["title"]), maxsplit=1)[0].strip(' –—-"“”')
    return title if _JOB.search(plain_letters(title)) else ""


def says_only_reports_to(sentence: str) -> bool:
    """Whether a sentence is nothing more than that: no other work, and nobody's name."""
    title = reports_to(sentence)
    is_short = len(sentence.split()) <= len(title.split()) + _MOST_AROUND
    return bool(title) and is_short and sentence.rstrip(" .").endswith(title)


def of_job(job: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What a board's job, or a JobPosting, says of pay in fields of their own."""
    for keys in _SUMMARIES:
        if written := text(at(job, *keys)):
            yield "pay", one_line(written)
            return
    for name, least, most in _AMOUNTS:
        for outer in listed(job.get(name)):
            inner = at(outer, "value") if isinstance(at(outer, "value"), Mapping) else outer
            if written := _range(at(inner, least), at(inner, most), outer, inner):
                yield "pay", written
                return
    for part in listed(job.get("pay_input_ranges")):
        ends = (_hundredth(at(part, "min_cents")), _hundredth(at(part, "max_cents")))
        if written := _range(*ends, {"currency": at(part, "currency_type")}, part):
            yield "pay", written


def _range(least: Any, most: Any, *around: Any) -> str:
    """An amount or two with their currency and period; around: the objects that may name them."""
    ends = [_amount(end) for end in (least, most) if text(end) and text(end) != "0"]
    if not ends:
        return ""
    currency = _first(around, _CURRENCIES)
    period = _first(around, _PERIODS).casefold().removeprefix("per-").removesuffix("-salary")
    said = " to ".join(dict.fromkeys(ends))
    return " ".join(filter(None, (currency, said, _INTERVALS.get(period, period))))


def _first(around: tuple[Any, ...], names: tuple[str, ...]) -> str:
    for each in around:
        for name in names:
            if written := text(at(each, name)):
                return written
    return ""


def _amount(value: Any) -> str:
    written = text(value).removesuffix(".0").removesuffix(".00")
    return f"{int(written):,}" if written.isascii() and written.isdigit() else written


def _hundredth(cents: Any) -> str:
    return str(cents // 100) if isinstance(cents, int) else ""
