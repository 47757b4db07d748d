"""Second Round: interview records in YAML become prep packets, a site and a PDF.

The rooms, from the ground up: ``system`` and ``text``, ``vocabulary``, ``records``, ``plan``,
``lint``, ``packet``, ``privacy``, ``render`` beside ``diff``, ``overview`` and ``imports``,
``app``, ``cli``. Each imports only from those below it.
"""

__version__ = "0.1.0"

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells report it."""
