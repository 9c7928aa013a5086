"""Self, manager and peer ratings against each other: leniency, agreement, trust in one rating; and
what level somebody may really have (methods.md#the-ratings-may-be-wrong). That never changes a
count (methods.md#level-used); a chance and the worth of an assessment are no counts."""

import pickle
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial

import numpy as np
import pandas as pd
from scipy.special import ndtr

from analytics.evidence.results import Agreement, RatingModel
from analytics.statistics import agreement
from analytics.statistics.agreement import RELIABILITY, Leniency, Posterior
from analytics.statistics.crossed import Behind, Ratings, behind
from analytics.statistics.crossed import Numbers as Numbers
from data.vocabulary import MAX_LEVEL, RATERS

ALPHA_FROM = 10
"""People rated by two kinds of rater, from whom agreement is judged."""
INTRACLASS_FROM = 30
"""People rated by themselves and a manager, from whom their intraclass correlation is told; of
their weighted kappa it is ALPHA_FROM."""
MEASURED_FROM = 30
"""Self-manager pairs from which their correlation stands for the reliability of one rating."""
GROUP = 5
"""People below whom self minus manager is not shown (methods.md#development-not-control)."""
GOOD = 0.7


def lenient(levels: pd.DataFrame) -> tuple[float, dict[str, Leniency]]:
    """Self minus manager, of all and by skill id."""
    both = levels.dropna(subset=["self", "manager"])
    difference = both["self"].astype(float) - both["manager"].astype(float)
    by_skill = dict(iter(difference.groupby(both["skill_id"])))
    skills = dict.fromkeys(levels["skill_id"])
    deviation = levels["level"].dropna().astype(float).sort_values().std()  # whoever comes first
    return agreement.leniency(
        {s: by_skill[s].to_numpy() if s in by_skill else np.empty(0) for s in skills},
        0.0 if pd.isna(deviation) else float(deviation),
    )


def reliability(levels: pd.DataFrame) -> tuple[float, bool]:
    """Of one rating: the correlation of self and manager within skills; whether it is assumed."""
    both = levels.dropna(subset=["self", "manager"])
    if len(both) < MEASURED_FROM:
        return RELIABILITY, True
    centred = both[["self", "manager"]].astype(float)
    centred = centred - centred.groupby(both["skill_id"]).transform("mean")
    if not centred.var().min() > 0:
        return RELIABILITY, True
    result = float(np.corrcoef(centred["self"], centred["manager"])[0, 1])
    return min(max(result, 0.05), 0.95), False


def rating_models(
    levels: pd.DataFrame, lenient_by: dict[str, Leniency], trust: float
) -> dict[str, RatingModel]:
    """By skill id, where three ratings or more differ."""
    result = {}
    for skill_id, rows in levels.groupby("skill_id", sort=False):
        own = lenient_by[str(skill_id)].shrunk
        rated = rows[list(RATERS)].astype(float)
        rated["self"] -= own
        given = pd.Series(rated.to_numpy().ravel(order="F")).dropna()
        if len(given) < 3 or float(given.var()) == 0:
            continue
        variance = float(given.var())
        result[str(skill_id)] = RatingModel(
            float(given.mean()), trust * variance, (1 - trust) * variance, own
        )
    return result


def models_of(levels: pd.DataFrame) -> dict[str, RatingModel]:
    return rating_models(levels, lenient(levels)[1], reliability(levels)[0])


def level_behind(model: RatingModel, given: Sequence[tuple[str, int]]) -> Posterior | None:
    """The level behind a person's ratings, and how sure it is. `given`: rater and level. The model
    has no ends but the scale has: what it puts below 0 or above 5 is said as the end."""
    freed = [level - model.leniency * (rater == "self") for rater, level in given]
    result = agreement.posterior(freed, [model.error] * len(freed), model.mean, model.spread)
    return result and replace(result, level=min(max(result.level, 0.0), float(MAX_LEVEL)))


def agreements(levels: pd.DataFrame) -> tuple[Agreement, ...]:
    """Of all areas together, then of each area; empty where nobody was rated by two."""
    rated = levels[levels[list(RATERS)].notna().sum(axis=1) > 1]
    if rated.empty:
        return ()
    areas = rated.groupby("area", sort=False)
    return (_agreement(None, rated), *(_agreement(str(area), own) for area, own in areas))


