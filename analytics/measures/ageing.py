"""Levels as they would be if nobody had used a skill since the survey: an option, off by default.

Half of what was gained is lost after the half-life (an assumption with its source), so a level of
`months` ago counts as level x 2 ^ (-months / half-life), to the nearest whole level, halves down.
The survey does not know who used what: this is how low levels could be by now, no measurement.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from analytics.results import Ageing, TeamAge
from data.store.facts.assumptions import Assumption
from data.vocabulary import MAX_LEVEL

HALF_LIFE = "people.level_half_life"
DAYS_A_MONTH = 365.25 / 12


def aged(level: int, months: float, half_life: float) -> int:
    """What a level of so many months ago counts as."""
    return max(0, math.ceil(level * 2 ** (-months / half_life) - 0.5))


def counts_as_after(level: int, lower: int, half_life: float) -> float:
    """Months after which a level counts as `lower`, which is below it, or as less."""
    return half_life * math.log2(level / (lower + 0.5))


def least_level(wanted: int, months: float, half_life: float) -> int:
    """The lowest level of so many months ago that still counts as `wanted`; above 5: none does."""
    levels = range(MAX_LEVEL + 1)
    return next((k for k in levels if aged(k, months, half_life) >= wanted), MAX_LEVEL + 1)


def ageing(to: date, held_on: Mapping[str, date], half_life: Assumption) -> Ageing:
    """How old each team's levels are on a day, and what they count as. Later surveys do not age."""
    return Ageing(
        to=to,
        half_life=half_life,
        teams=tuple(
            TeamAge(
                team,
                day,
                months := max(0, (to - day).days) / DAYS_A_MONTH,
                tuple(aged(level, months, half_life.likely) for level in range(MAX_LEVEL + 1)),
            )
            for team, day in sorted(held_on.items())
        ),
    )


def age(frame: pd.DataFrame, ages: Ageing) -> pd.DataFrame:
    """A frame with columns team and level: `level` as it counts, `stated` as surveyed."""
    place = {one.team: number for number, one in enumerate(ages.teams)}
    counts = np.array([one.counts_as for one in ages.teams], dtype=np.int64).reshape(-1, 6)
    known = frame["level"].notna().to_numpy()
    teams = frame["team"].map(place).to_numpy()[known].astype(int)
    stated = frame["level"][known].to_numpy(dtype=int)
    answer = frame.assign(stated=frame["level"])
    answer.loc[known, "level"] = counts[teams, stated]
    return answer


def age_team_skills(team_skills: pd.DataFrame, levels: pd.DataFrame) -> pd.DataFrame:
    """Mean level and people at 3 of each team and skill, from levels that were aged."""
    known = levels.dropna(subset=["level"])
    known = known.assign(mean_level=known["level"].astype(float), at_3=known["level"] >= 3)
    found = known.groupby(["team", "skill_id"]).agg({"mean_level": "mean", "at_3": "sum"})
    kept = team_skills.drop(columns=["mean_level", "at_3"])
    answer = kept.merge(found.reset_index(), on=["team", "skill_id"], how="left")
    answer["at_3"] = answer["at_3"].where(answer["at_3"].notna(), 0).astype("int64")
    return answer[team_skills.columns]
