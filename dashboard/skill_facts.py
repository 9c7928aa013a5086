"""What stands behind the page of one skill: values, no sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analytics.results import Analysis, RequirementCoverage
from analytics.strategy.model.steps import mentor_level
from data.vocabulary import MAX_LEVEL, WANTS_TO_LEARN, Viewer

COMPETENT = 3


@dataclass(frozen=True)
class Spread:
    """People of a team by level in a skill. `counts` has one figure a level, 0 to 5."""

    team: str
    counts: tuple[int, ...]
    unknown: int
    not_applicable: int
    withheld: int = 0
    """People whose level is known and not shown; they are in none of the counts."""

    @property
    def people(self) -> int:
        """Everyone to whom the skill applies."""
        return sum(self.counts) + self.unknown


@dataclass(frozen=True)
class Member:
    """One person in the skill. `hours` a week: for mentoring; None: not given."""

    person_no: int
    name: str
    team: str
    role: str
    level: int | None
    hours: float | None = None


@dataclass(frozen=True)
class SkillFacts:
    """One skill in a selection. `wanted` is the highest level required, 3 where none is.

    `holders` are at `wanted` or above; `keen` are below it and want to learn it; `mentors` are at
    the level that teaching `wanted` takes and have hours for it, or have not given their hours.
    None of them is ranked. `keen` None: interest was not asked.
    """

    skill: str
    skill_id: str
    area: str
    wanted: int
    spread: tuple[Spread, ...]
    requirements: tuple[RequirementCoverage, ...]
    holders: tuple[Member, ...]
    keen: tuple[Member, ...] | None
    mentors: tuple[Member, ...]

    @property
    def people(self) -> int:
        """Everyone to whom the skill applies."""
        return sum(row.people for row in self.spread)

    @property
    def unknown(self) -> int:
        """People without a level."""
        return sum(row.unknown for row in self.spread)

    def shown(self, viewer: Viewer) -> list[Spread]:
        """The teams that are large enough for who asks."""
        return [
            row
            for row in self.spread
            if viewer.people_visible or (not row.withheld and row.people >= viewer.smallest_group)
        ]


def skill_names(analysis: Analysis) -> dict[str, str]:
    """Skill id -> name of the asked and the required skills, by name."""
    asked = analysis.levels[["skill_id", "skill"]].drop_duplicates("skill_id")
    names = dict(zip(asked["skill_id"].astype(str), asked["skill"].astype(str), strict=True))
    names |= {need.skill_id: need.skill for need in analysis.requirements}
    return dict(sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0])))


def skill_facts(analysis: Analysis, skill_id: str) -> SkillFacts:
    """The facts of one of the skills that `skill_names` names."""
    rows = analysis.levels[analysis.levels["skill_id"] == skill_id]
    needs = tuple(need for need in analysis.requirements if need.skill_id == skill_id)
    wanted = max((need.level for need in needs), default=COMPETENT)
    applies = rows[rows["state"] != "not_applicable"]
    at = applies[(applies["level"] >= wanted).fillna(value=False).astype(bool)]
    below = applies[(applies["level"] < wanted).fillna(value=False).astype(bool)]
    hours = analysis.roster.set_index("person_no")["mentor_hours_per_week"]
    able = applies[(applies["level"] >= mentor_level(wanted)).fillna(value=False).astype(bool)]
    keen = below[(below["interest"] >= WANTS_TO_LEARN).fillna(value=False).astype(bool)]
    return SkillFacts(
        skill=skill_names(analysis).get(skill_id, skill_id),
        skill_id=skill_id,
        area=str(rows["area"].iloc[0]) if len(rows) else (needs[0].area if needs else ""),
        wanted=wanted,
        spread=tuple(_spread(str(team), part) for team, part in rows.groupby("team")),
        requirements=needs,
        holders=_members(at),
        keen=_members(keen) if applies["interest"].notna().any() else None,
        mentors=tuple(m for m in _members(able, hours) if m.hours != 0),
    )


def _spread(team: str, rows: pd.DataFrame) -> Spread:
    levels = rows["level"].dropna().astype(int)
    return Spread(
        team=team,
        counts=tuple(int((levels == level).sum()) for level in range(MAX_LEVEL + 1)),
        unknown=int((rows["state"] == "unknown").sum()),
        not_applicable=int((rows["state"] == "not_applicable").sum()),
        withheld=int((rows["state"] == "withheld").sum()),
    )


def _members(rows: pd.DataFrame, hours: pd.Series[Any] | None = None) -> tuple[Member, ...]:
    """By team and name, so that nobody is ranked."""
    found = []
    for row in rows.sort_values(["team", "person"]).to_dict("records"):
        free = None if hours is None else hours.get(row["person_no"])
        found.append(
            Member(
                person_no=int(row["person_no"]),
                name=str(row["person"]),
                team=str(row["team"]),
                role=str(row["role"] or ""),
                level=None if pd.isna(row["level"]) else int(row["level"]),
                hours=None if free is None or pd.isna(free) else float(free),
            )
        )
    return tuple(found)


def holders_of(analysis: Analysis, need: RequirementCoverage) -> tuple[Member, ...]:
    """Who counts for a requirement, by team and name."""
    rows = analysis.levels
    mine = rows[(rows["skill_id"] == need.skill_id) & rows["team"].isin(list(need.teams))]
    return _members(mine[(mine["level"] >= need.level).fillna(value=False).astype(bool)])
