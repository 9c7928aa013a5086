"""What options and verdicts are: frozen values, the same for page, command and report."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analytics.results import RECOMMENDED, AllowedLever, OptionName, Verdict
from analytics.strategy.amounts import Cost
from analytics.strategy.plan import Planned
from analytics.strategy.results import Asked

TOSS_UP = 0.2
"""Share of the likely value within which a switching value makes two options a toss-up."""


@dataclass(frozen=True)
class OpenMustHave(Asked):
    """A must-have that an option leaves short at its due date (methods.md#net-cost-and-options).

    `cost`: total cost that closing it adds, `open_weeks`: position-weeks of must-haves that this
    saves, `other_weeks`: those of others, `per_week`: the value of an open week above which it
    pays, where one of the others counts for `Options.other_share`. None: no allowed lever closes it
    in time, or (of options that are not recommended) nobody asked. `own`: what a week without one
    of its own positions costs, where that was given; weeks and `per_week` are then of these.
    `closes`: positions of them for which these are; for the rest there is no lever in time.
    `credit`: what the other work of its hires is worth, `others`: what it saves on positions with a
    weekly cost of their own (where `own`: on all others); `per_week` is less by both.
    """

    positions: int
    cost: float | None = None
    open_weeks: float | None = None
    per_week: float | None = None
    own: float | None = None
    closes: int = 0
    credit: float = 0.0
    others: float = 0.0
    other_weeks: float = 0.0


@dataclass(frozen=True)
class WayOut(Asked):
    """What would close a must-have that no allowed lever closes in time: `budget` or `bar` (where
    only that stands against it), `contract`, `postpone` or `hire_profile`; `room`: a lever closes
    it, but the budget has none left. `cost` is total cost over the horizon, of `budget` and `room`
    what the budget counts; `weeks` until somebody is there, or until it may be due. `people` who
    come, hired or contracted, `late` weeks after it is due; `open`: positions for which nobody may;
    `over`: not even one of them fits into the budget; `months`: of an engagement."""

    way: str
    cost: float
    weeks: float
    people: int = 1
    open: int = 0
    over: bool = False
    late: float = 0.0
    months: float = 0.0


@dataclass(frozen=True)
class OwnValue(Asked):
    """What a week without one position of a requirement costs, in the currency of the store."""

    per_week: float


@dataclass(frozen=True)
class LikelyBy(Asked):
    """The first week in which a must-have holds in 80 % of the runs; None: in none.

    `stays`: it does so in every week from then to the horizon. `late`: weeks from its due date
    until it holds, the mean of the runs; one in which it never does counts to the horizon.
    """

    week: float | None
    stays: bool = False
    late: float = 0.0


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
    `same_as`: the option that buys the same and stands for both, the recommended or the first."""

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
        """Expected position-weeks of must-haves that stay open; of all where there are none."""
        needs = self.planned.plan.needs
        pairs = zip(needs, self.judged.open_weeks, strict=True)
        return sum(weeks for need, weeks in pairs if need.must_have or not self.judged.of)


@dataclass(frozen=True)
class Switching:
    """What the next option costs for each open week that it saves: the value that would change
    our mind. None: it saves none; 0 or less: it pays at any value.

    `cost`: total cost that it adds, before the `credit` that it adds. `own`: money that it saves of
    positions with a weekly cost of their own. Of all others `open_weeks`: position-weeks of
    must-haves that it saves, `other_weeks`: of the rest, of which one counts for
    `Options.other_share`.
    """

    between: tuple[OptionName, OptionName]
    cost: float
    credit: float
    own: float
    open_weeks: float
    other_weeks: float
    per_week: float | None
    per_week_without_credit: float | None
    toss_up: bool


@dataclass(frozen=True)
class Options:
    """All of them, in the order of what they spend. `per_week`: the likely value of a week without
    a must-have position; `share_of_payroll`: all must-haves open at once over the payroll;
    `of_pay`: the value over a person's weekly pay."""

    options: tuple[Option, ...]
    switching: tuple[Switching, ...]
    per_week: float
    share_of_payroll: float
    ways_out: tuple[WayOut, ...] = ()
    own_values: tuple[OwnValue, ...] = ()
    """Of requirements that say themselves what an open position costs."""
    recommended: OptionName = RECOMMENDED
    of_pay: float = 1.0
    other_share: float = 0.0
    """Of a week without a must-have that a week without another position counts."""
    runs: int = 0
    """In which each was judged."""

    def named(self, name: str) -> Option:
        return next(option for option in self.options if option.name == name)


@dataclass(frozen=True)
class LeverOption:
    """One skill with one lever alone, at the least net cost at which it buys anything.

    `closes` positions at their due dates; `weeks` until the last of these counts (where it closes
    none in time: until what is bought counts); `chance` of the least sure one; `open_weeks`:
    expected position-weeks that stay open; `cost_per_position_month`: total cost over the expected
    position-months that it saves; `allowed`: by the scenario, else it is a way out with a price.
    """

    closes: int = 0
    cost: Cost = field(default_factory=Cost)
    weeks: float | None = None
    chance: float | None = None
    cost_per_position_month: float | None = None
    note: str = ""
    """One sentence: why it closes less than all, or what it takes."""
    allowed: bool = True
    net: float | None = None
    """None: it can buy nothing."""
    open_weeks: float | None = None
    start_by_week: float | None = None
    """Until when it must be decided so that the first of these still counts in time."""

    @property
    def paid_later(self) -> float:
        """What is paid once after the first year, of what does not run on."""
        return 0.0 if self.cost.run_rate else self.cost.one_off - self.cost.first_year_cash


@dataclass(frozen=True)
class Flip:
    """The nearest value of an open position, in money a week, at which another choice costs less;
    `today`: the likely one."""

    today: float
    value: float
    becomes: Verdict


@dataclass(frozen=True)
class SkillLevers:
    """Hire, train, equip, contract or leave open, for one skill over the selected scopes."""

    skill: str
    skill_id: str
    area: str
    required: int
    have: int
    unknown: int
    """People without a level in it, each once, however often the skill is required of them."""
    shortage: int
    must_have_shortage: int
    options: Mapping[AllowedLever, LeverOption]
    verdict: Verdict
    turns: str = ""
    """What to do below and above which value of an open position, in words."""
    flips: tuple[Flip, ...] = ()
    """The nearest value below the likely one, and the nearest above it."""
    value: float = 0.0
    """Likely cost of a week without one of its open positions, of the dearest."""
    way_out: str = ""
    """What is not allowed and would cost less, with its price, and what is missing; else ""."""

    @property
    def chosen(self) -> LeverOption | None:
        """What the verdict buys; None where nothing is bought."""
        if self.verdict == "nothing" or self.verdict == "covered":
            return None
        return self.options[self.verdict]


@dataclass(frozen=True)
class AreaLevers:
    """The same for an area: sums of its skills' shortages and of their verdicts."""

    area: str
    shortage: int
    positions: Mapping[Verdict, int]
    cost: Cost
    """Of each skill's own verdict, one by one: an upper estimate, a plan shares hires and seats."""
