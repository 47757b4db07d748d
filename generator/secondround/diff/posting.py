"""What has changed in the role: its requirements, and what proves them.

In: two states of a packet. Out: sentences.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround.diff.model import State
from secondround.diff.pairs import alike, altered, listing, paired, reworded
from secondround.text import listed, quoted


def requirements(old: State, new: State) -> Iterator[str]:
    """Requirements that are new, gone, reworded, weighed otherwise, or proven otherwise."""
    before, after = (
        old.application.record.role.requirements,
        new.application.record.role.requirements,
    )
    for i, j in paired(before, after, lambda was, now: alike(was.text, now.text)):
        if j is None and i is not None:
            yield f"{quoted(before[i].text)} is gone from the posting."
        elif j is not None and i is None:
            kind = "a must-have" if after[j].must else "a nice-to-have"
            proofs = list(_proofs(new, j).values())
            proven = f"proven by {listed(proofs)}" if proofs else "with no proof yet"
            yield f"{quoted(after[j].text)} is new, {kind}, {proven}."
        elif i is not None and j is not None:
            yield from _altered(old, i, new, j)


def _altered(old: State, i: int, new: State, j: int) -> Iterator[str]:
    was, now = (
        old.application.record.role.requirements[i],
        new.application.record.role.requirements[j],
    )
    name = quoted(now.text)
    if was.text != now.text:
        yield f"{quoted(was.text)} now reads {name}."
    if was.must != now.must:
        yield f"{name} is now a {'must-have' if now.must else 'nice-to-have'}."
    yield from _proven(name, _proofs(old, i), _proofs(new, j))
    yield from reworded(name, altered(was, now, "text", "must"))


def _proven(name: str, old: dict[str, str], new: dict[str, str]) -> Iterator[str]:
    """What proves a requirement now, where that is other than before."""
    lost = [title for id_, title in old.items() if id_ not in new]
    won = [title for id_, title in new.items() if id_ not in old]
    still = [title for id_, title in new.items() if id_ in old]
    if lost and not new:
        yield f"{name} is no longer proven; it was by {listed(lost)}."
    elif won and still and not lost:
        yield f"{name} is now proven by {listed(won)}, too."
    elif won:
        yield f"{name} is now proven by {listed([*won, *still])}{_without(lost)}."
    elif lost:
        yield f"{name} is still proven by {listed(still)}{_without(lost)}."


def _without(lost: list[str]) -> str:
    return f", no longer by {listed(lost)}" if lost else ""


def _proofs(state: State, index: int) -> dict[str, str]:
    """What proves a requirement in the round: stories' titles by id, and evidence that is no
    story.
    """
    cells = state.plan.coverage.requirements[index] if state.plan else ()
    titles = {story.id: quoted(story.title) for story in state.application.candidate.stories}
    proofs = {story: titles[story] for cell in cells for story in cell}
    return proofs | (
        {"": "the evidence you wrote"}
        if state.application.record.role.requirements[index].evidence
        else {}
    )


def role(old: State, new: State) -> Iterator[str]:
    """All else that is said of the role."""
    was, now = old.application.record.role, new.application.record.role
    if was.title != now.title:
        yield f"The title is now {quoted(now.title)}; it was {quoted(was.title)}."
    yield from listing(
        "A doubt", (one.text for one in was.concerns), (one.text for one in now.concerns)
    )
    fields = altered(was, now, "title", "requirements", "concerns")
    answers = (
        [(one.text, one.answer) for one in was.concerns],
        [(one.text, one.answer) for one in now.concerns],
    )
    if answers[0] != answers[1] and [text for text, _ in answers[0]] == [
        text for text, _ in answers[1]
    ]:
        fields.append("answers to doubts")
    yield from reworded("The role", fields)
