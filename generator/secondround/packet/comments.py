"""The coach's comments: what is still to do, thing by thing, and what is done with.

In: a view. Out: `Comments`, or None where the edition has none. One section at the end, to be
worked through with a pencil: beside the stories themselves a remark would be lost among their
beats.
"""

from __future__ import annotations

from secondround.packet import matching, words
from secondround.packet.model import Comments, Remark
from secondround.packet.view import View, talks
from secondround.records import facts, meant
from secondround.records.models import Comment
from secondround.text import capital
from secondround.vocabulary import Edition

_ORDER = ("", "round", "session", "story", "interviewer", "requirement", "question")
"""On the whole packet first, then as a packet is read."""


def comments(view: View) -> Comments | None:
    """Open remarks; for the coach also those that are resolved."""
    by_kind = sorted(view.comments, key=lambda comment: _ORDER.index(_kind(comment)))
    still = tuple(_remark(view, comment) for comment in by_kind if not comment.resolved)
    done = tuple(
        _remark(view, comment)
        for comment in by_kind
        if comment.resolved and view.edition is Edition.COACH
    )
    return Comments(still, done) if still or done else None


def _kind(comment: Comment) -> str:
    return comment.anchors[0] if comment.anchors else ""


def _remark(view: View, comment: Comment) -> Remark:
    on = _on(view, comment)
    closed = on if not on or on.rstrip("”").endswith(("?", "!", ".")) else f"{on}."
    return Remark(
        on=closed, signed=_signed(view, comment), text=facts.fill(comment.text, view.candidate)
    )


def _signed(view: View, comment: Comment) -> str:
    """Who wrote it and when; for the coach also that nobody else sees it."""
    date = words.short_day(comment.date) if comment.date else ""
    alone = (
        "not for the candidate" if view.edition is Edition.COACH and comment.for_ == "coach" else ""
    )
    said = ", ".join(part for part in (comment.by or "", date, alone) if part)
    return capital(said)


def _on(view: View, comment: Comment) -> str:
    """The thing it is on, as the packet calls it."""
    kind = _kind(comment)
    found = meant(comment, view.record, view.candidate, view.library)
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
    return f"“{view.record.role.requirements[int(thing[0])].text if kind == 'requirement' else thing[0]}”"


def _story(view: View, story: str) -> str:
    one = next((one for one in matching.planned(view.talks) if one.story == story), None)
    where = f", {'in reserve' if one.spare else 'told'} {one.talk.told_here}" if one else ""
    return f"{view.stories[story].title}{where}"


def _session(view: View, stage: int, index: int) -> str:
    round_ = view.record.rounds[stage]
    heading = next(
        talk.called.heading for talk in talks(view.record, round_) if talk.index == index
    )
    return heading if stage == view.index else f"{round_.name}, {heading}"
