"""What stands behind a cell or a skill, for panels and pages, and in which order it is told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analytics.results import Analysis, RequirementCoverage
from analytics.strategy.model.model import mentor_level
from analytics.strategy.results import Action, Plan
from data.store.facts.requirements import teams_of
from data.vocabulary import ALL_TEAMS, MAX_LEVEL, RATERS, WANTS_TO_LEARN, State, Viewer

_MARKS = "\u200e\u200f\u061c\u202a-\u202e"
"""Marks of direction that a name may carry; one that is never closed would turn a whole page."""
_LETTER = (
    f"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff{_MARKS}"
)
_RUN = re.compile(rf"[{_LETTER}](?:[\s.'’\-]*[{_LETTER}])*")
_ISOLATES = re.compile("[\u2066-\u2069]")
COMPETENT = 3


@dataclass(frozen=True)
class Member:
    """One person in a skill. `hours` a week: for mentoring; None: not given."""

    person_no: int
    name: str
    team: str
    role: str
    level: int | None
    interest: int | None = None
    hours: float | None = None


@dataclass(frozen=True)
class CellFacts:
    """One person in one skill."""

    state: State
    level: int | None
    given: tuple[tuple[str, int], ...]
    """(kind of rater, level) of each kind that said one."""
    target: int | None
    """Highest level that the team's requirements ask for."""
    interest: int | None
    importance: int | None
    wave: str
    mentors: tuple[Member, ...]
    """Who could teach the next level; not ranked."""
    team: str
    role: str
    skill: str


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


def cell(analysis: Analysis, person_no: int, skill_id: str) -> CellFacts | None:
    """The facts of a cell; None where the skill was not asked of the person, or the viewer may not
    see people."""
    if not analysis.selection.viewer.people_visible:
        return None
    asked = rows_of(analysis, skill_id)
    own = asked["person_no"] == person_no
    if not own.any():
        return None
    record, others = asked[own].iloc[0].to_dict(), asked[~own]
    roster = analysis.roster.set_index("person_no")
    level = whole(record["level"])
    return CellFacts(
        state=record["state"],
        level=level,
        given=tuple((kind, text) for kind in RATERS if (text := whole(record[kind])) is not None),
        target=targets(analysis).get((record["team"], skill_id)),
        interest=whole(record["interest"]),
        importance=whole(record["importance"]),
        wave=str(roster.loc[person_no, "wave"]),
        mentors=()
        if level is None or level >= MAX_LEVEL
        else _mentors(analysis, others, mentor_level(level + 1)),
        team=str(record["team"]),
        role=as_text(record["role"]),
        skill=str(record["skill"]),
    )


def targets(analysis: Analysis) -> dict[tuple[str, str], int]:
    """The highest level that a team is required to hold, by (team, skill id)."""
    result: dict[tuple[str, str], int] = {}
    for need in analysis.requirements:
        for team in need.teams:
            key = (team, need.skill_id)
            result[key] = max(result.get(key, 0), need.level)
    return result


def rows_of(analysis: Analysis, skill_id: str) -> pd.DataFrame:
    """Everybody who was asked about a skill."""
    return analysis.levels[analysis.levels["skill_id"] == skill_id]


def _mentors(analysis: Analysis, rows: pd.DataFrame, least: int) -> tuple[Member, ...]:
    """Who is at `least` or more and whose mentoring hours are not 0; not ranked."""
    able = _members(analysis, rows[rows["level"] >= least])
    return tuple(item for item in able if item.hours != 0)


def as_text(value: object) -> str:
    """A word of a frame, empty where there is none."""
    return value if isinstance(value, str) else ""


def whole(value: Any) -> int | None:
    """A whole number of a frame, None where there is none."""
    return None if value is None or str(value) in ("<NA>", "nan") else int(value)


def by_decision(plan: Plan) -> list[Action]:
    """Actions in the order in which they must be decided."""
    return sorted(
        plan.actions, key=lambda a: (a.decide_by_week, a.start_week, a.lever, a.skill, a.who)
    )


def due_week(action: Action, plan: Plan) -> float | None:
    """When the first requirement that the action closes is due; where it closes none in time, the
    first that is short in its skills. None where there is none."""
    due = {n.asked: n.due_week for n in plan.needs}
    result = [due.get(c.asked) for c in action.closes]
    if not result and action.lever != "assess":
        result = [
            need.due_week
            for need in plan.needs
            if need.shortage_before
            and need.skill in action.skills
            and (need.scope == ALL_TEAMS or action.team in teams_of(need.scope, (action.team,)))
        ]
    return min((week for week in result if week is not None), default=None)


def most_missing(needs: Sequence[RequirementCoverage]) -> list[RequirementCoverage]:
    """The largest weighted shortage first; of equals must-haves, then less coverage."""
    return sorted(
        needs, key=lambda n: (-n.weight * n.shortage, not n.must_have, n.coverage, n.skill, n.scope)
    )


def isolated(text: str) -> str:
    """`text` with each run of such words between FSI and PDI, which nobody sees. A space, a hyphen,
    an apostrophe or a full stop joins two words to a run; a comma or a digit does not."""
    return _RUN.sub("\u2068\\g<0>\u2069", _ISOLATES.sub("", text))


@dataclass(frozen=True)
class SkillFacts:
    """One skill in a selection. `wanted` is the highest level required, 3 where none is. `holders`
    are at `wanted` or above; `keen` (None: interest was not asked) are below it and want to learn
    it; `mentors` are at the level that teaching `wanted` takes and have hours for it, or have not
    given their hours. None of them is ranked."""

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
    rows = rows_of(analysis, skill_id)
    needs = tuple(need for need in analysis.requirements if need.skill_id == skill_id)
    wanted = max((need.level for need in needs), default=COMPETENT)
    applies = rows[rows["state"] != "not_applicable"]
    below = applies[applies["level"] < wanted]
    return SkillFacts(
        skill=skill_names(analysis).get(skill_id, skill_id),
        skill_id=skill_id,
        area=str(rows["area"].iloc[0]) if len(rows) else (needs[0].area if needs else ""),
        wanted=wanted,
        spread=tuple(_spread(str(team), part) for team, part in rows.groupby("team")),
        requirements=needs,
        holders=_members(analysis, applies[applies["level"] >= wanted]),
        keen=_members(analysis, below[below["interest"] >= WANTS_TO_LEARN])
        if applies["interest"].notna().any()
        else None,
        mentors=_mentors(analysis, applies, mentor_level(wanted)),
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


def _members(analysis: Analysis, rows: pd.DataFrame) -> tuple[Member, ...]:
    """By team and name, so that nobody is ranked."""
    hours = analysis.roster.set_index("person_no")["mentor_hours_per_week"].dropna().to_dict()
    return tuple(
        Member(
            person_no=int(row["person_no"]),
            name=str(row["person"]),
            team=str(row["team"]),
            role=as_text(row["role"]),
            level=whole(row["level"]),
            interest=whole(row["interest"]),
            hours=hours.get(row["person_no"]),
        )
        for row in rows.sort_values(["team", "person"]).to_dict("records")
    )


def holders_of(analysis: Analysis, need: RequirementCoverage) -> tuple[Member, ...]:
    """Who counts for a requirement, by team and name."""
    rows = analysis.levels
    mine = rows[(rows["skill_id"] == need.skill_id) & rows["team"].isin(list(need.teams))]
    return _members(analysis, mine[mine["level"] >= need.level])
