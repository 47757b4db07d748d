"""The notes themselves: a draft for each, and all on one page.

A draft is marked as not sent (`X-Unsent: 1`), so that a mail program opens it ready to be changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from email import policy
from email.message import EmailMessage
from typing import Final

from secondround.packet import ThankYouNote
from secondround.render import made as made_by_us
from secondround.render.markdown import short
from secondround.text import free_slug, mail_address, slug

_POLICY: Final = policy.SMTP.clone(cte_type="8bit")


def drafts(notes: Sequence[ThankYouNote]) -> dict[str, bytes]:
    """The drafts by the names of their files, no two alike."""
    found: dict[str, bytes] = {}
    for note in notes:
        taken = {name.removesuffix(".eml") for name in found}
        name = slug(note.to) or slug(note.email.partition("@")[0]) or "note"
        found[f"{free_slug(name, taken)}.eml"] = _draft(note)
    return found


def page(title: str, notes: Iterable[ThankYouNote], today: dt.date) -> bytes:
    """All notes as Markdown, each with whom it goes to and when it is due, or was."""
    blocks = [made_by_us.PAGE_MARK, f"# {short(f'Thank-you notes, {title}')}"]
    for note in notes:
        blocks.append(f"## {short(', '.join(filter(None, (note.to, note.of))))}")
        facts = [f"To {note.email}" if note.email else "", note.subject]
        facts.append(_until(note, today))
        blocks.append("  \n".join(short(fact) for fact in facts if fact))
        blocks += [f"**{short(promise.reminder)}**" for promise in note.promised]
        blocks.append("\n>\n".join(f"> {short(paragraph)}" for paragraph in note.paragraphs))
    return ("\n\n".join(blocks) + "\n").encode()


def _until(note: ThankYouNote, today: dt.date) -> str:
    """When to send it; "" where that is not known."""
    day = note.due.date() if isinstance(note.due, dt.datetime) else note.due
    if day and day < today:
        return f"It was due by {note.due_text}: send it today"
    return f"Send it by {note.due_text}" if note.due_text else ""


def _draft(note: ThankYouNote) -> bytes:
    made = EmailMessage(_POLICY)
    made["X-Unsent"] = "1"
    if to := mail_address(note.email, note.to):
        made["To"] = to
    made["Subject"] = note.subject
    body = "\n\n".join(note.paragraphs) + "\n"
    made.set_content(body)
    made.set_param(made_by_us.DRAFT, made_by_us.mark_of_draft(body))
    return made.as_bytes()
