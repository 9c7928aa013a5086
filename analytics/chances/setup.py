"""The ranges of a plan from the assumptions and the ratings; what the scenario gives is certain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analytics.chances.ranges import Range, Ranges, ToolRanges, certain
from analytics.evidence.belief import believed
from analytics.results import Analysis
from analytics.strategy.problem.problem import Problem, Tool
from analytics.strategy.scenario.scenario import Scenario, ScenarioTool
from analytics.strategy.setup.assumptions import Assumptions, assumptions_of
from data.store.database import Database
from data.vocabulary import MAX_LEVEL


def read_ranges(
    database: Database,
    analysis: Analysis,
    scenario: Scenario,
    problem: Problem,
    numbers: Assumptions | None = None,
) -> Ranges:
    """The ranges of a problem that the same store, analysis, scenario and numbers made."""
    numbers = numbers or assumptions_of(database, scenario)
    needed = {need.skill for need in problem.needs}
    found = believed(analysis.levels, analysis.ageing, needed)
    levels = {(analysis.number(person), skill): belief for (person, skill), belief in found.items()}
    return replace(ranges(numbers, scenario, problem), levels=levels)


def ranges(numbers: Assumptions, scenario: Scenario, problem: Problem) -> Ranges:
    """Ranges by what they are of; ratings are taken as they are."""
    training = scenario.training
    return Ranges(
        success=_given(training.success, numbers, "training.success"),
        attrition=_given(scenario.attrition, numbers, "people.attrition_per_year"),
        works_out=_of(numbers, "hire.works_out"),
        lengths=tuple(
            certain(1.0) if training.hours_to_level else _length(numbers, level)
            for level in range(1, MAX_LEVEL + 1)
        ),
        tools=tuple(
            _tool(numbers, problem, tool, wished)
            for tool, wished in zip(problem.tools, _wished(scenario, problem), strict=True)
        ),
        market_share=numbers.likely("hire.market_share"),
        success_when_equipped=_given(
            None if training.success is None else 1.0, numbers, "training.success_when_equipped"
        ),
        backfill=_of(numbers, "people.backfill"),
        refill=tuple(zip(numbers.lead_parts("low"), numbers.lead_parts("high"), strict=True)),
        contract_works_out=_of(numbers, "contract.works_out"),
    )


def _of(numbers: Assumptions, key: str) -> Range:
    return Range(numbers.low(key), numbers.likely(key), numbers.high(key))


def _given(number: float | None, numbers: Assumptions, key: str) -> Range:
    return _of(numbers, key) if number is None else certain(number)


def _length(numbers: Assumptions, level: int) -> Range:
    key = f"training.hours_to_level_{level}"
    return _of(numbers, key).over(numbers.likely(key))


def _wished(scenario: Scenario, problem: Problem) -> Iterable[ScenarioTool]:
    """What the scenario says of each of the problem's tools; nothing of the default ones."""
    return scenario.tools or [ScenarioTool(tool.name, ()) for tool in problem.tools]


def _tool(numbers: Assumptions, problem: Problem, tool: Tool, wished: ScenarioTool) -> ToolRanges:
    return ToolRanges(
        _given(wished.weeks_to_productive, numbers, "tool.weeks_to_productive"),
        {
            skill: _given(wished.credit, numbers, f"tool.credit_{problem.tooling[skill]}")
            for skill in tool.skills
        },
    )
