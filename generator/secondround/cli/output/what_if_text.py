"""What a change on the day would cost, as text for a terminal.

In: changes, their plan and its application. Out: lines. It decides nothing: every loss comes from
`plan.what_if`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from secondround.cli.output import wrap
from secondround.cli.output.bold import bold
from secondround.plan import Outcome, Plan, WhatIf, replaced, who
from secondround.records import Application
from secondround.text import capital

_LABEL = 14  # columns up to the text: two spaces, "As planned"
_EXPLAINED = (
    "What one change would cost: first with the stories as planned, then with the rest replanned. "
    "Points are for interests met and must-haves proven."
)

CUT_OFF: Final = ": the search was cut off."

_GAINED: Final = {
    "sessions": "more sessions hear what they ask for",
    "interest": "sessions hear more of what they ask for",
}
"""What a plan is better at, the most telling first."""


def render(found: Sequence[WhatIf], plan: Plan, application: Application) -> str:
    """A block for each change that costs anything, the likeliest first."""
    stage = application.record.rounds[plan.round]
    when = f", {stage.date.isoformat()}" if stage.date else ""
    head = [bold(wrap.fill(application.record.title)), wrap.fill(f"{stage.name}{when}")]
    blocks = ["\n".join(head)]
    if not found:
        blocks += [wrap.fill("Nothing is left to be changed: no story is planned any more.")]
    else:
        blocks += [wrap.fill(_EXPLAINED)]
    free = []
    for each in found:
        if _is_free(each):
            free.append(wrap.fill(each.change.text, "  - ", "    "))
        else:
            blocks += ["\n".join(_block(each, plan, application))]
    if free:
        blocks += ["\n".join([bold("This costs nothing"), *free])]
    return "\n\n".join(blocks)


def _is_free(found: WhatIf) -> bool:
    return not found.as_planned.lost and found.as_planned.points <= 0


def _block(found: WhatIf, plan: Plan, application: Application) -> Iterator[str]:
    yield bold(wrap.fill(found.change.text, "", "  "))
    yield wrap.labelled("As planned", _cost(found.as_planned), _LABEL)
    if found.anew.values == found.as_planned.values:
        best = "No other plan loses less." if found.proven else f"No better one was found{CUT_OFF}"
        yield wrap.labelled("Replanned", f"Stay with the plan. {best}", _LABEL)
    else:
        cut_off = "" if found.proven else f" A better plan may exist{CUT_OFF}"
        yield wrap.labelled("Replanned", _cost(found.anew) + _gain(found) + cut_off, _LABEL)
    present = replaced(application, found.change.person)
    for number, (session, stories) in enumerate(found.tell):
        titles = "; ".join(application.story(story).title for story in stories)
        people = capital(who(present, plan.round, session))
        yield wrap.labelled(
            "" if number else "Then tell", f"{people}: {titles or 'no story'}.", _LABEL
        )


def _cost(outcome: Outcome) -> str:
    """What is lost: `19 points fewer. Ana Ruiz would hear nothing about hiring.`"""
    points = "1 point" if outcome.points == 1 else f"{outcome.points} points"
    cost = f"{points} fewer." if outcome.points > 0 else "No points lost."
    return " ".join((cost, *outcome.lost))


def _gain(found: WhatIf) -> str:
    """What the new plan is better at, where it loses as many points as the old one."""
    if found.anew.points < found.as_planned.points:
        return ""
    was, now = found.as_planned.values, found.anew.values
    for name, gained in _GAINED.items():
        if now[name] > was[name]:
            return f" But {gained}."
    return ""
