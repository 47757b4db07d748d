"""From what was written to models: every error in plain words, with a stable code, at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.factories import LEAST_RECORD

from secondround.problems import MOST, Problem, Severity
from secondround.records.models.candidate import Story
from secondround.records.models.fields import Model
from secondround.records.models.people import Interviewer
from secondround.records.models.record import Record
from secondround.records.schema import MODELS
from secondround.records.validate import validate
from secondround.records.wordings import WORDINGS
from secondround.records.yaml import reader
from secondround.records.yaml.quoting import as_yaml
from secondround.records.yaml.source import FieldPath, Source

FILE = PurePosixPath("packets/harbor/interview.yml")
ROUND = (
    LEAST_RECORD
    + "interviewers: {ana: {name: Ana}}\n"
    + "rounds:\n- name: Second\n  sessions:\n  - with: [ana]\n    "
)


def found(document: str, model: str = "record") -> tuple[Model | None, tuple[Problem, ...], Source]:
    source, problems = reader.read(FILE, document.encode())
    assert not problems
    value, problems = validate(MODELS[model], source)
    return value, problems, source


def only(document: str, model: str = "record") -> Problem:
    value, problems, _ = found(document, model)
    assert value is None
    (problem,) = problems
    return problem


def test_unknown_field_points_at_its_name() -> None:
    """An unknown field is underlined itself, and the nearest name is the hint; it is not missing
    besides.
    """
    problem = only(ROUND + "minuts: 45\n")
    assert (problem.code, problem.line, problem.column, problem.width) == ("unknown-field", 8, 5, 6)
    assert problem.message == "`minuts` is not a field of a session."
    assert problem.hint == "did you mean `minutes`?"


@pytest.mark.parametrize(
    ("model", "document", "hint"),
    [
        (
            "record",
            "company: {name: Quay}\nrole: {title: Mate}\nquestions: [{text: Why?, ask: x}]\n",
            "a question has `id`, `text`, `about`, `for`, `ask_everyone` and `follow_up`",
        ),
        ("pseudonyms", "zzzz: Nia Lind\n", "the pseudonyms have `$schema` and `names`"),
        ("comments", "zzzz: [Bring the map.]\n", "a file of comments has `$schema` and `comments`"),
    ],
)
def test_an_unknown_field_like_no_other_lists_those_there_are(
    model: str, document: str, hint: str
) -> None:
    """One of them, or several, as English has it."""
    assert only(document, model).hint == hint


def test_missing_field_points_at_its_parent() -> None:
    """A missing field is told at what lacks it, with an example."""
    problem = only("company: {about: Parts}\nrole: {title: Lead}\n")
    assert (problem.code, problem.line, problem.column, problem.width) == ("missing-field", 1, 1, 7)
    assert (problem.message, problem.hint) == (
        "`name` is missing from a company.",
        "such as `name: Harbor Logistics`",
    )


def test_missing_at_the_top_is_about_the_file() -> None:
    """What the whole file lacks stands at its beginning and underlines nothing."""
    problem = only("company: {name: Harbor}\n")
    assert (problem.code, problem.line, problem.column, problem.width) == ("missing-field", 1, 1, 0)


def test_bad_value_points_at_the_value() -> None:
    """A bad value is underlined itself."""
    problem = only(ROUND + "minutes: soon\n")
    assert (problem.code, problem.line, problem.column, problem.width) == ("bad-number", 8, 14, 4)


def test_bad_id_of_a_person_points_at_the_name() -> None:
    """Ids that are names of fields are underlined there, and a better one is made of them."""
    problem = only(LEAST_RECORD + "interviewers:\n  Zoë Ruiz: {name: Zoë}\n")
    assert (problem.code, problem.line, problem.column, problem.width) == ("bad-id", 4, 3, 8)
    assert problem.hint.endswith("such as `zoe-ruiz`")


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ("name: A\nstories:\n- {id: a, title: b, situation: c, action: ''}\n", (3, 43)),
        (
            "name: A\nstories:\n- {id: a, title: b, situation: c, action: d, answers: soon}\n",
            (3, 55),
        ),
        (
            "name: A\nstories:\n- {id: a, title: b, situation: c, action: d, probes: ['']}\n",
            (3, 55),
        ),
    ],
)
def test_a_text_that_stands_for_more_is_where_its_problem_is(
    document: str, place: tuple[int, int]
) -> None:
    """Where text stands for a list or a map, a problem inside points at the text."""
    problem = only(document, "candidate")
    assert (problem.line, problem.column) == place


@pytest.mark.parametrize(
    ("value", "made"),
    [("no", False), ("Yes", True), ("off", False), ("TRUE", True), ('"on"', True)],
)
def test_flags(value: str, made: bool) -> None:  # noqa: FBT001 - a value under test
    """A flag is read in every way that people write one."""
    record, problems, _ = found(
        f"company: {{name: Harbor}}\n"
        f"role: {{title: L, requirements: [{{text: a, must: {value}}}]}}\n"
    )
    assert not problems
    assert record is not None
    assert record.model_dump()["role"]["requirements"][0]["must"] is made


@pytest.mark.parametrize("value", ["9:30", "09:30", '"09:30"', "9.30"])
def test_times(value: str) -> None:
    """A time of day is one, however YAML would have read it."""
    record, problems, _ = found(ROUND + f"minutes: 45\n    at: {value}\n")
    assert not problems
    assert record is not None
    assert record.model_dump()["rounds"][0]["sessions"][0]["at"].isoformat() == "09:30:00"


@pytest.mark.parametrize("name", ["no", "on", "1:30", "2026-11-24", "007", "1e3", "true", "12:30"])
def test_names_stay_names(name: str) -> None:
    """A company called like a number or a switch keeps its name."""
    record, _, _ = found(f"company: {{name: {name}}}\nrole: {{title: Lead}}\n")
    assert record is not None
    assert record.model_dump()["company"]["name"] == name


@pytest.mark.parametrize(
    "value",
    [
        "2026-02-30",
        "24.11.2026",
        "2026-11",
        "20261124",
        "2026-W47-2",
        "2026-11-24T09:30",
        "٢٠٢٦-١١-٢٤",
        "0226-11-24",
        "9999-12-31",
    ],
)
def test_dates(value: str) -> None:
    """A date is year, month and day, with hyphens, and exists; no interview is in the year 226."""
    assert (
        only(f"company: {{name: H, researched: {value}}}\nrole: {{title: L}}\n").code == "bad-date"
    )


@pytest.mark.parametrize(
    "value", ["1.5", "4_5", "-45", "+45", "0x2d", "45.0", "٤٥", "45 people", "9" * 5000]
)
def test_numbers(value: str) -> None:
    """A number is digits alone."""
    assert only(ROUND + f"minutes: {value}\n").code == "bad-number"


@pytest.mark.parametrize(
    "link",
    [
        "example.com",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https://a b",
        "data:text/html,x",
    ],
)
def test_links(link: str) -> None:
    """A link starts in one of four ways and holds no space."""
    assert only(f"company: {{name: H, website: '{link}'}}\nrole: {{title: L}}\n").code == "bad-link"


def test_python_names_are_no_fields() -> None:
    """A field has the one name that is documented."""
    assert {problem.code for problem in found(ROUND + "minutes: 45\n    with_: [ana]\n")[1]} == {
        "unknown-field"
    }


def test_entries_that_are_wrong_do_not_make_a_list_empty() -> None:
    """A list whose entries all have problems is not called empty besides."""
    assert [problem.code for problem in found(ROUND + "minutes: soon\n")[1]] == ["bad-number"]


# One complete document of each kind, made of the models' own examples.


def example(model: type[Model]) -> dict[str, Any]:
    fields = model.model_json_schema(by_alias=True)["properties"]
    return {name: field["examples"][0] for name, field in fields.items()}


def paths(value: Any, path: FieldPath = ()) -> Iterator[FieldPath]:
    yield path
    if isinstance(value, dict | list):
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from paths(item, (*path, step))


def changed(value: Any, path: FieldPath, new: Any) -> Any:
    if not path:
        return new
    copy = value.copy()
    copy[path[0]] = changed(value[path[0]], path[1:], new)
    return copy


WHOLE = {name: example(model) for name, model in MODELS.items()}
WHOLE["record"]["interviewers"] = {"ana-ruiz": example(Interviewer)}
WHOLE["record"]["rounds"] = [
    {
        "name": "Second",
        "date": "2026-11-24",
        "sessions": [{"minutes": 45, "with": ["ana-ruiz"], "thanked": False}],
    }
]
WHOLE["candidate"]["stories"] = [example(Story)]
VALUES = [
    "",
    "word",
    "Two words",
    "7",
    "-1",
    "x" * 30_000,
    [],
    {},
    ["a"],
    [[]],
    [{}],
    {"a": "b"},
    {"name": {}},
    [None],
    {"text": []},
]
CASES = [(name, path) for name, whole in WHOLE.items() for path in paths(whole)]


THEIR_WORDS = re.compile(r"\b(Input|valid|pydantic|dictionary|tuple|string|NoneType)\b")
"""What pydantic says in its errors."""


def in_our_words(problem: Problem) -> str:
    """What a problem says, without the one word that pydantic uses, too: `x` is not a valid `y`."""
    message = problem.message
    if problem.code == "bad-choice":
        message, replaced = re.subn(r"` is not a valid `\w+`\.$", "`", message)
        assert replaced == 1
    return f"{message} {problem.hint}"


@given(st.sampled_from(CASES), st.sampled_from(VALUES))
def test_any_value_anywhere(case: tuple[str, FieldPath], value: Any) -> None:
    """Whatever stands anywhere in a document, it is read or has problems, in our words, inside the
    file.
    """
    name, path = case
    document = yaml.safe_dump(changed(WHOLE[name], path, value), allow_unicode=True, width=1000)
    source, problems = reader.read(FILE, document.encode())
    if problems:
        return
    made, problems = validate(MODELS[name], source)
    assert (made is None) == any(problem.severity is Severity.ERROR for problem in problems)
    for problem in problems:
        assert problem.line <= len(source.lines)
        assert problem.column <= len(source.lines[problem.line - 1]) + 1
        assert problem.message.endswith(".")
        assert not THEIR_WORDS.search(in_our_words(problem))
        assert problem.message.count("`") % 2 == 0
        assert problem.hint.count("`") % 2 == 0
    with_types(name, source, problems)


def with_types(name: str, source: Source, problems: tuple[Problem, ...]) -> None:
    """Each of pydantic's types has words of its own, so that none falls back to general ones."""
    try:
        MODELS[name].model_validate(source.value, by_alias=True, by_name=False)
    except ValidationError as error:
        types = {details["type"] for details in error.errors()}
        assert types <= {"missing", "extra_forbidden", *WORDINGS}
    else:
        assert not problems


