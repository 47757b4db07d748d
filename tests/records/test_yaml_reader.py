"""The strict YAML reader: the author's words, each at its place, and a problem for everything
else.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

from secondround.problems import MOST, Problem, as_text
from secondround.records.yaml import reader, walk_texts
from secondround.records.yaml.source import FieldPath, Source

FILE = PurePosixPath("packets/harbor/interview.yml")


def read(document: str | bytes) -> tuple[Source, tuple[Problem, ...]]:
    return reader.read(FILE, document if isinstance(document, bytes) else document.encode())


def codes(document: str | bytes) -> list[str]:
    return [problem.code for problem in read(document)[1]]


@pytest.mark.parametrize(
    "word",
    [
        *(
            "no",
            "NO",
            "on",
            "off",
            "yes",
            "y",
            "true",
            "1:30",
            "12:30:45",
            "2026-11-24",
            "2026-13-45",
            "007",
            "0o17",
        ),
        *("0x1F", "1e3", "1_000", ".inf", "-0", "+49", "3.10", "=", "nil", "none"),
    ],
)
def test_words_arrive_as_written(word: str) -> None:
    """What YAML 1.1 would turn into something else stays the text that the author wrote."""
    source, problems = read(f"a: {word}\nb: [{word}]\n")
    assert not problems
    assert source.value == {"a": word, "b": [word]}


def test_long_figures_stay_text() -> None:
    """No figure is too long to be read."""
    assert read("a: " + "9" * 5000)[0].value == {"a": "9" * 5000}


def test_a_comma_in_braces_ends_a_text_with_a_warning() -> None:
    """What follows a comma in braces is no field's name: it is not lost in silence."""
    _, problems = read("a: {name: Landteil, difference: Cheaper, but two\n  days slower.}\n")
    assert [(problem.code, problem.column) for problem in problems] == [("means-nothing", 42)]
    assert "`but two days slower.`" in problems[0].message


def test_a_field_left_empty_in_braces_is_no_slip() -> None:
    """A name with a colon and nothing after it is a field that was left empty."""
    assert not read("a: {b: [c, d, e], f: , g: }\n")[1]


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", "# a comment"])
def test_nothing_is_absent(nothing: str) -> None:
    """An empty value, `~` and `null` count as left out; quoted they are text."""
    source, problems = read(f"a: {nothing}\nb:\n- {nothing}\n- c\n")
    assert {problem.code for problem in problems} <= {"means-nothing"}
    assert source.value == {"b": ["c"]}
    assert source.names(()) == ("a", "b")
    assert read("a: '~'\nb: ''\n")[0].value == {"a": "~", "b": ""}


@pytest.mark.parametrize(
    ("document", "value"),
    [
        ("a: one\n two\n", "one two"),
        ("a: |\n  one\n  two\n", "one\ntwo\n"),
        ("a: >-\n  one\n  two\n", "one two"),
        ("a: 'it''s'\n", "it's"),
        ('a: "one\\ttwo \\u00e9"\n', "one\ttwo é"),
        ("a: one # two\n", "one"),
        ("a: one#two\n", "one#two"),
        ("a: https://example.com/b:c\n", "https://example.com/b:c"),
        ("\ufeffa: one\r\n", "one"),
        ("a: one\rb: two", "one"),
        ("%YAML 1.2\n---\na: one\n...\n", "one"),
    ],
)
def test_styles(document: str, value: str) -> None:
    """Every way to write a text, and every line end, gives the text."""
    source, problems = read(document)
    assert not problems
    assert isinstance(source.value, dict)
    assert source.value["a"] == value


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("a: 1\na: 2\n", "duplicate-key"),
        ('a: 1\n"a": 2\n', "duplicate-key"),
        ("a: {b: 1, b: 2}\n", "duplicate-key"),
        ("a:\na: 2\n", "duplicate-key"),
        ("a: !x 1\n", "custom-tag"),
        ("a: !!str 1\n", "custom-tag"),
        ("!x {a: 1}\n", "custom-tag"),
        ("!x a: 1\n", "custom-tag"),
        ("a: ! 1\n", "custom-tag"),
        ("<<: {a: 1}\n", "merge-key"),
        ("a: {<<: b}\n", "merge-key"),
        ("a: &b 1\n", "yaml-alias"),
        ("&b a: 1\n", "yaml-alias"),
        ("a: *b\n", "yaml-alias"),
        ("*b : 1\n", "yaml-alias"),
        ("a: 1\n---\nb: 2\n", "several-documents"),
        ("a: 1\n---\n", "several-documents"),
        ("", "empty-file"),
        ("# nothing\n", "empty-file"),
        ("---\n", "empty-file"),
        ("~", "empty-file"),
        ("\ufeff", "empty-file"),
        ("- a\n", "wrong-kind"),
        ("a\n", "wrong-kind"),
        ("{a: 1}: 2\n", "bad-key"),
        ("[a]: 2\n", "bad-key"),
        ("? \n: 2\n", "bad-key"),
        (": 2\n", "yaml-syntax"),
        ("~: 2\n", "bad-key"),
        ("a: " + "[" * 20 + "]" * 20, "too-deep"),
        ("a: \x00\n", "control-character"),
        ("a: b\x85c\n", "control-character"),
        ("a: b\u2028c\n", "control-character"),
        ("a: b\ufeffc\n", "control-character"),
        ('a: "\\0"\n', "control-character"),
        ('a: "\\x1b[2J"\n', "control-character"),
        ('a: "\\r"\n', "control-character"),
        ("a: b\u202ec\n", "direction-character"),
        ('a: "\\u2067"\n', "direction-character"),
        ('"\\u2067": a\n', "direction-character"),
        (b"a: \xff\n", "not-utf-8"),
        (b"a: \xc3", "not-utf-8"),
        (b"a: \xed\xa0\x80\n", "not-utf-8"),
        ("a: b\n".encode("utf-16"), "not-utf-8"),
        ("a: b\n".encode("utf-16-be"), "not-utf-8"),
        (b"a" * (2**19 + 1), "file-too-large"),
        ('a: "\\ud800"\n', "yaml-syntax"),
        ("%YAML 3.0\n---\na: b\n", "yaml-syntax"),
        ("%TAG ! x\n%TAG ! y\n---\na: b\n", "yaml-syntax"),
        ("a: !y!z b\n", "yaml-syntax"),
        ("\ta: b\n", "yaml-syntax"),
        ("a: `b`\n", "yaml-syntax"),
    ],
)
def test_refused(document: str | bytes, code: str) -> None:
    """Each trap of YAML has a code of its own."""
    assert code in codes(document)
    assert set(codes(document)) == {code}


