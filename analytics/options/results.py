"""What the options of a plan are: frozen values, the same for page, command and report."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.results import RECOMMENDED, OptionName
from analytics.strategy.bill import Cost
from analytics.strategy.plan import Planned

TOSS_UP = 0.2
"""Share of the likely value within which a switching value makes two options a toss-up."""


@dataclass(frozen=True)
class OpenMustHave:
    """A must-have that an option leaves short at its due date (DEFINITIONS 25).

    `cost`: total cost that closing it adds, `open_weeks`: position-weeks that this saves,
    `per_week`: the value of an open week above which it pays. All three None: no allowed lever
    closes it in time, or (of options that are not recommended) nobody asked.
    """

    scope: str
    skill: str
    level: int
    positions: int
    cost: float | None = None
    open_weeks: float | None = None
    per_week: float | None = None


@dataclass(frozen=True)
class WayOut:
    """What would close a must-have that no allowed lever closes in time: `contract`, `postpone` or
    `hire_profile`. `cost` is total cost over the horizon, `weeks` until somebody is there, or by
    which it would be due later."""

    scope: str
    skill: str
    level: int
    way: str
    cost: float
    weeks: float


@dataclass(frozen=True)
class OwnValue:
    """What a week without one position of a requirement costs, in the currency of the store."""

    scope: str
    skill: str
    level: int
    per_week: float


@dataclass(frozen=True)
class LikelyBy:
    """The first week in which a must-have holds in 80 % of the runs; None: in none. `stays`: it
    does so in every week from then to the horizon."""

    scope: str
    skill: str
    level: int
    week: float | None
    stays: bool = False


@dataclass(frozen=True)
class Judged:
    """What a plan does in sampled futures, with ratings in doubt but for `open_weeks`.

    `open_weeks`: expected position-weeks missing from the due date to the horizon, by need, as
    rated. `held`: must-haves that hold at their due dates, the mean of the runs. `missing`:
    must-have positions missing then, the mean and that of the worst tenth of the runs.
    """

    open_weeks: tuple[float, ...]
    held: float
    held_worst_tenth: float
    of: int
    missing: float
    missing_worst_tenth: float
    likely_by: tuple[LikelyBy, ...]


@dataclass(frozen=True)
class Option:
    """One way to go on. `net` is total cost - `credit` + `vacancy`, all at the likely values.

    `same_as`: an earlier option that buys the same.
    """

    name: OptionName
    planned: Planned
    cost: Cost
    credit: float
    vacancy: float
    net: float
    judged: Judged
    open: tuple[OpenMustHave, ...]
    same_as: OptionName | None = None

    @property
    def open_weeks(self) -> float:
        """Expected position-weeks of must-haves that stay open."""
        needs = self.planned.plan.needs
        pairs = zip(needs, self.judged.open_weeks, strict=True)
        return sum(weeks for need, weeks in pairs if need.must_have)


@dataclass(frozen=True)
class Switching:
    """What the next option costs for each open week that it saves: the value that would change
    our mind. None: it saves none."""

    between: tuple[OptionName, OptionName]
    cost: float
    open_weeks: float
    per_week: float | None
    per_week_without_credit: float | None
    toss_up: bool


@dataclass(frozen=True)
class Options:
    """All of them, in the order of what they spend. `per_week`: the likely value of a week without
    a must-have position; `share_of_payroll`: all must-haves open at once over the payroll."""

    options: tuple[Option, ...]
    switching: tuple[Switching, ...]
    per_week: float
    share_of_payroll: float
    ways_out: tuple[WayOut, ...] = ()
    own_values: tuple[OwnValue, ...] = ()
    """Of requirements that say themselves what an open position costs."""
    recommended: OptionName = RECOMMENDED

    def named(self, name: str) -> Option:
        """The option of a name."""
        return next(option for option in self.options if option.name == name)
