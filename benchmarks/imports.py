"""`make bench-imports`: how much of the corpus of resumes is read rightly, by producer.

For each field: the share of true values that were found (recall), and of found values that are true
(precision), in per cent.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.imports.corpus import score


def main() -> None:
    """Print the table."""
    by_producer: dict[str, list[Path]] = defaultdict(list)
    for path in score.documents():
        by_producer[path.stem.split("~")[1]].append(path)
    print(f"{'':16}" + "".join(f"{field:>12}" for field in score.FIELDS))
    for producer, paths in sorted(by_producer.items()):
        _print(f"{producer} ({len(paths)})", score.scores(paths))
    total = score.scores(score.documents())
    _print(f"all ({len(score.documents())})", total)
    if "-v" in sys.argv:
        for field, counted in total.items():
            print(*(f"{field}: {wrong}" for wrong in counted.wrong), sep="\n")


def _print(name: str, scores: dict[str, score.Score]) -> None:
    cells = []
    for counted in scores.values():
        recall = 100 * counted.right / max(counted.true, 1)
        precision = 100 * counted.right / max(counted.found, 1)
        cells.append(f"{recall:5.0f} /{precision:4.0f}" if counted.true else "")
    print(f"{name:16}" + "".join(f"{cell:>12}" for cell in cells))


if __name__ == "__main__":
    main()
