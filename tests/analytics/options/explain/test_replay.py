"""Every sentence is made again by solving again, by either rule, on small problems."""

from dataclasses import replace

import pytest

from analytics.options.explain.asking import Asking, Finding, Limit, Missing, SkillReason, Way
from analytics.results import OptionName
from analytics.strategy.problem.problem import Problem
from tests.analytics.options.explain.replay import asking, findings, said_again
from tests.analytics.strategy.tiny_problems import wide_problem

SEEDS = range(8)


def check(ask: Asking, found: list[Finding]) -> None:
    """The plan as counted is found without a look at net cost: fewer levers may have less of it."""
    least = ask.choice.name != "paper"
    for finding in found:
        assert not isinstance(finding, Missing)
        assert finding.scenario_hash == "of this scenario"
        assert said_again(ask, finding) == finding.sentence
        if isinstance(finding, SkillReason):
            better = any(ask.improves(other.outcome) for other in finding.alternatives)
            assert not (least and better)
        elif isinstance(finding, Way):
            own = set(finding.change.levers) <= set(ask.problem.rules.levers)
            assert not (least and own and ask.improves(finding.outcome))
        elif isinstance(finding, Limit):
            assert ask.improves(finding.outcome) == finding.binding


def explained(problem: Problem, name: OptionName) -> tuple[Asking, list[Finding]]:
    problem = replace(problem, scenario_hash="of this scenario")
    return asking(problem, name), findings(problem, name)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_plan_as_counted(seed: int) -> None:
    check(*explained(wide_problem(seed), "paper"))


NAMES: tuple[OptionName, ...] = ("lean", "balanced", "strong", "every")


@pytest.mark.parametrize("seed", SEEDS)
def test_options(seed: int) -> None:
    check(*explained(wide_problem(seed), NAMES[seed % len(NAMES)]))
