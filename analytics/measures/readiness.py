"""Gap index and readiness against role profiles (methods.md#readiness-and-gap-index).

readiness = sum of min(level, wanted) / sum of wanted over the answered skills of the profile;
gap index = 1 - readiness, since the scale starts at 0. Below 70 % answered: not enough to say.
A must-have known to be below its level makes a person not ready, whatever else is held.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analytics.measures.withheld import joins_few
from analytics.results import RoleGate, RoleReadiness, by_key
from data.store.facts.requirements import RoleLevel

ENOUGH_ANSWERED = 0.7


def answers_of(
    roster: pd.DataFrame, levels: pd.DataFrame, profiles: Iterable[RoleLevel]
) -> pd.DataFrame:
    """Each person of a role that has a profile, against it: one row a skill that it asks for."""
    asked = [(p.role, p.skill, p.level, p.must_have) for p in profiles if p.level]
    wanted = pd.DataFrame(asked, columns=["role", "skill", "wanted", "must_have"])
    wanted = wanted.astype({"role": "str", "must_have": "bool"})
    people = roster[["person_no", "team"]].assign(key=_folded(roster["role"]))
    rows = people.merge(wanted.assign(key=_folded(wanted["role"])), on="key")
    answers = levels[["person_no", "skill_id", "skill", "level", "state"]]
    rows = rows.merge(answers, on=["person_no", "skill"], how="left")
    rows["state"] = rows["state"].fillna("unknown")
    return rows


def _folded(roles: pd.Series[str]) -> pd.Series[str]:
    return roles.str.strip().str.lower()


def role_readiness(answers: pd.DataFrame, least: int) -> tuple[RoleReadiness, ...]:
    """Each role of the roster that has a profile, from the rows of `answers_of`. A role's people
    are all who have it, also those to whom nothing of its profile applies; all else leaves out what
    is not applicable. `least`: people of whom the viewer may be told."""
    rows = answers[answers["state"] != "not_applicable"]
    level, wanted = rows["level"].astype(float), rows["wanted"].astype(float)
    rows = rows.assign(
        held=level.clip(upper=wanted),
        answered_wanted=wanted.where(level.notna()),
        # an unknown level is neither at what is wanted nor below
        unknown=level.isna(),
        reached=level >= wanted,
        short=level < wanted,
    )
    skills = rows.groupby(["role", "skill"], as_index=False).agg(
        {"reached": "any", "short": "sum", "wanted": "last", "must_have": "any"}
    )
    rows_of = skills.itertuples(index=False, name=None)
    by_role = by_key((role, _Asked(*asked)) for role, *asked in rows_of)
    everyone, gates = dict(iter(answers.groupby("role"))), _gates(rows)
    return tuple(
        RoleReadiness(
            role=role,
            people=everyone[role]["person_no"].nunique(),
            readiness=_known(ready),
            gap_index=_known(1 - ready),
            answered=answered,
            missing=tuple(asked.skill for asked in by_role[role] if not asked.reached),
            gate=_role_gate(by_role[role], gates, everyone[role], least),
        )
        for role, answered, ready in _readiness_by(rows, "role").itertuples(name=None)
    )


def _readiness_by(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """By key: answered (share) and readiness (NaN: not enough answered)."""
    sums = rows.groupby(key)[["wanted", "held", "answered_wanted"]].sum()
    answered = sums["answered_wanted"] / sums["wanted"]
    ready = (sums["held"] / sums["answered_wanted"]).where(answered >= ENOUGH_ANSWERED)
    return pd.DataFrame({"answered": answered, "readiness": ready})


def _gates(rows: pd.DataFrame) -> dict[int, str]:
    """ready, not ready or insufficient, by number of everyone to whom a must-have of their role
    applies."""
    must = rows[rows["must_have"]].groupby("person_no")[["unknown", "short"]].any()
    ready = _readiness_by(rows, "person_no")["readiness"].reindex(must.index)
    gate = np.select(
        [must["short"], must["unknown"] | ready.isna()], ["not ready", "insufficient"], "ready"
    )
    return dict(zip(must.index, gate, strict=True))


class _Asked(NamedTuple):
    """A skill of a role's profile, and how many of its people are known to be below."""

    skill: str
    reached: bool
    short: int
    wanted: int
    must_have: bool


def _role_gate(
    asked: Sequence[_Asked], gate_of: Mapping[int, str], answers: pd.DataFrame, least: int
) -> RoleGate | None:
    musts = [ask for ask in asked if ask.must_have]
    if not musts:
        return None
    few, people = joins_few(answers, least), set(answers["person_no"])
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
