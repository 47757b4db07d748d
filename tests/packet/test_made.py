"""An error is what nothing can be made of: where there is none, every edition of the packet is
made.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondround import lint, packet, plan, records
from secondround.problems import Severity
from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates
from secondround.vocabulary import Edition

FILES = {
    "library/shared.yml": "competencies: [calm, {name: teamwork, also: [working together]}]\n"
    "questions: [{id: a, text: What first?, about: goals}]\n"
    "roles: [{role: peer, judges: [teamwork]}]\n",
    "amara/library/own.yml": "hide: {questions: [b]}\n",
    "amara/candidate.yml": """\
name: Amara Okafor
competencies: [planning]
pitch: I keep freight moving.
facts: [{id: size, say: "a team of nine"}]
stories:
  - id: strike
    title: Strike
    situation: Cranes stood still.
    action: "I rang all."
    result: 31 of 34.
    shows: [calm]
  - id: ledger
    title: Ledger
    situation: It failed.
    action: I moved it.
    result: 9 h.
    shows: [planning]
    cue: "x"
  - id: rota
    title: Rota
    situation: Nobody came.
    action: I asked.
    project: shifts
    shows: [working together]
""",
    "amara/harbor/interview.yml": """\
company:
  name: Harbor
  about: Moves parts.
role: {title: Lead, requirements: [{text: Keeps calm, shows: [calm]}]}
interviewers:
  ana: {name: Ana Ruiz, role: peer, cares_about: [teamwork]}
  ben: {name: Ben Ode, title: Head}
rounds:
  - name: Screening
    sessions: [{minutes: 20, with: [ana], told: [rota]}]
  - name: Second
    date: 2026-11-24
    time_zone: Europe/Berlin
    sessions:
      - {at: "09:30", minutes: 45, with: [ana, ben], tell: [strike]}
      - {at: "23:30", minutes: 60, with: [ben], avoid: [ledger]}
questions: [{text: And then?, for: [ben]}]
""",
    "amara/harbor/comments.yml": "comments:\n  - {text: Slowly., story: strike}\n"
    "  - {text: Smile., session: '09:30'}\n",
}
CHANGES = [
    ("[strike]", "[strike, strike, gone]"),
    ("told: [rota]", "told: [gone]"),
    ("told: [rota]", "debrief: Well."),
    ("avoid: [ledger]", "tell: [strike, ledger, rota]"),
    ("avoid: [ledger]", "avoid: [gone, ledger, ledger], told: []"),
    ("avoid: [ledger]", "repeat_ok: [{story: gone, reason: r}], thanked: true"),
    ("with: [ana, ben]", "with: [ana, ana]"),
    ("for: [ben]", "for: [gone]"),
    ("cares_about: [teamwork]", "cares_about: [nowhere, Nowhere]"),
    ("shows: [calm]", "shows: [nowhere]"),
    ("hide: {questions: [b]}", "hide: {competencies: [teamwork], questions: [a]}"),
    ("story: strike", "story: gone"),
    ("session: '09:30'", "session: '1', interviewer: ben"),
    ("I rang all.", "I told [[size]] and [[nobody]]."),
    ("a team of nine", "a team of [[size]]"),
    ('cue: "x"', 'cue: ""'),
    ("about: Moves parts.", "about: Parts #1"),
    ("situation: It failed.", f"situation: {'word ' * 400}."),
    ("pitch: I keep", f"pitch: {'word ' * 400}"),
    ('at: "09:30", ', ""),
    ('at: "09:30"', 'at: "23:45"'),
    ("2026-11-24", "2027-03-28"),
    ("    time_zone: Europe/Berlin\n", ""),
    (FILES["library/shared.yml"], ""),
    (FILES["amara/harbor/comments.yml"], ""),
]


@pytest.mark.slow
@settings(max_examples=60)
@given(st.lists(st.sampled_from(CHANGES), max_size=6, unique=True))
def test_without_an_error_every_edition_is_made(changes: list[tuple[str, str]]) -> None:
    """Whatever is astray, left out or told twice: there is no error, and each edition has its
    packet.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, text in FILES.items():
            for old, new in changes:
                text = text.replace(old, new)  # noqa: PLW2901 - one change after the other
            path = Path(folder, "packets", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        found = records.read(Path(folder))
    assert [
        problem.message for problem in found.problems if problem.severity is Severity.ERROR
    ] == []
    (application,) = found.applications
    made = plan.make(application, application.record.upcoming or 0)
    assert not [
        problem for problem in lint.check(application, made) if problem.severity is Severity.ERROR
    ]
    for edition in Edition:
        built = packet.build(application, made, edition)
        assert "Harbor: Lead" in writer.render(built, Templates(None))
