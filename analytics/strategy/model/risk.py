"""Rows about risk: what is missing in sampled futures, on average and in their worst part.

Sample average approximation (METHODS 4.5): min (1 - l) E[d] + l (eta + sum_w z_w / (tail W)),
z_w >= d_w - eta, where d_w is the weighted must-have shortage in sample w. At its least the bracket
is the mean of the worst `tail` of the samples (conditional value at risk).
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from analytics.strategy.chance import holders_chance, stay
from analytics.strategy.model.counting import Counting, counting, holds
from analytics.strategy.model.model import Model, Terms
from analytics.strategy.problem.problem import Need, Problem

SEED = 20_260_727
"""Of the samples; the simulation that judges the plan draws from another one."""

Outcomes = npt.NDArray[np.bool_]
"""Whether it goes well, in each sample."""
Shares = npt.NDArray[np.float64]


def at_risk(problem: Problem, need: Need) -> bool:
    """Whether a must-have may be missed though enough people hold it today."""
    asked = problem.rules.risk is not None
    return asked and need.must_have and holders_chance(problem.rules, need) < 1.0


@dataclass
class _Luck:
    """Draws by what they are of, so that one person's fate is the same for every need."""

    model: Model
    samples: int
    units: dict[int, list[int]] = field(default_factory=dict)
    """Column of several equal purchases -> one column for each of them, the first ones first."""
    _drawn: dict[Hashable, Shares] = field(default_factory=dict)

    def draw(self, *source: str | int) -> Shares:
        """Evenly between 0 and 1."""
        if source not in self._drawn:
            name = hashlib.sha256(repr(source).encode()).digest()
            entropy = [SEED, *np.frombuffer(name, dtype=np.uint32).tolist()]
            self._drawn[source] = np.random.default_rng(entropy).random(self.samples)
        return self._drawn[source]

    def stays(self, crew: int, due: float) -> Outcomes:
        """Leaving has a constant hazard: who has left by a week has by every later one."""
        person = self.model.crews[crew].worker.luck
        return self.draw("stays", person) < stay(self.model.problem.rules, due)

    def of(self, one: Counting, due: float) -> Iterable[tuple[int, Outcomes]]:
        """Columns of one purchase each, and when they count in the due week."""
        rules, good = self.model.problem.rules, np.ones(self.samples, dtype=bool)
        if one.crew is not None:
            good &= self.stays(one.crew, due)
            person = self.model.crews[one.crew].worker.luck
            for skill, level in sorted(one.steps):
                good &= self.draw("step", person, skill, level) < rules.training_success
        if one.luck:
            for place, column in enumerate(self._units(one.column)):
                yield column, good & (self.draw(*one.luck, place) < one.other)
        else:
            yield one.column, good

    def _units(self, column: int) -> list[int]:
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


def risk(model: Model) -> None:
    """d_nw >= headcount - who counts in sample w; the wish is a sum over d, eta and z."""
    asked, sheet = model.problem.rules.risk, model.sheet
    if asked is None:
        return
    luck = _Luck(model, asked.samples)
    missing: list[Terms] = [[] for _ in range(asked.samples)]
    for number, need in model.active.items():
        if need.must_have:
            _missing(model, luck, number, missing)
    part = 1.0 / asked.samples
    expected: dict[int, float] = {}
    for terms in missing:
        for column, weight in terms:
            expected[column] = expected.get(column, 0.0) + weight * part
    most = max((sum(sheet.upper[c] * w for c, w in terms) for terms in missing), default=0.0)
    eta = sheet.column(most, integer=False)
    model.risk = [(column, (1.0 - asked.weight) * value) for column, value in expected.items()]
    model.risk.append((eta, asked.weight))
    for terms in missing:
        if not terms:
            continue
        worst = sum(sheet.upper[column] * weight for column, weight in terms)
        beyond = sheet.column(worst, integer=False)
        model.nothing[beyond] = worst
        sheet.at_least(0, [(beyond, 1.0), (eta, 1.0), *((c, -w) for c, w in terms)])
        model.risk.append((beyond, asked.weight * part / asked.tail))


def _missing(model: Model, luck: _Luck, number: int, missing: list[Terms]) -> None:
    """The shortage of one need in each sample; samples with the same outcome share a column."""
    need = model.active[number]
    there = _there(model, luck, number, need)
    bought = [found for one in counting(model, number) for found in luck.of(one, need.due_week)]
    shared: dict[tuple[int, tuple[int, ...]], int] = {}
    for sample in range(luck.samples):
        lacking = need.headcount - int(there[sample])
        if lacking <= 0:
            continue
        good = tuple(column for column, holding in bought if holding[sample])
        if (lacking, good) not in shared:
            column = model.sheet.column(lacking, integer=False)
            model.nothing[column] = lacking
            model.sheet.at_least(lacking, [(column, 1.0), *((c, 1.0) for c in good)])
            shared[lacking, good] = column
        missing[sample].append((shared[lacking, good], need.weight))


def _there(model: Model, luck: _Luck, number: int, need: Need) -> npt.NDArray[np.int64]:
    """How many of those who hold the need whatever is bought are still there."""
    found = np.zeros(luck.samples, dtype=np.int64)
    for position, crew in enumerate(model.crews):
        fixed = (position, number) not in model.present and crew.worker.team in need.teams
        if fixed and holds(model, position, need):
            found += luck.stays(position, need.due_week)
    return found
