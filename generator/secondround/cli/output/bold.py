"""Titles that stand out in a terminal.

In: lines. Out: the same lines, bold in a terminal that can show it, which looks the same on a light
ground and on a dark one. What is piped is plain.
"""

from __future__ import annotations

import os
import sys

import click


def bold(text: str) -> str:
    """The text, each line of it bold."""
    if not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return text
    return "\n".join(click.style(line, bold=True) for line in text.split("\n"))
