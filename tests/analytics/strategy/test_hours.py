"""Hours by hand: mentoring and interviews that do not fit by a due week close nothing by then; an
outside tutor gives what nobody inside can, and nothing else."""

from dataclasses import replace
from functools import lru_cache

import pytest

from analytics.options.drivers import standing
from analytics.options.purchases import planned_of
from analytics.strategy.model.build import build
from analytics.strategy.model.model import MONEY
from analytics.strategy.model.solve import solve
from analytics.strategy.plan import answer
from analytics.strategy.problem.problem import BudgetOn, HireProfile, Need, Problem, Rules, Worker
from analytics.strategy.results import Charge, Plan
from tests.analytics.strategy.checker import broken
from tests.analytics.strategy.parts import need, person, problem, ruled, solved
from tests.analytics.strategy.tiny_problems import random_team


def one_learner(mentor_hours_per_week: float) -> Problem:
    """A learner who needs 25 h for level 4, 4.2 weeks at 6 h a week; its mentoring is 3.75 h.

    Wanted by week 15 and, with less weight, by week 6.
    """
    workers = (
        Worker(1, "mentor", "x", "", 0, mentor_hours_per_week, 86, {"s": 4}),
        Worker(2, "learner", "x", "", 6, 0, 86, {"s": 3}),
    )
    late = need("s", 2, workers, level=4, scope="x", due=15)
    early = replace(late, scope="early", due_week=6, weight=0.5)
    return problem(workers, (late, early), Rules(hours_to_level=(5, 10, 20, 25, 30)))


def test_one_mentor_of_two_skills_has_the_hours_once() -> None:
    """3.75 h for each of two steps by week 15: 0.25 h a week are enough for one."""
    item = one_learner(0.25)
    levels = {"s": 4, "t": 4}, {"s": 3, "t": 3}
    workers = [replace(w, levels=own) for w, own in zip(item.workers, levels, strict=True)]
    two = problem(workers, [item.needs[0], replace(item.needs[0], skill="t")], item.rules)
    assert solved(two).shortage == 1
    helped = solved(tutored(two))
    assert helped.shortage == 0
    charges = [charge for action in helped.actions for charge in action.charges]
    hours = sum(c.quantity for c in charges if c.item == "outside tutor")
    assert hours == pytest.approx(2 * 3.75 - 0.25 * 15)


def busy_team(due: float) -> Problem:
    """Two people; two hires are wanted by week 4, and one who learns T in 4 h by `due`."""
    hire = HireProfile("H", {"S": 1}, 2, 0, 4, 0, 0, 10.5, 1, ((4, 4),), 1, total_cost=100)
    people = [person(n, {"T": 0}, 2, rate=86, team="x") for n in (1, 2)]
    interviewed = need("S", 2, people, level=1, scope="x", due=4, weight=5)
    needs = interviewed, need("T", 1, people, level=1, scope="x", due=due)
    rules = Rules(hours_to_level=(4, 10, 20, 25, 30), mentor_hours_per_hour=0)
    return problem(people, needs, rules, hire)


def test_who_has_no_time_while_interviewing_learns_afterwards() -> None:
    """21 h of interviews take the 4 h a week of both for 5.25 weeks; 4 h at 2 a week follow."""
    result = solved(busy_team(due=8))
    (learning,) = (a for a in result.actions if a.lever == "train")
    assert (learning.start_week, learning.end_week) == (5.25, 7.25)
    assert [n.shortage_after for n in solved(busy_team(due=7.2)).needs] == [0, 1]


FEE = 120.0


def tutored(problem: Problem, fee: float | None = FEE) -> Problem:
    return ruled(problem, tutor_fee_per_hour=fee)


def given(found: Plan) -> dict[tuple[str, str | None], float]:
    """Hours by item and person."""
    return {
        (charge.item, action.person): charge.quantity
        for action in found.actions
        for charge in action.charges
        if charge.item in ("mentoring", "outside tutor")
    }


@pytest.mark.parametrize(
    ("hours_a_week", "mentoring", "outside"),
    [
        (0.2, 1.2, 2.55),  # 3.75 h by week 6: the mentor has 1.2 by then
        (0.625, 3.75, None),  # reached exactly
        (0.0, None, 3.75),  # nobody has mentoring hours at all
    ],
)
def test_only_what_nobody_inside_gives_by_the_due_week_is_bought(
    hours_a_week: float, mentoring: float | None, outside: float | None
) -> None:
    result = solved(tutored(one_learner(hours_a_week)))
    assert [n.shortage_after for n in result.needs] == [0, 0]
    hours = given(result)
    assert hours.get(("mentoring", "learner")) == pytest.approx(mentoring)
    assert hours.get(("outside tutor", "learner")) == pytest.approx(outside)


