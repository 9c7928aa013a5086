"""Which requirements hold for a selection, and their coverage, shortage and single points of
failure (methods.md#coverage); also with levels as they would be if nobody had used a skill since
the survey."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analytics.measures.sql import measure
from analytics.results import Ageing, Coverage, NotAsked, RequirementCoverage, TeamAge
from data.store.facts.requirements import RequirementSet, StoredRequirement
from data.store.facts.settings import Assumption
from data.vocabulary import ALL_TEAMS, MAX_LEVEL, SCOPE_JOIN

if TYPE_CHECKING:
    from analytics.results import Selection
    from data.store.database import Database

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


@dataclass(frozen=True)
class TeamFacts:
    """What resolving needs of a team that is looked at."""

    people: int
    held_on: date


@dataclass(frozen=True)
class HoldingNeed:
    """One requirement that holds, with the teams that it looks at and the people it wants."""

    scope: str
    teams: tuple[str, ...]
    required: int
    stored: StoredRequirement


def holding_needs(
    sets: tuple[RequirementSet, ...],
    teams: Mapping[str, TeamFacts],
    team: str | None,
    today: date,
) -> tuple[HoldingNeed, ...]:
    """Requirements that hold: of each scope the version of its teams' wave.

    Shared scopes are left out where one team is selected: they are not its alone. Nothing is
    required of a team of which nobody said anything.
    """
    scopes = {s.scope for s in sets}
    latest = max((facts.held_on for facts in teams.values()), default=today)
    needs: list[HoldingNeed] = []

    def take(chosen: RequirementSet, members: tuple[str, ...]) -> None:
        roster = sum(teams[m].people for m in members if m in teams)
        for row in chosen.rows:
            required = row.headcount or max(1, math.ceil((row.share or 0) * roster - 1e-9))
            needs.append(HoldingNeed(chosen.scope, members, required, row))

    for name in sorted(scopes - {ALL_TEAMS}):
        members = scope_teams(name, teams)
        if team is None or members == (team,):
            day = max((teams[m].held_on for m in members if m in teams), default=latest)
            take(version_on(sets, name, day), members)
    if team is None and ALL_TEAMS in scopes and teams:
        take(version_on(sets, ALL_TEAMS, latest), tuple(teams))
    return tuple(needs)


def scope_teams(scope: str, teams: Mapping[str, TeamFacts]) -> tuple[str, ...]:
    """The teams that a scope names. A team whose own name has ` + ` in it stays one team."""
    if scope in teams or SCOPE_JOIN not in scope:
        return (scope,)
    return tuple(part.strip() for part in scope.split(SCOPE_JOIN))


def version_on(sets: tuple[RequirementSet, ...], scope: str, day: date) -> RequirementSet:
    """The scope's version that holds on a day: the latest of its day, else the earliest of all."""
    versions = [s for s in sets if s.scope == scope]
    valid = [s for s in versions if s.valid_from <= day]
    if valid:
        return max(valid, key=lambda s: (s.valid_from, s.set_no))
    return min(versions, key=lambda s: (s.valid_from, -s.set_no))


def requirement_coverage(
    database: Database,
    selection: Selection,
    needs: Sequence[HoldingNeed],
    ages: Ageing | None = None,
    held: pd.DataFrame | None = None,
) -> tuple[RequirementCoverage, ...]:
    """Each requirement against the roster of its teams."""
    own = [(n.stored.level, n.teams) for n in needs]
    stated = _counted(database, selection, needs, own, held)
    if ages is None:
        return tuple(covered(n, *counts) for n, counts in zip(needs, stated, strict=True))
    months = {one.team: one.months for one in ages.teams}
    parts = [(n, team) for n in needs for team in n.teams]
    found = iter(
        _counted(
            database,
            selection,
            [n for n, _ in parts],
            [
                (least_level(n.stored.level, months.get(team, 0), ages.half_life.likely), (team,))
                for n, team in parts
            ],
            held,
        )
    )
    answers = []
    for need, (have, _, _) in zip(needs, stated, strict=True):
        of_teams = [next(found) for _ in need.teams]
        row = covered(need, *(sum(counts[n] for counts in of_teams) for n in range(3)))
        answers.append(replace(row, have_as_surveyed=have))
    return tuple(answers)


def _counted(
    database: Database,
    selection: Selection,
    needs: Sequence[HoldingNeed],
    asked: Sequence[tuple[int, tuple[str, ...]]],
    held: pd.DataFrame | None,
) -> list[tuple[int, int, int]]:
    """have, unknown and roster of each need, at a level and of teams that are given beside it."""
    need = pd.DataFrame(
        [(i, n.stored.skill_no, asked[i][0]) for i, n in enumerate(needs)],
        columns=["position", "skill_no", "level"],
    ).astype("int64")
    need_team = pd.DataFrame(
        [(i, team) for i, (_, teams) in enumerate(asked) for team in teams],
        columns=["position", "team"],
    ).astype({"position": "int64", "team": "str"})
    read = {"need": need, "need_team": need_team}
    counts = measure(database, selection, "coverage", read, held)
    return [(c["have"], c["unknown"], c["roster"]) for c in counts.to_dict("records")]


def covered(need: HoldingNeed, have: int, unknown: int, roster: int) -> RequirementCoverage:
    """One requirement with its counts; everything else follows from them."""
    stored, required = need.stored, need.required
    return RequirementCoverage(
        scope=need.scope,
        teams=need.teams,
        skill=stored.skill,
        skill_id=stored.skill_id,
        area=stored.area,
        level=stored.level,
        required=required,
        unknown=unknown,
        roster=roster,
        must_have=stored.must_have,
        weight=stored.weight,
        due_on=stored.due_on,
        due_given=stored.due_given,
        initiative=stored.initiative,
        owner=stored.owner,
        reason=stored.reason,
        per_week=stored.per_week,
        **_figures(have, unknown, required),
    )


def as_surveyed(row: RequirementCoverage) -> RequirementCoverage:
    """A requirement as it stood before levels were aged."""
    if row.have_as_surveyed is None:
        return row
    return replace(row, **_figures(row.have_as_surveyed, row.unknown, row.required))


def _figures(have: int, unknown: int, required: int) -> dict[str, Any]:
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

    Nothing required is full coverage of nothing: 1.0 with `required` 0.
    """
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
