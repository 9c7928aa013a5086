"""The least net cost of a tiny problem: every plan that the rules allow, priced exactly.

Its own code of the rules (methods.md#how-gaps-are-closed) and of the chances: nothing of the model
that chooses plans, of its samples or of the simulation. Missing positions are priced at the dates
of the model, a quarter and three quarters of the way from a requirement's due date to the horizon,
half of the time each; or in every week, as plans are judged.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

import numpy as np
import numpy.typing as npt

from analytics.options.options import Candidate
from analytics.strategy.problem.problem import Need, Worker
from tests.analytics.options.random_instances import Instance

WAYS = (0.25, 0.75)
HAIR = 1e-6
YEAR = 52.0
BEST_LEVEL = 5

Floats = npt.NDArray[np.float64]
Ends = tuple[tuple[str, int, float], ...]
"""(skill, level, week in which the step is done)."""


@dataclass(frozen=True)
class Own:
    """What is bought for one person: steps with their ends, a seat or none, and the needs that a
    seat lets them count for."""

    steps: Ends = ()
    seat: bool = False
    uses: frozenset[int] = frozenset()

    def end(self, skill: str, level: int) -> float:
        """When a step is done; never, where it is none of theirs."""
        return next((e for s, k, e in self.steps if (s, k) == (skill, level)), math.inf)


@dataclass(frozen=True)
class Bought:
    """A whole plan: by person, and how many hires."""

    own: tuple[Own, ...]
    hires: int


class Enumeration:
    """Prices of all plans of one instance, at the dates of the model or in every week.

    `moments`: (need, week, weeks that it stands for).
    """

    def __init__(self, instance: Instance, weekly: bool = False) -> None:
        self.problem, self.chances = instance.problem, instance.chances
        self.rules = self.problem.rules
        self.horizon = self.rules.horizon_weeks
        self.hire, self.tool = self.problem.hires[0], self.problem.tools[0]
        hazard = -math.log(1 - self.chances.attrition) / YEAR
        self.hazard = hazard
        self.moments: list[tuple[int, float, float]] = []
        for number, need in enumerate(self.problem.needs):
            whole = self.horizon - need.due_week
            if weekly:
                weeks = range(math.ceil(need.due_week), math.ceil(self.horizon))
                self.moments += [(number, float(week), 1.0) for week in weeks]
            else:
                half = whole / len(WAYS)
                self.moments += [(number, need.due_week + way * whole, half) for way in WAYS]

    def best(self) -> tuple[float, Bought]:
        choices = [self._choices(w) for w in range(len(self.problem.workers))]
        least, result = math.inf, None
        for hires in range(self._most_hires() + 1):
            nets = self._nets(choices, hires)
            place = int(np.argmin(nets))
            if nets[place] < least:
                least = float(nets[place])
                where = np.unravel_index(place, [len(own) for own in choices])
                result = Bought(tuple(own[i] for own, i in zip(choices, where, strict=True)), hires)
        return least, result

    def net(self, bought: Bought) -> float:
        """Of one plan, whatever limits it breaks."""
        return float(self._nets([[own] for own in bought.own], bought.hires, limits=False)[0])

    def allowed(self, bought: Bought) -> bool:
        return math.isfinite(self._nets([[own] for own in bought.own], bought.hires)[0])

    def count(self) -> int:
        """How many plans there are, with those that break a budget or cap."""
        sizes = [len(self._choices(w)) for w in range(len(self.problem.workers))]
        return math.prod(sizes) * (self._most_hires() + 1)

    # What may be bought

    def _most_hires(self) -> int:
        """As many as a served need lacks beyond those whom unknown people are expected to be."""
        if "hire" not in self.rules.levers:
            return 0
        lacking = [
            need.headcount - need.have - round(need.unknown * self._share(need))
            for need in self.problem.needs
            if self.hire.levels.get(need.skill, 0) >= need.level
        ]
        most = max(0, min(self.hire.maximum, max(lacking, default=0)))
        return most if self.rules.max_hires is None else min(most, self.rules.max_hires)

    def _share(self, need: Need) -> float:
        known = [w.levels[need.skill] for w in self.problem.workers if need.skill in w.levels]
        return sum(level >= need.level for level in known) / len(known) if known else 0.0

    def _choices(self, number: int) -> list[Own]:
        """All that may be bought for one person; nothing for who is known to leave."""
        worker = self.problem.workers[number]
        if worker.leaves_week is not None:
            return [Own()]
        result = []
        for steps in self._trainings(worker):
            result.append(Own(steps))
            usable = [
                n for n, need in enumerate(self.problem.needs) if self._may_use(worker, steps, need)
            ]
            for size in range(1, len(usable) + 1):
                result += [Own(steps, True, frozenset(c)) for c in combinations(usable, size)]
        return result

    def _trainings(self, worker: Worker) -> Iterator[Ends]:
        """All sets of steps up to a level that a need asks for or one below it, in every order."""
        yield ()
        if "train" not in self.rules.levers or not worker.hours_per_week:
            return
        goals: dict[str, list[int]] = {}
        for need in self.problem.needs:
            level = worker.levels.get(need.skill)
            if level is None or worker.interest.get(need.skill) == 0:
                continue
            most = min(BEST_LEVEL, level + self.rules.max_steps)
            wanted = {k for k in (need.level - 1, need.level) if level < k <= most}
            goals[need.skill] = sorted({*goals.get(need.skill, []), *wanted})
        skills = list(goals)
        seen: set[Ends] = set()
        for tops in product(*([None, *goals[s]] for s in skills)):
            chains = [
                [(s, k) for k in range(worker.levels[s] + 1, top + 1)] if top else []
                for s, top in zip(skills, tops, strict=True)
            ]
            for order in _interleaved(chains):
                now, steps = 0.0, []
                for skill, level in order:
                    now += self.rules.hours_to_level[level - 1] / worker.hours_per_week
                    steps.append((skill, level, now))
                if steps and steps[-1][2] <= self.horizon and tuple(steps) not in seen:
                    seen.add(tuple(steps))
                    yield tuple(steps)

    def _may_use(self, worker: Worker, steps: Ends, need: Need) -> bool:
        """Somebody who will be one level below, and no further, counts through a tool."""
        level = worker.levels.get(need.skill)
        if "equip" not in self.rules.levers or level is None or level >= need.level:
            return False
        if self.problem.tooling[need.skill] == "never" or need.skill not in self.tool.skills:
            return False
        if self._cap(need) == 0 or need.level - 1 < self.tool.minimum_own_level[need.skill]:
            return False
        trained = [k for s, k, _ in steps if s == need.skill]
        return max([level, *trained]) == need.level - 1

    def _cap(self, need: Need) -> int:
        if need.headcount == 1:
            return 0
        return max(1, math.floor(self.rules.cap_share * need.headcount + 1e-9))

    # What it costs

    def _spent(self, number: int, own: Own) -> tuple[float, float, float]:
        """(total cost, cash of the first year, hours) of one person's purchases."""
        rules, rate = self.rules, self.problem.workers[number].hourly_rate
        total = cash = hours = 0.0
        for _, level, end in own.steps:
            length = rules.hours_to_level[level - 1]
            fees = length * rules.fee_per_hour + rules.cost_per_step
            starts = end - length / self.problem.workers[number].hours_per_week
            total += length * rate + fees
            cash += fees if starts < YEAR else 0.0
            hours += length
        if own.seat:
            yearly = self.tool.seat_per_year + self.tool.usage_per_year
            total += yearly * self.horizon / YEAR
            cash += yearly * min(1.0, self.horizon / YEAR)
        return total, cash, hours

    def _hire_spent(self) -> tuple[float, float, float]:
        """(total cost, cash of the first year, credit) of one hire."""
        hire = self.hire
        pay = hire.yearly_pay
        if hire.backfill:
            pay = 0.0 if hire.budgeted_pay is None else max(0.0, pay - hire.budgeted_pay)
        total = hire.one_off + pay * (self.horizon - hire.weeks_to_start) / YEAR
        cash = hire.one_off + pay * max(0.0, YEAR - hire.weeks_to_start) / YEAR
        useful = pay * max(0.0, self.horizon - hire.weeks_to_productive) / YEAR
        return total, cash, self.chances.useful_share * self.chances.works_out * useful

    def money(self, bought: Bought) -> tuple[float, float]:
        """(total cost, credit) of a plan."""
        people = sum(self._spent(n, own)[0] for n, own in enumerate(bought.own))
        hire, _, credit = self._hire_spent()
        return people + bought.hires * hire, bought.hires * credit

    # What it does

    def _seated(self, worker: Worker, week: float) -> float:
        """The chance that somebody, or who came after them, is there in a week."""
        refilled = week - self.chances.refill_weeks
        if worker.leaves_week is not None and worker.leaves_week < week:
            stays = 0.0
        else:
            stays = math.exp(-self.hazard * week)
        if refilled < 0:
            return stays
        gone = 1 - math.exp(-self.hazard * refilled)
        if worker.leaves_week is not None and worker.leaves_week <= refilled:
            gone = 1.0
        return stays + self.chances.backfill * gone

    def _counts(self, number: int, own: Own) -> list[tuple[float, float]]:
        """At each moment the chances to count by oneself, and through a tool."""
        worker, result = self.problem.workers[number], []
        for place, week, _ in self.moments:
            need = self.problem.needs[place]
            seated = self._seated(worker, week)
            level = worker.levels.get(need.skill)
            success = self.chances.success
            if own.seat and need.skill in self.tool.skills:
                success *= self.chances.equipped
            alone = tooled = 0.0
            if level is None:
                alone = seated * self._share(need)
            elif level >= need.level:
                alone = seated
            elif own.end(need.skill, need.level) <= week + HAIR:
                alone = seated * success ** (need.level - level)
            if level is not None and place in own.uses and week >= self.tool.weeks_to_productive:
                below = level == need.level - 1
                if below or own.end(need.skill, need.level - 1) <= week + HAIR:
                    tooled = seated * self.chances.credit * success ** (need.level - 1 - level)
            result.append((alone, tooled))
        return result

    def _hired(self, need: Need, week: float) -> float:
        if self.hire.levels.get(need.skill, 0) < need.level or week < self.hire.weeks_to_productive:
            return 0.0
        stays = math.exp(-self.hazard * (week - self.hire.weeks_to_start))
        return self.chances.works_out * stays

    @cached_property
    def _values(self) -> list[float]:
        general = self.chances.per_week
        return [
            need.per_week
            if need.per_week is not None
            else general * (1.0 if need.must_have else self.chances.other_share)
            for need in self.problem.needs
        ]

    def _nets(self, choices: list[list[Own]], hires: int, limits: bool = True) -> Floats:
        """Of every combination of what may be bought for each; infinite where it may not be."""
        spent = [np.array([self._spent(n, o) for o in own]) for n, own in enumerate(choices)]
        total, cash, credit = self._hire_spent()
        costs, cashes, hours = (_sums([item[:, i] for item in spent]) for i in range(3))
        net = costs + hires * (total - credit)
        counts = [np.array([self._counts(n, o) for o in own]) for n, own in enumerate(choices)]
        for moment, (place, week, weeks) in enumerate(self.moments):
            need = self.problem.needs[place]
            chances = [item[:, moment] for item in counts]
            missing = self._missing(need, chances, hires, self._hired(need, week))
            net = net + self._values[place] * weeks * missing
        if not limits:
            return net
        rules = self.rules
        bound = costs + hires * total if rules.budget_on == "total" else cashes + hires * cash
        bad = np.zeros(net.shape, dtype=bool)
        if rules.budget is not None:
            bad |= bound > rules.budget + 0.01
        if rules.hours_cap is not None:
            bad |= hours > rules.hours_cap + HAIR
        for place, need in enumerate(self.problem.needs):
            users = _sums([np.array([float(place in o.uses) for o in own]) for own in choices])
            bad |= users > self._cap(need) + HAIR
            bad |= (users > 0) & (self._reviewing(need, choices, hires) < rules.reviewers)
        return np.where(bad, np.inf, net)

    def _reviewing(self, need: Need, choices: list[list[Own]], hires: int) -> Floats:
        """Who is known to hold the level, trained to it or hired with it, of every combination."""
        hired = hires if self.hire.levels.get(need.skill, 0) >= need.level else 0
        trained = [
            np.array([float(o.end(need.skill, need.level) <= self.horizon) for o in own])
            for own in choices
        ]
        return need.have + hired + _sums(trained)

    def _missing(self, need: Need, chances: list[Floats], hires: int, hired: float) -> Floats:
        """Expected positions missing of every combination."""
        most = len(chances) + hires
        spread = np.zeros((1, most + 1, len(chances) + 1))
        spread[0, 0, 0] = 1.0
        for own in chances:
            size = len(spread)
            alone = np.tile(own[:, 0], size)[:, None, None]
            tooled = np.tile(own[:, 1], size)[:, None, None]
            spread = np.repeat(spread, len(own), axis=0)
            after = spread * (1 - alone - tooled)
            after[:, 1:, :] += spread[:, :-1, :] * alone
            after[:, :, 1:] += spread[:, :, :-1] * tooled
            spread = after
        for _ in range(hires):
            after = spread * (1 - hired)
            after[:, 1:, :] += spread[:, :-1, :] * hired
            spread = after
        people = np.arange(most + 1)[:, None]
        users = np.arange(len(chances) + 1)[None, :]
        there = people + np.where(people >= self.rules.reviewers, users, 0)
        missing = np.maximum(0, need.headcount - there)
        return np.asarray((spread * missing).sum(axis=(1, 2)), dtype=np.float64)


def _sums(parts: list[Floats]) -> Floats:
    """Of every combination of one number from each part."""
    result = np.zeros(1)
    for part in parts:
        result = (result[:, None] + part[None, :]).ravel()
    return result


def _interleaved(chains: list[list[tuple[str, int]]]) -> Iterator[list[tuple[str, int]]]:
    """All orders in which each chain keeps its own."""
    if not any(chains):
        yield []
    for place, chain in enumerate(chains):
        if chain:
            rest = [own[1:] if i == place else own for i, own in enumerate(chains)]
            for after in _interleaved(rest):
                yield [chain[0], *after]


def bought_by(candidate: Candidate, people: int) -> Bought:
    blend, steps = candidate.planned.blend, candidate.planned.closing.steps
    seats = {worker for worker, _ in blend.seats}
    own = tuple(
        Own(
            tuple((step.skill, step.level, step.end) for step in steps.get(worker, ())),
            worker in seats,
            frozenset(number for w, number in blend.uses if w == worker),
        )
        for worker in range(people)
    )
    return Bought(own, sum(blend.hires.values()))
