"""The story plan as text for a terminal: a block for each session, and gaps; with `why`, the
reasons and what was proven.

In: a plan and its application. Out: lines. It decides nothing: every reason comes from
the plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from secondround import lint
from secondround.app import selection
from secondround.cli.output import wrap
from secondround.cli.output.bold import bold
from secondround.packet import MetBefore, met_before
from secondround.plan import (
    ONCE,
    SCALE,
    Asked,
    Choice,
    Gap,
    ObjectiveResult,
    Plan,
    SessionPlan,
    prompts_once,
    spoken,
    titled,
)
from secondround.problems import Problem
from secondround.records import Application, schedule
from secondround.records.models import Session
from secondround.text import capital, listed, quoted

LABEL = 12  # columns up to the text: two spaces, "In reserve"


_NOT_MARKED: Final = "Not marked: nothing says yet what was told, so these count as told."
_REMADE: Final = (
    "No plan of this morning was kept, so what is not marked is what would have been planned "
    "before the day began. `secondround markdown` keeps one."
)


def render(  # noqa: PLR0913  # each is a thing to show
    plan: Plan,
    application: Application,
    root: Path,
    *,
    why: bool = False,
    is_remade: bool = False,
    unknown: Iterable[Problem] = (),
) -> str:
    """The whole plan; `why`: with the reasons of each choice, and what each objective reached.
    `is_remade`: no earlier plan was kept. `unknown`: stories that are not in the bank.
    """
    record = application.record
    stage = record.rounds[plan.round]
    when = f", {stage.date.isoformat()}" if stage.date else ""
    blocks = [f"{bold(wrap.fill(record.title))}\n{wrap.fill(f'{stage.name}{when}')}"]
    if not plan.sessions:
        blocks += [
            wrap.fill("The sessions of this round are not known yet, so nothing is planned.")
        ]
    day = schedule.order(stage)
    before = met_before(application, plan)
    for given in sorted(plan.sessions, key=lambda given: day.index(given.index)):
        session = stage.sessions[given.index]
        heading, *planned = _session(given, application, session, why=why)
        met = () if given.begun else _met(application, session, before)
        blocks += ["\n".join((heading, *met, *planned))]
    if is_remade and any(given.assumed and given.leads for given in plan.sessions):
        blocks += [wrap.fill(_REMADE)]
    if not schedule.is_over(record.rounds, plan.round):  # what is over is not to be planned better
        proven, cut_off = (_objectives(plan.objectives, proven=each) for each in (True, False))
        if why:
            blocks += [_titled("No other plan scores higher. In order of importance:", proven)]
        blocks += [_titled("Not proven, so a better plan may exist:", cut_off)]
        if why and plan.objectives:
            blocks += [_block("What counts how many points:", _scale())]
    blocks += [
        _titled(
            "Told again, on purpose",
            (f"{application.story(w.story).title}: {w.reason}" for w in plan.waivers),
        )
    ]
    blocks += [_titled("To fix in the record", _to_mend(plan, application, unknown))]
    gaps = chain.from_iterable(map(_gap, prompts_once(plan.gaps)))
    blocks += [_block("Gaps", gaps), _others(plan, application, root)]
    if not why and any(given.leads for given in plan.sessions):
        way = selection.order(root, "plan", application.id, "--why")
        blocks += [wrap.fill(f"Why each story, and what else was possible: {way}", whole=True)]
    return "\n\n".join(block for block in blocks if block)


def _to_mend(plan: Plan, application: Application, unknown: Iterable[Problem]) -> Iterator[str]:
    """What the plan cannot follow as it is written: pins that clash, stories that are not in the
    bank, and one person under two ids.
    """
    for clash in plan.clashes:
        yield clash.message
    for problem in unknown:
        yield problem.message
    for problem in lint.one_person_twice(application):
        yield f"{problem.message} What one of them has heard does not count for the other."


def _others(plan: Plan, application: Application, root: Path) -> str:
    """Which other rounds have a plan, and how to see it."""
    rounds = application.record.rounds
    lines = []
    ahead = schedule.also_ahead(rounds, plan.round)
    for index in ahead[: selection.FEW]:
        way = selection.order(root, "plan", application.id, "--round", str(index + 1))
        before = index < plan.round
        first = " What you tell there drops out of this plan." if before else ""
        lines.append(wrap.fill(f"“{rounds[index].name}” has a plan of its own: {way}.{first}"))
    if more := ahead[selection.FEW :]:
        lines.append(f"So have {len(more)} more." if len(more) > 1 else "So has one more.")
    return "\n".join(lines)


def _session(
    given: SessionPlan, application: Application, session: Session, *, why: bool
) -> Iterator[str]:
    yield bold(_heading(given, application, session))
    if not (session.takes_stories or session.with_ or given.leads):
        return
    is_assumed = given.assumed and given.leads
    label = "Planned" if is_assumed else "Told" if given.begun else "Tell"
    nothing = "No story is noted yet." if given.begun and session.told is None else "No story."
    if given.leads:
        yield from _choices(label, given.leads, application, why=why)
    else:
        yield from _line(label, nothing)
    if is_assumed:
        yield from _line("", _NOT_MARKED)
    if given.begun:
        return
    yield from _choices("In reserve", given.backups, application, why=why)
    for number, asked in enumerate(given.questions):
        yield from _line("Ask" if number == 0 else "", _asked(asked))
    yield from _line(
        "Time",
        f"{spoken.whole_minutes(given.spoken.planned)} of {given.minutes} minutes are planned.",
    )
    for dropped in given.spoken.drop:
        yield from _line("", dropped)


def _met(
    application: Application, session: Session, before: dict[str, tuple[MetBefore, ...]]
) -> Iterator[str]:
    """Who of a session was met in an earlier round, and what they heard then; each person once."""
    for id_, person in application.record.people(session).items():
        met = []
        for meeting in before.pop(id_, ()):
            heard = listed(map(quoted, meeting.told))
            met.append(f"{meeting.when}, heard {heard}" if heard else meeting.when)
        if met:
            yield from _line("Met before", f"{person.name}: {'; '.join(met)}.")


def _heading(given: SessionPlan, application: Application, session: Session) -> str:
    who = ", ".join(map(titled, application.record.people(session).values()))
    time = f"{session.at:%H:%M}  " if session.at else ""
    title = session.name if who else session.title
    number = next(
        at for at, stage in enumerate(application.record.rounds) if session in stage.sessions
    )
    path = ("rounds", number, "sessions", given.index, "minutes")
    length = f"{given.minutes} minutes"
    if application.record_source.is_replaced(path):
        length = f"length not known, planned as {given.minutes} minutes"
    parts = filter(None, (title, length))
    line = f"{time}{', '.join(parts)}{': ' if who else ''}{who}"
    return wrap.fill(line, rest=" " * (LABEL + 1))


def _choices(
    label: str, choices: Iterable[Choice], application: Application, *, why: bool
) -> Iterator[str]:
    """The stories, each with its length and, with `why`, its reasons."""
    for number, choice in enumerate(choices):
        story = application.story(choice.story)
        seconds = spoken.story(story, application.candidate)
        length = "draft" if story.is_draft else f"{seconds // 60}:{seconds % 60:02}"
        yield from _line(label if number == 0 else "", f"{story.title} ({length})")
        for reason in choice.reasons if why else ():
            yield from _line("", reason, indent=2)


def _asked(asked: Asked) -> str:
    several = "Ask several people, and compare" if asked.compare else ""
    again = "unless you have asked it before" if asked.again else ""
    note = ", ".join(filter(None, (several, again)))
    return f"{asked.text} ({note[0].upper()}{note[1:]}.)" if note else asked.text


def _objectives(objectives: Iterable[ObjectiveResult], *, proven: bool) -> Iterator[str]:
    """What was reached for each objective; one in which nothing can be, as in a round of one short
    talk, is left out.

    How ties were broken is shown only where that is not proven: else it is of no use to a reader.
    """
    for objective in objectives:
        tie = objective.name.endswith(("order", "ties"))
        if objective.proven is proven and objective.bound and not (tie and proven):
            text = capital(objective.text.rstrip("."))
            at_best = (
                "" if proven or objective.name.endswith("ties") else f"; {objective.bound} at best"
            )
            yield f"{text}{at_best}."


def _scale() -> Iterator[str]:
    """What points are counted for, in two columns without rules: a row reads well aloud."""
    widest = max(len(points) for points, _ in SCALE)
    for points, what in SCALE:
        first = f"  {points:>{widest}}  "
        yield wrap.fill(f"{what}.", first, " " * len(first))
    yield wrap.fill(ONCE, "  ", "  ")


def _gap(gap: Gap) -> Iterator[str]:
    yield from _item(f"{gap.message}\n{gap.prompt}" if gap.prompt else gap.message)
    text, line = gap.offer
    if text:
        yield wrap.fill(text, "    ", "    ")
        yield f"    {line}"  # in one line, so that it can be pasted


def _titled(title: str, items: Iterable[str]) -> str:
    return _block(title, chain.from_iterable(map(_item, items)))


def _block(title: str, lines: Iterable[str]) -> str:
    text = "\n".join(lines)
    return f"{bold(wrap.fill(title))}\n{text}" if text else ""


def _item(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(text.split("\n")):
        yield wrap.fill(paragraph, "    " if number else "  - ", "    ")


def _line(label: str, text: str, *, indent: int = 0) -> Iterator[str]:
    first = f"  {label}".ljust(LABEL + 1) + " " * indent
    yield wrap.fill(text, first, " " * len(first))
