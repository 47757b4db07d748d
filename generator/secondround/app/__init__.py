"""What the program does, as plain functions: the stages put together, and what is judged of their
results.

In: folders, names and editions. Out: pages in memory, problems, or an exception of `errors`. It
prints nothing.
"""

# Modules, each imported when it is asked for: a command loads what it needs.
__all__ = [
    "agenda",
    "comparison",
    "diagnostics",
    "errors",
    "exposure",
    "foreign_code",
    "history",
    "leak_check",
    "locking",
    "needing",
    "on_the_day",
    "parallel",
    "pipeline",
    "places",
    "planning",
    "recipes",
    "scaffolding",
    "selection",
    "starting",
    "watching",
]
