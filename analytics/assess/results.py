"""What is worth assessing before anything is bought: frozen values for page, command and report."""

from dataclasses import dataclass

SEED = 1
"""Where nobody asks for another one."""


@dataclass(frozen=True)
class Ask:
    """One rating to verify: somebody's level in one skill.

    `levels`: those that must-haves ask for. `known`: there is a rating, which may be wrong; else
    the level is unknown. `person` only leaves where people may be shown, `person_no` never.
    """

    skill: str
    skill_id: str
    team: str
    role: str
    levels: tuple[int, ...]
    known: bool
    person: str
    person_no: int


@dataclass(frozen=True)
class SkillWorth:
    """One skill by itself: ratings that could matter, and what knowing all of them is worth."""

    skill: str
    skill_id: str
    ratings: int
    value: float


@dataclass(frozen=True)
class Price:
    """What one open position of a must-have is taken to cost, from its due date to the horizon."""

    scope: str
    skill: str
    level: int
    amount: float


@dataclass(frozen=True)
class Assessment:
    """Whether to assess first, and what. Money in `currency`, all of it expected.

    `asks`: what to verify, by skill, team and role; empty where it is not worth its cost. `value`
    and `cost` are theirs. `limit`: what knowing all `considered` ratings would be worth, the most
    that any assessment of them can be. `error`: standard error of `value` and of `limit`, 0 where
    every answer was gone through. `today`, `without`, `after`: expected loss of today's plan, of
    the best plan without asking, and of planning once the asks are answered.
    """

    asks: tuple[Ask, ...]
    value: float
    cost: float
    considered: int
    unknown: int
    """Of the considered: those without any rating."""
    limit: float
    error: tuple[float, float]
    today: float
    without: float
    after: float
    hours_per_rating: float
    rate: float
    skills: tuple[SkillWorth, ...]
    prices: tuple[Price, ...]
    exact: bool
    outcomes: int
    """Answers that were gone through or drawn."""
    plans: int
    """Different plans that were weighed."""
    seed: int
    currency: str
    scenario_hash: str
    roles: tuple[tuple[str, int], ...] = ()
    """People of the selection by role."""

    @property
    def worth_it(self) -> bool:
        return bool(self.asks)

    @property
    def cost_per_rating(self) -> float:
        return self.hours_per_rating * self.rate
