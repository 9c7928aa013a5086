"""`Search(problem, ranges, terms)`: what could be done, by net cost.
methods.md#net-cost-and-options; methods.md#how-options-are-found has why."""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import pairwise
from typing import Any

from analytics.chances.ranges import Ranges
from analytics.chances.results import RUNS, SEED
from analytics.options.judge import Futures, Judge
from analytics.options.program import NEAR, SAMPLE_SEED, SAMPLES, WIDE, Program, useful_pay
from analytics.options.purchases import (
    keeps_pins,
    planned_of,
    purchases_of,
    ways_out,
    without,
)
from analytics.options.results import (
    TOSS_UP,
    Judged,
    OpenMustHave,
    Option,
    Options,
    OwnValue,
    Switching,
)
from analytics.results import LEVERS, OPTIONS, RECOMMENDED, Lever, OptionName
from analytics.solver import together
from analytics.strategy.answer.beside import pure_of
from analytics.strategy.answer.closing import NOTHING_BOUGHT, Blend
from analytics.strategy.plan import Planned
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Plan, Pure
from analytics.strategy.setup.assumptions import Terms, mean_weekly_pay

SCALES = (0.25, 0.5, 1.0, 2.0, 4.0)
"""Values of an open position at which plans are looked for, over the likely one."""
LARGE = 5_000
"""Pairs of a person and a requirement from which only few futures are drawn at all."""
FEW = 100
HUGE = 50_000
FEWEST = 30
"""The same where there are even more of them."""
SCALES_OF_LARGE = (0.5, 1.0, 2.0)
RUNS_OF_LARGE = 2_000
"""Futures in which plans of a large problem are judged: what is said of all of its requirements
together is as exact as of few in more."""
MANY = 5_000
RUNS_OF_MANY = 500
"""The same of more people than `MANY`, whose futures would take gigabytes."""
RUNS_OF_CHANGED = 2_000
"""The same of a problem that is held against another."""
PRICED = 5
"""Of a large problem so many open must-haves are priced, those that cost most while open."""
A_WEEK = 1e-6
"""So few weeks are none."""
NO_HIRE = 0.1
"""Where a first plan without hires is dearer than the best by no more than this, the best of them
is sought."""
FLAT = 0.02
"""Of two plans whose net costs differ by no more than this the one of less total cost is taken."""


@dataclass(frozen=True)
class Candidate:
    """A plan with what it does: `open_weeks` by need as rated, `credit` in money."""

    planned: Planned
    credit: float
    open_weeks: tuple[float, ...]

    @property
    def total(self) -> float:
        return self.planned.plan.cost.total

    @cached_property
    def bought(self) -> str:
        """What tells it from a plan that buys something else, whenever steps are due."""
        blend = self.planned.blend
        steps = sorted((key, sorted(levels)) for key, levels in blend.trained.items())
        return repr((steps, blend.hires, blend.seats, blend.contracts))

    def left(self, numbers: Collection[int]) -> int:
        """Positions of these needs that it leaves open when they are due."""
        return sum(self.planned.plan.needs[number].shortage_after for number in numbers)

    @property
    def must_weeks(self) -> float:
        """Expected position-weeks of must-haves that stay open."""
        pairs = zip(self.planned.plan.needs, self.open_weeks, strict=True)
        return sum(weeks for need, weeks in pairs if need.must_have)

    def vacancy(self, values: Sequence[float]) -> float:
        """Expected cost of open positions, where a week of each need costs its value."""
        return sum(value * weeks for value, weeks in zip(values, self.open_weeks, strict=True))

    def net(self, values: Sequence[float], scale: float = 1.0) -> float:
        return self.total - self.credit + scale * self.vacancy(values)


