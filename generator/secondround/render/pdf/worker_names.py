"""A function of WeasyPrint's in place of another.

In: the function, and what is to be called for it. Out: nothing; every module of WeasyPrint that has
imported it calls the other one.
"""

from __future__ import annotations

import sys
from typing import Any


def replace(function: Any, other: Any) -> None:
    """Have WeasyPrint call `other` wherever it calls `function`."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "weasyprint":
            for own in [own for own, value in vars(module).items() if value is function]:
                setattr(module, own, other)
