"""The solver behind the plan: silent, whatever its version, and believed only where it proves
sound.
"""

from __future__ import annotations

import ctypes
import os
import sys
from random import Random
from types import SimpleNamespace

import pytest
from msgspec.structs import replace
from tests.factories import person, session, story
from tests.plan.rounds import application, drawn

from secondround import plan
from secondround.plan.inputs import plan_input
from secondround.plan.lead_model import LeadModel
from secondround.plan.milp import highs, pattern_search, search
from secondround.plan.milp.column_generation import ColumnGeneration
from secondround.plan.milp.groups import Group, grouped
from secondround.plan.milp.program import CardinalityBlock, Objective, Program
from secondround.plan.milp.search import Search
from secondround.records import Application


class Chatty:
    """A solver like HiGHS 1.16, and one worse: it prints on file descriptor 1, and C holds some of
    it back.
    """

    def __init__(self) -> None:
        os.write(1, b"Running HiGHS\n")
        if sys.platform != "win32":
            ctypes.CDLL(None).printf(b"Copyright\n")
        self.enableCallbacks()

    def enableCallbacks(self) -> None:  # noqa: N802  # the name is theirs
        os.write(1, b"Callbacks\n")

    def setOptionValue(self, name: str, value: object) -> None:  # noqa: N802
        assert (name, value) == ("output_flag", False)


def test_a_solver_that_prints_when_it_is_made_is_not_heard(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Nothing a solver's constructor prints reaches standard output, and what is printed afterwards
    does.
    """
    highs.quiet(SimpleNamespace(Highs=Chatty))
    os.write(1, b"{}\n")
    if sys.platform != "win32":
        ctypes.CDLL(None).fflush(None)
    assert capfd.readouterr().out == "{}\n"


def test_a_plan_is_made_without_a_standard_output() -> None:
    """A closed standard output, as under a daemon, stops no plan."""
    kept = os.dup(1)
    os.close(1)
    try:
        assert plan.make(_small(), 0).objectives
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def test_the_installed_solver_is_trusted() -> None:
    """The solver that is installed here gets the small program right."""
    highs.trusted.cache_clear()
    assert highs.trusted()


def test_nothing_is_proven_by_a_solver_that_fails_its_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the solver gets a known value wrong, the same plan is made, and only what room alone
    proves is proven.
    """
    before = plan.make(_small(), 0)
    assert all(objective.proven for objective in before.objectives)
    monkeypatch.setattr(highs, "trusted", lambda: False)
    after = plan.make(_small(), 0)
    assert after.sessions == before.sessions
    assert not all(objective.proven for objective in after.objectives)


def _small() -> Application:
    bank = [story("a", "coaching"), story("b", "rail"), story("c", "coaching", "rail")]
    return application(
        bank,
        [session("ana"), session("bo")],
        {"ana": person("Ana", "coaching"), "bo": person("Bo")},
    )


def test_a_simplex_method_that_gives_up_is_not_the_end() -> None:
    """Where the primal simplex ends without an answer, another way finds it: all is proven."""
    degenerate = drawn(Random(8710), 5, 12)
    made = plan.make(degenerate, len(degenerate.record.rounds) - 1)
    assert all(objective.proven for objective in made.objectives)
    assert [len(session.backups) for session in made.sessions] == [0, 1, 1, 0, 0]


def test_a_program_without_a_whole_solution_is_known_to_have_none() -> None:
    """That there is no whole solution is proven, and is still known after the level is closed; it
    is not taken for a search that ran out of work.
    """
    program = Program()
    columns = [program.column() for _ in range(4)]
    program.row(dict.fromkeys(columns, 2), least=3, most=3)
    search = Search(program, highs.Work())
    group = Group((Objective("most", dict.fromkeys(columns, 1), 4),), (1,))
    relaxed = search.relax(group.weights)
    assert relaxed
    assert relaxed.value == pytest.approx(1.5)
    assert not search.solve_level(group, relaxed)
    assert search.empty
    assert not search.found


@pytest.mark.parametrize("large", [0, 1_000_000])
def test_what_is_left_out_of_a_program_was_of_no_use(
    monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    """A program made anew of the patterns that are left gives the same plan as the whole one."""
    wide = drawn(Random(2), 8, 30)
    before = plan.make(wide, len(wide.record.rounds) - 1)
    monkeypatch.setattr(pattern_search, "LARGE", large)
    assert plan.make(wide, len(wide.record.rounds) - 1) == before


def _first_relaxed(wide: Application) -> tuple[float, int]:
    """What the relaxed solution of the first objective is worth, and the iterations it takes."""
    asked = plan_input(wide, len(wide.record.rounds) - 1, pins=())
    model = LeadModel(replace(asked, bank=tuple(range(len(asked.stories)))))
    looking = Search(model.program, highs.Work())
    relaxed = looking.relax(looking.counted(grouped(model.objectives(()))[0]).weights)
    assert relaxed
    return relaxed.value, looking.highs.getInfo().simplex_iteration_count


def test_a_likely_basis_is_nearer_to_the_solution(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the basis that is likely, the first relaxed solution of a full day takes at most two
    thirds of the iterations, and is worth the same.
    """
    wide = drawn(Random(2), 12, 60)
    value, iterations = _first_relaxed(wide)
    monkeypatch.setattr(search, "likely_basis", lambda *_: ())
    same, more = _first_relaxed(wide)
    assert value == pytest.approx(same)
    assert iterations * 3 < more * 2


def test_of_all_prices_that_prove_a_bound_the_middle_one_is_taken() -> None:
    """What one wants for 5 and another for 3 has any price from 3 to 5, and 4 is asked: at either
    end, a pattern would cost nothing that no best solution uses.
    """
    program = Program()
    wanted = [program.column() for _ in range(2)]
    blocks = [CardinalityBlock((one,), program.row({one: 1}, most=1), 1) for one in wanted]
    program.row(dict.fromkeys(wanted, 1), most=1)
    program.part(blocks)
    looking = Search(program, highs.Work())
    group = Group((Objective("wanted", dict(zip(wanted, (5, 3), strict=True)), 8),), (1,))
    relaxed = looking.relax(group.weights)
    assert relaxed
    found = ColumnGeneration(looking, group, relaxed, 1).bound
    assert found
    assert found.height == pytest.approx(5)
    assert found.prices.tolist() == pytest.approx([4])
