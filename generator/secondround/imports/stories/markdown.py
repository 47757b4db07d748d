"""The stories of a Markdown file, with what its front matter says of them.

In: text. Out: drafts, and remarks.
"""

from __future__ import annotations

from secondround.imports.documents import FRONT_MATTER
from secondround.imports.found import UnreadableError
from secondround.imports.stories import structured
from secondround.imports.stories.drafts import drafts
from secondround.imports.stories.lines import marks
from secondround.imports.stories.model import Draft


def drafts_of(text: str, name: str) -> tuple[list[Draft], tuple[str, ...]]:
    """The stories of a file; front matter belongs to its only story, or stands by itself."""
    front = FRONT_MATTER.match(text)
    if not front:
        return drafts(marks(text)), ()
    found = drafts(marks(text[front.end() :], 1 + front[0].count("\n")))
    try:
        tree, remarks = structured.parsed_yaml(front[1], name)
    except UnreadableError:
        return [Draft("", 1, before=[(1, front[1].strip())]), *found], ()
    head = structured.draft(tree if isinstance(tree, dict) else {"front matter": tree}, "")
    stories = [draft for draft in found if draft.is_story]
    if head.is_story or len(stories) != 1:
        return [head, *found], remarks
    if head.title and not stories[0].title:
        stories[0].title = head.title
    elif head.title:
        head.before.append((1, head.title))
    _move(head, stories[0])
    return found, remarks


def _move(head: Draft, story: Draft) -> None:
    """Gives a story what the front matter says of it."""
    story.before[:0] = head.before
    story.passages[:0] = head.passages
