"""Gap index and readiness against role profiles (methods.md#readiness-and-gap-index).

readiness = sum of min(level, wanted) / sum of wanted over the answered skills of the profile;
gap index = 1 - readiness, since the scale starts at 0. Below 70 % answered: not enough to say.
A must-have known to be below its level makes a person not ready, whatever else is held.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.measures.withheld import joins_few
from analytics.results import RoleGate, RoleReadiness, by_key

ENOUGH_ANSWERED = 0.7


def answers_of(roster: pd.DataFrame, levels: pd.DataFrame, profiles: pd.DataFrame) -> pd.DataFrame:
    """Each person of a role that has a profile, against it: one row a skill that it asks for, in
    the order of the roster, then of the profiles. `profiles`: role, skill_id, skill, area, wanted,
    must_have."""
    people = roster[["person_no", "team"]].assign(key=_folded(roster["role"]))
    wanted = profiles.assign(key=_folded(profiles["role"]), order=np.arange(len(profiles)))
    rows = people.assign(place=np.arange(len(people))).merge(wanted, on="key")
    answers = levels[["person_no", "skill_id", "level", "state"]]
    rows = rows.merge(answers, on=["person_no", "skill_id"], how="left")
    rows["state"] = rows["state"].fillna("unknown")
    return rows.sort_values(["place", "order"], ignore_index=True)


def _folded(roles: pd.Series[str]) -> pd.Series[str]:
    return roles.str.strip().str.lower()


def profile_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of `answers_of` with what each adds to the sums. Not applicable skills are left out."""
    rows = frame[frame["state"] != "not_applicable"].copy()
    level, wanted = rows["level"].to_numpy(dtype=float), rows["wanted"].to_numpy(dtype=float)
    rows["answered_wanted"] = np.where(np.isnan(level), 0, wanted)
    rows["held"] = np.where(np.isnan(level), 0, np.minimum(level, wanted))
    return rows


def readiness_by(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """The key, people, answered (share), readiness and gap_index (NaN: not enough answered)."""
    group, names = pd.factorize(rows[key], sort=True, use_na_sentinel=False)
    wanted, held, answered_wanted = (
        np.bincount(group, rows[name].to_numpy(dtype=float), len(names)).astype(float)
        for name in ("wanted", "held", "answered_wanted")
    )
    with np.errstate(invalid="ignore"):  # nothing of it is answered: 0 of 0
        answered, ready = answered_wanted / wanted, held / answered_wanted
    ready = np.where(answered >= ENOUGH_ANSWERED, ready, np.nan)
    person = pd.factorize(rows["person_no"])[0]
    once = np.unique(group * len(rows) + person) // max(1, len(rows))
    return pd.DataFrame(
        {
            key: names,
            "people": np.bincount(once, minlength=len(names)),
            "answered": answered,
            "readiness": ready,
            "gap_index": 1 - ready,
        }
    )


def gates(rows: pd.DataFrame) -> pd.DataFrame:
    """person_no and `gate` (ready, not ready or insufficient) of everyone to whom a must-have of
    their role applies."""
    must, level = rows["must_have"].to_numpy(dtype=bool), rows["level"].to_numpy(dtype=float)
    people = readiness_by(rows, "person_no")
    person = np.searchsorted(people["person_no"], rows["person_no"])

    def any_of(marked: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        return np.bincount(person[marked], minlength=len(people)) > 0

    not_said = any_of(must & np.isnan(level)) | people["readiness"].isna().to_numpy()
    gate = np.where(not_said, "insufficient", "ready").astype(object)
    gate[any_of(must & (level < rows["wanted"].to_numpy(dtype=float)))] = "not ready"
    result = pd.DataFrame(
        {"person_no": people["person_no"], "gate": pd.Series(gate, dtype="object")}
    )
    return result[any_of(must)].reset_index(drop=True)


def role_readiness(
    frame: pd.DataFrame, rows: pd.DataFrame, gate: pd.DataFrame, least: int
) -> tuple[RoleReadiness, ...]:
    """Each role of the roster that has a profile: from the rows of `answers_of`, those of them that
    `profile_rows` leaves, and their `gates`. A role's people are all who have it, also those to
    whom nothing of its profile applies. `least`: people of whom the viewer may be told."""
    few = {str(role) for role, own in frame.groupby("role") if joins_few(own, least)}
    everyone = {str(role): set(own) for role, own in frame.groupby("role")["person_no"]}
    gate_of = dict(zip(gate["person_no"], gate["gate"], strict=True))
    level, wanted = rows["level"].to_numpy(dtype=float), rows["wanted"].to_numpy(dtype=float)
    # an unknown level is neither at what is wanted nor below
    judged = rows.assign(reached=level >= wanted, short=level < wanted)
    skills = judged.groupby(["role", "skill"], as_index=False).agg(
        {"reached": "any", "short": "sum", "wanted": "last", "must_have": "any"}
    )
    rows_of = skills.itertuples(index=False, name=None)
    by_role = by_key((role, _Asked(*asked)) for role, *asked in rows_of)
    return tuple(
        RoleReadiness(
            role=role,
            people=len(everyone[role]),
            readiness=_known(ready),
            gap_index=_known(gap),
            answered=answered,
            missing=tuple(asked.skill for asked in by_role[role] if not asked.reached),
            gate=_role_gate(by_role[role], gate_of, everyone[role], role in few),
        )
        for role, _, answered, ready, gap in readiness_by(rows, "role").itertuples(
            index=False, name=None
        )
    )


class _Asked(NamedTuple):
    """A skill of a role's profile, and how many of its people are known to be below."""

    skill: str
    reached: bool
    short: int
    wanted: int
    must_have: bool


def _role_gate(
    asked: Sequence[_Asked], gate_of: Mapping[int, str], people: AbstractSet[int], few: bool
) -> RoleGate | None:
    musts = [ask for ask in asked if ask.must_have]
    if not musts:
        return None
    gates = Counter(gate_of[who] for who in people if who in gate_of)
    short = sorted((ask for ask in musts if ask.short), key=lambda ask: (-ask.short, ask.skill))
    return RoleGate(
        must_haves=tuple(
            ask.skill for ask in sorted(musts, key=lambda ask: (-ask.wanted, ask.skill))
        ),
        ready=None if few else gates["ready"],
        not_ready=None if few else gates["not ready"],
        insufficient=None if few else gates["insufficient"],
        none_applies=len(people) - gates.total(),
        held_back_by=tuple((ask.skill, ask.short) for ask in short),
    )


def _known(share: float) -> float | None:
    return None if math.isnan(share) else float(share)