def _agreement(area: str | None, rated: pd.DataFrame) -> Agreement:
    person, persons = pd.factorize(rated["person_no"])
    ratings, people = rated[list(RATERS)].to_numpy(dtype=float, na_value=np.nan), len(persons)
    units = agreement.coincidences(ratings)
    tables = np.zeros((people, *units.shape[1:]))
    np.add.at(tables, person, units)  # of each person, summed over the skills
    by_two = ~np.isnan(ratings[:, :2]).any(axis=1)
    pairs, both = ratings[by_two, :2], len(np.unique(person[by_two]))
    enough = people >= ALPHA_FROM
    edges = np.arange(MAX_LEVEL + 2) - 0.5
    crossed, *_ = np.histogram2d(pairs[:, 0], pairs[:, 1], bins=(edges, edges))
    return Agreement(
        area=area,
        people=people,
        both=both,
        units=len(ratings),
        equal=float((pairs[:, 0] == pairs[:, 1]).mean()) if both >= GROUP else None,
        alpha=agreement.alpha(tables.sum(axis=0)) if enough else None,
        interval=agreement.alpha_interval(tables) if enough else None,
        intraclass=agreement.intraclass(pairs) if both >= INTRACLASS_FROM else None,
        kappa=agreement.weighted_kappa(crossed) if both >= ALPHA_FROM else None,
        within_person=float((agreement.within_group(ratings) >= GOOD).mean()) if enough else None,
    )


Shares = tuple[float, ...]
"""Chance of level 0, 1, ... 5; they sum to 1."""
Cell = tuple[int, str]
"""Person number and skill id."""
KEPT = 4
"""Questions whose answers are kept: the ratings stay while a budget is moved, and going through
them takes half of the time of its chances. One of the demo takes 16 MB."""
HALVES = tuple(level - 0.5 for level in range(1, MAX_LEVEL + 1))
"""From where on somebody is at level 1, 2, ... 5."""


@dataclass(eq=False)
class Recalled:
    """What lies behind ratings, which is large: gone through when it is asked for, and anew once it
    was let go."""

    work: Callable[[], Behind]
    _found: Behind | None = None

    def __call__(self) -> Behind:
        result = self._found = self._found or self.work()
        return result

    def forget(self) -> None:
        self._found = None


@dataclass(frozen=True, eq=False)
class Belief:
    """What is believed of one level, in several draws of all that the ratings leave open together:
    normal around `middle` with `deviation`, one number a draw. Draws of one number belong together
    over people and skills. `row`: whose level it is; `cuts`: from where on somebody is at level 1,
    2, ... 5."""

    behind: Recalled
    row: int
    cuts: Sequence[float] = HALVES

    @property
    def middle(self) -> Numbers:
        result: Numbers = self.behind().middle[self.row]
        return result

    @property
    def deviation(self) -> Numbers:
        result: Numbers = self.behind().deviation[self.row]
        return result

    def least(self, level: int) -> Numbers:
        """Standard deviations above the middle from which on somebody is at a level, by draw."""
        if level <= 0:
            return np.full(len(self.middle), -np.inf)
        result: Numbers = (self.cuts[level - 1] - self.middle) / self.deviation
        return result

    @cached_property
    def shares(self) -> Shares:
        least = (np.array(self.cuts)[:, None] - self.middle) / self.deviation
        below = ndtr(least).mean(axis=1)
        return tuple(np.diff(below, prepend=0.0, append=1.0).tolist())


def beliefs(levels: pd.DataFrame, skills: Collection[str] | None = None) -> dict[Cell, Shares]:
    return {cell: item.shares for cell, item in believed(levels, skills).items()}


def believed(levels: pd.DataFrame, skills: Collection[str] | None = None) -> dict[Cell, Belief]:
    """By person number and skill id: everybody with a level in one of `skills` (None: in any).

    `levels` as in the analysis; what there is to learn is learned from all of them. An unknown
    level stays unknown. Empty where no two ratings of a skill differ: nothing then tells how wrong
    they may be.
    """
    rated = levels[levels[list(RATERS)].notna().any(axis=1)]
    ratings = _ratings(rated)
    wanted = rated["level"].notna()
    if skills is not None:
        wanted &= rated["skill_id"].isin(skills)
    cells = np.flatnonzero(wanted)
    if not len(cells) or not ratings.within > 0:
        return {}
    result = Recalled(partial(_behind, pickle.dumps((ratings, cells))))
    own = rated.iloc[cells]
    named = zip(own["person_no"].tolist(), own["skill_id"], strict=True)
    return {cell: Belief(result, row) for row, cell in enumerate(named)}


@lru_cache(KEPT)
def _behind(asked: bytes) -> Behind:
    """Of ratings and cells, which are the same where their bytes are."""
    result = behind(*pickle.loads(asked))
    for numbers in (result.middle, result.deviation):
        numbers.flags.writeable = False  # others read the same ones
    return result


def _ratings(rated: pd.DataFrame) -> Ratings:
    given = rated[list(RATERS)].to_numpy(dtype=float, na_value=np.nan)
    cell, kind = np.nonzero(np.isfinite(given))
    skill, role, person = (
        pd.factorize(rated[name], use_na_sentinel=False)[0]
        for name in ("skill_id", "role", "person_no")
    )
    return Ratings(skill, role, person, cell, given[cell, kind], kind == RATERS.index("self"))
