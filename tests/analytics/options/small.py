"""Problems small enough to reason about: one team, one skill, one profile, a tool where asked."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from analytics.chances.ranges import Ranges, certain
from analytics.options.choice import Choice
from analytics.options.options import Search
from analytics.results import OptionName
from analytics.strategy.problem.problem import HireProfile, Problem, Rules, Tool, Worker
from analytics.strategy.setup.assumptions import Terms
from data.store.facts.settings import Assumption
from tests.analytics.chances.small import likely_only
from tests.analytics.strategy import parts
from tests.analytics.strategy.parts import need

SKILL = "python"
TIMES_PAY = Assumption("vacancy.times_pay", 0.5, 1.0, 2.0, "times pay")
TERMS = Terms(TIMES_PAY, other_share=0.2, useful_share=0.5, value=4_000.0)


def profile() -> HireProfile:
    """A hire who brings the skill at 4 for 200,000 a year."""
    lead = ((30.0, 30.0),)
    return HireProfile(
        "Dev", {SKILL: 4}, 3, 15.0, 30.0, 7_000.0, 200_000.0, 0.0, 1.0, lead, chance=1.0
    )


def assistant(skill: str = SKILL, credit: float = 1.0) -> Tool:
    """A tool of 1,200 a year that lifts who is at 2, in use from week 4."""
    return Tool(
        name="Assistant",
        skills=frozenset({skill}),
        minimum_own_level={skill: 2},
        credit={skill: credit},
        seat_per_year=720.0,
        usage_per_year=480.0,
        weeks_to_productive=4.0,
    )


def problem(
    levels: Sequence[int | None],
    headcount: int,
    due: float = 30.0,
    *,
    must_have: bool = True,
    hires: bool = True,
    tools: Sequence[Tool] = (),
    horizon: float = 104.0,
    weight: float = 1.0,
) -> Problem:
    """One requirement of Core, whose people have eight hours a week, at 86 an hour."""
    workers = tuple(
        Worker(n, f"p{n}", "Core", "Dev", 8.0, 4.0, 86.0, {} if own is None else {SKILL: own})
        for n, own in enumerate(levels)
    )
    asked = need(SKILL, headcount, workers, must_have=must_have, weight=weight, due=due)
    rules = Rules(attrition_per_year=0.0, training_success=1.0, horizon_weeks=horizon)
    needs = [replace(asked, unknown=levels.count(None))]
    offers: list[HireProfile | Tool] = [*([profile()] if hires else []), *tools]
    named, tooling = {SKILL: "Python", "sql": "SQL"}, {SKILL: "yes", "sql": "yes"}
    return parts.problem(workers, needs, rules, *offers, tooling=tooling, skill_names=named)


def with_sql(asked: Problem, *hires: HireProfile, **changes: Any) -> Problem:
    """SQL is required as well, as Python is but for `changes`, and `hires` are offered instead."""
    (python,) = asked.needs
    needs = python, replace(python, skill="sql", **changes)
    return replace(asked, needs=needs, hires=hires or asked.hires)


def ranges(asked: Problem, attrition: float = 0.0) -> Ranges:
    """Everything certain but what is asked for."""
    return replace(likely_only(asked), attrition=certain(attrition))


def choice(problem: Problem, name: OptionName = "paper") -> Choice:
    """A problem's plan by a rule; where it is an option everything is certain."""
    return Choice(problem, Search(problem, ranges(problem), TERMS), name)
