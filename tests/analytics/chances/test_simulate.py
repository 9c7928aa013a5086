"""What holds of every simulation: certainty equals the plan, the same luck for every plan; and the
ranges that it draws from."""

from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.analyse import analyse
from analytics.chances.ranges import Draws, Numbers, Range, Ranges, certain, read_ranges
from analytics.chances.simulate import Presence, rank_correlation, simulate
from analytics.results import Selection
from analytics.strategy.answer.beside import coverage_over_time
from analytics.strategy.plan import planned
from analytics.strategy.scenario.scenario import Scenario, ScenarioTool, Training
from analytics.strategy.setup.assumptions import assumptions_of
from analytics.strategy.setup.setup import build_problem
from dashboard.subjects.sure import goes_with
from data.store.database import Database
from data.store.facts.taxonomy import lookup
from data.vocabulary import RefusedError
from tests.analytics.chances.small import hire, likely_only, people, played, problem, tool
from tests.analytics.strategy.tiny_problems import whole_problem
from tests.build import rate, require


def test_where_nothing_can_fail_the_runs_are_the_plan() -> None:
    """Of problems with all that a scenario can ask for."""
    pairs = []
    for seed in range(24):
        asked = whole_problem(seed)
        item = replace(
            asked,
            rules=replace(asked.rules, attrition_per_year=0.0, training_success=1.0),
            hires=tuple(replace(hire, chance=1.0) for hire in asked.hires),
            tools=tuple(replace(t, credit=dict.fromkeys(t.skills, 1.0)) for t in asked.tools),
        )
        with suppress(RefusedError):  # a pin that cannot be kept
            pairs.append((item, planned(item)))
    levers = {action.lever for _, item in pairs for action in item.plan.actions}
    assert levers == {"train", "hire", "equip", "contract"}
    for item, solution in pairs:
        result = simulate(item, solution, likely_only(item), runs=3)
        for need, planned_need in zip(result.needs, solution.plan.needs, strict=True):
            assert need.missing == planned_need.shortage_after
            assert need.chance == (need.missing == 0)
        planned_shares = coverage_over_time(solution.plan)
        for week in result.weeks:
            shown = [s for at, s in planned_shares.items() if at <= week.week + 1e-9][-1]
            assert week.planned == shown
            # What is late for its own need, or closes another's, counts from then on in the runs.
            assert week.low == week.middle == week.high >= shown - 1e-6


def test_another_action_changes_nobody_elses_luck() -> None:
    """A second requirement brings a hire, a step and a seat: the first keeps its digits."""
    team = people({"a": 2, "b": 2}, {"a": 3, "b": 2})
    offers = (hire("E", {"b": 3}), tool(0.6, "b"))
    alone = problem(team, {"a": 2}, *offers, attrition_per_year=0.13)
    more = problem(team, {"b": 3, "a": 2}, *offers, attrition_per_year=0.13)
    assert {a.lever for a in planned(more).plan.actions} == {"train", "equip", "hire"}
    ranged = {"success": Range(0.5, 0.7, 0.85), "attrition": Range(0.08, 0.13, 0.2)}
    assert played(alone, **ranged).needs[0] == played(more, **ranged).needs[1]


def test_what_is_left_open_cannot_hold_and_is_counted_apart() -> None:
    result = played(problem(people({"a": 3, "b": 0}, hours=0), {"a": 1, "b": 1}))
    assert (result.must_haves, result.filled, result.all_hold, result.filled_hold) == (2, 1, 0, 1)
    assert (result.shortage_planned, result.shortage_expected, result.shortage_worst_tenth) == (
        1,
    ) * 3
    planned_for = [(n.planned, n.planned_to_hold, n.chance) for n in result.needs]
    assert planned_for == [(1, True, 1), (0, False, 0)]


def test_who_has_no_known_level_never_counts() -> None:
    result = played(problem(people({"s": 3}, {}), {"s": 2}, attrition_per_year=0.13))
    assert result.filled == 0
    assert result.filled_hold is None
    assert result.needs[0].missing >= 1


