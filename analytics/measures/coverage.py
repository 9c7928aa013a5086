"""Which requirements hold for a selection, and their coverage, shortage and single points of
failure (methods.md#coverage)."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.results import Coverage, NotAsked, RequirementCoverage
from data.store.facts.requirements import RequirementSet, teams_of
from data.vocabulary import ALL_TEAMS, MAX_LEVEL, StoredRequirement

ABOUT = ["skill_id", "skill", "area", "area_position"]
TEAM_SKILLS = ["team", *ABOUT, "people", "known", "unknown", "mean_level", "at_3"]


UNKNOWN, NOT_APPLICABLE = MAX_LEVEL + 1, MAX_LEVEL + 2
Counts: TypeAlias = Mapping[tuple[str, str], npt.NDArray[np.int64]]
"""By team and id of a skill that it was asked, in the order of the teams' names and of `levels`:
how many people are at each level from 0 to 5, how many are UNKNOWN, and to how many it is
NOT_APPLICABLE."""
NOBODY = np.zeros(NOT_APPLICABLE + 1, dtype=np.int64)


def counted(levels: pd.DataFrame) -> Counts:
    """People by level. `levels`: as in `Analysis`."""
    team, teams = pd.factorize(levels["team"], sort=True)
    skill, skills = pd.factorize(levels["skill_id"])
    inapplicable = (levels["state"] == "not_applicable").to_numpy()
    state = np.where(inapplicable, NOT_APPLICABLE, UNKNOWN)
    known = levels["level"].notna().to_numpy()
    state[known] = levels["level"].to_numpy()[known].astype(int)
    width = len(NOBODY)
    place = (team * len(skills) + skill) * width + state
    people = np.bincount(place, minlength=len(teams) * len(skills) * width)
    cells = zip(product(teams, skills), people.reshape(-1, width), strict=True)
    return {cell: counts for cell, counts in cells if counts.any()}


def team_skills(levels: pd.DataFrame, counts: Counts) -> pd.DataFrame:
    """Each team's levels in each skill that it was asked, as in `Analysis`. `counts`: of these."""
    about = levels[ABOUT].drop_duplicates("skill_id")
    names = {row[0]: row for row in about.itertuples(index=False)}
    rows = []
    for (team, skill_id), people in counts.items():
        known, unknown = int(people[:UNKNOWN].sum()), int(people[UNKNOWN])
        mean = float(people[:UNKNOWN] @ np.arange(UNKNOWN)) / known if known else np.nan
        at_3 = int(people[3:UNKNOWN].sum())
        rows.append((team, *names[skill_id], known + unknown, known, unknown, mean, at_3))
    return pd.DataFrame(rows, columns=TEAM_SKILLS)


@dataclass(frozen=True)
class TeamFacts:
    people: int
    held_on: date


@dataclass(frozen=True)
class HoldingNeed:
    """One requirement that holds, with the teams that it looks at."""

    teams: tuple[str, ...]
    stored: StoredRequirement

    @property
    def cells(self) -> list[tuple[str, str]]:
        return [(team, self.stored.skill_id) for team in self.teams]


def holding_needs(
    sets: tuple[RequirementSet, ...], teams: Mapping[str, TeamFacts], team: str | None, today: date
) -> tuple[tuple[HoldingNeed, ...], tuple[str, ...]]:
    """Requirements that hold: of each scope the version of its teams' wave. Scopes of the selected
    team and others that require something are left out for it alone, and told beside. Nothing is
    required of a team of which nobody said anything."""
    latest = max((facts.held_on for facts in teams.values()), default=today)
    needs: list[HoldingNeed] = []
    shared: list[str] = []
    for name in sorted(
        {asked.scope for asked in sets}, key=lambda scope: (scope == ALL_TEAMS, scope)
    ):
        members = tuple(teams) if name == ALL_TEAMS else teams_of(name, teams)
        if team is not None and (name == ALL_TEAMS or members != (team,)):
            own = name == ALL_TEAMS or team in members
            if own and version_on(sets, name, latest).rows:
                shared.append(name)
        elif members:
            days = (teams[member].held_on for member in members if member in teams)
            rows = version_on(sets, name, max(days, default=latest)).rows
            needs += [HoldingNeed(members, row) for row in rows]
    return tuple(needs), tuple(sorted(shared))


