"""The site of one edition, built by MkDocs from exactly the pages given.

In: pages and files. Out: a folder put in place whole.
"""

from secondround.render.site.builder import Inspect
from secondround.render.site.preview import Preview

__all__ = ["Inspect", "Preview", "builder", "destination", "edition_label", "handing", "manual"]
