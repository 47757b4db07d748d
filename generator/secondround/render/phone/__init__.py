"""The day on the phone: one file that needs nothing else.

In: what `packet.phone` made, and a workspace's templates. Out: HTML, and the solver to put into it.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.render.phone.page import page, without_shipped
    from secondround.render.phone.solver import (
        PLACE,
        SHARED,
        by_itself,
        shared,
        with_link,
        with_solver,
    )

__all__ = [
    "PLACE",
    "SHARED",
    "by_itself",
    "page",
    "shared",
    "with_link",
    "with_solver",
    "without_shipped",
]
