"""A packet in which every field says something, so that every field can change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

CANDIDATE: Final = """\
name: Amara Okafor
email: amara@example.com
phone: "+49 30 5550 0100"
profile: https://example.com/amara
headline: Operations lead
pitch: I keep the docks running.
pace: 150
competencies: [calm, teamwork]
facts: [{id: team-size, say: a team of nine}]
notes: Ask for water.
stories:
  - id: dock-strike
    title: Kept the docks open
    employer: Quayside
    year: 2023
    situation: The crane drivers stopped work.
    task: Keep the goods moving.
    action: [I rang all 34 customers before noon., I moved the loads to rail.]
    result: 31 of 34 urgent loads arrived.
    unquantified: The client keeps the numbers.
    learned: Ring first.
    probes: [{text: Who disagreed?, answer: The crane drivers.}]
    good_for: [Tell me about a crisis.]
    cue: docks open through the strike
    project: docks
    shows: [calm]
    answers: [can]
    strength: 3
  - id: ledger
    title: Moved the ledger
    situation: Payments stopped each Sunday.
    action: I wrote the plan and led the night.
    result: 40 % cheaper.
    shows: [teamwork]
    answers: [will, fit]
  - id: snow
    title: Shared a hall in a snow week
    situation: It snowed.
    action: I rang a rival.
    result: 9 days.
"""
RECORD: Final = """\
visibility: private
company:
  name: Harbor Logistics
  website: https://example.com
  about: Moves parts overnight.
  industry: Logistics
  researched: 2026-11-20
  objectives: [{text: Carbon-free by 2030, source: The report, date: 2026-10-01}]
  milestones: [{text: Tenth hub, source: The report, date: 2026-10-01}]
  news:
    - {title: A new hub, date: 2026-11-05, url: "https://example.com/hub", so_what: Twice as many.}
  competitors: [{name: Quayside, difference: Owns its boats.}]
  culture: Short meetings.
role:
  title: Head of Operations
  posting: posting.html
  requirements:
    - {text: Leads incidents calmly, must: true, shows: [calm], evidence: The references.}
    - {text: Works with others, must: false, shows: [teamwork]}
  motivation: To build.
  pay: From 95,000.
  concerns: [{text: Why leave so soon?, answer: It was a project.}]
competencies: [rail freight]
interviewers:
  ana-ruiz:
    name: Ana Ruiz
    say: AH-na
    title: Director
    role: hiring manager
    profile: https://example.com/ana
    background: Ran the Lisbon hub.
    in_common: Night shifts.
    cares_about: [calm]
    likely_questions: [What first?]
    email: ana@example.com
    notes: Left in a hurry.
  ben-cho: {name: Ben Cho, title: Planner, role: peer, cares_about: [teamwork]}
  cy-day: {name: Cy Day}
rounds:
  - name: Screening
    date: 2026-11-03
    time_zone: Europe/Berlin
    place: Kaistrasse 5
    video: https://example.com/call
    sessions:
      - name: First call
        at: "10:00"
        minutes: 20
        format: informal
        with: [ana-ruiz]
        place: Room 1
        stories: 1
        tell: [ledger]
        avoid: [dock-strike]
        repeat_ok: [{story: ledger, reason: She asked.}]
        told: [ledger]
        debrief: She smiled.
        thanked: true
  - name: Second interview
    date: 2026-11-24
    sessions:
      - {at: "09:30", minutes: 30, with: [ana-ruiz], stories: 1, tell: [dock-strike]}
      - at: "10:30"
        minutes: 30
        with: [ben-cho]
        stories: 1
        repeat_ok: [{story: ledger, reason: New to Ben.}]
questions:
  - id: first-year
    text: What is a good first year?
    about: success
    for: [ana-ruiz]
    ask_everyone: true
expect: [{text: Why leave now?, shows: [calm], answers: will, answer: The project ended.}]
logistics: {arrive: 09:10 at the gate., dress: Jacket, bring: [Passport], contact: Kim Lee}
notes: Do not mention the merger.
"""
COMMENTS: Final = """\
comments:
  - {text: Ring Kim., by: Kim Lee, date: 2026-11-20, for: candidate, resolved: true}
  - {text: Slowly here., session: 1, round: 2}
  - {text: The figure first., story: dock-strike}
  - {text: Look up her talk., interviewer: ana-ruiz}
  - {text: You have proof., requirement: 1}
  - {text: Ask this first., question: first-year}
"""
FILES: Final[Mapping[str, str]] = {
    "amara/candidate.yml": CANDIDATE,
    "amara/harbor/interview.yml": RECORD,
    "amara/harbor/comments.yml": COMMENTS,
    "amara/pseudonyms.yml": "names: {Amara Okafor: Nia Lind, Ana Ruiz: Mia Berg}\n",
    "library/shared.yml": "questions: [{id: night, text: Who decides at night?, about: role}]\n"
    "roles: [{role: peer, judges: [teamwork], likely_questions: [How do you plan?]}]\n"
    "competencies: [teamwork, calm]\n",
}
