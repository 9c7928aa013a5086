"""Which purchases have the least net cost in sampled futures: one mixed-integer model.

    min cost - credit + sum_r v_r sum_t weight_t (1/W) sum_w d_rtw
    d_rtw >= headcount_r - (who counts for r in week t of future w)

Missing positions are priced at two dates, a quarter and three quarters of the way from a
requirement's due date to the horizon, half of the time between them each
(methods.md#how-options-are-found). So the problem is laid out three times: as it is (by when steps
can be done), and once for each date. Futures in which the same purchases count share a row, and as
many futures are taken as fit.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import highspy
import numpy as np
import numpy.typing as npt

from analytics.chances.events import share_of_known
from analytics.options.judge import Futures
from analytics.results import ALLOWED, ActionLever, by_key
from analytics.solver import INFINITY, QuietHighs, quiet
from analytics.strategy.amounts import WEEKS_PER_YEAR
from analytics.strategy.answer.closing import NOTHING_BOUGHT, Blend, blend_of, without_idle
from analytics.strategy.model.build import priced
from analytics.strategy.model.model import MONEY, SLACK, Model, begins_late, tools_for
from analytics.strategy.model.rules import covers, engaged_until, purchases
from analytics.strategy.model.solve import Solution
from analytics.strategy.money import charged_pay, step_hours
from analytics.strategy.plan import cannot_hold, unmet
from analytics.strategy.problem.problem import HireProfile, Need, Problem, Rules, Worker
from analytics.strategy.problem.relax import demanded
from analytics.strategy.setup.assumptions import Terms
from data.vocabulary import RefusedError

DATES = (0.25, 0.75)
"""Where on the way from the due date to the horizon missing positions are priced."""
SAMPLE_SEED = 20_261_127
SAMPLES = (5_000, 2_500, 1_000, 500, 250, 120, 60)
"""Numbers of futures to try, the last one whatever it takes."""
FIRST = 250
"""Of so many it is seen whether more could fit at all, before more are drawn."""
ROWS = 2_000
"""Rows that the futures may ask for together."""
NEAR_LIMIT = 0.15
"""What buys parts of more than so much over a limit will not keep it whole."""
GAP = 0.005
"""Of what a price or a difference is told of."""
NEAR = 0.01
"""Of the likely value's plan of a changed problem, without what is lost whatever is bought."""
WIDE = 0.02
"""Of candidates: closer than the futures that they are chosen in tell."""
LEAST = 1.0
"""Of less net cost, in thousands, no share is sought."""
COSTLY = (
    "mip_heuristic_run_root_reduced_cost",
    "mip_heuristic_run_feasibility_jump",
    "mip_heuristic_run_rins",
)
"""What the solver tries for better answers: a fourth of the time, and little came of it."""
NODES = 2_000
"""A solve ends by its gap or by so many nodes, never by seconds: the same plan comes twice."""
Numbers = npt.NDArray[np.float64]
Columns = npt.NDArray[np.int64]
Runs = npt.NDArray[np.bool_]
Sums = list[tuple[int, float]]


def missing_for_hires(problem: Problem, need: Need) -> int:
    """Positions beyond those that unknown people are expected to fill: nobody from outside comes
    for any other (methods.md#unknown-people). Who is known to leave later leaves a position."""
    expected = round(need.unknown * share_of_known(problem, need))
    return max(0, need.headcount - need.have - expected + len(problem.leaving(need)))


def _at(problem: Problem, need: Need, weeks: float, share: float) -> Need:
    """A need at a date that stands for a part of its weeks to the horizon. A later start has to be
    there when that part begins, or a position falls open: no date sees the weeks before."""
    due = need.due_week + share * weeks
    since = due - weeks / len(DATES) / 2
    missing = [week for week in problem.missing_from(need) if since <= week <= due]
    return replace(need, due_week=due, latest=max([since, *missing]))


@dataclass(frozen=True)
class Counting:
    """One purchase that may count for a need at a date: its column in each future (-1: none), and
    for how much of a position. `tooled`: through a tool, so only where enough others review."""

    columns: Columns
    weight: float = 1.0
    tooled: bool = False


