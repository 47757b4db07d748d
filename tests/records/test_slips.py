"""What YAML reads otherwise than it looks: the cause is told at its own place, and nothing is lost
without a word.
"""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround.problems import Problem, Severity
from secondround.records.models.record import Record
from secondround.records.validate import validate
from secondround.records.yaml import quoting, reader, slips

BEGIN = "company: {name: Acme}\nrole: {title: Lead}\n"
LINES = BEGIN.count("\n")


def told(text: str) -> list[Problem]:
    source, problems = reader.read(PurePosixPath("interview.yml"), (BEGIN + text).encode())
    found = [] if source.value is None else validate(Record, source)[1]
    return sorted((*problems, *found))


MERGED = "<<<<<<< HEAD\n{}=======\n{}>>>>>>> side\n"
PERSON = "interviewers:\n  kim:\n    name: Kim\n"


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        (
            PERSON.replace(": Kim", "：Kim") + "    title: Head\n",
            3,
            9,
            "The colon `：` is a wide one",
        ),
        (PERSON.replace(": Kim", "： Kim"), 3, 9, "The colon `：` is a wide one"),
        (
            PERSON.replace(": Kim", ":Kim") + "    title: Head\n",
            3,
            9,
            "A space is missing after this colon",
        ),
        ("logistics:\n  dress:Neat\n", 2, 8, "A space is missing after this colon"),
        (
            "rounds: [{name: A, sessions: [{minutes:45, with: [kim]}]}]\n",
            1,
            39,
            "A space is missing after this",
        ),
        (
            PERSON.replace(": Kim", ":\u00a0Kim") + "    title: Head\n",
            3,
            10,
            "The space after `:` is a no-break",
        ),
        (PERSON + "\u00a0   title: Head\n", 4, 1, "The space before this line is a no-break space"),
        (
            PERSON + "    \u3000title: Head\n",
            4,
            5,
            "The space before this line is an ideographic space",
        ),
        (
            "logistics:\n  bring:\n    * Passport\n    * Pen\n",
            3,
            5,
            "A list's entry starts with `- `",
        ),
        ("logistics:\n  bring: * Passport\n", 2, 10, "A list's entry starts with `- `"),
        ("logistics:\n  bring:\n  -Passport\n  -Pen\n", 4, 3, "A space is missing after this `-`"),
        (
            PERSON + '    say: "KIM\n    title: Head\nnotes: "x"\n',
            4,
            10,
            "The quote that opens here is closed only",
        ),
        (PERSON + "    say: 'KIM\n    title: Head\n", 4, 10, "This quote is never closed"),
        (PERSON + "    background: 'Kim's boat'\n", 4, 22, "There is text after the closing quote"),
        (
            "notes: |\n  Take\n  -Passport\nexpect: ['it's']\n",
            4,
            14,
            "There is text after the closing quote",
        ),
        (MERGED.format("notes: a\n", "notes: b\n"), 1, 1, "A merge in git is unfinished"),
        (
            MERGED.format("", "notes: b\n").replace("\n", "\r\n"),
            1,
            1,
            "A merge in git is unfinished",
        ),
        ("notes: |\n  a\n" + MERGED.format("  b\n", "  c\n"), 3, 1, "A merge in git is unfinished"),
        ("notes: 'a\n" + MERGED.format("b\n", "c\n") + "'\n", 2, 1, "A merge in git is unfinished"),
        (
            "logistics: {bring: [a,\n" + MERGED.format("b,\n", "c,\n") + "]}\n",
            2,
            1,
            "A merge in git is unfinished",
        ),
        ("notes: Room #4\n  and more\n", 1, 13, "The text ends before ` #`"),
        ("logistics: {bring: [C #, F #]}\n", 1, 23, "The text ends before ` #`"),
        ("expect:\n  - What failed: you?\n", 2, 5, "This is read as a field and its value"),
        ("logistics:\n  bring:\n    - Note: two\n", 3, 7, "This is read as a field and its value"),
        ("notes:\n  Note: two\n", 2, 3, "This is read as a field and its value"),
        (
            "interviewers:\n  kim:\n    name: Null\n",
            3,
            11,
            "`name` is missing: `Null` means nothing in YAML",
        ),
        ("interviewers:\n  null: {name: Kim}\n", 2, 3, "`null` means nothing in YAML"),
    ],
)
def test_the_cause_is_told_at_its_own_place(text: str, line: int, column: int, said: str) -> None:
    """Not where the parser stumbled, and not in the parser's terms."""
    (problem,) = [problem for problem in told(text) if problem.severity is Severity.ERROR]
    assert problem.message.startswith(said)
    assert (problem.line - LINES, problem.column) == (line, column)
    assert problem.hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("logistics:\n  dress: Note: neat\n", 'put it in quotes: `dress: "Note: neat"`'),
        (
            "logistics:\n  bring:\n    - I traced it: it fell\n",
            'put it in quotes: `"I traced it: it fell"`',
        ),
        (
            "logistics:\n  bring:\n    - id: pass\n      name: Passport\n",
            "write the name alone: `Passport`",
        ),
        (
            "interviewers:\n  kim:\n    name: Null\n",
            'if it is a name or a word, put it in quotes: `name: "Null"`',
        ),
        (
            "notes: F #4\n",
            'if it was meant as a comment, write `# `; otherwise put it in quotes: `notes: "F #4"`',
        ),
        (
            "logistics:\n  bring:\n    - F #\n",
            'if it was meant as a comment, write `# `; otherwise put it in quotes: `- "F #"`',
        ),
    ],
)
def test_the_hint_writes_the_line_as_it_should_be(text: str, hint: str) -> None:
    """What is in the hint can be copied."""
    assert hint in [problem.hint for problem in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "notes: ok # a comment\n",
        "notes: ok  #  another\n",
        "notes: 45 # 30 would do\n",
        "notes: |\n  Room #4\n",
        'notes: "Room #4" #4\n',
        "notes: C# and F#\n",
        "# name: Null\nnotes: nullify ~ all\n",
        "notes:\n",
        "logistics: {dress: null, arrive: ~}\n",
        "notes: see https://example.com/a:b\n",
    ],
)
def test_what_is_meant_so_is_left_alone(text: str) -> None:
    """Comments, words in texts, and nothing where nothing was meant."""
    assert told(text) == []


