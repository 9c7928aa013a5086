"""How uncertain each number of a plan is, as PERT, from the assumptions and the ratings (what the
scenario gives is certain); and random numbers that belong to what they are drawn for
(methods.md#what-a-run-draws)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy import special

from analytics.evidence.raters import Belief, believed
from analytics.results import Analysis
from analytics.strategy.problem.problem import Lead, Problem
from analytics.strategy.scenario.scenario import Scenario, ScenarioTool
from analytics.strategy.setup.assumptions import Assumptions
from data.vocabulary import MAX_LEVEL

Numbers = npt.NDArray[np.float64]
"""One number a run."""
PERT_WEIGHT = 4.0
"""How much more the likely number weighs than an end: the mean is (low + 4 likely + high) / 6."""


@dataclass(frozen=True)
class Range:
    """A number between `low` and `high`, most often near `likely`."""

    low: float
    likely: float
    high: float

    def at(self, shares: Numbers) -> Numbers:
        """The numbers below which these shares of a PERT distribution lie."""
        width = self.high - self.low
        if width <= 0:
            return np.full(shares.shape, self.likely)
        peak = (self.likely - self.low) / width
        result: Numbers = self.low + width * np.interp(shares, _GRID, _pert(peak))
        return result

    def over(self, number: float) -> Range:
        """The range as multiples of a number; none where it is 0."""
        if not number:
            return certain(1.0)
        return Range(self.low / number, self.likely / number, self.high / number)


_GRID = np.linspace(0.0, 1.0, 8_193)


@lru_cache(maxsize=256)
def _pert(peak: float) -> Numbers:
    """The quantiles of a PERT distribution from 0 to 1 whose likely number is `peak`, at _GRID:
    between two of them a straight line is off by less than what a run of 10,000 could show."""
    result: Numbers = special.betaincinv(
        1 + PERT_WEIGHT * peak, 1 + PERT_WEIGHT * (1 - peak), _GRID
    )
    return result


def certain(number: float) -> Range:
    return Range(number, number, number)


SURE = certain(1.0)
NONE = certain(0.0)


@dataclass(frozen=True)
class ToolRanges:
    """Of one tool: weeks to productive, and the chance by skill that its added level holds."""

    weeks: Range
    credit: Mapping[str, Range]


@dataclass(frozen=True)
class Ranges:
    """What is drawn anew in each run. A hire's lead time has its own range in its profile."""

    success: Range
    """Of one step of training."""
    attrition: Range
    """A year."""
    works_out: Range
    """Of a hire without a given chance."""
    lengths: tuple[Range, ...]
    """By level from 1: a step's hours as multiples of the planned ones."""
    tools: Mapping[str, ToolRanges]
    """By name."""
    market_share: float
    """Of the variance of the logarithm of hiring times: what all hires have in common."""
    success_when_equipped: Range = SURE
    """Factor on `success` for whoever has a tool for the same skill meanwhile."""
    backfill: Range = NONE
    """Chance that a leaver's seat is filled again, by somebody who counts for whatever they did."""
    refill: Lead = ()
    """How long that takes, part by part."""
    contract_works_out: Range = SURE
    """Of a contractor without a given chance."""
    levels: Mapping[tuple[int, str], Belief] = field(default_factory=dict)
    """(person number, skill id) -> the level behind the ratings; who is not in it has the level
    that they are rated at."""

    def forget(self) -> None:
        """Let go what lies behind the ratings; it comes anew where it is asked for."""
        for behind in {belief.behind for belief in self.levels.values()}:
            behind.forget()


@dataclass(frozen=True)
class Draws:
    """`runs` draws of each source; the same seed and source give the same digits."""

    seed: int
    runs: int

    def shares(self, *source: object) -> Numbers:
        return self._stream(source).random(self.runs)

    def normal(self, *source: object) -> Numbers:
        return self._stream(source).standard_normal(self.runs)

    def _stream(self, source: tuple[object, ...]) -> np.random.Generator:
        name = hashlib.sha256(repr(source).encode()).digest()
        entropy = np.frombuffer(self.seed.to_bytes(4, "little") + name, dtype=np.uint32)
        return np.random.Generator(np.random.PCG64(np.random.SeedSequence(entropy)))


def read_ranges(
    analysis: Analysis, scenario: Scenario, problem: Problem, numbers: Assumptions
) -> Ranges:
    """The ranges of a problem that the same analysis, scenario and numbers made."""
    needed = {need.skill for need in problem.needs}
    result = believed(analysis.levels, needed)
    levels = {
        (analysis.number(person), skill): belief for (person, skill), belief in result.items()
    }
    return replace(ranges(numbers, scenario, problem), levels=levels)


def ranges(numbers: Assumptions, scenario: Scenario, problem: Problem) -> Ranges:
    training = scenario.training
    wished = {tool.name: tool for tool in scenario.tools or ()}
    return Ranges(
        success=_given(training.success, numbers, "training.success"),
        attrition=_given(scenario.attrition, numbers, "people.attrition_per_year"),
        works_out=_of(numbers, "hire.works_out"),
        lengths=tuple(
            certain(1.0) if training.hours_to_level else _of(numbers, key).over(numbers.likely(key))
            for key in (f"training.hours_to_level_{level}" for level in range(1, MAX_LEVEL + 1))
        ),
        tools={
            tool.name: ToolRanges(
                _given(wish.weeks_to_productive, numbers, "tool.weeks_to_productive"),
                {
                    skill: _given(wish.credit, numbers, f"tool.credit_{problem.tooling[skill]}")
                    for skill in tool.skills
                },
            )
            for tool in problem.tools
            for wish in [wished.get(tool.name, ScenarioTool(tool.name, ()))]
        },
        market_share=numbers.likely("hire.market_share"),
        success_when_equipped=_given(
            None if training.success is None else 1.0, numbers, "training.success_when_equipped"
        ),
        backfill=_of(numbers, "people.backfill"),
        refill=tuple(zip(numbers.lead_parts("low"), numbers.lead_parts("high"), strict=True)),
        contract_works_out=_of(numbers, "contract.works_out"),
    )


def _of(numbers: Assumptions, key: str) -> Range:
    result = numbers.numbers[key]
    return Range(result.low, result.likely, result.high)


def _given(number: float | None, numbers: Assumptions, key: str) -> Range:
    return _of(numbers, key) if number is None else certain(number)
