"""The ledger of figures: what is said twice is said with one figure.

In: an application. Out: problems that name both places. `statements` decides what may be compared.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.lint.statements import Statement, contradiction, read, unsupported
from secondround.problems import Problem
from secondround.records import Application, facts
from secondround.records.models import Session, Story
from secondround.records.yaml import FieldPath, Source
from secondround.text import amounts, caseless, one_line, quoted, sentences

CODE: Final = "figures-differ"
SAID: Final = (
    "if you said so, leave it written here, and correct it with them: in the thank-you note, or "
    "when you next meet; then say under `settled:` how"
)
"""What to do about a figure that was said to somebody: the record of it stays true."""
_MARKS: Final = re.compile(r"[*_`]+")
_THEIRS: Final = re.compile(r"\byour?s?\b", re.IGNORECASE)
"""What an answer says of "your hub" is a figure of theirs."""
_OWN: Final = re.compile(r"\b(?:I|[Mm]y)\b")
"""What the notes on a session say of the candidate: the rest may be of anybody."""


class _Text(Struct, frozen=True):
    """A text with figures in it, as the author wrote it."""

    source: Source
    path: FieldPath
    text: str
    story: Story | None = None
    fact: str = ""  # id


class Contradiction(Struct, frozen=True):
    """A statement with an amount that differs from that of another one."""

    statement: Statement
    amount: amounts.Amount
    other: Statement
    its: amounts.Amount


def in_bank(application: Application) -> Iterator[Problem]:
    """A figure of the candidate's file differs from a fact, or from itself elsewhere."""
    yield from map(_problem, _among(_statements(application, _bank(application)), ()))
    for index, story in enumerate(application.candidate.stories):
        yield from _summary(application, index, story)


def in_record(application: Application) -> Iterator[Problem]:
    """A figure of an answer, or of what was said in a session, differs from one in the record or
    in the candidate's file.
    """
    yield from map(_problem, of_record(application))


def of_record(application: Application) -> Iterator[Contradiction]:
    """The figures of answers, and of what was said in sessions, that differ from another."""
    said = _statements(application, _answers(application))
    if said:
        yield from _among(said, _statements(application, _bank(application)))


def against_resume(
    application: Application, told: Iterable[tuple[str, str]], name: str
) -> list[Problem]:
    """Of each sentence of a resume, the first figure of ours that it differs from; each once.

    told: the resume's texts, each with its employer, "" where none is known. name: of its file.
    """
    stories = application.candidate.stories
    known = {caseless(story.employer) for story in stories if story.employer}
    sent: list[tuple[Statement, str]] = []
    for text, employer in told:
        for sentence in map(one_line, sentences.split_sentences(text)):
            named = frozenset(filter(caseless(f"{employer} {sentence}").__contains__, known))
            employers = named or frozenset({caseless(employer)} - {""})
            source = application.candidate_source
            said = Statement(source, (), read(sentence), employers, story=name)
            sent.append((said, sentence))
    newest = _newest(stories)
    present = frozenset({caseless((newest.employer or "") if newest else "")} - {""})
    texts = [*_bank(application), *_titles(application), *_answers(application)]  # facts first
    ours = [
        replace(each, employers=each.employers or present)  # what names none is of the present one
        for each in _statements(application, texts)
    ]
    problems: dict[tuple[FieldPath, str, str], Problem] = {}
    for other, sentence in sent:
        for statement in ours:
            if found := contradiction(statement, other):
                message = (
                    f"This says `{found[0].written}`; {name} says `{found[1].written}`: "
                    f"{quoted(sentence)}."
                )
                hint = "correct it here, or know what to say: whoever has read the resume may ask"
                problem = statement.source.problem(statement.path, CODE, message, hint)
                problems.setdefault((statement.path, found[0].number, found[1].number), problem)
                break
    return [*problems.values()]


def _bank(application: Application) -> Iterator[_Text]:
    candidate, source = application.candidate, application.candidate_source
    for index, fact in enumerate(candidate.facts):
        yield _Text(source, ("facts", index, "say"), fact.say, fact=fact.id)
    yield _Text(source, ("headline",), candidate.headline or "")
    yield _Text(source, ("pitch",), candidate.pitch or "")
    for index, story in enumerate(candidate.stories):
        for path, text in _told(story):
            yield _Text(source, ("stories", index, *path), text, story)


def _titles(application: Application) -> Iterator[_Text]:
    source = application.candidate_source
    for index, story in enumerate(application.candidate.stories):
        yield _Text(source, ("stories", index, "title"), story.title, story)


def _told(story: Story) -> Iterator[tuple[FieldPath, str]]:
    for name in ("situation", "task"):
        yield (name,), getattr(story, name) or ""
    for step, text in enumerate(story.action):
        yield ("action", step), text
    for name in ("result", "learned"):
        yield (name,), getattr(story, name) or ""
    for number, probe in enumerate(story.probes):
        yield ("probes", number, "answer"), probe.answer or ""


def _answers(application: Application) -> list[_Text]:
    """What the candidate says, without the figures that are the company's."""
    company = caseless(application.record.company.name)
    return [
        text
        for text in _record(application)
        if not _THEIRS.search(text.text) and company not in caseless(text.text)
    ]


def _record(application: Application) -> Iterator[_Text]:
    record, source = application.record, application.record_source
    yield _Text(source, ("role", "motivation"), record.role.motivation or "")
    for index, message in enumerate(record.messages):
        yield _Text(source, ("messages", index, "text"), message.text)
    for index, requirement in enumerate(record.role.requirements):
        path: FieldPath = ("role", "requirements", index, "evidence")
        yield _Text(source, path, requirement.evidence or "")
    for index, concern in enumerate(record.role.concerns):
        yield _Text(source, ("role", "concerns", index, "answer"), concern.answer or "")
    for index, expected in enumerate(record.expect):
        yield _Text(source, ("expect", index, "answer"), expected.answer or "")
    for number, stage in enumerate(record.rounds):
        for index, session in enumerate(stage.sessions):
            for place, text in _noted(session):
                yield _Text(source, ("rounds", number, "sessions", index, *place), text)