@pytest.mark.parametrize("name", MODELS)
def test_whole_documents_are_taken(name: str) -> None:
    """The examples of all fields make a document without a problem."""
    document = yaml.safe_dump(WHOLE[name], allow_unicode=True)
    assert found(document, name)[1] == ()


def texts(value: Any) -> Any:
    """A value with each scalar as the text that it is written as."""
    if isinstance(value, dict):
        return {key: texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [texts(item) for item in value]
    return value if isinstance(value, str) else str(value).lower()


@pytest.mark.parametrize("name", MODELS)
def test_examples_in_hints_can_be_copied(name: str) -> None:
    """The example of every field, written as in a hint, is YAML that says the same."""
    for field, value in WHOLE[name].items():
        source, problems = reader.read(FILE, f"{field}: {as_yaml(value)}\n".encode())
        assert not problems
        assert source.value == {field: texts(value)}


def test_an_empty_text_is_left_out_where_it_may_be() -> None:
    """Quotes with nothing in them are no reason to make nothing; a field that is needed is one."""
    text = (
        'company: {name: A, about: "", industry: " "}\nrole: {title: B, posting: \'\'}\n'
        "notes: |\n\n"
    )
    source, _ = reader.read(PurePosixPath("interview.yml"), text.encode())
    record, problems = validate(Record, source)
    assert record
    assert (record.company.about, record.company.industry, record.role.posting, record.notes) == (
        None,
        None,
        None,
        None,
    )
    assert [(problem.code, problem.severity) for problem in problems] == [
        ("empty-text", Severity.WARNING)
    ] * 4
    source, _ = reader.read(
        PurePosixPath("interview.yml"), text.replace("title: B", 'title: ""').encode()
    )
    record, problems = validate(Record, source)
    assert record is None
    severities = {problem.message: problem.severity for problem in problems}
    assert severities["`title` is empty."] is Severity.ERROR
    assert severities["`about` is empty."] is Severity.WARNING


def test_any_number_of_empty_texts_can_go() -> None:
    """More than are shown of one file, too."""
    people = "".join(f"  p{number}: {{name: A, title: ''}}\n" for number in range(MOST * 2))
    text = f"company: {{name: A}}\nrole: {{title: B}}\ninterviewers:\n{people}"
    source, _ = reader.read(PurePosixPath("interview.yml"), text.encode())
    record, problems = validate(Record, source)
    assert record
    assert len(problems) == MOST * 2


def test_another_name_that_is_empty_is_an_error() -> None:
    """An entry of a map is no field that may be left out: without it a real name would be
    published.
    """
    source, _ = reader.read(PurePosixPath("pseudonyms.yml"), b'names: {Ana Ruiz: "", names: ""}\n')
    made, problems = validate(MODELS["pseudonyms"], source)
    assert made is None
    assert {problem.severity for problem in problems} == {Severity.ERROR}
