"""The stage `render`."""

from secondround.system import faces

with faces.late(globals()):
    from secondround.render.made import marked

__all__ = ["dialect", "made", "marked", "separators"]
