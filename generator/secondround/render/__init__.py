"""The stage `render`."""

from secondround.render.made import marked

__all__ = ["dialect", "made", "marked", "separators"]
