"""Counts the false alarms of the leak search: `python benchmarks/false_alarms.py 200`, from the
repository's top.

In: how many workspaces to draw. Out: what the search said of each client's output in three
editions, and how often.

Of 201 workspaces (2,208 outputs, names and companies that are words, one workspace of forty
clients) none was stopped by a name, a company, a title, a figure or a text of the program's. 22
outputs were stopped by six or ten words in a row that two clients' drawn sentences have in common
to the letter, as in "with the clerk during the audit". 145 s.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.privacy.ordinary import alarms, workspace


def main(number: int) -> None:
    """Draw that many workspaces of one to six clients and one of forty, and count what is said of
    three editions.
    """
    tried, found = 0, []
    begun = time.process_time()
    for seed in range(number + 1):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder, "ws")
            ids = workspace(root, seed, 40 if seed == number else 1 + seed % 6)
            for edition in ("candidate", "carry", "coach"):
                found += alarms(root, Path(folder, edition), ids, "--edition", edition)
                tried += len(ids)
    print(*found, sep="\n")
    print(f"{len(found)} false alarms in {tried} outputs of {number + 1} workspaces")
    print(f"{time.process_time() - begun:.0f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 200)
