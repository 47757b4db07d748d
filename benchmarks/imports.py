"""`make bench-imports`: how much of the corpus of resumes is read rightly, by producer.

For each field: the share of true values that were found (recall), and of found values that are true
(precision), in per cent. `docs/RESUMES.md` quotes the table, and `--write` renews it there.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.imports.corpus import score

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "RESUMES.md"
FIRST = f"| {'producer':<17} | " + " | ".join(f"{field:>9}" for field in score.FIELDS) + " |"


def main() -> None:
    """Print the table."""
    made = table()
    sys.stdout.write(made)
    if "--write" in sys.argv:
        PAGE.write_text(with_table(PAGE.read_text("utf-8"), made), "utf-8")
    if "-v" in sys.argv:
        for field, counted in score.scores(score.documents()).items():
            sys.stdout.writelines(f"{field}: {wrong}\n" for wrong in counted.wrong)


def table() -> str:
    """The table, a row for each producer, as Markdown."""
    by_producer: dict[str, list[Path]] = defaultdict(list)
    for path in score.documents():
        by_producer[path.stem.split("~")[1]].append(path)
    rows = [FIRST, "| --- |" + " ---: |" * len(score.FIELDS)]
    for producer, paths in [*sorted(by_producer.items()), ("all", score.documents())]:
        rows.append(_row(f"{producer} ({len(paths)})", score.scores(paths)))
    return "\n".join(rows) + "\n"


def with_table(page: str, made: str) -> str:
    """The page with this table in place of the one that it has."""
    before, _, rest = page.partition(FIRST)
    _, _, after = rest.partition("\n\n")
    return f"{before}{made}\n{after}".rstrip() + "\n"


def _row(name: str, scores: dict[str, score.Score]) -> str:
    cells = []
    for counted in scores.values():
        recall = 100 * counted.right / max(counted.true, 1)
        precision = 100 * counted.right / max(counted.found, 1)
        cells.append(f"{recall:.0f} / {precision:.0f}" if counted.true else "")
    return f"| {name:<17} | " + " | ".join(f"{cell:>9}" for cell in cells) + " |"


if __name__ == "__main__":
    main()