@dataclass
class Search:
    """Everything that can be asked about the options of one problem, each worked out once.

    `runs`: futures in which plans are judged; None: by the problem's size. `samples`: in which they
    are chosen, at most; None: as many as fit. `beside`: what else has to be worked out, side by
    side with the solves. `early`: a first plan at the likely value, while others are sought.
    `drawn`: by seed and number, futures of other problems of the same people and offers: their luck
    is taken over.
    """

    problem: Problem
    ranges: Ranges
    terms: Terms
    runs: int | None = None
    samples: int | None = None
    beside: Callable[[], Any] = lambda: None
    early: Option | None = None
    drawn: dict[tuple[int, int], Futures] | None = None
    _known: dict[str, Candidate] = field(default_factory=dict)
    _judged: dict[int, Judged] = field(default_factory=dict)
    _beside: dict[int, Mapping[int, Candidate]] = field(default_factory=dict)

    @cached_property
    def program(self) -> Program:
        most = self.samples or next(
            few
            for most, few in ((LARGE, SAMPLES[0]), (HUGE, FEW), (math.inf, FEWEST))
            if self.size <= most
        )
        return Program(self.problem, self._futures(SAMPLE_SEED, most), self.terms)

    @property
    def size(self) -> int:
        return len(self.problem.workers) * len(self.problem.needs)

    @property
    def large(self) -> bool:
        """Whether fewer samples, values and prices must do."""
        return self.size > LARGE

    @cached_property
    def judge(self) -> Judge:
        return Judge(self.problem, self._futures(SEED, self.judged_in))

    @property
    def judged_in(self) -> int:
        """Futures in which plans are judged."""
        runs = self.runs or (RUNS_OF_LARGE if self.large else RUNS)
        return min(runs, RUNS_OF_MANY) if len(self.problem.workers) > MANY else runs

    def _futures(self, seed: int, runs: int) -> Futures:
        own = Futures(self.problem, self.ranges, seed, runs)
        if self.drawn is not None:
            own.take_over(self.drawn.setdefault((seed, runs), own))
        return own

    @cached_property
    def chosen_in(self) -> int:
        """Futures in which plans are chosen."""
        return self.program.samples

    @cached_property
    def values(self) -> list[float]:
        return self.terms.of_needs(self.problem)

    @cached_property
    def must(self) -> tuple[int, ...]:
        return tuple(n for n, need in enumerate(self.problem.needs) if need.must_have)

    @cached_property
    def nothing(self) -> Candidate:
        return self.candidate(NOTHING_BOUGHT)

    @cached_property
    def _found(self) -> tuple[Candidate, ...]:
        """What is found at the values of SCALES, at the likely one twice, and at it without hires;
        last, what closes each must-have that can be."""
        program = self.program
        # By itself, so that it is there soon: two threads of Python take turns.
        soon = program.first()
        first = [] if soon is None else [self.candidate(soon)]

        def early() -> None:
            if first:
                self.early = self.option("balanced", first[0], None)

        def other(scale: float) -> Candidate:
            return self.candidate(program.first(scale) or program.solve(scale, gap=WIDE))

        def highest_and_likely() -> tuple[Candidate, float, Candidate]:
            """The likely value, the longest solve, needs what the highest value leaves open."""
            most = other(scales[-1])
            lost = program.lost_in(most.planned.blend)
            return most, lost, self.candidate(program.solve(1.0, start=soon, gap=WIDE, lost=lost))

        scales = [s for s in (SCALES_OF_LARGE if self.large else SCALES) if s != 1.0]
        tasks: list[Callable[[], Any]] = [highest_and_likely, early, self.beside]
        tasks += (partial(other, scale) for scale in scales[-2::-1])  # the longest first
        (most, lost, best), _, _, *others = together(tasks)
        every = partial(self._closing, best, self.must)
        closing, unhired = together([every, partial(self._unhired, best, lost)])
        return *first, best, *others[::-1], unhired, most, closing

    def _unhired(self, best: Candidate, lost: float) -> Candidate:
        """The best plan without hires, where it may be as good as the best of all: a hire is the
        dearest purchase, and the one that few futures judge worst."""
        levers = self.problem.rules.levers - {"hire"}
        if not best.planned.blend.hires or any(need.closed for need in self.problem.needs):
            return best
        soon = self.program.first(1.0, levers)
        net = best.net(self.values)
        if soon is None or self.candidate(soon).net(self.values) > net + NO_HIRE * abs(net):
            return best
        return self.candidate(
            self.program.solve(1.0, levers=levers, start=soon, gap=WIDE, lost=lost)
        )

    def _closing(
        self, plan: Candidate, closed: Sequence[int], beside: Blend | None = None
    ) -> Candidate:
        """A plan where it closes needs as far as they can be, else the least net cost with which
        they are. `beside`: as in `Program.solve`."""
        program, start = self.program, plan.planned.blend
        closed = program.to_close(closed)
        if plan.left(closed) <= program.close(program.solver(), closed):
            return plan
        return self.candidate(program.solve(1.0, closed, beside=beside, start=start))

    @cached_property
    def tried(self) -> tuple[Candidate, ...]:
        """What lean, balanced and strong are chosen from; nothing where no pin asks for more. What
        closes a must-have that the best of them leaves open has to be priced, and may be better. Of
        a large problem only what was found."""
        nothing = self.nothing  # before several solves ask the judge at once
        *result, every = self._found
        asked = self.problem.pins or any(need.closed for need in self.problem.needs)
        tried = (every, *result) if asked else (nothing, every, *result)
        if self.large:
            return tried
        while id(best := self._best(tried, 1.0)) not in self._beside:
            less = self._less(best, 1.0)
            tried = (*tried, less, *self._closings(less).values())
        others = (
            partial(self._less, self._best(tried, scale), scale)
            for scale in (self.terms.scale("lean"), self.terms.scale("strong"))
        )
        return *tried, *together([*others])

    def _less(self, plan: Candidate, scale: float, closed: Collection[int] = ()) -> Candidate:
        """A plan without what costs more than it saves: the futures in which plans are judged tell
        more than the fewer in which it was chosen. None of the needs to be `closed` falls open."""
        result, closed = plan, self.program.to_close(closed)
        for bought in purchases_of(self.problem, plan.planned.blend):
            less = without(self.problem, result.planned.blend, bought)
            other = self.of(planned_of(self.problem, less))
            dearer = other.net(self.values, scale) >= result.net(self.values, scale)
            opens = other.left(closed) > result.left(closed)
            if not dearer and not opens and keeps_pins(self.problem, less):
                result = other
        known = self.program.leave_out(plan.planned.blend, result.planned.blend)
        return result if known else plan

    @cached_property
    def chosen(self) -> dict[OptionName, Candidate]:
        if not self.problem.needs:
            return dict.fromkeys(OPTIONS, self.nothing)
        result: dict[OptionName, Candidate] = {"nothing": self.nothing}
        for name in OPTIONS[1:4]:
            result[name] = self._best(self.tried, self.terms.scale(name))
        every = self._found[-1]
        least = every.planned.plan.shortage
        closing = [item for item in (*self.tried, every) if item.planned.plan.shortage <= least]
        balanced = result["balanced"]
        as_good = any(item is balanced for item in closing)
        result["every"] = balanced
        if not as_good:
            every = self._best(closing, 1.0)
            result["every"] = every if self.large else self._less(every, 1.0, self.must)
        return result

    def nearly(self, name: OptionName, others: Sequence[Candidate]) -> Candidate:
        """An option by one solve at its value, or one of `others` where that is as good: near
        enough, in a sixth of the time, to hold many changed problems against a plan."""
        if name == "nothing":
            return self.nothing
        scale, closed = self.terms.scale(name), self.must if name == "every" else ()
        gap = NEAR if scale == 1.0 else WIDE
        own = self.candidate(self.program.solve(scale, closed, gap=gap))
        return self._best([own, *others], scale)

    @cached_property
    def options(self) -> Options:
        """All of them, with what closing each that balanced leaves open would cost, all else being
        as it is; of a large problem the dearest ones."""
        balanced, plan = self.unpriced.named("balanced"), self.chosen["balanced"]
        left = _open(plan.planned.plan)
        for n, closing in self._closings(plan).items():
            left[n] = self._priced(plan, closing, n, left[n])
        priced = replace(balanced, open=tuple(left.values()))
        self._forget_draws()
        self._forget_program()
        shown = (priced if option is balanced else option for option in self.unpriced.options)
        return replace(self.unpriced, options=tuple(shown))

    def _forget_draws(self) -> None:
        """Let go all that the judge drew; it comes anew where it is asked for."""
        self.__dict__.pop("judge", None)
        self.ranges.forget()

    def _forget_program(self) -> None:
        """Let go most of what is kept of a plan; who asks for it makes it anew, in a thirtieth of
        the time that the options took."""
        program = self.__dict__.pop("program", None)
        if program is not None:
            self.chosen_in = program.samples  # which is asked for without it

    @cached_property
    def unpriced(self) -> Options:
        """The same without that cost, which takes a solve for each must-have; of a small problem
        they were solved to choose the plan."""
        problem, chosen = self.problem, self.chosen
        standing: dict[str, OptionName] = {}
        for name in (RECOMMENDED, *OPTIONS):
            standing.setdefault(chosen[name].bought, name)
        result: list[Option] = []
        for name in OPTIONS:
            same = standing[chosen[name].bought]
            result.append(self.option(name, chosen[name], None if same == name else same))
        self._forget_draws()
        per_week = self.terms.per_week(problem)
        positions = sum(problem.needs[number].headcount for number in self.must)
        payroll = mean_weekly_pay(problem) * len(problem.workers)
        return Options(
            tuple(result),
            self._switching(per_week),
            per_week,
            per_week * positions / payroll if payroll else 0.0,
            ways_out(problem, chosen["every"].planned.plan),
            tuple(
                OwnValue(*problem.asked(n), n.per_week)
                for n in problem.needs
                if n.per_week is not None
            ),
            of_pay=per_week / pay if (pay := mean_weekly_pay(problem)) else 1.0,
            other_share=self.terms.other_share,
            runs=self.judged_in,
        )

    def pure(self) -> dict[Lever, Pure]:
        solves = [partial(self.program.solve, 1.0, levers=[lever]) for lever in LEVERS]
        result = {
            lever: pure_of(planned_of(self.problem, alone).plan)
            for lever, alone in zip(LEVERS, together(solves), strict=True)
        }
        if "options" in self.__dict__:
            self._forget_program()
        return result

    def candidate(self, blend: Blend) -> Candidate:
        key = repr(blend)
        if key not in self._known:
            self._known.setdefault(key, self.of(planned_of(self.problem, blend)))
        return self._known[key]

    def of(self, planned: Planned) -> Candidate:
        rules, hires = self.problem.rules, self.problem.hires
        pay = sum(
            count * useful_pay(rules, hires[hire])
            for (hire, _), count in planned.blend.hires.items()
        )
        weeks = self.judge.open_weeks(planned)
        return Candidate(planned, self.terms.useful_share * pay, weeks)

    def _best(self, tried: Sequence[Candidate], scale: float) -> Candidate:
        """The least net cost; of what is as good within a hair the cheapest."""
        nets = {id(item): item.net(self.values, scale) for item in tried}
        least = min(nets.values())
        most = least + self.hair(least, tried, scale)
        close = [item for item in tried if nets[id(item)] <= most]
        return min(close, key=lambda item: (item.total, nets[id(item)]))

    def hair(self, net: float, tried: Sequence[Candidate], scale: float = 1.0) -> float:
        """How much net cost tells no plan from another. Weeks that stay open in each of them make
        all dearer alike, and must not hide what one of them saves."""
        lost = scale * min(item.vacancy(self.values) for item in tried)
        return FLAT * abs(net - lost)

    def option(self, name: OptionName, own: Candidate, same: OptionName | None) -> Option:
        if id(own) not in self._judged:
            self._judged[id(own)] = self.judge.judged(own.planned, own.open_weeks)
        vacancy = own.vacancy(self.values)
        return Option(
            name=name,
            planned=own.planned,
            cost=own.planned.plan.cost,
            credit=own.credit,
            vacancy=vacancy,
            net=own.total - own.credit + vacancy,
            judged=self._judged[id(own)],
            open=tuple(_open(own.planned.plan).values()),
            same_as=same,
        )

    def _closings(self, plan: Candidate) -> Mapping[int, Candidate]:
        """Of must-haves that a plan leaves open the plan with what closes each; of a large problem
        of the dearest ones."""
        if id(plan) not in self._beside:
            numbers = list(_open(plan.planned.plan))
            if self.large:
                dear = sorted(numbers, key=lambda n: (-self.values[n] * plan.open_weeks[n], n))
                numbers = sorted(dear[:PRICED])
            solves = [partial(self._closing, plan, (n,), plan.planned.blend) for n in numbers]
            self._beside[id(plan)] = dict(zip(numbers, together(solves), strict=True))
        return self._beside[id(plan)]

    def _priced(
        self, plan: Candidate, closed: Candidate, number: int, row: OpenMustHave
    ) -> OpenMustHave:
        closes = row.positions - closed.planned.plan.needs[number].shortage_after
        if closes <= 0:
            return row
        cost, credit = closed.total - plan.total, closed.credit - plan.credit
        saved, other_weeks, others = self._saved(plan, closed)
        weeks = saved + self.terms.other_share * other_weeks
        given = self.problem.needs[number].per_week
        if given is not None:  # the value of its own week, all others being as they are
            elsewhere, other_weeks = weeks, 0.0
            saved = weeks = plan.open_weeks[number] - closed.open_weeks[number]
            others += self.terms.per_week(self.problem) * elsewhere - given * weeks
        return replace(
            row,
            cost=cost,
            open_weeks=saved,
            other_weeks=other_weeks,
            per_week=(cost - credit - others) / weeks if weeks > 0 else None,
            own=given,
            closes=closes,
            credit=credit,
            others=others,
        )

    def _saved(self, first: Candidate, other: Candidate) -> tuple[float, float, float]:
        """Open weeks of must-haves and of other positions that the second saves, and money, of
        positions with a weekly cost of their own."""
        must = others = own = 0.0
        weeks = zip(self.problem.needs, first.open_weeks, other.open_weeks, strict=True)
        for need, before, after in weeks:
            if need.per_week is not None:
                own += need.per_week * (before - after)
            elif need.must_have:
                must += before - after
            else:
                others += before - after
        return must, others, own

    def _switching(self, likely: float) -> tuple[Switching, ...]:
        """From each of nothing, lean, balanced, strong to the next that buys something else, and
        from balanced to what closes every must-have."""
        names: list[OptionName] = ["nothing", "lean", "balanced", "strong"]
        pairs: list[tuple[OptionName, OptionName]] = [*pairwise(names), ("balanced", "every")]
        result = []
        for first, second in pairs:
            item, other = self.chosen[first], self.chosen[second]
            known: list[OptionName] = [first, "strong"] if second == "every" else [first]
            if other.bought in {self.chosen[name].bought for name in known}:
                continue
            cost, credit = other.total - item.total, other.credit - item.credit
            must, others, own = self._saved(item, other)
            saved = must + self.terms.other_share * others
            if second == "every" and saved <= 0:
                continue
            rest = cost - credit - own
            plain = (cost - own) / saved if saved > 0 else None
            per_week = rest / saved if saved > 0 else None
            if abs(saved) < A_WEEK and own > 0 >= rest:
                per_week = 0.0
            better = other.net(self.values) - item.net(self.values)
            near = abs(better) <= self.hair(item.net(self.values), self.tried)
            if per_week and likely:
                near = abs(per_week - likely) <= TOSS_UP * likely
            # the cheaper one was taken, being as good (FLAT)
            above = second in ("strong", "every")
            near |= (above and better <= 0) or (second == "balanced" and better >= 0)
            of = (cost, credit, own, must, others, per_week, plain, near)
            result.append(Switching((first, second), *of))
        return tuple(result)


def _open(plan: Plan) -> dict[int, OpenMustHave]:
    """Must-haves that a plan leaves short at their due dates, by their place in the plan."""
    return {
        number: OpenMustHave(need.scope, need.skill, need.level, need.shortage_after)
        for number, need in enumerate(plan.needs)
        if need.must_have and need.shortage_after
    }
