"""Workspaces as coaches have them: ordinary words, people whose names are words, companies whose
names are words.

No client's files hold a word of another's own, so whatever the leak search finds in them is a false
alarm. `benchmarks/false_alarms.py` draws many and counts.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner

from secondround.cli.group import app
from secondround.system import resources


def _listed(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split(";")]


FIRST = _listed(
    """
    May; Hope; Grace; Will; Mark; Rose; Bill; Art; Frank; Joy; Faith; Ivy; Jack; Rich; Guy; Dawn;
    June; April; Sam; Ana; Kim; Maria; James; Priya; Lena; Omar; Chen; Sofia; David; Fatima; Tom;
    Ines; Yusuf; Nora; Peter; Aiko; Luis; Hannah; Ben; Amara
    """
)
LAST = _listed(
    """
    Best; Park; Young; Long; Price; Stone; Field; Banks; White; Green; Brown; Day; Love; Little;
    Sharp; Wise; Rivers; Woods; Hill; Lane; Marsh; Page; Reed; Strong; Case; Okafor; Ruiz;
    Lindqvist; Nakamura; Petrov; Haddad; Oyelaran; Fischer; Moreau; Kowalski; Santos; Thornbury;
    Achterberg; Dunlin; Castellano
    """
)
FIRMS = _listed(
    """
    Target; Apple; Gap; Slack; Shell; Square; Stripe; Oracle; Meta; Zoom; Visa; Ford; Boots; Notion;
    Monday; Next; Orange; Amazon; Subway; Virgin; Indeed; Box; Mercury; Pioneer; Beacon; Best Buy;
    Home Depot; Old Navy; General Mills; Whole Foods; Bank of America; Goldman Sachs; Tern Harbor;
    Northwind Grid; Quayside Freight
    """
)
TITLES = _listed(
    """
    Engineer; Designer; Manager; Head of Operations; Product Manager; Software Engineer; Nurse;
    Teacher; Analyst; Project Manager; Director of Engineering; Team Lead; Office manager; Store
    Manager; Account Executive
    """
)
KINDS = _listed(
    """
    old; new; quiet; slow; shared; local; regional; small; large; weekly; monthly; early; late;
    final; broken; busy; empty; heavy; simple; second; third; spare; paper; digital; daily; private;
    public; cheap; central; northern; rural; noisy; careful
    """
)
NOUNS = _listed(
    """
    warehouse; checkout; payroll; rota; budget; release; contract; archive; survey; website;
    invoice; ledger; depot; ward; classroom; shelf; kitchen; truck; pallet; database; dashboard;
    backlog; pipeline; interface; catalogue; newsletter; workshop; forecast; tender; audit;
    helpdesk; queue; roster; permit; lease; boiler; printer; scanner; router; server; migration;
    prototype; manual; glossary; handbook; syllabus; timetable; allotment; garage; platform;
    corridor; counter; canteen; reception; stockroom; loading-bay; ferry; harvest; orchard; clinic;
    pharmacy; laboratory; theatre; gallery; museum; festival; tournament; fundraiser; membership;
    subscription; refund; voucher; leaflet; poster; banner; podcast; webinar; seminar; exam; grade;
    thesis; grant; appeal; petition; ordinance; bylaw; pension; mortgage; premium; claim;
    deductible; dividend; bond; hedge; audit-trail; firewall; password; certificate; token
    """
)
VERBS = _listed(
    """
    rebuilt; mapped; closed; opened; split; merged; renamed; counted; measured; priced; tested;
    painted; moved; drafted; rewrote; reviewed; audited; scheduled; postponed; cancelled;
    translated; digitised; labelled; sorted; repaired; replaced; doubled; halved; simplified;
    automated; outsourced; insured; documented; photographed; taught; explained; negotiated;
    defended; presented
    """
)
WHO = _listed(
    """
    plumber; surgeon; editor; pilot; cashier; driver; auditor; trainee; intern; director; founder;
    neighbour; landlord; mayor; librarian; coach; referee; welder; roofer; baker; florist; nurse;
    tutor; dean; clerk; broker; planner; architect; chemist; foreman; dispatcher; steward; porter;
    curator; translator; paralegal; bookkeeper; receptionist; supplier; apprentice
    """
)
ENDS = _listed(
    """
    costs; errors; complaints; overtime; tickets; orders; returns; absences; rework; delays;
    defects; queries; refunds; cancellations; accidents; breakages; penalties; outages; duplicates;
    arrears
    """
)
WHENS = _listed(
    """
    March; April; May; a weekend; one quarter; the summer; six weeks; the audit; the move; a Friday
    night; the merger; the holidays; a single morning; the second shift; Christmas; our busiest
    month; the strike; Easter; ten days
    """
)
PHRASES = _listed(
    """
    At the end of the day; By the end of the first quarter; For the first time in three years; As
    far as I could see; One of the first things I did was this; I was asked to take over the work;
    It took me a while to see why; As a result of all that; I would do it the same way again; It was
    one of the best days of the year; The rest of the team did the same; I had never done anything
    like it before
    """
)
SITUATIONS = (
    "{Who} {verb} the {thing}. Then {end} grew: {when}.",
    "Nobody {verb} it, and {who} paid for that. {When}, the {other} closed.",
    "{phrase}. A {kind} {thing}, {who}, a {other}.",
    "When {end} rose, {who} {verb} a {kind} {thing}.",
)
ACTIONS = (
    "I {verb} the {thing} with {who} during {when}.",
    "{phrase}: {verb} each {other}, then {who}.",
    "I asked {who}. They {verb} one {thing}; a {kind} {other} {verb}.",
    "On Slack, a target: {end}. {Who} {verb} the {other}.",
    "The gap was {kind}: {thing}, {other}, {when}.",
    "{Who} will best {verb} a {thing}. {Kind} {other} may help.",
)
RESULTS = (
    "{End} fell by {n} % within {when}. {Who} {verb} the {thing}.",
    "We saved {n} hours a week. {phrase}.",
    "{n} people {verb} the {kind} {other}.",
)
NOTES = (
    "Second interview, Tuesday 24 November 2026. Prepared with my coach.",
    "Ask {who}: {thing}? Not a word on {end}.",
    "{Who} calls after {when}. {Kind} {other}: brief, please.",
    "Back to top form by {when}.",
    "Questions to ask: see below.",
)
MOTIVES = (
    "I {verb} a {thing} once. Yours is {kind}, and {who} too.",
    "I hope to grow with a {kind} {thing}.",
    "{phrase}. Yours may be the best {other}.",
)
REMARKS = (
    "Start with the figure.",
    "Say less about the {kind} {thing}, more about {end}.",
    "Good. Now say it in a minute.",
)
QUESTIONS = (
    "What does a good first year look like?",
    "How do you measure {end}?",
    "Who decides on the {thing}?",
)
EXPECT = (
    "Tell me about a time you disagreed with your manager.",
    "Why do you want to leave your current role?",
)
SHOWS = ("teamwork", "leadership", "problem solving", "calm under pressure")


class Pen:
    """Writes one workspace's texts; the same number, the same texts."""

    def __init__(self, number: int) -> None:
        self.draw = random.Random(number)

    def line(self, forms: Sequence[str]) -> str:
        """One of those sentences, filled in."""
        pick = self.draw.choice
        who, end, when = f"the {pick(WHO)}", pick(ENDS), pick(WHENS).strip()
        nouns = {
            "thing": pick(NOUNS).replace("-", " "),
            "other": pick(NOUNS).replace("-", " "),
            "kind": (kind := pick(KINDS)),
            "Kind": kind.capitalize(),
        }
        parts = {
            "verb": pick(VERBS),
            "phrase": pick(PHRASES),
            "when": when,
            "When": when.capitalize(),
            "n": self.draw.randint(3, 95),
        }
        ends = {"who": who, "Who": who.capitalize(), "end": end, "End": end.capitalize()}
        return pick(forms).format(**nouns, **parts, **ends)

    def text(self, forms: Sequence[str], most: int) -> str:
        """A few such sentences."""
        return " ".join(self.line(forms) for _ in range(self.draw.randint(1, most)))

    def name(self) -> str:
        """Somebody's name."""
        return f"{self.draw.choice(FIRST)} {self.draw.choice(LAST)}"

    def story(self, number: int) -> dict[str, Any]:
        """A story; every third at an employer whose name is a word."""
        made: dict[str, Any] = {
            "id": f"story-{number}",
            "title": self.line(
                (
                    "Fixed the {thing} by {when}",
                    "Fewer {end} with a {kind} {other}",
                    "{thing} turned round",
                )
            ),
            "situation": self.text(SITUATIONS, 2),
            "action": [self.line(ACTIONS) for _ in range(self.draw.randint(1, 3))],
            "result": self.text(RESULTS, 2),
            "shows": [self.draw.choice(SHOWS)],
        }
        if number % 3 == 0:
            made["employer"] = self.draw.choice(FIRMS)
        return made

    def candidate(self, name: str) -> dict[str, Any]:
        """A candidate with a story bank."""
        return {
            "name": name,
            "headline": f"{self.draw.choice(TITLES)}, {self.draw.choice(NOUNS)}",
            "pitch": self.text(ACTIONS + RESULTS, 4),
            "competencies": list(SHOWS),
            "stories": [self.story(number) for number in range(self.draw.randint(2, 6))],
            "notes": self.text(NOTES, 2),
        }

    def record(self) -> dict[str, Any]:
        """A record with one round."""
        people = {
            f"p{i}": {"name": self.name(), "role": "peer", "notes": self.text(NOTES, 1)}
            for i in range(2)
        }
        for person in people.values():
            person["title"] = self.draw.choice(TITLES)
        session = {"at": "09:30", "minutes": 45, "with": ["p0"]}
        round_ = {
            "name": "Second interview",
            "date": "2026-11-24",
            "place": "Room 4",
            "sessions": [session],
        }
        return {
            "company": {"name": self.draw.choice(FIRMS), "about": self.text(SITUATIONS, 1)},
            "role": {
                "title": self.draw.choice(TITLES),
                "motivation": self.text(MOTIVES, 2),
                "pay": f"From {self.draw.randint(30, 99)},000.",
                "requirements": [{"text": "Works well in a team", "shows": ["teamwork"]}],
            },
            "interviewers": people,
            "rounds": [round_],
            "questions": [self.line(QUESTIONS)],
            "expect": [self.draw.choice(EXPECT)],
            "notes": self.text(NOTES, 2),
        }


