"""How the story plan grows: time of the proven plan, how much worse a greedy one is, and CP-SAT's
time on the same.

Rounds of 3 sessions by 10 stories up to 15 by 100, drawn from fixed seeds. Prints a table and
writes it as JSON: `python benchmarks/plan_growth.py [--rounds 5] [--cpsat] [--output
plan_growth.json]`. Processor time on one core, of a plan without its reasons, as most commands make
it. CP-SAT runs in a process of its own, for its library holds another HiGHS, and stops after 120
units of its own work: about seconds, on every machine.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
from collections.abc import Sequence
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests import factories
from tests.plan import oracle, rounds

SIZES = [(3, 10), (5, 15), (7, 20), (8, 30), (10, 45), (12, 60), (15, 100)]
MOST = 120
"""Work that CP-SAT may do for one objective of one round, in its own units: about seconds."""


def drawn(seed: int, sessions: int, stories: int) -> Any:
    """A full day: 14 competencies, 25 requirements, two earlier rounds, sessions of 30 to 60
    minutes, two likely questions a person.
    """
    random = Random(seed)  # noqa: S311  # drawn from a seed on purpose
    names = rounds.COMPETENCIES

    def some(most: int, least: int = 1) -> list[str]:
        return random.sample(names, random.randint(least, most))

    bank = [
        factories.story(
            f"s{one}",
            *some(4),
            strength=random.randint(1, 3),
            answers=random.sample(["can", "will", "fit"], 1),
        )
        | ({"project": f"p{random.randrange(stories // 3)}"} if random.random() < 0.2 else {})
        for one in range(stories)
    ]
    people = {
        f"p{one}": factories.person(f"P {one}", *some(3), role=random.choice(rounds.ROLES))
        for one in range(sessions)
    }
    for one in people.values():
        one["likely_questions"] = [{"text": f"{part}?", "shows": some(2)} for part in range(2)]
    ids = [one["id"] for one in bank]
    return rounds.application(
        bank,
        [
            factories.session(
                f"p{one}",
                minutes=random.choice([30, 45, 45, 60]),
                avoid=random.sample(ids, random.randint(0, 2)),
            )
            for one in range(sessions)
        ],
        people,
        requirements=[
            factories.requirement(f"Line {one}", *some(2), must=one % 2 == 0) for one in range(25)
        ],
        past=[random.sample(ids, max(stories // 20, 1)) for _ in range(2)],
        library={"roles": [{"role": role, "judges": some(4, 2)} for role in rounds.ROLES[:5]]},
    )


def greedy(facts: oracle.Facts) -> oracle.Plan:
    """Place after place, whatever story raises the objectives most just then: what a careful person
    does by hand.
    """
    plan: dict[int, frozenset[int]] = {s: frozenset() for s in facts.O}
    used: set[Any] = set()
    for s in facts.turn():
        for _ in range(facts.capacity[s]):
            free = [j for j in range(len(facts.J)) if facts.may(s, j) and facts.g[j] not in used]
            if free:
                best = max(free, key=lambda j: (facts.values(plan | {s: plan[s] | {j}}), -j))
                plan[s] |= {best}
                used.add(facts.g[best])
    return plan


def timed_cpsat(facts: oracle.Facts) -> tuple[tuple[int, ...], float]:
    """CP-SAT's objectives, and its seconds."""
    start = time.process_time()
    return oracle.by_cpsat(facts, MOST), time.process_time() - start


def measured(sessions: int, stories: int, seeds: range, pool: Pool | None) -> dict[str, Any]:
    """One line of the table: medians over the seeds."""
    from secondround import plan  # noqa: PLC0415  # not in the process that CP-SAT runs in

    ours, solver, worse, lost, proven = [], [], 0, [], 0
    for seed in seeds:
        application = drawn(seed, sessions, stories)
        start = time.process_time()
        made = plan.make(application, 2, reasons=False)
        ours.append(time.process_time() - start)
        proven += all(objective.proven for objective in made.objectives)
        values = tuple(objective.value for objective in made.objectives)[: len(oracle.OBJECTIVES)]
        facts = oracle.Facts(application, 2)
        by_hand = facts.values(greedy(facts))
        worse += by_hand < values
        lost.append(lost_percent("interest", values, by_hand))
        if pool:
            solver.append(compared(pool, facts, values))
    return {
        "sessions": sessions,
        "stories": stories,
        "rounds": len(seeds),
        "plan_ms": round(1000 * median(ours), 1),
        "plan_worst_ms": round(1000 * max(ours), 1),
        "proven": proven,
        "greedy_worse": worse,
        "greedy_interest_lost_percent": round(median(lost), 1),
        "cpsat_ms": round(1000 * median(solver), 1) if solver else None,
    }


def lost_percent(name: str, best: Sequence[int], other: Sequence[int]) -> float:
    """How much less of one objective another plan reaches, in percent of the best plan's."""
    index = oracle.OBJECTIVES.index(name)
    return 100 * (best[index] - other[index]) / max(best[index], 1)


def compared(pool: Pool, facts: oracle.Facts, values: tuple[int, ...]) -> float:
    """CP-SAT's seconds; infinite where it found no proof in time. A plan that CP-SAT betters ends
    the benchmark.
    """
    try:
        objectives, seconds = pool.apply(timed_cpsat, (facts,))
    except AssertionError:
        return math.inf
    if objectives > values:
        sys.exit(f"CP-SAT found a better plan: {objectives} against {values}")
    return float(seconds)


def main() -> None:
    """Measure every size, print the table, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="rounds drawn of each size")
    parser.add_argument(
        "--cpsat", action="store_true", help="solve each with CP-SAT too, and compare"
    )
    parser.add_argument("--output", type=Path, help="where to write the JSON")
    options = parser.parse_args()
    pool = get_context("spawn").Pool(1) if options.cpsat else None
    print("    size    plan ms    worst  proven  greedy worse  interest lost  CP-SAT ms")
    lines = []
    for sessions, stories in SIZES:
        line = measured(sessions, stories, range(options.rounds), pool)
        lines.append(line)
        print(
            f"{sessions:>3} x {stories:<3}{line['plan_ms']:>10}{line['plan_worst_ms']:>9}"
            f"{line['proven']:>5}/{line['rounds']}{line['greedy_worse']:>12}/{line['rounds']}"
            f"{line['greedy_interest_lost_percent']:>13} %{line['cpsat_ms'] or '':>11}",
            flush=True,
        )
    if options.output:
        options.output.write_text(json.dumps(lines, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
