"""Which ratings are worth verifying: what is asked, what is left out, and that it says so."""

from dataclasses import replace

import pytest

from analytics.analyse import analyse
from analytics.assess.assess import Terms, assess, beliefs_for, prices
from analytics.assess.counted import Cell, Doubt, believed, doubts, turned_out
from analytics.assess.results import Assessment
from analytics.evidence.raters import Shares, beliefs
from analytics.results import Selection
from analytics.strategy.problem.problem import Problem
from analytics.strategy.problem.relax import with_levers
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.assumptions import Range
from analytics.strategy.setup.assumptions import Terms as Values
from analytics.strategy.setup.setup import build_problem, without_leavers
from data.store.database import Database
from tests.analytics.assess.brute import Case
from tests.build import rate, require

STEP_TO_3 = 160 * 90 + 500
HALF = (0.0, 0.0, 0.5, 0.5, 0.0, 0.0)
"""At 2 or at 3."""
VALUES = Values(times_pay=Range(0.5, 1.0, 2.0), other_share=0.2, useful_share=0.5, value=4_000.0)
CHEAP = Terms(hours=1.0, rate=100.0, values=VALUES)


def case(*levels: int | None, required: int = 2, hires: int = 0) -> Problem:
    """One skill, one team."""
    people = tuple({"A": level} for level in levels)
    return Case(people, {}, {"A": required}, {}, 75_000, hires, seats=False).problem()


def half(*people: int) -> dict[Cell, Shares]:
    return {(person, "A"): HALF for person in people}


def assessed(problem: Problem, believed: dict[Cell, Shares], terms: Terms = CHEAP) -> Assessment:
    return assess(problem, believed, terms)


def leaving(problem: Problem, person: int, week: float) -> Problem:
    """The same problem, which knows that somebody leaves."""
    workers = tuple(
        replace(w, leaves_week=week) if w.person_no == person else w for w in problem.workers
    )
    return replace(
        problem,
        workers=workers,
        needs=tuple(without_leavers(need, workers) for need in problem.needs),
    )


def test_a_leavers_level_is_in_doubt_only_while_they_are_there() -> None:
    """p0 holds, p2 can be trained. Gone before it is due, p0 counts for nothing, whatever their
    level is; there until after it, they may turn out to hold or not."""
    asked = case(3, None, 2)
    (need,) = asked.needs
    gone = leaving(asked, 0, need.due_week / 2)
    assert gone.needs[0].have == need.have - 1
    assert doubts(gone, half(0)) == ()
    there = leaving(asked, 0, need.due_week + 1)
    assert [doubt.worker for doubt in doubts(there, half(0))] == [0]
    doubt = Doubt(0, "A", (2, 3), (0.5, 0.5), 3)
    assert turned_out(gone, [doubt], {0: 2}).needs[0].have == gone.needs[0].have
    assert turned_out(there, [doubt], {0: 2}).needs[0].have == need.have - 1
    assert assessed(gone, half(0)).considered == 0


def test_an_unknown_level_that_would_save_a_step_is_asked_first() -> None:
    # As by hand in test_weighing: half of a step of 14,900 is saved; asking costs 100.
    found = assessed(case(3, None, 2), half(1))
    assert [(a.person, a.role, a.team, a.skill, a.levels, a.known) for a in found.asks] == [
        ("p1", "engineer", "Core", "A", (3,), False)
    ]
    assert (found.value, found.cost) == (pytest.approx(STEP_TO_3 / 2), 100)
    assert found.limit == pytest.approx(STEP_TO_3 / 2)
    assert (found.considered, found.unknown, found.exact, found.error) == (1, 1, True, (0, 0))
    assert found.after == pytest.approx(found.without - found.value)
    assert [(s.skill, s.ratings) for s in found.skills] == [("A", 1)]


def test_what_costs_more_than_it_is_worth_is_not_asked() -> None:
    found = assessed(case(3, None, 2), half(1), Terms(hours=100, rate=80, values=VALUES))
    assert (found.asks, found.value, found.cost) == ((), 0, 0)
    assert found.limit == pytest.approx(STEP_TO_3 / 2)
    assert found.limit < found.cost_per_rating == 8_000