@dataclass(frozen=True)
class Lacking:
    """Of a need at one date: positions missing in each future, and what may count for them.
    `unreviewed`: people missing who review what is done with a tool."""

    number: int
    positions: Columns
    unreviewed: Columns
    counting: tuple[Counting, ...]
    outcome: npt.NDArray[np.uint64]
    """The same number in futures in which the same is missing and the same counts."""

    def rows(self, samples: int) -> int:
        """How many rows the first futures ask for: one for each different outcome with something
        missing, and two more where tools count only with a reviewer who must come."""
        positions, unreviewed = self.positions[:samples], self.unreviewed[:samples]
        outcome, reviewed = self.outcome[:samples], (unreviewed > 0) & (positions > unreviewed)
        return int(np.unique(outcome[positions > 0]).size + 2 * np.unique(outcome[reviewed]).size)


class Program:
    """The model of a problem, to be solved at several values of an open position."""

    def __init__(self, problem: Problem, futures: Futures, terms: Terms) -> None:
        self.problem = problem
        self.values = [value / MONEY for value in terms.of_needs(problem)]
        """By need: the likely value of a week, in thousands."""
        horizon = problem.rules.horizon_weeks
        dated = [
            _at(problem, need, horizon - need.due_week, share)
            for share in DATES
            for need in problem.needs
        ]
        self.laid_out = replace(problem, needs=(*problem.needs, *dated))
        self.count = len(problem.needs)
        wanted = {n: missing_for_hires(problem, need) for n, need in enumerate(problem.needs)}
        self.model: Model = priced(self.laid_out, self.count, wanted)
        self.own_columns = len(self.model.sheet.upper)
        self.credit = {
            column: terms.useful_share * useful_pay(problem.rules, problem.hires[hire]) / MONEY
            for (hire, _), column in self.model.hires.items()
        }
        self.units: dict[int, list[int]] = {}
        self.unaided: dict[int, int] = {}
        self.reviewed: dict[tuple[int, tuple[tuple[int, float], ...]], int] = {}
        self.seats: dict[tuple[int, str], list[tuple[int, float]]] = {}
        asked = {need.skill for need in problem.needs}
        serves = [asked & tool.skills for tool in problem.tools]
        for (worker, tool), seat in self.model.seats.items():
            for skill in serves[tool]:
                begins = problem.tools[tool].delay
                self.seats.setdefault((worker, skill), []).append((seat, begins))
        self._answers: dict[str, Numbers] = {}
        lacking: list[Lacking] = []
        for runs in (min(FIRST, futures.runs), futures.runs):
            self.futures = futures.first(runs)
            lacking = [self._lacking(n) for n in range(self.count, len(self.laid_out.needs))]
            if runs == futures.runs or sum(item.rows(runs) for item in lacking) > ROWS:
                break
        fit = (
            few
            for few in SAMPLES[:-1]
            if few <= self.futures.runs and sum(item.rows(few) for item in lacking) <= ROWS
        )
        self.samples = next(fit, min(SAMPLES[-1], self.futures.runs))
        self.missing: list[tuple[int, float, int]] = []
        self.lost = 0.0
        """Cost of what stays open whatever is bought, at least, at the likely value."""
        for item in lacking:
            self._rows(item)
        self._use_for_good()
        rows = len(self.model.sheet.row_lower)
        self._order_equal_people()
        self.of_equal_people = range(rows, len(self.model.sheet.row_lower))
        self._keep_pins()
        del self.futures  # all that they drew is in the rows

    def solve(
        self,
        scale: float,
        closed: tuple[int, ...] = (),
        levers: Collection[ActionLever] = ALLOWED,
        beside: Blend | None = None,
        start: Blend | None = None,
        gap: float = GAP,
        lost: float = 0.0,
    ) -> Blend:
        """The purchases of least net cost where an open week costs `scale` times the likely value.

        `closed`: needs of the problem to close at their due dates as far as is possible. `levers`:
        what else may be bought than pins ask for. `beside`: an answer of this program that is kept,
        though its steps may be done later, but for what serves the skills of `closed`. `start`: an
        answer of it from which the search starts. `lost`: as in `run`, where more is known.
        """
        skills = {self.problem.needs[number].skill for number in closed}
        known, reduced = self._answers.get(repr(start)), beside is not None
        cost, lost = self.costs(scale), scale * max(lost, self.lost)
        closed = self.to_close(closed)

        def ask(limited: bool) -> Numbers | None:
            highs = self._allowing(levers, gap, beside is None, limited)
            if beside is not None:
                self._keep(highs, beside, skills)
            if closed:
                self.close(highs, closed)
            if not limited and self._over(self._parts(highs, cost)) > NEAR_LIMIT:
                return None
            values = self.run(highs, cost, known, reduced, lost)
            return None if beside is not None and not _is_feasible(highs) else values

        values = self._within_limits(ask)
        # None only beside an answer, which then stands
        return (beside or NOTHING_BOUGHT) if values is None else self._blend(values)

    def first(self, scale: float = 1.0, levers: Collection[ActionLever] = ALLOWED) -> Blend | None:
        """An answer some percent from the best, sooner: the best of what the model buys where parts
        may be bought. None where that is no answer. `levers`: as in `solve`."""
        cost, closed = self.costs(scale), self.to_close(())

        def ask(limited: bool) -> Numbers | None:
            highs = self._allowing(levers, WIDE, limited=limited)
            if closed:
                self.close(highs, closed)
            parts = self._parts(highs, cost)
            if not limited and self._over(parts) > NEAR_LIMIT:
                return None
            left = (parts <= SLACK) & np.array(self.model.sheet.integer)
            left[list(self.model.nothing)] = False
            unused = np.flatnonzero(left).astype(np.int32)
            none = np.zeros(len(unused))
            highs.changeColsBounds(len(unused), unused, none, none)
            # Where people are alike, parts are bought of nearly everything.
            few_are_free = 2 * len(unused) > sum(self.model.sheet.integer)
            values = self.run(highs, cost, reduced=few_are_free, lost=scale * self.lost)
            return values if _is_feasible(highs) else None

        values = self._within_limits(ask)
        return None if values is None else self._blend(values)

    def _within_limits(self, ask: Callable[[bool], Numbers | None]) -> Numbers | None:
        """What is found without the limits of money and hours, where it keeps them: so one that
        does not bind changes nothing. Else what is found with them."""
        if self.model.limits:
            values = ask(False)
            if values is not None and self._over(values) <= SLACK:
                return values
        return ask(True)

    def _parts(self, highs: highspy.Highs, cost: Numbers) -> Numbers:
        """What is bought where parts may be."""
        highs.setOptionValue("solve_relaxation", True)
        self.run(highs, cost)
        highs.setOptionValue("solve_relaxation", False)
        return np.array(highs.getSolution().col_value)

    def _over(self, values: Numbers) -> float:
        """By which share what is bought is over the limits."""
        sheet, shares = self.model.sheet, [0.0]
        for row in self.model.limits:
            own, most = slice(*sheet.start[row : row + 2]), sheet.row_upper[row]
            spent = float(np.array(sheet.value[own]) @ values[sheet.index[own]])
            shares.append(spent / most - 1 if most > SLACK else spent)
        return max(shares)

    def _allowing(
        self,
        levers: Collection[ActionLever],
        gap: float,
        ordered: bool = True,
        limited: bool = True,
    ) -> highspy.Highs:
        highs = self.solver(gap, ordered)
        for column, purchase in purchases(self.model):
            if purchase.lever not in levers and not demanded(self.problem, purchase):
                highs.changeColBounds(column, 0.0, 0.0)
        if not limited:
            rows = np.array(self.model.limits, dtype=np.int32)
            highs.deleteRows(len(rows), rows)
        return highs

    def _sooner(self, values: Numbers) -> Numbers:
        """The same purchases, with as many steps done by earlier dates as there are hours for.
        Where that saves no open week the solver does not care, but what is in time is to count."""
        model = self.model
        steps = [own for chain in model.chains.values() for own in chain.columns.values()]
        free = [c for own in steps if values[own[-1]] for c in own[:-1] if not values[c]]
        if not free:
            return values
        offers = (model.hires, model.seats, model.uses, model.contracts)
        kept = {c for own in steps for c in own}.difference(free)
        kept.update(c for columns in offers for c in columns.values())
        columns, highs = np.array(sorted(kept), dtype=np.int32), self.solver(ordered=False)
        highs.changeColsBounds(len(columns), columns, values[columns], values[columns])
        for column in (c for own in model.tutored.values() for c in own):
            highs.changeColBounds(column, 0.0, values[column])
        wish = np.zeros(len(values))
        wish[free] = -1.0
        result = self.run(highs, wish, reduced=True)
        return result if _is_feasible(highs) else values

    def _blend(self, values: Numbers) -> Blend:
        values = self._sooner(values)
        bought = blend_of(Solution(self.model, values, 0.0))
        last = len(DATES) * self.count  # who uses a tool for a need does so at its last date
        uses = tuple(sorted((w, number - last) for w, number in bought.uses if number >= last))
        blend = without_idle(self.problem, replace(bought, uses=uses))
        self._answers[repr(blend)] = values
        return blend

    def answer(self, blend: Blend) -> Numbers:
        """What this program bought as its own numbers: they mean the same in every sample."""
        return self._answers[repr(blend)][: self.own_columns]

    def leave_out(self, answer: Blend, less: Blend) -> bool:
        """Take for an answer what buys a part of one, where it is one by itself."""
        if repr(less) in self._answers or answer == less:
            return True
        model, values, highs = self.model, self._answers[repr(answer)], self.solver(ordered=False)
        kept: dict[int, float] = {
            **{c: (w, n % self.count) in less.uses for (w, n), c in model.uses.items()},
            **{c: seat in less.seats for seat, c in model.seats.items()},
            **{c: less.hires.get(hired, 0) for hired, c in model.hires.items()},
            **{c: less.contracts.get(key, 0) for key, c in model.contracts.items()},
        }
        for key, chain in model.chains.items():
            for level, columns in chain.columns.items():
                kept.update(dict.fromkeys(columns, level in less.trained.get(key, ())))
        for column, most in kept.items():
            value = min(values[column], most)
            highs.changeColBounds(column, value, value)
        result = self.run(highs, self.costs(1.0), reduced=True)
        if _is_feasible(highs):
            self._answers[repr(less)] = result
        return _is_feasible(highs)

    def lost_in(self, answer: Blend) -> float:
        """What weeks that stay open in an answer cost at the likely value."""
        vacancy = self.costs(1.0) - self.costs(0.0)
        return float(vacancy @ self._answers[repr(answer)])

    def _keep(self, highs: highspy.Highs, beside: Blend, skills: set[str]) -> None:
        model, problem, values = self.model, self.problem, self._answers.get(repr(beside))
        steps = (own.columns.values() for (_, s), own in model.chains.items() if s not in skills)
        kept = {
            *(columns[-1] for levels in steps for columns in levels),
            *(c for (_, n), c in model.uses.items() if self.laid_out.needs[n].skill not in skills),
            *(c for (_, t), c in model.seats.items() if skills.isdisjoint(problem.tools[t].skills)),
            *(c for (h, _), c in model.hires.items() if skills.isdisjoint(problem.hires[h].levels)),
        }
        for column in kept:
            value = model.nothing.get(column, 0.0) if values is None else values[column]
            highs.changeColBounds(column, value, value)

    def costs(self, scale: float) -> Numbers:
        """What a unit of each column costs, in thousands."""
        cost = np.zeros(len(self.model.sheet.upper))
        for column, money in self.model.cost:
            cost[column] += money
        for column, money in self.credit.items():
            cost[column] -= money
        for number, weeks, column in self.missing:
            cost[column] += scale * weeks * self.values[number]
        return cost

    def _use_for_good(self) -> None:
        """Who counts for a need through a tool does so from then on, and is not trained to its
        level at any time: a plan names one way for each person and need
        (methods.md#what-closes-a-position)."""
        sheet = self.model.sheet
        for (worker, number), use in self.model.uses.items():
            later = self.model.uses.get((worker, number + self.count))
            if later is not None:
                sheet.at_most(0, [(use, 1.0), (later, -1.0)])
                continue
            need = self.laid_out.needs[number]
            chain = self.model.chains.get((worker, need.skill))
            if chain and need.level in chain.columns:
                sheet.at_most(1, [(use, 1.0), (chain.columns[need.level][-1], 1.0)])

    def solver(self, gap: float = GAP, ordered: bool = True) -> QuietHighs:
        """`ordered`: of equal people the first are trained; not where it is known who is."""
        highs = quiet(
            self.model.sheet.highs_lp(),
            parallel="off",
            random_seed=0,
            mip_rel_gap=gap,
            mip_abs_gap=gap * LEAST,
            mip_max_nodes=NODES,
            **dict.fromkeys(COSTLY, False),
        )
        highs.ends_within = gap, gap * LEAST
        for row in () if ordered else self.of_equal_people:
            highs.changeRowBounds(row, -INFINITY, INFINITY)
        return highs

    def to_close(self, closed: Collection[int]) -> tuple[int, ...]:
        """Needs that pins want closed, and others."""
        pinned = (number for number, need in enumerate(self.problem.needs) if need.closed)
        return tuple(dict.fromkeys((*pinned, *closed)))

    def close(self, highs: highspy.Highs, closed: Collection[int]) -> int:
        """Leave no more positions of these needs open at their due dates than must be, whatever is
        bought: so many."""
        short = np.zeros(len(self.model.sheet.upper))
        columns = [self.model.shortage[number] for number in closed]
        short[columns] = 1.0
        least = np.rint(self.run(highs, short, reduced=True)[columns])
        for column, positions in zip(columns, least, strict=True):
            highs.changeColBounds(column, 0.0, positions)
        return int(least.sum())

    def run(
        self,
        highs: highspy.Highs,
        cost: Numbers,
        start: Numbers | None = None,
        reduced: bool = False,
        lost: float = 0.0,
    ) -> Numbers:
        """The values of all columns. `reduced`: made smaller before it is solved, which helps where
        few columns cost anything or are free, and else takes longer than the solve. `lost`: costs
        that no answer is without, of which the gap is no share: it would hide what can be saved."""
        size = len(cost)
        highs.clearSolver()
        highs.changeObjectiveOffset(-lost)
        highs.setOptionValue("presolve", "choose" if reduced else "off")
        highs.changeColsCost(size, np.arange(size, dtype=np.int32), cost)
        if start is not None:
            known = highspy.HighsSolution()
            known.col_value = list(start)
            highs.setSolution(known)
        highs.run()
        result = np.array(highs.getSolution().col_value)
        whole = np.array(self.model.sheet.integer)
        return np.where(whole, np.rint(result), result)

    def _keep_pins(self) -> None:
        """What pins demand is bought; RefusedError where that cannot be."""
        columns = list(self.model.unmet.values())
        if not columns:
            return
        short = np.zeros(len(self.model.sheet.upper))
        short[columns] = 1.0
        lacks = self.run(self.solver(), short, reduced=True)
        if lacks[columns].sum() > 0:
            lacking = {n: float(lacks[column]) for n, column in self.model.unmet.items()}
            raise RefusedError(cannot_hold(self.problem, unmet(self.problem, lacking)))
        for column in columns:
            self.model.sheet.upper[column] = 0.0

    def _rows(self, lacking: Lacking) -> None:
        sheet, samples = self.model.sheet, self.samples
        positions, first = lacking.positions[:samples], self.problem.needs[lacking.number]
        weeks = (self.problem.rules.horizon_weeks - first.due_week) / len(DATES)
        short = np.flatnonzero(positions > 0)
        _, where, times = np.unique(
            lacking.outcome[:samples][short], return_index=True, return_counts=True
        )
        for future, count in zip(short[where], times, strict=True):
            people, tooled = self._terms(lacking, future, False), self._terms(lacking, future, True)
            unreviewed, missing = int(lacking.unreviewed[future]), int(positions[future])
            if tooled and unreviewed:
                tooled = self._reviewed(people, tooled, unreviewed, missing)
            column = sheet.column(missing, integer=False)
            sheet.at_least(missing, [(column, 1.0), *people, *tooled])
            self.missing.append((lacking.number, weeks * count / samples, column))
            most = sum(weight * sheet.upper[other] for other, weight in (*people, *tooled))
            never = max(0.0, missing - most)
            self.lost += self.values[lacking.number] * weeks * count / samples * never

    def _terms(self, lacking: Lacking, future: int, tooled: bool) -> Sums:
        terms: dict[int, float] = {}
        for item in lacking.counting:
            column = int(item.columns[future])
            if item.tooled == tooled and column >= 0:
                terms[column] = terms.get(column, 0.0) + item.weight
        return sorted(terms.items())

    def _reviewed(self, people: Sums, tooled: Sums, unreviewed: int, missing: int) -> Sums:
        """Tool users of a future in which so many who review must come by a purchase. Those who
        come fill positions themselves, so tools count for what they leave open at the most."""
        most = min(float(len(tooled)), missing - unreviewed)
        if most <= 0 or sum(weight for _, weight in people) < unreviewed:
            return []
        sheet = self.model.sheet
        enough = self._enough(people, unreviewed)
        counting = sheet.column(most, integer=False)
        sheet.at_most(0, [(counting, 1.0), (enough, -most)])
        sheet.at_most(0, [(counting, 1.0), *((column, -weight) for column, weight in tooled)])
        return [(counting, 1.0)]

    def _enough(self, people: Sums, unreviewed: int) -> int:
        """The column that says that so many of these people come. Whole by itself where one whole
        person is asked for."""
        key = unreviewed, tuple(people)
        if key not in self.reviewed:
            whole = unreviewed == 1 and all(weight == 1 for _, weight in people)
            column = self.model.sheet.column(1, integer=not whole)
            self.model.sheet.at_least(0, [*people, (column, -float(unreviewed))])
            self.reviewed[key] = column
        return self.reviewed[key]

    def _lacking(self, number: int) -> Lacking:
        need, runs = self.laid_out.needs[number], self.futures.runs
        there = np.zeros(runs, dtype=np.int64)
        below: list[tuple[int, int, Runs]] = []
        unknown = need.unknown and self.futures.events.share(need) > 0
        for worker, person in enumerate(self.laid_out.workers):
            level = person.levels.get(need.skill)
            if person.team not in need.teams or (level is None and not unknown):
                continue
            seated = self.futures.there(worker, need.due_week)
            if level is None:
                there += seated & self.futures.events.as_known(worker, need)
            elif level >= need.level:
                there += seated
            else:
                below.append((worker, level, seated))
        positions = np.maximum(0, need.headcount - there)
        counting: list[Counting] = []
        if positions.any():
            for worker, level, seated in below:
                counting += self._trained(worker, number, level, seated)
                counting += self._equipped(worker, number, level, seated)
            counting += self._hires(need)
            counting += self._contracts(number)
        luck = np.random.default_rng(0).integers(0, 2**63, len(self.model.sheet.upper) + 2)
        outcome = positions.astype(np.uint64)
        for item in counting:
            outcome = outcome + luck[item.columns].astype(np.uint64) * (item.columns >= 0)
        unreviewed = np.zeros(runs, dtype=np.int64)
        if any(item.tooled for item in counting):
            unreviewed = np.maximum(0, self.problem.rules.reviewers - there)
            outcome = outcome + unreviewed.astype(np.uint64) * luck[-2].astype(np.uint64)
        return Lacking(number % self.count, positions, unreviewed, tuple(counting), outcome)

    def _hires(self, need: Need) -> Iterator[Counting]:
        for (hire, team), column in self.model.hires.items():
            profile = self.laid_out.hires[hire]
            if team not in need.teams or profile.levels.get(need.skill, 0) < need.level:
                continue
            if begins_late(profile, need):
                continue
            for place, unit in enumerate(self._units(column)):
                begins, leaves = self.futures.events.hired(hire, team, place)
                counts = (begins <= need.due_week + SLACK) & (need.due_week <= leaves)
                yield Counting(np.where(counts, unit, -1))

    def _contracts(self, number: int) -> Iterator[Counting]:
        """Contractors count for the part of the time that they are engaged in."""
        need, own = self.laid_out.needs[number], self.problem.needs[number % self.count]
        half = (self.problem.rules.horizon_weeks - own.due_week) / len(DATES)
        first = own.due_week + (number // self.count - 1) * half
        for (contractor, team, start), column in self.model.contracts.items():
            offered = self.problem.contractors[contractor]
            if not covers(self.problem, contractor, team, need):
                continue
            until = engaged_until(offered, start)
            part = max(0.0, min(until, first + half) - max(start, first)) / half
            if part <= 0:
                continue
            for place, unit in enumerate(self._units(column)):
                begins, _ = self.futures.events.engaged(contractor, team, start, place)
                yield Counting(np.where(np.isfinite(begins), unit, -1), part)

    def _trained(self, worker: int, number: int, level: int, seated: Runs) -> Iterator[Counting]:
        """By future the column that says that somebody's training is done by the date: a step that
        takes longer has to be planned for so much earlier. What cannot be done by one date of the
        model ends when its hours are learned, and not only at the next."""
        need = self.laid_out.needs[number]
        chain = self.model.chains.get((worker, need.skill))
        if chain is None:
            return
        climb = self.futures.climbs(worker, need.skill, level, need.level)
        dues, columns = chain.dues.get(need.level, []), chain.columns.get(need.level, [])
        steps = range(level + 1, need.level + 1)
        hours = sum(step_hours(self.problem.rules, own) for own in steps)
        alone = hours / self.problem.workers[worker].hours_per_week
        ends = [alone if before < alone <= due else due for before, due in pairwise([0.0, *dues])]
        by_end = np.array([-1, *columns])
        reached = by_end[np.searchsorted(ends, need.due_week / climb.length, side="right")]
        yield Counting(np.where(climb.good & seated, reached, -1))
        unaided = climb.learned & ~climb.good & seated & (reached >= 0)
        if unaided.any():
            dues_of = dict(zip([-1, *columns], [0.0, *dues], strict=True))
            by_itself = {
                column: self._without_tool(worker, need.skill, column, dues_of[column])
                for column in np.unique(reached).tolist()
            }
            by_future = np.array([by_itself[c] for c in reached])
            yield Counting(np.where(unaided, by_future, -1))

    def _without_tool(self, worker: int, skill: str, reached: int, due: float) -> int:
        """The column of who is trained by a week and gets no tool for the skill meanwhile."""
        seats = [seat for seat, begins in self.seats.get((worker, skill), []) if begins < due]
        if reached < 0 or not seats:
            return reached
        if reached not in self.unaided:
            column = self.model.sheet.column(1)
            self.model.sheet.at_most(0, [(column, 1.0), (reached, -1.0)])
            for seat in seats:
                self.model.sheet.at_most(1, [(column, 1.0), (seat, 1.0)])
            self.unaided[reached] = column
        return self.unaided[reached]

    def _equipped(self, worker: int, number: int, level: int, seated: Runs) -> Iterator[Counting]:
        use = self.model.uses.get((worker, number))
        if use is None:
            return
        need = self.laid_out.needs[number]
        tool = tools_for(self.laid_out, need, self.laid_out.workers[worker].team)[0]
        climb = self.futures.climbs(worker, need.skill, level, need.level - 1)
        holds = self.futures.credit(worker, tool, need.skill, need.due_week)
        yield Counting(np.where(climb.good & holds & seated, use, -1), tooled=True)

    def _units(self, column: int) -> list[int]:
        """One column for each of several equal hires, the first ones first."""
        sheet = self.model.sheet
        if sheet.upper[column] <= 1:
            return [column]
        if column not in self.units:
            own = [sheet.column(1) for _ in range(round(sheet.upper[column]))]
            sheet.row(0, 0, [*((unit, 1.0) for unit in own), (column, -1.0)])
            for first, second in pairwise(own):
                sheet.at_least(0, [(first, 1.0), (second, -1.0)])
            self.units[column] = own
        return self.units[column]

    def _order_equal_people(self) -> None:
        """Of people who are the same to the model, those who come first are trained first."""
        skills = sorted({need.skill for need in self.problem.needs})
        alike = by_key((_sameness(w, skills), n) for n, w in enumerate(self.problem.workers))
        first = {
            key: chain.columns[chain.known_level + 1][-1]
            for key, chain in self.model.chains.items()
        }
        for group in alike.values():
            shared = [s for s in skills if all((w, s) in first for w in group)]
            if not shared:
                continue
            for item, other in pairwise(group):
                terms = [(first[item, shared[0]], 1.0), (first[other, shared[0]], -1.0)]
                self.model.sheet.at_least(0, terms)


def _is_feasible(highs: highspy.Highs) -> bool:
    feasible = highspy.SolutionStatus.kSolutionStatusFeasible
    return bool(highs.getInfo().primal_solution_status == feasible)


def _sameness(worker: Worker, skills: list[str]) -> tuple[object, ...]:
    return (
        worker.team,
        worker.hours_per_week,
        worker.mentor_hours_per_week,
        worker.hourly_rate,
        worker.leaves_week,
        worker.declined,
        tuple(worker.levels.get(skill) for skill in skills),
        tuple(worker.interest.get(skill) == 0 for skill in skills),
    )


def useful_pay(rules: Rules, hire: HireProfile) -> float:
    """Pay that is charged to the plan after the ramp, as far as the hire is likely to work out:
    none of a hire whose whole cost is given, and of a budgeted seat what exceeds its budget."""
    if hire.total_cost is not None:
        return 0.0
    weeks = max(0.0, rules.horizon_weeks - hire.weeks_to_productive)
    chance = hire.works_out if hire.chance is None else hire.chance
    return chance * charged_pay(hire) * weeks / WEEKS_PER_YEAR