def test_marks_of_other_alphabets_are_taken() -> None:
    """What Hebrew, Arabic, Persian and emoji texts need is no problem: marks, joiners, further
    planes.
    """
    words = "עברית\u200f, العربية\u061c, می\u200cخواهم, 👩\u200d🚀, 𝄞"
    assert read(f"a: {words}\n")[0].value == {"a": words}


@pytest.mark.slow
@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [*a]\n",
        "&a a: *a\n",
        "a: &a {b: *a}\n",
        "a: &a [x]\n" + "".join(f"b{i}: &b{i} [*a,*a,*a,*a,*a,*a,*a,*a]\n" for i in range(60)),
        "a: " + "[" * 200_000,
        "a: " + "{a: " * 100_000,
        "- " * 200_000,
        "? " * 200_000,
        "!a " * 100_000,
        "\n" * 500_000,
        'a: ["' + '\\a","' * 80_000,
        "\x07" * 500_000,
        "a: b\n" * 100_000,
        "a: [" + "b," * 200_000 + "]\n",
    ],
    ids=lambda bomb: repr(bomb[:12]),
)
@pytest.mark.ends
def test_bombs(bomb: str) -> None:
    """What is made to exhaust time or memory is read or refused in a moment, with few problems."""
    assert len(codes(bomb)) <= MOST + 1


def test_what_can_go_on_goes_on() -> None:
    """Problems that spoil one value hide no others."""
    assert codes("a: !x 1\na: 2\n{b: c}: d\ne: !y 3\n") == [
        "custom-tag",
        "duplicate-key",
        "bad-key",
        "custom-tag",
    ]


def test_empty_places() -> None:
    """A path that leads nowhere has the place of what is nearest to it; a file without a value its
    beginning.
    """
    source, _ = read("a:\n  b: [c]\n")
    assert (source.place(("a", "x")).line, source.place(("a", "x")).column) == (1, 1)
    assert (source.place(("a", "b", 7)).line, source.place(("a", "b", 7)).column) == (2, 3)
    assert source.place(("x",)).width == 0
    assert read("a: [")[0].place(("a",)).line == 1


# An oracle for values and places: documents written by the test, which notes where it puts what.

