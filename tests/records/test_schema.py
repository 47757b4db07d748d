"""The published JSON Schemas: true to the models, and of use to an editor."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from secondround.problems import Severity
from secondround.records import schema
from secondround.records.plain_meaning import LENGTH, TIMES
from secondround.records.validate import validate
from secondround.records.written_dates import DATES
from secondround.records.yaml import reader

ROOT = Path(__file__).parents[2]
TEXTS = schema.texts()
EXAMPLES = {
    "record": sorted((ROOT / "packets").rglob("interview.yml")),
    "candidate": sorted((ROOT / "packets").rglob("candidate.yml")),
    "library": sorted((ROOT / "packets" / "library").glob("*.yml")),
}


class Core(yaml.CSafeLoader):
    """What an editor reads: YAML 1.2's core schema."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own way


for tag, pattern, first in (
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", "true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), first)


def edited(text: str) -> Any:
    """A document as an editor's YAML reader gives it."""
    return yaml.load(text, Loader=Core)  # noqa: S506 - safe, with other names for scalars


def judged(name: str) -> Draft202012Validator:
    return Draft202012Validator(
        json.loads(TEXTS[name]), format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def taken(name: str, text: str) -> bool:
    """Whether the models take a document, perhaps with a note."""
    source, problems = reader.read(PurePosixPath("a.yml"), text.encode())
    found = [*problems, *validate(schema.MODELS[name], source)[1]]
    return all(problem.severity is Severity.NOTE for problem in found)


def fields(part: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(part, dict):
        properties = part.get("properties", {})
        yield from properties.items()
        for value in [
            *properties.values(),
            *(part[key] for key in part if key not in {"properties", "examples"}),
        ]:
            yield from fields(value)
    if isinstance(part, list):
        for value in part:
            yield from fields(value)


@pytest.mark.parametrize("name", schema.MODELS)
def test_published(name: str, request: pytest.FixtureRequest) -> None:
    """The file in the repository is what the models say today."""
    file = ROOT / "schema" / f"{name}.schema.json"
    if request.config.getoption("--update-golden"):
        file.write_text(TEXTS[name], "utf-8")
    assert file.read_text("utf-8") == TEXTS[name]


@pytest.mark.parametrize("name", schema.MODELS)
def test_metaschema(name: str) -> None:
    """Each is a JSON Schema 2020-12 that refers to nothing outside itself."""
    made = json.loads(TEXTS[name])
    Draft202012Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "$id" not in TEXTS[name]
    assert all(
        reference.startswith("#/$defs/")
        for reference in re.findall(r'"\$ref": "([^"]*)"', TEXTS[name])
    )


@pytest.mark.parametrize("name", schema.MODELS)
def test_every_field_is_told(name: str) -> None:
    """Every field has a description, a reach, and an example that its own schema and the model
    take.
    """
    made = json.loads(TEXTS[name])
    told = list(fields(made))
    assert len(told) > 1
    for field, part in told:
        assert part["description"].endswith((".", "]]")), field
        assert part["x-reach"] in {"coach", "candidate", "carry", "public"}, field
        (example,) = part["examples"]
        assert example not in ([], {}, ""), field
        Draft202012Validator(part | {"$defs": made.get("$defs", {})}).validate(example)


@pytest.mark.parametrize(
    ("name", "file"), [(name, file) for name in EXAMPLES for file in EXAMPLES[name]]
)
def test_examples(name: str, file: Path) -> None:
    """What the models take as we read it, the schema takes as an editor reads it: the example
    workspace.
    """
    text = file.read_text("utf-8")
    assert taken(name, text)
    judged(name).validate(edited(text))


RECORD = "company: {name: Harbor}\nrole: {title: Lead}\ninterviewers: {ana: {name: Ana}}\n"
SESSION = RECORD + "rounds:\n- name: Second\n  sessions:\n  - {minutes: 45, with: [ana], "

ODD = [
    ("record", "company: {name: 2026}\nrole: {title: 1e3}\n"),
    ("record", "company: {name: no}\nrole: {title: on}\nvisibility: ~\nrounds:\nnotes: 007\n"),
    (
        "record",
        (
            "company: {name: true, culture: 1.5, objectives: [1, {text: 2, date: 2026-11-24}, ]}\n"
            "role: {title: 1:30}\n"
        ),
    ),
    ("record", SESSION + "at: 9:30, thanked: Yes, stories: 3}\n"),
    ("record", SESSION + 'at: 9.30, thanked: "no", stories: "3"}\n'),
    ("record", SESSION + "thanked: [ana, 7]}\n"),
    ("record", SESSION + "thanked: []}\n"),
    ("record", SESSION + "thanked: FALSE, told: [7, true], avoid: }\n"),
    (
        "record",
        RECORD + "logistics: {}\nexpect: [Why?, {text: Where?, answers: can}]\n"
        "questions: [{text: 1, for: }]\n",
    ),
    (
        "candidate",
        "name: 1\nstories:\n- {id: 1, title: 2, situation: 3, action: 4, answers: can}\n",
    ),
    (
        "candidate",
        (
            "name: A\nstories:\n"
            "- {id: a, title: b, situation: c, action: [d, ], answers: [can, fit], year: 2024}\n"
        ),
    ),
    ("candidate", "name: A\npace: 150\nphone: 0305550100\nprofile: HTTPS://example.com\n"),
    (
        "library",
        "competencies: [teamwork, 5, {name: a, also: [b, 1]}]\nroles: [{role: peer, judges: }]\n",
    ),
]


@pytest.mark.parametrize(("name", "text"), ODD)
def test_what_the_models_take_the_schema_takes(name: str, text: str) -> None:
    """Numbers, true and false, and nothing stand where our reader sees text or leaves a field
    out.
    """
    assert taken(name, text)
    judged(name).validate(edited(text))


FORMS = [
    ("record", SESSION + "tell: dock-strike}\n"),
    ("record", SESSION + "tell: [Dock-Strike], format: Technical}\n"),
    ("record", SESSION.replace("[ana]", "Ana") + "at: 14h30}\n"),
    ("record", SESSION.replace("45", "1 h") + "at: 2:30 pm}\n"),
    ("record", SESSION.replace("45", "1 hour 30 minutes") + "at: 12 AM}\n"),
    ("record", SESSION.replace("45", "90m") + 'at: "2.30 p.m."}\n'),
    ("record", RECORD.replace("name: Ana}", "name: Ana, role: Hiring-Manager}")),
    ("record", RECORD.replace("Harbor}", "Harbor, researched: 5th of Nov. 2026}")),
    ("record", RECORD.replace("Harbor}", 'Harbor, researched: "November 5,  2026"}')),
    ("record", RECORD + "visibility: Public\nquestions: Who?\nexpect: Why?\n"),
    ("record", RECORD.replace("Lead}", "Lead, requirements: Leads calmly}")),
    ("candidate", "name: A\ncompetencies: Team-Work\n"),
    (
        "candidate",
        (
            "name: A\nstories: [{id: Dock-Strike, title: b, situation: c, action: d, answers: CAN,"
            " shows: Stake-holders}]\n"
        ),
    ),
]


@pytest.mark.parametrize(("name", "text"), FORMS)
def test_what_is_read_with_a_note_the_schema_takes(name: str, text: str) -> None:
    """An editor marks nothing that reading plainly understands."""
    assert taken(name, text)
    judged(name).validate(edited(text))


def as_typed(form: re.Pattern[str]) -> st.SearchStrategy[str]:
    """What somebody may type in one of the other forms."""
    typed = st.from_regex(re.compile(form.pattern, re.ASCII), fullmatch=True)
    return st.sampled_from([str.upper, str.lower, str.title]).flatmap(typed.map)


@pytest.mark.parametrize(
    ("field", "forms"), [("researched", DATES), ("at", TIMES), ("minutes", (LENGTH,))]
)
@given(data=st.data())
def test_whatever_is_read_the_schema_takes(
    field: str, forms: tuple[re.Pattern[str], ...], data: st.DataObject
) -> None:
    """The schema may take more than reading does, and never less."""
    value = data.draw(st.one_of(*map(as_typed, forms)))
    if field == "researched":
        text = RECORD.replace("Harbor}", f'Harbor, researched: "{value}"}}')
    elif field == "at":
        text = SESSION + f'at: "{value}"}}\n'
    else:
        text = SESSION.replace("45", f'"{value}"') + "}\n"
    if taken("record", text):
        judged("record").validate(edited(text))


WRONG = [
    ("record", "company: {name: Harbor}\n"),
    ("record", "company: Harbor\nrole: {title: Lead}\n"),
    ("record", RECORD + "salary: 1\n"),
    ("record", RECORD + "visibility: secret\n"),
    ("record", RECORD + "interviewer: {}\n"),
    ("record", "company: {name: }\nrole: {title: Lead}\n"),
    ("record", 'company: {name: ""}\nrole: {title: Lead}\n'),
    ("record", f"company: {{name: {'x' * 301}}}\nrole: {{title: Lead}}\n"),
    ("record", "company: {name: [Harbor]}\nrole: {title: Lead}\n"),
    ("record", "company: {name: Harbor, website: www.example.com}\nrole: {title: Lead}\n"),
    ("record", "company: {name: Harbor, researched: 24.11.2026}\nrole: {title: Lead}\n"),
    ("record", "company: {name: Harbor, researched: 2026-02-30}\nrole: {title: Lead}\n"),
    (
        "record",
        "company: {name: Harbor}\nrole: {title: Lead, requirements: [{text: a, must: perhaps}]}\n",
    ),
    (
        "record",
        "company: {name: Harbor}\nrole: {title: Lead}\ninterviewers: {Ana Ruiz: {name: Ana}}\n",
    ),
    ("record", SESSION + "at: half past nine}\n"),
    ("record", SESSION + "at: 25:00}\n"),
    ("record", SESSION + "format: interrogation}\n"),
    ("record", SESSION + "stories: 13}\n"),
    ("record", SESSION + "tell: [Dock Strike]}\n"),
    ("record", RECORD + "rounds: [{date: 2026-11-24}]\n"),
    ("record", RECORD + "rounds: [{name: Second, sessions: [{with: []}]}]\n"),
    ("record", RECORD + "rounds: [{name: Second, sessions: [{minutes: 1:30, with: [ana]}]}]\n"),
    (
        "record",
        RECORD + "rounds: [{name: Second, time_zone: half past, "
        "sessions: [{minutes: 45, with: [ana]}]}]\n",
    ),
    ("record", RECORD + "rounds: [{name: Second, sessions: [{minutes: 45, with_: [ana]}]}]\n"),
    ("candidate", "headline: Lead\n"),
    ("candidate", "name: A\npace: 200\n"),
    ("candidate", "name: A\nstories: [{id: a, situation: c, action: d}]\n"),
    ("candidate", "name: A\nstories: [{id: a, title: b, situation: c, action: []}]\n"),
    (
        "candidate",
        "name: A\nstories: [{id: a, title: b, situation: c, action: d, answers: maybe}]\n",
    ),
    ("candidate", "name: A\nstories: [{id: a, title: b, situation: c, action: d, strength: 4}]\n"),
    ("candidate", "name: A\nfacts: [{id: a}]\n"),
    ("candidate", "- name\n"),
    ("library", "questions: [{id: a, text: b}]\n"),
    ("library", "competences: []\n"),
]


@pytest.mark.parametrize(("name", "text"), WRONG)
def test_what_is_wrong_both_refuse(name: str, text: str) -> None:
    """The editor marks what `secondround check` would refuse."""
    assert not taken(name, text)
    assert list(judged(name).iter_errors(edited(text)))
