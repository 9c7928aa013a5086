"""The study of whether chances come true: it runs, hides the truth, and counts as by hand."""

import tomllib
from datetime import date

import numpy as np
import pytest

from analytics.chances.results import calibration, read
from analytics.strategy.answer.closing import close
from analytics.strategy.plan import planned
from analytics.strategy.problem.problem import Problem
from benchmarks.calibration.calibrating import bins, with_options, with_plans, written
from benchmarks.calibration.organisation import NO_ANSWER, organisation
from benchmarks.calibration.study import SEED, Case, option_promises, promises
from benchmarks.calibration.truth import Played
from tests.analytics.chances.small import hire, people, problem, tool


def test_plans_and_options_promise_shares_and_the_same_with_the_same_seed() -> None:
    played, options = promises(0), option_promises(0)
    assert promises(0) == played
    assert {case.what for case in options} == {"option requirement", "option count"}
    assert all(0 <= case.said <= 1 for case in options)
    assert {case.what for case in played} == {"requirement", "plan"}
    assert all(0 <= case.said <= 1 and 0 <= case.as_rated <= 1 for case in played)
    assert any(case.said != case.as_rated for case in played)


def test_what_people_are_able_to_is_in_no_file() -> None:
    """Everybody rated twice; self-ratings lie higher, and neither is what somebody can do."""
    item = organisation(np.random.default_rng(5))
    rows = [line.split(",") for line in item.survey.decode().splitlines()[1:]]
    values = {
        rater: np.array([int(row[5] or NO_ANSWER) for row in rows if row[3] == rater])
        for rater in ("self", "manager")
    }
    able = item.able.ravel()
    for levels in values.values():
        answered = levels != NO_ANSWER
        assert 0.3 < (levels[answered] == able[answered]).mean() < 0.8
        assert 0 < (~answered).mean() < 0.3
    both = (values["self"] != NO_ANSWER) & (values["manager"] != NO_ANSWER)
    assert values["self"][both].mean() > values["manager"][both].mean()


def share_held(asked: Problem, able: dict[tuple[str, str], int], times: int = 2000) -> float:
    solved = planned(asked)
    closing = close(asked, solved.blend)
    draw = np.random.default_rng(1)
    held = [Played(asked, solved.blend, closing, able, draw).holds(0) for _ in range(times)]
    return sum(held) / times


MEAN_SUCCESS = (0.5 + 4 * 0.7 + 0.85) / 6
STAYS = 1 - (0.08 + 4 * 0.13 + 0.20) / 6
"""A year, on average; half a year: nearly its root."""


@pytest.mark.parametrize(
    ("rated", "able", "expected"),
    [
        (3, 3, STAYS**0.5),  # a holder
        (3, 2, 0.0),  # who is no holder in truth
        (2, 2, MEAN_SUCCESS * STAYS**0.5),  # a trainee, with hours to spare
        (2, 1, 0.0),  # who lacks the level below
        (2, 3, STAYS**0.5),  # who did not need it
    ],
)
def test_truth_goes_by_what_people_are_able_to(rated: int, able: int, expected: float) -> None:
    asked = problem(people({"s": rated}), {"s": 1})
    assert share_held(asked, {("p0", "s"): able}) == pytest.approx(expected, abs=0.035)


def test_in_truth_hires_arrive_work_out_and_stay() -> None:
    """Lognormal with P10 in week 13 and P90 in week 52 is there by week 26 with a half."""
    asked = problem((), {"s": 1}, hire("E", {"s": 3}))
    works_out = (0.75 + 4 * 0.85 + 0.95) / 6
    assert share_held(asked, {}) == pytest.approx(0.5 * works_out, abs=0.05)


def test_in_truth_a_tool_lifts_by_one_level() -> None:
    asked = problem(people({"s": 3}, {"s": 2}, hours=0), {"s": 2}, tool(0.6, "s"), reviewers=1)
    credit = (0.0 + 4 * 0.8 + 0.9) / 6
    for able, expected in ((2, credit * STAYS), (1, 0.0), (3, STAYS)):
        truth = {("p0", "s"): 3, ("p1", "s"): able}
        assert share_held(asked, truth, 1000) == pytest.approx(expected, abs=0.05)


def test_in_truth_who_takes_a_leavers_seat_counts_for_what_they_did() -> None:
    """Of those gone by week 104 four of five are replaced, all but the last to leave in time."""
    late = problem(people({"s": 3}), {"s": 1}, due=104.0)
    stay = STAYS**2
    held = share_held(late, {("p0", "s"): 3})
    assert stay + 0.25 * (1 - stay) < held < stay + 0.8 * (1 - stay)


def test_bins_are_counted_by_hand() -> None:
    """0.75 and 0.84 are of one bin and 0.85 is of the next; 1 is of the last."""
    result = bins([(0.75, True), (0.84, False), (0.85, True), (1.0, True), (1.0, True)])
    counted = [(item.low, item.high, item.cases, item.held) for item in result]
    assert counted == [(0.75, 0.85, 2, 1), (0.85, 0.95, 1, 1), (0.95, 1.0, 2, 2)]
    assert result[0].said == pytest.approx(0.795)
    assert result[0].share == 0.5
    assert result[0].interval == pytest.approx((0.0945, 0.9055), abs=1e-4)  # Wilson, 1 of 2


def test_what_is_written_is_read_again() -> None:
    plans = [Case("plan", 0.8, True, 0.9), Case("requirement", 0.81, False, 0.9)]
    result = with_plans(calibration(), plans, 2)
    result = with_options(result, [Case("option count", 0.8, True)], 1)
    again = read(tomllib.loads(written(result)))
    assert again.plans[0].held == 1
    assert again.as_rated[0].low == 0.85
    interval = result.requirements[0].interval
    assert again.requirements[0].interval == pytest.approx(interval, abs=1e-4)
    assert (again.made_on, again.seed, again.organisations) == (date.today(), SEED, 2)
    assert (again.of_options, [item.held for item in again.option_counts]) == (1, [1])
    assert again.option_requirements == ()
