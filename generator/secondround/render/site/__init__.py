"""The site of one edition, built by MkDocs from exactly the pages given.

In: pages and files. Out: a folder put in place whole. Its modules are loaded one by one: a build
with nothing to do needs the smallest three.
"""

__all__ = [
    "builder",
    "destination",
    "edition_label",
    "handing",
    "in_place",
    "manual",
    "preview",
    "source_pictures",
]
