"""The names of the months, in six languages.

In: languages. Out: the names of each month, in plain letters. Short forms are left to the
readers: some are words of their own, such as "set" and "mag".
"""

from __future__ import annotations

from typing import Final

_NAMES: Final = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar marz april mai juni juli august september oktober november dezember",
    "fr": "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "pt": "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
}


def names_by_month(*languages: str) -> tuple[tuple[str, ...], ...]:
    """The names of each of the twelve months in those languages, January first; without any
    language, in all.
    """
    names = [_NAMES[language].split() for language in languages or _NAMES]
    return tuple(zip(*names, strict=True))
