"""Every sentence is made again by solving again: on the demo and on many small problems."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analytics.analyse import analyse
from analytics.selection import Selection
from analytics.strategy.explain.asking import Asking, improves
from analytics.strategy.explain.explain import explain
from analytics.strategy.explain.results import (
    Finding,
    Limit,
    Missing,
    Point,
    SkillReason,
    Way,
)
from analytics.strategy.plan import answer, plan
from analytics.strategy.problem.problem import Problem
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import build_problem
from analytics.strategy.verdicts.flips import apply_flip
from analytics.strategy.verdicts.levers import solve_skill
from tests.analytics.strategy.explain.replay import said_again
from tests.analytics.strategy.wide_problem import wide_problem
from tests.stores import demo_team

SEEDS = range(12)


def demo() -> Problem:
    """The demo organisation, as a user plans it."""
    with demo_team() as store:
        return build_problem(store, analyse(store, Selection()), Scenario())


def explained(problem: Problem) -> tuple[Asking, list[Finding]]:
    problem = replace(problem, scenario_hash="of this scenario")
    chosen = plan(problem)
    found = [told.finding for told in explain(problem, chosen, seconds=600)]
    return Asking(problem, chosen, 600), found


def check(ask: Asking, found: list[Finding]) -> None:
    for finding in found:
        assert not isinstance(finding, Missing)
        assert finding.scenario_hash == "of this scenario"
        assert said_again(ask, finding) == finding.sentence
        if isinstance(finding, SkillReason):
            check_skill(ask, finding)
        elif isinstance(finding, Way):
            own = set(finding.change.levers) <= set(ask.problem.rules.levers)
            assert not (own and improves(finding.outcome, ask.base, ask.by_others))
        elif isinstance(finding, Limit):
            assert improves(finding.outcome, ask.base, ask.by_others) == finding.binding


def check_skill(ask: Asking, reason: SkillReason) -> None:
    """The verdict, its flips, and that no alternative beats the plan."""
    for other in reason.alternatives:
        assert not improves(other.outcome, ask.base, ask.by_others)
    assert solve_skill(ask.problem, reason.skill_id).verdict == reason.verdict
    for flip in reason.flips:
        if flip.judged_by == "plan":
            beyond = solve_skill(apply_flip(ask.problem, flip, beyond=True), reason.skill_id)
            short = solve_skill(apply_flip(ask.problem, flip, beyond=False), reason.skill_id)
            assert beyond.verdict == flip.becomes != reason.verdict
            assert short.verdict == reason.verdict


def check_knees(problem: Problem, found: list[Finding]) -> None:
    """At a knee the shortage is what it says; with one unit of money less it is larger, or a
    pin cannot be kept."""
    points = [f for f in found if isinstance(f, Point)]
    for point in points:
        if point.knee and point.budget >= 1:
            rules = replace(problem.rules, budget=point.budget - 1)
            less = answer(replace(problem, rules=rules))
            weighted = sum(n.weight * n.shortage_after for n in less.needs if n.must_have)
            assert less.unmet or weighted > point.outcome.must + 1e-6
    by_budget = sorted(points, key=lambda point: point.budget)
    assert [p.outcome.must for p in by_budget] == sorted(
        (p.outcome.must for p in points), reverse=True
    )


def test_on_the_demo() -> None:
    ask, found = explained(demo())
    assert len(found) > 40
    check(ask, found)


@pytest.mark.parametrize("first", range(0, len(SEEDS), 6))
def test_on_small_problems(first: int) -> None:
    for seed in SEEDS[first : first + 6]:
        ask, found = explained(wide_problem(seed))
        check(ask, found)
        check_knees(ask.problem, found)
