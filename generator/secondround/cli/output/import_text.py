"""An import as a person sees it: what was read, what would change, and what is left to decide.

In: what `app.importing` found. Out: texts for a terminal.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Final

from secondround.app import imported_facts, imported_file, importing
from secondround.cli.output import wrap
from secondround.imports import Entry, Found, Value, evidence, reading
from secondround.system import typed
from secondround.text import capital, counted, listed, one_line, shortened

_KINDS = {
    "resume": "a resume",
    "posting": "a job posting",
    "invitation": "an invitation",
    "stories": "a story bank",
}
_COUNTED = {
    "stories": ("story", "stories"),
    "requirements": ("requirement", "requirements"),
    "sessions": ("session", "sessions"),
    "interviewers": ("person", "people"),
    "competencies": ("competency", "competencies"),
}
_SUBJECT: Final = re.compile("“[^”]*”")
"""Where a text is, if that is all of one mail: nobody needs it at every line."""
_WIDE = 160  # characters of a value that is compared
_LONGEST = 1000  # characters of one text that are shown
_FEW = 2  # texts without a place that are shown of one file, unless all are wanted
_BRIEF = 50  # characters of the first of more
_FACTS = 16  # that are shown to be confirmed, unless all are wanted
_REMARKS = 4  # that are shown of one file, unless all are wanted
_LINES = 60  # of a file's changes that are shown
_SPARE = 5  # lines more than these are shown rather than counted


def read(imported: reading.Imported, *, full: bool) -> str:
    """What each file is, and how much was found in it; what was noticed, in short or in full."""
    lines: list[str] = []
    for item in imported.read:
        found = item.found
        holds = listed(tuple(_amounts(found)))
        behind = f": {holds}" if holds else ""
        is_ = f"is {_KINDS[found.kind]}" if len(item.files) == 1 else "are invitations"
        lines.append(f"{_named(item)} {is_} ({_format(found)}){behind}.")
        shown = found.remarks if full else found.remarks[:_REMARKS]
        lines += [f"  {remark}" for remark in shown]
        if left := len(found.remarks) - len(shown):
            lines.append(f"  {capital(counted(left, 'more remark'))}: --full shows all.")
    lines += [f"Skipped: {line}" for line in imported.passed_over]
    lines += [f"Not read: {line}" for line in imported.unread]
    return "\n".join(lines)


def _format(found: Found) -> str:
    """What kind of document it is, without the program that made it."""
    return found.format.partition(" made by ")[0]


def _named(item: reading.Read) -> str:
    return listed([file.name for file in item.files])


def changes(wanted: importing.Preview, *, full: bool) -> str:
    """The changes as a diff, of which a long one is cut unless all of it is wanted; an attachment
    by its size.
    """
    parts: list[str] = []
    for change in wanted.changes:
        if change.file.suffix == ".yml":
            lines = difference(change)
            left = 0 if full or len(lines) <= _LINES + _SPARE else len(lines) - _LINES
            parts += lines[: len(lines) - left]
            if left:
                parts.append(f"… {left} more lines; --full shows them.")
        else:
            parts.append(f"{change.file}: kept as it is, {len(change.after):,} bytes.")
    return "\n".join(parts)


def agreement(wanted: importing.Preview) -> str:
    """What a person is asked before anything is written."""
    if wanted.changes:
        return "Write these changes?"
    return "The records stay as they are. Remember what was read, so that it is not shown again?"


def left_open(wanted: importing.Preview, imported: Sequence[reading.Read], *, full: bool) -> str:
    """What a person has to decide, and what found no field."""
    parts = [*wanted.moved, *("\n".join(_clash(clash)) for clash in wanted.clashes)]
    parts.append(questions(wanted, imported, full=full))
    return "\n".join(filter(None, parts))


def questions(wanted: importing.Preview, imported: Sequence[reading.Read], *, full: bool) -> str:
    """What the files do not say, what of them is proposed as a proof, and what found no place."""
    lines = [*map(_proof, wanted.proofs), *wanted.hints]
    for item in imported:
        asked = [missing for missing in item.found.missing if missing not in wanted.answered]
        lines += [f"{_named(item)}: {missing.question}" for missing in asked]
        unplaced = [each for each in item.found.unplaced if not wanted.has_as_evidence(each)]
        if not unplaced:
            continue
        head = f"{_named(item)}: {counted(len(unplaced), 'line')} with no place in a packet"
        if not full and len(unplaced) > _FEW:
            first = shortened(one_line(unplaced[0].text), _BRIEF)
            lines.append(f"{head}, such as “{first}”; --full lists them.")
            continue
        texts = []
        subjects = set(filter(_SUBJECT.fullmatch, map(attrgetter("where"), unplaced)))
        for text in unplaced:
            is_only = len(subjects) == 1 and text.where in subjects
            where = f"{text.where}: " if text.where and not is_only else ""
            texts.append(f"{where}{_short(text.text)}")
        if len(texts) == 1:
            lines.append(f"{head}: {texts[0]}")
        else:
            lines += [f"{head}:", *(f"  {text}" for text in texts)]
    return "\n".join(lines)


def _proof(proof: evidence.Proof) -> str:
    line, asked = proof.line, proof.requirement.text
    return f"“{line.text}” in {line.file} is proposed as proof of “{asked}”."


def is_cut(imported: Sequence[reading.Read]) -> bool:
    """Whether `--full` would show more of what was read."""
    return any(
        len(item.found.remarks) > _REMARKS or len(item.found.unplaced) > _FEW for item in imported
    )


def paths(files: Sequence[Path], names: Collection[str]) -> list[str | Path]:
    """Where those of the files and the folders' files are that have these names; `-` is pasted."""
    found: list[str | Path] = []
    for path in files:
        if path.is_dir():
            found += [inside.resolve() for inside in sorted(path.iterdir()) if inside.name in names]
        elif path.name in names:
            found.append(path.resolve())
        elif str(path) == "-":
            found.append("-")
    return found


