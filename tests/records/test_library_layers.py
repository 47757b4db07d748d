"""A candidate's own library on top of the shared one: what it replaces, adds and hides."""

from __future__ import annotations

from itertools import chain
from pathlib import PurePosixPath
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.factories import LEAST_RECORD
from tests.workspaces import WritePackets

from secondround import records
from secondround.problems import Severity
from secondround.records import Library, Source, Workspace, library_layers
from secondround.records.library_layers import EMPTY_LIBRARY, ResolvedLibrary
from secondround.records.models.library import Hidden, QuestionEntry

SHARED = """\
competencies:
  - {name: teamwork, also: [working together]}
  - calm
questions:
  - {id: first-year, text: What should I have done in a year?, about: success}
  - {id: praise, text: What was somebody last praised for?, about: culture}
roles:
  - {role: peer, judges: [teamwork]}
prompts:
  - {id: crowd, text: When were you one of many?, shows: [teamwork]}
"""


def libraries(found: Workspace) -> dict[str, Library]:
    assert found.problems == ()
    return {application.id: application.library for application in found.applications}


def test_each_client_draws_on_their_own(write_packets: WritePackets) -> None:
    """Entries of the same id are replaced in their place, others added at the end; no other client
    sees it.
    """
    root = write_packets(
        {
            "library/shared.yml": SHARED,
            "amara/candidate.yml": "name: Amara Okafor\n",
            "amara/harbor/interview.yml": LEAST_RECORD,
            "amara/library/ours.yml": "questions:\n"
            "  - {id: night, text: Who decides at night?, about: role}\n"
            "  - {id: first-year, text: What is a good first year?, about: success}\n"
            "roles: [{role: peer, judges: [calm]}]\n"
            "hide: {questions: [praise], prompts: [crowd]}\n",
            "ben/candidate.yml": "name: Ben Ode\n",
            "ben/harbor/interview.yml": LEAST_RECORD,
        }
    )
    made = libraries(records.read(root))
    assert [question.text for question in made["amara/harbor"].questions] == [
        "What is a good first year?",
        "Who decides at night?",
    ]
    assert [card.judges for card in made["amara/harbor"].roles] == [("calm",)]
    assert made["amara/harbor"].prompts == ()
    assert [question.id for question in made["ben/harbor"].questions] == ["first-year", "praise"]
    assert made == {
        key: application.library
        for key in made
        for application in records.read(root, {key}).applications
    }


def test_layers_of_several_folders(write_packets: WritePackets) -> None:
    """A library lies on that of the folder above, up to the shared one."""
    found = libraries(
        records.read(
            write_packets(
                {
                    "library/shared.yml": SHARED,
                    "spring/library/group.yml": "hide: {questions: [praise]}\n"
                    "competencies: [rail freight]\n",
                    "spring/amara/candidate.yml": "name: Amara Okafor\n",
                    "spring/amara/library/ours.yml": "questions:\n"
                    "  - {id: praise, text: Praised?, about: culture}\n",
                    "spring/amara/harbor/interview.yml": LEAST_RECORD,
                }
            )
        )
    )
    library = found["spring/amara/harbor"]
    assert [question.text for question in library.questions] == [
        "What should I have done in a year?",
        "Praised?",
    ]
    assert [entry.name for entry in library.competencies] == ["teamwork", "calm", "rail freight"]


def test_what_is_taken_away_is_said_where_it_is(write_packets: WritePackets) -> None:
    """The problem stands in the overlay, whoever needs the name, and only where nobody defines it
    again.
    """
    files = {
        "library/shared.yml": "competencies: [teamwork, calm]\n",
        "amara/candidate.yml": "name: Amara Okafor\ncompetencies: [calm]\n",
        "amara/harbor/interview.yml": "company: {name: Harbor}\nrole:\n  title: Lead\n"
        "  requirements:\n"
        "    - {text: Works with all, shows: [Team-work, calm]}\n",
        "amara/library/ours.yml": "hide: {competencies: [teamwork, calm]}\n",
    }
    found = records.read(write_packets(files))
    assert [application.id for application in found.applications] == ["amara/harbor"]
    (problem,) = found.problems
    assert problem.severity is Severity.WARNING
    assert (str(problem.file), problem.column, problem.code) == (
        "packets/amara/library/ours.yml",
        23,
        "hidden-needed",
    )
    assert "`packets/amara/harbor/interview.yml:5`" in problem.message


def shelf(below: ResolvedLibrary, library: Library) -> ResolvedLibrary:
    return library_layers.apply_layer(
        below, [(library, Source(PurePosixPath("x.yml"), ""))], below.own, whole=True
    )


KEYS = st.sampled_from("abcdef")


def layers() -> st.SearchStrategy[list[tuple[list[str], list[str]]]]:
    layer = st.tuples(st.lists(KEYS, unique=True), st.lists(KEYS, unique=True))
    return st.lists(layer, max_size=4)


@given(layers())
def test_layers_against_a_plain_map(drawn: list[tuple[list[str], list[str]]]) -> None:
    """Any layers give what one gets by changing a map: hidden out, replaced in place, new at the
    end.
    """
    expected: dict[str, str] = {}
    made = EMPTY_LIBRARY
    for number, (given_here, hidden) in enumerate(drawn):
        for key in hidden:
            if key not in given_here:
                expected.pop(key, None)
        expected |= {key: f"{key}{number}?" for key in given_here}
        entries = tuple(
            QuestionEntry(id=key, text=f"{key}{number}?", about="other") for key in given_here
        )
        made = shelf(made, Library(questions=entries, hide=Hidden(questions=tuple(hidden))))
    assert {entry.id: entry.text for entry in made.library.questions} == expected
    assert [entry.id for entry in made.library.questions] == list(expected)


@given(
    st.lists(KEYS, unique=True, min_size=1),
    st.lists(KEYS, unique=True),
    st.lists(KEYS, unique=True),
)
def test_nothing_needed_is_missed(shared: list[str], hidden: list[str], used: list[str]) -> None:
    """Exactly the names that were there, are hidden and are used are told."""
    below = shelf(EMPTY_LIBRARY, Library.model_validate({"competencies": shared}))
    above = shelf(below, Library(hide=Hidden(competencies=tuple(hidden))))
    uses: list[Any] = [(("stories", 0, "shows", i), name) for i, name in enumerate(used)]
    told = list(
        library_layers.missing(above.removed, above.names, Source(PurePosixPath("y.yml"), ""), uses)
    )
    assert len(told) == len(set(shared) & set(hidden) & set(used))
    reached = above.with_removed(above.names) or {}
    assert set(reached) == set(chain(shared))
