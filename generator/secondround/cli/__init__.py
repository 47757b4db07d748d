"""The command `secondround`: arguments, progress and exit codes, nothing else.

In: what was typed. Out: an exit code: 0 done, 1 problems in what was written, 2 wrong usage.
Nothing heavy is imported until a command that needs it runs, so that help and completion answer at
once.
"""

from __future__ import annotations

import click

from secondround import INTERRUPTED
from secondround.cli.group import app

__all__ = ["main"]


def main() -> int:
    """Run what was typed; the exit code."""
    try:
        code = app.main(prog_name="secondround", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort as stopped:
        return _code(stopped.__cause__ or stopped.__context__)
    except KeyboardInterrupt as stopped:
        return _code(stopped)
    return code if isinstance(code, int) else 0


def _code(stopped: BaseException | None) -> int:
    """The exit code of whoever was stopped: the signal's own, or that of Ctrl-C."""
    said = (
        stopped.args[0] if isinstance(stopped, KeyboardInterrupt) and stopped.args else INTERRUPTED
    )
    return said if isinstance(said, int) else INTERRUPTED