def workspace(root: Path, number: int, clients: int) -> tuple[str, ...]:
    """Write a workspace of so many clients below `root`; the ids of the clients."""
    pen = Pen(number)
    _put(
        root,
        "mkdocs.yml",
        (resources.folder("templates") / "scaffold" / "mkdocs.yml").read_text("utf-8"),
    )
    _put(
        root,
        "packets/index.md",
        "# Packets\n\nWelcome. Bring your best stories, and we will find the rest.\n",
    )
    _put(
        root,
        "packets/guides/calm.md",
        "# Keep calm\n\nA good target: say it in a minute. Grace helps.\n",
    )
    names: dict[str, None] = {}
    while len(names) < clients:
        names[pen.name()] = None
    ids = []
    for i, name in enumerate(names):
        folder = f"client-{i:02}"
        _put(root, f"packets/{folder}/candidate.yml", _yaml(pen.candidate(name)))
        for j in range(pen.draw.randint(1, 2)):
            _put(root, f"packets/{folder}/packet-{j}/interview.yml", _yaml(pen.record()))
        remarks = [{"text": pen.line(REMARKS), "for": "candidate"}, pen.line(REMARKS)]
        _put(root, f"packets/{folder}/packet-0/comments.yml", _yaml({"comments": remarks}))
        ids.append(folder)
    return tuple(ids)


def alarms(root: Path, folder: Path, ids: Sequence[str], *words: str) -> list[str]:
    """What `markdown` says of each client's edition where it is not made; in an ordinary workspace,
    nothing.
    """
    said = []
    for one in ids:
        typed = (
            "markdown",
            "--workspace",
            str(root),
            "--candidate",
            one,
            "--output",
            str(folder / one),
            *words,
        )
        result = CliRunner().invoke(app, list(typed))
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        if result.exit_code:
            said.append(f"{one}: {result.output}")
    return said


def _yaml(value: dict[str, Any]) -> str:
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True)


def _put(root: Path, place: str, text: str) -> None:
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
