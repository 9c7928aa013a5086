"""A plan with a confidence for each must-have: exact, against trying everything; and by hand."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from analytics.strategy.answer.actions import actions
from analytics.strategy.answer.blend import blend_of
from analytics.strategy.answer.closing import close
from analytics.strategy.answer.outcome import outcomes
from analytics.strategy.chance import sure
from analytics.strategy.model.build import build
from analytics.strategy.model.solve import solve
from analytics.strategy.plan import Answer, answer, plan
from analytics.strategy.problem.crews import one_by_one
from analytics.strategy.problem.problem import Need, Problem, Worker
from tests.analytics.strategy.enumerated import best_by_enumeration, tiny_problem
from tests.analytics.strategy.four_people import four_people
from tests.analytics.strategy.whole_problem import whole_problem
from tests.analytics.strategy.wide_problem import wide_problem


def asked(problem: Problem, confidence: float | None) -> Problem:
    return replace(problem, rules=replace(problem.rules, confidence=confidence))


def uncertain(seed: int, confidence: float) -> Problem:
    """A tiny problem in which nothing is certain, and somebody more can learn one skill.

    At most one position of a requirement is open, so that there are people left to be spares.
    """
    problem = asked(tiny_problem(seed), confidence)
    few = seed % 2
    hires = tuple(replace(h, works_out=0.75, maximum=1 if few else 3) for h in problem.hires)
    level = {"a": 2} if seed % 3 else {"b": 2}
    more = tuple(
        Worker(number, f"p{number}", team, "role", 8.0, 1.0, 60.0, level)
        for number, team in ((10, "x"), (11, "y"))
    )
    workers = (*problem.workers, *more)
    needs = tuple(_one_open(need, workers) for need in problem.needs)
    rules = replace(problem.rules, cap_share=1.0, training_success=0.8)
    return replace(problem, hires=hires, rules=rules, workers=workers, needs=needs)


def _one_open(need: Need, workers: tuple[Worker, ...]) -> Need:
    own = (w.levels.get(need.skill, -1) for w in workers if w.team in need.teams)
    have = sum(level >= need.level for level in own)
    return replace(need, have=have, headcount=max(1, min(need.headcount, have + 1)))


def rank(problem: Problem, found: Answer) -> tuple[float, float, float, float]:
    must = [n for n in found.needs if n.must_have]
    other = [n for n in found.needs if not n.must_have and problem.rules.budget is not None]
    return (
        sum(n.weight * n.shortage_after for n in must),
        sum(n.weight for n in must if not sure(n.chance, problem.rules.confidence)),
        sum(n.weight * n.shortage_after for n in other),
        found.cost.total,
    )


@pytest.mark.parametrize("seed", range(30))
def test_the_cheapest_plan_that_is_sure_equals_enumeration(seed: int) -> None:
    problem = uncertain(seed, 0.8 if seed % 5 else 0.5)
    found = answer(problem)
    assert rank(problem, found) == pytest.approx(best_by_enumeration(problem), abs=0.05)


def test_the_random_problems_buy_spares_of_every_kind() -> None:
    spare = [
        action.lever
        for seed in range(30)
        for action in answer(uncertain(seed, 0.8)).actions
        if action.spare
    ]
    assert set(spare) == {"train", "hire", "equip"}


def test_one_learner_more_by_hand() -> None:
    """Nobody holds it; each of three learners succeeds with 0.7 and nobody leaves.

    One of one: 0.7. One of two: 1 - 0.3 x 0.3 = 0.91. One of three: 1 - 0.027 = 0.973. A step
    costs 60 x 90 + 500 = 5,900.
    """
    problem = learners(headcount=1)
    for confidence, people, chance in ((0.7, 1, 0.7), (0.8, 2, 0.91), (0.95, 3, 0.973)):
        found = plan(asked(problem, confidence))
        assert (found.needs[0].chance, found.cost.total) == pytest.approx((chance, 5_900 * people))
        assert [a.spare for a in found.actions].count(1) == people - 1
        assert sum(close.headcount for a in found.actions for close in a.closes) == 1
        told = found.confidence
        assert told is not None
        assert (told.sure, told.spares, told.unsure) == (1, people - 1, ())
        assert told.without.total == 5_900
        assert told.extra.total == 5_900 * (people - 1)


def test_what_cannot_be_so_sure_gets_no_spare_and_is_named() -> None:
    """Two of three learners: 3 x 0.7^2 x 0.3 + 0.7^3 = 0.784, below 0.8."""
    found = plan(asked(learners(headcount=2), 0.8))
    assert found.confidence is not None
    assert (found.shortage, found.cost.total, found.confidence.spares) == (0, 11_800, 0)
    (below,) = found.confidence.unsure
    assert (below.skill, below.missing, below.for_money) == ("RAG", 0, False)
    assert below.chance == pytest.approx(0.49)


def test_what_the_budget_does_not_pay_is_told_from_what_is_impossible() -> None:
    """11,800 would make it sure; with less, the must-have is filled and stays at 0.7."""
    poor = learners(headcount=1)
    poor = replace(poor, rules=replace(poor.rules, budget=11_799.0))
    found = plan(asked(poor, 0.8))
    assert found.confidence is not None
    assert (found.shortage, found.cost.total) == (0, 5_900)
    assert [one.for_money for one in found.confidence.unsure] == [True]
    rich = replace(poor, rules=replace(poor.rules, budget=11_800.0))
    enough = plan(asked(rich, 0.8)).confidence
    assert enough is not None
    assert (enough.sure, enough.unsure) == (1, ())


def test_a_holder_who_may_leave_gets_a_spare_though_nothing_is_short() -> None:
    """One holder stays the 26 weeks with 0.87^0.5 = 0.933; a learner with 0.7 x 0.933 = 0.653:
    together 1 - 0.067 x 0.347 = 0.977. Without a confidence there is nothing to do."""
    problem = learners(headcount=1, holders=1, attrition=0.13)
    found = plan(asked(problem, 0.95))
    assert (found.shortage_before, found.needs[0].chance) == (0, pytest.approx(0.9766, abs=1e-4))
    assert [(a.spare, a.closes) for a in found.actions] == [(1, ())]
    assert plan(problem).status == "nothing to do"


def test_more_confidence_never_costs_less_where_as_much_reaches_it() -> None:
    dearer = 0
    for seed in range(60):
        before: tuple[float, ...] | None = None
        for confidence in (0.3, 0.6, 0.9):
            problem = uncertain(seed, confidence)
            now = rank(problem, answer(problem, tidy=False))
            if before is not None and before[:3] == now[:3]:
                assert now[3] >= before[3] - 0.01, seed
                dearer += now[3] > before[3]
            before = now
    assert dearer >= 5


def test_a_confidence_that_every_plan_reaches_changes_nothing() -> None:
    """Plans of what is certain already hold: spares would be waste."""
    for budget in (None, 32_200.0, 50_600.0):
        problem = four_people(budget=budget)
        with_it, without = answer(asked(problem, 0.99)), answer(problem)
        assert with_it.actions == without.actions


@pytest.mark.parametrize("make", [whole_problem, wide_problem])
def test_model_and_answer_agree_on_who_is_sure_and_closes_add_up(
    make: Callable[[int], Problem],
) -> None:
    """With pins, bars, courses, contractors and moves, too."""
    for seed in range(0, 300, 3):
        problem = asked(make(seed), 0.5 + 0.3 * (seed % 4 > 0))
        solution = solve(build(problem, one_by_one(problem), others=False), 5, tidy=False)
        blend = blend_of(solution)
        closing = close(problem, blend)
        needs = outcomes(problem, blend, closing)
        for number, column in solution.model.unsure.items():
            holds = sure(needs[number].chance, problem.rules.confidence)
            assert holds is not bool(solution.of(column)), seed
        closed: Counter[tuple[str, str, int]] = Counter()
        for action in actions(problem, blend, closing):
            for own in action.closes:
                closed[own.scope, own.skill, own.level] += own.headcount
            assert 0 <= action.spare <= action.count
        for need in needs:
            wanted = need.shortage_before - need.shortage_after
            assert closed[need.scope, need.skill, need.level] == wanted, seed


def learners(headcount: int, holders: int = 0, attrition: float = 0.0) -> Problem:
    """Three people at level 1 of RAG, which is required at 2, and perhaps who holds it."""
    one = four_people(levers=("train",))
    template, due = one.workers[3], 26.0
    levels = [{"RAG": 1}] * 3 + [{"RAG": 2}] * holders
    workers = tuple(
        replace(template, person_no=n, label=f"p{n}", hours_per_week=10.0, levels=own)
        for n, own in enumerate(levels)
    )
    need = replace(one.needs[1], level=2, headcount=headcount, have=holders, due_week=due)
    rules = replace(one.rules, training_success=0.7, attrition_per_year=attrition)
    return replace(one, workers=workers, needs=(need,), rules=rules)
