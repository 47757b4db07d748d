"""The stage `render`."""

from secondround.render.made import marked

__all__ = ["made", "marked"]
