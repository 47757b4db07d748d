"""Second Round: interview records in YAML become prep packets, a site and a PDF.

The rooms, from the ground up: ``system`` and ``text``, ``records``, ``plan``, ``lint``, ``packet``,
``privacy``, ``render`` beside ``diff`` and ``overview``, ``app``, ``cli``. Each imports only from
those below it.
"""

__version__ = "0.1.0"

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells report it."""
