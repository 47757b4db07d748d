"""Whom the position reports to, as a posting says, and the pay in the fields of a board.

In: a sentence, or a job of a board. Out: the words for it, and "" where there are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from secondround.imports.posting import vocabulary
from secondround.imports.posting.values import at, listed, text
from secondround.text import one_line, plain_letters

_REPORTS: Final = re.compile(
    r"(?:^|\b(?:you(?:'ll|’ll| will)?|role|position|post|job|manager|du|sie|vous|et|and|will)\b"
    r"[^.;]{0,30}?)\b(?:report(?:s|ing)?(?: in)?(?: directly)? (?:in)?to"
    r"|berichte\w*(?: \w+)? an|rattachée?(?:\(e\))?(?: directement)? (?:à|au)"
    r"|reportar?(?:ás|á)?(?: directamente)? al?)"
    r" (?:(?:our|your|the|an?|unsere[nmr]?|die|den|der|das|notre|la|le|el|nuestr[oa]) )*"
    r"(?P<title>\S[^.,;:()!?]{1,60})(?:(?:, | \()(?P<behind>[^.,;:()!?]{2,60}))?",
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
_AND_MORE: Final = re.compile(r" and [A-Z][\w&-]*(?: [A-Z][\w&-]*){0,2}")
"""Two fields of one title: "Head of Sales and Marketing"."""
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


def reports_to(sentence: str) -> str:
    """The title of whom the position reports to."""
    found = _REPORTS.search(sentence)
    if not found:
        return ""
    for said in (found["title"], found["behind"] or ""):  # behind a name: "Ana Ruiz, CTO"
        whole = one_line(said).strip()
        title = _BEHIND.split(whole, maxsplit=1)[0].strip(' –—-"“”')
        if " of " in title and (more := _AND_MORE.match(whole, len(title))):
            title = whole[: more.end()]
        if _JOB.search(plain_letters(title)):
            return title
    return ""


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