def version_on(sets: tuple[RequirementSet, ...], scope: str, day: date) -> RequirementSet:
    """The scope's version that holds on a day: the latest of its day, else the earliest of all."""
    versions = [s for s in sets if s.scope == scope]
    valid = [s for s in versions if s.valid_from <= day]
    if valid:
        return max(valid, key=lambda s: (s.valid_from, s.set_no))
    return min(versions, key=lambda s: (s.valid_from, -s.set_no))


def requirement_coverage(
    needs: Sequence[HoldingNeed], teams: Mapping[str, TeamFacts], counts: Counts
) -> tuple[RequirementCoverage, ...]:
    """Each requirement against the roster of its teams."""
    result = []
    for need in needs:
        roster = sum(teams[team].people for team in need.teams if team in teams)
        result.append(covered(need, *_held(need, counts, roster)))
    return tuple(result)


def _held(need: HoldingNeed, counts: Counts, roster: int) -> tuple[int, int, int]:
    """How many of so many people are at its level, how many may be, and to how many it applies:
    who was not asked may."""
    people = np.sum([NOBODY, *(counts[cell] for cell in need.cells if cell in counts)], axis=0)
    applicable = roster - int(people[NOT_APPLICABLE])
    known = int(people[:UNKNOWN].sum())
    return int(people[need.stored.level : UNKNOWN].sum()), applicable - known, applicable


def covered(need: HoldingNeed, have: int, unknown: int, roster: int) -> RequirementCoverage:
    """One requirement with its counts; everything else follows from them. A share is one of those
    to whom the skill applies."""
    stored = need.stored
    required = stored.headcount or max(1, math.ceil((stored.share or 0) * roster - 1e-9))
    return RequirementCoverage(
        **vars(stored),
        teams=need.teams,
        required=required,
        unknown=unknown,
        roster=roster,
        **figures(have, unknown, required),
    )


def figures(have: int, unknown: int, required: int) -> dict[str, Any]:
    """What follows of a requirement from who holds it and who may."""
    return {
        "have": have,
        "coverage": min(1.0, have / required),
        "coverage_high": min(1.0, (have + unknown) / required),
        "shortage": max(0, required - have),
        "surplus": max(0, have - required),
        "single_point_of_failure": have == 1,
        "no_spare": have == required > 1,
    }


def not_asked(
    requirements: Sequence[RequirementCoverage], levels: pd.DataFrame
) -> tuple[NotAsked, ...]:
    """Requirements whose skill the survey asked nobody of: nobody is known to hold them, and every
    position counts as open. `levels`: as in `Analysis`."""
    rows = levels[["team", "skill_id"]].drop_duplicates()
    asked = {(str(team), str(skill)) for team, skill in rows.itertuples(index=False)}
    return tuple(
        NotAsked(need.scope, need.skill, need.level)
        for need in requirements
        if need.roster
        and need.unknown == need.roster
        and not any((team, need.skill_id) in asked for team in need.teams)
    )


def together(name: str, requirements: Iterable[RequirementCoverage]) -> Coverage:
    """Several requirements as one figure: weighted, each clipped at its own headcount first.
    Nothing required is full coverage of nothing: 1.0 with `required` 0."""
    rows = list(requirements)
    wanted = sum(r.weight * r.required for r in rows)
    least = sum(r.weight * min(r.have, r.required) for r in rows)
    most = sum(r.weight * min(r.have + r.unknown, r.required) for r in rows)
    return Coverage(
        name=name,
        coverage=least / wanted if wanted else 1.0,
        coverage_high=most / wanted if wanted else 1.0,
        required=sum(r.required for r in rows),
        shortage=sum(r.shortage for r in rows),
        must_have_shortage=sum(r.shortage for r in rows if r.must_have),
        single_points_of_failure=sum(r.single_point_of_failure for r in rows),
    )
