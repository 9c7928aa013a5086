"""What one more unit of a limit buys, which positions a sentence names, and what is said of an
option, by hand."""

from dataclasses import replace

import pytest

from analytics.options.explain.asking import Limit, Point, SkillReason, Way, outcome_of
from analytics.options.explain.explain import limits as limits_of
from analytics.options.explain.explain import skills
from analytics.strategy.problem.problem import Pin, Problem
from tests.analytics.options import small
from tests.analytics.options.explain.replay import asking, findings
from tests.analytics.strategy.four_people import four_people
from tests.analytics.strategy.parts import need, person, problem, profile
from tests.dashboard import hand_built as hand


def limits(problem: Problem) -> dict[str, Limit]:
    return {found.what: found for found in limits_of(asking(problem))}


def learners(mentor_hours: float, hours: float = 10.0) -> Problem:
    """Two learners, one expert. Two people more are needed in S by week 20.

    A step to level 3 takes 160 hours and half as many mentoring hours, 80 a learner; it costs
    14,400 USD for the learner at 90 an hour, 500 in fees and 6,880 for the mentor at 86.
    """
    workers = [
        person(0, {"S": 3}, 0.0, mentor_hours, 90),
        *(person(n, {"S": 2}, hours, 0.0, 90) for n in (1, 2)),
    ]
    rules = replace(four_people().rules, mentor_hours_per_hour=0.5)
    hire = profile("E", {"S": 3}, 200_000, 1)
    return problem(workers, [need("S", 3, workers)], rules, hire, skill_names={"S": "Skill"})


def test_mentors_who_are_the_bottleneck() -> None:
    """Ana gives 7.2 hours a week: 144 by week 20, one learner and 64 hours. 20 more are 164: two.

    One learner costs 14,900 + 6,880 = 21,780, and so a second one instead of the hire saves
    200,000 - 21,780 = 178,220.
    """
    found = limits(learners(7.2))
    assert found["Mentor hours in Skill"].binding
    assert found["Mentor hours in Skill"].sentence == (
        "Mentor hours in Skill: 20 h more: net cost $\u00a0178\u00a0220 lower."
    )
    assert not found["Learning hours"].binding
    assert found["Learning hours"].sentence == (
        "Learning hours: 10 % more for everybody: no gain that this can tell."
    )


def test_without_mentors_twenty_hours_are_not_enough() -> None:
    assert not limits(learners(0.0))["Mentor hours in Skill"].binding


def test_learning_hours_and_the_due_date_that_bind() -> None:
    """At 7.5 hours a week 150 of the 160 are done by week 20: a tenth more, or a month, is enough.

    The hire closes one for 200,000 and one stays open for 84 weeks at 4,000; two learners close
    both for 43,560.
    """
    found = limits(learners(20.0, hours=7.5))
    for what in ("Learning hours", "The due dates"):
        assert (found[what].binding, found[what].closes) == (True, 1)
        assert found[what].outcome.cost.total == 43_560
    assert found["The due dates"].sentence == (
        "The due dates: one month more: Skill closed, too, 84 open weeks fewer, "
        "net cost $\u00a0492\u00a0440 lower."
    )


def test_a_cap_on_hires_and_a_profile_that_is_used_up() -> None:
    """Hiring only: one of two open positions is hired, a second hire costs another 200,000 and
    saves 336,000."""
    alone = learners(0.0)
    hiring = replace(alone, rules=replace(alone.rules, levers=frozenset({"hire"}), max_hires=1))
    found = limits(hiring)
    assert not found["The number of hires"].binding  # the profile has one
    assert not found["Hires of the profile E"].binding  # the cap allows one
    free = replace(hiring, rules=replace(hiring.rules, max_hires=None))
    assert limits(free)["Hires of the profile E"].sentence == (
        "Hires of the profile E: 2 instead of 1: Skill closed, too, 84 open weeks fewer, "
        "net cost $\u00a0136\u00a0000 lower."
    )


def test_the_budget_and_the_tool_share() -> None:
    """48,500 USD leave one open; a tenth more is 53,350, enough for 53,000.

    Tools may fill half of three, one. With two of three, seats for Ben and Cho close MLE; Ben
    learns RAG beside Ana's seat and Cho learns GOV: 3 x 1,200 + 2 x 14,900 = 33,400.
    """
    found = limits(four_people(budget=48_500))
    assert found["The budget"].closes == 1
    assert found["The budget"].step == "10 % more ($\u00a053\u00a0350)"
    share = limits(four_people())["The share that tools may fill"]
    assert share.binding
    assert share.step == "67\u00a0% of a headcount instead of 50\u00a0%"
    assert share.outcome.cost.total == 33_400


def test_what_a_lever_cannot_do_is_never_the_same_cost() -> None:
    """15,000 pay one of two steps (160 hours at 90 and 500), and which one is the same. Ana learns
    A; with A left to hiring Ben learns B at the same cost: A would stay open, and that is said."""
    workers = [person(0, {"A": 2, "B": 0}, rate=90), person(1, {"A": 0, "B": 2}, rate=90)]
    needs = [need(skill, 1, workers) for skill in "AB"]
    asked = problem(workers, needs, four_people(budget=15_000).rules)
    by_skill = {r.skill: r.sentence for r in skills(asking(asked))}
    closed = next(name for name in "AB" if f"{name}: train 1" in by_skill[name])
    assert f"Hiring alone: {closed} stays open;" in by_skill[closed]


def test_a_position_is_named_by_its_scope_or_level_only_where_there_are_several() -> None:
    needs = [
        hand.need(shortage_after=1),
        hand.need(skill="SQL", skill_id="sql", scope="Red", shortage_after=1),
        hand.need(skill="SQL", skill_id="sql", scope="Blue", shortage_after=1),
        hand.need(skill="Go", skill_id="go", level=3, shortage_after=1),
        hand.need(skill="Go", skill_id="go", level=4, shortage_after=1),
    ]
    left = outcome_of(replace(hand.plan(), needs=tuple(needs))).left
    assert [place.label for place in left] == [
        "Evaluation",
        "SQL in Red",
        "SQL in Blue",
        "Go at level 3",
        "Go at level 4",
    ]


ONE = small.problem([2], 1, hires=False)
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
    told = {limit.what: limit for limit in limits_of(asking(idle, "balanced"))}
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
