"""The coach's comments: what is still to do, thing by thing, and what is done with.

In: a view. Out: `Comments`, or None where the edition has none. One section at the end, to be
worked through with a pencil: beside the stories themselves a remark would be lost among their
beats.
"""

from __future__ import annotations

from secondround.packet import matching, words
from secondround.packet.model import Comments, Remark
from secondround.packet.view import View, scheduled
from secondround.records import comment_targets, facts
from secondround.records.models import Comment
from secondround.text import capital, closed, short_day
from secondround.vocabulary import Edition

_ORDER = ("", "round", "session", "story", "interviewer", "requirement", "question")


def comments(view: View) -> Comments | None:
    """Open remarks; for the coach also those that are resolved."""
    still: list[Remark] = []
    done: list[Remark] = []
    for comment in sorted(view.comments, key=lambda comment: _ORDER.index(_kind(comment))):
        (done if comment.resolved else still).append(_remark(view, comment))
    if view.edition is not Edition.COACH:
        done = []
    return Comments(tuple(still), tuple(done)) if still or done else None


def _kind(comment: Comment) -> str:
    return comment.anchors[0] if comment.anchors else ""


def _remark(view: View, comment: Comment) -> Remark:
    on = _on(view, comment)
    text = facts.with_facts(comment.text, view.candidate)
    return Remark(on=closed(on), signed=_signed(view, comment), text=text)


def _signed(view: View, comment: Comment) -> str:
    """Who wrote it and when, and until when it is to be done; for the coach also that nobody else
    sees it.
    """
    parts = [comment.by or "", short_day(comment.date) if comment.date else ""]
    if comment.due:
        parts.append(f"due {short_day(comment.due)}")
    if view.edition is Edition.COACH and comment.for_ == "coach":
        parts.append("not for the candidate")
    return capital(", ".join(filter(None, parts)))


def _on(view: View, comment: Comment) -> str:
    """The thing it is on, as the packet calls it."""
    kind = _kind(comment)
    found = comment_targets(comment, view.record, view.candidate, view.library)
    if len(found) != 1:  # words that facts have changed since it was checked
        return str(getattr(comment, kind)) if kind else ""
    (thing,) = found
    if kind == "story":
        return _story(view, str(thing[0]))
    if kind == "interviewer":
        return view.record.interviewers[str(thing[0])].name
    if kind == "session":
        return _session(view, int(thing[0]), int(thing[1]))
    if kind == "round":
        return view.record.rounds[int(thing[0])].name
    requirements = view.record.role.requirements
    return f"“{requirements[int(thing[0])].text if kind == 'requirement' else thing[0]}”"


def _story(view: View, story: str) -> str:
    """A story by its title, with where it is planned first."""
    title = view.stories[story].title
    for planned in matching.planned(view.sessions):
        if planned.story == story:
            at = planned.session.session.at
            time = f"at {words.time(at)} " if at else ""
            told, whom = ("in reserve", "for") if planned.reserved else ("told", "to")
            return f"{title}, {told} {time}{whom} {planned.session.names}"
    return title


def _session(view: View, stage: int, index: int) -> str:
    """A session by its heading, with the round's name if it is another round's."""
    sessions = {
        session.index: session for session in scheduled(view.record, view.record.rounds[stage])
    }
    heading = sessions[index].labels.heading
    return heading if stage == view.index else f"{view.record.rounds[stage].name}, {heading}"
