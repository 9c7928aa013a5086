"""What a simulation of a plan answers: frozen values, the same for page, command and report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RUNS = 10_000
"""A chance of a half is then known to within 1 point (95 %)."""
SEED = 1
"""Where nobody asks for another one."""


@dataclass(frozen=True)
class NeedChance:
    """One requirement at its due date, as planned and in the simulated runs.

    `chance`: the share of runs in which enough people count; `chance_as_rated`: the same if every
    rating were right. `formula`: that one in closed form, with likely numbers, planned dates and
    hires who stay. `missing`: people, on average.
    """

    scope: str
    skill: str
    skill_id: str
    level: int
    required: int
    must_have: bool
    due_week: float
    planned: int
    chance: float
    chance_as_rated: float
    formula: float
    missing: float

    @property
    def planned_to_hold(self) -> bool:
        """Whether the plan fills it."""
        return self.planned >= self.required


Shared = Literal[
    "attrition", "success", "works_out", "contract_works_out", "hiring_market", "genai_effect"
]


@dataclass(frozen=True)
class Input:
    """What all of a run shares, and its rank correlation (Spearman) with the people missing from
    must-haves: above 0 where more of it goes with more missing."""

    name: Shared
    correlation: float


@dataclass(frozen=True)
class FanWeek:
    """Weighted coverage in one week: as planned, and what a tenth, half and nine tenths of the
    runs stay below."""

    week: float
    planned: float
    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class Chances:
    """How likely a plan holds.

    `all_hold`: every must-have at its due date. `filled_hold`: every must-have that the plan fills
    (None: it fills none). `holding`: how many hold, on average. Shortages are people missing from
    must-haves at their due dates, all together; `worst_tenth` is the mean of the worst tenth of
    the runs. What is `as_rated` would be so if every rating were right, on the same luck.
    """

    runs: int
    seed: int
    must_haves: int
    filled: int
    all_hold: float
    filled_hold: float | None
    filled_hold_as_rated: float | None
    holding: float
    holding_as_rated: float
    shortage_planned: int
    shortage_expected: float
    shortage_worst_tenth: float
    needs: tuple[NeedChance, ...]
    weeks: tuple[FanWeek, ...]
    inputs: tuple[Input, ...] = ()
    """The strongest first; what goes with nothing is left out."""

    @property
    def weakest(self) -> NeedChance | None:
        """The least sure must-have; None where there is none."""
        must = [need for need in self.needs if need.must_have]
        return min(must, key=lambda n: (n.chance, n.skill, n.scope, n.level), default=None)
