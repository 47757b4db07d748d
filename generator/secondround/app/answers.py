"""An answer as it is typed becomes a value as it is written: checked by the records' own rules.

In: what was typed, and what it may refer to. Out: a value, or an `UnclearError` that says what
would do.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Final, get_args

from secondround.problems import Problem, Severity
from secondround.records import field_lookup, validate
from secondround.records.edit import Plain, document
from secondround.records.models import Model
from secondround.records.yaml import TURNING, reader
from secondround.text import (
    capital,
    caseless,
    is_placeholder,
    listed_names,
    nearest,
    plain_letters,
)

_SEVERAL: Final = re.compile(r"[,;\n]")
_NUMBERS: Final = re.compile(r"[\d\s,;]+")
_STEP: Final = re.compile(r"[-*•]\s+")
_NO_TEXT: Final = re.compile(r"[\ud800-\udfff]")
"""What Python reads a byte as that is not UTF-8."""
_FEW: Final = 8
Same = Callable[[str], str]
"""The part of a name that tells it from others."""


class UnclearError(Exception):
    """An answer that cannot be taken; `str()` says why, and what would do.

    may_be_new: whether it is taken as a new name where the person insists. may_wait: whether all
    goes on without it where nobody can be asked again.
    """

    def __init__(self, said: str, *, may_be_new: bool = False, may_wait: bool = False) -> None:
        super().__init__(said)
        self.may_be_new = may_be_new
        self.may_wait = may_wait


class SeveralError(UnclearError):
    """A name that fits several."""


def readable(typed: str) -> str:
    """What was typed, without the unseen marks of direction that come along where it was copied;
    UnclearError where some of its bytes are no text.
    """
    if _NO_TEXT.search(typed):
        raise UnclearError("Some of it is not UTF-8 text. Type it again, or save it as UTF-8.")
    return TURNING.sub("", typed)


def in_field(model: type[Model], fields: Mapping[str, Plain], field: str) -> Plain:
    """The value of `field` as it is best written; UnclearError where the model refuses it."""
    if is_placeholder(str(fields[field])):
        raise UnclearError("That only holds a place. Leave it empty to fill it in later.")
    source, problems = reader.read(PurePosixPath("answers"), document(fields).encode())
    made, found = validate(model, source)
    for problem in (*problems, *found):
        if problem.severity is not Severity.NOTE:
            raise UnclearError(in_words(problem))
    attribute = next(
        name for name, known in model.model_fields.items() if (known.alias or name) == field
    )
    return _written(getattr(made, attribute), fields[field])


def in_words(problem: Problem) -> str:
    """What is wrong and what would do, as sentences."""
    hint = f" {capital(problem.hint)}." if problem.hint else ""
    return f"{problem.message}{hint}"


def _written(value: Any, typed: Plain) -> Plain:
    """A day, a time, a number or a choice in the one form that all files have; words as typed."""
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int):
        return value
    return typed


def choices(model: type[Model], field: str) -> tuple[str, ...]:
    """The words that a field chooses among."""
    declared = field_lookup.own_field(model, (field,))
    return get_args(declared.annotation) if declared else ()


def text(typed: str) -> Plain:
    """A text; lines that all begin with a dash are the steps of a list."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if lines and all(map(_STEP.match, lines)):
        return [_STEP.sub("", line, count=1) for line in lines]
    return typed.strip()


def numbers(typed: str, most: int) -> list[int]:
    """Indexes for the numbers in an answer, which count from 1."""
    found = []
    for part in re.split(r"[\s,;]+", typed.strip()):
        if not (part.isascii() and part.isdigit() and 1 <= int(part) <= most):
            raise UnclearError(f"Answer with numbers from 1 to {most}, such as 1 or 1, 2.")
        found.append(int(part) - 1)
    return list(dict.fromkeys(found))


def names(
    typed: str, known: Mapping[str, str], what: str, same: Same, *, new: bool = False
) -> list[str]:
    """What each name or number in an answer stands for.

    known: what may be named, by its name, in the order of the numbers. new: whether a name that is
    not known is taken as it is.
    """
    by_name = {same(name): meaning for name, meaning in known.items()}
    found: list[str] = []
    for part in parts(typed):
        meaning = by_name.get(same(part)) or _by_number(part, tuple(known.values()))
        fits = {} if meaning else fitting(part, known)
        if len(fits) == 1:
            (meaning,) = fits
        if meaning is None and not new:
            raise _several(part, fits) if fits else UnclearError(_unknown(part, known, what))
        found.append(meaning or part)
    return list(dict.fromkeys(found))


def one(typed: str, known: Sequence[str], what: str) -> str:
    """The one of the words that a name or a number stands for."""
    (found, *more) = names(typed, dict(zip(known, known, strict=True)), what, caseless) or [""]
    if more or not found:
        raise UnclearError(f"Choose one: {listed_names(known, 'or')}.")
    return found


def _by_number(part: str, known: Sequence[str]) -> str | None:
    index = int(part) if part.isascii() and part.isdigit() else 0
    return known[index - 1] if 1 <= index <= len(known) else None


def are_numbers(typed: str) -> bool:
    """Whether an answer has nothing but numbers, as in `2 3`."""
    return bool(_NUMBERS.fullmatch(typed))


def parts(typed: str) -> list[str]:
    """The names or numbers of an answer, one by one."""
    each = typed.replace(" ", ",") if are_numbers(typed) else typed
    return list(filter(None, map(str.strip, _SEVERAL.split(each))))


def fitting(part: str, known: Mapping[str, str]) -> dict[str, str]:
    """Everything with a name that has all words of `part`, as a person goes by the first name: the
    name by what it stands for. Accents count only where they tell names apart: not every keyboard
    has them.
    """
    return _with_words(part, known, caseless) or _with_words(part, known, plain_letters)


def _with_words(part: str, known: Mapping[str, str], spelt: Callable[[str], str]) -> dict[str, str]:
    wanted = set(spelt(part).split())
    found: dict[str, str] = {}
    for name, meaning in known.items():
        if wanted and wanted <= set(spelt(name).split()):
            found.setdefault(meaning, name)
    return found


def _several(part: str, fits: Mapping[str, str]) -> SeveralError:
    shown = listed_names(fits.values(), "or", most=_FEW)
    return SeveralError(f"`{part}` could mean {shown}: say which.")


def _unknown(part: str, known: Mapping[str, str], what: str) -> str:
    shown: dict[str, str] = {}
    for name, meaning in known.items():
        shown.setdefault(meaning, name)
    if near := nearest(part, known):
        return f"There is no {what} `{part}`. Did you mean `{shown[known[near]]}`?"
    few = listed_names(shown.values(), most=_FEW)
    there = f" There {'is' if len(shown) == 1 else 'are'} {few}."
    return f"There is no {what} `{part}`.{there if known else ''}"
