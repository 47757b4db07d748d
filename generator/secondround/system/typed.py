"""Commands as a person can type them.

In: the words of a command. Out: one line for the shell. Every command in a message goes through
here, so that a folder called `Job #1 & more` is one word.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import PurePath


def line(*words: str | PurePath) -> str:
    """The command, each word quoted where the shell of this system would take it apart."""
    texts = [_argument(word) for word in words]
    return subprocess.list2cmdline(texts) if os.name == "nt" else shlex.join(texts)


def command(*words: str | PurePath) -> str:
    """The same, between backticks, as it is in a sentence."""
    return f"`{line(*words)}`"


def _argument(word: str | PurePath) -> str:
    """The word; a path that would be read as an option begins with `./`."""
    return (
        f".{os.sep}{word}"
        if isinstance(word, PurePath) and str(word).startswith("-")
        else str(word)
    )
