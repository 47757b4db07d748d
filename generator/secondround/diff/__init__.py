"""The stage `diff`: what has changed in a packet between two times, in words.

In: two states of an application and its plan. Out: sections of sentences. It reads no file and no
clock.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.diff.changes import changes
    from secondround.diff.model import Section, State

__all__ = ["Section", "State", "changes"]
