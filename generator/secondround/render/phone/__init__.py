"""The day on the phone: one file that needs nothing else.

In: what `packet.phone` made, and a workspace's templates. Out: HTML, and the solver to put into it.
"""

from secondround.render.phone.page import page
from secondround.render.phone.solver import with_solver, without_solver

__all__ = ["page", "with_solver", "without_solver"]
