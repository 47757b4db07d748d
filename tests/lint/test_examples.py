"""The examples on the pages of the rules are records that nobody could find fault with."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from secondround import lint
from secondround.problems import CODES, Stage, page
from secondround.records import Application

BEYOND_A_RECORD = {"unreadable-lock", "shared-interviewer", "client-in-shared-file"}
"""Of other files, or of several clients at once."""
OF_RULES = [
    code.id
    for code in CODES.values()
    if code.stage in {Stage.CHECKING, Stage.PLANNING} and code.id not in BEYOND_A_RECORD
]


@pytest.mark.parametrize("code", OF_RULES)
def test_an_example_is_faultless(code: str, write: Callable[..., Application]) -> None:
    """Put into a clean record, the example of a rule's page leaves nothing to say, but that it has
    no day where it is about something else.
    """
    examples = re.findall(r"^```yaml\n(.*?)^```$", page(code), re.MULTILINE | re.DOTALL)
    assert examples
    for example in examples:
        file, fields = example.split("\n", 1)
        kind = {"# candidate.yml": "candidate", "# interview.yml": "record"}[file]
        # Plain text only.
        changes: dict[str, Any] = yaml.load(fields, Loader=yaml.BaseLoader)  # noqa: S506
        found = {problem.code for problem in lint.check(write(**{kind: changes}), None)}
        assert found <= {"session-without-time"} - {code}