def test_only_ratings_that_give_more_than_they_cost_are_asked() -> None:
    # Who surely holds is enough with p1; p3 is below level 3 for all but sure, and gives little.
    unlike = (0.0, 0.0, 0.985, 0.015, 0.0, 0.0)
    found = assessed(
        case(3, None, 2, 2), {**half(1), (3, "A"): unlike}, Terms(hours=10, rate=100, values=VALUES)
    )
    assert found.considered == 2
    assert [a.person for a in found.asks] == ["p1"]


def test_no_doubt_and_nothing_to_close_need_no_solve() -> None:
    assert assessed(case(3, 3, 2), {}).considered == 0
    sure = assessed(case(3, 3, None), half(2))  # two hold for sure, whoever p2 is
    assert (sure.considered, sure.limit, sure.asks) == (0, 0, ())


def test_a_must_have_that_may_turn_out_short_is_in_question() -> None:
    problem = case(3, 3, 2)
    (doubt,) = doubts(problem, half(1))
    assert (doubt.worker, doubt.levels, doubt.believed) == (1, (2, 3), 3)
    # With a third holder two are enough whatever p1 is.
    assert doubts(case(3, 3, 3, 2), half(1)) == ()
    wish = replace(problem, needs=tuple(replace(n, must_have=False) for n in problem.needs))
    assert doubts(wish, half(1)) == ()


def test_levels_that_make_no_difference_are_one() -> None:
    (doubt,) = doubts(case(3, None, 2), {(1, "A"): (0.1, 0.1, 0.3, 0.2, 0.295, 0.005)})
    assert doubt.levels == (0, 1, 2, 3)  # 3, 4 and 5 all hold; three steps train from 0
    assert doubt.chances == pytest.approx((0.1, 0.1, 0.3, 0.5))
    fewer_steps = case(3, None, 2)
    fewer_steps = replace(fewer_steps, rules=replace(fewer_steps.rules, max_steps=1))
    (doubt,) = doubts(fewer_steps, {(1, "A"): (0.1, 0.1, 0.3, 0.5, 0, 0)})
    assert doubt.levels == (0, 1, 2, 3)  # from 1 one step leads to 2, where a tool may help


def test_an_open_position_costs_its_value_of_a_week_to_the_horizon() -> None:
    """Due in week 20 of 104: 84 weeks at 4,000, or at what the requirement says itself."""
    problem = case(3, 2, 0)
    (price,) = prices(problem, VALUES)
    assert price.amount == 84 * 4_000
    own = replace(problem.needs[0], per_week=1_000.0)
    (price,) = prices(replace(problem, needs=(own,)), VALUES)
    assert price.amount == 84 * 1_000


def test_where_nothing_can_be_bought_no_answer_helps() -> None:
    found = assessed(with_levers(case(3, None, 2), ()), half(1))
    assert (found.asks, found.limit, found.plans) == ((), 0, 1)


def test_what_is_believed_of_an_unknown_level(database: Database) -> None:
    rate(
        database,
        """who team role Python SQL
        a X . 4 2
        b X . 3 2
        c X . 1 2
        d X . - 2
        e X . n -""",
    )
    analysis = analyse(database, Selection())
    ids = dict(zip(analysis.levels["skill"], analysis.levels["skill_id"], strict=True))
    first = int(analysis.levels["person_no"].min())
    found = believed(analysis, ids.values())
    rated = beliefs(analysis.levels)
    assert {cell: found[cell] for cell in rated} == rated
    assert (first + 4, ids["Python"]) not in found  # not applicable
    mix = [sum(row[k] for row in rated.values()) / 7 for k in range(6)]
    own = [shares for (_, skill), shares in rated.items() if skill == ids["Python"]]
    assert found[first + 3, ids["Python"]] == pytest.approx(
        [(sum(shares[k] for shares in own) + mix[k]) / 4 for k in range(6)]
    )


def test_from_a_store_to_an_answer(database: Database) -> None:
    rate(
        database,
        """who team role Python
        a X Dev 3
        b X Dev -
        c X Dev 2
        d X Dev 0""",
    )
    require(database, "X Python 3 2 yes")
    analysis = analyse(database, Selection())
    problem = build_problem(database, analysis, Scenario())
    found = assessed(problem, beliefs_for(problem, analysis))
    assert found.considered > 0
    assert 0 <= found.value <= found.limit
    assert {a.skill for a in found.asks} <= {"Python"}
    assert found.scenario_hash == problem.scenario_hash