def _noted(session: Session) -> Iterator[tuple[FieldPath, str]]:
    """What was said in a session, without what was settled."""
    for index, asked in enumerate(session.asked):
        yield ("asked", index, "answer"), asked.answer or ""
    for index, doubt in enumerate(session.concerns):
        yield ("concerns", index, "answer"), doubt.answer or ""
    for index, stated in enumerate(session.stated):
        if not stated.settled:
            yield ("stated", index, "text"), stated.text
    own = filter(_OWN.search, sentences.split_sentences(session.debrief or ""))
    yield ("debrief",), " ".join(own)


def _newest(stories: Iterable[Story]) -> Story | None:
    """The newest story: the first without a year, as a resume's are of a position that lasts."""
    return max(stories, key=lambda story: story.year or dt.MAXYEAR, default=None)


def _statements(application: Application, texts: Iterator[_Text] | list[_Text]) -> list[Statement]:
    """The sentences with amounts, each with the employer that it names or that its story names."""
    stories = application.candidate.stories
    known = {caseless(story.employer) for story in stories if story.employer}
    newest = _newest(stories)
    found = []
    for text in texts:
        story = text.story or (newest if text.fact else None)
        employer = caseless(story.employer) if story and story.employer else ""
        whole = _MARKS.sub("", facts.with_facts(text.text, application.candidate))
        for sentence in sentences.split_sentences(whole):
            said = read(one_line(sentence))
            if said.amounts:
                plain = caseless(sentence)
                named = frozenset(filter(plain.__contains__, known))
                employers = named or frozenset({employer} - {""})
                id_ = text.story.id if text.story else ""
                found.append(Statement(text.source, text.path, said, employers, id_, text.fact))
    return found


def _among(said: Sequence[Statement], before: Sequence[Statement]) -> Iterator[Contradiction]:
    """For each statement, the first that it contradicts of those above it; facts stand above, and
    nothing is held against one that contradicts another itself.
    """
    by_unit: defaultdict[str, list[Statement]] = defaultdict(list)
    for other in before:
        _file(other, by_unit)
    for statement in said:
        near: dict[int, Statement] = {}
        for amount in statement.said.amounts:
            for unit in amount.units:
                near |= {id(other): other for other in by_unit[unit]}
        for other in sorted(near.values(), key=lambda other: not other.fact):
            if found := contradiction(statement, other):
                yield Contradiction(statement, found[0], other, found[1])
                break
        else:
            _file(statement, by_unit)


def _file(statement: Statement, by_unit: defaultdict[str, list[Statement]]) -> None:
    for amount in statement.said.amounts:
        for unit in amount.units:
            by_unit[unit].append(statement)


def _problem(found: Contradiction) -> Problem:
    statement, amount, other, its = found.statement, found.amount, found.other, found.its
    place = f"{other.source.file}:{_line(other.source, other.path, its)}"
    if other.fact:
        by = f"the fact `{other.fact}` ({place}) says `{its.written}`"
        hint = f"write `[[{other.fact}]]`, or say when or where it was another figure"
    else:
        by = f"{place} says `{its.written}`"
        hint = (
            "correct one of them, or say when or where each holds; as a fact, written "
            "`[[its-id]]` in both, it cannot differ again"
        )
    if statement.path[0] == "rounds" and "concerns" not in statement.path:
        hint = SAID
    message = f"This says `{amount.written}`; {by}."
    problem = statement.source.problem(statement.path, CODE, message, hint)
    at = _found(statement.source, statement.path, amount)
    if not at:
        return problem
    line, column, width = at
    return replace(problem, line=line, column=column, width=width)


def _found(source: Source, path: FieldPath, amount: amounts.Amount) -> tuple[int, int, int] | None:
    """The line, column and width of an amount's number, where the file has it as it is read."""
    place, value = source.place(path), source.value_at(path)
    length = value.count(" ") // 4 + value.count("\n") + 2 if isinstance(value, str) else 1
    number = re.compile(rf"(?<![\w.,]){re.escape(amount.number)}(?!\w)")
    start = place.column - 1
    for line in range(place.line, min(place.line + length, len(source.lines) + 1)):
        if found := number.search(source.lines[line - 1], start):
            return line, found.start() + 1, len(found[0])
        start = 0
    return None


def _line(source: Source, path: FieldPath, amount: amounts.Amount) -> int:
    found = _found(source, path, amount)
    return found[0] if found else source.place(path).line


def _summary(application: Application, index: int, story: Story) -> Iterator[Problem]:
    """The title and the cue have the figures that the story has."""
    source = application.candidate_source
    beats = []
    for path, text in _told(story):
        if path[0] != "probes":
            whole = _MARKS.sub("", facts.with_facts(text, application.candidate))
            beats += [(path, read(one_line(each))) for each in sentences.split_sentences(whole)]
    for name in ("title", "cue"):
        said = read(one_line(facts.with_facts(getattr(story, name) or "", application.candidate)))
        if found := unsupported(said, [beat for _, beat in beats]):
            amount, its = found
            told = next(path for path, beat in beats if its in beat.amounts)
            line = _line(source, ("stories", index, *told), its)
            yield source.problem(
                ("stories", index, name),
                CODE,
                f"The {name} of the story `{story.id}` says `{amount.written}`; what it tells "
                f"({source.file}:{line}) says `{its.written}`.",
                "correct one of them, or tell in the story where the other figure comes from",
                about=(story.id,),
            )
