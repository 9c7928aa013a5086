"""What a simulation of a plan answers, the same for page, command and report; and whether it comes
true what is said, by the last study of `python -m benchmarks calibration`."""

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any, Literal

from analytics.results import Positions

RUNS = 10_000
"""A chance of a half is then known to within 1 point (95 %)."""
SEED = 1
"""Where nobody asks for another one."""


@dataclass(frozen=True)
class NeedChance(Positions):
    """One requirement at its due date, as planned and in the simulated runs.

    `chance`: the share of runs in which enough people count; `chance_as_rated`: the same if every
    rating were right. `missing`: people, on average.
    """

    due_week: float
    planned: int
    chance: float
    chance_as_rated: float
    missing: float

    @property
    def planned_to_hold(self) -> bool:
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


FILE = "calibration.toml"
CURVES = ("plans", "requirements", "as_rated")
OPTION_CURVES = ("option_requirements", "option_counts")
AIM = (0.75, 0.85)
"""What is said to hold with about 80 % shall hold in so many of a hundred."""


@dataclass(frozen=True)
class Bin:
    """Promises of which about the same chance was said, from `low` on and below `high`.

    `said`: the chance that was said, on average. `held`: how many of the `cases` held; the true
    share lies in the `interval` (Wilson, 95 %, as if cases were independent).
    """

    low: float
    high: float
    cases: int
    said: float
    held: int
    interval: tuple[float, float]

    @property
    def share(self) -> float:
        return self.held / self.cases


@dataclass(frozen=True)
class Calibration:
    """Organisations whose truth was hidden from the planner, and what held of their plans.

    `plans`: all must-haves that a plan fills together; `requirements`: each that it fills, by
    itself; `as_rated`: these by the chance that would be said if every rating were right.
    `of_options`: organisations for which options were chosen, by a study of its own;
    `option_requirements`: must-haves under balanced; `option_counts`: how many an option holds.
    """

    made_on: date
    version: str
    seed: int
    organisations: int
    plans: tuple[Bin, ...]
    requirements: tuple[Bin, ...]
    as_rated: tuple[Bin, ...]
    of_options: int
    option_requirements: tuple[Bin, ...]
    option_counts: tuple[Bin, ...]


def calibration() -> Calibration:
    text = files(__package__).joinpath(FILE).read_text(encoding="utf-8")
    return read(tomllib.loads(text))


def read(result: dict[str, Any]) -> Calibration:
    bins = {
        curve: tuple(
            Bin(**{**row, "interval": tuple(row["interval"])}) for row in result.get(curve, ())
        )
        for curve in (*CURVES, *OPTION_CURVES)
    }
    return Calibration(**{**result, **bins})


def around_80(bins: tuple[Bin, ...]) -> Bin:
    """The one that is held against the aim; a whole study has it."""
    return next(item for item in bins if (item.low, item.high) == AIM)
