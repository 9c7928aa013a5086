"""The plan of a scenario: the option that it names, or the plan as counted. One question, put
together once: pages, commands, reports and the API ask here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from analytics.assess.assess import Assessment, Singly, assess, singly
from analytics.assess.counted import believed
from analytics.chances.ranges import Ranges, read_ranges
from analytics.chances.results import SEED, Chances
from analytics.chances.simulate import simulate
from analytics.options.options import RUNS_OF_CHANGED, Candidate, Search
from analytics.options.purchases import with_checking
from analytics.options.results import Options, Switching
from analytics.results import Analysis, Lever, OptionName
from analytics.solver import Once
from analytics.strategy.plan import Planned, answer, planned, with_demands
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Plan, Pure
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.assumptions import Assumptions, Terms, assumptions_of, read_terms
from analytics.strategy.setup.setup import build_problem
from data.store.database import Database

SECONDS = 5.0
"""For one solve of the plan as counted that is held against another: many comparisons that are
nearly exact say more than few exact ones."""


@dataclass
class Choice:
    """What a problem asks, and every answer to it, each worked out when it is first read."""

    problem: Problem
    search: Search
    name: OptionName
    assessment: Once[Assessment | None] = field(default_factory=lambda: Once(lambda: None))
    """Which ratings to check before anything is bought; without it none."""

    @cached_property
    def paper(self) -> Planned:
        """The plan as counted. RefusedError where a pin cannot be kept."""
        return planned(self.problem)

    @cached_property
    def options(self) -> Options:
        """All options; the plan as counted among them where it is the one that is named."""
        return self._shown(self.search.options)

    @cached_property
    def unpriced(self) -> Options:
        """The same without what closing more would cost."""
        return self._shown(self.search.unpriced)

    def _shown(self, options: Options) -> Options:
        checked = self._checked(options)
        if self.name != "paper":
            return checked
        own = self.search.option("paper", self.search.of(self.paper), None)
        return replace(checked, options=(*checked.options, own))

    def _checked(self, options: Options) -> Options:
        """They check ratings first, where that is worth it."""
        result = self.assessment()
        if result is None:
            return options
        plans = [(o, with_checking(self.problem, result, o.planned.plan)) for o in options.options]
        extra = {option.name: plan.cost.total - option.cost.total for option, plan in plans}
        checked = tuple(
            replace(
                option,
                planned=replace(option.planned, plan=plan),
                cost=plan.cost,
                net=option.net + plan.cost.total - option.cost.total,
            )
            for option, plan in plans
        )
        switching = tuple(
            _dearer(
                switching,
                extra[switching.between[1]] - extra[switching.between[0]],
                options.other_share,
            )
            for switching in options.switching
        )
        return replace(options, options=checked, switching=switching)

    @cached_property
    def planned(self) -> Planned:
        """The plan of the option that is named, with what pins, bars and declines cost it."""
        if self.name == "paper":
            return self.paper
        chosen, problem = self.unpriced.named(self.name).planned, self.problem
        own = self.search.chosen[self.name]
        priced = own.planned.plan, own.net(self.search.values)
        result = with_demands(problem, priced, self._other)
        plan = replace(
            chosen.plan,
            demands=result.demands,
            declined=result.declined,
            scenario=problem.name,
            scenario_hash=problem.scenario_hash,
        )
        return replace(chosen, plan=plan)

    @cached_property
    def bought(self) -> Planned:
        """The plan without the check of ratings before it, which changes what is bought."""
        return self.paper if self.name == "paper" else self.search.chosen[self.name].planned

    @cached_property
    def pure(self) -> dict[Lever, Pure]:
        return dict(self.paper.plan.pure) if self.name == "paper" else self.search.pure()

    def chances(self, seed: int = SEED) -> Chances:
        result = simulate(self.problem, self.planned, self.search.ranges, seed=seed)
        self.search.ranges.forget()
        return result

    def _other(self, problem: Problem) -> tuple[Plan, float]:
        search = Search(problem, self.search.ranges, self.search.terms)
        other = search.chosen[self.name]
        return other.planned.plan, other.net(search.values)

    def again(
        self, problem: Problem, ranges: Ranges | None = None, terms: Terms | None = None
    ) -> Choice:
        """Another problem by the rule of this choice, to `solve` and hold against it."""
        ranges, terms = ranges or self.search.ranges, terms or self.search.terms
        # the plan as counted needs no sample to choose in, an option as many futures as it had
        samples = None if self.name == "paper" else self.search.chosen_in
        return Choice(problem, Search(problem, ranges, terms, RUNS_OF_CHANGED, samples), self.name)

    def solve(self, seconds: float = SECONDS, beside: Sequence[Planned] = ()) -> Candidate:
        """As counted within so many seconds; of an option one solve at its value, or what is
        `beside` where that is as good. RefusedError where an option cannot keep a pin."""
        of = self.search.of
        if self.name == "paper":
            return of(answer(self.problem, seconds))
        return self.search.nearly(self.name, [of(item) for item in beside])

    def net(self, candidate: Candidate) -> float:
        """Where an open week costs what the option was made for."""
        return candidate.net(self.search.values, self.search.terms.scale(self.name))


def _dearer(switching: Switching, extra: float, other_share: float) -> Switching:
    """With so much more cost between two options: that of checking ratings first. `other_share`: as
    of `Options`."""
    cost = switching.cost + extra
    if switching.per_week == 0 and cost > switching.credit + switching.own:
        return replace(switching, cost=cost, per_week=None)
    if switching.per_week is None or switching.per_week_without_credit is None:
        return replace(switching, cost=cost)
    more = extra / (switching.open_weeks + other_share * switching.other_weeks)
    return replace(
        switching,
        cost=cost,
        per_week=switching.per_week + more,
        per_week_without_credit=switching.per_week_without_credit + more,
    )


def choose(
    database: Database,
    analysis: Analysis,
    scenario: Scenario,
    other: Choice | None = None,
    numbers: Assumptions | None = None,
    by_skill: Callable[[], Singly] | None = None,
) -> Choice:
    """The question of a scenario to an analysis. `other`: of the same one, naming another option,
    whose answers serve this one too. `numbers`: in the place of the scenario's. `by_skill`: what
    ratings are worth, as `ratings_by_skill` tells it. Raises RefusedError where the scenario names
    what is not there."""
    numbers = numbers or assumptions_of(database, scenario)
    problem = build_problem(database, analysis, scenario, numbers)
    if other is not None:
        return Choice(problem, other.search, scenario.option, other.assessment)
    ranges = read_ranges(analysis, scenario, problem, numbers)
    terms = read_terms(numbers, scenario)

    def assessment() -> Assessment:
        hours, rate = numbers.likely("assess.hours_per_rating"), numbers.hourly_rate()
        singles = by_skill() if by_skill else ratings_by_skill(problem, analysis, numbers, terms)
        return assess(problem, singles, hours, rate, terms)

    once: Once[Assessment | None] = Once(assessment)
    search = Search(problem, ranges, terms, beside=once)
    return Choice(problem, search, scenario.option, once)


def ratings_by_skill(
    problem: Problem, analysis: Analysis, numbers: Assumptions, terms: Terms
) -> Singly:
    """What verifying ratings is worth, each skill by itself: the same with every budget."""
    cost = numbers.likely("assess.hours_per_rating") * numbers.hourly_rate()
    must_have = {need.skill for need in problem.needs if need.must_have}
    beliefs = believed(analysis, must_have, {need.skill for need in problem.needs})
    return singly(problem, beliefs, cost, terms)
