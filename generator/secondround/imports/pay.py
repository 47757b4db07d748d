"""What words say of pay, in a posting or in an invitation.

In: a sentence. Out: whether it is about the position's pay. A figure of money alone is no pay: it
may be a budget, or what the company sells.
"""

from __future__ import annotations

import re
from typing import Final

from secondround.text import plain_letters

_SIGN: Final = r"(?:[€$£¥]|\b(?:EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK|CAD|AUD|NZD|Euros?|zł)\b)"
_NUMBER: Final = r"\d[\d.,'’\u00a0\u202f ]*(?:k|K|T€)?"
_MONEY: Final = re.compile(rf"{_SIGN} ?{_NUMBER}|{_NUMBER} ?{_SIGN}")
_NAMED: Final = (
    r"salary|salaries|compensation|base (?:pay|is|range)|pay (?:range|band|rate|scale)"
    r"|pay(?= ?[:–—-])|(?:range|band) (?:for|of) (?:the|this) (?:role|position|post|job)"
    r"|wages?|remuneration|OTE|\w*gehalt\w*|vergütung|entgelt|salaire|rémunération|salario|sueldo"
    r"|retribuzione|stipendio"
)
_PERIOD: Final = (
    r"annual(?:ly)?|per (?:year|annum|hour|month|week|day)|an? (?:year|hour|month)|p\.a\.|pro rata"
    r"|gross|brutto"
    r"|im (?:jahr|monat)|jährlich|pro (?:jahr|stunde)|brut|par (?:an|mois|heure)|bruto"
    r"|al (?:año|mes)|lordi"
)
_OF_PAY: Final = re.compile(
    rf"\b(?:{_NAMED}|{_PERIOD})(?!\w)|/ ?(?:yr|year|hr|hour|h|mo)\b", re.IGNORECASE
)
_IS_NAMED: Final = re.compile(rf"\b(?:{_NAMED})\b", re.IGNORECASE)
_LONGEST_LABEL: Final = 5  # words
_AROUND: Final = frozenset(
    """
    plus bonus bonuses up to from and or circa ca approx starting depending on experience doe dep
    pro rata commission benefits package equity fte basic ab bis von zu zzgl und bonus je nach
    erfahrung de a et prime variable selon profil desde hasta segun experiencia mas y incentivos
    pension employer employers contribution contributions allowance holiday overtime
    base tips gratuities on dependent depends negotiable
    gross net per year k pa usd eur gbp chf cad aud
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words beside an amount, in a line that is only about pay."""


def is_pay(sentence: str) -> bool:
    """Whether a sentence says what the position pays."""
    return bool(_MONEY.search(sentence) and _OF_PAY.search(sentence))


def is_named(sentence: str) -> bool:
    """Whether a sentence calls an amount the pay; one "a year" may be a budget."""
    return bool(_MONEY.search(sentence) and _IS_NAMED.search(sentence))


def is_label(text: str) -> bool:
    """Whether a heading or a short line calls what is below it the pay: "US pay range"."""
    return len(text.split()) <= _LONGEST_LABEL and bool(_IS_NAMED.search(text))


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
