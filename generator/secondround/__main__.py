"""`python -m secondround`: the same command for those whose PATH does not hold it."""

from __future__ import annotations

import sys

from secondround.cli import main

if __name__ == "__main__":
    sys.exit(main())