def test_the_worst_tenth_is_the_mean_of_the_worst_runs() -> None:
    """Six holders who each stay with a half: the worst tenth of Binomial(6, 1/2) losses. The same
    seed gives the same digits, another one others."""
    asked = problem(people(*({"s": 3} for _ in range(6))), {"s": 6}, due=52, attrition_per_year=0.5)
    result = played(asked)
    solution, ranges = planned(asked), likely_only(asked)
    assert result == simulate(asked, solution, ranges) != simulate(asked, solution, ranges, seed=6)
    # 1/64 of the runs lose 6, the rest of the tenth 5 (6/64 of the runs do)
    worst = (6 / 64 + 5 * (0.1 - 1 / 64)) / 0.1
    assert result.shortage_worst_tenth == pytest.approx(worst, abs=0.05)
    assert result.shortage_expected == pytest.approx(3, abs=0.06)


def test_the_fan_is_ordered_and_its_bounds_hold() -> None:
    result = played(problem(people({"s": 3}, {"s": 3}, {"s": 2}), {"s": 3}, attrition_per_year=0.3))
    assert [week.week for week in result.weeks] == [float(n) for n in range(27)]
    assert all(w.low <= w.middle <= w.high for w in result.weeks)
    assert result.weeks[0].low == result.weeks[0].planned == pytest.approx(2 / 3)
    assert any(w.low < w.planned for w in result.weeks)


@given(
    spans=st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=6),
    tooled=st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=3),
)
def test_who_counts_in_a_week_counts_week_by_week(
    spans: list[tuple[int, int]], tooled: list[tuple[int, int]]
) -> None:
    """In halves of weeks: a span ends with the week in which it ends, whoever asks."""

    def drawn(pairs: list[tuple[int, int]]) -> list[tuple[Numbers, Numbers]]:
        return [(np.array([a / 2]), np.array([b / 2])) for a, b in pairs]

    presence = Presence(drawn(spans), drawn(tooled), reviewers=1)
    one_by_one = [presence.at(float(week), 1)[0] for week in range(11)]
    assert one_by_one == list(presence.by_week(10, 1)[:, 0])


def test_equal_values_share_their_ranks() -> None:
    # ranks 1, 2, 3, 4 against 1.5, 1.5, 3.5, 3.5: deviations give 4 / sqrt(5 x 4)
    item, other = np.array([10.0, 20, 30, 40]), np.array([1.0, 1, 2, 2])
    assert rank_correlation(item, other) == pytest.approx(4 / 20**0.5)
    assert rank_correlation(-item, other) == pytest.approx(-4 / 20**0.5)
    assert rank_correlation(item, np.ones(4)) == 0


def test_training_alone_goes_with_its_success() -> None:
    result = played(problem(people({"s": 2}), {"s": 1}), success=Range(0.2, 0.5, 0.9))
    (only,) = result.inputs
    assert only.name == "success"
    # of a run with success p, a share 1 - p misses: rho = corr(rank p, missing), about -0.3
    assert -0.45 < only.correlation < -0.15
    assert "success of training (\u2212" in goes_with(result)


def test_a_hire_goes_with_the_market_and_whether_hires_work_out() -> None:
    asked = problem(people({"s": 0}, hours=0.0), {"s": 1}, hire("engineer", {"s": 4}), due=30.0)
    result = played(asked, works_out=Range(0.3, 0.6, 0.95), market_share=0.8)
    grows = {item.name: item.correlation > 0 for item in result.inputs}
    assert grows == {"hiring_market": True, "works_out": False}


def test_where_nothing_is_shared_nothing_is_said() -> None:
    result = played(problem(people({"s": 3}), {"s": 1}, attrition_per_year=0.13))
    assert result.inputs == ()
    assert goes_with(result) == ""


SHARES = (np.arange(20_000) + 0.5) / 20_000