names = st.text("abcdefgh", min_size=1, max_size=5)
words = st.text("abc é漢🚀0-", min_size=1, max_size=12).filter(
    lambda word: word.strip() == word and word[0] not in "- "
)
trees = st.recursive(
    words | st.none(),
    lambda inner: (
        st.dictionaries(names, inner, min_size=1, max_size=4)
        | st.lists(inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


class Writer:
    """Writes a tree as block YAML, and notes the place of each key and value."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.keys: dict[FieldPath, tuple[int, int, int]] = {}
        self.values: dict[FieldPath, tuple[int, int, int]] = {}

    def write(self, tree: Any, path: FieldPath, indent: int) -> Any:
        """Write below; what the reader should make of it."""
        made: Any = {} if isinstance(tree, dict) else []
        for step, item in tree.items() if isinstance(tree, dict) else enumerate(tree):
            place = (*path, step if isinstance(tree, dict) else len(made))
            head = f"{step}:" if isinstance(tree, dict) else "-"
            self.lines.append(" " * indent + head)
            line = len(self.lines)
            if isinstance(tree, dict):
                self.keys[place] = (line, indent + 1, len(str(step)))
            if isinstance(item, str):
                self.lines[-1] += f" {item}"
                self.values[place] = (line, indent + len(head) + 2, len(item))
            value = self.write(item, place, indent + 2) if isinstance(item, dict | list) else item
            if isinstance(tree, dict) and value is not None:
                made[step] = value
            elif value is not None:
                made.append(value)
        return made


@pytest.mark.slow
@given(st.dictionaries(names, trees, min_size=1, max_size=5))
@examples(150)
def test_values_and_places(tree: dict[str, Any]) -> None:
    """Every value arrives, and every key and text is found at the line, column and width where it
    was written.
    """
    writer = Writer()
    expected = writer.write(tree, (), 0)
    source, problems = read("\n".join(writer.lines) + "\n")
    assert not problems
    assert source.value == expected
    for key, noted in ((True, writer.keys), (False, writer.values)):
        for path, place in noted.items():
            found = source.place(path, key=key)
            assert (found.line, found.column, found.width) == place


# Whatever the bytes.

ODD = [
    *(
        "a",
        "b: ",
        "- ",
        "\n",
        "  ",
        ": ",
        "? ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "'",
        '"',
        "|",
        ">",
        "&x ",
        "*x",
        "!t ",
        "<<: ",
    ),
    *(
        "#",
        "%",
        "@",
        "`",
        "\t",
        "\\",
        "---\n",
        "...\n",
        "~",
        "\r",
        "é",
        "\x00",
        "\u202e",
        "\u2028",
        "\\u202e",
        "null",
    ),
]
documents = st.lists(st.sampled_from(ODD), max_size=30).map("".join)


def sane(document: bytes) -> None:
    source, problems = reader.read(FILE, document)
    assert problems or isinstance(source.value, dict)
    for problem in problems:
        assert 1 <= problem.line <= len(source.lines)
        assert 1 <= problem.column <= len(source.lines[problem.line - 1]) + 1
        assert problem.column + problem.width <= len(source.lines[problem.line - 1]) + 2
        shown = as_text(problem, source.lines)
        assert all(letter.isprintable() or letter in "\n\t\u200c\u200d" for letter in shown)
    assert reader.read(FILE, document)[1] == problems


@given(st.binary(max_size=200))
@examples(400)
def test_any_bytes(document: bytes) -> None:
    """Any bytes give a value or problems inside the file, never anything else, and the same ones
    again.
    """
    sane(document)


@given(st.text(max_size=200))
@examples(200)
def test_any_text(document: str) -> None:
    """So does any text."""
    sane(document.encode("utf-8", "replace"))


@pytest.mark.slow
@given(documents)
@examples(800)
def test_any_mixture_of_signs(document: str) -> None:
    """So does any mixture of YAML's signs."""
    sane(document.encode())


def bare(value: Any) -> Any:
    """A value of PyYAML's BaseLoader, without what is empty."""
    if isinstance(value, dict):
        return {key: made for key, item in value.items() if (made := bare(item)) is not None}
    if isinstance(value, list):
        return [made for item in value if (made := bare(item)) is not None]
    return None if value in ("", "~", "null") else value


@pytest.mark.slow
@given(documents.filter(lambda document: not {"'", '"', "|", ">", "\t"} & set(document)))
@examples(400)
def test_what_is_read_another_reader_reads_the_same(document: str) -> None:
    """Where there is no problem, PyYAML's own reader in Python finds the same texts, lists and
    maps.
    """
    source, problems = read(document)
    try:
        other = yaml.load(document.replace("\r", "\n"), Loader=yaml.BaseLoader)  # noqa: S506 - text alone
    except yaml.YAMLError:
        return  # it refuses a few signs that libyaml takes, such as a question mark in brackets
    if not problems:
        assert source.value == bare(other)


def test_every_text_has_a_path() -> None:
    """The texts of a file are walked in its order, each with the steps that lead to it."""
    source, _ = read("a: one\nb: [two, {c: three}]\nd:\n")
    assert list(walk_texts(source.value)) == [
        (("a",), "one"),
        (("b", 0), "two"),
        (("b", 1, "c"), "three"),
    ]


def test_a_bare_list_of_comments_is_answered_with_their_field() -> None:
    """What is missing above a list of comments is named: `comments:`."""
    _, (problem,) = reader.read(PurePosixPath("packets/ann/quay/comments.yml"), b"- Well done.\n")
    assert problem.code == "wrong-kind"
    assert "`comments:`" in problem.hint
