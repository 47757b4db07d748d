"""The messages: lines that everybody should remember, each proven anew in every session.

In: a view. Out: what each session's stories prove, and the sessions that prove each message. Only
the candidate and the coach see any of it.
"""

from __future__ import annotations

from secondround.packet.model_parts import Message, MessageProof
from secondround.packet.view import ScheduledSession, View
from secondround.records import models
from secondround.records.models import MOST_MESSAGES


def of_day(view: View) -> tuple[str, ...]:
    """The messages, as the card repeats them."""
    return tuple(message.text for message in _messages(view))


def of_session(view: View, session: ScheduledSession) -> tuple[str, ...]:
    """The messages that the stories of a session prove."""
    return tuple(message.text for message in _messages(view) if _proof(view, session, message))


def messages(view: View) -> tuple[Message, ...]:
    """Each message with the stories that prove it, as the day goes."""
    return tuple(Message(message.text, _proofs(view, message)) for message in _messages(view))


def _proofs(view: View, message: models.Message) -> tuple[MessageProof, ...]:
    each = ((session, _proof(view, session, message)) for session in view.sessions)
    return tuple(MessageProof(session.labels.short, cues) for session, cues in each if cues)


def _messages(view: View) -> tuple[models.Message, ...]:
    return view.record.messages[:MOST_MESSAGES] if view.private else ()


def _proof(view: View, session: ScheduledSession, message: models.Message) -> tuple[str, ...]:
    """The cues of the stories to tell that show what proves a message."""
    shown = {choice.story: view.stories[choice.story].shows for choice in session.leads}
    return tuple(
        view.cue(story) for story, shows in shown.items() if set(shows) & set(message.shows)
    )
