"""Everything that can be wrong: one `Problem`, one table of codes, one page of reasons for each.

In: what any stage found. Out: values, sorted and worded, before anything is printed. Printing them
is the command line's work.
"""

from __future__ import annotations

from secondround.system import faces

with faces.late(globals()):
    from secondround.problems.codes import CODES, Code, Severity, Stage
    from secondround.problems.pages import page
    from secondround.problems.problem import (
        MOST,
        NOWHERE,
        Problem,
        as_text,
        failed,
        in_order,
        is_of_print,
        is_shown_anyway,
        printable,
        stops_or_is_shown,
    )
    from secondround.problems.task import TO_DO, TO_KEEP, TO_NAME, TO_NOTE, TO_PRINT, TO_THANK, Task
    from secondround.problems.tasks import TASKS

__all__ = [
    "CODES",
    "MOST",
    "NOWHERE",
    "TASKS",
    "TO_DO",
    "TO_KEEP",
    "TO_NAME",
    "TO_NOTE",
    "TO_PRINT",
    "TO_THANK",
    "Code",
    "Problem",
    "Severity",
    "Stage",
    "Task",
    "as_text",
    "failed",
    "in_order",
    "is_of_print",
    "is_shown_anyway",
    "page",
    "printable",
    "stops_or_is_shown",
]
