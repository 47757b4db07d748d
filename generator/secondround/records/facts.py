"""Facts in texts: `[[team-size]]` stands for the words that the candidate always says the same way.

In: a text and the candidate. Out: the text with the words in it, and a problem for each id that is
unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from secondround.problems import Problem
from secondround.records.models import Candidate
from secondround.records.yaml import Source, walk_texts
from secondround.text import capital, name_hint, one_line, sentences
from secondround.vocabulary import layout

_ID = r"\[\[[ \t]*(?P<id>\w[\w \t-]{0,79}?)[ \t]*\]\]"
FACT_REFERENCE = re.compile(_ID)
"""A reference to a fact; its first group is the id."""
_ANY = re.compile(rf"(?<![\w`])`[^`\n]+`|\\\[\[|{_ID}")
"""A reference, or brackets that are none: in code, or after a backslash."""


def with_facts(text: str, candidate: Candidate) -> str:
    """The text with every `[[id]]` replaced by the fact's words; an unknown one stays as it is."""
    words = {fact.id: fact.say for fact in candidate.facts}
    return replace_references(text, words.get)


def replace_references(text: str, words: Callable[[str], str | None]) -> str:
    r"""The text with `words(id)` for every `[[id]]` that has any, and plain brackets for `\[[`."""
    return _ANY.sub(lambda found: _instead(found, words), text) if "[[" in text else text


def referenced_ids(text: str) -> Iterator[str]:
    """The ids that a text refers to, in their order, as they are written."""
    return (found["id"] for found in _ANY.finditer(text) if found["id"])


def of_facts(source: Source, known: frozenset[str] | None) -> Iterator[Problem]:
    """Facts named in texts that the candidate's file does not hold."""
    if known is None or "[[" not in source.all_text:
        return
    for path, text in walk_texts(source.value):
        for id_ in dict.fromkeys(referenced_ids(text)):
            if id_.lower() in known:
                if id_ not in known:
                    message = f"`[[{id_}]]` is read as `[[{id_.lower()}]]`."
                    note = source.problem(path, "read-as", message)
                    yield _at_reference(source.written_in(path)[0], note, id_)
                continue
            add = f"add it to `facts` in `{layout.CANDIDATE}`"
            otherwise = f"{add}; brackets that are meant are `\\[[{id_}]]`"
            hint = name_hint(id_, known, otherwise=otherwise)
            message = f"There is no fact `{id_}`."
            found = source.problem(path, "unknown-fact", message, hint)
            yield _at_reference(source.written_in(path)[0], found, id_)


def _at_reference(source: Source, problem: Problem, id_: str) -> Problem:
    """The problem at the reference itself, where the file writes it; a text may be folded."""
    before = "\n".join(source.lines[: problem.line - 1])
    found = re.compile(rf"\[\[[ \t]*{re.escape(id_)}[ \t]*\]\]").search(source.text, len(before))
    if not found:
        return problem
    line = source.text.count("\n", 0, found.start()) + 1
    column = found.start() - source.text.rfind("\n", 0, found.start())
    return replace(problem, line=line, column=column, width=len(found[0]))


def _instead(found: re.Match[str], words: Callable[[str], str | None]) -> str:
    wording = words(found["id"].lower()) if found["id"] else None
    if wording is None:
        return found[0].removeprefix("\\")
    return capital(wording) if _begins(found) else wording


def _begins(found: re.Match[str]) -> bool:
    """Whether a sentence begins with the reference."""
    before = one_line(found.string[: found.start()]).strip()
    if not before:
        return found.string.rstrip().endswith((".", "!", "?"))
    return len(before) in sentences.sentence_ends(f"{before} Then")[:-1]
