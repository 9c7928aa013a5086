"""What is said of an option, by hand: one position, one learner."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analytics.options.explain.limits import limits
from analytics.options.explain.results import Point, SkillReason, Way
from analytics.strategy.problem.wishes import Pin
from tests.analytics.options.explain.replay import asking, findings
from tests.analytics.options.small import problem

ONE = problem([2], 1, hires=False)
LEARNER = replace(ONE, rules=replace(ONE.rules, mentor_hours_per_hour=0.0, fee_per_hour=0.0))
OPEN = 74 * 4_000
"""From week 30 to 104, if nobody learns."""
STEP = 160 * 86
"""Nobody inside can mentor and no fee is asked: 160 hours of who learns."""


def test_single_levers_are_told_in_open_weeks_and_net_cost() -> None:
    ask = asking(LEARNER, "balanced")
    assert (ask.base.net, ask.base.open_weeks) == (pytest.approx(STEP), 0)
    ways = {f.lever: f for f in findings(LEARNER, "balanced") if isinstance(f, Way)}
    assert ways["equip"].regret == pytest.approx(OPEN - STEP)
    assert ways["equip"].outcome.open_weeks == 74
    assert ways["equip"].sentence == (
        "Tooling only: 74 open weeks more, net cost $\u00a0282\u00a0240 higher."
    )
    assert ways["train"].sentence == "Training only: no difference that this can tell."


def test_a_skill_says_what_is_bought_and_what_another_lever_would_do() -> None:
    (reason,) = [f for f in findings(LEARNER, "balanced") if isinstance(f, SkillReason)]
    assert reason.sentence == (
        "Python: train 1. Hiring alone: 74 open weeks more, net cost $\u00a0282\u00a0240 higher; "
        "tooling alone: 74 open weeks more, net cost $\u00a0282\u00a0240 higher."
    )


def test_lean_counts_an_open_week_at_its_own_value() -> None:
    ways = {f.lever: f for f in findings(LEARNER, "lean") if isinstance(f, Way)}
    assert ways["equip"].regret == pytest.approx(OPEN / 2 - STEP)


def test_one_hour_more_a_week_is_no_gain_and_a_month_more_saves_its_weeks() -> None:
    """Without hours for it nobody learns: 74 weeks stay open, with a month more 69 or 70."""
    idle = replace(LEARNER, workers=(replace(LEARNER.workers[0], hours_per_week=0.0),))
    told = {limit.what: limit for limit in limits(asking(idle, "balanced"))}
    assert not told["Learning hours"].binding
    assert told["Learning hours"].sentence == (
        "Learning hours: 10 % more for everybody: no gain that this can tell."
    )
    assert told["The due dates"].binding
    assert told["The due dates"].sentence == (
        "The due dates: one month more: 5 open weeks fewer, net cost $\u00a020\u00a0000 lower."
    )


def test_a_pin_that_a_change_makes_impossible_is_said() -> None:
    """160 hours of fees at 10 an hour are 1,600 of cash, of which no budget below can pay."""
    rules = replace(LEARNER.rules, fee_per_hour=10.0)
    pinned = replace(LEARNER, rules=rules, pins=(Pin("train", skill="python"),))
    points = [f for f in findings(pinned, "balanced") if isinstance(f, Point)]
    assert [p.budget for p in points] == [2_000]
