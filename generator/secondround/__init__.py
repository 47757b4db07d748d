"""Second Round: interview records in YAML become prep packets, a site and a PDF.

The stages, in the order the data goes: ``records``, ``plan``, ``rules``, ``packet``, ``render``, ``cli``.
"""

__version__ = "0.1.0"

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells report it."""
