"""What `analyse()` answers: frozen values, plus a few frames that only charts and reports read; and
what is looked at, by whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeVar

from data.vocabulary import OWNER, RATERS, Rater, StoredRequirement, Viewer

if TYPE_CHECKING:
    import pandas as pd


Key = TypeVar("Key")
Value = TypeVar("Value")
RatingKind = Literal["fused", "self", "manager"]


def raters_of(ratings: RatingKind) -> tuple[Rater, ...]:
    """Kinds of raters on whom the level used rests."""
    return RATERS if ratings == "fused" else (ratings,)


def by_key(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    """Values together that have one key, in the order in which the keys first stand."""
    result: dict[Key, list[Value]] = {}
    for key, value in pairs:
        result.setdefault(key, []).append(value)
    return result


@dataclass(frozen=True)
class Selection:
    """Filters of every measure, plan and report; hashable, so that it can key a cache.

    `team` None: all teams in the viewer's scope. `wave` None: each team's latest. `ratings`: which
    raters make the level used (methods.md#level-used). `pseudonyms`: people are called by the
    store's pseudonyms, and stand in their order. `today`: the day on which it is asked; None: the
    one of the store.
    """

    team: str | None = None
    wave: str | None = None
    ratings: RatingKind = "fused"
    viewer: Viewer = OWNER
    pseudonyms: bool = False
    today: date | None = None


Lever = Literal["hire", "train", "equip"]
LEVERS: tuple[Lever, ...] = ("hire", "train", "equip")
AllowedLever = Literal["hire", "train", "equip", "contract"]
ALLOWED: tuple[AllowedLever, ...] = (*LEVERS, "contract")
"""What a scenario may allow; contractors only where it says so."""
ActionLever = Literal["hire", "train", "equip", "contract", "assess"]
SHOWN_LEVERS: tuple[ActionLever, ...] = ("assess", *ALLOWED)
"""What an action can be: ratings are checked before anything is bought."""
OptionName = Literal["nothing", "lean", "balanced", "strong", "every", "paper"]
OPTIONS: tuple[OptionName, ...] = ("nothing", "lean", "balanced", "strong", "every")
"""Ways to go on that are always told, in the order of what they spend
(methods.md#net-cost-and-options)."""
OPTION_NAMES: tuple[OptionName, ...] = (*OPTIONS, "paper")
"""With the plan as counted, which is told only when it is asked for."""
RECOMMENDED: OptionName = "balanced"
Verdict = Literal["hire", "train", "equip", "contract", "nothing", "covered"]
"""`nothing`: leaving it open has the least net cost. `covered`: no shortage."""


@dataclass(frozen=True, kw_only=True)
class RequirementCoverage(StoredRequirement):
    """One requirement against what the roster holds (methods.md#coverage).

    Counts are people. `coverage` is the least it can be, `coverage_high` the most. `required`: the
    headcount, or what follows from a share of those to whom the skill applies.
    """

    teams: tuple[str, ...]
    required: int
    have: int
    unknown: int
    roster: int
    coverage: float
    coverage_high: float
    shortage: int
    surplus: int
    single_point_of_failure: bool
    no_spare: bool


@dataclass(frozen=True)
class Asked:
    """A requirement as a reader knows it: `skill` is the skill's name."""

    scope: str
    skill: str
    level: int

    @property
    def asked(self) -> tuple[str, str, int]:
        """What tells it from others."""
        return self.scope, self.skill, self.level


@dataclass(frozen=True)
class Positions(Asked):
    """One that a plan buys for."""

    skill_id: str
    required: int
    must_have: bool


@dataclass(frozen=True)
class NotAsked(Asked):
    """A requirement whose skill the survey asked nobody of."""


@dataclass(frozen=True)
class Beyond(Asked):
    due_on: date


@dataclass(frozen=True)
class Coverage:
    """Coverage of several requirements together, weighted, clipped before summing."""

    name: str
    coverage: float
    coverage_high: float
    required: int
    shortage: int
    must_have_shortage: int
    single_points_of_failure: int


@dataclass(frozen=True)
class AllAtOnce:
    """Must-have positions filled when each person carries at most `focus`; None: of too few."""

    focus: int
    positions: int
    filled: int | None
    coverage: float | None


@dataclass(frozen=True)
class Resilience:
    """What is left when people leave.

    `truck_factor`: people whose leaving would leave more than half of the requirements without
    anybody at the level: an upper bound of the smallest such number. 0: so many have nobody
    already. None: more than are worth counting, or `too_few`: it would tell of a few people.
    """

    requirements: int
    held_by_nobody: int
    truck_factor: int | None
    too_few: bool = False


@dataclass(frozen=True)
class RoleGate:
    """People of a role by what its must-haves say of them: each is in exactly one of the groups.

    `none_applies`: every must-have is not applicable to them, so none says anything of them.
    `must_haves` are skills, highest level first. `held_back_by`: people known to be below, by
    must-have, most first; one person may be short in several. None: it would tell of a few people.
    """

    must_haves: tuple[str, ...]
    ready: int | None
    not_ready: int | None
    insufficient: int | None
    held_back_by: tuple[tuple[str, int], ...]
    none_applies: int = 0


@dataclass(frozen=True)
class RoleReadiness:
    """How ready people of a role are against its profile. Shares 0 to 1, None: not enough answered.

    `answered`: levels wanted in answered skills over all that the profile wants. `gate` None: the
    profile has no must-have.
    """

    role: str
    people: int
    readiness: float | None
    gap_index: float | None
    answered: float
    missing: tuple[str, ...]
    gate: RoleGate | None = None


@dataclass(frozen=True)
class Withheld:
    """What is kept from who may not see people. `cells`: (team, skill id). `teams`: those of which
    nothing that is known is shown. `requirements` of the `asked` are left out. `late`: teams of
    which answers that came later are not in it. `assumed`: people of whose group too few hours or
    pay bands are known, so that the assumptions stand for them."""

    smallest: int
    cells: frozenset[tuple[str, str]]
    teams: tuple[str, ...]
    requirements: int = 0
    asked: int = 0
    late: tuple[str, ...] = ()
    assumed: int = 0


@dataclass(frozen=True)
class Analysis:
    """Everything the pages and reports show of a selection.

    `roster`: one row a person: person_no, person (label), team, role, wave, hours_per_week,
    mentor_hours_per_week, pay_band, left_on (nullable).
    `levels`: one row a person and asked skill: person_no, person, team, role, skill_id, skill,
    area, area_position, state (level | unknown | not_applicable), level, self, manager, peer,
    interest, importance (Int64, nullable).
    `team_skills`: one row a team and skill: team, skill_id, skill, area, people, known, unknown,
    mean_level (float, of the known), at_3 (people known at 3 or more).
    """

    selection: Selection
    waves: tuple[tuple[str, str, date], ...]
    """(team, wave, date) that was looked at."""
    today: date
    """The day on which the store stands, and whether it is pinned there."""
    today_pinned: bool
    requirements: tuple[RequirementCoverage, ...]
    not_asked: tuple[NotAsked, ...]
    overall: Coverage
    must_haves: Coverage
    all_at_once: AllAtOnce
    areas: tuple[Coverage, ...]
    teams: tuple[Coverage, ...]
    roles: tuple[RoleReadiness, ...]
    people: int
    answered_share: float
    """Known levels over asked levels (not applicable left out)."""
    roster: pd.DataFrame
    levels: pd.DataFrame
    team_skills: pd.DataFrame
    """Readiness and gap index by team, area and skill."""
    resilience: Resilience | None = None
    """None: nothing is required."""
    withheld: Withheld | None = None
    """What is left out for who may not see people, whose names and small roles are empty in the
    frames; None: nothing is."""
    shared: tuple[str, ...] = ()
    """Scopes of the selected team and others: what they require is left out for it alone."""
    numbers: Mapping[int, int] | None = None
    """People's numbers in a plan by their own, for who may not see people or their names: in the
    order of what they are and can, or of pseudonyms. Chances are drawn by these numbers, and with
    their own the digits would tell two people of a group apart."""

    @property
    def all_withheld(self) -> bool:
        """Whether something is required, and none of it may be shown to who asks."""
        return not self.requirements and bool(self.withheld and self.withheld.requirements)

    def number(self, person_no: int) -> int:
        """Somebody's number in a plan."""
        return person_no if self.numbers is None else self.numbers[person_no]