def in_full(
    imported: Sequence[reading.Read], files: Sequence[Path], stated: Mapping[str, str], *more: str
) -> str:
    """The command that lists everything, for files that are imported already: it changes nothing.

    more: words of the command that say which packet they are for.
    """
    names: set[str] = set()
    for item in imported:
        names.update(file.name for file in item.files)
    said: list[str] = []
    for name, kind in stated.items():
        said += ["--as", f"{kind}:{name}" if name else kind]
    way = typed.line("secondround", "import", *paths(files, names), *said, *more, "--full")
    return f"To see all that was read, in the workspace:\n  {way}"


def to_confirm(facts: Sequence[imported_facts.Fact], *, full: bool) -> str:
    """What was read and not asked, a line for each fact; "" where there is none."""
    if not facts:
        return ""
    shown = facts if full or len(facts) <= _FACTS + 1 else facts[:_FACTS]
    places = {str(fact.file) for fact in facts}
    lines = [f"Please confirm: this was read, not asked, and is in {listed(sorted(places))}:"]
    lines += [wrap.fill(f"line {fact.line}: {fact.text}", "  ", "    ") for fact in shown]
    if left := len(facts) - len(shown):
        lines.append(f"  … and {counted(left, 'more fact')} in the same file.")
    return "\n".join(lines)


def _clash(clash: imported_file.Clash) -> Iterator[str]:
    place = f"{clash.file}:{clash.line}"
    if not clash.yours:
        thing = shortened(one_line(clash.theirs), _BRIEF)
        yield f"{place}: you took “{thing}” out of {clash.field}, and it stays out."
    elif not clash.theirs:
        thing = shortened(one_line(clash.yours), _BRIEF)
        yield f"{place}: “{thing}” is called off, and stays: you have changed it."
    else:
        yield f"{place}: {clash.field} is yours, and stays:"
        yield f"  yours: {_line(clash.yours)}"
        yield f"  file:  {_line(clash.theirs)}"


def _line(text: str) -> str:
    """The text on one line of a terminal, or its beginning."""
    return shortened(one_line(text), _WIDE)


def _short(text: str) -> str:
    """The text, or its beginning where it would fill the screen."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"


def difference(change: imported_file.Change) -> list[str]:
    """A file's changes, line by line."""
    is_new = change.before is None or change.was_example
    before = [] if is_new or change.before is None else change.before.decode().splitlines()
    after = change.after.decode().splitlines()
    old = "/dev/null" if is_new else str(change.file)
    said = [f"This replaces the example in {change.file}:"] if change.was_example else []
    return said + list(difflib.unified_diff(before, after, old, str(change.file), lineterm=""))


def _amounts(found: Found) -> Iterator[str]:
    """How many stories, requirements, sessions and people were found."""
    for name, (one, many) in _COUNTED.items():
        number = sum(_held(fields, name) for fields in (found.candidate, found.record))
        if number:
            yield counted(number, one, many)


def _held(value: Value, name: str) -> int:
    """How many entries fields of that name hold, however deep they are."""
    if isinstance(value, tuple):
        inner: Iterable[Value] = (item.fields for item in value if isinstance(item, Entry))
        return sum(_held(item, name) for item in inner)
    if isinstance(value, dict):
        held = value.get(name)
        own = len(held) if isinstance(held, tuple | dict) else 0
        return own + sum(_held(item, name) for key, item in value.items() if key != name)
    return 0
