"""The plan for machines keeps to its published schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from tests.plan.rounds import small

from secondround import plan
from secondround.records import Application

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "schema" / "plan.schema.json").read_text(encoding="utf-8")
)


def test_the_schema_is_one() -> None:
    """The published schema is itself valid, draft 2020-12."""
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.slow
@given(small())
@settings(max_examples=60)
def test_every_plan_keeps_to_the_schema(made: Application) -> None:
    """What is printed has every field of the schema, no other, and survives JSON."""
    printed = plan.to_json(plan.make(made, len(made.record.rounds) - 1), made)
    assert json.loads(json.dumps(printed)) == printed
    errors = [error.message for error in Draft202012Validator(SCHEMA).iter_errors(printed)]
    assert errors == []
    assert [objective["name"] for objective in printed["levels"]][:2] == [
        "interest",
        "sessions",
    ]