def test_the_fee_is_cash_and_the_hours_are_not_ours() -> None:
    # 25 h to learn at 86 and 80 of fees; of 3.75 h of mentoring 3 inside by week 15, 0.75 outside
    problem = tutored(one_learner(0.2))
    (action,) = solved(replace(problem, needs=problem.needs[:1])).actions
    assert action.end_week == pytest.approx(25 / 6)
    tutor = next(c for c in action.charges if c.item == "outside tutor")
    assert tutor == Charge("outside tutor", "once", 0.75, FEE, 0.0, action.end_week)
    assert action.cost.one_off == 25 * 80 + 0.75 * FEE
    assert action.cost.hours == pytest.approx(25 + 3)
    assert action.cost.total == 25 * 86 + 25 * 80 + 3 * 86 + 0.75 * FEE


def test_a_tutor_never_earns() -> None:
    # cheaper than the mentor's rate of 86, and still only for what nobody inside can give
    assert given(solved(tutored(one_learner(0.625), 10.0))) == {("mentoring", "learner"): 3.75}


def test_a_cap_on_hours_counts_only_hours_of_ours() -> None:
    # 25 h to learn and 3.75 of mentoring, which the mentor has: a tutor keeps a cap of 26 h, and
    # no hour that nobody asks for makes room under one of 24
    problem = tutored(one_learner(1.0))
    capped = {cap: replace(problem.rules, hours_cap=cap) for cap in (28.75, 26.0, 24.0)}
    result = {cap: solved(replace(problem, rules=rules)) for cap, rules in capped.items()}
    assert [item.shortage for item in result.values()] == [0, 0, 2]
    assert [round(item.cost.hours, 6) for item in result.values()] == [28.75, 26.0, 0]
    assert given(result[28.75]) == {("mentoring", "learner"): 3.75}
    assert given(result[26.0])["outside tutor", "learner"] == pytest.approx(2.75)


def test_the_tutor_takes_first_what_nobody_inside_may_mentor() -> None:
    """The mentor at 3 has 3 h by week 15: the step to 3 of 20 h asks for 3, that to 4 of 25 h
    for 3.75 that only a tutor can give."""
    base = one_learner(0.0)
    need = base.needs[0]
    low = Need("low", frozenset({"x"}), "s", 3, 3, True, 1, 15, have=2)
    problem = replace(
        base,
        workers=(
            Worker(1, "mentor", "x", "", 0, 0.2, 86, {"s": 3}),
            Worker(2, "near", "x", "", 6, 0, 86, {"s": 2}),
            Worker(3, "far", "x", "", 6, 0, 86, {"s": 3}),
        ),
        needs=(replace(need, headcount=1, have=0), low),
    )
    hours = given(solved(tutored(ruled(problem, max_steps=1))))
    assert hours == {("mentoring", "near"): 3.0, ("outside tutor", "far"): 3.75}


@lru_cache
def asked(seed: int) -> Problem:
    """A team whose mentors have too few hours."""
    return tutored(random_team(seed, people=12, skills=6))


@pytest.mark.parametrize("seed", range(5))
def test_a_plan_with_a_tutor_costs_what_the_model_paid_and_stands(seed: int) -> None:
    """Nothing is impossible for want of a mentor."""
    problem = asked(seed)
    model = build(problem, others=False)
    values = solve(model, 20.0).values
    paid = sum(price * values[column] for column, price in model.cost) * MONEY
    whole = answer(problem)
    result = whole.plan
    assert result.cost.total == pytest.approx(paid, abs=0.5)
    stands = planned_of(problem, standing(problem, whole.blend, problem)).plan
    assert (stands.cost, stands.needs) == (result.cost, result.needs)
    free = ruled(problem, mentor_hours_per_hour=0.0)
    assert result.shortage == solved(free).shortage


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("on", ["cash", "total"])
def test_a_plan_with_a_tutor_keeps_its_limits(seed: int, on: BudgetOn) -> None:
    problem = asked(seed)
    cost = solved(problem).cost
    budget = 0.6 * (cost.total if on == "total" else cost.first_year_cash)
    rules = replace(problem.rules, budget=budget, budget_on=on, hours_cap=0.7 * cost.hours)
    limited = replace(problem, rules=rules)
    assert broken(limited, solved(limited)) == []
