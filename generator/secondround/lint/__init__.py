"""What a coach would say about a record: findings, each with a code, figures, a hint and a page of
reasons.

In: an application, and its plan where there is one. Out: sorted problems. Nothing here reads or
writes a file of the workspace, and nothing stops at the first finding.
"""

from __future__ import annotations

from secondround.system import faces

with faces.late(globals()):
    from secondround.lint.debriefs import promises as undated_promises
    from secondround.lint.ledger import against_resume
    from secondround.lint.people import twice as one_person_twice
    from secondround.lint.registry import (
        BANK_RULES,
        DEBRIEF_RULES,
        PLAN_RULES,
        RECORD_RULES,
        by_packet,
        check,
        everything,
    )
    from secondround.lint.said_otherwise import SaidOtherwise, said_otherwise

__all__ = [
    "BANK_RULES",
    "DEBRIEF_RULES",
    "PLAN_RULES",
    "RECORD_RULES",
    "SaidOtherwise",
    "against_resume",
    "by_packet",
    "check",
    "everything",
    "one_person_twice",
    "said_otherwise",
    "undated_promises",
]
