"""What breaks without somebody, on a team that fits on paper, and against every removal."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from analytics.strategy.problem.problem import HireProfile, Need, Problem, Rules, Worker
from analytics.strategy.team import loss, repairing_steps
from data.vocabulary import RefusedError
from tests.analytics.strategy import parts
from tests.analytics.strategy.parts import person

RULES = Rules(
    deadline_weeks=52,
    hours_to_level=(20, 60, 160, 400, 1000),
    fee_per_hour=10,
    training_success=1,
    mentor_hours_per_hour=0,
    attrition_per_year=0,
)


def worker(
    number: int,
    team: str = "Core",
    hours: float = 10,
    interest: dict[str, int] | None = None,
    **levels: int,
) -> Worker:
    return person(number, levels, hours, team=team, interest=interest or {})


TEAM = [worker(1, a=4, b=3), worker(2, a=3, b=2), worker(3, a=2, b=2), worker(4, a=0, b=0)]


def need(skill: str, headcount: int, workers: Sequence[Worker] = TEAM, **more: Any) -> Need:
    return parts.need(skill, headcount, workers, due=52, **more)


def problem(workers: Sequence[Worker], needs: Sequence[Need], *hires: HireProfile) -> Problem:
    return parts.problem(workers, needs, RULES, *hires)


def test_who_is_away_breaks_what_only_they_filled() -> None:
    # a at 3: two of two hold it, b at 3: one of one. Without person 1: a 1 of 2, b 0 of 1.
    found = loss(problem(TEAM, [need("a", 2), need("b", 1)]), [1])
    assert [(h.skill, h.before, h.after, h.lost) for h in found.broken] == [
        ("a", 2, 1, 1),
        ("b", 1, 0, 1),
    ]
    assert [h.skill for h in found.single] == ["a"]  # short of a position, and on one person
    # Two steps of 160 hours: person 3 in a, person 2 or 3 in b; 160 x (10 + 50) each.
    assert found.repair.cost.total == pytest.approx(2 * 160 * 60)
    assert found.repair.shortage == 0


def test_a_spare_becomes_the_only_holder() -> None:
    found = loss(problem(TEAM, [need("a", 1)]), [1])
    assert found.broken == ()
    assert found.repair is None
    assert [(h.skill, h.before, h.after) for h in found.single] == [("a", 2, 1)]


def test_the_repair_restores_what_was_filled_and_no_more() -> None:
    # Three are required, two hold it: one position was open before and stays out of the repair.
    found = loss(problem(TEAM, [need("a", 3)]), [2])
    assert found.broken[0].lost == 1
    assert sum(close.headcount for a in found.repair.actions for close in a.closes) == 1


def test_a_hire_repairs_what_nobody_left_can_learn_in_time() -> None:
    hire = HireProfile("Someone", {"b": 4}, 2, 4, 12, 5_000, 0, 0, 1, 12, 12, total_cost=70_000)
    found = loss(problem([TEAM[0], worker(4, a=0, b=0)], [need("b", 1)], hire), [1])
    assert [a.lever for a in found.repair.actions] == ["hire"]


def test_people_of_other_teams_do_not_count_and_unknown_levels_neither() -> None:
    workers = [*TEAM, worker(5, team="Else", a=5), worker(6)]
    both = problem(workers, [need("a", 2)])
    assert loss(both, [5]).broken == ()
    assert loss(both, [6]).broken == ()


def test_somebody_who_is_not_there_is_refused_and_nobody_away_breaks_nothing() -> None:
    asked = problem(TEAM, [need("a", 2)])
    with pytest.raises(RefusedError, match="not in this selection"):
        loss(asked, [99])
    found = loss(asked, [])
    assert (found.away, found.broken, found.single, found.repair) == (0, (), (), None)


def test_counts_are_those_of_a_recount_for_every_pair() -> None:
    needs = [need("a", 2), need("b", 1), need("a", 3, level=2)]
    whole = problem(TEAM, needs)
    for pair in combinations([w.person_no for w in TEAM], 2):
        left = [w for w in TEAM if w.person_no not in pair]
        lost = {
            (n.skill, n.level): min(n.have, n.headcount)
            - min(sum(w.levels.get(n.skill, -1) >= n.level for w in left), n.headcount)
            for n in needs
        }
        found = loss(whole, pair)
        assert {(h.skill, h.level): h.lost for h in found.broken} == {
            key: value for key, value in lost.items() if value
        }


def test_the_step_that_repairs_most_comes_first() -> None:
    # c is open (1 of 2) and a must-have; b hangs on one person; d has exactly enough.
    workers = [worker(1, b=3, c=3, d=3), worker(2, b=2, c=2, d=3), worker(3, b=2, c=0, d=2)]
    needs = [need(skill, count, workers) for skill, count in (("d", 2), ("b", 1), ("c", 2))]
    steps = repairing_steps(problem(workers, needs))
    assert [(s.skill, s.candidates, s.effects) for s in steps] == [
        ("c", 1, (("closes", True),)),
        ("b", 2, (("second holder", True),)),
        ("d", 1, (("spare", True),)),
    ]
    assert steps[0].hours == 160
    assert steps[0].cost.total == pytest.approx(160 * 60)


def test_who_does_not_want_to_or_has_no_hours_is_no_candidate() -> None:
    workers = [worker(1, b=2, interest={"b": 0}), worker(2, hours=0, b=2), worker(3, b=1)]
    assert repairing_steps(problem(workers, [need("b", 1, workers)])) == ()


def test_must_haves_come_before_cheaper_steps_of_other_requirements() -> None:
    workers = [worker(1, a=2, b=0)]
    needs = [need("a", 1, workers), need("b", 1, workers, level=1, must_have=False)]
    assert [s.skill for s in repairing_steps(problem(workers, needs))] == ["a", "b"]
    swapped = [replace(needs[0], must_have=False), replace(needs[1], must_have=True)]
    assert [s.skill for s in repairing_steps(problem(workers, swapped))] == ["b", "a"]