@pytest.mark.parametrize("ends", [(0.5, 0.7, 0.85), (10.0, 20.0, 40.0), (0.0, 0.0, 0.1)])
def test_pert_has_its_ends_and_its_mean(ends: tuple[float, float, float]) -> None:
    low, likely, high = ends
    result = Range(*ends).at(SHARES)
    assert low <= result.min() < result.max() <= high
    assert result.mean() == pytest.approx((low + 4 * likely + high) / 6, rel=1e-4)


def test_a_range_in_the_middle_is_symmetric() -> None:
    """Beta(3, 3): half below the middle, variance 1/28 of the width squared."""
    result = Range(0.0, 0.5, 1.0).at(SHARES)
    assert np.median(result) == pytest.approx(0.5, abs=1e-4)
    assert result.var() == pytest.approx(1 / 28, rel=1e-3)


def test_a_range_as_multiples() -> None:
    assert Range(10, 20, 40).over(20) == Range(0.5, 1.0, 2.0)
    assert Range(0, 0, 4).over(0) == certain(1.0)
    assert set(certain(0.3).at(SHARES)) == {0.3}


def test_each_source_has_its_own_stream() -> None:
    draws = Draws(seed=1, runs=10_000)
    ann, bob = draws.shares("leaves", 1), draws.shares("leaves", 2)
    assert np.array_equal(ann, Draws(1, 10_000).shares("leaves", 1))
    assert not np.array_equal(ann, Draws(2, 10_000).shares("leaves", 1))
    assert abs(np.corrcoef(ann, bob)[0, 1]) < 0.04  # four standard errors of 1/sqrt(10,000)
    assert ann.mean() == pytest.approx(0.5, abs=4 * 0.2887 / 100)


def read(store: Database, scenario: Scenario) -> Ranges:
    rate(store, "person team role Python\nann Core . 3")
    require(store, "Core Python 3 1 yes")
    analysis = analyse(store, Selection())
    numbers = assumptions_of(store, scenario)
    return read_ranges(analysis, scenario, build_problem(store, analysis, scenario), numbers)


def test_the_stores_ranges(database: Database) -> None:
    result = read(database, Scenario())
    assert result.success == Range(0.5, 0.7, 0.85)
    assert result.attrition == Range(0.08, 0.13, 0.20)
    assert result.works_out == Range(0.75, 0.85, 0.95)
    assert result.lengths[2] == Range(0.5, 1.0, 2.0)
    assert result.market_share == 0.5
    assert result.contract_works_out == Range(0.75, 0.9, 0.97)
    assert result.success_when_equipped == Range(0.85, 0.93, 1.0)
    (assistant,) = result.tools.values()
    assert assistant.weeks == Range(4, 8, 12)
    python, inference = (lookup(database)[k].skill_id for k in ("python", "model serving"))
    assert assistant.credit[python] == Range(0.0, 0.8, 0.9)
    assert assistant.credit[inference] == Range(0.0, 0.6, 0.8)


def test_what_the_scenario_gives_is_certain(database: Database) -> None:
    scenario = Scenario(
        attrition=0.0,
        training=Training(success=1.0, hours_to_level=(1, 2, 3, 4, 5)),
        tools=(
            ScenarioTool("Own", ("Python",), credit=0.9, weeks_to_productive=2),
            ScenarioTool("Other", ("Python",)),
        ),
    )
    result = read(database, scenario)
    assert (result.attrition, result.success) == (certain(0.0), certain(1.0))
    assert result.lengths == (certain(1.0),) * 5
    own, other = result.tools.values()
    assert own.weeks == certain(2)
    assert set(own.credit.values()) == {certain(0.9)}
    assert set(other.credit.values()) == {Range(0.0, 0.8, 0.9)}


def test_an_assumption_of_the_scenario_moves_the_range(database: Database) -> None:
    result = read(database, Scenario(assumptions=(("training.success", 0.9),)))
    assert result.success == Range(0.5, 0.9, 0.9)
