"""After the interview: a form to write each session down, and a thank-you note for each person.

In: a view. Out: an `After` for the candidate and the coach, or None without sessions.
"""

from __future__ import annotations

from secondround.packet import debriefs, thanks_owed
from secondround.packet.model_debrief import After, Debrief
from secondround.packet.view import View
from secondround.records import schedule
from secondround.text import listed

BLANKS = ("They asked", "Next time I would", "They said (for the note)")
"""What to write down within the hour, while it is fresh."""


def after_the_interview(view: View) -> After | None:
    """Forms and notes; notes of rounds before, too, as long as they are not sent."""
    if not view.sessions or not view.private or view.round is None:
        return None
    waiting = schedule.unthanked(view.round)
    thanked = [
        person.name for key, _, person in thanks_owed.met(view.sessions) if key not in waiting
    ]
    ahead: list[Debrief] = []
    noted: list[Debrief] = []
    for session in view.sessions:
        if session.session.is_break:
            continue
        cues = tuple(view.cue(choice.story) for choice in session.leads)
        debrief = Debrief(session.labels.heading, cues, session.session.debrief or "")
        (noted if debrief.written else ahead).append(debrief)
    return After(
        blanks=BLANKS,
        ahead=tuple(ahead),
        noted=tuple(noted),
        notes=thanks_owed.notes(view),
        thanked=listed(thanked),
        promised=debriefs.promised(view),
    )
