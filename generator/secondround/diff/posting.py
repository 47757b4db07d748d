"""What has changed in the role: its requirements, and what proves them.

In: two states of a packet. Out: sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from secondround.diff.model import State
from secondround.diff.pairs import alike, altered, gone, listing, partners, reworded, texts
from secondround.records.models import Requirement
from secondround.text import listed, quoted


def requirements(old: State, new: State) -> Iterator[str]:
    """Requirements that are added, removed, reworded, weighed or proven differently."""
    before = old.application.record.role.requirements
    after = new.application.record.role.requirements
    found = partners(before, after, lambda was, now: alike(was.text, now.text))
    for index, now in enumerate(after):
        proofs = _proofs(new, index)
        if index in found:
            was = before[found[index]]
            yield from _requirement(was, _proofs(old, found[index]), now, proofs)
        else:
            kind = "a must-have" if now.must else "a nice-to-have"
            proven = f"proven by {listed(proofs.values())}" if proofs else "with no proof yet"
            yield f"{quoted(now.text)} has been added: {kind}, {proven}."
    for requirement in gone(before, found):
        yield f"{quoted(requirement.text)} has been removed."


def _requirement(
    was: Requirement, old_proofs: Mapping[str, str], now: Requirement, proofs: Mapping[str, str]
) -> Iterator[str]:
    name = quoted(now.text)
    if was.text != now.text:
        yield f"{quoted(was.text)} now reads {name}."
    if was.must != now.must:
        yield f"{name} is now a {'must-have' if now.must else 'nice-to-have'}."
    yield from _proven(name, old_proofs, proofs)
    yield from reworded(name, altered(was, now, "text", "must"))


def _proven(name: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    """What proves a requirement now, where that is other than before."""
    lost = listed(title for id_, title in old.items() if id_ not in new)
    still = listed(title for id_, title in new.items() if id_ in old)
    won = listed(title for id_, title in new.items() if id_ not in old)
    if lost and not new:
        yield f"{name} is no longer proven; it was proven by {lost}."
    elif won and lost:
        also = f" and still by {still}" if still else ""
        yield f"{name} is now proven by {won}{also}, no longer by {lost}."
    elif won:
        yield f"{name} is now {'also ' if still else ''}proven by {won}."
    elif lost:
        yield f"{name} is no longer proven by {lost}, but still by {still}."


def _proofs(state: State, index: int) -> dict[str, str]:
    """What proves a requirement in the round: stories' titles by id, and evidence that is no
    story.
    """
    proofs = {}
    for cell in state.plan.coverage.requirements[index] if state.plan else ():
        for story in cell:
            proofs[story] = quoted(state.application.story(story).title)
    if state.application.record.role.requirements[index].evidence:
        proofs[""] = "the evidence you wrote"
    return proofs


def role(old: State, new: State) -> Iterator[str]:
    """All else about the role."""
    was, now = old.application.record.role, new.application.record.role
    if was.title != now.title:
        yield f"The title is now {quoted(now.title)}; it was {quoted(was.title)}."
    before, after = old.application.record.messages, new.application.record.messages
    yield from listing("Message", texts(before), texts(after))
    yield from listing("Doubt", texts(was.concerns), texts(now.concerns))
    fields = altered(was, now, "title", "requirements", "concerns")
    if was.concerns != now.concerns and texts(was.concerns) == texts(now.concerns):
        fields.append("answers to doubts")
    if before != after and texts(before) == texts(after):
        fields.append("what proves the messages")
    yield from reworded("The role", fields)
