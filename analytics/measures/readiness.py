"""Gap index and readiness against role profiles (DEFINITIONS of METHODS 1.8).

readiness = sum of min(level, wanted) / sum of wanted over the answered skills of the profile;
gap index = 1 - readiness, since the scale starts at 0. Below 70 % answered: not enough to say.
"""

from __future__ import annotations

from typing import Literal

import pandas as pd

from analytics.results import GroupGap, RoleReadiness

ENOUGH_ANSWERED = 0.7

COLUMNS = ["wanted", "held", "answered_wanted"]


def profile_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of readiness.sql with what each adds to the sums. Not applicable skills are left out."""
    rows = frame[frame["state"] != "not_applicable"].copy()
    known = rows["level"].notna()
    rows["answered_wanted"] = rows["wanted"].where(known, 0)
    rows["held"] = rows[["level", "wanted"]].min(axis=1).where(known, 0)
    return rows


def readiness_by(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Keys, people, answered (share), readiness and gap_index (NaN: not enough answered)."""
    sums = rows.groupby(keys, dropna=False, sort=True)[COLUMNS].sum()
    answered = sums["answered_wanted"] / sums["wanted"]
    ready = (sums["held"] / sums["answered_wanted"]).where(answered >= ENOUGH_ANSWERED)
    people = rows.groupby(keys, dropna=False, sort=True)["person_no"].nunique()
    return pd.DataFrame(
        {"people": people, "answered": answered, "readiness": ready, "gap_index": 1 - ready}
    ).reset_index()


def missing_skills(rows: pd.DataFrame) -> pd.DataFrame:
    """person_no and `missing`: the skills below the profile, or not known, joined by commas."""
    short = rows[rows["level"].isna() | (rows["level"] < rows["wanted"])]
    names = short.groupby("person_no")["skill"].agg(", ".join)
    return names.rename("missing").reset_index()


def role_readiness(rows: pd.DataFrame) -> tuple[RoleReadiness, ...]:
    """Each role of the roster that has a profile."""
    answers = []
    for row in readiness_by(rows, ["role"]).to_dict("records"):
        of_role = rows[rows["role"] == row["role"]]
        reached = (of_role["level"] >= of_role["wanted"]).groupby(of_role["skill"]).any()
        answers.append(
            RoleReadiness(
                role=str(row["role"]),
                people=int(row["people"]),
                readiness=_known(row["readiness"]),
                gap_index=_known(row["gap_index"]),
                answered=float(row["answered"]),
                missing=tuple(str(skill) for skill, some in reached.items() if not some),
            )
        )
    return tuple(answers)


def group_gaps(rows: pd.DataFrame) -> tuple[GroupGap, ...]:
    """Each team, area and skill that a role profile asks something of."""
    kinds: tuple[Literal["team", "area", "skill"], ...] = ("team", "area", "skill")
    return tuple(
        GroupGap(
            by=by,
            name=str(row[by]),
            people=int(row["people"]),
            readiness=_known(row["readiness"]),
            gap_index=_known(row["gap_index"]),
            answered=float(row["answered"]),
        )
        for by in kinds
        for row in readiness_by(rows, [by]).to_dict("records")
    )


def _known(share: float) -> float | None:
    return None if pd.isna(share) else float(share)
