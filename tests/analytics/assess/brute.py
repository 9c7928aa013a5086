"""Every purchase against every truth, in plain Python: what knowing is worth, without a planner.

One team, must-haves at level 3, training at `STEP` by level, hires who hold every skill, seats that
lift a person from 2 to 3. It knows nothing of the code that it checks.
"""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, product

from analytics.assess.counted import Doubt
from analytics.strategy.problem.problem import Problem, Rules, Tool
from tests.analytics.strategy import parts
from tests.analytics.strategy.parts import need, problem, profile

STEP = {1: 20 * 90 + 500, 2: 60 * 90 + 500, 3: 160 * 90 + 500}
SEAT = 1_200
STEPS: tuple[tuple[int, ...], ...] = ((), (3,), (2, 3), (1, 2, 3), (2,), (1, 2))
"""What is worth buying for one person: nothing, or steps to level 3, or to 2 for a seat."""


@dataclass(frozen=True)
class Case:
    """People's levels today (None: unknown), who is in doubt, what is required and what it costs.

    `doubts`: (person, skill) -> possible level -> chance. `prices`: of an open position, by skill.
    """

    levels: tuple[dict[str, int | None], ...]
    doubts: dict[tuple[int, str], dict[int, float]]
    required: dict[str, int]
    prices: dict[str, float]
    hire_cost: float
    hires: int
    seats: bool

    def problem(self) -> Problem:
        """The same for the planner."""
        workers = [
            parts.person(n, {s: k for s, k in own.items() if k is not None}, 100, rate=90)
            for n, own in enumerate(self.levels)
        ]
        needs = [
            replace(
                need(skill, count, workers), unknown=sum(skill not in w.levels for w in workers)
            )
            for skill, count in self.required.items()
        ]
        hire = profile("All", dict.fromkeys(self.required, 3), self.hire_cost, self.hires)
        skills = frozenset(self.required)
        least, credit = dict.fromkeys(skills, 2), dict.fromkeys(skills, 1.0)
        tool = Tool("Assistant", skills, least, credit, 0, 0, 0, seat_total_cost=SEAT)
        rules = Rules(
            deadline_weeks=20,
            attrition_per_year=0,
            fee_per_hour=0,
            cost_per_step=500,
            training_rate=90,
            training_success=1,
            mentor_hours_per_hour=0,
            max_steps=3,
            cap_share=0.5,
            reviewers=0,
        )
        offers = [hire][: self.hires], [tool][: self.seats]
        tooling = dict.fromkeys(self.required, "yes")
        return problem(workers, needs, rules, *chain(*offers), tooling=tooling)

    def as_doubts(self) -> tuple[Doubt, ...]:
        """The same as the code has them."""
        return tuple(
            Doubt(
                person, skill, tuple(chances), tuple(chances.values()), self.levels[person][skill]
            )
            for (person, skill), chances in self.doubts.items()
        )


def values(case: Case, asked: Sequence[Sequence[int]]) -> list[float]:
    """What knowing each of these sets of doubts (by place) is worth."""
    cells = list(case.doubts)
    truths = list(product(*(case.doubts[cell].items() for cell in cells)))
    chance = [math.prod(share for _, share in truth) for truth in truths]
    losses = [
        [
            _loss(case, bought, dict(zip(cells, (level for level, _ in truth), strict=True)))
            for truth in truths
        ]
        for bought in _purchases(case)
    ]
    without = min(sum(c * loss for c, loss in zip(chance, row, strict=True)) for row in losses)
    found = []
    for known in asked:
        seen: dict[tuple[int, ...], list[int]] = {}
        for place, truth in enumerate(truths):
            seen.setdefault(tuple(truth[k][0] for k in known), []).append(place)
        knowing = sum(
            min(sum(chance[t] * row[t] for t in alike) for row in losses) for alike in seen.values()
        )
        found.append(without - knowing)
    return found


Bought = tuple[tuple[tuple[int, ...], ...], tuple[bool, ...], int]
"""Steps by (person, skill) in order, seats by person, hires."""


def _purchases(case: Case) -> Iterator[Bought]:
    slots = len(case.levels) * len(case.required)
    seats = product((False, True), repeat=len(case.levels)) if case.seats else [()]
    for seat in list(seats):
        for steps in product(STEPS, repeat=slots):
            for hires in range(case.hires + 1):
                yield steps, seat or (False,) * len(case.levels), hires


def _loss(case: Case, bought: Bought, truth: dict[tuple[int, str], int]) -> float:
    steps, seats, hires = bought
    loss = sum(STEP[k] for own in steps for k in own) + SEAT * sum(seats) + case.hire_cost * hires
    slot = 0
    for skill, required in case.required.items():
        at, lifted = hires, 0
        for person, levels in enumerate(case.levels):
            level = truth.get((person, skill), levels[skill])
            for step in steps[slot] if level is not None else ():
                level = step if level == step - 1 else level
            slot += 1
            at += level is not None and level >= 3
            lifted += level == 2 and seats[person]
        cap = 0 if required == 1 else max(1, required // 2)
        loss += case.prices[skill] * max(0, required - at - min(cap, lifted))
    return loss


def random_case(seed: int) -> Case:
    """Up to three people and two skills, two or three of their levels in doubt."""
    draw = random.Random(seed)
    skills = ("A", "B")[: draw.choice((1, 1, 2))]
    people = 3 if len(skills) == 1 else 2
    levels = tuple(
        {s: draw.choice((None, 0, 1, 2, 2, 3, 3)) for s in skills} for _ in range(people)
    )
    cells = draw.sample([(p, s) for p in range(people) for s in skills], draw.choice((2, 3)))
    doubts = {}
    for cell in sorted(cells):
        possible = sorted(draw.sample((0, 1, 2, 3), draw.choice((2, 3))))
        shares = [draw.randint(1, 9) for _ in possible]
        doubts[cell] = {k: share / sum(shares) for k, share in zip(possible, shares, strict=True)}
    return Case(
        levels,
        doubts,
        {skill: draw.randint(1, people) for skill in skills},
        {skill: draw.choice((150_000, 400_000)) for skill in skills},
        draw.choice((10_000, 40_000, 75_000)),
        draw.choice((0, 2)),
        seats=draw.random() < 0.5,
    )
