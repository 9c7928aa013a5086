"""Solving again what an explanation says, without the code that found it."""

from dataclasses import replace

from analytics.options.choice import Choice
from analytics.options.explain.asking import (
    Asking,
    Finding,
    Limit,
    Missing,
    Outcome,
    SkillReason,
    Way,
    outcome_of,
)
from analytics.options.explain.explain import (
    explain,
    limit_sentence,
    point_sentence,
    skill_sentence,
    way_sentence,
)
from analytics.options.options import RUNS_OF_CHANGED, Search
from analytics.results import OptionName
from analytics.strategy.plan import answer
from analytics.strategy.problem.problem import Problem
from analytics.strategy.problem.relax import Change, changed
from data.vocabulary import RefusedError
from tests.analytics.options.small import TERMS, ranges


def choice(problem: Problem, name: OptionName = "paper") -> Choice:
    """A problem's plan by a rule; where it is an option everything is certain."""
    return Choice(problem, Search(problem, ranges(problem), TERMS), name)


def asking(problem: Problem, name: OptionName = "paper") -> Asking:
    """A problem's plan with time enough to explain it."""
    return Asking(choice(problem, name), 600)


def findings(problem: Problem, name: OptionName = "paper") -> list[Finding]:
    return [told.finding for told in explain(asking(problem, name), seconds=600)]


def solved_again(ask: Asking, change: Change) -> Outcome:
    """The change made again and solved as a plan of its own."""
    problem, by = changed(ask.problem, change), ask.choice
    samples = None if by.name == "paper" else by.search.program.samples
    search = Search(problem, by.ranges, by.terms, RUNS_OF_CHANGED, samples)
    scale = {"lean": by.terms.lean, "strong": by.terms.strong}.get(by.name, 1.0)
    closed = search.must if by.name == "every" else ()
    unmet: tuple[str, ...] = ()
    try:
        if by.name == "paper":
            counted = answer(problem)
            found, unmet = search.of(counted), counted.unmet
        else:
            found = search.candidate(search.program.solve(scale, closed))
    except RefusedError:
        return replace(ask.base, unmet=("what the scenario demands",))
    return replace(
        outcome_of(found.planned.plan),
        unmet=unmet,
        net=found.total - found.credit + scale * found.vacancy(search.values),
        open_weeks=found.must_weeks,
    )


def said_again(ask: Asking, finding: Finding) -> str:
    """The sentence as it reads after solving again; `ask` holds the problem and its plan."""
    if isinstance(finding, SkillReason):
        others = tuple(
            replace(other, outcome=solved_again(ask, other.change))
            for other in finding.alternatives
        )
        return skill_sentence(ask, finding.skill, finding.does, finding.open, others)
    assert not isinstance(finding, Missing)
    outcome = solved_again(ask, finding.change)
    if isinstance(finding, Way):
        return way_sentence(ask, finding.lever, outcome)
    if isinstance(finding, Limit):
        return limit_sentence(ask, finding.what, finding.step, outcome)
    return point_sentence(ask, finding.budget, outcome)
