"""A scenario that shows how a contractor and a move are named, to be filled in."""

from __future__ import annotations

from dataclasses import replace

from analytics.strategy.problem.problem import Problem
from analytics.strategy.scenario.scenario import Scenario, ScenarioContractor, ScenarioMove

NAME = "With a contractor and a move"
MONTHS = 6.0
WEEKS_TO_START = 4.0
COST_PER_MONTH = 10_000.0
"""No source: a number to put another in the place of."""


def with_offers(scenario: Scenario, problem: Problem) -> Scenario:
    """The scenario with a contractor of the first skill that is short, and a move from the first
    team to the second one, where it names none."""
    short = next((n for n in problem.needs if n.have < n.headcount), None)
    contractors, moves = scenario.contractors, scenario.moves
    if short and not contractors:
        levels = ((problem.skill_names[short.skill], short.level),)
        contractors = (
            ScenarioContractor("Contractor", levels, COST_PER_MONTH, MONTHS, 1, WEEKS_TO_START),
        )
    if len(problem.teams) > 1 and not moves:
        moves = (ScenarioMove(problem.teams[0], problem.teams[1]),)
    return replace(scenario, name=NAME, contractors=contractors, moves=moves)
