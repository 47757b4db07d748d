"""Pictures without what they say of place, time and people.

In: a picture's bytes. Out: the same picture.
"""

__all__ = ["raster"]