@given(st.text("ab #FC4:-'", min_size=1, max_size=12))
def test_no_text_is_cut_without_a_word(text: str) -> None:
    """What is read of a plain value is the whole line, or there is a problem; but for comments as
    people write them.
    """
    source, problems = reader.read(PurePosixPath("a.yml"), f"a: {text}\n".encode())
    written = text.strip()
    if problems or (isinstance(source.value, dict) and source.value.get("a") == written):
        return
    assert quoting.quoted(written) != written
    assert not written or written.startswith(("'", "#")) or " # " in written


@given(st.text("a: -*\n\"'#\u00a0：{[,", max_size=40))
def test_any_slip_has_words(text: str) -> None:
    """Whatever is typed gives a record or problems, each on a line that is there."""
    lines = (BEGIN + text).count("\n") + 1
    for problem in told(text):
        assert 1 <= problem.line <= lines
        assert problem.message


def test_a_value_that_begins_with_a_quote_goes_into_single_ones() -> None:
    """What begins with a double quote is kept whole by single quotes around it."""
    hint = slips.quoted_line('title: "Will Best" said no: a feature')
    assert (
        hint == "put the whole text in single quotes: `title: '\"Will Best\" said no: a feature'`"
    )
    assert "`|`" in slips.quoted_line('title: "Will Best" doesn\'t agree: no')


def test_text_behind_a_quote_belongs_to_the_value() -> None:
    """A value that begins with quoted words is to be put into single quotes as a whole."""
    [problem] = reader.read(PurePosixPath("x.yml"), b'title: "Will Best" said no: a feature\n')[1]
    assert "`title: '\"Will Best\" said no: a feature'`" in problem.hint
