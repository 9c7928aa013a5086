"""Gap index and readiness against role profiles (DEFINITIONS of METHODS 1.8).

readiness = sum of min(level, wanted) / sum of wanted over the answered skills of the profile;
gap index = 1 - readiness, since the scale starts at 0. Below 70 % answered: not enough to say.
A must-have known to be below its level makes a person not ready, whatever else is held.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Literal

import pandas as pd

from analytics.results import GroupGap, RoleGate, RoleReadiness

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


def gates(rows: pd.DataFrame) -> pd.DataFrame:
    """person_no and `gate` (a Gate) of everyone to whom a must-have of their role applies."""
    must = rows["must_have"]
    marked = rows.assign(
        below=must & (rows["level"] < rows["wanted"]), open=must & rows["level"].isna()
    )
    people = marked.groupby("person_no")[["must_have", "below", "open"]].any()
    people = people[people["must_have"]]
    enough = readiness_by(rows, ["person_no"]).set_index("person_no")["readiness"].notna()
    gate = pd.Series("ready", people.index, dtype="object")
    gate[people["open"] | ~enough.reindex(people.index)] = "insufficient"
    gate[people["below"]] = "not ready"
    return gate.rename("gate").reset_index()


def role_readiness(frame: pd.DataFrame) -> tuple[RoleReadiness, ...]:
    """Each role of the roster that has a profile, from the rows of readiness.sql.

    A role's people are all who have it, also those to whom nothing of its profile applies.
    """
    answers = []
    rows = profile_rows(frame)
    everyone = {str(role): set(own) for role, own in frame.groupby("role")["person_no"]}
    person_gate = gates(rows).set_index("person_no")["gate"]
    for row in readiness_by(rows, ["role"]).to_dict("records"):
        of_role = rows[rows["role"] == row["role"]]
        reached = (of_role["level"] >= of_role["wanted"]).groupby(of_role["skill"]).any()
        answers.append(
            RoleReadiness(
                role=str(row["role"]),
                people=len(everyone[str(row["role"])]),
                readiness=_known(row["readiness"]),
                gap_index=_known(row["gap_index"]),
                answered=float(row["answered"]),
                missing=tuple(str(skill) for skill, some in reached.items() if not some),
                gate=_role_gate(of_role, person_gate, everyone[str(row["role"])]),
            )
        )
    return tuple(answers)


def _role_gate(
    rows: pd.DataFrame, person_gate: pd.Series[str], people: AbstractSet[int]
) -> RoleGate | None:
    must = rows[rows["must_have"]].sort_values(["wanted", "skill"], ascending=[False, True])
    if must.empty:
        return None
    short = must[must["level"] < must["wanted"]].groupby("skill").size()
    judged = person_gate[person_gate.index.isin(list(people))]
    found = judged.value_counts()
    return RoleGate(
        must_haves=tuple(must["skill"].drop_duplicates()),
        ready=int(found.get("ready", 0)),
        not_ready=int(found.get("not ready", 0)),
        insufficient=int(found.get("insufficient", 0)),
        none_applies=len(people - set(judged.index)),
        held_back_by=tuple(
            sorted(((str(k), int(n)) for k, n in short.items()), key=lambda b: (-b[1], b[0]))
        ),
    )


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
